"""Cutting again where the labels of a citation begin anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus import citations, labels, pipeline, sources
from cite_belarus.corrections import Said
from cite_belarus.corrections.said import Correction
from cite_belarus.model import SEGMENT_LABELS, Citation, Segment

NOTE = (
    "Petra Wehr, Der Fluss, Köln 2007, S. 5, Ralf Otter, Schleusen im Norden, Hamburg 2016, S. 8; vgl. auch Ebd., S. 9."
)
ARTICLE = f"A river has weirs.[^1]\n\n[^1]: {NOTE}\n"


def labelled(note: str) -> list[list[citations.Labelled]]:
    found = citations.cut_line(note, "note")
    return list(citations.parted(zip(found, labels.load().label([one.raw for one in found]), strict=True)))


@pytest.mark.parametrize(("note", "expected"), cases("cut_labelled"))
def test_works_are_parted_by_their_labels(note: str, expected: str) -> None:
    found = [one for works in labelled(note) for one, _ in works]
    shown = [f"{c.kind}{f' [{c.relation}]' if c.relation else ''}: {c.raw.rstrip(' .,;')}" for c in found]
    assert "\n".join(shown) == expected
    assert all(note[slice(*c.span)] == c.raw for c in found)
    assert [c.index for c in found] == list(range(1, len(found) + 1))


def test_a_line_and_a_note_of_an_article_are_parted_alike() -> None:
    line = pipeline.read_lines([NOTE], labels.load())[0]
    article = pipeline.read_document(sources.from_text(ARTICLE), labels.load())
    wanted = [
        "Petra Wehr, Der Fluss, Köln 2007, S. 5",
        "Ralf Otter, Schleusen im Norden, Hamburg 2016, S. 8",
        "Ebd., S. 9.",
    ]
    for cited in (line.cited, article.cited):
        assert [one.citation.raw for one in cited] == wanted
        assert [one.citation.index for one in cited] == [1, 2, 3]
    assert "".join(segment.text for segment in line.segments) == NOTE


def test_a_person_may_join_what_labels_part() -> None:
    whole = NOTE.partition("; vgl.")[0]
    joined = Correction("Petra Wehr, Der Fluss, Köln 2007, S. 5", join=whole)
    article = pipeline.read_document(sources.from_text(ARTICLE), labels.load(), Said("a", "", (joined,)))
    assert [one.citation.raw for one in article.cited] == [whole, "Ebd., S. 9."]


def test_a_cut_that_prints_nothing_is_none() -> None:
    said = Said("a", "", (Correction("Ebd., S. 9.", split=("Ebd.", "")),))
    article = pipeline.read_document(sources.from_text(ARTICLE), labels.load(), said)
    assert article.cited[-1].citation.raw == "Ebd., S. 9."
    assert [issue.code for issue in article.document.issues] == ["correction-unmatched"]


@st.composite
def read(draw: st.DrawFn) -> citations.Labelled:
    """A citation with any segments that cover it."""
    texts = draw(st.lists(st.text("Aб1 ;.,_", min_size=1, max_size=6), min_size=1, max_size=9))
    raw, segments = "".join(texts), []
    for text in texts:
        start = segments[-1].end if segments else 0
        label, sure = draw(st.sampled_from(SEGMENT_LABELS)), draw(st.sampled_from((0.2, 0.9)))
        segments.append(Segment(label, text, start, start + len(text), sure))
    kind = draw(st.sampled_from(("full", "ibid")))
    return Citation(raw, (0, len(raw)), index=draw(st.sampled_from((1, 2))), kind=kind, pieces=((0, len(raw)),)), (
        *segments,
    )


@given(st.lists(read(), max_size=4))
def test_parts_are_printed_where_they_say_and_covered_by_their_segments(found: list[citations.Labelled]) -> None:
    for (whole, _), works in zip(found, citations.parted(found), strict=True):
        assert works
        for one, segments in works:
            assert whole.raw[slice(*one.span)] == one.raw == "".join(segment.text for segment in segments)
            assert all(one.raw[segment.start : segment.end] == segment.text for segment in segments)
        assert [one.index for one, _ in works] == list(range(works[0][0].index, works[0][0].index + len(works)))


@given(read())
def test_what_has_one_segment_is_one_work(one: citations.Labelled) -> None:
    citation, (first, *_) = one
    alone = replace(citation, raw=first.text, span=(0, len(first.text)), pieces=())
    assert list(citations.parted([(alone, (first,))])) == [[(alone, (first,))]]
