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


def test_exactness_does_not_take_a_part_for_the_whole() -> None:
    policy = "Economic policy of Belarus"
    assert titles.exactness([policy], ["Эканамічная палітыка", "Economic Policy of Belarus"]) == 1.0
    assert titles.exactness([policy], ["Economic policy of Belarus: a survey"]) == 0.95
    assert titles.exactness([f"{policy}: a survey"], [policy]) == 0.95
    for other in (f"Review of {policy}", f"{policy} in transition and beyond", f"{policy} 2", "Belarus", ""):
        assert titles.exactness([policy + " 1" * other.endswith("2")], [other]) < 0.9
    assert titles.exactness(["Belarus: part one"], ["Belarus: something else"]) < 0.9
    assert titles.exactness([], [policy]) == 0.0


def test_long_titles_take_no_time() -> None:
    assert titles.similarity("слово " * 20000, "word " * 20000) < titles.FITS
