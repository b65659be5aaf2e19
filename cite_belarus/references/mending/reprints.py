"""A reprint: in a bracket, "СПб., 1855 (репринт: Минск, 1995)", or behind a year, "Rivers. 1911. Reprint, Minsk: …"."""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.draft import FIRST, Draft
from cite_belarus.references.places import is_town

REPRINT = Late(
    r"(?:[,.]\s(?P<location>[^\W\d_][^,.;:()\d]{2,30}),?\s|[\s,])(?P<date>1[5-9]\d\d)\s?"
    r"\((?P<note>(?:[Рр]епринт|[Рр]епр\.|[Рр]эпрынт|[Пп]еревид|[Пп]еравыд|[Rr]eprint|[Rr]epr\.|[Rr]eed\.|[Rr]eedycja|[Rr]eprynt"
    r"|fotogr\. leid|Nachdr|Neudr|Ndr\.|ND\b|[Rr]ist\.|[Rr]éimpr|[Rr]eimpr|[Ff]aks)[^()]*(?:1[89]|20)\d\d[^()]*)\)"
)
AGAIN = Late(
    r"(?:[\s(]|\d[-–])(?P<year>(?:1[5-9]|20)\d\d)\s?[.;,]\s(?P<note>(?P<word>(?:[Rr]epr(?:int(?:ed)?(?:\sed(?:ition|\.))?)?|[Rr]eprynt)\.?,?)"
    r"\s(?=[^\W\d_])[^()]{3,80}?(?:1[5-9]|20)\d\d)(?!\d)"
)
IMPRINT = ("location", "publisher")


def reprint(draft: Draft) -> Draft:
    """The reprint as a note; the year before it is that of the work, and a town before that its place."""
    raw = draft.citation.raw
    if "epr" in raw and (again := AGAIN.search(raw)):
        return _reprinted(draft, again)
    hit = REPRINT.search(raw) if " (" in raw else None
    if not hit:
        return draft
    if hit["location"] and is_town(hit["location"]):
        return draft.carved_by(hit)
    return draft.carved("date", *hit.span("date")).carved("note", *hit.span("note"))


def _reprinted(draft: Draft, hit: re.Match[str]) -> Draft:
    """Behind an imprint a reprint is a note with its own; behind a title its imprint is the work's."""
    if any(part.label in IMPRINT and part.end <= hit.start("year") for part in draft.parts):
        start, end = hit.span("note")
        whole = any(part.start <= start and end <= part.end for part in draft.under("note"))
        return draft if whole else draft.carved("note", start, end)
    if draft.citation.raw[hit.start("year") - 1] in "-–":
        return draft
    return draft.carved(FIRST, *hit.span("year")).carved("note", *hit.span("word"))
