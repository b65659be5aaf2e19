"""The elements that a scheme can name. What is in neither table is the entry's field or list of that name."""

from __future__ import annotations

import re
from collections.abc import Callable

from pybtex.richtext import HRef, Tag

from cite_belarus.late import Late
from cite_belarus.styles import dates, responsibility
from cite_belarus.styles.record import Record
from cite_belarus.styles.tables import Tables
from cite_belarus.styles.template import Rich, joined

RANGE = Late(r"(?<=[\dIVXLCivxlc])\s?-{1,3}\s?(?=[\dIVXLCivxlc])")
DOI_AT = Late(r"^(?:https?://)?(?:dx\.)?doi(?:\.org/|:\s*)", re.IGNORECASE)
RESOLVER = "https://doi.org/"


def plain(record: Record, style: Tables, name: str) -> Rich:
    """A field as it stands, or a literal list joined as the style joins places and publishers."""
    if name in record.lists:
        return joined(list(record.lists[name]), style.list_joint)
    return record.fields.get(name, "")


def titled(record: Record, style: Tables, part: str = "") -> Rich:
    """A title with what belongs to it: subtitle and other information (GOST R 7.0.100-2018, 5.2)."""
    names = (f"{part}title", f"{part}subtitle", f"{part}titleaddon")
    found = [record.fields[name] for name in names if name in record.fields]
    return joined(found, style.title_joint) if found else ""


def year(record: Record) -> str:
    """The year or years; without a date the state of publication ("forthcoming")."""
    return dates.read(record.text("date")).years or record.text("pubstate")


def day_month(record: Record, style: Tables) -> str:
    """Day and month as a newspaper's issue is named: "10 марта"."""
    return _day_month(dates.read(record.text("date")), record, style)


def _day_month(date: dates.Date, record: Record, style: Tables) -> str:
    if not date.month:
        return ""
    month = style.say(f"month.{date.month}", record)
    day = style.say("day", record).replace("%", str(date.day))
    return f"{day} {month}" if date.day else style.say(f"month-alone.{date.month}", record).replace("%", month)


def when(record: Record, style: Tables) -> str:
    """The date as fully as it is known: "7 Dec. 2023", "2021"."""
    date = dates.read(record.text("date"))
    before = _day_month(date, record, style)
    return f"{before} {date.years}" if before else date.years


def accessed(record: Record, style: Tables) -> str:
    """The date of access in digits, in the style's order of them."""
    date = dates.read(record.text("urldate"))
    if not (date.month and date.day):
        return date.years
    return style.digits.format(year=date.year, month=date.month, day=date.day)


def accessed_in_words(record: Record, style: Tables) -> str:
    """The date of access with its month in the list's language: "23 Sept. 2025"."""
    date = dates.read(record.text("urldate"))
    if not date.month:
        return date.years
    month = style.say(f"month.{date.month}")
    return f"{date.day} {month} {date.year}" if date.day else f"{month} {date.year}"


def pages(record: Record) -> Rich:
    """The pages, with a dash between the ends of a range, or the number that an article has in their place."""
    return RANGE.sub("–", record.text("pages") or record.text("eid"))


def extent(record: Record) -> Rich:
    """How long the whole is: the entry's `pagetotal`."""
    return record.fields.get("pagetotal", "")


def sets(record: Record) -> Rich:
    """How many volumes a set has, as its extent."""
    return record.fields.get("volumes", "")


def number(record: Record) -> str:
    """The number of an issue, a range with its dash."""
    return RANGE.sub("–", record.text("number") or record.text("issue"))


def series_number(record: Record) -> str:
    """The number in a series."""
    return record.text("number")


def url(record: Record) -> Rich:
    """The address, a link; none where it is the DOI's."""
    target = record.text("url")
    if not target or (record.text("doi") and DOI_AT.match(target)):
        return ""
    return HRef(target, target)


def _bare_doi(record: Record) -> str:
    own = DOI_AT.sub("", record.text("doi"))
    at = record.text("url")
    return own or (DOI_AT.sub("", at) if DOI_AT.match(at) else "")


def doi(record: Record) -> Rich:
    """The DOI by itself, a link."""
    name = _bare_doi(record)
    return HRef(RESOLVER + name, name) if name else ""


def doi_url(record: Record) -> Rich:
    """The DOI as an address (DOI Handbook 2.6.2)."""
    name = _bare_doi(record)
    return HRef(RESOLVER + name, RESOLVER + name) if name else ""


def website(record: Record, style: Tables) -> Rich:
    """The site an online text stands on."""
    own = record.fields.get("titleaddon", "") if record.kind == "online" else ""
    named = own or record.fields.get("maintitle", "")
    return named or ("" if record.kind in style.bodies else plain(record, style, "organization"))


def holding(record: Record) -> Rich:
    """Where an unpublished document is kept: archive and shelf mark (GOST R 7.0.5-2008, 11).

    biblatex has `library` for both (manual §2.2.2); where `archive` names the archive, `library` is the shelf mark.
    """
    kept = [record.fields[name] for name in ("archive", "library") if name in record.fields]
    if kept:
        return joined(kept, ". ")
    return record.fields.get("howpublished", "") or record.fields.get("note", "")


def thesis_type(record: Record, style: Tables) -> Rich:
    """What kind of thesis it is; biblatex's keys are said in the work's language."""
    said = record.text("type")
    if said in ("phdthesis", "mathesis", "candthesis", "autoreferat"):
        return style.say(said, record)
    return record.fields.get("type", "") or (style.say(record.kind, record) if record.kind == "autoreferat" else "")


def publication_day(record: Record, style: Tables) -> str:
    """Day and month of the issue that a law is printed in, where the entry's date is not that of the law itself."""
    return day_month(record, style) if record.has("eventdate") or record.has("titleaddon") else ""


def legal_act(record: Record, style: Tables) -> Rich:
    """What a law is, of what date and number: "федер. закон …", unless the entry says it all in `titleaddon`."""
    whole = record.has("journaltitle") or any(map(str.isdigit, record.text("titleaddon")))
    if "titleaddon" in record.fields and whole:
        return record.fields["titleaddon"]
    said = record.fields.get("titleaddon") or record.fields.get("type")
    parts = [said] if said else []
    date = dates.read(record.text("eventdate") or record.text("date"))
    if not said and str(date.year) in record.text("title"):
        return ""  # "Ustawa z dnia 27 sierpnia 2009 r. o finansach publicznych"
    if date.month and date.day:
        parts.append(style.say("dated", record).replace("%", f"{_day_month(date, record, style)} {date.year}"))
    if record.text("number") and not record.has("journaltitle"):
        parts.append(style.say("number", record).replace("%", record.text("number")))
    return joined(parts, style.act_joint) if parts else ""


def beside_act(element: Callable[[Record, Tables], str]) -> Callable[[Record, Tables], str]:
    """A date as the element gives it, unless it is the law's own and stands in what is said of the law."""

    def said(record: Record, style: Tables) -> str:
        own = not (record.has("journaltitle") and (record.has("eventdate") or record.has("titleaddon")))
        known = own and str(dates.read(record.text("date")).year) in str(legal_act(record, style))
        return "" if known else element(record, style)

    return said


def medium(record: Record, style: Tables) -> str:
    """The designation of the medium, for what is read on the net."""
    return style.say("electronic", record) if record.has("url") else style.say("printed", record)


def medium_of_net(record: Record, style: Tables) -> str:
    """The designation of the medium, only for what is read on the net."""
    return style.say("electronic", record) if record.has("url") else ""


def site_word(record: Record, style: Tables) -> str:
    """The word that says that the host is a site, "" where the language has none here."""
    return style.say("site", record).replace("%", "")


def italic_host(record: Record, style: Tables) -> Rich:
    """The title of the book that a part stands in, in italics."""
    found = titled(record, style, "book")
    return Tag("em", found) if found else ""


# what the entry alone says
OF_RECORD: dict[str, Callable[[Record], Rich]] = {
    "titleonly": lambda record: record.fields.get("title", ""),
    "year": year,
    "pages": pages,
    "pagetotal": extent,
    "leaves": extent,
    "sets": sets,
    "number": number,
    "seriesnumber": series_number,
    "url": url,
    "doi": doi,
    "doiurl": doi_url,
    "holding": holding,
}
# what the style has a say in
OF_STYLE: dict[str, Callable[[Record, Tables], Rich]] = {
    "head": responsibility.head,
    "authors": responsibility.listed,
    "by": responsibility.statement,
    "hostby": responsibility.host_statement,
    "title": titled,
    "booktitle": lambda record, style: titled(record, style, "book"),
    "maintitle": lambda record, style: titled(record, style, "main"),
    "in": italic_host,
    "daymonth": day_month,
    "pubday": publication_day,
    "when": when,
    "accessed": accessed,
    "accessedwords": accessed_in_words,
    "website": website,
    "thesis": thesis_type,
    "act": legal_act,
    "actwhen": beside_act(when),
    "actyear": beside_act(lambda record, _: year(record)),
    "medium": medium,
    "netmedium": medium_of_net,
    "site": site_word,
}


def element(name: str, record: Record, style: Tables) -> Rich:
    """The text of the element of that name, "" where the entry has none."""
    if name in OF_RECORD:
        return OF_RECORD[name](record)
    if name in OF_STYLE:
        return OF_STYLE[name](record, style)
    return plain(record, style, name)
