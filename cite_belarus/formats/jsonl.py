"""The JSON objects that `extract` and `parse` print, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cite_belarus.model import Cited, Issue, Segment, value_as_json


def citation_object(cited: Cited, work_key: str | None) -> dict[str, Any]:
    """A citation with its segments, fields and issues; `work` is the key of the work that it leads to, or null."""
    citation, reference = cited.citation, cited.reference
    return {
        "article": citation.article,
        "where": citation.where,
        "label": citation.label,
        "index": citation.index,
        "kind": citation.kind,
        "raw": citation.raw,
        "span": list(citation.span),
        "segments": segment_objects(cited.segments),
        "type": reference.type,
        "fields": {name: value_as_json(value) for name, value in reference.fields.items()},
        "work": work_key,
        "issues": [issue_object(issue) for issue in reference.issues],
        "confidence": round(reference.confidence, 4),
    }


def line_object(
    raw: str, segments: Sequence[Segment], citations: Iterable[Mapping[str, Any] | Cited]
) -> dict[str, Any]:
    """An input line of `parse`: the line, its segments from end to end, the objects of its citations."""
    found = [citation_object(one, None) if isinstance(one, Cited) else dict(one) for one in citations]
    return {"raw": raw, "segments": segment_objects(segments), "citations": found}


def segment_objects(segments: Iterable[Segment]) -> list[dict[str, Any]]:
    """Segments as JSON objects; `start` and `end` are half-open, in code points."""
    return [
        {"label": s.label, "text": s.text, "start": s.start, "end": s.end, "confidence": round(s.confidence, 4)}
        for s in segments
    ]


def issue_object(issue: Issue) -> dict[str, Any]:
    """An issue as a JSON object; `span` is null where it concerns the whole."""
    return {"code": issue.code, "message": issue.message, "span": list(issue.span) if issue.span else None}


def line(value: Mapping[str, Any]) -> str:
    """One line of JSON, without its line end; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() or _encodable(text) else json.dumps(value)


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
