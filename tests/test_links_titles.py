"""When two titles are one."""

from __future__ import annotations

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.links import titles


@pytest.mark.parametrize(("pair", "wanted"), cases("links_titles"))
def test_cases(pair: str, wanted: str) -> None:
    cited, found = pair.split("\n")
    score = titles.similarity(cited, found)
    assert ("fits" if score >= titles.FITS else "differs") == wanted, score


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_similarity_is_between_0_and_1(one: str, other: str) -> None:
    assert 0 <= titles.similarity(one, other) <= 1


@given(st.text(alphabet="абвгдеёжзиклмнопрсту ", min_size=3, max_size=60))
def test_a_title_fits_itself(title: str) -> None:
    assert titles.similarity(title, title.upper()) == (1.0 if title.strip() else 0.0)


def test_the_nearest_pair() -> None:
    assert titles.best(["Other", "Трактат"], ["Nothing", "Traktat"]) == (1.0, "Трактат", "Traktat")
    assert titles.best([], ["a"]) is None and titles.best(["a"], []) is None


def test_long_titles_take_no_time() -> None:
    assert titles.similarity("слово " * 20000, "word " * 20000) < titles.FITS
