"""Order and labels: `cases/styles/order-<language>.txt` and `cases/styles/labels.txt`."""

from __future__ import annotations

import itertools

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, Person

from cite_belarus.model import Name
from cite_belarus.styles import Record, collation
from cite_belarus.styles.labels import Alpha, AuthorYear, suffix
from cite_belarus.styles.sorting import CyrillicFirst, LatinFirst

LANGUAGES = ("russian", "ukrainian", "belarusian", "polish", "english")
TEXT = st.text(alphabet="абвгґдеёєжзиіїйклмнуўщьэюя ABCłŁńz'-1290", max_size=12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_in_the_order_of_the_alphabet(language: str) -> None:
    for given_order, wanted in cases(f"styles/order-{language}"):
        words = given_order.split("\n")
        assert sorted(words, key=lambda word: collation.weights(word, language)) == wanted.split("\n")


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.permutations(["Ёлка", "Елка", "Елки", "Ґанок", "Гай", "Їжак", "Żuk", "Zupa", "Ящик"]))
def test_the_order_does_not_depend_on_the_order_before(language: str, words: list[str]) -> None:
    backwards = words[::-1]
    words.sort(key=lambda word: collation.weights(word, language))
    backwards.sort(key=lambda word: collation.weights(word, language))
    assert words == backwards


@given(TEXT, TEXT)
def test_equal_weights_mean_the_same_letters(one: str, other: str) -> None:
    if collation.weights(one, "belarusian") == collation.weights(other, "belarusian"):
        assert collation.WORD.findall(one.lower()) == collation.WORD.findall(other.lower())


def record(author: str, title: str = "T", date: str = "2000", **fields: str) -> Record:
    family, _, given_name = author.partition(", ")
    people = {"author": (Name(family, given_name),)} if author else {}
    return Record(author or title, "book", {"title": title, "date": date, **fields}, people)


def test_one_script_stands_before_the_other() -> None:
    records = [record("Яворский, А."), record("Adams, B."), record("Абрамов, В."), record("Zola, E.")]
    names = [one.key[:3] for one in CyrillicFirst().records(records)]
    assert names == ["Абр", "Яво", "Ada", "Zol"]
    assert [one.key[:3] for one in LatinFirst().records(records)] == ["Ada", "Zol", "Абр", "Яво"]


def test_within_an_author_by_title_then_year_and_a_work_without_author_by_its_title() -> None:
    records = [
        record("Тихомиров, А.", "Китай"), record("Тихомиров, А.", "Внешняя политика", "2010"), record("", "«Хартия»"),
        record("Тихомиров, А.", "Внешняя политика", "2005"), record("Тихомиров, А.В.", "Алфавит"),
    ]  # fmt: skip
    ordered = [(one.text("title"), one.text("date")) for one in CyrillicFirst().records(records)]
    assert ordered == [
        ("Внешняя политика", "2005"), ("Внешняя политика", "2010"), ("Китай", "2000"), ("Алфавит", "2000"),
        ("«Хартия»", "2000"),
    ]  # fmt: skip


def test_sortname_and_sorttitle_decide() -> None:
    records = [record("Beta, A.", sortname="Alpha"), record("Ares, B."), record("", "The Zero", sorttitle="Aaa")]
    assert [one.key for one in LatinFirst().records(records)] == ["The Zero", "Beta, A.", "Ares, B."]


def entries(*wanted: str) -> list[Entry]:
    made = []
    for place, line in enumerate(wanted):
        authors, _, year = line.rpartition(" ")
        persons = {"author": [Person(name.strip()) for name in authors.split(";") if name.strip()]}
        entry = Entry("book", {"title": "Название книги о Беларуси", "date": year, "langid": "ukrainian"}, persons)
        entry.key = f"k{place}"
        made.append(entry)
    return made


@pytest.mark.parametrize(("kind", "style"), [("alpha", Alpha), ("author-year", AuthorYear)])
def test_labels(kind: str, style: type[Alpha]) -> None:
    for lines, wanted in cases(f"styles/labels-{kind}"):
        assert list(style().format_labels(entries(*lines.split("\n")))) == wanted.split("\n")


def test_suffixes_go_on_after_z() -> None:
    assert [suffix(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]


@given(st.lists(st.sampled_from(["Іванов, І. 2001", "Ї, А. 2001", "Żuk, B. 1999"]), max_size=60))
def test_labels_are_never_empty_and_never_shared(lines: list[str]) -> None:
    labels = list(Alpha().format_labels(entries(*lines)))
    assert all(labels) and all(one != other for one, other in itertools.combinations(labels, 2))
