"""MARCXML in. Source: Library of Congress, MARC 21 format for bibliographic data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from cite_belarus.formats.bibdates import biblatex_date
from cite_belarus.formats.languages import babel_name
from cite_belarus.formats.shared import Keys, names_of, pages_in
from cite_belarus.formats.xmltext import Element, first, parse, text_of
from cite_belarus.late import Late
from cite_belarus.model import Issue, Name, Value, Work

# field, subfields → biblatex field; the first that is there counts
FIELDS = (
    ("title", "245", "a"), ("subtitle", "245", "b"), ("edition", "250", "a"), ("publisher", "264", "b"),
    ("publisher", "260", "b"), ("series", "490", "a"), ("series", "830", "a"), ("number", "490", "v"),
    ("pagetotal", "300", "a"), ("isbn", "020", "a"), ("issn", "022", "a"), ("note", "500", "a"),
    ("abstract", "520", "a"),
    ("type", "502", "b"), ("institution", "502", "c"), ("url", "856", "u"), ("origtitle", "240", "a"),
)  # fmt: skip
ROLES = {
    "edt": "editor",
    "trl": "translator",
    "aut": "author",
    "ed": "editor",
    "red": "editor",
    "tł": "translator",
    "tr": "translator",
}
_ENDING = Late(r"\s*[/:;,=]\s*$|(?<=\w{3})\.\s*$")
_YEAR = Late(r"\d{4}")
_ROLE_WORD = Late(r"[\W\d_]+")


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a MARCXML record or collection."""
    root, issues = parse(text, source, "marc-syntax")
    if root is None:
        return (), issues
    records = [root] if etree.QName(root).localname == "record" else list(root.iter("{*}record"))
    if not records:
        return (), (Issue("marc-syntax", f"{source or 'MARCXML'}: there is no record in it"),)
    keys = Keys()
    return tuple(_work(record, keys) for record in records), ()


def _work(record: Element, keys: Keys) -> Work:
    fields: dict[str, Value] = {}
    for name, tag, code in FIELDS:
        if name not in fields and (value := next(_values(record, tag, code), "")):
            fields[name] = value
    for role, person in _people(record):
        fields[role] = (*names_of(fields.get(role)), person)
    fields["location"] = tuple(_values(record, "264", "a")) or tuple(_values(record, "260", "a"))
    years = _YEAR.search(
        " ".join([*_values(record, "264", "c"), *_values(record, "260", "c")]) or _control(record)[7:11]
    )
    fields["date"] = (biblatex_date(years.group()) or "") if years else ""
    fields["langid"] = babel_name(next(_values(record, "041", "a"), "") or _control(record)[35:38])
    fields["doi"] = next(
        (v for f in _fields(record, "024") if first(f, "{*}subfield[@code='2']") == "doi" for v in _sub(f, "a")), ""
    )
    fields["keywords"] = ", ".join(dict.fromkeys(_values(record, "650", "a")))
    _host(record, fields)
    key = first(record, "{*}controlfield[@tag='001']")
    return Work(keys.make(key), _kind(record, fields), {name: value for name, value in fields.items() if value})


def _kind(record: Element, fields: dict[str, Value]) -> str:
    level = first(record, "{*}leader")[7:8]
    if fields.get("institution") or fields.get("type"):
        return "thesis"
    if level in ("a", "b"):
        return "article" if fields.get("journaltitle") else "incollection"
    return (
        "periodical" if level == "s" else "book" if fields.get("author") or not fields.get("editor") else "collection"
    )


def _host(record: Element, fields: dict[str, Value]) -> None:
    """Field 773: what the work stands in, and where."""
    title = next(_values(record, "773", "t"), "")
    if not title:
        return
    level = first(record, "{*}leader")[7:8]
    fields["journaltitle" if level == "b" or next(_values(record, "773", "x"), "") else "booktitle"] = title
    where = next(_values(record, "773", "g"), "")
    for name, pattern in (
        ("volume", r"(?:vol|t|т|bd)\w*\.?\s*(\d+)"), ("number", r"(?:no|nr|iss|№|h)\w*\.?\s*(\d+)"),
        ("pages", r"(?:pp?|s|с|стар)\w*\.?\s*(\d+(?:\s*[-–]\s*\d+)?)"), ("date", r"\b((?:1[5-9]|20)\d\d)\b"),
    ):  # fmt: skip
        if (found := re.search(pattern, where, re.IGNORECASE)) and not fields.get(name):
            fields[name] = pages_in(found.group(1))


def _people(record: Element) -> Iterator[tuple[str, Name]]:
    for tag in ("100", "110", "700", "710"):
        for field in _fields(record, tag):
            text = next(_sub(field, "a"), "")
            told = next(_sub(field, "4"), "") or next(_sub(field, "e"), "")
            role = ROLES.get(_ROLE_WORD.sub("", told.casefold())[:3], "author" if tag[0] == "1" or not told else "")
            family, comma, given = text.partition(", ")
            if text and role:
                yield role, Name(family, given) if comma and tag.endswith("00") else Name(text)


def _fields(record: Element, tag: str) -> Iterator[Element]:
    yield from record.iterfind(f"{{*}}datafield[@tag='{tag}']")


def _sub(field: Element, code: str) -> Iterator[str]:
    for found in field.iterfind(f"{{*}}subfield[@code='{code}']"):
        if text := _ENDING.sub("", text_of(found)):
            yield text


def _values(record: Element, tag: str, code: str) -> Iterator[str]:
    for field in _fields(record, tag):
        yield from _sub(field, code)


def _control(record: Element) -> str:
    """Field 008, whose places have a fixed meaning: 7 to 10 the year, 35 to 37 the language."""
    found = record.find("{*}controlfield[@tag='008']")
    return (found.text or "") if found is not None else ""
