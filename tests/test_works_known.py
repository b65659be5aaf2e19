"""What is found by an index, words or works, is what is found by comparing each with each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.works.known import Candidate, Index
from cite_belarus.works.people import Person, near
from cite_belarus.works.resolve import fits
from cite_belarus.works.shorts import Short
from cite_belarus.works.spelling import Words, misprint

WORD = st.text("abкі1", min_size=1, max_size=8)
LONG = "prichodlivostransformationsgeschichten"


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A stretch of one long word, some of its letters lost, others put in."""
    start, size = draw(st.integers(0, 8)), draw(st.integers(4, 38))
    letters = list(LONG[start : start + size])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(letters)))
        letters[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from(["", "x", "e"]))
    return "".join(letters) or "x"


WORDS = st.lists(WORD, max_size=30) | st.lists(damaged(), max_size=10)


@given(WORDS, WORD | damaged())
def test_words_of_names(words: list[str], asked: str) -> None:
    found = Words(enumerate(words)).near(asked)
    assert found == {n for n, word in enumerate(words) if near(asked, word)}


@given(WORDS, WORD | damaged())
def test_words_of_titles(words: list[str], asked: str) -> None:
    found = Words(enumerate(words)).alike(asked)
    assert found == {n for n, word in enumerate(words) if asked == word or misprint(asked, word)}


def test_a_letter_lost_added_or_changed() -> None:
    names = Words(enumerate(["kowalski", "kowalsk", "kowalsky", "nowak", "kowal"]))
    assert names.near("kowalski") == {0, 1, 2}
    assert names.near("nova") == set()


FEW_WORDS = st.sampled_from(["miler", "milera", "milner", "history", "histary", "of", "minsk", "1990", "1991", "an"])
PHRASE = st.lists(FEW_WORDS, min_size=1, max_size=3).map(tuple)
PERSON = st.builds(Person, FEW_WORDS, PHRASE, st.sampled_from(["", "h", "mh"]))
WORK = st.tuples(st.lists(PERSON, max_size=2).map(tuple), PHRASE | st.just(()), st.sampled_from(["", "1990"]))
SHORT = st.builds(
    Short,
    st.lists(PHRASE, max_size=3).map(tuple),
    PHRASE | st.just(()),
    st.sampled_from(["", "1990", "1991"]),
    st.just(""),
    st.sampled_from(["", "2"]),
    st.just(""),
    st.just(False),
)


@given(st.lists(WORK, max_size=40), SHORT)
def test_works_of_a_short_form(several: list[tuple[tuple[Person, ...], tuple[str, ...], str]], asked: Short) -> None:
    candidates = [Candidate(n, str(n), *work, "1", ()) for n, work in enumerate(several)]
    index = Index(candidates)
    every = [c for c in candidates if fits(c, asked, index)] if asked.chunks or asked.title else []
    assert [c for c in index.like(asked) if fits(c, asked, index)] == every
