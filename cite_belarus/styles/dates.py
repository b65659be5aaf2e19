"""Dates: what stands in `date`, `year`/`month` and `urldate` (ISO 8601-2 / EDTF level 1; biblatex manual §2.3.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cite_belarus.late import Late

ONE = Late(r"(?P<year>-?\d{3,4}|\d{2}XX|\d{3}X)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T[\d:.Z+-]*)?[~?%]?")
MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """A date or the two ends of a range; month and day are 0 where unknown. `text` is set where it is no ISO date."""

    year: str = ""
    month: int = 0
    day: int = 0
    end: Date | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.year or self.text)

    @property
    def years(self) -> str:
        """The year, or the years of a range: "2021", "1985–1987", "1985–"."""
        if not self.year:
            return self.text
        if self.end is None or self.end.year == self.year:
            return self.year
        return f"{self.year}–{self.end.year}"


def read(value: str) -> Date:
    """A date from its ISO 8601 or EDTF form; anything else is kept as its text."""
    first, slash, last = value.strip().partition("/")
    start, end = _one(first), _one(last)
    if start is None or (last.strip(" .") and end is None):
        return Date(text=value.strip())
    return Date(start.year, start.month, start.day, (end or Date()) if slash else None)


def _one(value: str) -> Date | None:
    found = ONE.fullmatch(value.strip())
    if not found:
        return None
    return Date(found["year"].replace("X", "?"), int(found["month"] or 0), int(found["day"] or 0))


def read_classic(year: str, month: str, day: str = "") -> Date:
    """A date from BibTeX's `year` and `month` ("dec", "12", "7 Dec."), and `day` where there is one."""
    date = read(year)
    if not date.year or date.month:
        return date
    name = re.search(r"[A-Za-z]{3,}", month)
    digits = re.findall(r"\d+", month)
    number = MONTHS.get(name[0][:3].lower(), 0) if name else int(digits[0]) if digits and int(digits[0]) <= 12 else 0
    within = digits[0] if name and digits else day
    return Date(date.year, number, int(within) if within.isdigit() else 0, date.end)
