"""What a row of names says of each of them: names printed side by side have one order."""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus.model import Name
from cite_belarus.references.chinese import is_family_first
from cite_belarus.references.particles import is_given, particles, unprefixed
from cite_belarus.references.people import is_patronymic, person, unstopped_name
from cite_belarus.references.shapes import initials_only, is_suffix

LEAST = 4  # pieces between commas of which every second may be a given name
PAIR, MANY = 2, 4
SHORTEST = 3  # letters of capitals that are no initials


def in_one_order(pieces: Sequence[str]) -> list[Name]:
    """The names of whole pieces, "Given FAMILY" or "Family Given I." or "Given Family" throughout; else none."""
    if len(pieces) < 2:
        return []
    pieces = list(map(unstopped_name, pieces))
    rows: list[Sequence[str]] = [piece.split() for piece in pieces]
    if not all(len(words) > 1 and not is_suffix(words[-1]) for words in rows):
        return []
    if _capitals_last(rows):
        long = sum(len(words[-1]) > SHORTEST for words in rows)
        if 2 * long >= len(rows):
            return [person(words[-1].title(), given=" ".join(words[:-1])) for words in rows]
        if long:  # among initials, so are they: "Weir MH, Lock DAMJ, Reed J"
            return [person(" ".join(words[:-1]), given=words[-1]) for words in rows]
    rows = [_without_initials(words) for words in rows]
    full = [words for words in rows if len(words) > 1]
    if not full or not all(rows) or not all(_are_name(words) for words in rows):
        return []
    known, first = (sum(is_given(words[at]) for words in full) for at in (-1, 0))
    if 2 * known >= len(full) and known > 2 * first:
        return [person(words[0], given=piece.partition(" ")[2]) for words, piece in zip(rows, pieces, strict=True)]
    if 2 * first >= len(rows) and first >= max(2 * known, known + 1) and not any(map(_is_turned, rows)):
        return [_given_first(piece) for piece in pieces]
    return []


def _without_initials(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without the initials that end it."""
    end = len(words)
    while end and initials_only(words[end - 1]):
        end -= 1
    return words[:end]


def _given_first(piece: str) -> Name:
    """A name in a row of such as "Anna Weir"; initials behind a name are another order."""
    given, _, family = piece.rpartition(" ")
    return person(piece) if initials_only(family) else person(family, given=given)


def _is_turned(words: Sequence[str]) -> bool:
    """Whether a name by itself says that its family name comes first."""
    return is_patronymic(words[-1]) or (len(words) == PAIR and is_family_first(*words))


def _are_name(words: Sequence[str]) -> bool:
    """Whether words are those of a name, initials among them: "Reed C Titus"."""
    return _is_name(words[0]) and all(_is_name(word) or initials_only(word) for word in words)


def _is_name(word: str) -> bool:
    """Whether a word is one of a name, no particle and not in capitals throughout."""
    whole = word[:1].isupper() and not word.isupper() and not word.endswith(".")
    return whole and word.casefold() not in particles()


def _capitals_last(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each name ends in capitals, and has them nowhere else: "Lei XU", "Jian WANG"."""
    if not all(words[-1].isupper() and "." not in words[-1] for words in rows):
        return False
    return not any(word.isupper() and len(word) > 1 for words in rows for word in words[:-1])


def paired(pieces: Sequence[str], told: bool = False) -> list[Name]:
    """The names of pieces of which every second is a given name: "Family, Given, Family, Given"; none if they are not.

    Capitals say so, or the given names known, or what is `told` of others in the row.
    """
    if len(pieces) < LEAST or len(pieces) % 2 or any(map(is_suffix, pieces)):
        return []
    families, given = pieces[0::2], pieces[1::2]
    shouted = all(_shouted(one) for one in families) and not any(_shouted(one) for one in given)
    if not shouted and not _by_turns(families, given, told):
        return []
    return [person(family, given=one) for family, one in zip(families, given, strict=True)]


def _by_turns(families: Sequence[str], given: Sequence[str], told: bool) -> bool:
    """Whether what is known of the pieces lets them be family names and given names; initials could be both's."""
    known = sum(map(_says_given, given))
    known += sum(_has_initial(one) and not _says_given(one) for one in given) if known else 0
    full = any(map(_is_full, given)) and not any(map(_is_full, families))
    dual = sum(map(is_given, families))  # family names that are given names as well
    plain = all(map(_may_be_family, families, given)) and (2 * dual <= known or (dual < known and len(given) > MANY))
    return plain and (told or full or 2 * known >= sum(not initials_only(one) for one in given))


def is_pair(pieces: Sequence[str]) -> bool:
    """Whether two pieces are a family name and a given name that is known: "Kuckartz, Udo"."""
    if len(pieces) != PAIR or not _is_plain(pieces[0]) or is_given(pieces[0]):
        return False
    return _says_given(unstopped_name(pieces[1]))


def _is_plain(family: str) -> bool:
    """Whether a piece is one word and no initials, a particle before it or not."""
    return len(unprefixed(family.split())) == 1 and not initials_only(family)


def _may_be_family(family: str, given: str) -> bool:
    """Whether a piece is plain; or, before a single given name, two words that are none: "Hernández Cruz, Luis"."""
    words = unprefixed(family.split())
    double = len(words) == PAIR and all(_is_name(word) and not is_given(word) for word in words)
    return _is_plain(family) or (double and (" " not in given or _has_initial(given)))


def _has_initial(piece: str) -> bool:
    """Whether a piece is a name in full with initials behind it: "Howard F."."""
    words = piece.split()
    return len(words) == PAIR and _is_name(words[0]) and initials_only(words[1])


def _says_given(piece: str) -> bool:
    """Whether a piece begins with a given name that is known, or is one with a patronymic."""
    return is_given(piece.split()[0]) or _is_full(piece)


def _is_full(piece: str) -> bool:
    """Whether a piece is a given name and a patronymic: "Ганна Пятроўна"."""
    words = piece.split()
    return len(words) == 2 and is_patronymic(words[1]) and not is_patronymic(words[0])


def _shouted(piece: str) -> bool:
    return piece.isupper() and "." not in piece and len(piece) > 1
