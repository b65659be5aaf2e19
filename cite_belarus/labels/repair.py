"""What a chain cannot see: the whole reference. Rules over the labels of its segments, in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cite_belarus.model import Segment

_HOST_WORDS = ("//", "in", "in:", "[in:]", "[in]", "w:", "[w:]", "dans", "у", "в", "в:", "у:", "[у:]")
_PAGE = r"[A-Za-z]?\d{1,5}"
_BEFORE_PAGES = re.compile(rf"\(\w{{1,5}}(?:[-–/]\w{{1,5}})?\):\s*(?={_PAGE}(?:\s?[-–—]\s?{_PAGE})?[.,;\s]*$)")
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


def pages_behind_number(segments: Sequence[Segment]) -> Sequence[Segment]:
    """`12(3):345–57` without any other pages: what stands behind the number in brackets and its colon."""
    if any(s.label == "pages" for s in segments):
        return segments
    out: list[Segment] = []
    for segment in segments:
        number = _BEFORE_PAGES.match(segment.text) if segment.label == "issue" else None
        out += _cut(segment, number.end(), "pages") if number else [segment]
    return out


def _cut(segment: Segment, at: int, label: str) -> list[Segment]:
    middle = segment.start + at
    head = replace(segment, text=segment.text[:at], end=middle)
    return [head, replace(segment, label=label, text=segment.text[at:], start=middle)]


RULES: tuple[Rule, ...] = (second_title, serial_number, pages_behind_number)


def repaired(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one string after all RULES; together they cover what they covered before."""
    for rule in RULES:
        segments = rule(segments)
    return tuple(segments)
