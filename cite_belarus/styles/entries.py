"""pybtex's entries, in either dialect, and works as `Record`s."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Entry, InvalidNameString, Person

from cite_belarus.late import Late
from cite_belarus.model import Name, Work
from cite_belarus.styles import dates, words
from cite_belarus.styles.markup import items, rich, verbatim
from cite_belarus.styles.record import KIND_OF_TYPE, Record
from cite_belarus.styles.template import Rich

# BibTeX's field → biblatex's (biblatex manual §2.2.5)
CLASSIC: dict[str, str] = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
}
KEPT = ("archive", "library", "howpublished")  # where an unpublished work is kept
# what never holds LaTeX markup
VERBATIM = frozenset({"url", "doi", "eprint", "file", "date", "urldate", "origdate", "isbn", "issn", "langid"})
# biblatex's literal lists: items separated by " and " (biblatex manual §2.2.1)
LISTS = frozenset({"location", "publisher", "institution", "organization", "origlocation", "origpublisher"})
# name lists that pybtex leaves as text: it knows only authors and editors
NAMES = frozenset({"translator", "bookauthor", "editora", "editorb", "editorc", "commentator", "compiler", "holder"})
# the thesis that a classic type or a biblatex key means
THESIS: dict[str, str] = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
ADDRESS = Late(r"\\url\s*\{([^{}]*)\}")  # BibTeX has no field for an address
AUTOREFERAT = Late(r"авто\s?реф|аўта\s?рэф|autore(?:f|phy)", re.IGNORECASE)


def from_entry(entry: Entry) -> Record:
    """The record of a pybtex entry (see `inheritance.whole` for one that stands in another)."""
    raw = _with_classic_names({name.lower(): value for name, value in entry.fields.items()})
    date = raw.pop("date", "")
    if "url" not in raw and (address := ADDRESS.fullmatch(raw.get("howpublished", "").strip())):
        raw |= {"url": address[1], "howpublished": ""}
    apart = LISTS | NAMES
    fields = {name: _value(name, value) for name, value in raw.items() if name not in apart and value.strip()}
    fields["date"] = _date(date, raw)
    persons = {**{role: _persons(raw[role]) for role in NAMES & raw.keys()}, **entry.persons}
    people = {role.lower(): tuple(_name(person) for person in found) for role, found in persons.items() if found}
    # BibTeX knows no lists: "Taylor and Francis" is one publisher there
    lists = {name: items(raw[name], split="date" in entry.fields) for name in LISTS & raw.keys() if raw[name].strip()}
    return _record(entry, fields, people, lists)


def _record(
    entry: Entry, fields: dict[str, Rich], people: dict[str, tuple[Name, ...]], lists: dict[str, tuple[Rich, ...]]
) -> Record:
    fields = {name: value for name, value in fields.items() if value}
    if entry.type in THESIS:
        fields.setdefault("type", THESIS[entry.type])
    fields = _at_event(entry.type, fields)
    return Record(entry.key or "", kind_of(entry.type, fields), fields, people, lists, _language(fields))


def from_work(work: Work) -> Record:
    """The record of a work, whose values are plain text."""
    fields = {name: value for name, value in work.fields.items() if isinstance(value, str) and value.strip()}
    people: dict[str, tuple[Name, ...]] = {}
    lists: dict[str, tuple[Rich, ...]] = {}
    for name, value in work.fields.items():
        if isinstance(value, tuple) and value:
            names = tuple(item for item in value if isinstance(item, Name))
            if names:
                people[name] = names
            else:
                lists[name] = tuple(str(item) for item in value)
    for name in LISTS & fields.keys():
        lists[name] = (fields.pop(name),)
    for name in [name for name in fields if name not in VERBATIM and "--" in fields[name]]:
        fields[name] = fields[name].replace("---", "—").replace("--", "–")
    fields = _at_event(work.type, fields)
    return Record(work.key, kind_of(work.type, fields), fields, people, lists, _language(fields))


def _at_event(type_: str, fields: dict[str, Rich]) -> dict[str, Rich]:
    """A talk's event as what it stands in, for no standard has a scheme of its own for talks."""
    if type_ != "unpublished" or "eventtitle" not in fields or not fields.keys().isdisjoint(KEPT):
        return fields
    return {"booktitle": fields["eventtitle"], **fields}


def kind_of(type_: str, fields: Mapping[str, Rich]) -> str:
    """The kind that an entry's type and its fields make it."""
    kind = KIND_OF_TYPE.get(type_, "misc")
    if kind == "archive" and "booktitle" in fields:
        return "inproceedings"
    if kind == "article" and _is_newspaper(fields):
        return "newspaper"
    if kind == "thesis" and AUTOREFERAT.search(f"{fields.get('type', '')} {fields.get('titleaddon', '')}"):
        return "autoreferat"
    if kind == "incollection" and "booktitle" not in fields and "maintitle" not in fields:
        return "book"  # BibTeX's inbook: the title is the book's
    if kind == "misc" and fields.keys() & {"library", "archive"}:
        return "archive"
    return "online" if kind == "misc" and "url" in fields else kind


def _is_newspaper(fields: Mapping[str, Rich]) -> bool:
    """An article that says so, or one of a single day without volume and pages of a journal."""
    said = str(fields.get("entrysubtype", ""))
    if said:
        return said.lower() in ("newspaper", "magazine")
    return bool(dates.read(str(fields.get("date", ""))).day) and "volume" not in fields and "doi" not in fields


def _language(fields: Mapping[str, Rich]) -> str:
    said = fields.get("langid") or fields.get("language") or fields.get("hyphenation")
    if said:
        return words.language_named(str(said))
    return words.language_of(f"{fields.get('title', '')} {fields.get('journaltitle', '')}")


def _with_classic_names(fields: dict[str, str]) -> dict[str, str]:
    for classic, name in CLASSIC.items():
        if classic in fields:
            fields.setdefault(name, fields.pop(classic))
    return fields


def _date(date: str, fields: Mapping[str, str]) -> str:
    """`date`, or the ISO form of `year` and `month`."""
    if date.strip():
        return date.strip()
    read = dates.read_classic(fields.get("year", "").strip("{} "), fields.get("month", ""), fields.get("day", ""))
    if not read.month:
        return fields.get("year", "").strip("{} ").replace("--", "–")
    return f"{read.year}-{read.month:02}" + (f"-{read.day:02}" if read.day else "")


def _value(name: str, value: str) -> Rich:
    if name in VERBATIM:
        return verbatim(value)
    return rich(" ".join(value.split()))


def _persons(value: str) -> list[Person]:
    """The names of a list; one that BibTeX cannot read is a name as it stands."""
    found = []
    for name in split_name_list(value):
        try:
            found.append(Person(name))
        except InvalidNameString:
            found.append(Person(last=name))
    return found


def _name(person: Person) -> Name:
    family, given = " ".join(person.last_names), " ".join([*person.first_names, *person.middle_names])
    prefix, suffix = " ".join(person.prelast_names), " ".join(person.lineage_names)
    return Name(*(str(rich(part)) for part in (family, given, prefix, suffix)))
