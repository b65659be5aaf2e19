"""Words as good as a word, found without comparing it with each: by the pieces that a misprint leaves whole."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

ALIKE = 84  # per cent: the letters that a misprinted word of a title shares with the right one are more
PIECES = 7  # of the words that would have to be cut into more, which are the few long ones, each is compared


class Words:
    """Which of some numbered things have a word, or one that is as good as the word."""

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, word in words:
            self._of[word].append(number)
        self._near: dict[str, set[int]] = {}
        self._alike: dict[str, set[int]] = {}
        self._by_piece: dict[tuple[int, int], dict[tuple[int, str], list[str]]] = {}

    def near(self, word: str) -> set[int]:
        """The things with a word as good as this one in a name (`people.near`)."""
        found = self._near.get(word)
        if found is None:
            size = len(word)
            lengths = range(max(size - 1, 5), size + 2) if size > 4 else ()
            likely = {other for length in lengths for other in self._likely(word, length, 1)}
            close = process.extract(word, likely, scorer=Levenshtein.distance, score_cutoff=1, limit=None)
            found = self._near[word] = self._things({word, *(other for other, _, _ in close)})
        return found

    def alike(self, word: str) -> set[int]:
        """The things with a word as good as this one in a title (`misprint`)."""
        found = self._alike.get(word)
        if found is None:
            size = len(word)
            lengths = self._by_length if can_be_misprinted(word) else ()
            likely = {other for length in lengths for other in self._likely(word, length, _apart(size + length))}
            close = process.extract(word, likely, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
            found = self._alike[word] = self._things({word, *(other for other, ratio, _ in close if ratio > ALIKE)})
        return found

    def _things(self, words: set[str]) -> set[int]:
        return {number for word in words for number in self._of.get(word, ())}

    @functools.cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._of:
            found[len(word)].append(word)
        return found

    def _likely(self, word: str, length: int, most: int) -> Iterable[str]:
        """The words of a length, all those among them that this one becomes by `most` letters lost or added."""
        if most < abs(len(word) - length) or length not in self._by_length:
            return ()
        if most >= PIECES:
            return self._by_length[length]
        by_piece = self._by_piece.get((length, most))
        if by_piece is None:
            by_piece = self._by_piece[length, most] = self._cut(length, most)
        places = _places(len(word), length, most)
        return [other for n, i, j in places for other in by_piece.get((n, word[i:j]), ())]

    def _cut(self, length: int, most: int) -> dict[tuple[int, str], list[str]]:
        """The words of a length by their pieces, each numbered."""
        found: dict[tuple[int, str], list[str]] = defaultdict(list)
        for n, (i, j) in enumerate(_pieces(length, most)):
            for word in self._by_length[length]:
                found[n, word[i:j]].append(word)
        return found


def can_be_misprinted(word: str) -> bool:
    """Whether a word of a title is long enough to be known without all its letters; a number must be equal."""
    return len(word) > 3 and word.isalpha()


def misprint(word: str, other: str) -> bool:
    """Whether a word of a title is as good as another."""
    return can_be_misprinted(word) and fuzz.ratio(word, other) > ALIKE


def _apart(letters: int) -> int:
    """How many letters two words, so long together, have at most not in common to be more than `ALIKE`."""
    most = ((100 - ALIKE) * letters - 1) // 100
    return most - (most - letters) % 2  # an odd number only where one of them has an odd number of letters


def _pieces(length: int, most: int) -> list[tuple[int, int]]:
    """Where a word is cut, so that one piece more is there than letters lost or added."""
    cuts = [length * n // (most + 1) for n in range(most + 2)]
    return list(itertools.pairwise(cuts))


@functools.cache
def _places(size: int, length: int, most: int) -> list[tuple[int, int, int]]:
    """Where in a word of `size` the pieces of a word of `length` may stand whole: number, begin and end.

    Some piece is whole that has at most as many errors before it as pieces, and so many behind it that `most` are all
    (Li et al., "Pass-Join", VLDB 2012, §4.2); it is moved by no more letters than there are errors on either side.
    """
    longer = size - length
    return [
        (n, i + by, j + by)
        for n, (i, j) in enumerate(_pieces(length, most))
        for by in range(max(-n, longer - (most - n)), min(n, longer + most - n) + 1)
        if i + by >= 0 and j + by <= size
    ]
