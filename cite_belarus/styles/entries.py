"""pybtex's entries as `Record`s: both dialects, LaTeX markup, cross-references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pybtex.bibtex.utils import split_name_list
from pybtex.database import BibliographyData, Entry, InvalidNameString, Person
from pybtex.richtext import Tag, Text

from cite_belarus.model import Name, Work
from cite_belarus.styles import dates, words
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
# what never holds LaTeX markup
VERBATIM = frozenset({"url", "doi", "eprint", "file", "date", "urldate", "origdate", "isbn", "issn", "langid"})
# biblatex's literal lists: items separated by " and " (biblatex manual §2.2.1)
LISTS = frozenset({"location", "publisher", "institution", "organization", "origlocation", "origpublisher"})
# name lists that pybtex leaves as text: it knows only authors and editors
NAMES = frozenset({"translator", "bookauthor", "editora", "editorb", "editorc", "commentator", "compiler", "holder"})
# fields of a host that its parts take over under another name (biblatex manual, appendix B)
FROM_HOST: dict[str, str] = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
FROM_SET: dict[str, str] = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
NOT_INHERITED = frozenset({"crossref", "pagetotal", "pages", "key", "shorttitle", "label", "abstract"})

# the thesis that a classic type or a biblatex key means
THESIS: dict[str, str] = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
AUTOREFERAT = re.compile(r"авто\s?реф|аўта\s?рэф|autore(?:f|phy)", re.IGNORECASE)
MARKUP = re.compile(r"[\\{}$~]|--|``|''")
ITALIC = re.compile(r"\\(?:emph|textit)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
ESCAPED = re.compile(r"\\([%_&#$~{}])")
AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def from_entry(entry: Entry, data: BibliographyData | None = None) -> Record:
    """The record of a pybtex entry; what it lacks comes from its `crossref` where `data` holds it."""
    raw = _with_classic_names(_inherited(entry, data))
    date = raw.pop("date", "")
    apart = LISTS | NAMES
    fields = {name: _value(name, value) for name, value in raw.items() if name not in apart and value.strip()}
    fields["date"] = _date(date, raw)
    persons = {**_host_persons(entry, data), **{role: _persons(raw[role]) for role in NAMES & raw.keys()}}
    persons |= entry.persons
    people = {role.lower(): tuple(_name(person) for person in found) for role, found in persons.items() if found}
    # BibTeX knows no lists: "Taylor and Francis" is one publisher there
    lists = {name: _items(raw[name], split="date" in entry.fields) for name in LISTS & raw.keys() if raw[name].strip()}
    return _record(entry, fields, people, lists)


def _record(
    entry: Entry, fields: dict[str, Rich], people: dict[str, tuple[Name, ...]], lists: dict[str, tuple[Rich, ...]]
) -> Record:
    fields = {name: value for name, value in fields.items() if value}
    if entry.type in THESIS:
        fields.setdefault("type", THESIS[entry.type])
    language = _language(fields)
    return Record(entry.key or "", kind_of(entry.type, fields), fields, people, lists, language)


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
    return Record(work.key, kind_of(work.type, fields), fields, people, lists, _language(fields))


def kind_of(type_: str, fields: Mapping[str, Rich]) -> str:
    """The kind that an entry's type and its fields make it."""
    kind = KIND_OF_TYPE.get(type_, "misc")
    if kind == "article" and _is_newspaper(fields):
        return "newspaper"
    if kind == "thesis" and AUTOREFERAT.search(f"{fields.get('type', '')} {fields.get('titleaddon', '')}"):
        return "autoreferat"
    if kind == "incollection" and "booktitle" not in fields and "maintitle" not in fields:
        return "book"  # BibTeX's inbook: the title is the book's
    if kind == "misc" and "library" in fields:
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


def _inherited(entry: Entry, data: BibliographyData | None, depth: int = 3) -> dict[str, str]:
    """The entry's fields by lower-case name, and those of its host that it lacks."""
    own = {name.lower(): value for name, value in entry.fields.items()}
    host = _host(entry, data)
    if host is None or depth == 0:
        return own
    renamed = FROM_SET if host.type.startswith("mv") and not entry.type.startswith("in") else FROM_HOST
    for name, value in _inherited(host, data, depth - 1).items():
        if name not in NOT_INHERITED:
            own.setdefault(renamed.get(name, name), value)
    return own


def _host(entry: Entry, data: BibliographyData | None) -> Entry | None:
    key = entry.fields.get("crossref")
    if not key or data is None or key not in data.entries:
        return None
    found: Entry = data.entries[key]
    return found


def _host_persons(entry: Entry, data: BibliographyData | None) -> dict[str, list[Person]]:
    """The editors of the host, and its authors as `bookauthor` (biblatex manual, appendix B)."""
    host = _host(entry, data)
    if host is None:
        return {}
    renamed = {"author": "bookauthor"} if entry.type.startswith(("in", "supp", "bookin")) else {}
    return {renamed.get(role, role): found for role, found in host.persons.items()}


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
        return ESCAPED.sub(r"\1", value.strip())
    return rich(" ".join(value.split()))


def rich(value: str) -> Rich:
    """A value with LaTeX markup as rich text; one without stays the string that it is."""
    if not MARKUP.search(value):
        return value
    parts: list[Any] = []
    end = 0
    for found in ITALIC.finditer(value):
        parts += [Text.from_latex(value[end : found.start()]), Tag("em", Text.from_latex(found[1]))]
        end = found.end()
    return Text(*parts, Text.from_latex(value[end:])) if parts else Text.from_latex(value)


def _items(value: str, split: bool) -> tuple[Rich, ...]:
    """The items of a literal list; what stands in braces is one item."""
    whole = " ".join(value.split())
    return tuple(rich(item) for item in (_split(whole) if split else [whole]))


def _split(value: str) -> Iterable[str]:
    start = depth = 0
    cuts = {found.start(): found.end() for found in AND.finditer(value)}
    for place, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and place in cuts:
            yield value[start:place]
            start = cuts[place]
    yield value[start:]


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
