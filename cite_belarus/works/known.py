"""What is known of one article while its citations are read in order: its works, and what is cited before.

A short form is compared only with the works that share a word with it, so that a list of ten thousand references
takes no longer a reference than one of ten.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from cite_belarus.model import Citation
from cite_belarus.works.people import Person, near
from cite_belarus.works.shorts import Short


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work as short forms name it; the works of an article are numbered."""

    number: int
    key: str
    people: tuple[Person, ...]
    title: tuple[str, ...]
    date: str
    volume: str
    raws: tuple[str, ...]


ALIKE = 84  # per cent: the letters that a misprinted word of a title shares with the right one are more


class Words:
    """Which of some numbered things have a word, or one that is as good as the word."""

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, word in words:
            self._of[word].append(number)
        self._near: dict[str, set[int]] = {}
        self._alike: dict[str, set[int]] = {}
        self._with_piece: dict[tuple[int, int], dict[str, list[str]]] = {}

    def near(self, word: str) -> set[int]:
        """The things with a word as good as this one in a name (`people.near`)."""
        found = self._near.get(word)
        if found is None:
            size = len(word)
            lengths = range(max(size - 1, 5), size + 2) if size > 4 else ()
            likely = (other for length in lengths for other in self._likely(word, length, 1))
            found = self._near[word] = self._things({word, *(other for other in likely if near(word, other))})
        return found

    def alike(self, word: str) -> set[int]:
        """The things with a word as good as this one in a title (`misprint`)."""
        found = self._alike.get(word)
        if found is None:
            size = len(word)
            lengths = self._by_length if size > 3 and word.isalpha() else ()
            changes = ((length, _most_changes(size, length)) for length in lengths)
            likely = (other for length, most in changes if most for other in self._likely(word, length, most))
            found = self._alike[word] = self._things({word, *(other for other in likely if misprint(word, other))})
        return found

    def _things(self, words: set[str]) -> set[int]:
        return {number for word in words for number in self._of.get(word, ())}

    @functools.cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._of:
            found[len(word)].append(word)
        return found

    def _likely(self, word: str, length: int, changes: int) -> set[str]:
        """The words of a length that can be so many changes of a letter away, and few others.

        A change spoils one piece of a word at most, so that of more pieces than changes one is whole.
        """
        size = len(word) // (changes + 1)
        known = self._pieces(length, size)
        pieces = [word[at * size : (at + 1) * size] for at in range(changes + 1)]
        return {other for piece in pieces for other in known.get(piece, ())}

    def _pieces(self, length: int, size: int) -> dict[str, list[str]]:
        """The pieces of a size that words of a length have, with these words."""
        found = self._with_piece.get((length, size))
        if found is None:
            found = self._with_piece[length, size] = {}
            for word in self._by_length.get(length, ()):
                for at in range(length - size + 1):
                    found.setdefault(word[at : at + size], []).append(word)
        return found


def _most_changes(size: int, length: int) -> int:
    """How many letters a word of one length loses and gets at most to be a misprint of one of the other; 0 for none.

    Of the letters of both together the rest of `ALIKE` per cent; even in number where these are.
    """
    both = size + length
    most = (100 - ALIKE) * both // 100
    most -= (most - both) % 2
    return most if most >= abs(size - length) else 0


def misprint(word: str, other: str) -> bool:
    """Whether a word of a title, of at least four letters, is as good as another."""
    return len(word) > 3 and word.isalpha() and fuzz.ratio(word, other) > ALIKE


class Index:
    """The works of an article by the words of their authors' names and of their titles."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates = tuple(candidates)
        self._names = Words(
            (c.number, word)
            for c in self._candidates
            for word in {w for p in c.people for w in (p.family, *p.words) if w}
        )
        self._titles = Words((c.number, word) for c in self._candidates for word in set(c.title))

    def named(self, word: str) -> set[int]:
        """The numbers of the works an author of which has a name as good as the word."""
        return self._names.near(word)

    def by_author(self, asked: Short) -> list[Candidate]:
        """The works an author of which a short form may name, in the works' order."""
        return self._chosen(self._authored(asked))

    def like(self, asked: Short) -> list[Candidate]:
        """The works that a short form may mean, in the works' order: all that `resolve.fits`, and few others."""
        if asked.title:
            return self._chosen(self._titles.alike(asked.title[0]))
        if not asked.chunks:
            return []
        return self._chosen(self._authored(asked) | self._titles.alike(asked.chunks[0][0]))

    def _authored(self, asked: Short) -> set[int]:
        return {n for chunk in asked.chunks for word in chunk for n in self._names.near(word)}

    def _chosen(self, numbers: set[int]) -> list[Candidate]:
        return [self._candidates[n] for n in sorted(numbers)]


@dataclass
class Article:
    """One article's works, and the citations before the one that is resolved (indices into the cited sequence).

    `recent` has the works cited before with the place of the last citation; the list cites nothing, it lists.
    """

    candidates: dict[str, Candidate] = field(default_factory=dict)
    before: list[int] = field(default_factory=list)
    by_where: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_label: dict[str | None, list[int]] = field(default_factory=lambda: defaultdict(list))
    recent: dict[str, int] = field(default_factory=dict)

    @functools.cached_property
    def index(self) -> Index:
        """The works by the words that name them; made once, when all works are known."""
        return Index(self.candidates.values())

    def remember(self, at: int, citation: Citation, work: str | None) -> None:
        """Add a citation, with the work that it leads to, to those before the next one."""
        self.before.append(at)
        self.by_where[citation.where].append(at)
        self.by_label[citation.label].append(at)
        if work and citation.where != "list":
            self.recent[work] = at
