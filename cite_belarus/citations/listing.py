"""What a part of a note lists: authors, towns, surnames with titles."""

from __future__ import annotations

from cite_belarus import resources
from cite_belarus.citations import evidence
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.persons import given_names, inverted_name, inverted_start, is_known
from cite_belarus.citations.place import Place
from cite_belarus.late import Late

_LAST_INVERTED = Late(
    rf"(?:^|[;,]\s){evidence.NAME},\s(?P<given>{evidence.NAME})(?:\s(?:{evidence.NAME}|[{UPPER}]\.))?$"
)
_LAST_NAME = Late(r"([^\W\d_][\w-]{1,24})\s*$")
_FIRST_NAME = Late(r"([^\W\d_][\w-]{1,24})(?=\s?[,:;.])")


def in_row(place: Place) -> bool:
    """Whether a part is the first of several authors with semicolons between them: "Teal, Robin; Heron, Bo: "."""
    behind = place.later[0] if place.later else None
    if behind is None or behind.cut != "semicolon" or not inverted_name(place.veiled):
        return False
    return evidence.starts_with_author(place.form.veiled[behind.start : behind.end])


def goes_on(place: Place) -> bool:
    """Whether a name stands behind one as lists print it, and a semicolon: "…, S. 5, Teal, Robin; Heron, Bo: "."""
    return is_known(_LAST_INVERTED.search(place.before.rstrip(" ;"))) and inverted_start(place.veiled)


def lists_towns(place: Place) -> bool:
    """ "Киев; Москва: Наука": a town behind a town."""
    before, behind = _LAST_NAME.search(place.before), _FIRST_NAME.match(place.veiled)
    towns = {hit[1].casefold() for hit in (before, behind) if hit}
    return bool(before and behind) and towns <= resources.words("places").keys()


def _is_inverted(veiled: str) -> bool:
    """ "Duke, Janet": a name whose given name is known, and no name with a title."""
    return veiled.partition(", ")[2].strip(" .,;").partition(" ")[0].casefold() in given_names()


def lists_titles(place: Place) -> bool:
    """Surnames with titles, and nothing else to the end of the sentence: "see Falk, Communism; and Wolny, Empire"."""
    if place.bare or not all(evidence.NAMED_TITLE.fullmatch(said) for said in (place.before, place.veiled)):
        return False
    if _is_inverted(place.before) or _is_inverted(place.veiled):
        return False
    for later in place.later:
        veiled = place.form.veiled[later.start : later.end]
        if later.cut != "semicolon":
            return later.cut != "stop" or evidence.opens_prose(veiled)
        if not evidence.NAMED_TITLE.fullmatch(veiled):
            return False
    return True
