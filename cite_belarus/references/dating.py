"""date, urldate, pubstate."""

from __future__ import annotations

from cite_belarus.references.dates import date
from cite_belarus.references.draft import Draft
from cite_belarus.references.vocabulary import phrases


def dating(draft: Draft) -> Draft:
    """date: the fullest one printed; pubstate where the work was still to appear."""
    parts = draft.labelled("date")
    found = [(dated, part) for part in parts for dated in [date(part.printed)] if dated]
    if found:
        dated, part = max(found, key=lambda pair: (len(pair[0].value), -pair[1].start))
        return draft.having({"date": dated.value}, [part])
    for part in parts:
        hit = phrases("undated").first(part.printed)
        if hit and hit.value not in ("nodate", "circa", "noplace"):
            draft = draft.having({"pubstate": hit.value}, [part])
        elif not hit and any(ch.isalnum() for ch in part.text):
            draft = draft.doubting("unread-date", f"no date can be read: {part.text}", (part.start, part.end))
    return draft


def access(draft: Draft) -> Draft:
    """urldate."""
    for part in draft.labelled("accessed"):
        dated = date(part.printed)
        if dated:
            return draft.having({"urldate": dated.value}, [part])
        draft = draft.doubting("unread-date", f"no date of access can be read: {part.text}", (part.start, part.end))
    return draft
