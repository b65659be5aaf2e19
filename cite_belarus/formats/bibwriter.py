"""pybtex's writer of a `.bib` (`-t cite-belarus`): one field a line, addresses as they are.

pybtex's own writer encodes every value once more, and so breaks addresses; this one takes pybtex's values for
what they are, TeX, and writes them unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from pybtex.bibtex.exceptions import BibTeXError
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output import BaseWriter

from cite_belarus.formats.biblayout import body, layout
from cite_belarus.formats.tex import balanced


class Writer(BaseWriter):  # type: ignore[misc]  # pybtex is untyped
    """pybtex's writer plugin `cite-belarus`: BibTeX markup with every value as pybtex holds it.

    Raises pybtex's BibTeXError for a value whose braces do not balance.
    """

    unicode_io = True

    def write_stream(self, bib_data: BibliographyData, stream: TextIO) -> None:
        """Write preamble and entries, in the order of `bib_data`, with blank lines between."""
        stream.write("\n".join(self._blocks(bib_data)))

    def _blocks(self, bib_data: BibliographyData) -> Iterator[str]:
        if bib_data.preamble:
            yield f"@preamble{{{{{bib_data.preamble}}}}}\n"
        for key, entry in bib_data.entries.items():
            fields = dict(_fields(entry))
            for name, value in fields.items():
                if not balanced(value):
                    raise BibTeXError(f"{key}: {name}: the braces of this value do not balance: {value}")
            yield layout(entry.original_type, key, body(fields))


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    for role, persons in entry.persons.items():
        yield role.lower(), " and ".join(_person(person) for person in persons)
    for name, value in entry.fields.items():
        yield name.lower(), value


def _person(person: Person) -> str:
    def part(*names: list[Any]) -> str:
        return " ".join(str(word) for words in names for word in words)

    given = part(person.first_names, person.middle_names)
    parts = (part(person.prelast_names, person.last_names), part(person.lineage_names), given)
    return ", ".join(text for text in parts if text)
