"""Persons, compared without regard to script, order of the parts, or how much of a given name is printed."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from cite_belarus.model import Name, Value
from cite_belarus.romanise import fold

SOFT = frozenset("ijyeёєеюяйиіїé")  # letters that begin what is romanised by i, j or y
PAIRS = {"kh": "h", "ts": "c"}  # the other romanised letters begin with what they are folded to


class Person(NamedTuple):
    """The long words of a name, sorted, and the first letters of what is given, all folded."""

    family: str
    words: tuple[str, ...]
    initials: str


def names(value: Value | None) -> tuple[Name, ...]:
    """The names of a field, without "others"; () where the field holds no names."""
    if value is None or isinstance(value, str):
        return ()
    return tuple([v for v in value if isinstance(v, Name) and v.family != "others"])


@functools.lru_cache(maxsize=1 << 16)
def person(name: Name) -> Person:
    """A name made ready to compare."""
    family, (given, initials) = fold(name.family), _given(name.given)
    long = {word for word in (*family.split(), *given) if len(word) > 2}
    return Person(family.replace(" ", ""), tuple(sorted(long)), initials)


@functools.lru_cache(maxsize=1 << 14)
def _given(printed: str) -> tuple[tuple[str, ...], str]:
    """The folded words of a given name, and its initials; many bear the same."""
    names = printed.replace(".", " ").replace("-", " ").split()
    return tuple(fold(printed).split()), "".join(map(initial, names))


def initial(given: str) -> str:
    """The first letter of a given name, the same for every romanisation of it (Ю, Yu, Iu and Ju are one)."""
    return _initial(given[:2].casefold())


@functools.lru_cache(maxsize=1 << 12)
def _initial(start: str) -> str:
    return PAIRS.get(start) or ("i" if start[0] in SOFT else fold(start[0]))


def people(value: Value | None) -> tuple[Person, ...]:
    """The persons of a field, ready to compare."""
    return tuple(map(person, names(value)))


def same(a: Person, b: Person) -> bool:
    """Whether two printed names can be one person's: families as good as equal, initials not contradicting."""
    if near(a.family, b.family):
        return agree(a.initials, b.initials)
    return len({*a.words} & {*b.words}) > 1  # family and given name in the other order, both in full


def agree(a: str, b: str) -> bool:
    """Whether two rows of initials do not contradict each other, as far as both go, in either order."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) or sorted(short) == sorted(long)


def near(a: str, b: str) -> bool:
    """Whether two folded words are equal but for one letter of a word of at least five."""
    if a == b:
        return bool(a)
    return min(len(a), len(b)) > 4 and Levenshtein.distance(a, b, score_cutoff=1) <= 1


def overlap(a: Iterable[Person], b: Iterable[Person]) -> bool:
    """Whether the two lists share a person."""
    others = tuple(b)
    return any(same(one, other) for one in a for other in others)
