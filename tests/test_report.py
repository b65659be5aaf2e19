"""The report of `build`."""

from __future__ import annotations

import pytest

from cite_belarus import works
from cite_belarus.model import Citation, Cited, Document, Metadata, Segment
from cite_belarus.references import normalise
from cite_belarus.report import build


def _cited(sure: float) -> Cited:
    parts = [("author", "A. Weir, "), ("title", "Locks, "), ("location", "London "), ("date", "1999.")]
    raw, segments = "", []
    for label, text in parts:
        start = len(raw)
        raw += text
        segments.append(Segment(label, text, start, len(raw), sure if label == "title" else 0.99))
    citation = Citation(raw, (0, len(raw)))
    return Cited(citation, tuple(segments), normalise(citation, segments))


DOUBTED = ["title", "langid"]  # the language is told by the title


@pytest.mark.parametrize(("sure", "doubted"), [(0.2, DOUBTED), (0.69, DOUBTED), (0.7, []), (0.95, [])])
def test_what_is_read_with_little_confidence_is_a_doubt(sure: float, doubted: list[str]) -> None:
    cited = [_cited(sure)]
    document = Document("weir", cited[0].citation.raw, Metadata())
    said = build.record(document, cited, works.gather(cited))
    assert [doubt["field"] for doubt in said["doubts"]] == doubted
    assert [doubt["value"] for doubt in said["doubts"]] == ["Locks", "english"][: len(doubted)]
    assert all(doubt["confidence"] == sure for doubt in said["doubts"])
    assert said["works"][0]["fields"]["title"] == "Locks"  # written all the same
