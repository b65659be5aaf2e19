"""Films, whose director and length a note tells of, and sets of data, whose repository is no journal."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.bodies import keeps_data
from cite_belarus.references.draft import FIRST, HOSTS, Draft
from cite_belarus.references.places import is_region, is_town
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import Hit, phrases

# a comma, a stop or a bracket, a word in small letters or with one capital, and a name behind it
SAID = Late(rf"(?P<open>[,.]\s|\s[(\[])(?=[^\W\d_]{{2,12}}(?:[.:]|\s[^\W\d_]{{2,6}})?\s[{UPPER}])")
NAMES = Late(rf"\s?:?\s(?:[{UPPER}]\.\s?)*[{UPPER}][^,.;:()\[\]]+(?:(?<=\s[{UPPER}])\.\s[{UPPER}][^,.;:()\[\]\d]+)?")
RELEASED = ("DVD", "VHS", "Blu-ray")
MINUTES = Late(r"\d{1,3}\s?(?:[Mm]in(?:\.|uti|utes)?|Minuten|мин(?:\.|ут)?|хв(?:\.|илин)?)[\s.,]*")
LEAST = 3  # letters that every word for a director has
VERSION = Late(r"[Vv](?:ersion |\.)?\d{1,3}(?:\.\d{1,3})*\W*")


def film(draft: Draft) -> Draft:
    """ "[title] The Fen (dir. [publisher] Ann Reed, USSR, [date] 1957).": who directed it is a note.

    "dir." alone may be an editor of a book, which has a town.
    """
    raw = draft.citation.raw
    if not any(map(raw.casefold().__contains__, _directing())):
        return draft
    lengths = [part for part in draft.under("pages") if MINUTES.fullmatch(part.printed)]
    if any(part not in lengths and any(map(str.isdigit, part.text)) for part in draft.under("pages")):
        return draft
    for mark in SAID.finditer(raw):
        hit = phrases("directors").begins(raw[mark.end() : mark.end() + 24])
        names = NAMES.match(raw, mark.end() + hit.end) if hit else None
        if hit and names and _is_film(draft, hit, mark.start()):
            draft = _with_director(draft, mark.start(), mark.end(), names.end())
            return functools.reduce(lambda made, part: made.carved("note", part.start, part.end), lengths, draft)
    return draft


@functools.cache
def _directing() -> tuple[str, ...]:
    """The first letters of the words for a director, one of which a text about a film has."""
    return tuple({word[:LEAST] for word in resources.words("directors")})


def _is_film(draft: Draft, hit: Hit, at: int) -> bool:
    """Whether a word behind a mark tells of a film: no name stands straight before, no book's town; "Dir." is MLA's."""
    raw = draft.citation.raw
    before = next((part.label for part in draft.parts if part.start <= at < part.end), "")
    town = any(is_town(part.text) for part in draft.under("location"))
    if before in ("editor", "translator") or (town and not any(word in raw for word in RELEASED)):
        return False
    return hit.value == "sure" or before in ("title", "medium") or raw.startswith(". D", at)


def _with_director(draft: Draft, start: int, at: int, end: int) -> Draft:
    """The draft with what stands before `start` as title, the words from `at` to `end` as note, a country behind."""
    if not any(part.label == "title" and part.start < start for part in draft.parts):
        draft = draft.carved("title", 0, start)
    draft = draft.carved("note", at, end)
    rest = next((part for part in draft.parts if part.start >= end and part.text), None)
    if rest and rest.label == "title" and rest.text.isdecimal():  # "directed by Ann Reed (2001; Minsk: …, 2003), DVD"
        return draft.relabelled(rest, FIRST)
    return draft.relabelled(rest, "location") if rest and is_region(rest.text) else draft


def repository(draft: Draft) -> Draft:
    """ "[journal] Marsh Dataverse, [volume] V1": what keeps data is a publisher, and their version a note."""
    kept = [part for part in draft.labelled(*HOSTS) if keeps_data(part.text) is not None]
    if not kept:
        return draft
    versions = [part for part in draft.under("volume") if VERSION.fullmatch(part.printed)]
    labels = {**{id(part): "publisher" for part in kept[:1]}, **{id(part): "note" for part in versions}}
    return draft.with_parts(part._replace(label=labels.get(id(part), part.label)) for part in draft.parts)
