"""What an atom shows by itself: its word, shape, punctuation, script, and the lexicons it stands in.

These features depend on the atom alone. They come in four GROUPS by what they look at, so that the summed weights
of each part are computed once for each distinct part, and text that repeats itself costs little.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from cite_belarus import resources
from cite_belarus.labels.atoms import Atom
from cite_belarus.labels.codes import Array, code

Key = tuple[Any, ...]
EDGE: Key = ("edge",)
# the neighbours whose word features count at a position: itself first, so that its columns come first in the model
OFFSETS = (0, -1, 1, -2, 2)
_ROMAN = re.compile(r"[IVXLCDMІХМ]+|[ivxlc]+")
_VOWELS = re.compile(r"[aeiouyаеёиоуыэюяіїєąęóäöüàéèáíúůõå]", re.I)
_ONE_SCRIPT = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+|([А-яЁёІіЎўЇїЄєҐґ]+)")
# letters that tell a language: (letters, the mark)
_TELLING = (
    ("іїєґ", "uk"), ("ў", "be"), ("ыэъё", "ru"), ("ąćęłńśźż", "pl"), ("äöüß", "de"),
    ("éèêàçùîôœ", "fr"), ("čěřšůžďťň", "cs"), ("ėįųū", "lt"), ("òìà", "it"),
)  # fmt: skip
_TELLS = {letter: language for letters, language in _TELLING for letter in letters}
_SIZES = (5, 12, 31, 60, 150, 500, 1449, 2039, 9999)
_KEPT = 60_000


class Look(NamedTuple):
    """What a core shows: in small letters, outline, cue (or ""), cue and outline in one, script, lexicon bits."""

    low: str
    outline: str
    cue: str
    tag: str
    script: str
    bits: int


@functools.cache
def cues() -> Mapping[str, str]:
    """Words that tell what stands beside them (tables `cues`), to the kind of thing they tell."""
    return resources.words("cues")


def shape(core: str) -> str:
    """The outline of a core: `Xx`, `X`, `XX`, `x`, `xX`, `d4`, `year`, `//`; `Xx-Xx` with an inner hyphen."""
    first = core[:1]
    if first.isdecimal():
        return "year" if is_year(core) else f"d{min(len(core), 6)}"
    if not first.isalpha():
        return core[:2]
    if len(core) == 1:
        return "X" if core.isupper() else "x"
    if core.isupper():
        return "XX"
    if core.islower():
        return "xx"
    if core[1:].islower():
        return "Xx"
    return "Xx-Xx" if "-" in core or "’" in core or "'" in core else "xX"


def is_year(core: str) -> bool:
    """Whether four digits are a year of print, 1450 to 2039."""
    return len(core) == 4 and core.isdecimal() and "1450" <= core <= "2039"


def script(core: str) -> str:
    """`l` Latin, `c` Cyrillic, `m` both (a scan's damage), `o` other letters, `-` none."""
    if core.isascii():
        return "l" if core.isalpha() or not core.isdecimal() else "-"
    if match := _ONE_SCRIPT.fullmatch(core):
        return "c" if match.lastindex else "l"
    latin = cyrillic = other = False
    for char in core:
        if char.isalpha():
            code = ord(char)
            latin |= code < 0x250 or 0x1E00 <= code < 0x1F00
            cyrillic |= 0x400 <= code < 0x530
            other |= 0x250 <= code < 0x400 or 0x530 <= code < 0x1E00 or code >= 0x1F00
    if latin:
        return "m" if cyrillic else "l"
    return "c" if cyrillic else ("o" if other else "-")


class Looks:
    """Looks at cores, and remembers what it saw. `lexicon` gives a word's bits, `known` its cue."""

    def __init__(self, lexicon: Callable[[str], int], known: Mapping[str, str]) -> None:
        self._lexicon, self._cues = lexicon, known
        self._seen: dict[tuple[str, str], Look] = {}

    def __call__(self, atom: Atom) -> Look:
        """What an atom's core shows."""
        key = (atom.lock, "") if atom.lock else ("", atom.core)
        look = self._seen.get(key)
        if look is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            look = self._seen[key] = self._look(*key)
        return look

    def _look(self, lock: str, core: str) -> Look:
        if lock:
            return Look("", lock, lock, lock, "-", 0)
        low, outline = core.casefold(), shape(core)
        cue = "//" if core == "//" else self._cues.get(low, "")
        bits = self._lexicon(low) if core[:1].isalpha() else 0
        return Look(low, outline, cue, f"{cue}:{outline}" if cue else outline, script(core), bits)


def word_keys(opener: str, core: str, closer: str, look: Look) -> tuple[Key, ...]:
    """An atom's keys, one a GROUP."""
    return (
        (0, opener, look.outline, closer),
        (1, core) if look.low else EDGE,
        (2, look.cue, look.bits, look.outline, closer),
        (3, look.low, closer) if len(look.low) < 8 else EDGE,
    )


def _outside(key: Key) -> list[str]:
    _, opener, outline, closer = key
    return [
        f"o={opener}", f"z={closer}", f"s={outline}", f"sz={outline}|{closer}", f"osz={opener}|{outline}|{closer}",
        f"os={opener}|{outline}", "b",
    ]  # fmt: skip


def _inside(key: Key) -> list[str]:
    core = key[1]
    low = core.casefold()
    if low[:1].isdecimal():
        return [f"y3={low[:3]}"] if is_year(low) else [f"n={_size(low)}", f"lead0={low[0] == '0'}"]
    out = [f"w={low}", f"k={script(core)}", f"l={min(len(core), 10)}"]
    if is_roman(core):
        out.append("rom")
    if len(low) > 3:
        out += [f"p3={low[:3]}", f"e2={low[-2:]}", f"e3={low[-3:]}|{shape(core)}"]
        if len(low) > 5:
            out += [f"p4={low[:4]}", f"e4={low[-4:]}", f"p5={low[:5]}"]
    elif not _VOWELS.search(low):
        out.append("novowel")
    if low.isascii():
        return out
    return out + [f"t={language}" for language in sorted({_TELLS[c] for c in low if c in _TELLS})]


def is_roman(core: str) -> bool:
    """Whether a core reads as a Roman numeral."""
    return len(core) < 9 and bool(_ROMAN.fullmatch(core))


def _size(digits: str) -> str:
    value = int(digits[:9])
    return next((str(top) for top in _SIZES if value <= top), "big")


def _known(key: Key) -> list[str]:
    _, cue, bits, outline, closer = key
    out = [f"c={cue}", f"cz={cue}|{closer}", f"cs={cue}|{outline}", f"x={bits}"]
    if bits:
        out.append(f"xs={bits}|{outline}")
        for number in range(bits.bit_length()):
            if bits >> number & 1:
                out += [f"x{number}", f"x{number}|{closer}"]
    return out


def _short(key: Key) -> list[str]:
    _, low, closer = key
    if not low[:1].isdecimal():
        return [f"wz={low}|{closer}", f"rom|{closer}"] if is_roman(low) else [f"wz={low}|{closer}"]
    if is_year(low):
        return [f"year|{closer}"]
    return [f"n={_size(low)}|{closer}", f"num={low}" if len(low) < 3 else "num>"]


GROUPS = (_outside, _inside, _known, _short)


def word_features(key: Key) -> list[str]:
    """The names of the features of one key; its first item is its group's number."""
    return ["edge"] if key == EDGE else GROUPS[key[0]](key)


def word_codes(keys: Sequence[Key]) -> tuple[Array, Array]:
    """The codes of the features of word keys, all in one array, and how many each key has."""
    found = [word_features(key) for key in keys]
    sizes = np.fromiter(map(len, found), np.int64, len(found))
    return np.fromiter(map(code, itertools.chain.from_iterable(found)), np.uint32, int(sizes.sum())), sizes
