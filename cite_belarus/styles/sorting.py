"""pybtex's sorting plugins: the order of a list whose works are in several languages and two alphabets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from pybtex.database import Entry
from pybtex.style.sorting import BaseSortingStyle

from cite_belarus.styles import collation
from cite_belarus.styles.entries import from_entry
from cite_belarus.styles.record import Record


class CyrillicFirst(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """By author, title and year; Cyrillic works before Latin ones, as lists in the region are printed."""

    scripts: ClassVar[tuple[str, ...]] = ("cyrillic", "latin")
    language: str = ""

    def sorting_key(self, entry: Entry) -> collation.Key:
        """The key of a pybtex entry."""
        return self.key(from_entry(entry))

    def key(self, record: Record) -> collation.Key:
        """The key of a record."""
        return collation.key(record, self.language, self.scripts)

    def records(self, records: Iterable[Record]) -> list[Record]:
        """Records in order."""
        return sorted(records, key=self.key)


class LatinFirst(CyrillicFirst):
    """By author, title and year; Latin works before Cyrillic ones."""

    scripts = ("latin", "cyrillic")


class AsGiven(CyrillicFirst):
    """The order of the file, or of the first citation."""

    def sort(self, entries: list[Entry]) -> list[Entry]:
        """The entries as they came."""
        return entries

    def records(self, records: Iterable[Record]) -> list[Record]:
        """The records as they came."""
        return list(records)
