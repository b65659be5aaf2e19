"""Dates of biblatex (ISO 8601, EDTF) and of classic BibTeX (`year`, `month`, `day`). Source: biblatex manual §2.3.8."""

from __future__ import annotations

from cite_belarus.late import Late

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH_MACROS = {name: name[:3].lower() for name in MONTHS}
_NUMBERS = {name[:3].lower(): i for i, name in enumerate(MONTHS, 1)}

_POINT = r"-?\d[\dX]{3}(?:-[\dX]{2}(?:-[\dX]{2})?)?(?:T[\d:.Z+-]+)?[~?%]?"
_EDTF = Late(rf"{_POINT}(?:/(?:{_POINT}|\.\.)?)?\Z|/{_POINT}\Z")
_SIMPLE = Late(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")
_YEARS = Late(r"(\d{4})\s*(?:--?|–|/)\s*(\d{4})\Z")
_MONTH_DAY = Late(r"([A-Za-z]{3,9})\.?(?:[\s~\u00a0]*(\d{1,2}))?\Z")
_DAY_MONTH = Late(r"(\d{1,2})[\s~\u00a0.]+([A-Za-z]{3,9})\.?\Z")
_MONTH_RANGE = Late(r"([A-Za-z]{3,9})\.?\s*(?:--?|–|/)\s*([A-Za-z]{3,9})\.?\Z")


def is_edtf(text: str) -> bool:
    """Whether biber takes the text as a date or a range of dates."""
    return bool(_EDTF.match(text))


def classic_date(date: str) -> dict[str, str]:
    """`year`, `month` (the English name; the writer makes it a macro), `day`; what is no plain date is all `year`."""
    if simple := _SIMPLE.match(date):
        year, month, day = simple.groups()
        if month is None or 1 <= int(month) <= 12:
            named = {
                "year": year,
                "month": MONTHS[int(month) - 1] if month else "",
                "day": str(int(day)) if day else "",
            }
            return {name: value for name, value in named.items() if value}
    return {"year": date.replace("/", "--")}


def biblatex_date(year: str, month: str = "", day: str = "") -> str | None:
    """The date that `year`, `month` and `day` give, or None where they are no date ("in press")."""
    year = year.strip()
    if years := _YEARS.match(year):
        return "/".join(years.groups())
    if not is_edtf(year):
        dashed = year.replace("--", "/")
        return dashed if is_edtf(dashed) else None
    if not month or not year.isdigit():
        return year
    return _with_month(year, month.strip(), day.strip())


def _with_month(year: str, month: str, day: str) -> str | None:
    if span := _MONTH_RANGE.match(month):
        first, last = (_number(part) for part in span.groups())
        return f"{year}-{first:02}/{year}-{last:02}" if first and last else None
    if found := _DAY_MONTH.match(month):
        day, month = found.groups()
    elif found := _MONTH_DAY.match(month):
        month, day = found.group(1), found.group(2) or day
    number = _number(month)
    if not number:
        return None
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() and 1 <= int(day) <= 31 else "")


def _number(month: str) -> int:
    if month.isdigit():
        return int(month) if 1 <= int(month) <= 12 else 0
    return _NUMBERS.get(month[:3].lower(), 0)
