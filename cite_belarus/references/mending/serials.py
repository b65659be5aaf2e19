"""Journals and newspapers in quotation marks, as notes of the region print them: with their towns and their years."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.dates import date, is_day
from cite_belarus.references.draft import COUNTING, Draft, Part, pieces
from cite_belarus.references.mending.quoted import OPENERS
from cite_belarus.references.pages import extents
from cite_belarus.references.quotes import closing
from cite_belarus.references.remarks import kind

SEVERAL = 5  # pages that are more than a place cited
YEAR = Late(r"[\s(]*(?:1[89]|20)\d\d\s?/\s?")
YEARLY = Late(r"\s?(?P<year>(?:1[89]|20)\d\d)/(?P<number>[1-9]|[1-4]\d)(?:[-–]\d{1,2})?[\s,.:;]*")
NUMBER = Late(r"\s?\d{1,2}(?:\s?[-–/]\s?(?:\d{1,2})?)?[\s,.:;]*")
TOWN = Late(r"\s?\([^()\d]{3,30}\)[\s,.]*")
OF_YEAR = Late(r"[.,]\s(?P<volume>(?:1[89]|20)\d\d)\s(?:metai|metų|m\.)[\s.,]*$")
ONLY_YEAR = Late(r"\s*(?:1[89]|20)\d\d\s(?:metai|metų|m\.)[\s.,]*")
OPENED = Late(r"[,.]\s+(?=[„«“\"])")


def quoted_serial(draft: Draft) -> Draft:
    """ "[collection-title] „Studia Wodne”, [volume] nr 14, [location] Pińsk, [pages] s. 12–39": a journal.

    Of a book in a series no run of pages would be printed, nor its town without a publisher; nor the series, bracketed.
    """
    title, parts = draft.under("title")[0], draft.parts
    for at, name in enumerate(parts):
        if name.label != "collection-title" or name.text[:1] not in OPENERS or "(" in name.printed:
            continue
        numbers = list(itertools.takewhile(lambda part: part.label in COUNTING, parts[at + 1 :]))
        place = parts[at + 1 + len(numbers)] if at + 1 + len(numbers) < len(parts) else None
        led = title.end <= name.start and title.text[:1] not in OPENERS
        if numbers and place and place.label == "location" and led and any(map(_runs, draft.under("pages"))):
            return draft.relabelled(name, "journal")
    return draft


def _runs(part: Part) -> bool:
    """Whether several pages are printed, from the first to the last."""
    found = extents(part.printed)
    first, _, last = found[0].value.partition("--") if len(found) == 1 else ("", "", "")
    return first.isdigit() and last.isdigit() and int(last) - int(first) >= SEVERAL


def year_before_number(draft: Draft) -> Draft:
    """ "[journal] „Przegląd Wodny” [volume] 2009/ [issue] 4": year and number, also "11– [issue] 12"."""
    if not draft.has(*COUNTING):
        return _number_of_year(draft)
    for at, (year, number) in enumerate(itertools.pairwise(draft.parts)):
        if year.label not in ("volume", "date") or number.label not in COUNTING or not YEAR.fullmatch(year.printed):
            continue
        last = at + 3 if draft.parts[at + 2 : at + 3] and draft.parts[at + 2].label == "issue" else at + 2
        dated = year.label == "volume" and draft.has("date")
        if not dated and NUMBER.fullmatch(draft.citation.raw[number.start : draft.parts[last - 1].end]):
            return draft.joined(at + 1, last, "issue").relabelled(year, "date")
    return draft


def yearbook(draft: Draft) -> Draft:
    """ "[container-title] Upių metraštis. 2010 metai. [date] 2011", "[date] 2010 m. … [date] 2011": a volume."""
    hosts = draft.labelled("journal", "container-title")
    for part in hosts:
        hit = OF_YEAR.search(part.printed)
        if hit and kind(part.printed[: hit.start()]) == "serial":
            cuts = [("journal", 0), ("volume", hit.start("volume")), ("other", hit.end("volume"))]
            return draft.replacing(part, [one for one in pieces(part, cuts) if one.printed])
    for part in draft.under("date")[:-1]:
        if ONLY_YEAR.fullmatch(part.printed) and hosts and hosts[-1].end <= part.start and not draft.has("volume"):
            at = len(part.printed) - len(part.printed.lstrip()) + 4
            return draft.replacing(part, pieces(part, [("volume", 0), ("other", at)]))
    return draft


def _number_of_year(draft: Draft) -> Draft:
    """ "[date] 1999/5": no two years."""
    for part in draft.under("date"):
        hit = YEARLY.fullmatch(part.printed)
        if hit and int(hit["number"]) != (int(hit["year"]) + 1) % 100:
            return draft.replacing(part, pieces(part, [("date", 0), ("issue", hit.start("number"))]))
    return draft


def town_of_paper(draft: Draft) -> Draft:
    """ "[title] Na brodzie, „Fala” [location] (Pińsk) [date] 12 V 1956": a paper, its town."""
    for at, title, place in draft.pairs("title", "location"):
        behind = draft.parts[at + 2] if at + 2 < len(draft.parts) else None
        if behind is None or not TOWN.fullmatch(place.printed) or not _is_of_serial(draft, behind):
            continue
        start = title.printed.find(title.text[:1]) if title.text[:1] in OPENERS else -1
        if start < 0:
            start = next((hit.end() for hit in OPENED.finditer(title.printed)), -1)
        if start >= 0 and closing(title.printed, start) == len(title.printed.rstrip()):
            cuts = [("title", 0), ("journal", start)] if title.printed[:start].strip() else [("journal", 0)]
            return draft.replacing(title, pieces(title, cuts))
    return draft


def _is_of_serial(draft: Draft, part: Part) -> bool:
    """Whether a number, or a date to the day or with a number behind it, follows a name."""
    if part.label in COUNTING:
        return True
    said = date(part.printed) if part.label == "date" else None
    return said is not None and (is_day(said.value) or draft.has("issue"))
