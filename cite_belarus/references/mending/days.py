"""Dates that were cut into numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.dates import PRINT_YEAR, date, full_date, reprinted
from cite_belarus.references.draft import Draft, Part, pieces
from cite_belarus.references.quotes import CLOSERS

COUNTED = frozenset(("volume", "issue", "date"))
DAY = Late(
    r"[\s(]*\d{1,2}(?:\.\s?(?:\d{1,2}|[IVX]{1,4})\.\s?|(?:\s?[-–]\s?\d{1,2})?\s[IVX]{1,4}\s)(?:1[5-9]|20)\d\d[\s.,;:)]*"
)
DAY_OF_ISSUE = Late(
    r"\d[\s,.]+(?P<date>(?:(?:z|ze|od|от|ад|від|за)\s(?:dn(?:ia|\.)\s)?)?\(?\d{1,2}(?:\s?\(\d{1,2}\))?\s[IVX]{1,4}"
    r"(?:\s?\(\d{1,2}\s[IVX]{1,4}\)|\))?[\s.,;:]*)$"
)
DAY_AND_MONTH = Late(r"\d{1,2}\.?\s(?P<month>[^\W\d_]{3,9})\.?[\s.,;:]*")
YEAR = Late(rf"(?<!\d){PRINT_YEAR}(?!\d)")
ONLINE = Late(
    r"(?:[Mm]ise? en ligne le|(?:[Mm]esso|[Pp]ubblicato) online il"
    r"|[Oo]nline (?:seit(?: dem)?|(?:veröffentlicht|erschienen) am))"
    r"\s(?:\d{1,2}(?:er|°|\.)?\s[^\W\d_]{3,10}|\d{1,2}[./]\s?\d{1,2}[./])\s?\d{4}"
)
BARE_YEAR = Late(r"(?:19|20)\d\d\s")
WEB = Late(r"(?:^|[.,]\s)(?P<web>(?:Web|Internet)\.\s*)$")
MONTHLY = ("volume", "issue", "journal")  # where the name of a month may be left
UPDATED = Late(r"\d\s\[(?P<note>(?:updated|revised|modified)\s\d{4}[^\[\];]*[\];.\s]*)$")
LONGEST = 3  # parts: day, month, year


def whole_dates(draft: Draft) -> Draft:
    """ "[volume] 14. [issue] 8. [date] 2020", "[volume] 1993 [date] [1975]": one date."""
    parts = draft.parts
    for end, (number, last) in enumerate(itertools.pairwise(parts), 2):
        if last.label != "date" or number.label not in COUNTED:
            continue
        for at in (end - LONGEST, end - 2):
            run = parts[max(0, at) : end]
            if _counted(run) and _is_date("".join([part.printed for part in run])):
                return draft.joined(end - len(run), end, "date")
    return draft


def day_of_issue(draft: Draft) -> Draft:
    """ "[date] 1912, [issue] nr 34, 12 III", "[issue] № 3, 20 IX (3 X)": the day of an issue, beside a bare year."""
    if not any(part.text.isdecimal() for part in draft.under("date")):
        return draft
    for part in draft.under("issue"):
        hit = DAY_OF_ISSUE.search(part.printed) if len(part.text) > len("1, 2 V") else None
        if hit:
            return draft.replacing(part, pieces(part, [("issue", 0), ("date", hit.start("date"))]))
    return draft


def day_of_paper(draft: Draft) -> Draft:
    """ "[date] 1991. [pages] 12 ліп.": the day of a newspaper, behind its year."""
    for at, year, day in draft.pairs("date", "pages"):
        hit = DAY_AND_MONTH.fullmatch(day.printed) if year.text.rstrip(" .,").isdecimal() else None
        if hit and hit["month"].casefold() in resources.words("months"):
            return draft.joined(at, at + 2, "date")
    return draft


def month_before_year(draft: Draft) -> Draft:
    """ "[journal] „Fala”, [volume] Lis [date] 2003": a month before the year, behind a journal or its quoted name."""
    for at, (month, year) in enumerate(itertools.pairwise(draft.parts)):
        if year.label != "date" or not at or month.text.rstrip(".").casefold() not in resources.words("months"):
            continue
        name = draft.parts[at - 1]
        quoted = name.label == "title" and name.text[:1] in CLOSERS and month.label == "journal"
        if month.label in MONTHLY and year.text.isdecimal() and (quoted or name.label == "journal"):
            draft = draft.joined(at, at + 2, "date")
            return draft.relabelled(name, "journal") if quoted else draft
    return draft


def year_of_title(draft: Draft) -> Draft:
    """ "[date] 2019 [title] Country Reports. [location] Minsk, [date] 2020": a bare year before a title begins it."""
    for at, year, _ in draft.pairs("date", "title"):
        if BARE_YEAR.fullmatch(year.printed):
            other = any(date(part.printed) for part in draft.under("date") if part is not year)
            return draft.joined(at, at + 2, "title") if other else draft
    return draft


def web_access(draft: Draft) -> Draft:
    """ "[journal] JSTOR. Web. [date] 3 May 2014." at the end, behind another date: the day of access (MLA 7 §5.6)."""
    *before, part, day = draft.parts
    hit = WEB.search(part.printed) if day.label == "date" and any(one.label == "date" for one in before) else None
    if not hit or not full_date(day.printed):
        return draft
    return draft.recut(len(before), len(draft.parts), [("other", 0), ("accessed", hit.start("web"))])


def updated(draft: Draft) -> Draft:
    """ "[date] 2012 [updated 2014 May 3; [accessed] cited 2020 …": behind the date of a text its last change (NLM)."""
    for part in draft.under("date"):
        hit = UPDATED.search(part.printed) if "[" in part.printed else None
        if hit:
            return draft.replacing(part, pieces(part, [("date", 0), ("note", hit.start("note"))]))
    return draft


def put_online(draft: Draft) -> Draft:
    """ "2004, [other] mis en ligne le [date] 12 mars 2007": when an issue was put online is a note, behind its year."""
    raw = draft.citation.raw
    hit = ONLINE.search(raw) if "nline" in raw or " en ligne le" in raw else None
    if not hit or not any(YEAR.search(raw, part.start, min(part.end, hit.start())) for part in draft.under("date")):
        return draft
    return draft.carved("note", *hit.span())


def _counted(parts: Sequence[Part]) -> bool:
    """Whether numbers stand before a date."""
    labels = {part.label for part in parts}
    return parts[-1].label == "date" and len(labels) > 1 and labels <= COUNTED


def _is_date(printed: str) -> bool:
    """Whether a text is the date of a day and nothing else, or two years, one of them in brackets."""
    return (DAY.fullmatch(printed) and full_date(printed)) is not None or reprinted(printed) is not None
