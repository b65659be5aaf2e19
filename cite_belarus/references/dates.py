"""Printed dates as ISO 8601 with the marks of EDTF (biblatex manual §2.3.8): `1917-11-17`, `1985/1987`, `1920~`.

Days stand before months, save where only the other order makes a date; an old-style date gives way to the new-style one
in brackets behind it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.alphabets import latin_romans, unmixed
from cite_belarus.late import Late
from cite_belarus.references.places import is_town
from cite_belarus.references.romans import roman
from cite_belarus.references.vocabulary import AROUND, Hit, phrases

YEAR = r"(?:1[0-9]|20)\d\d"
PRINT_YEAR = r"(?:1[5-9]|20)\d\d"  # of what is printed
DASH = r"\s*[-–—―‒/]\s*"
ISO = Late(rf"(?<!\d)({YEAR})\s?([.\-/–])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d)")
BLANKS = Late(rf"(?<!\d)({YEAR})\s(\d\d)\s(\d\d)(?!\d)")  # Lithuanian: "2017 01 12"
DMY = Late(rf"(?<![\d.])(\d{{1,2}})\s?[./\-]\s?(\d{{1,2}}|[IVX]{{1,4}})\s?[./\-]\s?({YEAR})(?!\d)")
ROMAN = Late(rf"(?<![\d.(])\(?(\d{{1,2}})\)?\s+([IVX]{{1,4}})\s+({YEAR})(?!\d)")
Y_DM = Late(rf"(?<!\d)({YEAR})[\s.,:–—-]+(\d{{1,2}})[.\s]\s?([IVX]{{1,4}})(?![\w-])")  # "1926. 12.XI"
OLD_STYLE = Late(
    r"(\d{1,2}\s(?:[^\W\d_]{3,9}|[IVX]{1,4}))\s?\(\d{1,2}\s(?:[^\W\d_]{3,9}|[IVX]{1,4})\)"
)  # "19 сакавіка (1 красавіка) 1909"
ALONE = Late(rf"[\s(\[.,;:]*({YEAR})[\s)\].,;:]*")  # a year and nothing else
YEARS = Late(rf"(?<!\d)({YEAR}){DASH}({YEAR}|\d\d)(?!\d)(?![./-]\d)")
ONE_YEAR = Late(rf"(?<!\d)({YEAR})(?:[a-zа-яё](?![^\W\d_]))?(?!\d)")
MONTH_YEAR = Late(rf"(?<![\d.])(\d{{1,2}})[./]({YEAR})(?!\d)")
DAY_BEFORE = Late(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|-?го|er|ого)?\.?(?:\s*\((\d{1,2})\))?\s*(?:of\s+|de\s+)?$")
DAYS_BEFORE = Late(r"(?<!\d)(\d{1,2})(?:\.?\s*[-–—]\s*|\.\s?/\s?)(\d{1,2})\.?\s*$")
DAYS_AHEAD = Late(r"(?<![\d.])(\d{1,2})(?:\.?\s?[-–—]|\./)\s?$")
DAY_BEHIND = Late(r"\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?=\s*[,;.)\]]|\s|$)")
DAYS_BEHIND = Late(r"\s*(\d{1,2})\s?[-–—]\s?(\d{1,2})(?=[\s,.)\]])")
YEAR_BEHIND = Late(rf"[\s.,()«»\"']*(?:de\s+|of\s+)?({YEAR})(?!\d)")
YEAR_BEFORE = Late(
    rf"({YEAR})(?:\s*[,.:]?\s*(?:z|r\.|m\.|г\.|р\.|год[а]?|року|года)?)?[\s,.]*(?:(?<=[\s.,])[–—-]\s?|[–—-]\s)?$"
)
ROMAN_YEAR = Late(r"[\s(\[.,;:]*(M[MDCLXVI]{1,14}|m[mdclxvi]{4,14})[\s)\].,;:]*")
RAISED = Late(rf"[(\[]?(?:([2-9²-³⁴-⁹])({PRINT_YEAR})|({PRINT_YEAR})([2-9²-³⁴-⁹]))[\s)\].,:;]*")
REPRINTED = Late(  # "2003 [1934]", "([1934], 2003)", "2003 (1st ed. 1934)"
    rf"[\s(\[]*({YEAR})[\s)\],]*[(\[]([^()\[\]\d]*(?:\d\W?\w{{1,2}}\b[^()\[\]\d]*)?)({YEAR})[\s.,:;)\]]*"
    rf"|[\s(]*[(\[]({YEAR})[)\]],?\s*({YEAR})[\s.,:;)]*"
)
TWO_DIGITS = Late(r"(?<![\d.])(\d{1,2}([./])\d{1,2}\2)(\d\d)(?![\d.]*\d)")
LETTERS = Late(r"[^\W\d_]+")
SPAN = Late(r"[\s\d.]*[-–—/](?:[\s\d.]*|\s?\d{1,2}(?:st|nd|rd|th)\s)")
SEASON = 20
STATES = ("forthcoming", "inpress", "inpreparation", "submitted")  # biblatex's pubstate
DAYS = len("2006-08-12"), len("2006-08-12/2006-08-13")


class Dated(NamedTuple):
    """A date read: its EDTF value and where in the text it stands."""

    value: str
    start: int
    end: int


@functools.lru_cache(maxsize=2048)  # most dates are years, and the years are few
def date(text: str) -> Dated | None:
    """The first date printed in a text, None if there is none that can be."""
    alone = ALONE.fullmatch(text)
    if alone:
        return Dated(alone[1], *alone.span(1))
    if not any(map(str.isdigit, text)):
        return _roman_year(text)
    text = latin_romans(unmixed(text))
    text = OLD_STYLE.sub(lambda found: found[1] + " " * (len(found[0]) - len(found[1])), text) if "(" in text else text
    found = _numeric(text) or _worded(text) or _years(text)
    return _marked(text, found) if found else None


def is_day(value: str) -> bool:
    """Whether a date in EDTF is a day, or a range of days."""
    return len(value) in DAYS


def full_date(text: str) -> Dated | None:
    """The first date printed in a text, if it is a day or a range of days."""
    found = date(text)
    return found if found and is_day(found.value) else None


def edition_year(text: str) -> tuple[str, str] | None:
    """A year with the raised number of an edition before or behind it: "Torino 1978²", scanned as 19782."""
    hit = RAISED.fullmatch(text)
    if not hit:
        return None
    return hit[2] or hit[3], unicodedata.normalize("NFKC", hit[1] or hit[4])


def reprinted(text: str) -> tuple[str, str] | None:
    """The year of a work and that in which it came out first, one of them in brackets."""
    hit = REPRINTED.fullmatch(text)
    if not hit:
        return None
    one, words, other = (hit[1], hit[2], hit[3]) if hit[1] else (hit[5], "", hit[4])
    if one == other or (any(map(str.isalpha, words)) and (one < other or phrases("undated").first(words))):
        return None
    return max(one, other), min(one, other)


def with_century(text: str) -> str:
    """A text with the century before years of two digits in dates of a day: "14.6.94". Up to 29 it is this one."""
    return TWO_DIGITS.sub(lambda hit: f"{hit[1]}{'20' if hit[3] < '30' else '19'}{hit[3]}", text)


def first_year(text: str) -> str:
    """The year that words such as "first published in" lead to, "" where there is anything else."""
    year, first = ONE_YEAR.search(text), phrases("originals").first(text)
    if not year or not first or first.end > year.start():
        return ""
    rest = text[: first.start] + text[first.end : year.start()] + text[year.end() :]
    return "" if any(map(str.isalnum, rest)) and not is_town(rest.strip(AROUND)) else year[1]


def _roman_year(text: str) -> Dated | None:
    hit = ROMAN_YEAR.fullmatch(text)
    year = str(roman(hit[1].upper())) if hit else ""
    return Dated(year, *hit.span(1)) if hit and re.fullmatch(YEAR, year) else None


def _numeric(text: str) -> Dated | None:
    hit = ISO.search(text) or BLANKS.search(text)
    if hit:
        value = _day(int(hit[1]), *map(int, hit.groups()[-2:]))
        return Dated(value, *hit.span()) if value else None
    hit = Y_DM.search(text)
    if hit and (value := _day(int(hit[1]), roman(hit[3]), int(hit[2]))):
        return Dated(value, *hit.span())
    hit = DMY.search(text) or ROMAN.search(text)
    if hit:
        month = int(hit[2]) if hit[2].isdigit() else roman(hit[2])
        day, year = int(hit[1]), int(hit[3])
        value = _day(year, month, day) or (_day(year, day, month) if hit[2].isdigit() else "")
        before = DAYS_AHEAD.search(text, 0, hit.start())
        first = _day(year, month, int(before[1])) if before and value else ""
        if before and first and first < value:
            return Dated(f"{first}/{value}", before.start(), hit.end())  # "12–13 VIII 2006"
        return Dated(value, *hit.span()) if value else None
    hit = MONTH_YEAR.search(text)
    if hit and 1 <= int(hit[1]) <= 12:
        return Dated(f"{hit[2]}-{int(hit[1]):02}", *hit.span())
    return None


def _day(year: int, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= _length(year, month) else ""


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _worded(text: str) -> Dated | None:
    """A date with the month, or the season, as a word; of two months the range between them."""
    months = _months(text)
    if not months:
        return None
    first, last = months[0], months[1] if len(months) > 1 else months[0]
    end, start = _at(text, last), _at(text, first)
    if len(months) > 1 and SPAN.fullmatch(text, first.end, last.start):
        if start is None and end is not None:
            start = _around(text, first, end.value[:4])
        if end is None and start is not None:
            end = _built(start.value[:4], last, "", last.start, last.end)  # "2009 Mar-Apr"
        if start and end:
            return Dated(f"{start.value}/{end.value}", start.start, end.end)
    return start


def _months(text: str) -> list[Hit]:
    table = resources.words("months")
    return [
        Hit(word.start(), word.end() + (text[word.end() : word.end() + 1] == "."), table[word[0].casefold()], 1)
        for word in LETTERS.finditer(text)
        if word[0].casefold() in table
    ]


def _at(text: str, month: Hit) -> Dated | None:
    behind = YEAR_BEHIND.match(text, month.end)
    if behind:
        return _around(text, month, behind[1], behind.end())
    days = DAYS_BEHIND.match(text, month.end)
    year = YEAR_BEHIND.match(text, days.end()) if days else None
    if days and year and int(days[1]) < int(days[2]):
        return _days(year[1], month, days, month.start)._replace(end=year.end())
    day = DAY_BEHIND.match(text, month.end)
    if day:
        year = YEAR_BEHIND.match(text, day.end())
        if year:
            return _built(year[1], month, day[1], month.start, year.end())
    own_day = DAYS_BEFORE.search(text[: month.start]) or DAY_BEFORE.search(text[: month.start])
    before = YEAR_BEFORE.search(text[: own_day.start() if own_day else month.start])
    if not before:
        return None
    if days and int(days[1]) < int(days[2]):
        return _days(before[1], month, days, before.start())  # "2006, March 25-26"
    found = _around(text, month, before[1])
    if not day or len(found.value) > 7:
        return found._replace(start=before.start())
    return _built(before[1], month, day[1], before.start(), day.end())


def _days(year: str, month: Hit, days: re.Match[str], start: int) -> Dated:
    """The first and the last of the days behind a month."""
    first, last = (_built(year, month, day, start, days.end()) for day in days.groups())
    return Dated(f"{first.value}/{last.value}", start, days.end())


def _around(text: str, month: Hit, year: str, end: int = 0) -> Dated:
    """The date of this month and year, with the day or days printed before the month."""
    end = end or month.end
    days = DAYS_BEFORE.search(text[: month.start])
    if days:
        first, last = (_built(year, month, day, days.start(), end) for day in days.groups())
        return Dated(f"{first.value}/{last.value}", first.start, end)
    day = DAY_BEFORE.search(text[: month.start])
    if not day:
        return _built(year, month, "", month.start, end)
    return _built(year, month, day[2] or day[1], day.start(), end)


def _built(year: str, month: Hit, day: str, start: int, end: int) -> Dated:
    number = int(month.value)
    full = _day(int(year), number, int(day)) if day and number < SEASON else ""
    return Dated(full or f"{year}-{number:02}", start, end)


def _years(text: str) -> Dated | None:
    hit = YEARS.search(text)
    if hit:
        first, last = hit[1], hit[2] if len(hit[2]) == 4 else hit[1][:2] + hit[2]
        if first < last:
            return Dated(f"{first}/{last}", *hit.span())
    hit = ONE_YEAR.search(text)
    return Dated(hit[1], *hit.span()) if hit else None


def _marked(text: str, found: Dated) -> Dated:
    """EDTF's marks: `~` behind an approximate date, `?` behind a doubtful one."""
    if "/" in found.value:
        return found
    if text[found.end : found.end + 1] == "?":
        return found._replace(value=found.value + "?", end=found.end + 1)
    near = [hit for hit in phrases("undated").all(text[: found.start]) if hit.value == "circa"]
    close = near and not text[near[-1].end : found.start].strip()
    return found._replace(value=found.value + "~", start=near[-1].start) if close else found
