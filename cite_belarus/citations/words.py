"""What a text says, whatever the case of its letters: what it has no word of need not be sought in it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from cite_belarus.alphabets import meant
from cite_belarus.late import Late

_WORD = Late(r"[^\W\d_]+")
_ASCII = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)  # blanks but for letters
MOST = 256  # texts remembered by what is asked of each several times, and then never again


class Said(NamedTuple):
    """A text folded, and its words: the runs of letters, whatever stands around them."""

    text: str
    words: frozenset[str]


def folded(text: str) -> str:
    """The text casefolded, with all else that IGNORECASE takes for the same letter, and no mark made a letter."""
    return text.replace("İ", "i").replace("ı", "i").replace("\u0345", " ").casefold()


@functools.lru_cache(maxsize=MOST)
def said(text: str) -> Said:
    """The text folded and the set of its words."""
    low = folded(meant(text))
    return Said(low, _words(low))


def _printed(text: str) -> Said:
    """The text as it stands and the set of its words."""
    return Said(text, _words(text))


def _words(text: str) -> frozenset[str]:
    if text.isascii():  # which bytes do in half the time
        return frozenset(text.encode().translate(_ASCII).decode().split())
    return frozenset(_WORD.findall(text))


def first_word(text: str) -> str:
    """The first word, folded; "" in a text without letters."""
    m = _WORD.search(meant(text))
    return folded(m.group()) if m else ""


class Need(NamedTuple):
    """What a text must have for a phrase to stand in it: all its words, and, of several, its characters but blanks."""

    words: frozenset[str]
    characters: str

    def is_met(self, said: Said) -> bool:
        return self.words <= said.words and (not self.characters or self.characters in "".join(said.text.split()))


class Vocabulary:
    """The words of some phrases. Most texts lack one of each phrase, and need not be searched for the phrases.

    `case`: the phrases count only as they are printed.
    """

    def __init__(self, phrases: Iterable[str], case: bool = False) -> None:
        self._said = _printed if case else said
        self.needs: dict[str, list[Need]] = {}  # under one word of a phrase, all that it needs
        self._signs: set[str] = set()  # what phrases without a letter begin with
        for phrase in phrases:
            text, words = self._said(phrase)
            if words:
                need = Need(words, "".join(text.split()) if len(words) > 1 else "")
                self.needs.setdefault(max(words, key=lambda word: (len(word), word)), []).append(need)
            else:
                self._signs.add(phrase[0])
        self._telling = frozenset(self.needs)

    def may_stand_in(self, text: str) -> bool:
        """False only where no phrase stands in the text, nor in a part of it that begins and ends between words."""
        said = self._said(text)
        if any(need.is_met(said) for word in self._telling & said.words for need in self.needs[word]):
            return True
        return bool(self._signs) and any(map(text.__contains__, self._signs))
