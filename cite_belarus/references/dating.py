"""date, eventdate, venue, origdate, urldate, pubstate; edition, where its number is raised beside the year."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cite_belarus.late import Late
from cite_belarus.references import scans
from cite_belarus.references.dates import STATES, Dated, date, edition_year, first_year, is_day, reprinted, with_century
from cite_belarus.references.draft import FIRST, ROLES, Draft, Part
from cite_belarus.references.printed import trimmed
from cite_belarus.references.vocabulary import phrases

TWO_YEARS = Late(r"\s*\((1[5-9]\d\d|20\d\d)/(1[5-9]\d\d|20\d\d)[a-z]?\)[\s.,:]*")
APART = 2  # years, more than a volume of a journal counts
REACH = 40  # code points behind a word of access within which its date stands


def dating(draft: Draft) -> Draft:
    """date: of several the fullest before the pages, then the one behind the place; eventdate, venue; pubstate."""
    draft, parts = _undamaged(draft, draft.under("date"))
    for part in parts:
        if len(part.text) == len("1999"):
            continue  # a year and nothing beside it
        if raised := _raised(draft, part):
            return raised
        if years := reprinted(part.printed) or _reissued(draft, part):
            return draft.having("date", years[0], [part]).having("origdate", years[1], [part])
    found = [(dated, part) for part in parts if (dated := date(part.printed))]
    if found:
        return _dated(draft, found, parts)
    for part in parts:
        hit = phrases("undated").first(part.printed)
        if hit and hit.value in STATES:
            draft = draft.having("pubstate", hit.value, [part])
        elif not hit and (guessed := _guessed(draft, "date", part)):
            draft = guessed
        elif not hit and any(map(str.isalnum, part.text)):
            draft = draft.doubting("unread-date", f"no date can be read: {part.text}", (part.start, part.end))
    return draft


def _reissued(draft: Draft, part: Part) -> tuple[str, str] | None:
    """ "Weir, A. (1950/1985).": the year of a work and that in which it came out first (APA); no volume's."""
    hit = TWO_YEARS.fullmatch(part.printed) if "/" in part.text else None
    if not hit or int(hit[2]) - int(hit[1]) < APART:
        return None
    behind = [before.label in ROLES for before, one in itertools.pairwise(draft.parts) if one is part]
    return (hit[2], hit[1]) if behind == [True] else None


def _dated(draft: Draft, found: list[tuple[Dated, Part]], parts: Sequence[Part]) -> Draft:
    """The draft with the date of the work, one of those found in the parts."""
    if len(found) > 1 and (printed := _in_host(draft, found)):
        return printed
    dated, part = found[0] if len(found) == 1 else _worthiest(draft, found)
    same = [other for one, other in found if dated.value.startswith(one.value[:4])]
    value, days = _with_day_apart(dated.value, parts) if len(parts) > len(found) else (dated.value, [])
    return _met(draft, found, dated.value).having("date", value, [part, *same, *days])


def _in_host(draft: Draft, found: list[tuple[Dated, Part]]) -> Draft | None:
    """The draft with the year of a host's imprint and, as eventdate, the day of an older paper printed in it.

    "Weir to Teal, 2 May 1930, in Letters (Minsk: Lock Press, 1995)".
    """
    host = min([part.start for part in draft.under("container-title")], default=0)
    placed = _behind_place(draft) if host else ()
    imprints = [(dated, part) for dated, part in found if part.start > host and part.start in placed]
    own = [(dated, part) for dated, part in found if part.start < host and "-" in dated.value]
    if len(imprints) != 1 or len(own) != 1 or own[0][0].value[:4] >= imprints[0][0].value[:4]:
        return None
    (year, place), (day, paper) = imprints[0], own[0]
    return draft.having("date", year.value, [place]).having("eventdate", day.value, [paper])


def _raised(draft: Draft, part: Part) -> Draft | None:
    """The draft with a date whose edition is raised beside it, and the year of the first: "⁷2009 (EA 1962)"."""
    printed, bracket, behind = part.printed.partition("(")
    year = edition_year(printed)
    first = first_year(behind) if year and bracket else ""
    if not year or (bracket and not first):
        return None
    return draft.having("date", year[0], [part]).having("edition", year[1], [part]).having("origdate", first, [part])


def _undamaged(draft: Draft, parts: Sequence[Part]) -> tuple[Draft, Sequence[Part]]:
    """The parts with digits for letters in the day before a month, and word of it: "l2 May 1985" is no 2 May."""
    for at, part in enumerate(parts):
        text = scans.dayed(part.printed) if len(part.text) > len("l2 May") and not part.text.isdigit() else part.printed
        if text != part.printed:
            draft = draft.doubting("scanned", f"read as {text.strip()}: {part.text}", (part.start, part.end))
            parts = [*parts[:at], part._replace(printed=text, text=trimmed(text)), *parts[at + 1 :]]
    return draft, parts


def _guessed(draft: Draft, name: str, part: Part) -> Draft | None:
    """The draft with a date whose digits a scan has damaged, or whose century is not printed, and word of it."""
    for code, text in (("scanned", scans.mended(part.printed)), ("two-digit-year", with_century(part.printed))):
        if dated := date(text):
            draft = draft.having(name, dated.value, [part])
            return draft.doubting(code, f"read as {dated.value}: {part.text}", (part.start, part.end))
    return None


def _with_day_apart(value: str, parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """A year with the day that stands apart from it, and where that stands: "Weir (2018), …, 14 March"."""
    for part in parts if value.isdigit() else ():
        full = date(f"{part.text.rstrip('.')} {value}")
        if full and full.value.startswith(f"{value}-"):
            return full.value, [part]
    return value, []


def _worthiest(draft: Draft, found: list[tuple[Dated, Part]]) -> tuple[Dated, Part]:
    placed, pages = _behind_place(draft), min([part.start for part in draft.under("pages")], default=0)

    def worth(pair: tuple[Dated, Part]) -> tuple[bool, bool, int, bool, int]:
        """What makes it the date of the work: before the pages, no range, to the day, behind a place, first."""
        value, start = pair[0].value, pair[1].start
        return start < pages, "/" not in value, len(value), start in placed, -start

    return max(found, key=worth)


def _met(draft: Draft, found: list[tuple[Dated, Part]], year: str) -> Draft:
    """The draft with the days, and the town, in which people met, beside the year of what they read there."""
    for dated, part in found:
        if "/" in dated.value and is_day(dated.value) and dated.value[:4] <= year[:4] and dated.value != year:
            venue = [place for _, place, day in draft.pairs("location", "date") if day is part]
            elsewhere = len(draft.under("location")) > len(venue)
            draft = draft.having("venue", venue[0].text, venue) if venue and elsewhere else draft
            return draft.having("eventdate", dated.value, [part])
    return draft


def _behind_place(draft: Draft) -> set[int]:
    """Where the parts begin that stand straight behind a place or a publisher."""
    parts = [part for part in draft.parts if part.text]
    return {part.start for before, part in itertools.pairwise(parts) if before.label in ("location", "publisher")}


def first_published(draft: Draft) -> Draft:
    """origdate: from words such as "first published 1922", which then are no note; an imprint stays one."""
    for part in draft.under(FIRST):
        alone = part.text.strip("[]., ")  # "La rive [1934]"
        if said := alone if alone.isdecimal() else first_year(part.printed):
            draft = draft.having("origdate", said, [part])
        elif said := _last_year(part.text):
            draft = draft.having("origdate", said, [part]).having("note", part.text.strip("()[]., "), [part])
    return draft


def _last_year(text: str) -> str:
    """The year that ends an imprint in a bracket: "(Firenze, Mulino, 1884)"."""
    year = text.strip("()[]., ")[-4:]
    return year if year.isdecimal() else ""


def access(draft: Draft) -> Draft:
    """urldate: from its segment, of several the last (the day of an update comes first), else from wherever a word of
    access stands before a date.
    """
    draft, parts = _undamaged(draft, draft.under("accessed"))
    for part in reversed(parts):
        dated = date(part.printed)
        if dated:
            return draft.having("urldate", dated.value, [part])
        if guessed := _guessed(draft, "urldate", part):
            return guessed
        draft = draft.doubting("unread-date", f"no date of access can be read: {part.text}", (part.start, part.end))
    if "url" not in draft.fields and "doi" not in draft.fields:
        return draft
    for part in draft.labelled("url", "note", "other", "date", "doi"):
        hit = phrases("accessed").first(part.printed)
        dated = date(part.printed[hit.end : hit.end + REACH]) if hit else None
        dated = dated or (_before_address(part) if part.label == "url" else None)
        if dated:
            return draft.having("urldate", dated.value, [part])
    return draft


def _before_address(part: Part) -> Dated | None:
    """The day between the words that lead to an address and the address: "[en ligne (12 janvier 2016) : https://…]"."""
    lead, sign, _ = part.printed.partition("http")
    dated = date(lead) if sign and any(map(str.isdigit, lead)) else None
    return dated if dated and is_day(dated.value) else None
