"""What capitals say of a name: which of its words are the family name, or nothing, where all of it is in them."""

from __future__ import annotations

import itertools

from cite_belarus.references.particles import is_given, is_particle
from cite_belarus.references.shapes import uncapitalised

MAX_CAPITALS = 3  # of initials without stops


def lowered(words: list[str], given: str) -> tuple[list[str], str]:
    """ "ROSA CAROLI", "SMITH, JOHN": a name that is all in capitals as it is written elsewhere; initials are none."""
    every = [*words, *given.split()]
    if len(every) < 2 or not all(map(_in_capitals, every)) or is_particle(every[-1].lower()):
        return words, given
    return list(map(_small, words)), " ".join(map(_small, given.split()))


def _in_capitals(word: str) -> bool:
    """Whether a word in capitals is a name and not initials: a longer one, a given name that is known, a particle."""
    whole = word.isupper() and word.replace("-", "").isalpha()
    known = len(word) == MAX_CAPITALS and is_given(word)
    return whole and (len(word) > MAX_CAPITALS or known or is_particle(word.lower()))


def _small(word: str) -> str:
    return word.capitalize() if len(word) <= MAX_CAPITALS else uncapitalised(word)


def family_capitals(words: list[str]) -> int:
    """How many words at the start (below 0: the end) are a family name in capitals, 0 if none or all: "LE GOFF J." """
    capitals = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    if True not in capitals:
        return 0
    long = any(one and len(word) > MAX_CAPITALS for one, word in zip(capitals, words, strict=True))
    if all(capitals) or not (long or _led(words)):
        return -1 if len(words) == 2 and is_given(words[0]) and len(words[1]) == MAX_CAPITALS and capitals[1] else 0
    count = sum(capitals)
    return count if all(capitals[:count]) else -count if all(capitals[-count:]) else 0


def _led(words: list[str]) -> bool:
    """Whether a short word in capitals stands behind a particle in capitals: "J. DEL RÍO"; "LE" may be initials."""
    pairs = itertools.pairwise(words)
    return any(
        one.isupper()
        and is_particle(one.lower())
        and other.isupper()
        and len(other) == MAX_CAPITALS
        and other.isalpha()
        for one, other in pairs
    )
