"""The tables of the lexicons: what stands in them, and how words are chosen for them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cite_belarus import resources
from cite_belarus.labels import gazetteers, tables, trigrams
from cite_belarus.labels.lexicons import LISTS


@pytest.mark.parametrize("name", LISTS)
def test_tables_stay_small(name: str) -> None:
    """The model carries a copy of all of them, which every start reads."""
    assert max(len(resources.lines(language, name)) for language in resources.languages()) <= 2500


def test_all_tables_together_stay_small() -> None:
    assert sum(len(resources.words(name)) for name in LISTS) <= 35_000


CITIES = """warszawa варшава мінск менск минск minsk kraków кракаў краков львів lwów львов lemberg wilno вильна вільня
вильнюс vilnius санкт-петербург нью-йорк leipzig лейпциг białystok baden-baden полацк київ харків praha brno kaunas
спб мн пг екб w-wa wwa lpz"""
WORDS = "nice best reading orange нова большая большой велика split mobile the of and der und press verlag"


@pytest.mark.parametrize("word", CITIES.split())
def test_cities_where_books_are_printed(word: str) -> None:
    assert word in resources.words("cities")


@pytest.mark.parametrize("word", WORDS.split())
def test_common_words_are_no_cities(word: str) -> None:
    assert word not in resources.words("cities")


@pytest.mark.parametrize(
    ("name", "home", "language"),
    [
        ("Warszawa", "pl", "pl"), ("Kraków", "pl", "pl"), ("Мінск", "be", "be"), ("Минск", "be", "ru"),
        ("Львів", "uk", "uk"), ("Kaunas", "lt", "lt"), ("Klaipėda", "lt", "lt"), ("Orsk", "ru", ""),
        ("Orenburg", "ru", "en"), ("WAW", "pl", ""), ("varshava", "pl", ""), ("New York", "en", ""), ("ורשה", "pl", ""),
    ],
)  # fmt: skip
def test_the_language_of_a_city_s_name(name: str, home: str, language: str) -> None:
    assert gazetteers._language(name, home) == language


def _packed(path: Path, lines: list[str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)


def _records(folder: Path) -> Path:
    head, titles = "value\tlanguage\tcount", ["Nice places to read", "Nice and new", "On reading", "Minsk, a nice town"]
    _packed(folder / "places.tsv.gz", [head, "Paris\ten\t9", "Nice\ten\t2", "Press\ten\t2", "Санкт-Петербург\tru\t3"])
    _packed(folder / "publishers.tsv.gz", [head, "Paris University Press\ten\t9"])
    _packed(folder / "journals.tsv.gz", ["value\tlanguage\ttype\tcount"])
    _packed(folder / "names.tsv.gz", ["value\tlanguage\tpart\tcount", "Anna Maria\ten\tgiven\t4"])
    _packed(folder / "records.jsonl.gz", [json.dumps({"language": "en", "title": title}) for title in titles])
    return folder


def _made(folder: Path, languages: Path) -> dict[str, list[str]]:
    tables.write_tables(_records(folder), languages)
    return {
        f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8").splitlines()[1:]
        for path in sorted(languages.glob("*/*.txt"))
    }


def test_tables_are_made_of_records_and_gazetteers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"en": {"nice": 900_000, "minsk": 2_000_000}, "be": {"ліда": 100_000}}
    monkeypatch.setattr(gazetteers, "cities", lambda: {language: dict(names) for language, names in known.items()})
    monkeypatch.setattr(gazetteers, "given", lambda: {"янка": 200})
    made = _made(tmp_path, tmp_path / "languages")
    assert made["english/cities"][0] == "paris"
    assert "minsk" in made["english/cities"]
    assert not {"nice", "press"} & set(made["english/cities"])  # more often in titles, in publishers
    assert made["russian/cities"][:3] == ["петербург", "санкт", "санкт-петербург"]
    assert "ліда" in made["belarusian/cities"]
    assert made["english/given"] == ["anna", "maria"]
    assert made["russian/given"] == ["янка"]
    assert _made(tmp_path, tmp_path / "again") == made


def test_trigrams_tell_the_languages_that_their_words_are_of(tmp_path: Path) -> None:
    words = {"russian": "мост\nмосты\n", "ukrainian": "міст\nмости\n"}
    lists = {name: tmp_path / f"{name}.words" for name in words}
    for name, text in words.items():
        lists[name].write_text(text, encoding="utf-8")
        (tmp_path / name).mkdir()
    trigrams.write(lists, tmp_path)
    made = {name: (tmp_path / name / "trigrams.txt").read_text(encoding="utf-8").splitlines()[2:] for name in words}
    assert made["ukrainian"] == ["_мі\t4", "міс\t4", "сти\t4", "ти_\t4", "іст\t4"]
    assert made["russian"] == ["_мо\t2", "мос\t2", "ост\t2", "сты\t4", "ты_\t4"]


def test_the_sources_that_are_written_are_those_that_ship() -> None:
    shipped = (resources.DATA / "SOURCES.md").read_text(encoding="utf-8")
    before, behind = tables._SOURCES.split("PACKAGES")
    assert shipped.startswith(before)
    assert behind in shipped
