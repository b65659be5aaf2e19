"""Who issued a work and stands at its head: an agency with its news, a company with its report."""

from __future__ import annotations

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import Draft
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

BEHIND = Late(rf"[.:,]\s+(?=[{UPPER}«„“\"'\d])")
COMPANY = Late(rf"(?P<form>[{UPPER}][^\W\d_]{{1,4}})\s[«„“\"][^«»„“”\"]{{2,60}}[»“”\"][.,:]\s+(?=[{UPPER}])")


def agency(draft: Draft) -> Draft:
    """ "[title] БелТА. Вода прибыла. [date] 15 января 2023. [url] …": the agency is the author of its news."""
    title = draft.parts[draft.head()]
    new = draft.has("url") or any(full_date(part.printed) for part in draft.under("date"))
    printed = title.printed[title.opening :]
    hit = phrases("agencies").begins(printed) if new and title.label == "title" else None
    end = title.opening + hit.end - printed[: hit.end].endswith(".") if hit else 0
    behind = BEHIND.match(title.printed, end) if hit else None
    return draft.recut(draft.head(), draft.head() + 1, [("author", 0), ("title", behind.end())]) if behind else draft


def company(draft: Draft) -> Draft:
    """ "[author] ОАО [title] «Речной банк». Отчет за 2019 год": the name of a company with the word for its form."""
    at = draft.head()
    start = draft.parts[at].start
    hit = COMPANY.match(draft.citation.raw, start) if draft.parts[at].label in ("author", "title") else None
    if hit is None or hit["form"].casefold() not in resources.words("collectives"):
        return draft
    cut = draft.parts[at].end != hit.end() and not (draft.parts[at].label == "author" and "»" in draft.parts[at].text)
    titled = any(part.label == "title" and part.end > hit.end() for part in draft.parts[at : at + 2])
    return draft.carved("author", *hit.span()) if cut and titled else draft
