"""What a text says, whatever the case of its letters: what it has no word of need not be sought in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
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
    low = folded(text)
    return Said(low, frozenset(_WORD.findall(low)))


def first_word(text: str) -> str:
    """The first word, folded; "" in a text without letters."""
    m = _WORD.search(text)
    return folded(m.group()) if m else ""


class Vocabulary:
    """The words of some phrases. Most texts lack one of each phrase, and need not be searched for the phrases."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # Under one word of a phrase, all that it needs; no entry for a phrase that needs all that another does.
        self._needs: dict[str, list[frozenset[str]]] = {}
        self._signs: set[str] = set()  # what phrases without a letter begin with
        for phrase in sorted(phrases, key=len):
            words = said(phrase).words
            if not words:
                self._signs.add(phrase[0])
            elif not self._has_all_of_one(words):
                self._needs.setdefault(max(words, key=lambda word: (len(word), word)), []).append(words)
        self._telling = frozenset(self._needs)

    def may_stand_in(self, text: str) -> bool:
        """False only where no phrase stands in the text, nor in a part of it that begins and ends between words."""
        words = said(text).words
        if not self._telling.isdisjoint(words) and self._has_all_of_one(words):
            return True
        return bool(self._signs) and any(map(text.__contains__, self._signs))

    def _has_all_of_one(self, words: frozenset[str]) -> bool:
        return any(need <= words for word in self._needs.keys() & words for need in self._needs[word])
