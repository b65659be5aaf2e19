"""Words printed in two alphabets at once: a scanner's or a typist's mistake, told by the word itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

# letters of one shape in both alphabets, Latin and Cyrillic in pairs
PAIRS = "AАBВCСEЕHНIІKКMМOОPРTТXХaаcсeеiіoоpрxхyуjјsѕ"
TO_CYRILLIC = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
TO_LATIN = {cyrillic: latin for latin, cyrillic in TO_CYRILLIC.items()}
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff]")


def mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word of two alphabets, and the same in one; words that could as well be of the other are left out."""
    if text.isascii() or not _LATIN.search(text) or not _CYRILLIC.search(text):
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            ways = {_all_in(word, TO_CYRILLIC, _LATIN), _all_in(word, TO_LATIN, _CYRILLIC)} - {None}
            if len(ways) == 1:
                yield word, str(ways.pop())


def _all_in(word: str, letters: dict[str, str], foreign: re.Pattern[str]) -> str | None:
    """The word with its foreign letters exchanged, None where one of them has no letter of its shape."""
    turned = "".join(letters.get(letter, letter) for letter in word)
    return None if foreign.search(turned) else turned
