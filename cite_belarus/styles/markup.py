"""LaTeX in a `.bib`'s values, as far as a bibliography needs it: rich text, literal lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pybtex.exceptions import PybtexError
from pybtex.richtext import Tag, Text

from cite_belarus.late import Late
from cite_belarus.styles.template import Rich

MARKUP = Late(r"[\\{}$~]|--|``|''")
COMMAND = Late(r"\\(emph|textit|mkbibemph|textbf|enquote|mkbibquote|textsuperscript|url)\s*\{")
# command → the tag it becomes; the quotation commands of csquotes and biblatex become quotation marks
TAGS = {"emph": "em", "textit": "em", "mkbibemph": "em", "textbf": "b", "textsuperscript": "sup"}
QUOTES = {"enquote": ("“", "”"), "mkbibquote": ("“", "”"), "url": ("", "")}
DEEPEST = 20  # commands within commands; what is nested deeper stays as it stands
ESCAPED = Late(r"\\([%_&#$~{}])")
AND = Late(r"\s+and\s+", re.IGNORECASE)


def rich(value: str) -> Rich:
    """A value with LaTeX markup as rich text; one without stays the string that it is."""
    return Text(*_parts(value)) if MARKUP.search(value) else value


def _parts(value: str, depth: int = 0) -> Iterator[Any]:
    """The pieces of a value: its commands with an argument, and the text between them."""
    end = 0
    while depth < DEEPEST and (found := COMMAND.search(value, end)):
        closing = _closing(value, found.end())
        inside = list(_parts(value[found.end() : closing], depth + 1))
        yield _plain(value[end : found.start()])
        if found[1] in TAGS:
            yield Tag(TAGS[found[1]], *inside)
        else:
            yield Text(QUOTES[found[1]][0], *inside, QUOTES[found[1]][1])
        end = closing + 1
    yield _plain(value[end:])


def _plain(text: str) -> Text:
    """A text without commands that have an argument; what LaTeX's reader cannot take stays as it stands."""
    try:
        read = Text.from_latex(text)
    except (PybtexError, UnicodeError, RecursionError):
        return Text(text)
    return Text(" ", read) if text[:1].isspace() else read  # it drops a blank at the beginning


def _closing(value: str, start: int) -> int:
    """Where the group that opened before `start` closes."""
    depth = 1
    for place in range(start, len(value)):
        depth += (value[place] == "{") - (value[place] == "}")
        if depth == 0:
            return place
    return len(value)


def verbatim(value: str) -> str:
    """An address or a number, which never holds markup; only the escapes that people put there are taken out."""
    return ESCAPED.sub(r"\1", value.strip())


def items(value: str, split: bool) -> tuple[Rich, ...]:
    """The items of a literal list; what stands in braces is one item."""
    whole = " ".join(value.split())
    return tuple(rich(item) for item in (_split(whole) if split else [whole]))


def _split(value: str) -> Iterable[str]:
    start = depth = 0
    cuts = {found.start(): found.end() for found in AND.finditer(value)}
    for place, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and place in cuts:
            yield value[start:place]
            start = cuts[place]
    yield value[start:]
