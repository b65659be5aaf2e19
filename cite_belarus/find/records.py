"""What of a work is looked in, and what is shown of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import Name, Value, Work
from cite_belarus.romanise import fold

# column of the index → the fields whose words it holds; what is named nowhere stands in `rest`
COLUMNS = {
    "title": ("title", "subtitle", "titleaddon", "shorttitle", "origtitle", "reprinttitle"),
    "author": ("author", "editor", "translator", "editora", "editorb", "editorc", "bookauthor", "holder"),
    "journal": (
        "journaltitle", "journalsubtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle", "series",
        "publisher", "institution", "organization", "eventtitle", "issuetitle", "shortjournal",
    ),
}  # fmt: skip
# addresses and codes: no words
UNREAD = frozenset((
    "doi", "url", "file", "crossref", "xref", "xdata", "langid", "options", "ids", "urldate", "isbn", "issn", "eprint",
    "related", "entryset", "langidopts", "execute", "archiveurl", "sortkey", "pages", "pagetotal",
))  # fmt: skip
_NAMED = frozenset(name for names in COLUMNS.values() for name in names) | UNREAD
_YEAR = Late(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Record:
    """A work, the line of its entry, the names of its language, and its (field, address) as link histories have it."""

    work: Work
    line: int = 0
    languages: tuple[str, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()

    def years(self) -> tuple[int, int]:
        """The first and the last year of its date; (0, 0) without one."""
        said = str(self.work.fields.get("date") or self.work.fields.get("year") or "")
        found = [int(year) for year in _YEAR.findall(said)]
        return (min(found), max(found)) if found else (0, 0)

    def keys(self) -> tuple[str, str, str, str, str]:
        """The keys of its words: title, author, journal, rest, key."""
        fields = self.work.fields
        named = [fold(_words(fields.get(name) for name in names)) for names in COLUMNS.values()]
        rest = fold(_words(value for name, value in fields.items() if name not in _NAMED))
        return named[0], named[1], named[2], rest, fold(self.work.key)

    def text(self, name: str) -> str:
        """A field that is a string."""
        value = self.work.fields.get(name)
        return value if isinstance(value, str) else ""

    def shown(self) -> Mapping[str, str]:
        """Author, title and container as they are printed."""
        fields = self.work.fields
        people = fields.get("author") or fields.get("editor") or fields.get("organization") or ""
        return {
            "author": people if isinstance(people, str) else "; ".join(_name(one) for one in people),
            "title": ": ".join(part for name in ("title", "subtitle") if (part := self.text(name))),
            "journal": self.text("journaltitle") or self.text("booktitle") or self.text("maintitle"),
        }


def _words(values: Iterable[Value | None]) -> str:
    """All the text of the values; a name both ways round needs no second form: phrases of names are rare."""
    out: list[str] = []
    for value in values:
        if isinstance(value, str):
            out.append(value)
        elif value:
            out += [_name(item, " ") for item in value]
    return " ".join(out)


def _name(item: Name | str, between: str = ", ") -> str:
    if isinstance(item, str):
        return item
    family = f"{item.prefix} {item.family}".strip()
    return between.join(part for part in (family, item.given, item.suffix) if part)
