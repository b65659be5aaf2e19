"""What the rules hand on: the segments as parts, and the fields found so far."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cite_belarus.model import Citation, Issue, Segment, Span, Value
from cite_belarus.references.printed import trimmed

# labels that no segment has: words that tell when a work came out first; the event at which it was spoken; those for
# a new series of a journal; the short form under which a source is cited from here on; the set behind "vol. 2 of"
FIRST, EVENT, SERIES, SHORTHAND, MAIN = "first", "event", "series", "shorthand", "main-title"
# labels that rules ask for together: of names; of titles; of what a part stands in; of who issued it; of what counts it
ROLES = ("author", "editor", "translator")
WHOLES = ("title", "container-title")
HOSTS = ("journal", "container-title")
BODIES = ("publisher", "institution")
COUNTING = ("volume", "issue")
BEFORE_HEAD = ("citation-number", "other")  # of what may stand before a reference begins


class Part(NamedTuple):
    """A stretch of `Citation.raw` under one label: a segment, or a piece of one.

    `text` is the printed text without blanks and separators at its ends; `segment` the index of its segment.
    """

    label: str
    printed: str
    text: str
    start: int
    end: int
    segment: int
    confidence: float = 1.0

    @property
    def opening(self) -> int:
        """Where in `printed` the text begins; with its blanks made one it need not stand there as a whole."""
        return self.printed.find(self.text[:1])


class Draft(NamedTuple):
    """A reference in the making. A rule takes one and gives one; it never changes it.

    `by_label` are the same parts under their labels, `neighbours` pairs of them under both of theirs ("author>title"),
    with the index of the first; `labels` all that there are of both, ">author" for the first part, "date>" the last.
    """

    citation: Citation
    parts: tuple[Part, ...]
    by_label: Mapping[str, Sequence[Part]]
    neighbours: Mapping[str, Sequence[tuple[int, Part, Part]]]
    labels: frozenset[str]
    type: str
    fields: dict[str, Value]
    origins: dict[str, tuple[int, ...]]
    issues: tuple[Issue, ...]

    def under(self, label: str) -> Sequence[Part]:
        """The parts under this label, in printed order."""
        return self.by_label.get(label, ())

    def labelled(self, *labels: str) -> Sequence[Part]:
        """The parts under any of these labels, in printed order."""
        there = self.labels.intersection(labels)
        if len(there) > 1:
            return [part for part in self.parts if part.label in there]
        return self.by_label[next(iter(there))] if there else ()

    def pairs(self, first: str, second: str) -> Sequence[tuple[int, Part, Part]]:
        """Neighbours under these two labels, and the index of the first of them."""
        return self.neighbours.get(f"{first}>{second}", ())

    def trios(self, first: str, second: str, third: str) -> Iterator[tuple[int, Part, Part, Part]]:
        """Three neighbours under these labels, and the index of the first of them."""
        for at, one, other in self.pairs(first, second):
            if at + 2 < len(self.parts) and self.parts[at + 2].label == third:
                yield at, one, other, self.parts[at + 2]

    def head(self) -> int:
        """The index of the part that the reference begins with, behind its number in a list and words that lead on."""
        return next((at for at, part in enumerate(self.parts) if part.label not in BEFORE_HEAD), 0)

    def has(self, *labels: str) -> bool:
        """Whether a part is under one of these labels."""
        return not self.labels.isdisjoint(labels)

    def having(self, name: str, value: Value | None, parts: Sequence[Part]) -> Draft:
        """The draft with this field set (left alone where the value is empty), read from these parts."""
        if not value:
            return self  # nothing read: the same draft, not a copy
        segments = (parts[0].segment,) if len(parts) == 1 else tuple(dict.fromkeys([part.segment for part in parts]))
        fields, origins = {**self.fields, name: value}, {**self.origins, name: segments}
        index = (self.by_label, self.neighbours, self.labels)
        return Draft(self.citation, self.parts, *index, self.type, fields, origins, self.issues)

    def beside(self, other: str, name: str, value: Value) -> Draft:
        """The draft with this field set, read from the segments of another one."""
        fields, origins = {**self.fields, name: value}, {**self.origins, name: self.origins[other]}
        return self._replace(fields=fields, origins=origins)

    def moved(self, names: Mapping[str, str]) -> Draft:
        """The draft with fields under new names (an empty new name: left out); a field that stands already stays."""
        fields, origins = dict(self.fields), dict(self.origins)
        for old, new in names.items():
            value, origin = fields.pop(old, None), origins.pop(old, ())
            if value and new and new not in fields:
                fields[new], origins[new] = value, origin
        return self._replace(fields=fields, origins=origins)

    def with_parts(self, parts: Iterable[Part]) -> Draft:
        """The draft with these parts."""
        by_label, neighbours, labels = _indexed(found := tuple(parts))
        return self._replace(parts=found, by_label=by_label, neighbours=neighbours, labels=labels)

    def replacing(self, part: Part, pieces: Iterable[Part]) -> Draft:
        """The draft with these parts in the place of one of its own."""
        at = self.parts.index(part)
        return self.with_parts((*self.parts[:at], *pieces, *self.parts[at + 1 :]))

    def joined(self, first: int, end: int, label: str) -> Draft:
        """The draft with the parts from index `first` to before `end` as one under a label."""
        whole = merged(self.parts[first], self.parts[end - 1], label, self.citation.raw)
        return self.with_parts((*self.parts[:first], whole, *self.parts[end:]))

    def recut(self, first: int, end: int, cuts: Sequence[tuple[str, int]]) -> Draft:
        """The draft with the parts from index `first` to before `end` cut anew, as `pieces` does; none is empty."""
        draft = self.joined(first, end, cuts[0][0])
        whole = draft.parts[first]
        return draft.replacing(whole, [one for one in pieces(whole, cuts) if one.printed])

    def relabelled(self, part: Part, label: str) -> Draft:
        """The draft with one of its parts under another label."""
        return self.replacing(part, [part._replace(label=label)])

    def carved(self, label: str, start: int, end: int) -> Draft:
        """The draft with this stretch of `raw` as a part of its own, the parts that overlap it cut.

        What is left of them is under their labels where it has letters or digits, else under "other".
        """
        found: list[Part] = []
        for part in self.parts:
            if part.end <= start or end <= part.start:
                found.append(part)
                continue
            if part.start < start:
                found.append(_left(piece(part, part.label, 0, start - part.start)))
            if not found or found[-1].start != start:
                printed = self.citation.raw[start:end]
                found.append(Part(label, printed, trimmed(printed), start, end, part.segment, part.confidence))
            if end < part.end:
                found.append(_left(piece(part, part.label, end - part.start, len(part.printed))))
        return self.with_parts(found)

    def carved_by(self, hit: re.Match[str]) -> Draft:
        """The draft with each group of a match in `raw` carved out, labelled with the group's name."""
        draft = self
        for label, printed in hit.groupdict().items():
            if printed:
                draft = draft.carved(label, *hit.span(label))
        return draft

    def doubting(self, code: str, message: str, span: Span | None = None) -> Draft:
        """The draft with one more issue, if it is not there yet."""
        issue = Issue(code, message, span)
        return self if issue in self.issues else self._replace(issues=(*self.issues, issue))

    def text(self, name: str) -> str:
        """The value of a field of text, "" if there is none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


def drafted(citation: Citation, segments: Sequence[Segment]) -> Draft:
    """A reference of which nothing is read yet: its segments as parts."""
    parts = tuple(
        [
            Part(one.label, one.text, trimmed(one.text), one.start, one.end, index, one.confidence)
            for index, one in enumerate(segments)
        ]
    )
    return Draft(citation, parts, *_indexed(parts), "", {}, {}, ())


def _indexed(
    parts: Sequence[Part],
) -> tuple[dict[str, list[Part]], dict[str, list[tuple[int, Part, Part]]], frozenset[str]]:
    """The parts by their labels, neighbours by both of theirs, and all that a rule may ask for."""
    by_label: dict[str, list[Part]] = {}
    neighbours: dict[str, list[tuple[int, Part, Part]]] = {}
    before = None
    for at, part in enumerate(parts, -1):
        label = part.label
        if label in by_label:
            by_label[label].append(part)
        else:
            by_label[label] = [part]
        if before is not None:
            both = sys.intern(f"{before.label}>{label}")  # few, and kept in many sets
            if both in neighbours:
                neighbours[both].append((at, before, part))
            else:
                neighbours[both] = [(at, before, part)]
        before = part
    ends = (f">{parts[0].label}", f"{parts[-1].label}>") if parts else ()
    return by_label, neighbours, frozenset((*by_label, *neighbours, *ends))


def piece(whole: Part, label: str, start: int, end: int) -> Part:
    """The characters `start` to `end` of a part's printed text, under a label of their own."""
    printed = whole.printed[start:end]
    at = whole.start + start
    return Part(label, printed, trimmed(printed), at, at + len(printed), whole.segment, whole.confidence)


def pieces(whole: Part, cuts: Sequence[tuple[str, int]]) -> list[Part]:
    """A part cut into pieces, each with its label and where it begins in the part's printed text."""
    ends = [*(start for _, start in cuts[1:]), len(whole.printed)]
    return [piece(whole, label, start, end) for (label, start), end in zip(cuts, ends, strict=True)]


def _left(part: Part) -> Part:
    return part if any(map(str.isalnum, part.text)) else part._replace(label="other")


def merged(first: Part, last: Part, label: str, raw: str) -> Part:
    """One part from the start of `first` to the end of `last`, both of the same citation."""
    printed = raw[first.start : last.end]
    sure = min(first.confidence, last.confidence)
    return Part(label, printed, trimmed(printed), first.start, last.end, first.segment, sure)
