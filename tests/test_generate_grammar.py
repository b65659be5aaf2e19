"""The language of the style tables: templates, names, faults."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.labels.generate.grammar import parse
from cite_belarus.labels.generate.names import name_form, row
from cite_belarus.labels.generate.render import pairs, pieces
from cite_belarus.labels.generate.tables import load_style
from cite_belarus.model import CiteError

VALUES = {"title": "Songs of a Village", "author": "Kolas Y.", "year": "1999", "url": "https://example.org"}


@pytest.mark.parametrize(("template", "expected"), cases("generate_render"))
def test_render(template: str, expected: str) -> None:
    found = pieces(parse(template), random.Random(0), lambda name: VALUES.get(name, ""))
    printed = "\n".join(f"{label}|{text}|" for label, text in pairs(found)) if found is not None else "nothing"
    assert printed == expected


@pytest.mark.parametrize(("text", "expected"), cases("generate_names"))
def test_names(text: str, expected: str) -> None:
    form, _, people = text.partition(" | ")
    persons = [dict(zip(("family", "given"), one.split(", "), strict=False)) for one in people.split("; ")]
    assert row(persons, name_form(form), random.Random(0)) == expected


def test_names_beyond_most_are_cut() -> None:
    persons = [{"family": letter, "given": "X"} for letter in "ABCDE"]
    printed = row(persons, name_form('form "Family I." most 3 keep 2 others " et al."'), random.Random(1))
    assert printed == "A X., B X. et al."


@pytest.mark.parametrize(("table", "expected"), cases("generate_errors"))
def test_faults_say_where(table: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(CiteError) as caught:
        load_style(path)
    assert str(caught.value).startswith(expected)


def test_tables_that_use_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("language = en\nuse b\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("use a\n", encoding="utf-8")
    with pytest.raises(CiteError, match="the table 'a' uses itself"):
        load_style(tmp_path / "a.txt")


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes("language = en\nbook: <title>$title, é\n".encode("latin-1"))
    with pytest.raises(CiteError, match="no UTF-8") as caught:
        load_style(path)
    assert caught.value.place == "bad.txt:2"
    path.write_bytes(b"\xef\xbb\xbflanguage = en\nbook: <title>$title\n")
    assert load_style(path).language == "en"


def test_options_by_weight() -> None:
    template = parse("{70%a|b}")
    rng = random.Random(0)
    printed = ["".join(str(p) for p in pieces(template, rng, lambda _: "") or ()) for _ in range(2000)]
    assert 0.66 < printed.count("a") / 2000 < 0.74
    assert printed.count("a") + printed.count("b") == 2000


def test_a_group_of_less_than_a_hundred_may_print_nothing() -> None:
    rng = random.Random(0)
    printed = [bool(pieces(parse("{30%a}"), rng, lambda _: "")) for _ in range(2000)]
    assert 0.26 < printed.count(True) / 2000 < 0.34


@given(st.text(alphabet="ab{}|<>$\\!%12 title", max_size=30))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse(text)
    except CiteError:
        return
    assert pairs(pieces(parse(text), random.Random(0), lambda _: "x") or ()) is not None


@given(st.lists(st.sampled_from(["<title>", "<date>", ". ", ", ", "a", " ", "1999", ".", ": ", "é", "–"]), max_size=20))
def test_set_text_is_clean(parts: list[str]) -> None:
    found = pairs(pieces(parse("".join(parts)), random.Random(0), lambda _: "x") or ())
    assert all(text and not text.startswith(" ") for _, text in found[1:])
    assert all(a[0] != b[0] for a, b in itertools.pairwise(found))
    assert not found or found[-1][1] == found[-1][1].rstrip()
