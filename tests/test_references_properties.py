"""What holds of any segments and any date."""

from __future__ import annotations

import itertools
import pickle

import pytest
from growth import in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus.model import SEGMENT_LABELS, Citation, Segment, Span, value_as_json
from cite_belarus.references import normalise
from cite_belarus.references.dates import date

SCRAPS = [
    *(
        "Nowak A., ",
        "(red.)",
        "pod red. ",
        "“",
        "’",
        "„Dzieje”, ",
        "Т. 2. ",
        "№ 3",
        "12(4)",
        "s. 5–7",
        "512 с.",
        "1999",
    ),
    *(
        "[2001?]",
        "http://a.example/b- c",
        "10.1000/182",
        "ISBN 978-5-211-05678-9",
        " / ",
        " // ",
        "и др.",
        "(",
        "]",
        "*",
    ),
    *(
        "Ф. 4. Оп. 1. Д. 2",
        "— ",
        "ca. ",
        "от 4 (17) ноября 1917",
        "СПб",
        "Warszawa: ",
        "\u00ad",
        "\u202b",
        "中文",
        "\ud7ff",
    ),
    *("ß", "İ", "ﬁ", "٣", "²"),
]
REPEATED = ["a", "X ", "ed. ", "Weir, ", "10.1/x ", "1-", "(", "т. 1 ", " / "]
PIECES = st.one_of(st.text(max_size=30), st.sampled_from(SCRAPS))
SEGMENTS = st.lists(st.tuples(st.sampled_from(SEGMENT_LABELS), st.lists(PIECES, min_size=1, max_size=4)), max_size=8)


@settings(max_examples=300, deadline=None)
@given(SEGMENTS, st.sampled_from(["note", "list", "text"]), st.sampled_from(["full", "short", "ibid"]), st.data())
def test_any_segments_give_a_record(
    pieces: list[tuple[str, list[str]]], where: str, kind: str, data: st.DataObject
) -> None:
    segments: list[Segment] = []
    at = 0
    for label, texts in pieces:
        text = "".join(texts)
        segments.append(Segment(label, text, at, at + len(text)))
        at += len(text)
    raw = "".join(segment.text for segment in segments)
    ends = st.integers(0, len(raw))
    italics: list[Span] = [tuple(sorted(data.draw(st.tuples(ends, ends))))]  # type: ignore[list-item]
    citation = Citation(raw, (0, at), where=where, kind=kind, italics=tuple(italics))  # type: ignore[arg-type]
    reference = normalise(citation, segments)
    assert reference == normalise(citation, segments)
    assert reference == pickle.loads(pickle.dumps(reference))
    assert reference.type
    assert 0 <= reference.confidence <= 1
    assert set(reference.origins) == set(reference.fields)
    for indices in reference.origins.values():
        assert all(0 <= index < len(segments) for index in indices)
    for issue in reference.issues:
        assert issue.span is None or 0 <= issue.span[0] <= issue.span[1] <= len(raw)
    for value in reference.fields.values():
        assert value
        value_as_json(value)


@settings(max_examples=300, deadline=None)
@given(st.dates())
def test_a_numeric_date_reads_back(day) -> None:  # type: ignore[no-untyped-def]
    if 1000 <= day.year < 2100:
        printed = (f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day} {day:%B} {day.year}")
        assert {date(text).value for text in printed} == {day.isoformat()}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", [" " * 50_000, "(" * 50_000, "“a" * 25_000, "a " * 25_000, "1" * 50_000, "S1 J., " * 7_000, "a / " * 12_000]
)
@pytest.mark.parametrize("label", ["author", "title", "pages", "volume", "url", "other"])
def test_a_very_long_line_goes_through(text: str, label: str) -> None:
    assert normalise(Citation(text, (0, len(text))), [Segment(label, text, 0, len(text))]).type


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("label", SEGMENT_LABELS)
def test_a_long_segment_takes_a_time_in_proportion(label: str, piece: str) -> None:
    def read(text: str) -> None:
        ends = [0, 9, 9 + len(text), 13 + len(text)]
        raw = f"A. Weir. {text}1999"
        segments = [
            Segment(name, raw[start:end], start, end)
            for name, (start, end) in zip(("author", label, "date"), itertools.pairwise(ends), strict=True)
        ]
        normalise(Citation(raw, (0, len(raw))), segments)

    assert in_proportion(read, lambda length: piece * (length // len(piece)), 2_000)
