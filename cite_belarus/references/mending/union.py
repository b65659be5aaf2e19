"""Acts of the European Union without a gazette, known by their numbers: "Regulation (EC) No 765/2006, Art. 4"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.laws import NUMBERED
from cite_belarus.references.mending.official import whole_act
from cite_belarus.references.vocabulary import phrases

BEHIND = ("journal", "container-title", "location", "publisher", "pages", "url", "doi", "accessed")
COMMA = Late(r",\s+")


def union_act(draft: Draft) -> Draft:
    """A title from its first word on, and the place in it that is cited, however the segments were cut."""
    raw = draft.citation.raw
    hit = NUMBERED.match(raw, draft.parts[draft.head()].start) if "/" in raw and draft.parts else None
    if hit is None:
        return draft
    end = min([part.start for part in draft.labelled(*BEHIND) if part.start >= hit.end()], default=len(raw))
    for comma in COMMA.finditer(raw, hit.end(), end):
        said = phrases("units").begins(raw[comma.end() : end])
        if said and said.value == "place":
            return whole_act(draft.carved("note", comma.end(), end), comma.start())
    return whole_act(draft, end)
