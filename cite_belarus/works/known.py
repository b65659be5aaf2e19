"""What is known of one article while its citations are read in order: its works, and what is cited before.

A short form is compared only with the works that share a word with it, so that a list of ten thousand references
takes no longer a reference than one of ten.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

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

    def near(self, word: str) -> set[int]:
        """The things with a word as good as this one in a name (`people.near`)."""
        found = self._near.get(word)
        if found is None:
            size = len(word)
            halves = [half for length in range(max(size - 1, 5), size + 2) for half in _halves(word, length)]
            likely = (o for half in halves for o in self._by_half.get(half, ())) if size > 4 else ()
            found = self._near[word] = self._things({word, *(o for o in likely if near(word, o))})
        return found

    def alike(self, word: str) -> set[int]:
        """The things with a word as good as this one in a title (`misprint`)."""
        found = self._alike.get(word)
        if found is None:
            found = self._alike[word] = self._things({word, *(o for o in self._misprints(word) if misprint(word, o))})
        return found

    def _things(self, words: set[str]) -> set[int]:
        return {number for word in words for number in self._of.get(word, ())}

    @functools.cached_property
    def _by_half(self) -> dict[tuple[int, str, str], list[str]]:
        """The words of at least five letters by their halves."""
        found: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        for word in self._of:
            for half in _halves(word, len(word)) if len(word) > 4 else ():
                found[half].append(word)
        return found

    @functools.cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._of:
            found[len(word)].append(word)
        return found

    def _misprints(self, word: str) -> Iterator[str]:
        """The words with letters enough in common, of those that are not so much longer or shorter that none can be."""
        size = len(word)
        likely = [n for n in self._by_length if 200 * min(n, size) > ALIKE * (n + size)] if size > 3 else []
        for length in likely:  # all of a length at once: one by one takes four times as long
            same = process.extract(word, self._by_length[length], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
            yield from (other for other, _, _ in same)


def _halves(word: str, length: int) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    """How a word begins and ends: a word of the length that is a letter apart begins or ends so, too."""
    size = (length - 1) // 2
    return (length, word[:size], ""), (length, "", word[-size:])


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
