"""Words that tell when a work came out first, or that it will, which are no note and no edition of it."""

from __future__ import annotations

from cite_belarus.references.dates import STATES, date, first_year
from cite_belarus.references.draft import FIRST, Draft, Part, piece, pieces
from cite_belarus.references.vocabulary import phrases

LABELS = ("note", "edition", "other")


def first_published(draft: Draft) -> Draft:
    """ "(Original work published 1900)", "(1-е изд. Минск 1929)", if the work has a later date."""
    parts = draft.parts
    for at, part in enumerate(parts):
        if part.label not in LABELS or phrases("originals").absent(part.printed):
            continue
        for end in range(at + 1, min(at + 4, len(parts) + 1)):
            behind = parts[at + 1 : end]
            year = first_year("".join([one.printed for one in parts[at:end]]))
            if year and all(one.label in ("location", "date") for one in behind) and later(draft, year):
                return draft.joined(at, end, FIRST)
    return draft


def coming(draft: Draft) -> Draft:
    """ "[author] Weir, Ann. Forthcoming. [title] “Locks.”", "[title] Forthcoming. Locks": it stands for the date."""
    for at, author, year in draft.pairs("author", "date"):
        last = author.printed.rstrip(". ").rfind(". ") + 2
        if last > 1 and _stands_for_date(piece(author, "date", last, len(author.printed))) and date(year.printed):
            return draft.recut(at, at + 2, [("author", 0), ("date", last)])
    if draft.has("date"):
        return draft
    author, title = draft.under("author")[-1], draft.under("title")[0]
    last = author.printed.rstrip(". ").rfind(". ") + 2
    if title.start == author.end and last > 1 and _stands_for_date(piece(author, "date", last, len(author.printed))):
        return draft.replacing(author, pieces(author, [("author", 0), ("date", last)]))
    hit = phrases("undated").begins(title.text) if title.start == author.end else None
    if hit and hit.value in STATES and title.text[hit.end - 1] == "." and hit.end < len(title.text):
        at = title.printed.index(title.text[hit.start : hit.end]) + hit.end
        return draft.replacing(title, pieces(title, [("date", 0), ("title", at)]))
    return draft


def to_come(draft: Draft) -> Draft:
    """ "(in press)", "[title] Laghi, in corso di stampa": what stands for the date of a work is no note, no title."""
    found = [part for part in draft.labelled("note", "other") if _stands_for_date(part)]
    if not found:
        return _behind_title(draft)
    return draft.with_parts([part._replace(label="date") if part in found else part for part in draft.parts])


def _behind_title(draft: Draft) -> Draft:
    for part in draft.under("title"):
        at = max(part.printed.rfind(", "), part.printed.rfind(" (")) + 2
        if at > len(", ") and _stands_for_date(piece(part, "date", at, len(part.printed))):
            return draft.replacing(part, pieces(part, [("title", 0), ("date", at)]))
    return draft


def _stands_for_date(part: Part) -> bool:
    hit = phrases("undated").begins(part.text)
    return hit is not None and hit.value in STATES and hit.end >= len(part.text.rstrip(".,;) "))


def later(draft: Draft, year: str) -> bool:
    """Whether the work has a date after this year."""
    return any(said.value[:4] > year for part in draft.under("date") if (said := date(part.printed)))
