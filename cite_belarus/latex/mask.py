"""A LaTeX source with what TeX does not read made blank: comments, verbatim text, what stands after the document."""

from __future__ import annotations

import re

from cite_belarus.late import Late

VERBATIM = (
    "verbatim",
    "verbatim*",
    "Verbatim",
    "Verbatim*",
    "lstlisting",
    "minted",
    "comment",
    "filecontents",
    "filecontents*",
)
_START = Late(
    r"\\(?:verb|lstinline|Verb)\*?([^\sA-Za-z*])"
    r"|\\begin\{(" + "|".join(re.escape(name) for name in VERBATIM) + r")\}"
    r"|(\\iffalse\b)|(\\end\{document\})|(%)|\\(?:.|\n)"
)  # fmt: skip
_VISIBLE = Late(r"[^\s]")


def masked(text: str) -> str:
    """Text of the same length with the same line breaks; every span in it is a span of `text`."""
    out, at = [], 0
    while found := _START.search(text, at):
        end = _end(text, found)
        out.append(text[at : found.start()])
        hidden = text[found.start() : end]
        out.append(hidden if end == found.end() and not found.group(5) else _VISIBLE.sub(" ", hidden))
        at = end
    return "".join([*out, text[at:]])


def _end(text: str, found: re.Match[str]) -> int:
    """Where what begins here ends; nothing that is opened and not closed hides more than TeX would."""
    delimiter, environment, false, document, comment = found.groups()
    if comment:
        return _find(text, "\n", found.end(), 0)
    if delimiter:
        line_end = _find(text, "\n", found.end(), 0)
        closed = text.find(delimiter, found.end(), line_end)
        return closed + 1 if closed >= 0 else found.end()
    if environment:
        return _find(text, f"\\end{{{environment}}}", found.end(), len(environment) + 6)
    if false:
        return _find(text, "\\fi", found.end(), 3)
    return len(text) if document else found.end()


def _find(text: str, what: str, at: int, past: int) -> int:
    found = text.find(what, at)
    return len(text) if found < 0 else found + past
