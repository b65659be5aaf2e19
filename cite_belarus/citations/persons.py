"""Persons' whole names at the head of a work, told by their given names: "Ralf von Otter, Schleusen"."""

from __future__ import annotations

import functools
import re

from cite_belarus import resources
from cite_belarus.citations.evidence import AND, NAME, PARTICLE
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.shape import VEIL
from cite_belarus.late import Late

_WHOLE = Late(rf"(?P<given>{NAME})\s(?:{NAME}\s|[{UPPER}]\.\s)?{PARTICLE}?{NAME},\s[{UPPER}{VEIL}]")
_INVERTED = Late(rf"{PARTICLE}{{0,2}}{NAME}(?:-{NAME})?,\s(?P<given>{NAME})(?:\s(?:{NAME}|[{UPPER}]\.)){{0,2}}")
_FULL = Late(rf"(?P<given>{NAME})(?:\s(?:{NAME}|[{UPPER}]\.)){{0,2}}\s{PARTICLE}?{NAME}")
_JOINED = Late(rf",?\s(?:{AND})\s|,\s")
_SMALL = Late(rf"(?:[{LOWER}][\w’'-]{{0,20}}\s){{1,4}}(?=[{UPPER}])")
_STATED = Late(r"[^,.;:()\d]{2,30},\s[A-Z]{2}[,.:\s]")  # "San Mateo, CA, 1990"
LONGEST_TOWN = 40  # characters


@functools.cache
def given_names() -> frozenset[str]:
    """Given names of all languages, casefolded."""
    return frozenset(name for table in ("forenames", "given") for name in resources.words(table))


def is_known(hit: re.Match[str] | None) -> bool:
    """Whether a name was found, and its group `given` is a known one."""
    return hit is not None and hit["given"].casefold() in given_names()


def whole_name(veiled: str, at: int = 0) -> bool:
    """Whether at a place in a text stands a person's whole name, a comma and a title.

    The given name must be a known one, and no town behind the comma: "John Reed, New York" is a publisher.
    """
    hit = _WHOLE.match(veiled, at)
    if not hit or not is_known(hit):
        return False
    if _STATED.match(veiled, hit.end() - 1):
        return False
    behind = veiled[hit.end() - 1 : hit.end() + LONGEST_TOWN].split(",")[0].split("(")[0].strip(" .")
    return not any(behind.casefold() in resources.words(table) for table in ("places", "cities"))


def only_full_names(veiled: str) -> bool:
    """Whether a text is names in full and nothing else: "Robin Teal, Ann Heron and Bo Weir.", "Teal, Robin."."""
    if is_known(_INVERTED.fullmatch(veiled.rstrip(" .;"))):
        return True
    return all(is_known(_FULL.fullmatch(name)) for name in _JOINED.split(veiled.strip(" .")))


def inverted_name(veiled: str) -> bool:
    """Whether a text is a name as lists print it, and nothing else: "Teal, Robin A."."""
    return bool(_INVERTED.fullmatch(veiled.rstrip(" ;")))


def inverted_start(veiled: str) -> bool:
    """Whether a text begins with a name as lists print it, its given name a known one: "Teal, Robin, Fens"."""
    return is_known(_INVERTED.match(veiled))


def past_small(veiled: str, at: int) -> int:
    """The place behind up to four words in small letters: "zuletzt Ralf Otter"; `at` where there are none."""
    hit = _SMALL.match(veiled, at)
    return hit.end() if hit else at
