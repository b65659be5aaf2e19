"""A document with its notes, list items, markers, residue and metadata found."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cite_belarus.citations import authors, bracketed, lists, markers, marks, metadata, notes, residue
from cite_belarus.citations.lines import Line, furniture, split
from cite_belarus.citations.notes import Found
from cite_belarus.model import Document, Marker, Note


def locate(document: Document) -> Document:
    """Fill `notes`, `items`, `markers`, `residue`, `metadata`, and add to `issues`; the text stays as it is."""
    lines = split(document.text)
    skip = furniture(lines)
    listed = lists.find(document.text, lines, skip)
    called = {mark.label for mark in marks.clean(lines, skip | listed.lines)}
    found = notes.find(lines, skip | listed.lines, frozenset(label for label in called if label))
    if not listed.items and not found.notes:
        listed = lists.bare(document.text, lines)
    taken = skip | listed.lines | found.lines
    seen = _markers(lines, taken | authors.person_lines(lines, taken), found)
    listed_labels = frozenset() if found.notes else frozenset(item.label for item in listed.items)
    named = [] if found.notes else bracketed.find(document.text, lines, taken, listed.items)
    return dataclasses.replace(
        document,
        notes=found.notes,
        items=listed.items,
        markers=tuple(sorted([*seen, *named], key=lambda marker: marker.span)),
        residue=residue.find(lines, taken),
        metadata=metadata.read(lines, taken),
        issues=(
            *document.issues,
            *markers.issues(found.notes, found.sections, [m for m in seen if m.label not in listed_labels]),
        ),
    )


def _markers(lines: Sequence[Line], taken: frozenset[int], found: Found) -> list[Marker]:
    """Markers that can be read; where they are fewer than half of the notes, also what a scanner left of them."""
    plain = marks.clean(lines, taken)
    if len(plain) < len(found.notes) / 2:
        plain = _in_brackets(lines, taken, found.notes) or plain
    if len(plain) >= max(1, len(found.notes) // 2):
        return [Marker(mark.label or "", mark.printed, mark.span) for mark in plain]
    likely = sorted([*plain, *marks.damaged(lines, taken)], key=lambda mark: mark.span)
    seen = [marker for part, notes in _sections(likely, found) for marker in markers.aligned(part, notes)]
    if found.notes or len(seen) >= markers.FEWEST_WITHOUT_NOTES:
        return seen
    return [Marker(mark.label or "", mark.printed, mark.span) for mark in plain]


def _sections(likely: Sequence[marks.Mark], found: Found) -> list[tuple[list[marks.Mark], list[Note]]]:
    """Marks and notes of each run of numbers; a run's marks stand before its last note, the last one also after it."""
    out: list[tuple[list[marks.Mark], list[Note]]] = []
    at = 0
    for section in sorted(set(found.sections) or {0}):
        notes = [note for note, of in zip(found.notes, found.sections, strict=True) if of == section]
        last = not found.sections or section == found.sections[-1]
        end = notes[-1].spans[-1][1] if notes and not last else None
        out.append(([m for m in likely if m.span[0] >= at and (end is None or m.span[0] < end)], notes))
        at = end or at
    return out


def _in_brackets(lines: Sequence[Line], taken: frozenset[int], found: Sequence[Note]) -> list[marks.Mark]:
    """Markers printed as [12] or (12), if they call at least half of the notes; [] otherwise."""
    labels = {note.label for note in found}
    for style in ("bracket", "paren"):
        called = [mark for mark in marks.clean(lines, taken, style) if mark.label in labels]
        if 2 * len({mark.label for mark in called}) >= len(labels):
            return called
    return []
