"""Particles of family names ("van den", "Le"), and the given names that are known."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.shapes import LOWER, UPPER, initials_only

# given names that others are joined to by a hyphen
FIRST_OF_TWO = frozenset((
    "ann", "anna", "anne", "charles", "claude", "eva", "hans", "heinz", "jan", "jean", "karl", "klaus", "louis",
    "marie", "paul", "pierre", "wolf", "анна", "ганс", "жан", "карл", "марія", "мария", "эва",
))  # fmt: skip

SPACED = Late(
    rf"(?<![\w-])([{UPPER}](?:[{LOWER}]+|[{UPPER}]+))(?:\s+[–-]\s*|-\s+)([{UPPER}](?:[{LOWER}]+|[{UPPER}]+))(?![\w-])"
)
JOINED_INITIALS = Late(rf"([{UPPER}]\.)\s*[–-]\s*([{UPPER}]\.)(?=\s*(?:[,;:]|$))")  # "Müller, H. - P."
ALONE = Late(r"\s*(?:[,;(]|$)")
PARTED = (";", " / ")  # where they part the names, a dash does not


def hyphenated(text: str) -> str:
    """Names without the blanks beside their hyphens: "Hans - Jürgen", "Marie- Luise"; "Müller - Weir, A.; Teal, B.".

    A word alone behind a whole name belongs to it: "Anna Teal - Weir".
    """
    text = JOINED_INITIALS.sub(r"\1-\2", text)
    parted = any(mark in text for mark in PARTED)

    def one(found: re.Match[str]) -> str:
        whole = f"{found[1]}-{found[2]}"
        before = text[max(text.rfind(mark, 0, found.start()) for mark in ",;") + 1 : found.start()].strip()
        inside = before or text[found.end() : found.end() + 2].lstrip()[:1] == "("
        belongs = inside and ALONE.match(text, found.end())
        return whole if parted or belongs or forename(whole) is not None else found[0]

    return SPACED.sub(one, text)


def without_by(words: list[str]) -> list[str]:
    """The words of a name without a "di", "von" that only leads to it: a given name or an initial follows."""
    if len(words) < 3 or not is_particle(words[0]) or initials_only(words[-1]):
        return words
    led = initials_only(words[1]) or (forename(words[1]) is not None and not is_given(words[-1]))
    return words[1:] if led else words


def particles_first(words: list[str]) -> list[str]:
    """ "Berg A. van den" as "van den Berg A."."""
    at = _last_particles(words)
    return [*words[at:], *words[:at]] if 1 < at < len(words) and any(map(initials_only, words[:at])) else words


def inverted(words: list[str]) -> tuple[list[str], str] | None:
    """The family name and the given names of "Beer Anna de", where particles stand last; None if none do."""
    at = _last_particles(words)
    return ([*words[at:], words[0]], " ".join(words[1:at])) if 1 < at < len(words) else None


def _last_particles(words: list[str]) -> int:
    """Where the particles that end a name begin."""
    at = len(words)
    while at and is_particle(words[at - 1]):
        at -= 1
    return at


def with_capital_particles(words: list[str]) -> list[str]:
    """The words of a name, particles in capitals and the family name behind them as one: "Le Goff".

    At the head they may be a given name ("Van Morrison"), unless a given name or initials end it ("Le Goff J.");
    behind a given name, all that follows is the family name ("Anna Le Roy Martin").
    """
    if not any(map(_is_capital_particle, words)):
        return words
    ended = initials_only(words[-1]) or (len(words) > 2 and forename(words[-1]) is not None)
    out: list[str] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) - 1 and _is_capital_particle(words[end]):
            end += 1
        if end > at and at and not initials_only(words[-1]):
            end = len(words) - 1
        elif initials_only(words[end]) or not (at or ended):
            end = at
        out.append(" ".join(words[at : end + 1]))
        at = end + 1
    return out


def without_particles(given: str) -> str:
    """The given names without the particles behind them: "M. von"."""
    words = given.split()
    while len(words) > 1 and is_particle(words[-1]):
        words.pop()
    return " ".join(words)


def unprefixed(words: list[str]) -> list[str]:
    """The words of a family name without the particles before it."""
    at = 0
    while at < len(words) - 1 and is_particle(words[at]):
        at += 1
    return words[at:]


def is_particle(word: str) -> bool:
    """Whether a word is a particle, in small letters."""
    return word[:1].islower() and word.casefold() in particles()


def _is_capital_particle(word: str) -> bool:
    return len(word) > 1 and word.istitle() and word.casefold() in particles()


def is_one_family(words: list[str]) -> bool:
    """Whether words are one family name, particles in capitals before it or not: "Della Robbia"."""
    return all(map(_is_capital_particle, words[:-1]))


@functools.cache
def particles() -> frozenset[str]:
    """The words that particles are made of."""
    return frozenset(word for phrase in resources.words("particles") for word in phrase.split())


def is_given(word: str) -> bool:
    """Whether a word is a given name and no family name, as far as is known."""
    return forename(word) == ""


def forename(word: str) -> str | None:
    """What is known of a given name: `family` where it is a family name as well, else ""; None for no given name."""
    known, word = _given_names(), word.casefold().replace("’", "'")
    first, hyphen, second = word.partition("-")
    if word in known or not hyphen or first not in FIRST_OF_TWO:
        return known.get(word)
    return "" if second in known else None  # "Jean-Robert", but no "Stuart-Smith"


@functools.cache
def _given_names() -> Mapping[str, str]:
    return {**resources.words("forenames"), **resources.words("given")}
