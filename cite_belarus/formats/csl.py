"""CSL-JSON both ways; `custom` holds what it has no name for.

Source: CSL 1.0.2, appendices III and IV; the csl-data.json schema.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cite_belarus.formats.bibdates import is_edtf
from cite_belarus.formats.bibmap import ALWAYS_LISTS
from cite_belarus.formats.languages import babel_name, iso_code
from cite_belarus.formats.shared import Keys, divided, joined, names_of, pages_in, pages_out, unmarked
from cite_belarus.formats.tex import clean
from cite_belarus.late import Late
from cite_belarus.model import Issue, Name, Value, Work, value_as_json

TYPES = {
    "article": "article-journal", "book": "book", "incollection": "chapter", "inproceedings": "paper-conference",
    "report": "report", "online": "webpage", "thesis": "thesis", "unpublished": "manuscript", "dataset": "dataset",
    "software": "software", "patent": "patent", "periodical": "periodical", "inreference": "entry-encyclopedia",
    "booklet": "pamphlet", "review": "review", "movie": "motion_picture", "audio": "song", "image": "graphic",
    "performance": "performance", "legislation": "legislation", "jurisdiction": "legal_case", "standard": "standard",
    "letter": "personal_communication", "misc": "document", "inbook": "chapter", "mvbook": "book", "legal": "treaty",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "reference": "book", "manual": "book",
    "artwork": "graphic", "video": "motion_picture", "music": "song", "bookinbook": "chapter", "suppbook": "chapter",
}  # fmt: skip
BIBLATEX_TYPES = {
    **{csl: kind for kind, csl in reversed(TYPES.items())},
    "article": "online", "article-magazine": "article", "article-newspaper": "article", "bill": "legislation",
    "broadcast": "video", "classic": "book", "collection": "collection", "entry": "inreference", "event": "misc",
    "entry-dictionary": "inreference", "figure": "image", "hearing": "legislation", "interview": "misc", "map": "image",
    "musical_score": "music", "post": "online", "post-weblog": "online", "regulation": "legislation",
    "review-book": "review", "speech": "unpublished", "personal_communication": "letter",
}  # fmt: skip
NAME_FIELDS = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
}  # fmt: skip
DATE_FIELDS = {"date": "issued", "urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
FIELDS = {
    "title": "title", "shorttitle": "title-short", "series": "collection-title", "volume": "volume", "doi": "DOI",
    "edition": "edition", "pages": "page", "pagetotal": "number-of-pages", "location": "publisher-place", "url": "URL",
    "isbn": "ISBN", "issn": "ISSN", "langid": "language", "note": "note", "abstract": "abstract", "keywords": "keyword",
    "type": "genre", "version": "version", "chapter": "chapter-number", "eventtitle": "event-title",
    "part": "part-number",
    "venue": "event-place", "annotation": "annote", "volumes": "number-of-volumes", "origtitle": "original-title",
    "pubstate": "status", "library": "call-number",
}  # fmt: skip
# biblatex has several fields where CSL has one: the first that a work has is written, the type says which is read
CONTAINERS = ("journaltitle", "booktitle", "maintitle")
PUBLISHERS = ("publisher", "institution", "organization")
NUMBERS = {"article": "issue", "review": "issue", "book": "collection-number", "incollection": "collection-number"}
PUBLISHER_OF = {"report": "institution", "thesis": "institution", "online": "organization"}

_PART = Late(r"(-?\d{1,4})(?:-(\d\d))?(?:-(\d\d))?\Z")


def dumps(works: Sequence[Work]) -> str:
    """The works as a CSL-JSON array, in the order given; what CSL has no variable for stands in `custom.biblatex`."""
    return json.dumps([item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def item(work: Work) -> dict[str, Any]:
    """One work as a CSL item."""
    out: dict[str, Any] = {"id": work.key, "type": TYPES.get(work.type, "document")}
    left = {name: value for name, value in work.fields.items() if value and name != "pinpoint"}
    for name, variable in NAME_FIELDS.items():
        if names := names_of(left.get(name)):
            out[variable] = [_name_out(one) for one in names]
            del left[name]
    for name, variable in DATE_FIELDS.items():
        if isinstance(date := left.get(name), str):
            out[variable] = _date_out(date)
            del left[name]
    for name, variable in _variables(work.type, left).items():
        out[variable] = _text_out(name, left.pop(name))
    kept = {"type": work.type} if BIBLATEX_TYPES.get(out["type"]) != work.type else {}
    aside = {**kept, **{name: value_as_json(value) for name, value in left.items()}}
    return {**out, "custom": {"biblatex": aside}} if aside else out


def _variables(kind: str, fields: Mapping[str, Value]) -> dict[str, str]:
    """Which field goes into which variable."""
    chosen = {name: variable for name, variable in FIELDS.items() if name in fields}
    container = next((name for name in CONTAINERS if name in fields), None)
    if container and container == _container_of(kind):
        chosen[container] = "container-title"
    publisher = next((name for name in PUBLISHERS if name in fields), None)
    if publisher and publisher == PUBLISHER_OF.get(kind, "publisher"):
        chosen[publisher] = "publisher"
    if "number" in fields:
        chosen["number"] = NUMBERS.get(kind, "number")
    return chosen


def _container_of(kind: str) -> str:
    return "journaltitle" if kind in ("article", "review", "online", "misc", "periodical") else "booktitle"


def _text_out(name: str, value: Value) -> str:
    text = joined(value)
    if name == "langid":
        return iso_code(text)
    return pages_out(text) if name == "pages" else text


def _name_out(name: Name) -> dict[str, str]:
    if not (name.given or name.prefix or name.suffix):
        return {"literal": clean(name.family)}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.prefix, "suffix": name.suffix}
    return {part: clean(text) for part, text in parts.items() if text}


def _date_out(date: str) -> dict[str, Any]:
    parts = [_PART.match(part) for part in date.split("/")]
    if all(parts) and len(parts) < 3:
        return {"date-parts": [[int(number) for number in part.groups() if number] for part in parts if part]}
    return {"raw" if is_edtf(date) else "literal": date}


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a CSL-JSON array (or one item, or `{"items": […]}`); an item that is none becomes an Issue."""
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return (), (Issue("csl-syntax", f"{source or 'CSL-JSON'}: {error}"),)
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list):
        return (), (Issue("csl-syntax", f"{source or 'CSL-JSON'}: an array of items was expected"),)
    works, issues, keys = [], [], Keys()
    for number, one in enumerate(items, 1):
        if isinstance(one, dict):
            works.append(work_of(one, keys))
        else:
            issues.append(Issue("csl-item", f"{source or 'CSL-JSON'}: item {number} is no object"))
    return tuple(works), tuple(issues)


def work_of(item: Mapping[str, Any], keys: Keys) -> Work:
    """One CSL item as a work; variables that biblatex has no field for keep their names."""
    aside = _aside(item)
    kind = str(aside.pop("type", "")) or BIBLATEX_TYPES.get(str(item.get("type", "")), "misc")
    fields: dict[str, Value] = {}
    names = _fields_of(kind)
    for variable, value in item.items():
        if variable in ("id", "type", "custom", "citation-key"):
            continue
        name = names.get(variable, variable.lower())
        if found := _value_in(name, value):
            fields[name] = found
    fields |= {name: _plain_value(value) for name, value in aside.items()}
    return Work(keys.make(str(item.get("citation-key") or item.get("id") or "")), kind, fields)


def _aside(item: Mapping[str, Any]) -> dict[str, Any]:
    custom = item.get("custom")
    aside = custom.get("biblatex") if isinstance(custom, dict) else None
    return dict(aside) if isinstance(aside, dict) else {}


def _fields_of(kind: str) -> dict[str, str]:
    tables = ({v: n for n, v in table.items()} for table in (NAME_FIELDS, DATE_FIELDS, FIELDS))
    names = {variable: name for table in tables for variable, name in table.items()}
    return names | {
        "container-title": _container_of(kind), "publisher": PUBLISHER_OF.get(kind, "publisher"), "issue": "number",
        "number": "number", "collection-number": "number", "event": "eventtitle", "title-short": "shorttitle",
        "shortTitle": "shorttitle", "journalAbbreviation": "shortjournal", "container-title-short": "shortjournal",
    }  # fmt: skip


def _value_in(name: str, value: Any) -> Value:
    if isinstance(value, list):
        people = [one for one in value if isinstance(one, dict)]
        return tuple(_name_in(one) for one in people) if people else ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return _date_in(value)
    text = unmarked(str(value)) if value is not None else ""
    if name == "langid":
        return babel_name(text) or text
    if name in ALWAYS_LISTS:
        return divided(text)
    return pages_in(text) if name == "pages" else text


def _name_in(name: Mapping[str, Any]) -> Name:
    if name.get("literal"):
        return Name(clean(str(name["literal"])))
    particles = (name.get("non-dropping-particle"), name.get("dropping-particle"))
    prefix = " ".join(str(part) for part in particles if part)
    family, given, suffix = (clean(str(name.get(part) or "")) for part in ("family", "given", "suffix"))
    return Name(family, given, clean(prefix), suffix)


def _date_in(date: Mapping[str, Any]) -> str:
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        said = "/".join(_iso(part) for part in parts[:2] if isinstance(part, list) and part)
        return said + ("~" if date.get("circa") and "/" not in said else "")
    return clean(str(date.get("raw") or date.get("literal") or ""))


def _iso(parts: Sequence[Any]) -> str:
    year, *rest = (str(part) for part in parts)
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    return sign + "-".join([digits.zfill(4), *(number.zfill(2) for number in rest[:2] if number.isdigit())])


def _plain_value(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(Name(**one) if isinstance(one, dict) else str(one) for one in value)  # type: ignore[return-value]
    return str(value)
