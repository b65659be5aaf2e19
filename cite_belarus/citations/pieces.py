"""A note that stands in several places of the document, as one text, and back again."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.model import Document, Span

_LINE_BREAKS = str.maketrans("\n\f", "  ")


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of several spans of a document with blanks for line breaks; `italics` are spans in it."""

    text: str
    spans: tuple[Span, ...]
    italics: tuple[Span, ...] = ()

    def pieces(self, span: Span) -> tuple[Span, ...]:
        """The pieces of the document that a span of the joined text comes from, in order."""
        out, at = [], 0
        for start, end in self.spans:
            low, high = max(span[0], at), min(span[1], at + end - start)
            if low < high:
                out.append((start + low - at, start + high - at))
            at += end - start
        return tuple(out)


def join(document: Document, spans: Sequence[Span]) -> Joined:
    """Put the spans together; where two meet that no white space parts, the second begins as it stands."""
    text = "".join(document.text[a:b] for a, b in spans).translate(_LINE_BREAKS)
    italics: list[Span] = []
    at = 0
    for start, end in spans:
        first = max(bisect.bisect_right(document.italics, (start, 0)) - 1, 0)
        for a, b in document.italics[first:]:
            if a >= end:
                break
            if b > start:
                italics.append((max(a, start) - start + at, min(b, end) - start + at))
        at += end - start
    return Joined(text, tuple(spans), tuple(italics))
