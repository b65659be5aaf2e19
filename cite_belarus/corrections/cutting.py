"""What the citations of a document are: some are none, one is two, two are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cite_belarus.corrections.finding import Index, key
from cite_belarus.corrections.said import Correction, Done, Said
from cite_belarus.model import Citation, Document, Span

_LINE_BREAKS = str.maketrans("\n\f", "  ")

Recut = tuple[tuple[Citation, ...], tuple[Done, ...], tuple[Correction, ...]]


def recut(document: Document, found: Sequence[Citation], said: Said) -> Recut:
    """The citations after all corrections of cuts, in document order; what was done; corrections that fit nothing.

    A cut that the new reading makes by itself is no correction any more, and fits.
    """
    citations = list(found)
    done: list[Done] = []
    unmatched: list[Correction] = []
    for correction in (one for one in said.corrections if one.cuts):
        index = Index(citations)
        at = index.find(correction.citation, correction.hint)
        before = len(done)
        for position in sorted(at, reverse=True):
            done += _apply(document, citations, position, (correction, said.place(correction)))
        if len(done) == before and not _stands(index, correction):
            unmatched.append(correction)
    return _numbered(citations) if done else tuple(citations), tuple(done), tuple(unmatched)


def _stands(index: Index, correction: Correction) -> bool:
    """Whether the citations are as the correction wants them already."""
    wanted = correction.split or ((correction.join,) if correction.join else ())
    return bool(wanted) and all(key(text) in index.by_key for text in wanted)


def _apply(document: Document, citations: list[Citation], at: int, said: tuple[Correction, str]) -> list[Done]:
    (correction, place), old = said, citations[at]
    if correction.drop:
        del citations[at]
        return [Done(old, "not a citation", place)]
    if correction.split:
        new = _divided(old, correction.split)
        citations[at : at + 1] = new or [old]
        return [Done(old, f"{len(new)} citations", place)] if new else []
    end = _last(document, citations, at, correction.join)
    if end is None:
        return []
    citations[at : end + 1] = [joined(document, citations[at : end + 1])]
    return [Done(citations[at], f"one citation, not {end - at + 1}", place)]


def _divided(old: Citation, texts: Sequence[str]) -> list[Citation]:
    """The citation cut into those that print the texts, in order; [] where one of them is not there."""
    found: list[Citation] = []
    at = 0
    for text in texts:
        span = _spot(old.raw, text, at)
        if span is None or span[0] == span[1]:
            return []
        found.append(old.part(*span))
        at = span[1]
    return found


def _spot(raw: str, text: str, at: int) -> Span | None:
    """Where a text is printed, to the letter or with other blanks and marks between its letters."""
    start = raw.find(text, at)
    if start >= 0:
        return start, start + len(text)
    spots = [i for i in range(at, len(raw)) for _ in key(raw[i])]
    letters, wanted = "".join(key(raw[i]) for i in range(at, len(raw))), key(text)
    first = letters.find(wanted)
    if first < 0 or not wanted or len(spots) != len(letters):
        return None
    return spots[first], spots[first + len(wanted) - 1] + 1


def _last(document: Document, citations: Sequence[Citation], at: int, wanted: str) -> int | None:
    """The citation at which the joined text is whole."""
    goal = key(wanted)
    for end in range(at, len(citations)):
        so_far = key(joined(document, citations[at : end + 1]).raw)
        if so_far == goal:
            return end if end > at else None
        if len(so_far) > len(goal):
            break
    return None


def joined(document: Document, group: Sequence[Citation]) -> Citation:
    """Citations that follow each other, and what is printed between them in the same note or item, as one."""
    whole = group[0]
    printed = [span for note in document.notes for span in note.spans]
    printed += [span for item in document.items for span in item.spans]
    for one in group[1:]:
        gap = (whole.span[1], one.span[0])
        own = any(a <= gap[0] and gap[1] <= b for a, b in printed)
        between = (gap,) if own and gap[0] < gap[1] else ()
        spans = _touching((*(whole.pieces or (whole.span,)), *between, *(one.pieces or (one.span,))))
        shift = len(whole.raw) + sum(b - a for a, b in between)
        whole = replace(
            whole,
            raw="".join(document.text[a:b] for a, b in spans).translate(_LINE_BREAKS),
            span=(spans[0][0], spans[-1][1]),
            pieces=spans,
            italics=(*whole.italics, *((a + shift, b + shift) for a, b in one.italics)),
        )
    return whole


def _touching(spans: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] == start:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _numbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations of each note numbered anew, from 1."""
    counted: dict[tuple[str, str], int] = {}
    out = []
    for one in citations:
        if one.where == "note" and one.label is not None:
            place = (one.where, one.label)
            counted[place] = counted.get(place, 0) + 1
            one = replace(one, index=counted[place])
        out.append(one)
    return tuple(out)
