"""Letters of the other alphabet, or for digits: a scanner's or a typist's mistake, told by the word itself."""

from __future__ import annotations

import functools

from cite_belarus.late import Late

# letters of one shape in both alphabets, Latin and Cyrillic in pairs. Source: Unicode confusables (UTS #39)
PAIRS = "AАBВCСEЕHНIІJЈKКMМOОPРSЅTТXХYУaаcсeеiіjјoоpрsѕxхyуÏЇïї"
TO_CYRILLIC = str.maketrans(PAIRS[::2], PAIRS[1::2])
TO_LATIN = str.maketrans(PAIRS[1::2], PAIRS[::2])
# letters that a scan has put for digits, where something else says that these are meant
DIGITS = str.maketrans("IІіilÍíj|r!gqzZSsBВbЬОоOoБбЗз", "11111111111992255886600006633")
# a year of print with or without such letters: what stands around it must say that it is one
DAMAGED_YEAR = r"(?:[1IilrÍíj|!][5-9gq]|[2zZ][0OoОо])[\dIil|gqzZSsBbОоOoБбЗз]{2}"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LATIN, CYRILLIC = Late(r"[A-Za-zÀ-ÖØ-öø-ɏ]"), Late(r"[\u0400-\u052f]")
_WORD = Late(r"[A-Za-zÀ-ÖØ-öø-ɏ\u0400-\u052f]{2,}")
# Letters of both side by side, as in every word of both: few texts with words of the one and the other have them.
_TOUCHING = Late(rf"{LATIN.pattern}{CYRILLIC.pattern}|{CYRILLIC.pattern}{LATIN.pattern}")
# Roman numbers of which some letters are Cyrillic: "ХІV"
_ROMAN = Late(r"(?<![^\W_])(?=[IVXLCDM]*[\u0406\u0425])[IVXLCDM\u0406\u0425\u0421\u041c]+(?![^\W_])")

_LATIN_I = Late(r"(?<=[\u0400-\u052f.,] )i(?= [\u0400-\u052f])")


def latin_romans(text: str, least: int = 1) -> str:
    """The text, as long as before, with Roman numbers of `least` digits that have Cyrillic letters in Latin ones."""
    if "\u0406" not in text and "\u0425" not in text:
        return text
    return _ROMAN.sub(lambda found: found[0].translate(TO_LATIN) if len(found[0]) >= least else found[0], text)


def is_mixed(word: str) -> bool:
    """Whether a word has letters of both alphabets."""
    return LATIN.search(word) is not None and CYRILLIC.search(word) is not None


def mixed_words(text: str) -> list[str]:
    """The words of a text with letters of both alphabets, once each."""
    if text.isascii() or not is_mixed(text) or not _TOUCHING.search(text):
        return []
    return [word for word in dict.fromkeys(_WORD.findall(text)) if is_mixed(word)]


def in_one(word: str) -> str:
    """A word of two alphabets in the only one in which it can be a word; as it is where either will do, or neither."""
    latin, cyrillic = word.translate(TO_LATIN), word.translate(TO_CYRILLIC)
    only_latin, only_cyrillic = not CYRILLIC.search(latin), not LATIN.search(cyrillic)
    if only_latin == only_cyrillic:
        return word
    return latin if only_latin else cyrillic


def unmixed(text: str) -> str:
    """The text, as long as before, with each word of two alphabets in one, where it can be a word in one only."""
    words = {word: in_one(word) for word in mixed_words(text)}
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text) if words else text


def meant(text: str) -> str:
    """The text, as long as before, words of two alphabets in one, and a Latin "i" between Cyrillic words in theirs."""
    return text if text.isascii() else _meant(text)


@functools.lru_cache(maxsize=1024)  # many tables are held against the same text
def _meant(text: str) -> str:
    return _LATIN_I.sub("\u0456", unmixed(text)) if is_mixed(text) else text
