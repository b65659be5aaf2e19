"""Romanisation against the standards' own examples, the way back, and the key blind to script."""

from __future__ import annotations

from pathlib import Path

import pytest
from casefile import cases
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.cli.romanise import command
from cite_belarus.model import CiteError
from cite_belarus.romanise import STANDARDS, fold, guess, reverse, romanise

ALPHABETS = {
    "russian": "абвгдеёжзийклмнопрстуфхцчшщыэюя",
    "ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
    "belarusian": "абвгдеёжзійклмнопрстуўфхцчшыэюя",
}
REVERSIBLE = [(s, la) for s, tables in STANDARDS.items() for la, table in tables.items() if table.reversible]
TABLES = [(s, la) for s, tables in STANDARDS.items() for la in tables]


@pytest.mark.parametrize(("given_", "expected"), cases("romanise"))
def test_published_examples(given_: str, expected: str) -> None:
    table, *words = given_.splitlines()
    assert [romanise(word, *table.split()) for word in words] == expected.splitlines()


def test_every_table_has_examples() -> None:
    assert {tuple(given_.splitlines()[0].split()) for given_, _ in cases("romanise")} == set(TABLES)


@st.composite
def words(draw: st.DrawFn, language: str) -> str:
    """A word of the language: signs stand between or after consonants, as its spelling has them."""
    syllables = draw(st.lists(st.text(ALPHABETS[language], min_size=2, max_size=4), min_size=1, max_size=3))
    word = "".join(s + ("ь" if draw(st.booleans()) and s[-1] in "лнстдзц" else "") for s in syllables)
    return draw(st.sampled_from([word, word.capitalize(), word.upper() if len(word) > 2 else word]))


@pytest.mark.parametrize(("standard", "language"), REVERSIBLE)
@given(data=st.data())
def test_the_way_back(standard: str, language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(words(language), max_size=4)))
    assert reverse(romanise(text, standard, language), standard, language) == text


def test_letters_that_case_folding_takes_for_others() -> None:
    assert romanise("ᲀ", "icao", "russian") == "v"
    assert reverse("İıſK", "gost-b", "russian") == "İıсК"  # the Kelvin sign is K in NFC


@pytest.mark.parametrize(("standard", "language"), TABLES)
@given(text=st.text(st.characters(min_codepoint=0x400, max_codepoint=0x4FF) | st.characters()))
def test_any_text_and_nothing_twice(standard: str, language: str, text: str) -> None:
    once = romanise(text, standard, language)
    assert romanise(once, standard, language) == once


@pytest.mark.parametrize(("standard", "language"), TABLES)
@given(text=st.text(st.sampled_from("абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюяѣ'ʼ’ -aei") | st.characters()))
def test_a_text_without_capitals_is_written_as_beside_one(standard: str, language: str, text: str) -> None:
    assert romanise(text.lower(), standard, language) == romanise(f"А {text.lower()}", standard, language)[2:]


def test_every_letter_of_the_language_becomes_latin() -> None:
    for standard, language in TABLES:
        out = romanise(ALPHABETS[language] + "ь", standard, language)
        assert not any("\u0400" <= letter <= "\u04ff" for letter in out), (standard, language, out)


@pytest.mark.parametrize(("names", "expected"), cases("romanise_fold"))
def test_one_key_for_all_forms(names: str, expected: str) -> None:
    assert {fold(name) for name in names.splitlines()} == {expected}


@given(st.text(st.characters(max_codepoint=127) | st.sampled_from("schziaeu' ")))
def test_the_key_of_a_text_in_ascii_is_the_same_beside_another(text: str) -> None:
    assert f"z {fold(text)}".strip() == fold(f"ж {text}")


@given(st.text())
def test_a_key_is_made_of_words(text: str) -> None:
    key = fold(text)
    assert key == " ".join(key.split())
    assert key == fold(f"« {text} »")


@pytest.mark.parametrize("standard", list(STANDARDS))
def test_the_key_survives_romanisation(standard: str) -> None:
    name = "Тарас Кузнецов"
    for language in STANDARDS[standard]:
        assert fold(romanise(name, standard, language)).split()[0] == fold(name).split()[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Магілёў", "belarusian"),
        ("Гісторыя", "belarusian"),
        ("Київ", "ukrainian"),
        ("Віктор", "ukrainian"),
        ("объём", "russian"),
        ("Москва", "russian"),
        ("London", ""),
    ],
)
def test_language_by_letters(text: str, language: str) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: romanise("я", "none", "russian"), "there are: iso9"),
        (lambda: romanise("я", "lacinka", "russian"), "it has: belarusian"),
        (lambda: reverse("ia", "icao", "russian"), "these can: iso9, gost-b"),
    ],
)
def test_what_there_is_not(call: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        call()  # type: ignore[operator]


def test_command_text_and_stdin() -> None:
    run = CliRunner().invoke
    assert run(command, ["--standard", "ukraine-2010", "Їжакевич"]).output == "Yizhakevych\n"
    assert run(command, ["--standard", "iso9", "-"], input="Щука\nмышь\n").output == "Ŝuka\nmyšʹ\n"
    assert run(command, ["--standard", "iso9", "--language", "russian", "--reverse", "myšʹ"]).output == "мышь\n"


def test_command_says_what_cannot_be() -> None:
    result = CliRunner().invoke(command, ["--standard", "lacinka", "--language", "russian", "щ"])
    assert result.exit_code == 2
    assert "belarusian" in result.output


def test_command_on_a_bib_keeps_addresses_and_latin(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@book{k,\n  author = {Кебич, В.},\n  title = {Искушение властью},\n  date = {2008},\n  langid = {russian},\n"
        "  url = {https://uk.wikipedia.org/wiki/Київ},\n}\n\n@book{l,\n  title = {Roads},\n}\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(command, ["--standard", "bgn-pcgn", str(path)])
    assert "author = {Kebich, V.}" in result.output
    assert "Iskusheniye vlast’yu" in result.output
    assert "https://uk.wikipedia.org/wiki/Київ" in result.output
    assert "Roads" in result.output


def test_command_says_what_is_wrong_with_a_bib(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--standard", "iso9", str(tmp_path / "none.bib")])
    assert isinstance(result.exception, CiteError)
    (tmp_path / "cp.bib").write_bytes("@book{k, title={Київ}}".encode("cp1251"))
    result = CliRunner().invoke(command, ["--standard", "iso9", str(tmp_path / "cp.bib")])
    assert isinstance(result.exception, CiteError)
    assert "UTF-8" in str(result.exception)
