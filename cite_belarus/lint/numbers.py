"""Pages, dates, identifiers, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import isbn, issn

from cite_belarus.formats.bibdates import is_edtf
from cite_belarus.formats.bibtext import SetField
from cite_belarus.formats.tex import balanced
from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject

_RANGE = Late(r"(?<![\w.:/-])(\d{1,9}|[ivxlcdm]{1,12})\s*-{1,3}\s*(\d{1,9}|[ivxlcdm]{1,12})(?![\w.:/-])", re.IGNORECASE)
_TYPESET = Late(r"(?<=\w)\s*[–—−‒]\s*(?=\w)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_YEAR = Late(r"(?<!\d)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_PARENTHESES = Late(r"\([^()]*\)|\b(?:ISBN|ISSN)(?:-1[03])?:?", re.IGNORECASE)
_SEPARATOR = Late(r"[,;/]|\band\b|\s(?=97[89])")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DOI = Late(r"10\.\d{4,9}(?:\.\d+)*/\S+\Z")
_DOI_ADDRESS = Late(r"\s*(?:https?://(?:www\.|dx\.)*doi\.org/|doi\.org/|doi:\s*)", re.IGNORECASE)
_URL = Late(r"[a-z][a-z0-9+.-]*:\S+\Z", re.IGNORECASE)
DATES = ("date", "urldate", "origdate", "eventdate")


def pages(subject: Subject, _: File) -> Iterator[Finding]:
    """Ranges whose end is before their beginning; `123--9` and `123--45` leave out what both have."""
    for first, last in _RANGE.findall(subject.text("pages")):
        low, high = number(first), number(_completed(first, last))
        if low and high and high < low:
            yield subject.finding("pages-backwards", f"{first}--{last}", "pages")


def _completed(first: str, last: str) -> str:
    shorter = first.isdigit() and last.isdigit() and len(last) < len(first)
    return first[: len(first) - len(last)] + last if shorter else last


def number(text: str) -> int:
    """An Arabic or a Roman number; 0 for what is neither."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN.get(char, 0) for char in text.lower()]
    following = [*values[1:], 0]
    if not all(values):
        return 0
    return sum(-one if one < after else one for one, after in zip(values, following, strict=False))


def page_dash(subject: Subject, _: File) -> Iterator[Finding]:
    """A dash as it is printed, where `--` is meant."""
    text = subject.inner.get("pages", "")
    new = _TYPESET.sub("--", text)
    if new != text:
        edit = SetField(subject.entry.key, subject.own["pages"].name, new, subject.at)
        yield subject.finding("page-dash", f"{text.strip()[:60]} for {new.strip()[:60]}", "pages", edit)


def dates(subject: Subject, file: File) -> Iterator[Finding]:
    """Dates that are still to come, and what biber cannot read."""
    for field in DATES:
        text = subject.text(field)
        if not text:
            continue
        if not is_edtf(text) or not _in_calendar(text):
            yield subject.finding("date-syntax", f"no date: {text[:60]!r}", field)
        elif (late := _late(text, file)) and not subject.work.fields.get("pubstate"):
            yield subject.finding("year-future", f"{late} is in the future", field)
    year = subject.text("year") if "date" not in subject.work.fields else ""
    for found in re.findall(r"(?<!\d)\d{4}(?!\d)", year):
        if int(found) > file.today.year and not subject.work.fields.get("pubstate"):
            yield subject.finding("year-future", f"{found} is in the future", "year")


def _in_calendar(text: str) -> bool:
    """Months to 12 (21 to 41 are EDTF's seasons and parts of a year), days to 31."""
    for _, month, day in _YEAR.findall(text):
        in_year = not month or 1 <= int(month) <= 12 or 21 <= int(month) <= 41
        if not in_year or (day and not 1 <= int(day) <= 31):
            return False
    return True


def _late(text: str, file: File) -> str:
    """The first day, month or year in the text that is after today; only its year counts where no day is given."""
    for year, month, day in _YEAR.findall(text):
        said = "-".join(part for part in (year, month, day) if part)
        if said[:10] > file.today.isoformat()[: len(said)]:
            return said
    return ""


def isbns(subject: Subject, _: File) -> Iterator[Finding]:
    """Check digits of ISBN (ISO 2108), by python-stdnum."""
    for one in _identifiers(subject.text("isbn")):
        if not isbn.is_valid(one):
            yield subject.finding("isbn-check", f"no valid ISBN: {one[:40]}", "isbn")


def issns(subject: Subject, _: File) -> Iterator[Finding]:
    """Check digits of ISSN (ISO 3297), by python-stdnum."""
    for one in _identifiers(subject.text("issn")):
        if not issn.is_valid(one):
            yield subject.finding("issn-check", f"no valid ISSN: {one[:40]}", "issn")


def _identifiers(text: str) -> Iterator[str]:
    cleaned = _PARENTHESES.sub(" ", text).translate(_DASHES) if text else ""
    for part in _SEPARATOR.split(cleaned):
        if part.strip():
            yield part.strip()


def doi(subject: Subject, _: File) -> Iterator[Finding]:
    """The syntax of a DOI (ISO 26324; DOI Handbook §2.2), and addresses in its place."""
    text = subject.text("doi").strip()
    if not text:
        return
    bare = _DOI_ADDRESS.sub("", text, count=1)
    if not _DOI.match(bare):
        yield subject.finding("doi-syntax", f"no DOI: {text[:60]!r}", "doi")
    elif bare != text:
        whole = balanced(bare) and "%" not in bare
        edit = SetField(subject.entry.key, subject.own["doi"].name, bare, subject.at) if whole else None
        yield subject.finding("doi-address", f"{text[:60]!r} for {bare[:60]!r}", "doi", edit)


def url(subject: Subject, _: File) -> Iterator[Finding]:
    """Addresses without a scheme, or with blanks (RFC 3986 §3)."""
    text = subject.text("url").strip()
    if text and not _URL.match(text):
        yield subject.finding("url-syntax", f"no address: {text[:80]!r}", "url")
