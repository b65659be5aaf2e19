"""LaTeX in a `.bib`'s values, as far as a bibliography needs it: rich text, literal lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pybtex.richtext import Tag, Text

from cite_belarus.styles.template import Rich

MARKUP = re.compile(r"[\\{}$~]|--|``|''")
ITALIC = re.compile(r"\\(?:emph|textit)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
ESCAPED = re.compile(r"\\([%_&#$~{}])")
AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def rich(value: str) -> Rich:
    """A value with LaTeX markup as rich text; one without stays the string that it is."""
    if not MARKUP.search(value):
        return value
    parts: list[Any] = []
    end = 0
    for found in ITALIC.finditer(value):
        parts += [Text.from_latex(value[end : found.start()]), Tag("em", Text.from_latex(found[1]))]
        end = found.end()
    return Text(*parts, Text.from_latex(value[end:])) if parts else Text.from_latex(value)


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
