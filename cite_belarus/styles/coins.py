"""COinS: an OpenURL context object in a span, which reference managers read from a page (OpenURL Z39.88-2004, KEV)."""

from __future__ import annotations

import urllib.parse

from cite_belarus.styles import dates
from cite_belarus.styles.record import Record

JOURNAL = "info:ofi/fmt:kev:mtx:journal"
BOOK = "info:ofi/fmt:kev:mtx:book"
DISSERTATION = "info:ofi/fmt:kev:mtx:dissertation"
DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"

# kind → metadata format and genre; Dublin Core serves for all others
FORMATS: dict[str, tuple[str, str]] = {
    "article": (JOURNAL, "article"),
    "newspaper": (JOURNAL, "article"),
    "book": (BOOK, "book"),
    "mvbook": (BOOK, "book"),
    "collection": (BOOK, "book"),
    "report": (BOOK, "report"),
    "incollection": (BOOK, "bookitem"),
    "inproceedings": (BOOK, "proceeding"),
    "inreference": (BOOK, "bookitem"),
    "thesis": (DISSERTATION, ""),
    "autoreferat": (DISSERTATION, ""),
}
# key of the context object → the record's field, by metadata format
KEYS: dict[str, dict[str, str]] = {
    JOURNAL: {"rft.atitle": "title", "rft.jtitle": "journaltitle", "rft.volume": "volume", "rft.issue": "number",
              "rft.pages": "pages", "rft.issn": "issn"},
    BOOK: {"rft.btitle": "title", "rft.series": "series", "rft.isbn": "isbn", "rft.edition": "edition"},
    DISSERTATION: {"rft.title": "title", "rft.degree": "type"},
    DUBLIN_CORE: {"rft.title": "title", "rft.source": "journaltitle", "rft.type": "type"},
}  # fmt: skip
LISTS: dict[str, str] = {"publisher": "rft.pub", "location": "rft.place", "institution": "rft.inst"}


def coins(record: Record) -> str:
    """The context object of a record as a query string, not yet escaped for HTML."""
    form, genre = FORMATS.get(record.kind, (DUBLIN_CORE, ""))
    pairs = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", form)]
    if genre:
        pairs.append(("rft.genre", genre))
    pairs += [(key, record.text(name)) for key, name in KEYS[form].items() if record.has(name)]
    if genre in ("bookitem", "proceeding"):
        pairs = [(key.replace("rft.btitle", "rft.atitle"), value) for key, value in pairs]
        pairs.append(("rft.btitle", record.text("booktitle")))
    pairs += _people(record, form) + _rest(record, form)
    return urllib.parse.urlencode([(key, value) for key, value in pairs if value])


def _people(record: Record, form: str) -> list[tuple[str, str]]:
    authors = [name for name in record.people.get("author", ()) if name.family != "others"]
    key = "rft.creator" if form == DUBLIN_CORE else "rft.au"
    return [(key, f"{name.family}, {name.given}" if name.given else name.family) for name in authors]


def _rest(record: Record, form: str) -> list[tuple[str, str]]:
    read = dates.read(record.text("date"))
    date = f"{read.year}-{read.month:02}" if read.month else read.year
    pairs = [("rft.date", f"{date}-{read.day:02}" if read.day else date)]
    for name, key in LISTS.items():
        for item in record.lists.get(name, ()) if form != DUBLIN_CORE else ():
            pairs.append((key, str(item)))
    if record.has("doi"):
        pairs.append(("rft_id", f"info:doi/{record.text('doi')}"))
    if record.has("url"):
        pairs.append(("rft_id", record.text("url")))
    return pairs
