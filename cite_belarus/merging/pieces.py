"""A `.bib` as a row of pieces that, put together again, are the text to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cite_belarus.formats.bibtext import EntryText, entries
from cite_belarus.model import Span

BESIDE = ("string", "preamble", "comment")


@dataclass(frozen=True, slots=True)
class Piece:
    """An `@…{…}` with its scan, or the free text between two (`entry` is None). `line` counts from 1."""

    text: str
    span: Span
    line: int
    entry: EntryText | None = None

    @property
    def kind(self) -> str:
        """`free`, `string`, `preamble`, `comment`, or `entry`."""
        if self.entry is None:
            return "free"
        return self.entry.type if self.entry.type in BESIDE else "entry"


def pieces(text: str) -> Iterator[Piece]:
    """The pieces in order, without gap or overlap; their texts joined are `text`."""
    at, line = 0, 1
    for entry in entries(text):
        start, end = entry.span
        if at < start:
            yield Piece(text[at:start], (at, start), line)
        yield Piece(text[start:end], entry.span, entry.line, entry)
        at, line = end, entry.line + text.count("\n", start, end)
    if at < len(text):
        yield Piece(text[at:], (at, len(text)), line)


def remarks(text: str) -> list[Piece]:
    """What a `.bib` says beside its works: comments between entries, `@comment` (groups of JabRef too), `@preamble`."""
    told = (piece for piece in pieces(text) if piece.kind not in ("entry", "string") and piece.text.strip())
    return [replace(piece, line=piece.line + _blank_lines(piece.text)) for piece in told]


def _blank_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


def within(piece: Piece) -> list[str]:
    """The comment lines (`% …`) between the fields of an entry."""
    if piece.entry is None or "%" not in piece.text:
        return []
    gaps = between(piece.text, piece.entry)
    return [line[line.index("%") :].strip() for gap in gaps for line in gap.split("\n") if "%" in line]


def between(text: str, scan: EntryText) -> list[str]:
    """What stands between key, fields and closing brace of an entry: commas, comments, what was not understood."""
    start, at, found = scan.span[0], scan.body[0] - scan.span[0], []
    for field in scan.fields:
        found.append(text[at : field.span[0] - start])
        at = field.span[1] - start
    return [*found, text[at : scan.body[1] - start]]
