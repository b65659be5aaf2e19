"""Whole articles in five languages, of twenty notes and more: which work each note leads to, and at which place.

`fixtures/articles/<stem>.map` holds a line a citation: note/index, kind, work (or "?" and candidates), place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cite_belarus import labels, pipeline
from cite_belarus.labels.labeller import Labeller

ARTICLES = Path(__file__).resolve().parent / "fixtures" / "articles"


@pytest.fixture(scope="module")
def model() -> Labeller:
    return labels.load()


def led(path: Path, model: Labeller) -> str:
    article = pipeline.read(path, model)
    library = pipeline.gather([article])
    out = []
    for one, found in zip(article.cited, library.resolutions, strict=True):
        work = found.work or f"? {' '.join(found.candidates)}".rstrip()
        place = str(one.reference.fields.get("pinpoint", ""))
        out.append(f"{one.citation.label}/{one.citation.index} {found.kind} {work} {place}".rstrip())
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.map")), ids=lambda path: path.stem)
def test_where_notes_lead(path: Path, model: Labeller) -> None:
    assert led(path.with_suffix(".txt"), model) == path.read_text(encoding="utf-8")
