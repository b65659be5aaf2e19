"""The generator: labels true, lists of one style, the same again for the same seed, fast."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from generate_records import records

from cite_belarus.labels.generate import WEIGHTS, Example, Plan, Style, generate, load_styles
from cite_belarus.labels.generate.grammar import refs
from cite_belarus.labels.generate.style import SHIPPED, load_part
from cite_belarus.model import SEGMENT_LABELS, CiteError

STYLES = load_styles()


@pytest.fixture(scope="module")
def made() -> list[Example]:
    return list(generate(records(), STYLES, seed=7, count=4000, plan=Plan(damage=0)))


def test_segments_join_to_the_string(made: list[Example]) -> None:
    assert all("".join(text for _, text in one.segments) == one.raw for one in made)
    assert all(one.raw.strip() and all(text for _, text in one.segments) for one in made)


def test_brackets_belong_to_the_value_that_they_open(made: list[Example]) -> None:
    for one in made:
        ends = [text.rstrip()[-1:] for _, text in one.segments[:-1] if text.strip()]
        assert not set(ends) & set("([«„"), one.segments


def test_labels_are_the_models(made: list[Example]) -> None:
    found = {label for one in made for label, _ in one.segments}
    assert found <= set(SEGMENT_LABELS)
    assert set(SEGMENT_LABELS) - found == set(), "every label must be taught"


def test_one_list_one_style(made: list[Example]) -> None:
    runs = [(name, list(group)) for name, group in itertools.groupby(made, key=lambda one: one.list)]
    assert len(runs) == len({name for name, _ in runs})
    assert all(len({one.style for one in group}) == 1 for _, group in runs)


def test_kinds_and_languages(made: list[Example]) -> None:
    assert {one.kind for one in made} == {"list", "note", "short", "note-multi"}
    by_style = {style.name: style.language for style in STYLES}
    assert {by_style[one.style] for one in made} == set(WEIGHTS)


def test_same_seed_same_strings() -> None:
    first, again, other = (list(generate(records(), STYLES, seed=seed, count=200)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_weights_of_languages() -> None:
    plan = Plan(weights={"pl": 1})
    assert {one.style.rpartition("-")[2] for one in generate(records(), STYLES, seed=1, count=100, plan=plan)} == {"pl"}


def test_no_style_of_the_language() -> None:
    with pytest.raises(CiteError, match="no style"):
        list(generate(records(), STYLES, count=1, plan=Plan(weights={"xx": 1})))


def test_nothing_to_set(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("language = es\nbook: <title>$title\n", encoding="utf-8")
    with pytest.raises(CiteError, match="nothing to set"):
        list(generate([], load_styles(tmp_path), count=1))


def test_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(CiteError, match="no style table"):
        load_styles(tmp_path)


def test_a_style_of_ones_own(tmp_path: Path) -> None:
    table = 'language = en\nbook: <author>$authors <title>$title, <date>$year\nnames authors = form "Family I."\n'
    (tmp_path / "own.txt").write_text(table, encoding="utf-8")
    found = next(generate(records()[28:29], load_styles(tmp_path), plan=Plan(weights={"en": 1}, damage=0), seed=3))
    assert [label for label, _ in found.segments] == ["author", "title", "date"]
    assert found.style == "own"


def test_types_of_items_left_out(tmp_path: Path) -> None:
    table = (
        "language = en\nmix = book 1 special 1\nbook: <title>$title, <date>$year\nspecial: <genre>Letter, <date>$year\n"
    )
    (tmp_path / "own.txt").write_text(table, encoding="utf-8")
    styles, plan = load_styles(tmp_path), Plan(weights={"en": 1}, damage=0)
    firsts = [
        {one.segments[0][0] for one in generate(records(), styles, count=50, plan=each)}
        for each in (plan, replace(plan, without=("special",)), replace(plan, without=("special", "book")))
    ]
    assert firsts == [{"title", "genre"}, {"title"}, {"title", "genre"}]  # where nothing would be left, all is made


def test_json_has_the_contract(made: list[Example]) -> None:
    data = json.loads(made[0].to_json())
    assert set(data) == {"raw", "segments", "lang", "style", "kind", "list"}
    assert data["segments"] == [list(pair) for pair in made[0].segments]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_style_sets_what_it_says(style: Style) -> None:
    plan = Plan(weights={style.language: 1}, damage=0)
    found = list(generate(records(), [style], seed=2, count=60, plan=plan))
    labels = {label for one in found for label, _ in one.segments}
    assert {"author", "title", "date", "pages"} <= labels
    assert {"journal", "container-title"} <= labels
    assert not any("$" in one.raw or "||" in one.raw or "{" in one.raw for one in found)


@pytest.mark.parametrize("path", sorted((SHIPPED / "made").glob("*.txt")), ids=lambda path: path.stem)
def test_made_values_name_what_there_is(path) -> None:  # type: ignore[no-untyped-def]
    items = load_part(path).items
    known = set(items) | {"n4", "n9", "n30", "n99", "n300", "n999", "n9999", "roman"}
    assert set().union(*(refs(t) for options in items.values() for _, t in options)) - known == set()


def made_by(folder: Path, table: str, record: dict[str, str]) -> str:
    """Thirty strings made of one record by a table, a line each."""
    (folder / "own.txt").write_text(table, encoding="utf-8")
    plan = Plan(weights={record["language"]: 1}, damage=0)
    found = generate([record], load_styles(folder), seed=1, count=30, plan=plan)
    return "\n".join(one.raw for one in found)


def test_addresses_keep_marked_letters_plain(tmp_path: Path) -> None:
    record = {"type": "webpage", "language": "pl", "title": "Łódź Żywiecka"}
    found = made_by(tmp_path, "language = pl\nmix = web 1\nweb: <url>$url\n", record)
    assert "lodz" in found
    assert not set(re.findall(r"[a-z]+", found)) & {"d", "ywiecka"}


def test_isbn_are_of_their_country(tmp_path: Path) -> None:
    record = {"type": "book", "language": "be", "title": "Вада"}
    found = made_by(tmp_path, "language = be\nbook: <title>$title, <note>ISBN $isbn\n", record)
    assert all(re.search(r"ISBN (?:978-?)?985", line) for line in found.splitlines())


SPECIAL = (
    ("belarusian", "be"), ("english", "en"), ("french", "fr"), ("german", "de"), ("polish", "pl"), ("russian", "ru"),
    ("ukrainian", "uk"),
)  # fmt: skip


@pytest.mark.parametrize(("part", "language"), SPECIAL)
def test_what_is_neither_book_nor_article_is_taught_in_every_language(part: str, language: str, tmp_path: Path) -> None:
    table = f'use parts/common\nuse parts/{part}\nlanguage = {language}\nmix = special 1\nd = ". "\n'
    (tmp_path / "own.txt").write_text(table, encoding="utf-8")
    plan = Plan(weights={language: 1}, damage=0)
    found = list(generate(records(), load_styles(tmp_path), seed=2, count=200, plan=plan))
    rows = {tuple(label for label, _ in one.segments if label != "citation-number") for one in found}
    assert {("title", "date", "archive"), ("title", "date", "other", "archive")} & rows, "letters and papers"
    assert any("author" in row and "pages" in row for row in rows) or language in ("be", "uk"), "the ancients"
    assert len(rows) > 8
