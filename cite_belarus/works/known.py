"""What is known of one article while its citations are read in order: its works, and what is cited before.

A short form is compared only with the works that share a word with it, so that a list of ten thousand references
takes no longer a reference than one of ten.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cite_belarus.model import Citation
from cite_belarus.works.people import Person
from cite_belarus.works.shorts import Short
from cite_belarus.works.spelling import Words, can_be_misprinted

FEW = 8  # works that are compared with a short form at once


class Candidate(NamedTuple):
    """A work as short forms name it; the works of an article are numbered."""

    number: int
    key: str
    people: tuple[Person, ...]
    title: tuple[str, ...]
    date: str
    volume: str
    raws: tuple[str, ...]


def _common(sets: Iterator[set[int]]) -> set[int]:
    """What the sets have in common. Where few are left, these are cheaper to compare than the next set is to make."""
    found = next(sets, set())
    while len(found) > FEW and (others := next(sets, None)) is not None:
        found = found & others
    return found


def _effort(word: str) -> int:
    """How much work it is to find the words as good as one in a title: none for those that must be equal."""
    return len(word) if can_be_misprinted(word) else 0


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
        return self._chosen(self._authored(asked.chunks))

    def like(self, asked: Short) -> list[Candidate]:
        """The works that a short form may mean, in the works' order: all that `resolve.fits`, and few others."""
        if asked.title:
            titled = self._titled(asked.title)
            return self._chosen(titled & self._authored(asked.chunks) if asked.chunks else titled)
        # what is between two commas names an author, or all its words are of the title
        chunks = sorted(asked.chunks, key=lambda chunk: min(map(_effort, chunk)))
        return self._chosen(_common(self._authored([chunk]) | self._titled(chunk) for chunk in chunks))

    def _authored(self, chunks: Iterable[Sequence[str]]) -> set[int]:
        return {n for chunk in chunks for word in chunk for n in self._names.near(word)}

    def _titled(self, words: Iterable[str]) -> set[int]:
        """The works with all the words in their title, or a few more."""
        return _common(self._titles.alike(word) for word in sorted(words, key=_effort))

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
