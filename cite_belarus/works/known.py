"""What is known of one article while its citations are read in order: its works, and what is cited before.

A short form is compared only with the works that share a word with it, so that a list of ten thousand references
takes no longer a reference than one of ten.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from cite_belarus.model import Citation
from cite_belarus.works.people import Person
from cite_belarus.works.shorts import Short


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work as short forms name it."""

    key: str
    people: tuple[Person, ...]
    title: tuple[str, ...]
    date: str
    volume: str
    raws: tuple[str, ...]


class Words:
    """Which of some numbered things have a word, or one that is as good as the word."""

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, word in words:
            self._of[word].append(number)
        self._all = list(self._of)

    @functools.cached_property
    def _long(self) -> list[str]:
        return [word for word in self._all if len(word) > 4]

    def near(self, word: str) -> set[int]:
        """The things with the word or, where it has at least five letters, with one a letter off (`people.near`)."""
        found = set(self._of.get(word, ()))
        if len(word) > 4:
            for other, _, _ in process.extract_iter(word, self._long, scorer=Levenshtein.distance, score_cutoff=1):
                found.update(self._of[other])
        return found

    def alike(self, word: str) -> set[int]:
        """The things with the word or, where it has at least four letters, with a misprint of it (`misprint`)."""
        found = set(self._of.get(word, ()))
        if len(word) > 3 and word.isalpha():
            for other, score, _ in process.extract_iter(word, self._all, scorer=fuzz.ratio, score_cutoff=ALIKE):
                if score > ALIKE:
                    found.update(self._of[other])
        return found


ALIKE = 84  # per cent of the letters that a misprinted word of a title shares with the right one at least


def misprint(word: str, other: str) -> bool:
    """Whether a word of a title, of at least four letters, is as good as another."""
    return len(word) > 3 and word.isalpha() and fuzz.ratio(word, other) > ALIKE


class Index:
    """The works of an article by the words of their authors' names and of their titles."""

    def __init__(self, candidates: Mapping[str, Candidate]) -> None:
        self._candidates = tuple(candidates.values())
        numbered = tuple(enumerate(self._candidates))
        self._names = Words(
            (n, word) for n, c in numbered for word in {w for p in c.people for w in (p.family, *p.words) if w}
        )
        self._titles = Words((n, word) for n, c in numbered for word in set(c.title))

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
        return Index(self.candidates)

    def remember(self, at: int, citation: Citation, work: str | None) -> None:
        """Add a citation, with the work that it leads to, to those before the next one."""
        self.before.append(at)
        self.by_where[citation.where].append(at)
        self.by_label[citation.label].append(at)
        if work and citation.where != "list":
            self.recent[work] = at
