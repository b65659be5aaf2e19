"""TEI P5 `biblStruct` both ways; its `type` is biblatex's. Source: TEI Guidelines §3.12 (bibliographic citations)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cite_belarus.formats.languages import babel_name, iso_code
from cite_belarus.formats.shared import Keys, joined, names_of, pages_in
from cite_belarus.formats.xmltext import Element, add, all_texts, first, parse, root_of, text_of, write
from cite_belarus.model import Issue, Name, Value, Work

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
TYPES = {
    "journalArticle": "article", "bookSection": "incollection", "webpage": "online", "conferencePaper": "inproceedings",
    "newspaperArticle": "article", "magazineArticle": "article", "manuscript": "unpublished", "journal": "periodical",
}  # fmt: skip
BIBLATEX_TYPES = frozenset((
    "article", "book", "mvbook", "inbook", "booklet", "collection", "incollection", "dataset", "manual", "misc",
    "online",
    "patent", "periodical", "proceedings", "inproceedings", "reference", "inreference", "report", "software", "thesis",
    "unpublished", "video", "audio", "artwork", "image", "legislation", "jurisdiction", "letter", "standard", "music",
))  # fmt: skip
IN_MONOGRAPH = {"booktitle": "m", "journaltitle": "j"}
IMPRINT = ("publisher", "institution", "organization")
SCOPES = {"volume": "volume", "number": "issue", "pagetotal": "pagetotal"}
IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}
NOTES = {"note": "", "type": "genre", "abstract": "abstract", "keywords": "keywords"}


def dumps(works: Sequence[Work]) -> str:
    """The works as a `listBibl`."""
    root = root_of("listBibl", NAMESPACE)
    for work in works:
        _structure(root, work)
    return write(root)


def _structure(root: Element, work: Work) -> None:
    texts = {name: joined(value) for name, value in work.fields.items() if value}
    one = add(root, "biblStruct", type_=work.type, n=work.key)
    if "langid" in texts:
        one.set(f"{XML}lang", iso_code(texts["langid"]))
    inside = any(name in texts for name in IN_MONOGRAPH)
    own = add(one, "analytic" if inside else "monogr")
    _people(own, work, ("author", "translator") if inside else ("author", "editor", "translator"))
    for name, kind in (("title", "main"), ("subtitle", "sub")):
        _put(own, "title", texts.get(name, ""), level="a" if inside else "m", type_=kind)
    monograph = add(one, "monogr") if inside else own
    for name, level in IN_MONOGRAPH.items():
        _put(monograph, "title", texts.get(name, ""), level=level)
    if inside:
        _people(monograph, work, ("editor",))
    _put(monograph, "edition", texts.get("edition", ""))
    _imprint(add(monograph, "imprint"), work, texts)
    _besides(one, texts)


def _put(parent: Element, tag: str, text: str, **attributes: str) -> None:
    if text:
        add(parent, tag, text, **attributes)


def _besides(one: Element, texts: Mapping[str, str]) -> None:
    """What stands beside analytic and monogr: series, notes, identifiers, address."""
    if "series" in texts:
        add(add(one, "series"), "title", texts["series"], level="s")
    for name, kind in NOTES.items():
        _put(one, "note", texts.get(name, ""), type_=kind)
    for name, kind in IDENTIFIERS.items():
        _put(one, "idno", texts.get(name, ""), type_=kind)
    if "url" in texts:
        add(one, "ref", target=texts["url"])


def _people(parent: Element, work: Work, roles: Sequence[str]) -> None:
    for role in roles:
        for name in names_of(work.fields.get(role)):
            holder = add(parent, "editor", role="translator") if role == "translator" else add(parent, role)
            _person(holder, name)


def _person(holder: Element, name: Name) -> None:
    if not (name.given or name.prefix or name.suffix):
        add(holder, "orgName", name.family)
        return
    person = add(holder, "persName")
    parts = (("nameLink", name.prefix), ("surname", name.family), ("forename", name.given), ("genName", name.suffix))
    for tag, text in parts:
        if text:
            add(person, tag, text)


def _imprint(imprint: Element, work: Work, texts: Mapping[str, str]) -> None:
    places = work.fields.get("location", ())
    for place in [places] if isinstance(places, str) else [str(place) for place in places]:
        add(imprint, "pubPlace", place)
    for name in IMPRINT:
        if name in texts:
            add(imprint, "publisher", texts[name], type_="" if name == "publisher" else name)
    if "date" in texts:
        add(imprint, "date", texts["date"], when=texts["date"] if "/" not in texts["date"] else "")
    if "urldate" in texts:
        add(imprint, "date", texts["urldate"], type_="accessed")
    for name, unit in SCOPES.items():
        if name in texts:
            add(imprint, "biblScope", texts[name], unit=unit)
    if pages := texts.get("pages"):
        start, _, end = pages.partition("--")
        add(imprint, "biblScope", pages.replace("--", "–"), unit="page", from_=start, to=end or start)


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of every `biblStruct` in a TEI text."""
    root, issues = parse(text, source, "tei-syntax")
    if root is None:
        return (), issues
    found = list(root.iter("{*}biblStruct"))
    if not found:
        return (), (Issue("tei-syntax", f"{source or 'TEI'}: there is no biblStruct in it"),)
    keys = Keys()
    return tuple(_work(one, keys) for one in found), ()


def _work(one: Element, keys: Keys) -> Work:
    analytic = one.find("{*}analytic")
    own = "{*}monogr" if analytic is None else "{*}analytic"
    kind = _kind(one, analytic is not None)
    fields: dict[str, Value] = {
        "title": first(one, f"{own}/{{*}}title[@type='main']", f"{own}/{{*}}title"),
        "subtitle": first(one, f"{own}/{{*}}title[@type='sub']"),
        "series": first(one, "{*}series/{*}title"), "edition": first(one, "{*}monogr/{*}edition"),
        "location": tuple(all_texts(one.iterfind("{*}monogr/{*}imprint/{*}pubPlace"))),
        "author": _names(one.iterfind(f"{own}/{{*}}author")), "langid": _language(one),
        "editor": _names(e for e in one.iterfind(".//{*}editor") if e.get("role") != "translator"),
        "translator": _names(e for e in one.iterfind(".//{*}editor") if e.get("role") == "translator"),
    }  # fmt: skip
    for name, level in IN_MONOGRAPH.items():
        fields[name] = "" if analytic is None else first(one, f"{{*}}monogr/{{*}}title[@level='{level}']")
    _read_imprint(one, fields)
    for name, idno in IDENTIFIERS.items():
        fields[name] = next((text_of(e) for e in one.iter("{*}idno") if (e.get("type") or "").upper() == idno), "")
    for note in one.iterfind("{*}note"):
        fields.update({name: text_of(note) for name, told in NOTES.items() if (note.get("type") or "") == told})
    reference = next((e for tag in ("ref", "ptr") for e in one.iter(f"{{*}}{tag}") if e.get("target")), None)
    fields["url"] = str(reference.get("target")) if reference is not None else ""
    key = one.get(f"{XML}id") or one.get("n") or one.get("corresp") or ""
    return Work(keys.make(str(key)), kind, {name: value for name, value in fields.items() if value})


def _kind(one: Element, inside: bool) -> str:
    told = str(one.get("type") or "")
    if told in BIBLATEX_TYPES:
        return told
    in_journal = one.find("{*}monogr/{*}title[@level='j']") is not None
    return TYPES.get(told) or ("article" if in_journal else "incollection" if inside else "book")


def _language(one: Element) -> str:
    code = str(one.get(f"{XML}lang") or "")
    return babel_name(code) or code


def _names(holders: Iterable[Element]) -> tuple[Name, ...]:
    return tuple(_name(holder) for holder in holders)


def _name(holder: Element) -> Name:
    family = first(holder, ".//{*}surname")
    if not family:
        return Name(text_of(holder))
    given = " ".join(all_texts(holder.iterfind(".//{*}forename")))
    return Name(family, given, first(holder, ".//{*}nameLink"), first(holder, ".//{*}genName"))


def _read_imprint(one: Element, fields: dict[str, Value]) -> None:
    for publisher in one.iterfind("{*}monogr/{*}imprint/{*}publisher"):
        fields[publisher.get("type") or "publisher"] = text_of(publisher)
    for date in one.iterfind("{*}monogr/{*}imprint/{*}date"):
        fields["urldate" if date.get("type") in ("accessed", "accessDate") else "date"] = str(
            date.get("when") or text_of(date)
        )
    for scope in one.iterfind("{*}monogr//{*}biblScope"):
        unit = scope.get("unit") or scope.get("type") or ""
        if unit in ("page", "pp"):
            start, end = str(scope.get("from") or ""), str(scope.get("to") or "")
            fields["pages"] = (f"{start}--{end}" if end and end != start else start) or pages_in(text_of(scope))
        else:
            fields.update({name: text_of(scope) for name, told in SCOPES.items() if unit == told})
