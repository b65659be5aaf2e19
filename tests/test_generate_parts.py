"""What the generator is made of: clean records, romanising, filled gaps, damage."""

from __future__ import annotations

import random

import pytest
from generate_records import records
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.labels.generate import habits
from cite_belarus.labels.generate.cities import short_city
from cite_belarus.labels.generate.damage import DAMAGES, damaged, starred
from cite_belarus.labels.generate.figures import to_roman
from cite_belarus.labels.generate.latin import romanised
from cite_belarus.labels.generate.records import clean
from cite_belarus.labels.generate.stock import Stock

PAIRS = (
    ("author", "Коваль І. П. "),
    ("title", "Історія журналістики на Поділлі. – "),
    ("location", "К.: "),
    ("publisher", "Либідь, "),
    ("date", "1999. – "),
    ("url", "https://example.org/a-b/c.html "),
    ("pages", "С. 10–12."),
)


@given(st.integers(), st.floats(0.1, 5))
def test_damage_keeps_the_labels(seed: int, strength: float) -> None:
    found = damaged(PAIRS, random.Random(seed), strength)
    assert [label for label, _ in found] == [label for label, _ in PAIRS]
    assert all(text for _, text in found)


@given(st.integers())
def test_addresses_are_never_misread(seed: int) -> None:
    url = dict(damaged(PAIRS, random.Random(seed), 4))["url"]
    assert "".join(url.split()).replace("­", "").replace("-", "") == "https://example.org/ab/c.html"


@pytest.mark.parametrize("damage", [d for d, _ in DAMAGES], ids=lambda d: d.__name__)
@given(seed=st.integers(), text=st.text(max_size=40))
def test_each_damage_takes_any_text(damage, seed: int, text: str) -> None:  # type: ignore[no-untyped-def]
    assert isinstance(damage(text, random.Random(seed)), str)


@pytest.mark.parametrize("damage", [d for d, _ in DAMAGES], ids=lambda d: d.__name__)
def test_each_damage_does_something(damage) -> None:  # type: ignore[no-untyped-def]
    text = "Коваль І. П. Історія журналістики, 1999. – 10 с."
    assert any(damage(text, random.Random(seed)) != text for seed in range(10))


def test_starred() -> None:
    book = (("author", "Roe A. "), ("title", "Songs of a Village, "), ("date", "1999"))
    article = (("title", "On Songs, "), ("journal", "Archive Review, "), ("date", "1999"))
    assert starred(book)[1] == ("title", "*Songs of a Village*, ")
    assert starred(article)[:2] == (("title", "On Songs, "), ("journal", "*Archive Review*, "))


@pytest.mark.parametrize(
    ("habit", "text", "expected"),
    [
        (habits.latin_i, "Історія України", "Iсторiя України"),
        (habits.straight, "„Tytuł” i «titre»", '"Tytuł" i "titre"'),
        (habits.commas, "„Tytuł”", ',,Tytuł"'),
        (habits.hyphens, "1999. – С. 5—7", "1999. - С. 5-7"),
        (habits.tight, "Коваль І. П. Назва. К., 1991. С. 5", "Коваль І.П.Назва. К.,1991. С.5"),
        (habits.graves, "пам’ять", "пам`ять"),
        (habits.pre_reform, "Вестник истории", "Вѣстникъ исторіи"),
        (habits.aired, "l’Italia, 26-27", "l ’ Italia, 26 - 27"),
        (habits.classical, "У свеце снегу", "У сьвеце сьнегу"),
    ],
)
def test_habits(habit: habits.Habit, text: str, expected: str) -> None:
    assert habit(text) == expected
    assert habit(expected) == expected


@given(st.integers(), st.sampled_from(["ru", "uk", "be", "pl", "de"]))
def test_habits_keep_the_labels(seed: int, lang: str) -> None:
    found = habits.habitual(PAIRS, habits.habits_of(lang, random.Random(seed)))
    assert [label for label, _ in found] == [label for label, _ in PAIRS]
    assert dict(found)["url"] == dict(PAIRS)["url"]


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"title": "Songs: {A} Life"}, None, None),  # a template's remains
        ({"title": "Songs. T. 3"}, None, None),  # the title holds a volume
        ({"title": "42"}, None, None),
        ({"type": "patent"}, None, None),
        ({"title": "Songs  of a Village."}, "title", "Songs of a Village"),
        ({"publisher": "s.n."}, "publisher", ""),
        ({"publisher-place": "Paris: Seuil"}, "publisher-place", ""),
        ({"publisher": "Dawn <i>Press</i>"}, "publisher", "Dawn Press"),
        ({"DOI": "10.1000/xyz"}, "DOI", "10.1000/xyz"),
    ],
)
def test_clean(change: dict[str, str], field: str | None, expected: str | None) -> None:
    record = clean({"type": "book", "language": "en", "title": "Songs", "issued": "1999", **change})
    assert (record.text(field) if record and field else record) == expected


@pytest.mark.parametrize(
    ("change", "language", "date"),
    [
        ({"issued": {"date-parts": [[1999, 3]]}}, "en", ("1999", "03", "")),
        ({"issued": {"date-parts": [["1999", "3", "7"], [2001]]}}, "en", ("1999", "03", "07")),
        ({"issued": {"raw": "spring 1999"}}, "en", ("1999", "", "")),
        ({"issued": {"date-parts": []}}, "en", ("", "", "")),
        ({"issued": "1999-03"}, "en", ("1999", "03", "")),
        ({"language": "en-US"}, "en", ("1999", "", "")),
        ({"language": "ru_RU"}, "ru", ("1999", "", "")),
        ({"language": None}, "", ("1999", "", "")),
    ],
)
def test_clean_dates_and_languages(change: dict[str, object], language: str, date: tuple[str, str, str]) -> None:
    record = clean({"type": "book", "language": "en", "title": "Songs", "issued": "1999", **change})
    assert record is not None
    assert (record.lang, record.date) == (language, date)


def test_a_title_that_cannot_be_written_is_no_title() -> None:
    assert clean({"type": "book", "language": "en", "title": "Songs \ud800", "issued": "1999"}) is None


def test_clean_people() -> None:
    names = [
        {"family": "Roe", "given": "Ann"},
        {"family": "ISO 639-3"},
        {"literal": "World Bank"},
        {"family": "others"},
    ]
    record = clean({"type": "book", "language": "en", "title": "Songs", "author": names})
    assert record is not None
    assert [one["family"] for one in record.people["author"]] == ["Roe", "World Bank"]


@pytest.mark.parametrize(
    ("scheme", "lang", "text", "expected"),
    [
        ("passport", "uk", "Щастя Києва", "Shchastia Kyieva"),
        ("loc", "ru", "История Юга", "Istoriia Iuga"),
        ("bgn", "ru", "Яков Жуков", "Yakov Zhukov"),
        ("translit", "ru", "Чехов", "Čechov"),
        ("lacinka", "be", "Гісторыя", "Historyja"),
        ("loc", "uk", "Гість", "Hist'"),
    ],
)
def test_romanised(scheme: str, lang: str, text: str, expected: str) -> None:
    assert romanised(text, lang, scheme) == expected


def test_gaps_are_filled_in_every_language() -> None:
    stock, rng = Stock(records()), random.Random(1)
    for lang in ("ru", "uk", "be", "pl", "en", "de", "fr", "it", "cs", "lt"):
        for name in ("publisher", "place", "journal"):
            assert stock.value(lang, name, rng), (lang, name)
        assert stock.person(lang, rng), lang


def test_a_place_is_no_publisher() -> None:
    swapped = {
        "type": "book",
        "language": "en",
        "title": "Songs",
        "publisher": "London",
        "publisher-place": "Dawn Press",
    }
    stock = Stock([*records(), *records(), swapped])
    assert "London" not in stock.values["en", "publisher"]
    assert "Dawn Press" not in stock.values["en", "place"]


def test_cities() -> None:
    assert (short_city("Москва"), short_city("Нигде")) == ("М.", "Нигде")


def test_roman_numbers() -> None:
    assert [to_roman(n) for n in (1, 4, 19, 48, 399)] == ["I", "IV", "XIX", "XLVIII", "CCCXCIX"]
