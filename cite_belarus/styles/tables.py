"""The tables of a style, and the words it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from cite_belarus.styles import words
from cite_belarus.styles.names import NameForm
from cite_belarus.styles.record import Record


class Tables:
    """What a style is made of; its subclasses fill it in.

    `schemes` gives each kind of entry its template; `heading` and `in_statement` say how names are printed before the
    title and after the slash, `authors_in_statement` when the authors stand there: always, only where no heading covers
    them, or never. `language` is that of the list, in which the words in `list_words` are said; all others
    are said in the work's language.
    """

    schemes: ClassVar[Mapping[str, str]] = {}
    family: ClassVar[str] = ""
    language: str = "english"
    list_words: ClassVar[frozenset[str]] = frozenset({"accessed", "accessedwords", "url"})
    works_words: ClassVar[bool] = True
    absorbs: ClassVar[str] = ".…"
    heading: ClassVar[NameForm] = NameForm()
    in_statement: ClassVar[NameForm] = NameForm(order="given")
    authors_in_statement: ClassVar[Literal["always", "uncovered", "never"]] = "uncovered"
    roles: ClassVar[tuple[str, ...]] = ("compiler", "editor", "translator")
    bodies: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    list_joint: ClassVar[str] = " ; "
    title_joint: ClassVar[str] = " : "
    act_joint: ClassVar[str] = " "
    digits: ClassVar[str] = "{day:02}.{month:02}.{year}"

    def word_language(self, record: Record) -> str:
        """The language in which the words of an entry are said."""
        return record.language if self.works_words else self.language

    def say(self, key: str, record: Record | None = None) -> str:
        """The word for a key: in the work's language, or in the list's where the standard wants that."""
        of_list = record is None or key in self.list_words
        return words.say(self.language if of_list or record is None else self.word_language(record), key, self.family)
