"""What the rules hand on: the segments as parts, and the fields found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cite_belarus.model import Citation, Issue, Segment, Span, Value
from cite_belarus.references.printed import trimmed


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


class Draft(NamedTuple):
    """A reference in the making. A rule takes one and gives one; it never changes it.

    `by_label` are the same parts under their labels.
    """

    citation: Citation
    parts: tuple[Part, ...]
    by_label: Mapping[str, Sequence[Part]]
    type: str
    fields: dict[str, Value]
    origins: dict[str, tuple[int, ...]]
    issues: tuple[Issue, ...]

    def labelled(self, label: str, *others: str) -> Sequence[Part]:
        """The parts under any of these labels, in printed order."""
        if not others or self.by_label.keys().isdisjoint(others):
            return self.by_label.get(label, ())
        return [part for part in self.parts if part.label == label or part.label in others]

    def has(self, *labels: str) -> bool:
        """Whether a part is under one of these labels."""
        return not self.by_label.keys().isdisjoint(labels)

    def having(self, values: Mapping[str, Value | None], parts: Sequence[Part]) -> Draft:
        """The draft with these fields set (those that are empty left alone), read from these parts."""
        found = {name: value for name, value in values.items() if value}
        if not found:
            return self  # nothing read: the same draft, not a copy
        segments = (parts[0].segment,) if len(parts) == 1 else tuple(dict.fromkeys([part.segment for part in parts]))
        origins = self.origins | dict.fromkeys(found, segments)
        fields = self.fields | found
        return Draft(self.citation, self.parts, self.by_label, self.type, fields, origins, self.issues)

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
        found = tuple(parts)
        return self._replace(parts=found, by_label=_by_label(found))

    def replacing(self, part: Part, pieces: Iterable[Part]) -> Draft:
        """The draft with these parts in the place of one of its own."""
        at = self.parts.index(part)
        return self.with_parts((*self.parts[:at], *pieces, *self.parts[at + 1 :]))

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
    parts = tuple([part(segment, index) for index, segment in enumerate(segments)])
    return Draft(citation, parts, _by_label(parts), "", {}, {}, ())


def _by_label(parts: Iterable[Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for part in parts:
        if part.label in found:
            found[part.label].append(part)
        else:
            found[part.label] = [part]
    return found


def part(segment: Segment, index: int) -> Part:
    """A segment as a part."""
    confidence = segment.confidence
    return Part(segment.label, segment.text, trimmed(segment.text), segment.start, segment.end, index, confidence)


def piece(whole: Part, label: str, start: int, end: int) -> Part:
    """The characters `start` to `end` of a part's printed text, under a label of their own."""
    printed = whole.printed[start:end]
    at = whole.start + start
    return Part(label, printed, trimmed(printed), at, at + len(printed), whole.segment, whole.confidence)


def merged(first: Part, last: Part, label: str, raw: str) -> Part:
    """One part from the start of `first` to the end of `last`, both of the same citation."""
    printed = raw[first.start : last.end]
    sure = min(first.confidence, last.confidence)
    return Part(label, printed, trimmed(printed), first.start, last.end, first.segment, sure)
