"""Citations cut again, by their labels: several works that were left together, words that only lead to one.

Citations are cut by marks and words, before anything is labelled, and what is in doubt stays in them. The labels tell
more: behind a cited page another author, or another title, is another work's.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cite_belarus.citations import evidence, kinds, wordlists
from cite_belarus.citations.shape import shape
from cite_belarus.citations.trimming import strip
from cite_belarus.late import Late
from cite_belarus.model import Citation, Segment, Span

Labelled = tuple[Citation, tuple[Segment, ...]]

_SAME = "ibid"  # stands for the labels of the work before
_TITLED = frozenset(("title", "journal", "archive"))
_BEGUN = _TITLED | {_SAME}  # a work that has none of them has hardly begun
_PRINTED = frozenset(("journal", "container-title", "publisher", "location", "pages"))
_ENDS = frozenset(("pages", "date", "archive", "isbn", "doi", "url", "accessed", "issue", "institution"))
_CITED = frozenset(("pages", "archive"))  # what a work is cited by comes last


class _Head(NamedTuple):
    """A label that may begin another work: behind a segment of which labels that ends in which marks.

    Of each set in `seen` the work before has one label: without an author of its own, it may have this one.
    """

    label: str
    marks: str
    behind: frozenset[str]
    seen: tuple[frozenset[str], ...]


HEADS = (
    _Head("author", ".;", _ENDS, (_BEGUN, frozenset(("author", "archive", _SAME)))),
    _Head("author", ",", frozenset(("pages",)), (_BEGUN, frozenset(("author", "archive", _SAME)))),
    _Head("editor", ".;", _CITED, (_TITLED,)),
    _Head("title", ";", _ENDS, (frozenset(("title", "archive", _SAME)),)),
    _Head("title", ".", frozenset(("pages", "accessed")), (frozenset(("title", "archive", _SAME)),)),
    _Head("archive", ".;", frozenset(("pages", "date")), (_BEGUN, _PRINTED)),  # no paper's own: "Letter, 1921. GARF, 5"
    _Head("archive", ".;", frozenset(("archive",)), (_BEGUN,)),
    _Head("journal", ";", frozenset(("pages", "date")), (_BEGUN,)),
    _Head("genre", ";", _CITED, (_BEGUN,)),
)
_BEGINNING = frozenset(head.label for head in HEADS)
_LED = frozenset(("author", "title", "editor", "archive", "journal", "genre", "note"))  # what words may lead to
_KNOWN = (_SAME,)
ORDERS = 4096  # orders of labels that are remembered
_SURE, _SURELY = 0.5, 0.65  # the least confidence that works are parted, and that words are none of a work
_WORDS = Late(r"[^\W\d_]{2,}")
_WORD = Late(r"[^\W_]")
_MARKS = " ,;:.()"
_JOINING = ("connectives", "signals", "links")


def parted(labelled: Iterable[Labelled]) -> Iterator[list[Labelled]]:
    """The works of each labelled citation with their segments: itself alone where its labels tell of no other.

    The segments of a citation cover it; the first of a note or line is number 1. What leads to a work ("The best
    account remains") or joins two ("sowie", "see also") is a part of none; a word that ties the second to the first is
    its `relation`.
    """
    more = 0
    for citation, segments in labelled:
        more = 0 if citation.index == 1 else more
        numbered = replace(citation, index=citation.index + more) if more else citation
        known = _KNOWN if citation.kind == "ibid" else ()
        labels = tuple([segment.label for segment in segments])
        cuts = list(_cuts(segments, known)) if _may_part(labels, known) else []
        told = int(_is_told(segments))
        works = (_works(numbered, segments, told, cuts) if cuts or told else []) or [(numbered, segments)]
        yield works
        more += len(works) - 1


def _works(
    citation: Citation, segments: Sequence[Segment], first: int, cuts: Sequence[tuple[int, int]]
) -> list[Labelled]:
    """The works that a citation is cut into from one of its segments on, numbered from its own number on."""
    starts = [segments[first].start, *(segments[head].start for _, head in cuts)]
    ends = [*(segments[joint].start for joint, _ in cuts), len(citation.raw)]
    spans = [strip(citation.raw, span) for span in zip(starts, ends, strict=True)]
    ties = ["", *(_tie(segments[joint:head]) for joint, head in cuts)]
    worded = [(span, tie) for span, tie in zip(spans, ties, strict=True) if _WORD.search(citation.raw, *span)]
    return [(_part(citation, span, number, tie), _within(segments, span)) for number, (span, tie) in enumerate(worded)]


@functools.lru_cache(ORDERS)
def _may_part(labels: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the labels tell of two works, whatever stands between them: there are few orders of labels."""
    seen = set(known)
    for at, label in enumerate(labels):
        before = labels[max(at - 2, 0) : at]
        if label in _BEGINNING and any(_heads(one, label, seen) for one in before):
            return True
        seen.add(label)
    return False


def _is_told(segments: Sequence[Segment]) -> bool:
    """Whether the first segment is a sentence, or the beginning of one, that leads to the work."""
    if len(segments) < 2 or segments[0].label != "other" or segments[1].label not in _LED:
        return False
    text = segments[0].text
    told = (len(_WORDS.findall(text)) > 1 and evidence.lowercase_share(text) >= 0.5) or _joins(text)
    return told and min(segments[0].confidence, segments[1].confidence) >= _SURELY


def _cuts(segments: Sequence[Segment], known: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where works end and others begin: the number of the segment behind the one, and of the first of the other.

    The first has the labels `known`, whatever is printed.
    """
    seen = set(known)
    for at, segment in enumerate(segments):
        if at and segment.label in _BEGINNING and seen:
            joint = _joint(segments, at)
            if _begins(segments[joint - 1], segment, seen) and _goes_on(segments[at:]):
                yield joint, at
                seen.clear()
        seen.add(segment.label)


def _joint(segments: Sequence[Segment], at: int) -> int:
    """The segment before which the other work ends: words that join two works are a part of neither."""
    return at - 1 if at > 1 and segments[at - 1].label == "other" and _joins(segments[at - 1].text) else at


def _joins(printed: str) -> bool:
    """Whether words that lead from one work to another are all that is printed: "sowie", "; and see also"."""
    rest = printed.strip(_MARKS)
    while rest:
        found = (wordlists.pattern(table).match(rest) for table in _JOINING)
        end = max((m.end() for m in found if m), default=0)
        if not end:
            return False
        rest = rest[end:].lstrip(_MARKS)
    return bool(printed)


def _begins(before: Segment, first: Segment, seen: set[str]) -> bool:
    """Whether a segment is the first of another work than the one that has the labels `seen`, the last `before`."""
    mark = before.text.rstrip()[-1:]
    if not mark or min(before.confidence, first.confidence) < _SURE:
        return False
    return any(mark in head.marks for head in _heads(before.label, first.label, seen))


def _heads(before: str, first: str, seen: set[str]) -> list[_Head]:
    """The rows that a label behind another one fits, in sight of all before."""
    rows = [head for head in HEADS if head.label == first and before in head.behind]
    return [head for head in rows if all(not seen.isdisjoint(some) for some in head.seen)]


def _goes_on(segments: Sequence[Segment]) -> bool:
    """Whether a work that a title or journal begins says when, or where it is cited: else it is the former's."""
    return segments[0].label not in ("title", "journal") or any(segment.label in _ENDS for segment in segments)


def _tie(joint: Sequence[Segment]) -> str:
    """The word of a joint that ties two works together, as printed; "" where it has none."""
    words = joint[0].text.strip(_MARKS) if joint else ""
    return words if wordlists.pattern("links").match(words) else ""


def _part(citation: Citation, span: Span, number: int, tie: str) -> Citation:
    own = citation.part(*span)
    form = shape(own.raw, own.italics)
    kind = kinds.kind_of(form, (0, len(own.raw)))
    return replace(own, kind=kind, index=citation.index + number, relation=tie or own.relation)


def _within(segments: Sequence[Segment], span: Span) -> tuple[Segment, ...]:
    """The segments in a span, from its start."""
    start, end = span
    return tuple(
        replace(
            s,
            text=s.text[max(start - s.start, 0) : end - s.start],
            start=max(s.start, start) - start,
            end=min(s.end, end) - start,
        )
        for s in segments
        if s.start < end and start < s.end
    )
