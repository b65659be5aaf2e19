"""References to a numbered list in the body: "[2, с. 5]", "[12, p. 4; 15]", "[2–4]"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import Item, Marker, Span

_BRACKET = Late(r"\[(?P<inside>\d{1,4}[^\[\]]{0,120})\]")
# A number or a span of numbers, then a place: what stands behind a comma and is no number alone.
_PART = Late(
    r"\s*(?P<first>\d{1,4})(?:\s?[-–—]\s?(?P<last>\d{1,4}))?(?P<place>(?:,\s*[^\W\d_][^;]*|:\s*\d[^;]*)?)\s*", re.DOTALL
)
_BARE_COMMA = Late(r",(?=\s*\d{1,4}\s*(?:[,;–—-]|$|,\s*[^\W\d_]))")
LONGEST_SPAN = 50


def find(text: str, lines: Sequence[Line], taken: frozenset[int], items: Sequence[Item]) -> list[Marker]:
    """A marker for each list item that a bracket in the text names: its label, what is printed of it, and where.

    The items of a span ("2–4") share its place. A bracket that names anything but items of the list calls none.
    `taken` are the lines of notes and lists.
    """
    labels = {item.label for item in items if item.label}
    if not labels:
        return []
    starts = [line.start for line in lines]
    out: list[Marker] = []
    for m in _BRACKET.finditer(text):
        if lines[bisect_right(starts, m.start()) - 1].number not in taken:
            called = list(_parts(m.group("inside"), m.start("inside")))
            if called and all(label in labels for label, _ in called):
                out += [Marker(label, " ".join(text[slice(*span)].split()), span) for label, span in called]
    return out


def _parts(inside: str, at: int) -> Iterator[tuple[str, Span]]:
    """The labels that a bracket names, each with the place where it stands; ("", …) for what is no label."""
    begin = 0
    for part in re.split(r"(;)", _BARE_COMMA.sub(";", inside))[::2]:
        m = _PART.fullmatch(part)
        left = len(part) - len(part.lstrip())
        span = (at + begin + left, at + begin + len(part.rstrip()))
        begin += len(part) + 1
        if m is None:
            yield "", span
            continue
        first, last = int(m["first"]), int(m["last"] or m["first"])
        if not 0 <= last - first <= LONGEST_SPAN:
            yield "", span
        for number in range(first, min(last, first + LONGEST_SPAN) + 1):
            yield str(number), span
