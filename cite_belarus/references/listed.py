"""Names printed so plainly that one pattern reads them: "Nowak A. B., Teal C.", "Nowak, A., Teal, C.", "C. Teal".

`names` says the same of them by its other rules; those only take longer, for they ask of every piece what else it
could be.
"""

from __future__ import annotations

import functools
import itertools
import re

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import Name
from cite_belarus.references.bodies import parted
from cite_belarus.references.particles import forename
from cite_belarus.references.people import person, starts_inverted, unstopped_name
from cite_belarus.references.shapes import LOWER, SUFFIXES, UPPER, bare, uncapitalised
from cite_belarus.references.vocabulary import ands, phrases

WORD = rf"(?:Ma?c|[DO]['’])?[{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]{{2,}})?"
FAMILY = rf"(?:{WORD}|[{UPPER}][{LOWER}]|[{UPPER}]{{4,}})"
BARE = rf"(?:(?<=[{LOWER}] )|(?<=[{LOWER}], ))[{UPPER}]{{1,2}}\.?"  # without stops: behind no capitals
INITIALS = rf"[{UPPER}][{LOWER}]?\.(?:[ -]?[{UPPER}][{LOWER}]?\.)*"
BODIES = ("corporate", "collectives", "agencies")
IN_FULL = Late(rf"(?:{WORD}|[{UPPER}]{{4,}}(?=, ))(?:,? {WORD}){{0,2}}")
AND_INITIALS = Late(rf"{WORD}(?:,? {WORD} {INITIALS}| {INITIALS} {WORD})")  # "Weir, Anna B.", "Anna B. Weir"
GIVEN = rf"[{UPPER}][{LOWER}]*\.?(?:[ -]?[{UPPER}][{LOWER}]*\.?)*(?: (?:de|du|de la|von|van))?"
# before a family name: "de ", "DE LA "
SMALL = rf"(?:[{LOWER}’' ]{{0,9}}|(?:[{UPPER}][{LOWER}{UPPER}]{{1,2}} ){{1,2}})"
BEFORE_BRACKET = rf"(?:{WORD}|[{UPPER}][{LOWER}]|[{UPPER}]{{2,}})"
IN_BRACKETS = Late(
    rf"(?P<family>{SMALL}{BEFORE_BRACKET}(?:[ -]{BEFORE_BRACKET})?) \((?P<given>{GIVEN})\)(?:,? et |, |; | & |[.,;]?$)"
)
SUFFIX_AMONG = Late(rf"(?<![^\W_])(?:{'|'.join(SUFFIXES)})(?![^\W_])")
LONGEST_SHORT = 4  # letters that a body's short name may have: "NATO (Brussels)"
LEAST = 3  # letters and stops of a title; fewer are an initial


def with_initials(text: str) -> tuple[Name, ...]:
    """The names of a text that is nothing but plain names with initials before or behind, () if it is anything else."""
    text = unstopped_name(text)
    found: list[Name] = []
    at, one = 0, _one()
    while at < len(text):
        hit = one.match(text, at)
        before, family, behind = hit.groups() if hit else ("", "", "")
        if not hit or bool(before) == bool(behind) or family in SUFFIXES:
            return ()
        given = before or behind
        if SUFFIX_AMONG.search(given):
            return ()
        found.append(Name(uncapitalised(family), bare(given)))
        at = hit.end()
    return () if _titled(text) else tuple(found)


@functools.cache
def _one() -> re.Pattern[str]:
    """One name with initials, and the comma, the semicolon or the word such as "and" behind it."""
    return re.compile(
        rf"(?:(?P<before>{INITIALS}) )?(?P<family>{FAMILY})(?:,? (?P<behind>{INITIALS}|{BARE}))?"
        rf"(?:[,;]? (?:{ands()}) (?=.)|[,;] |$)"
    )


def in_brackets(text: str) -> tuple[Name, ...]:
    """Names with the given name in brackets, as French notes have them: "Dupont (Jean), Martin (A.)"; else ().

    One given name at least must be initials or known, or the family names in capitals, for a bracket may hold a place
    or a maiden name.
    """
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        hit = IN_BRACKETS.match(text, at)
        if not hit:
            return ()
        found.append((hit["family"], hit["given"]))
        at = hit.end()
    return (
        tuple([person(family, given=given) for family, given in found])
        if any(itertools.starmap(_names_person, found))
        else ()
    )


def _names_person(family: str, given: str) -> bool:
    """Whether words before and in a bracket are a family name and a given one."""
    first = re.split("[ -]", given)[0]
    if first.endswith(".") or forename(first) is not None:
        return True
    placed = any(first.casefold() in resources.words(table) for table in ("places", "regions"))
    return family.isupper() and len(family) > LONGEST_SHORT and not placed


def _titled(text: str) -> bool:
    """Whether a word could be a title before a name ("Prof.")."""
    words = [word for word in text.casefold().replace(",", "").replace(";", "").split() if len(word) >= LEAST]
    return not resources.words("honorifics").keys().isdisjoint(words)


def in_full(text: str) -> tuple[Name, ...]:
    """One name of up to three words, one of them initials: the family name behind, or before a comma; else ()."""
    text = unstopped_name(text)
    family, comma, given = text.partition(", ")
    if comma and (" " in family or "," in given):
        return ()
    if "." in text:
        if not AND_INITIALS.fullmatch(text) or (comma and not starts_inverted(family, given, at_start=True, count=2)):
            return ()
    elif not IN_FULL.fullmatch(text):
        return ()
    if not all(phrases(table).absent(parted(text)) for table in BODIES):
        return ()
    return (person(family, given=given) if comma else person(text),)
