"""What all styles share: a style is a class with tables in it, and this turns them into pybtex's rich text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pybtex.database import BibliographyData, Entry
from pybtex.richtext import BaseText, Text
from pybtex.style import FormattedBibliography, FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels.number import LabelStyle as Numbers
from pybtex.style.names.plain import NameStyle as PlainNames

from cite_belarus.late import Late
from cite_belarus.styles import words
from cite_belarus.styles.elements import element
from cite_belarus.styles.entries import from_entry
from cite_belarus.styles.inheritance import whole
from cite_belarus.styles.record import FALLBACK, Record, in_set
from cite_belarus.styles.sorting import CyrillicFirst
from cite_belarus.styles.tables import Tables
from cite_belarus.styles.template import Rich, render

# "вып. 3", "Bd. 2", "спецвыпуск": the entry says the word itself
WORDED_ALREADY = Late(r"[^\W\d]+[.\s]|(?![IVXLCDM]+$)[^\W\d_]{3,}$")
NUMBERS = frozenset({"volume", "number", "seriesnumber", "part", "volumes"})
EXTENTS = frozenset({"pagetotal", "leaves"})  # "215, [1] с.", "370 л."
SEVERAL_PAGES = Late(r"[–—,;-]|\d\s*и\s*\d")


class Style(Tables, BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """A bibliographic style; a subclass is its tables."""

    # classes, not names: pybtex would look through every installed package for a name
    default_sorting_style = CyrillicFirst
    default_label_style = Numbers
    default_name_style = PlainNames

    def __init__(self, *args: Any, language: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.language = words.language_named(language) or self.language
        if isinstance(self.sorting_style, CyrillicFirst):
            self.sorting_style.language = self.language

    def format_bibliography(
        self, bib_data: BibliographyData, citations: Iterable[str] | None = None
    ) -> FormattedBibliography:
        """pybtex's bibliography of the cited entries; unlike pybtex's own, parts inherit from their `crossref`."""
        wanted = list(bib_data.entries.keys()) if citations is None else citations
        keys = bib_data.add_extra_citations(wanted, self.min_crossrefs)
        entries = [bib_data.entries[key] for key in keys]
        return FormattedBibliography(self.format_entries(entries, bib_data), style=self, preamble=bib_data.preamble)

    def format_entries(self, entries: Sequence[Entry], bib_data: BibliographyData | None = None) -> Iterator[Any]:
        """pybtex's formatted entries, sorted and labelled."""
        ordered = self.sort([whole(entry, bib_data) for entry in entries])
        for label, entry in zip(self.format_labels(ordered), ordered, strict=False):
            yield self.format_entry(label, entry)

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """pybtex's formatted entry: key, rich text, label."""
        return FormattedEntry(entry.key, self.compose(from_entry(whole(entry, bib_data))), label)

    def compose(self, record: Record) -> BaseText:
        """The rich text of one entry. It never fails: what the entry lacks is left out."""
        record = self.prepared(in_set(record))

        def fill(name: str) -> Rich:
            return element(name, record, self)

        def word(name: str, text: Rich) -> Rich:
            return self.worded(name, text, record)

        done = render(self.scheme(record.kind), fill, word, self.absorbs)
        return done if done else Text(record.key)

    def prepared(self, record: Record) -> Record:
        """The record as this style wants it: a style that romanises or writes places in full does so here."""
        return record

    def scheme(self, kind: str) -> str:
        """The template of a kind, or of the kind it falls back on."""
        while kind not in self.schemes and kind in FALLBACK:
            kind = FALLBACK[kind]
        return self.schemes.get(kind, "{title}.")

    def worded(self, name: str, text: Rich, record: Record) -> Rich:
        """A text inside its word: 2 → "т. 2"."""
        written = str(text)
        if name == "edition":
            pattern = self._edition(written, record)
        elif (name in NUMBERS and WORDED_ALREADY.match(written)) or (name in EXTENTS and not written[-1:].isdigit()):
            pattern = "%"
        else:
            one = name == "pages" and not SEVERAL_PAGES.search(written)
            pattern = self.say("page" if one else name, record)
        if isinstance(text, str):
            return pattern.replace("%", text)
        before, _, after = pattern.partition("%")
        return Text(before, text, after)

    def _edition(self, written: str, record: Record) -> str:
        """2 → "2-е изд.", "2nd ed."; an edition in words stays as it is."""
        if not written.isdigit():
            return "%"
        exact = self.say(f"edition.{written}", record)
        return self.say("edition", record) if exact == "%" else exact
