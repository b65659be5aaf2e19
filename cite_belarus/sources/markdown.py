"""Markdown: `*…*` and `_…_` are italics, a backslash before punctuation is no text (CommonMark §2.4, §6.2).

Headings, list marks and `[^1]` notes stay in the text: `citations.locate` reads them there.
"""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.model import Span
from cite_belarus.sources.italics import Marked, take_out

_ESCAPED = Late(r"\\([!-/:-@\[-`{-~])")
# Private-use stand-ins keep an escaped mark from being read as italics while the pairs are sought.
_HIDDEN = {"*": "\ue02a", "_": "\ue05f"}


def read(text: str) -> Marked:
    """Take out the backslashes and the marks of italics."""
    hidden = _ESCAPED.sub(lambda m: _HIDDEN.get(m.group(1), m.group(1)), text) if not _uses_private(text) else text
    marked = take_out(hidden, "*_")
    shown = marked.text
    if hidden is not text:
        for char, stand_in in _HIDDEN.items():
            shown = shown.replace(stand_in, char)
    spans: tuple[Span, ...] = marked.italics
    return Marked(shown, spans)


def _uses_private(text: str) -> bool:
    return any(stand_in in text for stand_in in _HIDDEN.values())
