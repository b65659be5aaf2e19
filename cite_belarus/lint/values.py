"""What a rule is given, and what it says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cite_belarus.formats.bibscan import EntryText, FieldText
from cite_belarus.formats.bibtext import Edit
from cite_belarus.lint.codes import CODES, SEVERITIES, Severity
from cite_belarus.model import Name, Work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mark. `line` counts from 1; `field` is "" where the whole entry is meant.

    `edit` makes it right without changing what is said of the work, None where a person must decide.
    """

    code: str
    message: str
    line: int
    key: str = ""
    field: str = ""
    edit: Edit | None = None

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for information."""
        return SEVERITIES.index(self.severity)

    @property
    def remedy(self) -> str:
        """What to do."""
        return CODES[self.code].remedy


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry as written and as read.

    `own` are its fields by biblatex's name (`work` has what it inherits as well), `inner` the value of each as
    written, without delimiters; a value that is put together from macros has none.
    `alone` is False where the key occurs again, so that an edit must name the line; `mendable` where the entry is whole
    and no other of its key begins in its line.
    """

    entry: EntryText
    work: Work
    own: Mapping[str, FieldText]
    inner: Mapping[str, str]
    alone: bool = True
    mendable: bool = True

    def text(self, name: str) -> str:
        """The value of a field of its own, read; "" without one or where it is a list."""
        value = self.work.fields.get(name) if name in self.own else None
        return value if isinstance(value, str) else ""

    def names(self, name: str) -> tuple[Name, ...]:
        """The names in a field of its own."""
        value = self.work.fields.get(name, ()) if name in self.own else ()
        return tuple(item for item in value if isinstance(item, Name))

    def line(self, name: str = "") -> int:
        """Where the field stands, or the entry."""
        return self.own[name].line if name in self.own else self.entry.line

    def finding(self, code: str, message: str, name: str = "", edit: Edit | None = None) -> Finding:
        """A finding in a field of this entry, or in the whole of it."""
        written = self.own[name].name if name in self.own else name
        return Finding(code, message, self.line(name), self.entry.key, written, edit if self.mendable else None)

    @property
    def at(self) -> int:
        """The line that an edit must name."""
        return 0 if self.alone else self.entry.line


@dataclass(frozen=True, slots=True)
class File:
    """A `.bib` as a whole: all that begins with `@`, the entries as subjects, their keys (casefolded), today."""

    text: str
    entries: Sequence[EntryText]
    subjects: Sequence[Subject]
    keys: frozenset[str]
    today: datetime.date
