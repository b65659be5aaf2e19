"""The short form under which a source is cited from here on: "Archiwum Akt Nowych [dalej: AAN]"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import SHORTHAND, Draft, Part
from cite_belarus.references.vocabulary import phrases

BRACKET = Late(r"[(\[]\s?(?P<said>[^\W\d_][^()\[\]]{3,59})[)\]][.,:;]?")
MARKS = ' :,–—-«»„“”"'


def hereafter(draft: Draft) -> Draft:
    """Such brackets are no part of a name or a title; behind a title, one holds the work's short form.

    A title that goes on behind the bracket stays whole.
    """
    raw = draft.citation.raw
    for bracket in BRACKET.finditer(raw) if "(" in raw or "[" in raw else ():
        word = phrases("hereafter").begins(bracket["said"])
        before = [part for part in draft.parts if part.start < bracket.start()]
        if not word or not before or _goes_on(before[-1], bracket.end()):
            continue
        draft = draft.carved("other", *bracket.span())
        short = bracket["said"][word.end :].strip(MARKS)
        if short and before[-1].label == "title":
            start = raw.index(short, bracket.start("said") + word.end)
            draft = draft.carved(SHORTHAND, start, start + len(short))
    return draft


def _goes_on(part: Part, end: int) -> bool:
    """Whether words of a part stand behind this place; an archive's shelf mark may."""
    return part.label != "archive" and any(map(str.isalnum, part.printed[end - part.start :])) and part.end > end
