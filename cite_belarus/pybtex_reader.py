"""pybtex's reader of plain reference lists (`.txt`, `.refs`): a reference or note a line, read by the pipeline.

pybtex's command line and `pybtex.database.parse_file("list.refs")` use it through the entry points in `setup.cfg`.
"""

from __future__ import annotations

from typing import TextIO

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.input import BaseParser

from cite_belarus.formats.bib import entry_fields
from cite_belarus.formats.bibnames import encode_name
from cite_belarus.model import Name, Work


class Parser(BaseParser):  # type: ignore[misc]  # pybtex is untyped
    """Plain text → pybtex's BibliographyData, with the classic field names that pybtex's styles know."""

    default_suffix = ".refs"
    unicode_io = True

    def __init__(self, encoding: str | None = None, dialect: str = "bibtex", **options: object) -> None:
        super().__init__(encoding or "utf-8", **options)
        self.dialect = dialect

    def parse_stream(self, stream: TextIO) -> BibliographyData:
        """Add an entry for every work that the lines cite."""
        # the pipeline loads the trained model: only when a list is read
        from cite_belarus import labels, pipeline, works

        lines = pipeline.read_lines(stream.read().splitlines(), labels.load(None))
        for work in works.listed(cited for line in lines for cited in line.cited):
            self.data.add_entry(work.key, entry(work, self.dialect))
        return self.data


def entry(work: Work, dialect: str = "bibtex") -> Entry:
    """A work as pybtex's Entry: authors and editors as persons, every other value as TeX."""
    kind, fields = entry_fields(work, "bibtex" if dialect == "bibtex" else "biblatex")
    persons = {role: _persons(work, role) for role in ("author", "editor") if role in fields}
    return Entry(kind, [(name, tex) for name, tex in fields.items() if name not in persons], persons)


def _persons(work: Work, role: str) -> list[Person]:
    names = work.fields[role]
    return [Person(encode_name(name)) for name in names if isinstance(name, Name)]
