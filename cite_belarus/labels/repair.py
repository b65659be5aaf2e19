"""What a chain cannot see: the whole reference. Rules over the labels of its segments, in order."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR, Segment

_HOST_WORDS = ("//", "in", "in:", "[in:]", "[in]", "w:", "[w:]", "dans", "у", "в", "в:", "у:", "[у:]")
_SAME = Late(rf"\s*{SAME_AUTHOR}\s?[.,:]?\s+(?=\S)")
_PAGE = r"[A-Za-z]?\d{1,5}"
_BEFORE_PAGES = Late(rf"\(\w{{1,5}}(?:[-–/]\w{{1,5}})?\):\s*(?={_PAGE}(?:\s?[-–—]\s?{_PAGE})?[.,;\s]*$)")
_SERIAL = Late(r"\W*(?:вып|вип)", re.I)
Rule = Callable[[Sequence[Segment]], Sequence[Segment]]


def second_title(segments: Sequence[Segment]) -> Sequence[Segment]:
    """A title after a host word (In:, //, w:), with one before it, is the host's."""
    if _labels(segments).count("title") < 2:
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
    labels = _labels(segments)
    if "issue" not in labels or "volume" in labels:
        return segments
    serial = [s.label == "issue" and _SERIAL.match(s.text) for s in segments]
    return [replace(s, label="volume") if is_serial else s for s, is_serial in zip(segments, serial, strict=True)]


def same_author(segments: Sequence[Segment]) -> Sequence[Segment]:
    """`—. Title`: the dash at the head stands for the author of the entry before."""
    head = next((s for s in segments if s.label != "citation-number"), None)
    dash = _SAME.match(head.text) if head and head.label == "title" else None
    if not head or not dash:
        return segments
    author, title = _cut(head, dash.end(), "title")
    return [part for s in segments for part in ((replace(author, label="author"), title) if s is head else (s,))]


def pages_behind_number(segments: Sequence[Segment]) -> Sequence[Segment]:
    """`12(3):345–57` without any other pages: what stands behind the number in brackets and its colon."""
    labels = _labels(segments)
    if "issue" not in labels or "pages" in labels:
        return segments
    out: list[Segment] = []
    for segment in segments:
        number = _BEFORE_PAGES.match(segment.text) if segment.label == "issue" else None
        out += _cut(segment, number.end(), "pages") if number else [segment]
    return out


def volume_inside(segments: Sequence[Segment]) -> Sequence[Segment]:
    """`Handbuch, Bd. 2: Quellen`: the title of a set, the number of the volume, and the volume's own title.

    The title of an article may have parts, too, and is no set.
    """
    labels = _labels(segments)
    able = "container-title" if "journal" in labels or "container-title" in labels else "title"
    if able not in labels:
        return segments
    out: list[Segment] = []
    for segment in segments:
        inside = segment.label == able and ":" in segment.text and _volume_of_set().fullmatch(segment.text)
        if inside:
            whole, rest = _cut(segment, inside.end("whole"), "volume")
            out += [whole, *_cut(rest, inside.end("volume") - inside.start("volume"), segment.label)]
        else:
            out.append(segment)
    return out


@functools.cache
def _volume_of_set() -> re.Pattern[str]:
    units = [word for word, kind in resources.words("units").items() if kind in ("volume", "book", "part")]
    words = "|".join(re.escape(word) for word in sorted(units, key=len, reverse=True) if len(word) > 1)
    return re.compile(
        r"(?P<whole>[^\d:«“„\"]{5,160}?[.,:]\s+)"
        rf"(?P<volume>(?i:{words})\s?(?:\d{{1,3}}|[IVX]{{1,6}})\s?:\s+)(?P<own>[^\W\d_]{{3}}.*)",
        re.DOTALL,
    )


def _labels(segments: Sequence[Segment]) -> list[str]:
    return [segment.label for segment in segments]


def _cut(segment: Segment, at: int, label: str) -> list[Segment]:
    middle = segment.start + at
    head = replace(segment, text=segment.text[:at], end=middle)
    return [head, replace(segment, label=label, text=segment.text[at:], start=middle)]


RULES: tuple[Rule, ...] = (same_author, second_title, serial_number, pages_behind_number, volume_inside)


def repaired(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments of one string after all RULES; together they cover what they covered before."""
    for rule in RULES:
        segments = rule(segments)
    return tuple(segments)
