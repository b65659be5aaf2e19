"""Years and pages that a scan has damaged, under each other's label."""

from __future__ import annotations

from cite_belarus.alphabets import DAMAGED_YEAR
from cite_belarus.late import Late
from cite_belarus.references import scans
from cite_belarus.references.dates import date
from cite_belarus.references.draft import Draft, Part

NUMBER = r"[\dlIОOЗбSB]{1,4}"
SPAN = rf"{NUMBER}(?:\s?[-–—]\s?{NUMBER})?"
BEHIND = Late(
    rf"\W*(?P<year>{DAMAGED_YEAR})(?:\W+(?P<pages>{NUMBER}\s?(?:[сСcp]|стр?|стор|pp|ss?|S|Seiten)\.?[\s.,;–—-]*)"
    rf"|\W+(?P<cited>(?:[СсCcSs]|[Pp]p?|[Ss]tr|[Сс]тр)\.\s?{SPAN}\W*)|\)[,:]\s?(?P<bare>{NUMBER}\s?[-–—]\s?{NUMBER}\W*))"
)
ROMAN = Late(r"(?:[^\W\d_]{1,4}\.\s?)?[IVXLC]{2,}")
PARTED = Late(r"19 \d\d|19\d \d|1 9\d\d|200 \d")  # no "20 12", a volume and its number
STROKES = ("1", "l", "11", "1I")
FULL = 1000  # the years of print have four digits


def pages_of_date(draft: Draft) -> Draft:
    """ "[date] 198З. 2З4 с.", "[pages] 198б. С. 3", "[date] l985), l2-3O": the pages behind a year."""
    for at, part in enumerate(draft.parts):
        if (
            part.label not in ("date", "pages")
            or len(part.text) <= len("1983 5")
            or (part.label == "pages" and draft.has("date"))
        ):
            continue
        for end in (at + 1, at + 2):
            run = draft.parts[at:end]
            hit = BEHIND.fullmatch("".join([one.printed for one in run]))
            if hit and _is_year(hit["year"]) and (end == at + 1 or run[-1].label == "pages"):
                return draft.recut(at, end, [("date", 0), ("pages", hit.start(hit.lastgroup or "year"))])
    return draft


def year_as_number(draft: Draft) -> Draft:
    """ "[journal] Przegląd Wodny, [volume] l985, [issue] z. 2": a year that a scan has damaged, where no date is."""
    years = [part for part in draft.labelled("volume", "issue") if _is_damaged_year(part)]
    if len(years) != 1 or any(date(scans.mended(part.printed)) for part in draft.under("date")):
        return draft
    return draft.relabelled(years[0], "date")


def struck_volume(draft: Draft) -> Draft:
    """ "[volume] LXXX[issue] 1 [date] (1969)": the last stroke of a Roman number, read as a one."""
    for at, volume, issue in draft.pairs("volume", "issue"):
        struck = issue.text in STROKES and volume.printed[-1:] in ("X", "V", "I", "L")
        if struck and ROMAN.fullmatch(volume.text):
            return draft.joined(at, at + 2, "volume")
    return draft


def _is_damaged_year(part: Part) -> bool:
    text = part.text.rstrip(".")
    if PARTED.fullmatch(text):
        return _is_year(text)
    return len(text) == len("1985") and not text.isdigit() and _is_year(text)


def _is_year(text: str) -> bool:
    read = scans.mended(text)
    return read.isdecimal() and int(read) > FULL and date(read) is not None
