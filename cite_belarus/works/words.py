"""Which words are known: the word lists of the languages."""

from __future__ import annotations

import functools
import unicodedata

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.romanise import fold

WORD = Late(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@functools.cache
def listed(language: str) -> frozenset[str]:
    """The word list of one language, in small letters; empty where there is none."""
    return frozenset(resources.words("words", language))


@functools.cache
def listed_anywhere() -> frozenset[str]:
    """The words of all the lists."""
    return frozenset(resources.words("words"))


@functools.cache
def folded(language: str) -> dict[str, tuple[str, ...]]:
    """Key blind to script → the listed words that have it."""
    out: dict[str, list[str]] = {}
    for word in sorted(listed(language)):
        out.setdefault(fold(word), []).append(word)
    return {key: tuple(found) for key, found in out.items()}


@functools.cache
def ascii_words() -> frozenset[str]:
    """The words of the lists as addresses write them: Latin ones without their diacritics."""
    plain = without_marks("\n".join(listed_anywhere())).split("\n")  # all at once: one by one takes three times as long
    return frozenset(plain) | frozenset(resources.words("paths"))


@functools.cache
def ascii_words_of(length: int) -> tuple[str, ...]:
    """Those of so many letters, in alphabetical order."""
    return tuple(sorted(word for word in ascii_words() if len(word) == length))


def without_marks(word: str) -> str:
    """A Latin word in ASCII letters, as slugs write it; other letters stay."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("ł", "l").replace("đ", "d").replace("ß", "ss"))
    return "".join([letter for letter in decomposed if not unicodedata.combining(letter)])


def split(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return [word.lower() for word in WORD.findall(text)]
