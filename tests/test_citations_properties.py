"""Whatever the text: nothing raises, spans are in bounds, nothing overlaps, every character can be traced."""

from __future__ import annotations

import itertools

import pytest
from growth import in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus import citations, sources
from cite_belarus.model import Document, Span

PIECES = st.sampled_from(
    [
        "References\n",
        "Bibliografia:\n",
        "Notes\n",
        "Abstract: x y z\n",
        "\n",
        "\n\n",
        "\f",
        "1 ",
        "1. ",
        "2) ",
        "[3] ",
        "¹ ",
        "² ",
        "12",
        "* ",
        "- ",
        "[^1]: ",
        "[^1]",
        "Smith, J. ",
        "A. Kowalski, ",
        "Иванов И.И. ",
        "“Title,” ",
        "«Назва». ",
        "(London: Press, 1990)",
        ", 45",
        "; ",
        ". ",
        " see ",
        "Zob. ",
        "См.: ",
        "Ibid., ",
        "Там же. ",
        "citing ",
        "цит. по: ",
        "https://example.org/a_b",
        "'",
        '"',
        "„",
        "(",
        ")",
        "word ",
        "was not in the house ",
        "М., 1998. ",
        "С. 5. ",
        "®",
        "?.",
        "\u202e",
        "漢字",
        "\udc80",
        "\x00",
        "\u0301",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def check(document: Document) -> None:
    text = document.text
    found = citations.cut(document)
    owned: list[Span] = []
    for one in (*document.notes, *document.items):
        owned += one.spans
    spans = [*owned, *document.residue, *(m.span for m in document.markers)]
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(sorted(owned)))
    pieces = sorted(piece for c in found for piece in c.pieces)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(pieces))
    for c in found:
        assert c.raw == "".join(text[a:b] for a, b in c.pieces).replace("\n", " ").replace("\f", " ")
        assert c.span == (c.pieces[0][0], c.pieces[-1][1])
        assert all(0 <= a < b <= len(c.raw) for a, b in c.italics)
        assert c.raw.strip() == c.raw
    assert [c.span for c in found] == sorted(c.span for c in found)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_is_located_and_cut(text: str) -> None:
    document = citations.locate(sources.from_text(text))
    check(document)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(["list", "note"]))
def test_any_line_is_cut(text: str, where: str) -> None:
    found = citations.cut_line(text, "note" if where == "note" else "list")
    assert all(x.span[1] <= y.span[0] for x, y in itertools.pairwise(found))
    for c in found:
        start, end = c.span
        assert 0 <= start < end <= len(text)
        assert c.raw == text[start:end].replace("\n", " ").replace("\f", " ")


@settings(deadline=None, max_examples=50)
@given(st.lists(TEXTS, max_size=4))
def test_many_lines_are_cut_as_each_is_alone(texts: list[str]) -> None:
    assert citations.cut_lines(texts) == [citations.cut_line(text) for text in texts]


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_locating_twice_is_locating_once(text: str) -> None:
    once = citations.locate(sources.from_text(text))
    twice = citations.locate(once)
    assert (twice.notes, twice.items, twice.markers, twice.residue) == (
        once.notes,
        once.items,
        once.markers,
        once.residue,
    )


REPEATED = [
    "A ",
    "A. ",
    "Ab, ",
    "Ab 1990; ",
    "(",
    '"',
    "“a ",
    "; ",
    "see ",
    "*a ",
    "1 ",
    ". ",
    "Aa-Bb'",
    "http://",
    "10.1000/",
    "ф. ",
    "AAA a/a/",
    "In: ",
    "[1] ",
    "и ",
    "the man was not there and ",
    "Ab, A. (1990): «x» // M., 1990. ",
    "a",
    " ",
    "'a",
    "1",
    "9(",
    "1,",
    "A",
    "@a.",
    "-",
    "word1. ",
    "word?. ",
    "X",
    "X ",
    "a ",
    "10.1234/x ",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_line_takes_a_time_in_proportion(piece: str) -> None:
    def read(line: str) -> None:
        citations.cut_line(line)
        citations.locate(sources.from_text(line))

    assert in_proportion(read, lambda length: piece * (length // len(piece)), 2_500)
