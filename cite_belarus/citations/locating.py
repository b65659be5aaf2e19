"""A document with its notes, list items, markers, residue and metadata found."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cite_belarus.citations import lists, markers, marks, metadata, notes, residue
from cite_belarus.citations.lines import Line, furniture, split
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
    seen = _markers(lines, taken, found.notes)
    return dataclasses.replace(
        document,
        notes=found.notes,
        items=listed.items,
        markers=tuple(seen),
        residue=residue.find(lines, taken),
        metadata=metadata.read(lines, taken),
        issues=(*document.issues, *markers.issues(found.notes, found.sections, seen)),
    )


def _markers(lines: Sequence[Line], taken: frozenset[int], found: tuple[Note, ...]) -> list[Marker]:
    """Markers that can be read; where they are fewer than half of the notes, also what a scanner left of them."""
    plain = marks.clean(lines, taken)
    if len(plain) < len(found) / 2:
        plain = _in_brackets(lines, taken, found) or plain
    if len(plain) >= max(1, len(found) // 2):
        return [Marker(mark.label or "", mark.printed, mark.span) for mark in plain]
    seen = markers.aligned(sorted([*plain, *marks.damaged(lines, taken)], key=lambda m: m.span), found)
    enough = found or len(seen) >= markers.FEWEST_WITHOUT_NOTES
    return seen if enough else [Marker(mark.label or "", mark.printed, mark.span) for mark in plain]


def _in_brackets(lines: Sequence[Line], taken: frozenset[int], found: Sequence[Note]) -> list[marks.Mark]:
    """Markers printed as [12] or (12), if they call at least half of the notes; [] otherwise."""
    labels = {note.label for note in found}
    for style in ("bracket", "paren"):
        called = [mark for mark in marks.clean(lines, taken, style) if mark.label in labels]
        if 2 * len({mark.label for mark in called}) >= len(labels):
            return called
    return []
