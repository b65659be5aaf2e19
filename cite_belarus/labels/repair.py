"""What a chain cannot see: the whole reference. Rules over the labels of its segments, in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cite_belarus.model import Segment

_HOST_WORDS = ("//", "in", "in:", "[in:]", "[in]", "w:", "[w:]", "dans", "у", "в", "в:", "у:", "[у:]")
Rule = Callable[[Sequence[Segment]], Sequence[Segment]]


def second_title(segments: Sequence[Segment]) -> Sequence[Segment]:
    """A title after a host word (In:, //, w:), with one before it, is the host's."""
    out = list(segments)
    titled = hosted = False
    for i, segment in enumerate(out):
        if segment.label == "title":
            if titled and hosted:
                out[i] = replace(segment, label="container-title")
            titled = True
        elif segment.label == "other" and segment.text.strip().casefold() in _HOST_WORDS:
            hosted = titled
        elif segment.label in ("container-title", "journal", "note"):
            hosted = False
    return out


RULES: tuple[Rule, ...] = (second_title,)


def repaired(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one string after all RULES; their places never change."""
    for rule in RULES:
        segments = rule(segments)
    return tuple(segments)
