"""RIS both ways.

Source: "RIS Format Specifications" (Research Information Systems), and the tags that Zotero and EndNote write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cite_belarus.formats.bibdates import biblatex_date
from cite_belarus.formats.languages import babel_name, iso_code
from cite_belarus.formats.shared import Keys, divided, joined, name_text, names_from, names_of, pages_in, unmarked
from cite_belarus.late import Late
from cite_belarus.model import Issue, Value, Work

TYPES = {
    "article": "JOUR", "book": "BOOK", "collection": "EDBOOK", "incollection": "CHAP", "inproceedings": "CPAPER",
    "proceedings": "CONF", "report": "RPRT", "online": "ELEC", "thesis": "THES", "unpublished": "UNPB", "misc": "GEN",
    "dataset": "DATA", "software": "COMP", "patent": "PAT", "periodical": "SER", "reference": "DICT",
    "inreference": "ENCYC", "video": "VIDEO", "audio": "SOUND", "artwork": "ART", "image": "FIGURE",
    "legislation": "STAT", "jurisdiction": "CASE", "letter": "PCOMM", "standard": "STAND", "music": "MUSIC",
    "booklet": "PAMP",
}  # fmt: skip
BIBLATEX_TYPES = {
    **{ris: kind for kind, ris in TYPES.items()},
    "MGZN": "article", "NEWS": "article", "EJOUR": "article", "JFULL": "periodical", "EBOOK": "book",
    "ECHAP": "incollection",
    "BLOG": "online", "WEB": "online", "MANSCPT": "unpublished", "BILL": "legislation", "LEGAL": "legislation",
    "GOVDOC": "report", "MAP": "image", "MPCT": "movie", "INPR": "article", "AGGR": "dataset", "ICOMM": "letter",
}  # fmt: skip
PERSONS = {"author": "AU", "editor": "A2", "translator": "A4", "bookauthor": "A3"}
FIELDS = {
    "title": "TI", "shorttitle": "ST", "series": "T3", "volume": "VL", "number": "IS", "edition": "ET",
    "location": "CY",
    "isbn": "SN", "issn": "SN", "doi": "DO", "url": "UR", "langid": "LA", "note": "N1", "abstract": "AB", "type": "M3",
    "pagetotal": "SP", "file": "L1", "library": "CN", "chapter": "SE", "shortjournal": "J2",
}  # fmt: skip
CONTAINERS = ("journaltitle", "booktitle", "eventtitle")
PUBLISHERS = ("publisher", "institution", "organization")
PUBLISHER_OF = {"report": "institution", "thesis": "institution", "online": "organization"}

READ = {
    **{tag: name for name, tag in FIELDS.items()},
    "T1": "title", "CT": "title", "BT": "booktitle", "T2": "container", "JO": "container", "JF": "container",
    "JA": "shortjournal", "J1": "shortjournal", "A1": "author", "ED": "editor", "PB": "publisher", "PP": "location",
    "Y1": "date", "PY": "year", "DA": "date", "Y2": "urldate", "N2": "abstract", "UR": "url", "L2": "url",
    "SN": "serial",
    "SP": "first", "EP": "last", "KW": "keywords", "ID": "key", "RP": "", "LK": "url", "M1": "number",
}  # fmt: skip
_LINE = Late(r"([A-Z][A-Z0-9])  ?-(?: |$)(.*)")
_DATE = Late(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?")


def dumps(works: Sequence[Work]) -> str:
    """The works as RIS records, in the order given."""
    return "\n".join("".join(f"{tag}  - {text}\n" for tag, text in _tags(work)) for work in works)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(work.type, "GEN")
    yield "ID", work.key
    fields = work.fields
    for role, tag in PERSONS.items():
        yield from ((tag, name_text(name)) for name in names_of(fields.get(role)))
    for name in FIELDS:
        if (value := fields.get(name)) and not (name == "pagetotal" and fields.get("pages")):
            yield FIELDS[name], _text(name, value, fields.get("subtitle"))
    yield from _gathered(work)
    yield "ER", ""


def _text(name: str, value: Value, subtitle: Value | None) -> str:
    text = joined(value)
    if name == "langid":
        return iso_code(text)
    return f"{text}: {joined(subtitle)}" if name == "title" and subtitle else text


def _gathered(work: Work) -> Iterator[tuple[str, str]]:
    """The tags that several fields go into, and the fields that go into several tags."""
    fields = {name: joined(value) for name, value in work.fields.items()}
    publishers = (PUBLISHER_OF.get(work.type, "publisher"), *PUBLISHERS)
    for tag, names in (("T2", CONTAINERS), ("PB", publishers)):
        yield from [(tag, fields[name]) for name in names if fields.get(name)][:1]
    if date := fields.get("date"):
        yield "PY", date.split("-")[0] if _DATE.fullmatch(date) else date
        if "-" in date and _DATE.fullmatch(date):
            yield "DA", date.replace("-", "/")
    if urldate := fields.get("urldate"):
        yield "Y2", urldate.replace("-", "/")
    if pages := fields.get("pages"):
        first, dashes, last = pages.partition("--")
        yield "SP", first
        if dashes:
            yield "EP", last
    yield from (("KW", word.strip()) for word in fields.get("keywords", "").split(",") if word.strip())


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a RIS file; unknown tags are kept under `ris-xx` names, lines that are none become issues."""
    works: list[Work] = []
    issues: list[Issue] = []
    record: dict[str, list[str]] = {}
    keys, tag = Keys(), ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if found := _LINE.match(line.strip()):
            tag, value = found.group(1), found.group(2).strip()
            if tag == "ER" or (tag == "TY" and record):
                works.append(_work(record, keys))
                record = {}
            if tag != "ER":
                record.setdefault(tag, []).append(value)
        elif line.strip() and tag in record and tag not in ("TY", "ER"):
            record[tag][-1] += " " + line.strip()
        elif line.strip():
            issues.append(Issue("ris-syntax", f"{source or 'RIS'}:{number}: not understood: {line[:60]}"))
    if record:
        works.append(_work(record, keys))
    return tuple(works), tuple(issues)


def _work(record: dict[str, list[str]], keys: Keys) -> Work:
    kind = BIBLATEX_TYPES.get((record.get("TY") or ["GEN"])[0], "misc")
    fields: dict[str, Value] = {}
    for tag, values in record.items():
        role = next((role for role, known in PERSONS.items() if known == tag), READ.get(tag, f"ris-{tag.lower()}"))
        if tag != "TY" and role in PERSONS:
            fields[role] = (*names_of(fields.get(role)), *names_from(unmarked(value) for value in values))
        elif tag != "TY":
            _take(fields, role, [unmarked(value) for value in values if value], kind)
    key = fields.pop("key", "")
    _dates(fields)
    return Work(keys.make(str(key)), kind, {name: value for name, value in fields.items() if value})


def _take(fields: dict[str, Value], name: str, values: list[str], kind: str) -> None:
    text = "; ".join(values)
    if not text or not name:
        return
    if name == "container":
        name = "journaltitle" if kind in ("article", "online", "misc", "periodical") else "booktitle"
    elif name == "publisher":
        name = PUBLISHER_OF.get(kind, "publisher")
    elif name == "serial":
        name = "issn" if kind in ("article", "periodical") else "isbn"
    elif name == "keywords":
        text = ", ".join(values)
    if name == "first":
        fields["pages"] = pages_in(text)
    elif name == "last":
        fields["pages"] = f"{fields['pages']}--{text}" if fields.get("pages") else text
    elif name == "langid":
        fields["langid"] = babel_name(text) or text
    else:
        fields.setdefault(name, divided(text) if name == "location" else text)


def _dates(fields: dict[str, Value]) -> None:
    """`DA` says more than `PY`; both may be written 2022/05/20/season."""
    year = fields.pop("year", "")
    for name in ("date", "urldate"):
        if found := _DATE.match(str(fields.get(name, "")).strip()):
            fields[name] = "-".join([found.group(1), *(part.zfill(2) for part in found.groups()[1:] if part)])
    if "date" not in fields and (date := biblatex_date(str(year).strip("/"))):
        fields["date"] = date
    elif "date" not in fields and year:
        found = _DATE.match(str(year))
        fields["date" if found else "year"] = found.group(1) if found else year
