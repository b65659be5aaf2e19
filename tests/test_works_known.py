"""Words found by an index are those found by comparing each with each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.works.known import Words, misprint
from cite_belarus.works.people import near

WORDS = st.lists(st.text("abкі1", min_size=1, max_size=8), max_size=30)


@given(WORDS, st.text("abкі1", min_size=1, max_size=8))
def test_words_of_names(words: list[str], asked: str) -> None:
    found = Words(enumerate(words)).near(asked)
    assert found == {n for n, word in enumerate(words) if near(asked, word)}


@given(WORDS, st.text("abкі1", min_size=1, max_size=8))
def test_words_of_titles(words: list[str], asked: str) -> None:
    found = Words(enumerate(words)).alike(asked)
    assert found == {n for n, word in enumerate(words) if asked == word or misprint(asked, word)}


def test_a_letter_lost_added_or_changed() -> None:
    names = Words(enumerate(["kowalski", "kowalsk", "kowalsky", "nowak", "kowal"]))
    assert names.near("kowalski") == {0, 1, 2}
    assert names.near("nova") == set()
