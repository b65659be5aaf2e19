"""Markers matched with notes by their order, and what is missing on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.citations.marks import Mark, reading
from cite_belarus.model import Issue, Marker, Note

GAP = -0.6
WORTH, COST = 1.6, 0.3
BEAM = 12
FEWEST_WITHOUT_NOTES = 5
FURTHEST_GAP = 4
FURTHEST_IN_GROUP = 1500
NO_CEILING = 10**6


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    last: int
    chain: object = None


def aligned(marks: Sequence[Mark], notes: Sequence[Note]) -> list[Marker]:
    """The marks that can be markers, in one rising sequence that agrees with where the notes stand.

    A group of notes stands after the markers that call them and before those that call later ones.
    """
    anchors = [(note.spans[0][0], int(note.label)) for note in notes if note.label.isdigit()]
    ceilings = _ceilings(anchors)
    states = [_State(0.0, 0)]
    passed, low = 0, 0
    for mark in marks:
        while passed < len(anchors) and anchors[passed][0] < mark.span[0]:
            low = max(low, anchors[passed][1])
            passed += 1
        states = _advance(states, mark, low, ceilings[passed])
    chain = _unwound(max(states, key=lambda s: s.score))
    return [Marker(str(label), mark.printed, mark.span, round(fit, 2)) for label, mark, fit in chain]


def _ceilings(anchors: Sequence[tuple[int, int]]) -> list[int]:
    """For each note the highest label of it and all that follow with no long stretch of text between; then the end."""
    out = [NO_CEILING]
    below = 0  # the place of the note under this one
    for start, label in reversed(anchors):
        together = len(out) > 1 and below - start < FURTHEST_IN_GROUP
        out.append(max(label, out[-1]) if together else label)
        below = start
    return out[::-1]


def _advance(states: list[_State], mark: Mark, low: int, ceiling: int) -> list[_State]:
    """The best readings of the marks so far after one more, for each last label."""
    best: dict[int, _State] = {}
    for state in states:
        if state.last not in best or best[state.last].score < state.score:
            best[state.last] = state  # the mark calls nothing
        first = max(state.last, low) + 1
        for label in range(first, min(first + FURTHEST_GAP, ceiling + 1)):
            fit = reading(mark.printed, str(label))
            score = state.score + (WORTH * fit - COST + GAP * (label - first) - 0.3 * max(low - state.last, 0))
            if label not in best or best[label].score < score:
                best[label] = _State(score, label, ((label, mark, fit), state))
    return sorted(best.values(), key=lambda s: -s.score)[:BEAM]


def _unwound(state: _State) -> list[tuple[int, Mark, float]]:
    out: list[tuple[int, Mark, float]] = []
    while isinstance(state.chain, tuple):
        one, state = state.chain
        out.append(one)
    return out[::-1]


def issues(notes: Sequence[Note], sections: Sequence[int], markers: Sequence[Marker]) -> list[Issue]:
    """One issue a note whose text is not in the file, and one a note that nothing in the text calls."""
    labels = {note.label for note in notes}
    called = {marker.label: marker for marker in markers}
    out = [
        _without_text(label, called.get(label))
        for label in _expected(labels, set(called), sections)
        if label not in labels
    ]
    if not notes or len(labels & set(called)) < 0.5 * len(labels):
        return out
    for note in notes:
        if note.label not in called and note.label.isdigit():
            out.append(
                Issue("marker-missing", f"note {note.label}: no marker for it was found in the text", note.spans[0])
            )
    return out


def _expected(labels: set[str], called: set[str], sections: Sequence[int]) -> list[str]:
    """The numbers from 1 to the last that a note or a marker has; labels that are no numbers as they were called."""
    numbers = sorted(int(label) for label in labels | called if label.isdigit())
    words = sorted(label for label in called if not label.isdigit())
    if not numbers or (sections and sections[-1] > 0):
        return [*sorted(called - labels, key=lambda x: (len(x), x))]
    return [*map(str, range(1, numbers[-1] + 1)), *words]


def _without_text(label: str, marker: Marker | None) -> Issue:
    if marker:
        return Issue("note-without-text", f"note {label}: its text is not in the file", marker.span)
    return Issue("note-without-text", f"note {label}: neither its text nor a clear marker is in the file")
