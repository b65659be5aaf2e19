"""Readers of article files: one a format, each giving a `Document` that holds the text as read and its italics.

A new format is one module with a function from decoded text (or a path) to `Marked`, and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cite_belarus.model import Document
from cite_belarus.sources import markdown, plain
from cite_belarus.sources.cleaning import clean, replace_damage
from cite_belarus.sources.files import STANDARD_INPUT, decode, load
from cite_belarus.sources.italics import Marked

__all__ = ["READERS", "from_text", "read"]

Reader = Callable[[str], Marked]

READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}


def read(path: Path, encoding: str | None = None) -> Document:
    """Read an article, "-" from standard input. Any suffix that no reader claims is read as plain text.

    `encoding` is a Python codec name; UTF-8 (with or without a byte order mark) when None.
    Raises CiteError for a missing, unreadable, empty or binary file, a folder, and another encoding.
    """
    text = decode(load(path), str(path), encoding)
    reader = READERS.get(path.suffix.lower(), plain.read)
    stem = "standard-input" if str(path) == STANDARD_INPUT else path.stem
    return _document(text, reader, stem, str(path))


def from_text(text: str, stem: str = "", source: str = "") -> Document:
    """The document of plain text that is already in memory; an empty text is an empty document."""
    return _document(text, plain.read, stem, source)


def _document(text: str, reader: Reader, stem: str, source: str) -> Document:
    marked = reader(clean(text))
    whole, issues = replace_damage(marked.text)
    return Document(text=whole, source=source, stem=stem, italics=marked.italics, issues=issues)
