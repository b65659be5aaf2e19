"""Plain text: as it stands, with `*…*` as italics."""

from __future__ import annotations

from cite_belarus.sources.italics import Marked, take_out


def read(text: str) -> Marked:
    """Take the marks of italics out; all else is text."""
    return take_out(text, "*")
