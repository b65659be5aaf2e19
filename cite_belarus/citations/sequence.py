"""Which candidates are notes, and their true numbers: the chain of labels that explains the page best."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.citations.candidates import Candidate
from cite_belarus.citations.lines import Line

BEAM = 12
MISREAD_IN_GROUP, MISREAD_APART = -1.0, -3.5
RESTART_ON_NEW_PAGE, RESTART_HERE = -1.0, -5.0
OTHER_STYLE = -3.0
_FREE_STYLES = frozenset({"markdown", "star", "noise"})
_ALIKE = {"alone": "bare"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A candidate that is a note, with its true label; `restarts` where the numbering begins anew."""

    candidate: Candidate
    label: str
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    last: int
    line: int
    chain: tuple[Labelled, _State] | None = None


def choose(found: Sequence[Candidate], lines: Sequence[Line], skip: frozenset[int]) -> list[Labelled]:
    """The best chain of notes; a candidate left out is text. Linear in the number of candidates."""
    plain = [c for c in found if c.style not in ("markdown", "star")]
    bodies = _Bodies(lines, skip, plain)
    first = _best(plain, bodies, None)
    style = _main_style(first)
    mixed = any(_ALIKE.get(c.style, c.style) not in (style, "noise") for c in plain)
    chosen = _best(plain, bodies, style) if style and mixed else first
    chosen = chosen if _credible(chosen) else []
    chosen += [Labelled(c, c.printed) for c in found if c.style in ("markdown", "star")]
    return sorted(chosen, key=lambda one: one.candidate.line)


class _Bodies:
    """Whether between two lines there is nothing but notes: for each line, the number of body lines above it."""

    def __init__(self, lines: Sequence[Line], skip: frozenset[int], found: Sequence[Candidate]) -> None:
        labelled = {c.line for c in found}
        count, inside = 0, False
        self.above: list[int] = []
        self.page = [line.page for line in lines]
        for line in lines:
            self.above.append(count)
            if line.number in labelled:
                inside = True
            elif line.blank and not (
                line.number and line.number - 1 in labelled and lines[line.number - 1].text.strip().isdigit()
            ):
                inside = False
            elif not inside and line.number not in skip and not line.blank:
                count += 1

    def same_group(self, above: int, below: int) -> bool:
        """Whether no line of body text stands between two candidates."""
        return above >= 0 and self.above[above] == self.above[below]

    def new_page(self, above: int, below: int) -> bool:
        return above >= 0 and self.page[above] != self.page[below]


def _best(found: Sequence[Candidate], bodies: _Bodies, style: str | None) -> list[Labelled]:
    states = [_State(0.0, 0, -1)]
    for candidate in found:
        best: dict[int, _State] = {}
        for state in states:
            if state.last not in best or best[state.last].score < state.score:
                best[state.last] = state
            for label, gain in _readings(candidate, state, bodies, style):
                score = state.score + gain
                if label not in best or best[label].score < score:
                    one = Labelled(candidate, str(label), restarts=label <= state.last)
                    best[label] = _State(score, label, candidate.line, (one, state))
        states = sorted(best.values(), key=lambda s: -s.score)[:BEAM]
    return _unwound(max(states, key=lambda s: s.score))


def _readings(c: Candidate, state: _State, bodies: _Bodies, style: str | None) -> list[tuple[int, float]]:
    """The labels that a candidate may have after a state, each with what choosing it gains."""
    group = bodies.same_group(state.line, c.line)
    if c.style == "noise" and not group:
        return []
    base = c.likeness + (1.5 if group else 0.0)
    base += 1.0 if c.starts_block else (0.0 if group else -3.0)
    base += 1.0 if c.marked else 0.0
    if style and _ALIKE.get(c.style, c.style) != style and c.style not in _FREE_STYLES:
        base += OTHER_STYLE
    out = []
    if c.value:
        out.append((c.value, base + _step(c.value, state, bodies, c.line)))
    following = state.last + 1
    if state.last and c.value != following:
        out.append((following, base + (MISREAD_IN_GROUP if group else MISREAD_APART)))
    return out


def _step(value: int, state: _State, bodies: _Bodies, line: int) -> float:
    """What it is worth that a number comes after the last one."""
    if not state.last:
        return 1.0 if value == 1 else -min(0.15 * value, 2.0)
    gap = value - state.last
    if gap == 1:
        return 2.0
    if gap > 1:
        return -0.5 - min(0.3 * gap, 5.0)
    if value > 3:
        return -6.0
    return (RESTART_ON_NEW_PAGE if bodies.new_page(state.line, line) else RESTART_HERE) - (value - 1)


def _unwound(state: _State) -> list[Labelled]:
    out: list[Labelled] = []
    while state.chain:
        one, state = state.chain
        out.append(one)
    return out[::-1]


def _main_style(chosen: Sequence[Labelled]) -> str | None:
    counts = collections.Counter(_ALIKE.get(o.candidate.style, o.candidate.style) for o in chosen)
    counts.pop("noise", None)
    return counts.most_common(1)[0][0] if counts else None


def _credible(chosen: Sequence[Labelled]) -> bool:
    """Labels that are plain numbers need notes that read like notes; numbered sections and lists have none."""
    if any(one.candidate.style == "raised" for one in chosen):
        return True
    good = sum(one.candidate.likeness >= 1.0 for one in chosen)
    return bool(chosen) and good >= 0.4 * len(chosen)
