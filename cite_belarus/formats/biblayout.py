"""How a `.bib` looks: one field a line, in one order."""

from __future__ import annotations

from cite_belarus.formats.bibdates import MONTH_MACROS

# the order of fields in an entry; what is not here follows in alphabetical order
FIELD_ORDER = (
    "crossref", "xref", "xdata", "ids",
    "author", "shortauthor", "editor", "editora", "editorb", "editorc", "translator", "bookauthor",
    "title", "subtitle", "titleaddon", "shorttitle", "shorthand", "maintitle", "mainsubtitle", "booktitle",
    "booksubtitle", "booktitleaddon", "eventtitle", "eventdate", "venue", "journaltitle", "journalsubtitle", "journal",
    "series", "volume", "number", "issue", "chapter", "edition", "version", "type", "biblatextype",
    "institution", "school", "organization", "howpublished", "publisher", "location", "address",
    "date", "year", "month", "day", "pages", "pagetotal", "isbn", "issn",
    "doi", "eprint", "eprinttype", "archiveprefix", "eprintclass", "primaryclass", "url", "urldate",
    "langid", "language", "note", "addendum", "keywords", "abstract", "annotation", "annote", "file",
)  # fmt: skip
_PLACES = {name: place for place, name in enumerate(FIELD_ORDER)}


def place(name: str) -> tuple[int, str]:
    """Where a field stands in an entry, as a sort key."""
    return _PLACES.get(name, len(FIELD_ORDER)), name


def layout(kind: str, key: str, lines: str) -> str:
    """One entry; `lines` are its `body`."""
    return f"@{kind}{{{key},\n{lines}}}\n"


def body(fields: dict[str, str]) -> str:
    """The fields (TeX) of an entry in order, two blanks before each, a comma after each."""
    return "".join(f"  {name} = {_delimited(name, fields[name])},\n" for name in sorted(fields, key=place))


def _delimited(name: str, value: str) -> str:
    return MONTH_MACROS[value] if name == "month" and value in MONTH_MACROS else f"{{{value}}}"
