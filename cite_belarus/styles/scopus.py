"""`scopus`: the romanised "References" that journals of the region print beside their national list.

Scheme of the recommendations for Russian journals in Scopus (O. V. Kirillova, Редакционная подготовка научных журналов
по международным стандартам, 2013, "Составление списков литературы"): authors romanised, title romanised with its
English translation in square brackets, journal romanised and in italics, place in full and in English, publisher with
"Publ.", no "//" and no dashes, the work's language at the end.

The English title is the entry's `usere` (as in biblatex-chicago) or `titletranslation`; that of a host
`booktitletranslation` or `journaltranslation`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, ClassVar

from cite_belarus.model import Name
from cite_belarus.romanise import STANDARDS, romanise
from cite_belarus.styles import places, words
from cite_belarus.styles.catalogue import unknown
from cite_belarus.styles.names import NameForm, initials
from cite_belarus.styles.record import Record
from cite_belarus.styles.sorting import AsGiven
from cite_belarus.styles.style import Style

STANDARD = "bgn-pcgn"
WHO = "[{authors} ]"
ENGLISH = r"[ \[{titleenglish}\]]"
TITLE = WHO + "{title}" + ENGLISH
WHOLE = WHO + "*{title}*" + ENGLISH
JOURNAL = r"[. *{journaltitle}*[ \[{journaltranslation}\]]]"
HOST = r"[. *{booktitle}*[ \[{booktitletranslation}\]]][. {^hostby}]"
VOLUME = "[. {@volume}[: {volumetitle}]|. {volumetitle}]"
SERIES = "[. {series}[, {@seriesnumber}]]"
IMPRINT = "[. [{location}][, {publisher}|, {institution}][, {year}]]"
NET = "[ ({worklanguage})][. {@doi}][. {@url}[ ({@accessedwords})]]"
KEPT = frozenset({
    "url", "doi", "date", "urldate", "eventdate", "origdate", "isbn", "issn", "langid", "eprint", "pages", "pagetotal",
    "usere", "titletranslation", "booktitletranslation", "journaltranslation", "editortype",
})  # fmt: skip


class Scopus(Style):
    """List form, in the order of the national list that it stands beside."""

    language = "english"
    family = "scopus"
    works_words = False
    authors_in_statement = "never"
    absorbs = ".…?!"
    heading = NameForm(spaced=False, limit=99, shown=99)
    in_statement = NameForm(spaced=False, limit=99, shown=99)
    default_sorting_style = AsGiven
    list_joint = ", "
    title_joint = ": "

    schemes: ClassVar[dict[str, str]] = {
        "article": TITLE + JOURNAL + "[, {year}][, {@volume}][, {@number}][, {@pages}]" + NET + ".",
        "newspaper": TITLE + JOURNAL + "[, {when}][, {@number}][, {@pages}]" + NET + ".",
        "book": WHOLE + "[. {^by}][. {@edition}]" + VOLUME + SERIES + IMPRINT + "[. {@pagetotal}]" + NET + ".",
        "incollection": (
            TITLE + HOST + IMPRINT + "[, {@volume}[: {volumetitle}]|, {volumetitle}][, {@pages}]" + NET + "."
        ),
        "thesis": WHOLE + "[. {^thesis}][. [{location}][, {year}]][. {@pagetotal}]" + NET + ".",
        "legislation": (
            "{titleonly}" + ENGLISH + "[. {^act}]"
            "[. *{journaltitle}*[, {year}][, {@number}][, {@pages}][, {note}]|, {actyear}]" + NET + "."
        ),
        "archive": TITLE + "[. {year}][. {holding}][ ({worklanguage})].",
        "misc": WHO + "{titleonly}" + ENGLISH + "[. *{website}*][, {when}]" + NET + ".",
    }  # fmt: skip

    def __init__(self, *args: Any, romanisation: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if romanisation and romanisation not in STANDARDS:
            raise unknown("standard of romanisation", romanisation, tuple(STANDARDS))
        self.romanisation = romanisation or STANDARD

    def prepared(self, record: Record) -> Record:
        """The record with everything Cyrillic in it romanised, its places in English."""
        fields = {name: self._field(name, value, record) for name, value in record.fields.items()}
        fields["titleenglish"] = fields.get("usere") or fields.get("titletranslation") or ""
        fields["worklanguage"] = words.say("english", f"language.{record.language}").replace("%", "")
        people = {
            role: tuple(self._name(name, record.language) for name in names) for role, names in record.people.items()
        }
        lists = {name: tuple(self._item(name, str(item), record.language) for item in items)
                 for name, items in record.lists.items()}  # fmt: skip
        return dataclasses.replace(record, fields=fields, people=people, lists=lists)

    def _field(self, name: str, value: Any, record: Record) -> Any:
        return value if name in KEPT else self.latin(str(value), record.language) if _cyrillic(str(value)) else value

    def latin(self, text: str, language: str) -> str:
        """A text in Latin letters; what is Latin already stays."""
        if not _cyrillic(text):
            return text
        known = language if language in ("russian", "ukrainian", "belarusian") else words.language_of(text)
        standard = self.romanisation if known in STANDARDS[self.romanisation] else STANDARD
        return romanise(text, standard, known)

    def _name(self, name: Name, language: str) -> Name:
        """A romanised name; its initials are made first, so that Ю. becomes Yu. and not Y."""
        given = initials(name.given, spaced=False) if _cyrillic(name.given) else name.given
        return Name(*(self.latin(part, language) for part in (name.family, given, name.prefix, name.suffix)))

    def _item(self, name: str, item: str, language: str) -> str:
        if name == "location":
            return places.english(item, language) or self.latin(item, language)
        if name == "publisher" and _cyrillic(item):
            return words.say("english", "scopus-publisher").replace("%", self.latin(item, language))
        return self.latin(item, language)


def _cyrillic(text: str) -> bool:
    return any("\u0400" <= sign <= "\u052f" for sign in text)
