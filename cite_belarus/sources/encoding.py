"""Which eight-bit encoding a text that is no UTF-8 is probably in."""

from __future__ import annotations

import collections

_EAST = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіўїєґё"
_POLISH = "ąćęłńóśźżčšžěřůýáíéôöüä"
_WEST = "äöüßéèàçêëîïôûùñõãåøæáíóú"

# Codec and the letters beyond ASCII that a text in it is full of, the likelier first.
ENCODINGS = (
    ("windows-1251", _EAST),
    ("windows-1250", _POLISH),
    ("windows-1252", _WEST),
    ("koi8-u", _EAST),
    ("koi8-r", _EAST),
    ("cp866", _EAST),
    ("iso-8859-5", _EAST),
    ("mac-cyrillic", _EAST),
    ("iso-8859-2", _POLISH),
    ("iso-8859-1", _WEST),
)
_PUNCTUATION = frozenset("–—„”“‘’«»…№§ \u00a0°·•")


def probable(data: bytes) -> str:
    """The codec under which the most bytes beyond ASCII are common letters of a language written in it."""
    counts = collections.Counter(byte for byte in data[:200_000] if byte > 127)
    scores = [(_score(counts, codec, letters), -rank, codec) for rank, (codec, letters) in enumerate(ENCODINGS)]
    return max(scores)[2]


def _score(counts: collections.Counter[int], codec: str, letters: str) -> float:
    total = 0.0
    for byte, number in counts.items():
        char = bytes([byte]).decode(codec, errors="replace")
        if char in letters:
            total += number * (2.0 if char in letters[:12] else 1.5)
        elif char.lower() in letters:
            total += number * 0.2
        elif char in _PUNCTUATION:
            total += number * 0.5
        else:
            total -= number * 2.0
    return total
