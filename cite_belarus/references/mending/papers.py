"""Newspapers and magazines that were taken for authors, or hold the title of what they printed."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.bodies import ARTICLES, is_corporate
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import Phrases

NAMED = Late(r"(?:The|Die|Der|Das|Le|La|El|Il) [^\W\d_][^,;.]{2,30}")
ISSUED = Late(rf"\s*(?P<body>[{UPPER}][^:.,;()«»\"„“]{{6,70}}):\s+(?=[«„“{UPPER}])")
TITLED = Late(r"(?P<paper>[^«“„‘'\"]{3,40}),\s+(?=[«“„‘'\"].{3,}[»”“’'\"][\s.,]*$)")


def issued(draft: Draft) -> Draft:
    """ "[title] Wehr-Stiftung: Mühlen am Fluss, [location] Köln": the German body before a colon is the author."""
    first = draft.parts[draft.head()]
    hit = ISSUED.match(first.printed) if first.label == "title" else None
    if not hit or not _is_german_body(hit["body"]) or draft.citation.italics:
        return draft
    return draft.replacing(first, pieces(first, [("author", 0), ("title", hit.end())]))


def _is_german_body(text: str) -> bool:
    """Whether German words are a body's name: what it is ends it, or a name follows: "Amt für Flüsse"."""
    plain = text.replace("-", " ")
    hit = _bodies().first(plain)
    if hit is None or hit.value == "publisher" or " " not in plain or text.startswith(ARTICLES):
        return False
    word = plain[hit.start : hit.end].casefold()
    behind = plain[hit.end :].split()[:1]
    return not word.endswith(("en", "e")) and not any(one in resources.words("conjunctions") for one in behind)


@functools.cache
def _bodies() -> Phrases:
    return Phrases(resources.words("corporate", "german"))


def unsigned(draft: Draft) -> Draft:
    """ "The Economist, 'Till the fat lady sings', 19 Dec. 2020": with a day, what no person is called is a paper."""
    paper, title = draft.parts[0], draft.under("title")[0]
    if paper.label != "author" or title.text[:1] not in CLOSERS or not NAMED.fullmatch(paper.text):
        return draft
    if is_corporate(paper.text) or not any(full_date(part.printed) for part in draft.under("date")):
        return draft
    return draft.relabelled(paper, "journal")


def titled(draft: Draft) -> Draft:
    """ "[journal] Die Zeit, „Flüsse“": a paper, and the title of what it printed."""
    for part in draft.under("journal"):
        hit = TITLED.match(part.printed)
        if hit:
            return draft.replacing(part, pieces(part, [("journal", 0), ("title", hit.end())]))
    return draft
