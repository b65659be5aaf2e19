"""Word tables as phrases that can be found in a text without trying each in turn."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cite_belarus import resources

WORD = re.compile(r"n[°º]|[^\W_]+(?:[’'ʼ`-][^\W_]+)*|№|&", re.IGNORECASE)


class Token(NamedTuple):
    """A word, casefolded, and where it stands."""

    word: str
    start: int
    end: int


class Hit(NamedTuple):
    """A phrase of a table found in a text, a full stop behind it included."""

    start: int
    end: int
    value: str
    words: int


@functools.lru_cache(maxsize=64)  # several tables are held against the same text one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order."""
    return tuple([Token(found[0].casefold(), found.start(), found.end()) for found in WORD.finditer(text)])


class Phrases:
    """The phrases of a table. A dot at a phrase's end must be printed; a `*` there stands for any ending."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], bool, str]]] = {}
        for phrase, value in table.items():
            words = tuple(token.word for token in tokens(phrase))
            if not words:
                continue
            dotted, stem = phrase.endswith("."), phrase.endswith("*")
            home = self._stems if stem and len(words) == 1 else self._exact
            home.setdefault(words[0], []).append((words + (("*",) if stem and len(words) > 1 else ()), dotted, value))
        for entries in (*self._exact.values(), *self._stems.values()):
            entries.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}, reverse=True))

    def at(self, text: str, found: tuple[Token, ...], index: int) -> Hit | None:
        """The longest phrase that begins with this word of the text."""
        word = found[index].word
        for words, dotted, value in self._exact.get(word, ()):
            hit = self._match(text, found, index, (words, dotted, value))
            if hit:
                return hit
        for length in self._lengths:
            if length <= len(word) and word[:length] in self._stems:
                return Hit(found[index].start, found[index].end, self._stems[word[:length]][0][2], 1)
        return None

    @staticmethod
    def _match(text: str, found: tuple[Token, ...], index: int, entry: tuple[tuple[str, ...], bool, str]) -> Hit | None:
        words, dotted, value = entry
        open_ended = words[-1] == "*"
        words = words[:-1] if open_ended else words
        last = index + len(words) - 1
        if last >= len(found):
            return None
        for offset, word in enumerate(words[1:], 1):
            seen = found[index + offset].word
            if seen != word and not (open_ended and index + offset == last and seen.startswith(word)):
                return None
        end = found[last].end
        stopped = text[end : end + 1] == "."
        if dotted and not stopped:
            return None
        return Hit(found[index].start, end + stopped, value, len(words))

    def all(self, text: str) -> Iterator[Hit]:
        """Every phrase in the text, from left to right, without overlap."""
        found = tokens(text)
        exact, stems = self._exact, bool(self._lengths)
        past = 0
        for index, token in enumerate(found):
            if index >= past and (stems or token.word in exact) and (hit := self.at(text, found, index)):
                yield hit
                past = index + hit.words

    def first(self, text: str) -> Hit | None:
        """The first phrase in the text."""
        return next(self.all(text), None)


@functools.cache
def phrases(table: str) -> Phrases:
    """The phrases of one table in all languages."""
    return Phrases(resources.words(table))
