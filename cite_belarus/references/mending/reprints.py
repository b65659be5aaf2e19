"""A reprint in a bracket behind the imprint: "СПб., 1855 (репринт: Минск, 1995)"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.places import is_town

REPRINT = Late(
    r"(?:[,.]\s(?P<location>[^\W\d_][^,.;:()\d]{2,30}),?\s|[\s,])(?P<date>1[5-9]\d\d)\s?"
    r"\((?P<note>(?:[Рр]епринт|[Рр]епр\.|[Рр]эпрынт|[Пп]еревид|[Пп]еравыд|[Rr]eprint|[Rr]epr\.|[Rr]eed\.|[Rr]eedycja|[Rr]eprynt"
    r"|fotogr\. leid|Nachdr|Neudr|Ndr\.|ND\b|[Rr]ist\.|[Rr]éimpr|[Rr]eimpr|[Ff]aks)[^()]*(?:1[89]|20)\d\d[^()]*)\)"
)


def reprint(draft: Draft) -> Draft:
    """The reprint as a note; the year before it is that of the work, and a town before that its place."""
    raw = draft.citation.raw
    hit = REPRINT.search(raw) if " (" in raw else None
    if not hit:
        return draft
    if hit["location"] and is_town(hit["location"]):
        return draft.carved_by(hit)
    return draft.carved("date", *hit.span("date")).carved("note", *hit.span("note"))
