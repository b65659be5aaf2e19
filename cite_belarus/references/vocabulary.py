"""Word tables as phrases that can be found in a text without trying each in turn."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.alphabets import meant
from cite_belarus.late import Late

WORD = Late(r"[nN][°º]|[^\W_]+(?:[’'ʼ`-][^\W_]+)*|№|&")

AROUND = " .,:;()[]"  # what stands around a part and in no word
ENDS = " .,;:)"  # what may stand behind a phrase that is all of a text
JOINING = "-'`&"  # of ASCII, what may stand within a word, or is one
BLANKS = bytes([one if chr(one).isalnum() else ord(" ") for one in range(128)]) + bytes(128)  # for all else of ASCII


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


@functools.lru_cache(maxsize=1024)  # several tables are held against the same text one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order."""
    return tuple([Token(found[0].casefold(), *found.span()) for found in WORD.finditer(meant(text))])


def words_of(text: str) -> list[str]:
    """The words of a text, casefolded: what `tokens` finds, without their places."""
    return _words_of(text.strip(AROUND))


@functools.lru_cache(maxsize=1024)  # several tables are held against a part, with or without what stands around it
def _words_of(text: str) -> list[str]:
    if text.isascii() and not any(map(text.__contains__, JOINING)):  # the pattern takes five times as long
        return text.lower().encode().translate(BLANKS).decode().split() or [""]
    return "\n".join(WORD.findall(meant(text))).casefold().split("\n")  # no word holds a line end


class Phrase(NamedTuple):
    """A phrase without its first word; `dotted` and `stem`: it ends with a dot, with any ending."""

    rest: tuple[str, ...]
    dotted: bool
    stem: bool
    value: str


class Phrases:
    """The phrases of a table. A dot at a phrase's end must be printed; a `*` there stands for any ending."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._exact: dict[str, list[Phrase]] = {}
        self._stems: dict[str, str] = {}
        # Of each phrase its longest whole word, the last of several ("et al."), with the values it stands for: a text
        # without it has no such phrase.
        self.telling: dict[str, set[str]] = {}
        self._wholes: dict[str, list[frozenset[str]]] = {}  # under that word, all whole words of each phrase
        for phrase, value in table.items():
            words = tuple(words_of(phrase))
            if not words[0]:
                continue
            stem = phrase.endswith("*")
            if stem and len(words) == 1:
                self._stems.setdefault(words[0], value)
                continue
            entry = Phrase(words[1:], phrase.endswith("."), stem, value)
            self._exact.setdefault(words[0], []).append(entry)
            whole = words[:-1] if stem else words
            telling = max(reversed(whole), key=len)
            self.telling.setdefault(telling, set()).add(value)
            self._wholes.setdefault(telling, []).append(frozenset(whole))
        for entries in self._exact.values():
            entries.sort(key=lambda entry: (-len(entry.rest) - entry.stem, not entry.dotted))
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}, reverse=True))
        self._least = self._lengths[-1] if self._lengths else 0
        self._heads = {stem[: self._least] for stem in self._stems}
        self._telling_of = functools.cache(self._for_value)

    def absent(self, text: str) -> bool:
        """Whether the words of a text show at once that no phrase is in it."""
        words = words_of(text)
        if not self.telling.keys().isdisjoint(words) and self._has_all(frozenset(words)):
            return False
        return not (self._heads and self._stemmed(words))

    def _has_all(self, words: frozenset[str]) -> bool:
        """Whether all words of a phrase are among these."""
        return any(whole <= words for word in self.telling.keys() & words for whole in self._wholes[word])

    def _for_value(self, value: str) -> tuple[frozenset[str], bool]:
        """The words without which a text has no phrase of a value, and whether stems stand for it, too."""
        telling = frozenset(word for word, values in self.telling.items() if value in values)
        return telling, value in self._stems.values()

    def lacks(self, text: str, value: str) -> bool:
        """Whether the words of a text show at once that no phrase that stands for this value is in it."""
        words = words_of(text)
        telling, stems = self._telling_of(value)
        return telling.isdisjoint(words) and not (stems and self._stemmed(words))

    def _stemmed(self, words: list[str]) -> bool:
        """Whether one of the words begins as a stem does."""
        least = self._least
        return not self._heads.isdisjoint([word[:least] for word in words])

    def at(self, text: str, found: tuple[Token, ...], index: int) -> Hit | None:
        """The longest phrase that begins with this word of the text."""
        word, start, end = found[index]
        for rest, dotted, stem, value in self._exact.get(word, ()):
            if rest and not _stand(rest, stem, found[index + 1 : index + 1 + len(rest)]):
                continue
            end = found[index + len(rest)].end
            stopped = text[end : end + 1] == "."
            if stopped or not dotted:
                return Hit(start, end + stopped, value, 1 + len(rest))
        if word[: self._least] in self._heads:
            for length in self._lengths:
                if length <= len(word) and word[:length] in self._stems:
                    return Hit(start, found[index].end, self._stems[word[:length]], 1)
        return None

    def all(self, text: str) -> Iterator[Hit]:
        """Every phrase in the text, from left to right, without overlap."""
        return iter(()) if self.absent(text) else self._hits(text)

    def first(self, text: str) -> Hit | None:
        """The first phrase in the text."""
        return None if self.absent(text) else next(self._hits(text), None)

    def _hits(self, text: str) -> Iterator[Hit]:
        found = tokens(text)
        exact, stems = self._exact, bool(self._lengths)
        past = 0
        for index, token in enumerate(found):
            if index >= past and (stems or token.word in exact) and (hit := self.at(text, found, index)):
                yield hit
                past = index + hit.words

    def begins(self, text: str) -> Hit | None:
        """The phrase that stands at the very start of the text."""
        found = WORD.match(text)
        word = found[0].casefold() if found else ""
        if not found or not (word in self._exact or word[: self._least] in self._heads):
            return None
        return self.at(text, tokens(text), 0)

    def whole(self, text: str) -> Hit | None:
        """The phrase that is all of the text, but for marks behind it."""
        hit = self.begins(text)
        return hit if hit and hit.end >= len(text.rstrip(ENDS)) else None


def _stand(rest: tuple[str, ...], stem: bool, found: tuple[Token, ...]) -> bool:
    """Whether the words of a phrase behind its first one stand in a text; of a stem the last has any ending."""
    words = tuple([token.word for token in found])
    return words == rest or (
        stem and len(words) == len(rest) and words[:-1] == rest[:-1] and words[-1].startswith(rest[-1])
    )


@functools.cache
def ands() -> str:
    """The words between the last two names of a list, as alternatives of a pattern."""
    return "|".join(word for word, kind in resources.words("conjunctions").items() if kind != "stopped")


@functools.cache
def phrases(table: str) -> Phrases:
    """The phrases of one table in all languages."""
    return Phrases(resources.words(table))
