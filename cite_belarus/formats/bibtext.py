"""A hand-kept `.bib` changed only where it is told to: comments, order and hand formatting stay byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Union

from cite_belarus.formats.bibscan import EntryText, FieldText, entries, value_parts
from cite_belarus.formats.tex import balanced
from cite_belarus.late import Late
from cite_belarus.model import CiteError, Span

__all__ = [
    "AddEntry", "Edit", "EntryText", "FieldText", "RemoveEntry", "RemoveField", "RenameEntry", "RenameField",
    "ReplaceEntry", "SetField", "edit", "entries", "value_parts",
]  # fmt: skip

_COMMA = Late(r"[ \t]*,")
_LINE_END = Late(r"[ \t]*\r?\n")
_BLANKS = Late(r"[ \t]*")
_BLANK_LINES = Late(r"[ \t]*(?:\r?\n(?:[ \t]*\r?\n)?)?")


@dataclass(frozen=True, slots=True)
class SetField:
    """Give the field this value (TeX, without delimiters); a new field goes to the end of the entry.

    `line` is the entry's, where a key is defined twice; 0 means the first entry of that key.
    """

    key: str
    field: str
    value: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RemoveField:
    """Take the field out, with its comma and its line."""

    key: str
    field: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RenameField:
    """Give the field another name and leave its value alone."""

    key: str
    field: str
    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Put an entry, as text, at the end of the file, after a blank line."""

    text: str


@dataclass(frozen=True, slots=True)
class RemoveEntry:
    """Take the entry out, with the blank line after it; comments around it stay."""

    key: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class RenameEntry:
    """Give the entry another key; entries that point to it (`crossref`, `xref`) follow."""

    key: str
    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReplaceEntry:
    """Put this text in the place of the whole entry."""

    key: str
    text: str
    line: int = 0


Edit = Union[SetField, RemoveField, RenameField, AddEntry, RemoveEntry, RenameEntry, ReplaceEntry]
_Change = tuple[Span, str]
POINTERS = ("crossref", "xref")


def edit(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made in their order, nothing else touched.

    An edit of an entry or a field that is not there, or a value that BibTeX cannot hold, is a CiteError.
    """
    waiting = list(edits)
    while waiting:
        now, waiting = _independent(waiting)
        found = () if isinstance(now[0], AddEntry) else entries(text)
        by_key: dict[str, list[EntryText]] = {}
        for entry in found:
            by_key.setdefault(entry.key, []).append(entry)
        changes = [change for one in now for change in _changes(text, one, by_key)]
        text = _spliced(text, sorted(changes))
    return text


def _independent(edits: list[Edit]) -> tuple[list[Edit], list[Edit]]:
    """The first edits that touch different entries, which one reading of the text serves, and the others."""
    touched: set[str] = set()
    for number, one in enumerate(edits):
        alone = isinstance(one, (AddEntry, RenameEntry))
        key = "" if isinstance(one, AddEntry) else one.key
        if key in touched or (alone and number):
            return edits[:number], edits[number:]
        touched.add(key)
        if alone:
            return edits[:1], edits[1:]
    return edits, []


def _spliced(text: str, changes: list[_Change]) -> str:
    out, at = [], 0
    for (start, end), new in changes:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def _changes(text: str, one: Edit, found: Mapping[str, list[EntryText]]) -> Iterator[_Change]:
    if isinstance(one, AddEntry):
        yield _added(text, one.text)
        return
    entry = _entry(found.get(one.key, ()), one.key, one.line)
    if isinstance(one, SetField):
        yield _set(text, entry, one)
    elif isinstance(one, RemoveField):
        yield _without(text, _field(entry, one.field)), ""
    elif isinstance(one, RenameField):
        start = _field(entry, one.field).span[0]
        yield (start, start + len(one.field)), one.name
    elif isinstance(one, RemoveEntry):
        yield _removal(text, entry.span), ""
    elif isinstance(one, ReplaceEntry):
        yield entry.span, one.text.strip("\n")
    else:
        yield entry.key_span, one.name
        yield from _pointers((entry for same in found.values() for entry in same), one)


def _entry(found: Iterable[EntryText], key: str, line: int) -> EntryText:
    for entry in found:
        if entry.key == key and entry.type not in ("string", "preamble", "comment") and line in (0, entry.line):
            return entry
    raise CiteError(f"there is no entry with the key {key!r}" + (f" at line {line}" if line else ""))


def _field(entry: EntryText, name: str) -> FieldText:
    if (found := entry.field(name)) is None:
        raise CiteError(f"the entry {entry.key!r} has no field {name!r}")
    return found


def _set(text: str, entry: EntryText, one: SetField) -> _Change:
    if not balanced(one.value):
        raise CiteError(f"the braces of this value do not balance: {one.value[:80]}", remedy="Escape or pair them.")
    if old := entry.field(one.field):
        quoted = old.raw.startswith('"') and '"' not in one.value
        return old.value_span, f'"{one.value}"' if quoted else f"{{{one.value}}}"
    return _appended(text, entry, f"{one.field} = {{{one.value}}}")


def _appended(text: str, entry: EntryText, field: str) -> _Change:
    """A field at the end of the entry, set as the entry's other fields are."""
    newline = "\r\n" if "\r\n" in text[slice(*entry.span)] else "\n"
    last = entry.fields[-1].span[1] if entry.fields else entry.key_span[1]
    tail = text[last : entry.body[1]]
    comma = "," if tail.lstrip().startswith(",") else ""
    at = last + tail.index(",") + 1 if comma else last
    own_line = (
        newline + _indent(text, entry) if "\n" in text[entry.span[0] : entry.span[1]] or not entry.fields else " "
    )
    closing = "" if "\n" in text[at : entry.body[1]] or own_line == " " else newline
    return (at, at), f"{'' if comma else ','}{own_line}{field}{comma}{closing}"


def _indent(text: str, entry: EntryText) -> str:
    if not entry.fields:
        return "  "
    start = entry.fields[-1].span[0]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return line if not line.strip() else "  "


def _without(text: str, field: FieldText) -> Span:
    """The field, its comma, and its line where nothing else stands on it."""
    start, end = field.span
    if comma := _COMMA.match(text, end):
        end = comma.end()
    line_start = text.rfind("\n", 0, start) + 1
    rest = _LINE_END.match(text, end)
    if rest and not text[line_start:start].strip():
        return line_start, rest.end()
    blank = _BLANKS.match(text, end)
    return start, blank.end() if blank else end


def _removal(text: str, span: Span) -> Span:
    end = _BLANK_LINES.match(text, span[1])
    return span[0], end.end() if end else span[1]


def _pointers(found: Iterable[EntryText], one: RenameEntry) -> Iterator[_Change]:
    for entry in found:
        for name in POINTERS:
            pointer = entry.field(name)
            if pointer and pointer.raw.strip('{}" ') == one.key:
                yield pointer.value_span, f"{{{one.name}}}"


def _added(text: str, entry: str) -> _Change:
    newline = "\r\n" if "\r\n" in text else "\n"
    body = entry.strip("\n").replace("\r\n", "\n").replace("\n", newline)
    kept = text.rstrip("\r\n \t")
    if not kept:
        return (0, len(text)), body + newline
    gap = text[len(kept) :]
    return (len(text), len(text)), newline * max(0, 2 - gap.count("\n")) + body + newline
