"""Whole articles in five languages, of twenty notes and more: which work each note leads to, and at which place.

`fixtures/articles/<stem>.map` holds a line a citation: note/index, kind, work (or "?" and candidates), place.
And lists, in which a dash stands for the author of the entry before.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from casefile import cases

from cite_belarus import labels, pipeline
from cite_belarus.labels.labeller import Labeller
from cite_belarus.works.idem import with_authors
from cite_belarus.works.people import names

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


@pytest.mark.parametrize(("lines", "expected"), cases("same_author"))
def test_a_dash_for_the_author_before(lines: str, expected: str, model: Labeller) -> None:
    cited = [one for line in pipeline.read_lines(lines.splitlines(), model) for one in line.cited]
    shown = []
    for _, fields in with_authors(cited):
        roles = [role for role in ("author", "editor") if fields.get(role)]
        people = [(role, "; ".join(f"{n.family}, {n.given}" for n in names(fields[role]))) for role in roles]
        shown.append(" | ".join(f"{role}: {said}" for role, said in people))
    assert shown == expected.split("\n")
