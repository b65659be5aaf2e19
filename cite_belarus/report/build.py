"""What `build` found, repaired and left in doubt, as one JSON-able object for an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from cite_belarus.model import Cited, Document, Issue, Library, Metadata, Repair, Resolution, Work, value_as_json

DOUBTFUL = 0.7  # a field read with less confidence is listed: nearly every second is wrong (data/MODEL.md)
WITHOUT_TEXT = "note-without-text"


def record(document: Document, cited: Sequence[Cited], library: Library) -> dict[str, Any]:
    """The report of one article; `library.resolutions` follow `cited`. Nothing in it depends on machine or time."""
    return {
        "article": document.stem,
        "metadata": _metadata(document.metadata),
        "counts": counts(document, library),
        "notes_without_text": [i.message for i in document.issues if i.code == WITHOUT_TEXT],
        "issues": [_issue(i) for i in (*document.issues, *_nothing(cited)) if i.code != WITHOUT_TEXT],
        "markers": [{"note": m.label, "printed": m.printed, "confidence": m.confidence} for m in document.markers],
        "works": [_work(work, cited) for work in library.works],
        "unresolved": [_unresolved(c, r) for c, r in zip(cited, library.resolutions, strict=True) if r.work is None],
        "doubts": list(_doubts(cited)),
    }


def counts(document: Document, library: Library) -> dict[str, int]:
    """How many citations, works, repairs, doubts and notes without text there are."""
    kinds = Counter((r.kind, r.work is not None) for r in library.resolutions)
    return {
        "citations": len(library.resolutions),
        "works": len(library.works),
        "full": kinds["full", True] + kinds["full", False],
        "short_resolved": kinds["short", True],
        "ibid_resolved": kinds["ibid", True],
        "ambiguous": sum(r.work is None and len(r.candidates) > 1 for r in library.resolutions),
        "unresolved": sum(r.work is None and len(r.candidates) < 2 for r in library.resolutions),
        "repairs": sum(len(w.repairs) for w in library.works),
        "repairs_offered": sum(len(w.doubts) for w in library.works),
        "notes_without_text": sum(i.code == WITHOUT_TEXT for i in document.issues),
    }


def place(cited: Cited) -> str:
    """Where a citation stands, for a person: `note 31/2`, `list 4`."""
    citation = cited.citation
    label = f" {citation.label}" if citation.label else ""
    return f"{citation.where}{label}/{citation.index}"


def _nothing(cited: Sequence[Cited]) -> Iterable[Issue]:
    if not cited:
        said = "no citation was found: no notes, and no list under a heading such as References or Литература"
        yield Issue("no-citations", said)


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return asdict(metadata)


def _issue(issue: Issue) -> dict[str, Any]:
    return {"code": issue.code, "message": issue.message, "span": list(issue.span) if issue.span else None}


def _work(work: Work, cited: Sequence[Cited]) -> dict[str, Any]:
    return {
        "key": work.key,
        "type": work.type,
        "fields": {name: value_as_json(value) for name, value in work.fields.items()},
        "cited": [place(cited[m]) for m in work.members],
        "repairs": _repairs(work.repairs, cited),
        "repairs_offered": _repairs(work.doubts, cited),
        "issues": [_issue(i) for i in work.issues],
    }


def _repairs(repairs: Iterable[Repair], cited: Sequence[Cited]) -> list[dict[str, Any]]:
    return [{**asdict(r), "member": place(cited[r.member]) if 0 <= r.member < len(cited) else None} for r in repairs]


def _unresolved(cited: Cited, resolution: Resolution) -> dict[str, Any]:
    return {
        "where": place(cited),
        "raw": cited.citation.raw,
        "kind": resolution.kind,
        "candidates": list(resolution.candidates),
        "reason": resolution.reason,
    }


def _doubts(cited: Sequence[Cited]) -> Iterable[dict[str, Any]]:
    for one in cited:
        for name, segments in one.reference.origins.items():
            sure = min((one.segments[i].confidence for i in segments), default=1.0)
            if sure < DOUBTFUL:
                value = value_as_json(one.reference.fields[name]) if name in one.reference.fields else None
                yield {"where": place(one), "field": name, "value": value, "confidence": round(sure, 2)}
        for issue in one.reference.issues:
            yield {"where": place(one), "raw": one.citation.raw, **_issue(issue)}
