"""What a chain cannot see: the whole reference. Rules over the labels of its segments, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cite_belarus.model import Segment

_HOST_WORDS = ("//", "in", "in:", "[in:]", "[in]", "w:", "[w:]", "dans", "у", "в", "в:", "у:", "[у:]")
_SERIAL = re.compile(r"\W*(?:вып|вип)", re.I)
Rule = Callable[[Sequence[Segment]], Sequence[Segment]]


def second_title(segments: Sequence[Segment]) -> Sequence[Segment]:
    """A title after a host word (In:, //, w:), with one before it, is the host's."""
    if [s.label for s in segments].count("title") < 2:
        return segments
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


def serial_number(segments: Sequence[Segment]) -> Sequence[Segment]:
    """`Вып. 5`, `Вип. 5` where nothing else is a volume is the volume of its series."""
    if any(s.label == "volume" for s in segments):
        return segments
    serial = [s.label == "issue" and _SERIAL.match(s.text) for s in segments]
    return [replace(s, label="volume") if is_serial else s for s, is_serial in zip(segments, serial, strict=True)]


RULES: tuple[Rule, ...] = (second_title, serial_number)


def repaired(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one string after all RULES; their places never change."""
    for rule in RULES:
        segments = rule(segments)
    return tuple(segments)
