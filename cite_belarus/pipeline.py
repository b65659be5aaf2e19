"""The whole way, from a file to works: composes the stages and does nothing else."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cite_belarus import citations, references, sources
from cite_belarus.model import Citation, Cited, Document, Library, Segment, Span

if TYPE_CHECKING:
    from cite_belarus.corrections import Done, Said
    from cite_belarus.labels.labeller import Labeller

# `corrections` and `works` are imported where they are used: a first reference that is read needs neither


def _nothing_said() -> Said:
    from cite_belarus import corrections

    return corrections.NOTHING


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read, and what it cites, in document order; what a person said of it, and what that changed."""

    document: Document
    cited: tuple[Cited, ...]
    said: Said = field(default_factory=_nothing_said)
    corrected: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of references as read: `segments` cover the whole line, prose between citations included."""

    raw: str
    segments: tuple[Segment, ...]
    cited: tuple[Cited, ...]


def read(path: Path, labeller: Labeller, encoding: str | None = None) -> Article:
    """An article's citations, with the corrections beside the file. Raises CiteError where a file cannot be read."""
    from cite_belarus import corrections

    return read_document(sources.read(path, encoding), labeller, corrections.load(path))


def read_document(document: Document, labeller: Labeller, said: Said | None = None) -> Article:
    """The citations of a document that `sources` has made; a correction that fits nothing is one of its issues."""
    from cite_belarus import corrections

    said = said or corrections.NOTHING
    located = citations.locate(document)
    parted = [work for works in _parted(citations.cut(located), labeller) for work in works]
    cut, recut, gone = corrections.recut(located, [citation for citation, _ in parted], said)
    labelled = list(zip(cut, _labels(cut, labeller), strict=True)) if recut else parted
    cited, amended = corrections.amend(_cite(labelled), said, references.normalise)
    issues = (*located.issues, *said.issues, *corrections.unmatched(cited, said, gone))
    return Article(replace(located, issues=issues), cited, said, (*recut, *amended))


def read_lines(lines: Sequence[str], labeller: Labeller) -> list[Line]:
    """One `Line` for each of the lines; as in a document, `*…*` marks italics and is no part of `Line.raw`."""
    documents = [sources.from_text(line) for line in lines]
    found = citations.cut_lines([d.text for d in documents])
    cut = [_with_italics(own, d.italics) for own, d in zip(found, documents, strict=True)]
    parted = _parted([citation for one in cut for citation in one], labeller)
    works = [[work for _ in one for work in next(parted)] for one in cut]
    cited = iter(_cite([work for one in works for work in one]))
    return [_line(document.text, [next(cited) for _ in one]) for document, one in zip(documents, works, strict=True)]


def gather(articles: Iterable[Article], keys: str = "") -> Library:
    """The works of all the articles together; `resolutions` follow the articles' citations in order."""
    from cite_belarus import corrections, works

    chosen = tuple(articles)
    residue = {a.document.stem: [a.document.text[i:j] for i, j in a.document.residue] for a in chosen}
    cited = [one for a in chosen for one in a.cited]
    gathered = functools.partial(works.gather, residue=residue, key_pattern=keys or works.KEY_PATTERN)
    return corrections.settle(gathered(cited), cited, [a.said for a in chosen], gathered)


def _labels(found: Sequence[Citation], labeller: Labeller) -> list[tuple[Segment, ...]]:
    return labeller.label([c.raw for c in found], [c.italics for c in found])


def _parted(found: Sequence[Citation], labeller: Labeller) -> Iterator[list[citations.Labelled]]:
    """The works of each citation with their segments: more than one where its labels begin anew."""
    return citations.parted(zip(found, _labels(found, labeller), strict=True))


def _cite(labelled: Sequence[citations.Labelled]) -> tuple[Cited, ...]:
    read = references.normalise_all(labelled)
    return tuple(Cited(*one, reference) for one, reference in zip(labelled, read, strict=True))


def _with_italics(found: Sequence[Citation], italics: Sequence[Span]) -> list[Citation]:
    """The citations of one line with the italics that lie in each."""
    if not italics:
        return list(found)
    return [
        replace(c, italics=tuple((max(a, i) - i, min(b, j) - i) for a, b in italics if a < j and i < b))
        for c in found
        for i, j in (c.span,)
    ]


def _line(raw: str, cited: list[Cited]) -> Line:
    segments: list[Segment] = []
    at = 0
    for one in cited:
        start, end = one.citation.span
        if at < start:
            segments.append(Segment("other", raw[at:start], at, start))
        segments += _moved(one.segments, start) if start else one.segments
        at = end
    if at < len(raw):
        segments.append(Segment("other", raw[at:], at, len(raw)))
    return Line(raw, tuple(segments), tuple(cited))


def _moved(segments: Sequence[Segment], by: int) -> list[Segment]:
    return [Segment(s.label, s.text, s.start + by, s.end + by, s.confidence) for s in segments]
