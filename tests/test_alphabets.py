"""Words of two alphabets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.alphabets import in_one, latin_romans, meant, mixed_words, unmixed


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("лiстапада", "лістапада"),  # a Latin i
        ("Аugust", "August"),  # a Cyrillic A
        ("Cтop", "Стор"),  # т is no letter of Latin
        ("дfорт", "дfорт"),  # д is none of Latin, f none of Cyrillic
        ("XХI", "XХI"),  # either alphabet has them all
        ("вода", "вода"),
    ],
)
def test_a_word_of_two_alphabets_in_one(printed: str, meant: str) -> None:
    assert in_one(printed) == meant


def test_a_sign_between_letters_is_of_no_alphabet() -> None:
    assert unmixed("×АРК. 4 ОБ. 3÷АВ") == "×АРК. 4 ОБ. 3÷АВ"


@given(st.text("ab cdехоА.1вж×", max_size=30))
def test_unmixing_keeps_length_and_words_of_one_alphabet(text: str) -> None:
    assert len(unmixed(text)) == len(text)
    if not mixed_words(text):
        assert unmixed(text) == text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("Т. ХІV", "Т. XIV"), ("ХІХ ст.", "XIX ст."), ("С. 5", "С. 5"), ("ІХ. Рака", "IX. Рака"), ("Х. Вада", "X. Вада")],
)
def test_roman_numbers_with_cyrillic_letters(printed: str, meant: str) -> None:
    assert latin_romans(printed) == meant
    assert latin_romans("Х. Вада", least=2) == "Х. Вада"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Спiс лiтаратуры", "Спіс літаратуры"),
        ("Рака Г. i iнш.", "Рака Г. і інш."),
        ("Щербина А. i in.", "Щербина А. i in."),
    ],
)
def test_what_a_typist_meant(printed: str, said: str) -> None:
    assert meant(printed) == said
