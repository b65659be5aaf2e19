"""MODS 3.7 both ways; the biblatex type is a `genre` of authority `biblatex`.

Source: Library of Congress, MODS user guidelines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from cite_belarus.formats.languages import babel_name, iso_code_3
from cite_belarus.formats.shared import Keys, divided, joined, names_of, pages_in
from cite_belarus.formats.xmltext import Element, add, all_texts, first, parse, root_of, text_of, write
from cite_belarus.model import Issue, Name, Value, Work

NAMESPACE = "http://www.loc.gov/mods/v3"
ROLES = {"author": "aut", "editor": "edt", "translator": "trl"}
GENRES = {
    "journal article": "article", "article": "article", "book": "book", "thesis": "thesis", "report": "report",
    "technical report": "report", "conference publication": "inproceedings", "web site": "online", "dataset": "dataset",
    "book chapter": "incollection", "periodical": "periodical", "newspaper": "article", "patent": "patent",
}  # fmt: skip
IN_JOURNAL = ("article", "review", "online", "misc", "periodical")
PUBLISHER_OF = {"report": "institution", "thesis": "institution", "online": "organization"}
_NAME_PARTS = {"family": "family", "given": "given", "termsOfAddress": "suffix"}
# identifiers, and fields that are one element each
_IDENTIFIERS = ("doi", "isbn", "issn")
_PLAIN = {"note": "note", "abstract": "abstract"}


def dumps(works: Sequence[Work]) -> str:
    """The works as a `modsCollection`."""
    root = root_of("modsCollection", NAMESPACE)
    for work in works:
        _record(root, work)
    return write(root)


def _record(root: Element, work: Work) -> None:
    texts = {name: joined(value) for name, value in work.fields.items() if value}
    record = add(root, "mods", ID=work.key)
    _title(record, texts.get("title", ""), texts.get("subtitle", ""))
    for role, code in ROLES.items():
        for name in names_of(work.fields.get(role)):
            _name(record, name, code)
    add(record, "genre", work.type, authority="biblatex")
    if genre := texts.get("type"):
        add(record, "genre", genre, authority="local")
    _origin(record, texts)
    _describe(record, texts)
    _host(record, texts)
    _identify(record, texts)


def _describe(record: Element, texts: Mapping[str, str]) -> None:
    """Language, extent, notes, keywords."""
    if language := texts.get("langid"):
        code = iso_code_3(language)
        known = babel_name(code) == language
        term = "code" if known else "text"
        add(add(record, "language"), "languageTerm", code if known else language, type_=term)
    if extent := texts.get("pagetotal"):
        add(add(record, "physicalDescription"), "extent", extent)
    for field, tag in _PLAIN.items():
        if field in texts:
            add(record, tag, texts[field])
    for word in texts.get("keywords", "").split(","):
        if word.strip():
            add(add(record, "subject"), "topic", word)


def _identify(record: Element, texts: Mapping[str, str]) -> None:
    for field in _IDENTIFIERS:
        if field in texts:
            add(record, "identifier", texts[field], type_=field)
    if "url" in texts or "urldate" in texts:
        add(add(record, "location"), "url", texts.get("url", ""), dateLastAccessed=texts.get("urldate", ""))


def _title(parent: Element, title: str, subtitle: str = "") -> None:
    if title or subtitle:
        info = add(parent, "titleInfo")
        add(info, "title", title)
        if subtitle:
            add(info, "subTitle", subtitle)


def _name(record: Element, name: Name, role: str) -> None:
    parts = {"family": f"{name.prefix} {name.family}".strip(), "given": name.given, "termsOfAddress": name.suffix}
    personal = bool(name.given or name.prefix or name.suffix)
    made = add(record, "name", type_="personal" if personal else "corporate")
    for kind, text in parts.items():
        if text:
            add(made, "namePart", text, type_=kind if personal else "")
    add(add(made, "role"), "roleTerm", role, type_="code", authority="marcrelator")


def _origin(record: Element, texts: Mapping[str, str]) -> None:
    origin = add(record, "originInfo")
    for place in divided(texts.get("location", "")):
        add(add(origin, "place"), "placeTerm", place, type_="text")
    for name in ("publisher", "institution", "organization"):
        if name in texts:
            add(origin, "publisher", texts[name], displayLabel="" if name == "publisher" else name)
    for name, tag in (("date", "dateIssued"), ("edition", "edition")):
        if name in texts:
            add(origin, tag, texts[name])
    if not len(origin):
        record.remove(origin)


def _host(record: Element, texts: Mapping[str, str]) -> None:
    """The journal or book that holds the work, with volume, number and pages; a series by itself."""
    if "series" in texts:
        _title(add(record, "relatedItem", type_="series"), texts["series"])
    if not any(name in texts for name in ("journaltitle", "booktitle", "volume", "number", "pages")):
        return
    host = add(record, "relatedItem", type_="host")
    for name in ("journaltitle", "booktitle"):
        if name in texts:
            item = host if "displayLabel" not in host.attrib else add(record, "relatedItem", type_="host")
            item.set("displayLabel", name)
            _title(item, texts[name])
    part = add(host, "part")
    for name in ("volume", "number"):
        if name in texts:
            add(add(part, "detail", type_=name), "number", texts[name])
    if pages := texts.get("pages"):
        start, dashes, end = pages.partition("--")
        extent = add(part, "extent", unit="pages")
        add(extent, "start", start)
        if dashes:
            add(extent, "end", end)
    if not len(part):
        host.remove(part)


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a MODS record or collection, from this program or another."""
    root, issues = parse(text, source, "mods-syntax")
    if root is None:
        return (), issues
    records = [root] if etree.QName(root).localname == "mods" else list(root.iterfind("{*}mods"))
    if not records:
        return (), (Issue("mods-syntax", f"{source or 'MODS'}: there is no mods element in it"),)
    keys = Keys()
    return tuple(_work(record, keys) for record in records), ()


def _work(record: Element, keys: Keys) -> Work:
    kind = _kind(record)
    fields: dict[str, Value] = {
        "title": first(record, "{*}titleInfo/{*}title"), "subtitle": first(record, "{*}titleInfo/{*}subTitle"),
        "series": first(record, "{*}relatedItem[@type='series']/{*}titleInfo/{*}title"),
        "location": _places(record),
        "date": first(record, "{*}originInfo/{*}dateIssued", "{*}originInfo/{*}copyrightDate",
                      "{*}relatedItem[@type='host']/{*}part/{*}date"),
        "edition": first(record, "{*}originInfo/{*}edition"), "langid": _language(record),
        "pagetotal": first(record, "{*}physicalDescription/{*}extent"),
        "keywords": ", ".join(all_texts(record.iterfind("{*}subject/{*}topic"))),
        "note": first(record, "{*}note"), "abstract": first(record, "{*}abstract"),
        "type": first(record, "{*}genre[@authority='local']"),
    }  # fmt: skip
    for role, code in ROLES.items():
        fields[role] = tuple(_name_of(n) for n in record.iterfind("{*}name") if _role(n) in (code, role))
    for publisher in record.iterfind("{*}originInfo/{*}publisher"):
        fields[publisher.get("displayLabel") or PUBLISHER_OF.get(kind, "publisher")] = text_of(publisher)
    for name in _IDENTIFIERS:
        fields[name] = first(
            record,
            f"{{*}}identifier[@type='{name}']",
            f"{{*}}relatedItem[@type='host']/{{*}}identifier[@type='{name}']",
        )
    for url in record.iterfind("{*}location/{*}url"):
        fields["url"], fields["urldate"] = text_of(url), str(url.get("dateLastAccessed") or "")
    _from_host(record, kind, fields)
    key = str(record.get("ID") or first(record, "{*}recordInfo/{*}recordIdentifier"))
    return Work(keys.make(key), kind, {name: value for name, value in fields.items() if value})


def _places(record: Element) -> tuple[str, ...]:
    terms = record.iterfind("{*}originInfo/{*}place/{*}placeTerm")
    return tuple(all_texts(term for term in terms if term.get("type") != "code"))


def _kind(record: Element) -> str:
    if told := first(record, "{*}genre[@authority='biblatex']"):
        return told
    for genre in all_texts(record.iterfind("{*}genre")):
        if found := GENRES.get(genre.casefold()):
            return found
    return "incollection" if record.find("{*}relatedItem[@type='host']") is not None else "book"


def _role(name: Element) -> str:
    return first(name, "{*}role/{*}roleTerm[@type='code']", "{*}role/{*}roleTerm") or "aut"


def _name_of(element: Element) -> Name:
    parts = {
        _NAME_PARTS[kind]: text_of(p)
        for p in element.iterfind("{*}namePart")
        if (kind := p.get("type") or "") in _NAME_PARTS
    }
    if parts.get("family"):
        return Name(**parts)
    whole = " ".join(all_texts(p for p in element.iterfind("{*}namePart") if p.get("type") != "date"))
    family, comma, given = whole.partition(", ")
    return Name(family, given) if comma and element.get("type") != "corporate" else Name(whole)


def _language(record: Element) -> str:
    term = first(record, "{*}language/{*}languageTerm[@type='code']", "{*}language/{*}languageTerm")
    return babel_name(term) or term


def _from_host(record: Element, kind: str, fields: dict[str, Value]) -> None:
    for host in record.iterfind("{*}relatedItem[@type='host']"):
        label = host.get("displayLabel") or ("journaltitle" if kind in IN_JOURNAL else "booktitle")
        fields[label] = first(host, "{*}titleInfo/{*}title")
        if (part := host.find("{*}part")) is None:
            continue
        for name, labels in (("volume", ("volume",)), ("number", ("number", "issue"))):
            fields[name] = first(part, *(f"{{*}}detail[@type='{one}']/{{*}}number" for one in labels))
        start, end = first(part, "{*}extent/{*}start"), first(part, "{*}extent/{*}end")
        fields["pages"] = f"{start}--{end}" if end else start or pages_in(first(part, "{*}extent/{*}list"))
