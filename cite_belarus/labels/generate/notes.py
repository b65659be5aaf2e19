"""Footnotes: words before, between and after the works that a note cites."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .bound import Bound
from .example import Pairs
from .stock import Stock

_NO_WORK = ("", "")


def _words(bound: Bound, key: str, stock: Stock, rng: random.Random) -> str:
    """A signal, joint or stretch of prose of the style's language."""
    template = bound.macro(key, _NO_WORK)
    return stock.words(bound.style.language, template, rng) if template else ""


def _unstopped(pairs: Pairs) -> Pairs:
    label, last = pairs[-1]
    return (*pairs[:-1], (label, last.rstrip(". ") or last))


def note_of(works: Sequence[Pairs], bound: Bound, stock: Stock, rng: random.Random) -> tuple[Pairs, bool]:
    """The note that cites the works, and whether it is more than one bare work."""
    out: list[tuple[str, str]] = []
    prose = _words(bound, "prose", stock, rng) if len(works) > 1 and rng.random() < 0.25 else ""
    signal = _words(bound, "signal", stock, rng) if rng.random() < (0.5 if len(works) > 1 else 0.08) else ""
    if (prose and not prose.endswith(". ")) or {label for label, _ in works[0]} <= {"citation-number", "other"}:
        signal = ""  # after "On this, see ", and before a remark that cites nothing
    numbered = works[0][0][0] == "citation-number"
    if prose or signal:
        out.extend((*works[0][:numbered], ("other", prose + signal)))
        works = (works[0][numbered:], *works[1:])
    for number, work in enumerate(works):
        if number:
            work = work[1:] if work[0][0] == "citation-number" or work[0][1] == "• " else work
            joint = _words(bound, "joint", stock, rng) or "; "
            *before, (label, text) = _unstopped(tuple(out))
            signs = joint[: len(joint) - len(joint.lstrip(".,; "))]
            out = [*before, (label, text + signs)]
            if joint[len(signs) :]:
                out.append(("other", joint[len(signs) :]))
        out.extend(work)
    after = _words(bound, "after", stock, rng) if len(works) > 1 and rng.random() < 0.1 else ""
    if after:
        *before, (label, text) = _unstopped(tuple(out))
        out = [*before, (label, text + ". "), ("other", after)]
    return tuple(out), len(works) > 1 or bool(after)
