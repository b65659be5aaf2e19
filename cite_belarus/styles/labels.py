"""pybtex's label plugins for any script.

pybtex's own `alpha` keeps only ASCII letters, so that "Гронский" and "Ї" give an empty label, and counts twins past z
into signs; these keep every letter and go on with aa, ab ….
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pybtex.database import Entry
from pybtex.style.labels import BaseLabelStyle

from cite_belarus.styles import dates, words
from cite_belarus.styles.entries import from_entry
from cite_belarus.styles.record import Record


class Alpha(BaseLabelStyle):  # type: ignore[misc]  # pybtex has no types
    """Letters of the authors and two digits of the year: "Гро18", "MH24", "КНС+07"."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """The labels of pybtex's entries, in their order."""
        return iter(self.records([from_entry(entry) for entry in sorted_entries]))

    def records(self, records: Sequence[Record]) -> list[str]:
        """The labels of records; those that several would share get a letter each, in their order."""
        plain = [self.label(record) for record in records]
        counts, seen = Counter(plain), Counter[str]()
        labels = []
        for label in plain:
            labels.append(label + suffix(seen[label]) if counts[label] > 1 else label)
            seen[label] += 1
        return labels

    def label(self, record: Record) -> str:
        """The label before twins are told apart."""
        year = dates.read(record.text("date")).year
        return self._letters(_leaders(record)) + year[-2:]

    def _letters(self, families: Sequence[str]) -> str:
        if len(families) == 1:
            return _letters_of(families[0])[:3]
        shown = families if len(families) <= 4 else families[:3]
        return "".join(_letters_of(family)[:1] for family in shown) + ("+" if len(families) > 4 else "")


class AuthorYear(Alpha):
    """Authors and year as they are cited in the text: "Гронский, 2018", "Олійник та ін., 2020а"."""

    def label(self, record: Record) -> str:
        """The label before twins are told apart."""
        families = _leaders(record)
        shown = ", ".join(families if len(families) <= 3 else families[:1])
        rest = f" {words.say(record.language, 'et-al')}" if len(families) > 3 else ""
        year = dates.read(record.text("date")).years
        return f"{shown}{rest}, {year}" if year else shown + rest


def suffix(count: int) -> str:
    """0 → a, 25 → z, 26 → aa, 27 → ab …"""
    more, last = divmod(count, 26)
    return (suffix(more - 1) if more else "") + chr(ord("a") + last)


def _leaders(record: Record) -> list[str]:
    """The family names an entry is known by; without names, its short title or the first words of its title."""
    names = record.people.get("author") or record.people.get("editor") or ()
    families = [name.family for name in names if name.family != "others"]
    if families:
        return families
    title = record.text("shorttitle") or " ".join(record.text("title").split()[:3])
    return [title or record.key]


def _letters_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
