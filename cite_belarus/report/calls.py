"""What the marks in an article's text call: notes, or items of its numbered list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cite_belarus.late import Late
from cite_belarus.model import Document, Marker, Note, Span

PLACE = Late(r"\d[\d\s,–—-]*$")


def notes(document: Document) -> Iterator[tuple[Marker, Note]]:
    """Each marker with its note. Where numbering begins again, the order of both tells which is meant."""
    found: dict[str, list[Note]] = defaultdict(list)
    for note in document.notes:
        found[note.label].append(note)
    called: dict[str, list[Marker]] = defaultdict(list)
    for marker in document.markers:
        called[marker.label].append(marker)
    for label, markers in called.items():
        yield from _paired(markers, found[label])


def _paired(markers: Sequence[Marker], found: Sequence[Note]) -> Iterator[tuple[Marker, Note]]:
    """One for one where there are as many; else each marker calls the first note between it and the next."""
    if len(markers) == len(found) or len(found) == 1:
        yield from zip(markers, found, strict=False)
        return
    ends = [marker.span[0] for marker in markers[1:]] + [max((n.spans[0][1] for n in found), default=0) + 1]
    for marker, end in zip(markers, ends, strict=True):
        note = next((n for n in found if marker.span[1] <= n.spans[0][0] < end), None)
        if note:
            yield marker, note


def brackets(document: Document) -> Iterator[tuple[Span, tuple[Marker, ...]]]:
    """Where an article has no notes: each bracket in its text, "[2, с. 5; 7]", with the items it calls."""
    if document.notes or not document.items:
        return
    together: dict[Span, list[Marker]] = defaultdict(list)
    for marker in document.markers:
        start, end = document.text.rfind("[", 0, marker.span[0]), document.text.find("]", marker.span[1])
        if start >= 0 and end >= 0:
            together[start, end + 1].append(marker)
    for span, markers in together.items():
        yield span, tuple(markers)


def place(marker: Marker) -> str:
    """The cited place that a bracket prints behind the number: "2, с. 5–7" → "5--7"."""
    _, _, behind = marker.printed.replace(":", ",", 1).partition(",")
    found = PLACE.search(behind)
    return re.sub(r"\s*[–—-]\s*", "--", found.group().strip()) if found else ""
