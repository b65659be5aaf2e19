"""What a row of names says of each of them: names printed side by side have one order."""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus.model import Name
from cite_belarus.references.particles import is_given, particles, unprefixed
from cite_belarus.references.people import has_initials, person
from cite_belarus.references.shapes import initials_only, is_suffix

LEAST = 4  # pieces between commas of which every second may be a given name
SHORTEST = 3  # letters of capitals that are no initials


def in_one_order(pieces: Sequence[str]) -> list[Name]:
    """The names of whole pieces, "Given FAMILY" or "Family Given" throughout; none where they do not say so."""
    rows = [piece.split() for piece in pieces]
    if len(rows) < 2 or not all(len(words) > 1 and not is_suffix(words[-1]) for words in rows):
        return []
    if _capitals_last(rows):
        long = sum(len(words[-1]) > SHORTEST for words in rows)
        if 2 * long >= len(rows):
            return [person(words[-1].title(), given=" ".join(words[:-1])) for words in rows]
        if long:  # among initials, so are they: "Weir MH, Lock DAMJ, Reed J"
            return [person(" ".join(words[:-1]), given=words[-1]) for words in rows]
    if any(map(has_initials, pieces)) or not all(_is_name(word) for words in rows for word in words):
        return []
    known = sum(is_given(words[-1]) for words in rows)
    if 2 * known >= len(rows) and not any(is_given(words[0]) for words in rows):
        return [person(words[0], given=" ".join(words[1:])) for words in rows]
    return []


def _is_name(word: str) -> bool:
    """Whether a word is one of a name, no particle and not in capitals throughout."""
    return word[:1].isupper() and not word.isupper() and word.casefold() not in particles()


def _capitals_last(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each name ends in capitals, and has them nowhere else: "Lei XU", "Jian WANG"."""
    if not all(words[-1].isupper() and "." not in words[-1] for words in rows):
        return False
    return not any(word.isupper() and len(word) > 1 for words in rows for word in words[:-1])


def paired(pieces: Sequence[str]) -> list[Name]:
    """The names of pieces of which every second is a given name: "Family, Given, Family, Given"; none if they are not.

    Capitals say so, or the given names known.
    """
    families, given = pieces[0::2], pieces[1::2]
    if len(pieces) < LEAST or len(families) != len(given) or any(map(is_suffix, pieces)):
        return []
    shouted = all(_shouted(one) for one in families) and not any(_shouted(one) for one in given)
    if not shouted:
        known = sum(is_given(one.split()[0]) for one in given)
        if 2 * known < len(given) or not all(map(_is_plain, families)):
            return []
    return [person(family, given=one) for family, one in zip(families, given, strict=True)]


def _is_plain(family: str) -> bool:
    """Whether a piece can be a family name and no given one, a particle before it or not."""
    return len(unprefixed(family.split())) == 1 and not initials_only(family) and not is_given(family)


def _shouted(piece: str) -> bool:
    return piece.isupper() and "." not in piece and len(piece) > 1
