"""The elements that a scheme can name. What is not in `ELEMENTS` is the entry's field or list of that name.

An element is a function from the record and the style to a text, plain or rich; "" where the entry has none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pybtex.richtext import HRef, Tag, Text

from cite_belarus.model import Name
from cite_belarus.styles import dates, words
from cite_belarus.styles.names import several
from cite_belarus.styles.record import Record
from cite_belarus.styles.template import Rich

if TYPE_CHECKING:
    from cite_belarus.styles.style import Style

RANGE = re.compile(r"(?<=[\dIVXLCivxlcА-Яа-яоб])\s?-{1,3}\s?(?=[\dIVXLCivxlc])")
DOI_AT = re.compile(r"^(?:https?://)?(?:dx\.)?doi(?:\.org/|:\s*)", re.IGNORECASE)
RESOLVER = "https://doi.org/"


def joined(texts: list[Rich], joint: str) -> Rich:
    """Texts with a joint between them; a plain string where all of them are."""
    if all(isinstance(text, str) for text in texts):
        return joint.join(texts)
    return Text(joint).join(texts)


def plain(record: Record, style: Style, name: str) -> Rich:
    """A field as it stands, or a literal list joined as the style joins places and publishers."""
    if name in record.lists:
        return joined(list(record.lists[name]), style.list_joint)
    return record.fields.get(name, "")


def titled(record: Record, style: Style, part: str = "") -> Rich:
    """A title with what belongs to it: subtitle and other information (GOST R 7.0.100-2018, 5.2.4)."""
    names = (f"{part}title", f"{part}subtitle", f"{part}titleaddon")
    found = [record.fields[name] for name in names if name in record.fields]
    return joined(found, style.title_joint) if found else ""


def head(record: Record, style: Style) -> str:
    """The names an entry begins with: none where there are more authors than the style's heading takes."""
    authors = record.people.get("author", ())
    if not authors or len([name for name in authors if name.family != "others"]) > style.heading.limit:
        return ""
    if any(name.family == "others" for name in authors) and style.others_in_statement:
        return ""
    return several(authors[: style.heading.shown], style.heading, lambda: style.say("et-al", record))


def listed(record: Record, style: Style) -> str:
    """All authors as the style lists them, cut where it cuts."""
    authors = record.people.get("author", ())
    return several(authors, style.heading, lambda: style.say("et-al", record)) if authors else ""


def statement(record: Record, style: Style) -> Rich:
    """The statement of responsibility of a book or a part: authors (where the style gives them again), then the others.

    GOST 7.1-2003, 5.2.6; GOST R 7.0.100-2018, 5.2.6; GOST R 7.0.5-2008, 7.4.4.
    """
    parts: list[Rich] = []
    again = style.authors_in_statement
    if again == "always" or (again == "uncovered" and not head(record, style)):
        parts.append(listed_in_statement(record, style))
    parts += _bodies(record, style)
    own = record.kind not in ("incollection", "inproceedings", "inreference")
    parts += _roles(record, style, style.roles if own else ("translator",))
    return joined([part for part in parts if part], " ; ")


def _bodies(record: Record, style: Style) -> list[Rich]:
    """The bodies that answer for the work: a report's and a thesis's institution."""
    return _named(record, style, style.bodies.get(record.kind, ()))


def _named(record: Record, style: Style, wanted: tuple[str, ...]) -> list[Rich]:
    return [plain(record, style, name) for name in wanted if record.lists.get(name)]


def listed_in_statement(record: Record, style: Style) -> str:
    """The authors after the slash."""
    authors = record.people.get("author", ())
    return several(authors, style.in_statement, lambda: style.say("et-al", record)) if authors else ""


def host_statement(record: Record, style: Style) -> Rich:
    """The statement of responsibility of the book a part stands in: its authors, its body, then its editors."""
    authors = record.people.get("bookauthor", ())
    parts: list[Rich] = [several(authors, style.in_statement, lambda: style.say("et-al", record))]
    parts += _named(record, style, style.bodies.get("host", ()))
    parts += _roles(record, style, ("editor",))
    return joined([part for part in parts if part], " ; ")


def _roles(record: Record, style: Style, roles: tuple[str, ...]) -> list[Rich]:
    return [role(record, style, name) for name in roles if record.people.get(name)]


def role(record: Record, style: Style, name: str) -> Rich:
    """Names with the word of what they did: "под ред. …", "red. …", "ed. by …".

    Some of these words want the genitive in the East Slavonic languages (they are those that also have a form for the
    nominative). A family name that can only be a masculine nominative is declined; of the others, one that does not look
    like a genitive gets the word that goes with the nominative ("ред. А. Е. Марон").
    """
    found = record.people[name]
    word = record.text("editortype") or name if name == "editor" else name
    nominative = style.say(f"{word}.nominative", record)
    if nominative != "%":
        found = tuple(declined(one, style.word_language(record)) for one in found)
    text = several(found, style.in_statement, lambda: style.say("et-al", record))
    if name == "translator" and record.text("origlanguage"):
        text = style.say(f"from.{words.language_named(record.text('origlanguage'))}", record).replace("%", text)
    if nominative != "%" and not found[0].family.endswith(tuple(style.say("genitive", record).split())):
        return nominative.replace("%", text)
    return style.say(word, record).replace("%", text)


def declined(name: Name, language: str) -> Name:
    """The name with its family name in the genitive, where its ending leaves no doubt; only for initials."""
    for ending, genitive in words.genitive_endings(language):
        if name.given and name.family.endswith(ending):
            return dataclasses.replace(name, family=name.family.removesuffix(ending) + genitive)
    return name


def editors(record: Record, style: Style) -> str:
    """The editors in the form of a heading, without their word."""
    found = record.people.get("editor", ())
    return several(found, style.heading, lambda: style.say("et-al", record)) if found else ""


def year(record: Record, style: Style) -> str:
    """The year or years."""
    return dates.read(record.text("date")).years


def day_month(record: Record, style: Style) -> str:
    """Day and month as a newspaper's issue is named: "10 марта"."""
    return _day_month(dates.read(record.text("date")), record, style)


def _day_month(date: dates.Date, record: Record, style: Style) -> str:
    if not date.month:
        return ""
    month = style.say(f"month.{date.month}", record)
    return f"{date.day} {month}" if date.day else style.say(f"month-alone.{date.month}", record).replace("%", month)


def when(record: Record, style: Style) -> str:
    """The date as fully as it is known: "7 Dec. 2023", "2021"."""
    date = dates.read(record.text("date"))
    before = _day_month(date, record, style)
    return f"{before} {date.years}" if before else date.years


def accessed(record: Record, style: Style) -> str:
    """The date of access in digits, in the style's order of them."""
    date = dates.read(record.text("urldate"))
    if not (date.month and date.day):
        return date.years
    return style.digits.format(year=date.year, month=date.month, day=date.day)


def accessed_in_words(record: Record, style: Style) -> str:
    """The date of access with its month in the list's language: "23 Sept. 2025"."""
    date = dates.read(record.text("urldate"))
    if not date.month:
        return date.years
    month = style.say(f"month.{date.month}")
    return f"{date.day} {month} {date.year}" if date.day else f"{month} {date.year}"


def pages(record: Record, style: Style) -> Rich:
    """The pages, with a dash between the ends of a range."""
    return RANGE.sub("–", record.text("pages"))


def extent(record: Record, style: Style) -> Rich:
    """How long the whole is: the entry's `pagetotal`."""
    return record.fields.get("pagetotal", "")


def number(record: Record, style: Style) -> str:
    """The number of an issue, a range with its dash."""
    return RANGE.sub("–", record.text("number") or record.text("issue"))


def series_number(record: Record, style: Style) -> str:
    """The number in a series."""
    return record.text("number")


def url(record: Record, style: Style) -> Rich:
    """The address, a link; none where it is the DOI's."""
    target = record.text("url")
    if not target or (record.text("doi") and DOI_AT.match(target)):
        return ""
    return HRef(target, target)


def _bare_doi(record: Record) -> str:
    own = DOI_AT.sub("", record.text("doi"))
    at = record.text("url")
    return own or (DOI_AT.sub("", at) if DOI_AT.match(at) else "")


def doi(record: Record, style: Style) -> Rich:
    """The DOI by itself, a link."""
    name = _bare_doi(record)
    return HRef(RESOLVER + name, name) if name else ""


def doi_url(record: Record, style: Style) -> Rich:
    """The DOI as an address (DOI Handbook 2.6.2)."""
    name = _bare_doi(record)
    return HRef(RESOLVER + name, RESOLVER + name) if name else ""


def website(record: Record, style: Style) -> Rich:
    """The site an online text stands on."""
    own = record.fields.get("titleaddon", "") if record.kind == "online" else ""
    named = own or record.fields.get("maintitle", "")
    return named or ("" if record.kind in style.bodies else plain(record, style, "organization"))


def holding(record: Record, style: Style) -> Rich:
    """Where an unpublished document is kept: archive and shelf mark (GOST R 7.0.5-2008, 11)."""
    places = ("library", "archive", "howpublished", "note")
    kept = next((record.fields[name] for name in places if name in record.fields), "")
    mark = record.fields.get("shelfmark", "")
    return joined([text for text in (kept, mark) if text], ". ")


def thesis_type(record: Record, style: Style) -> Rich:
    """What kind of thesis it is; biblatex's keys are said in the work's language."""
    said = record.text("type")
    if said in ("phdthesis", "mathesis", "candthesis", "autoreferat"):
        return style.say(said, record)
    return record.fields.get("type", "") or (style.say(record.kind, record) if record.kind == "autoreferat" else "")


def publication_day(record: Record, style: Style) -> str:
    """Day and month of the issue that a law is printed in, where the entry's date is not that of the law itself."""
    return day_month(record, style) if record.has("eventdate") or record.has("titleaddon") else ""


def legal_act(record: Record, style: Style) -> Rich:
    """What a law is, of what date and number: "федер. закон …", unless the entry says it all in `titleaddon`."""
    if "titleaddon" in record.fields:
        return record.fields["titleaddon"]
    parts = [record.fields["type"]] if "type" in record.fields else []
    date = dates.read(record.text("eventdate") or record.text("date"))
    if date.month and date.day:
        parts.append(style.say("dated", record).replace("%", f"{_day_month(date, record, style)} {date.year}"))
    if record.text("number") and not record.has("journaltitle"):
        parts.append(style.say("number", record).replace("%", record.text("number")))
    return joined(parts, style.act_joint) if parts else ""


def medium(record: Record, style: Style) -> str:
    """The designation of the medium, for what is read on the net."""
    return style.say("electronic", record) if record.has("url") else style.say("printed", record)


def medium_of_net(record: Record, style: Style) -> str:
    """The designation of the medium, only for what is read on the net."""
    return style.say("electronic", record) if record.has("url") else ""


def italic_host(record: Record, style: Style) -> Rich:
    """The title of the book that a part stands in, in italics."""
    found = titled(record, style, "book")
    return Tag("em", found) if found else ""


ELEMENTS: dict[str, Callable[[Record, Style], Rich]] = {
    "head": head,
    "authors": listed,
    "editors": editors,
    "by": statement,
    "hostby": host_statement,
    "title": lambda record, style: titled(record, style),
    "booktitle": lambda record, style: titled(record, style, "book"),
    "maintitle": lambda record, style: titled(record, style, "main"),
    "titleonly": lambda record, style: record.fields.get("title", ""),
    "year": year,
    "daymonth": day_month,
    "when": when,
    "accessed": accessed,
    "accessedwords": accessed_in_words,
    "pages": pages,
    "pagetotal": extent,
    "number": number,
    "seriesnumber": series_number,
    "url": url,
    "doi": doi,
    "doiurl": doi_url,
    "website": website,
    "holding": holding,
    "thesis": thesis_type,
    "act": legal_act,
    "medium": medium,
    "netmedium": medium_of_net,
    "site": lambda record, style: style.say("site", record),
    "in": italic_host,
    "leaves": extent,
    "pubday": publication_day,
}
