"""Newspapers and magazines that were taken for authors, or hold the title of what they printed."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.bodies import is_corporate
from cite_belarus.references.dates import date, is_day
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.quotes import CLOSERS

NAMED = Late(r"(?:The|Die|Der|Das|Le|La|El|Il) [^\W\d_][^,;.]{2,30}")
TITLED = Late(r"(?P<paper>[^«“„‘'\"]{3,40}),\s+(?=[«“„‘'\"].{3,}[»”“’'\"][\s.,]*$)")


def unsigned(draft: Draft) -> Draft:
    """ "The Economist, 'Till the fat lady sings', 19 Dec. 2020": with a day, what no person is called is a paper."""
    paper, title = draft.parts[0], draft.under("title")[0]
    if paper.label != "author" or title.text[:1] not in CLOSERS or not NAMED.fullmatch(paper.text):
        return draft
    days = [said for part in draft.under("date") if (said := date(part.printed)) and is_day(said.value)]
    if not days or is_corporate(paper.text):
        return draft
    return draft.joined(0, 1, "journal")


def titled(draft: Draft) -> Draft:
    """ "[journal] Die Zeit, „Flüsse“": a paper, and the title of what it printed."""
    for part in draft.under("journal"):
        hit = TITLED.match(part.printed)
        if hit:
            return draft.replacing(part, pieces(part, [("journal", 0), ("title", hit.end())]))
    return draft
