"""Which note cites what, and the article with its markers turned into citations."""

import csv
import io
import json
from pathlib import Path

import pytest

from cite_belarus import labels, pipeline
from cite_belarus.cli.map import mapped
from cite_belarus.pipeline import Article

TEXT = """Introduction

The first claim stands here.¹ Another one follows & costs 5 %,² and a *third* closes the matter.³

¹ J. Kowalski, *Historia Białorusi* (Warszawa, 2001), pp. 12–14.

² On the prices see A. Nowak, ‘Ceny i rynek’, *Przegląd Wschodni*, 5 (2010), pp. 55–59.

³ J. Kowalski, *Historia Białorusi*, p. 20; A. Nowak, ‘Ceny i rynek’, p. 57.

The text goes on.
"""


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Article:
    path: Path = tmp_path_factory.mktemp("map") / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    return pipeline.read(path, labels.load())


def test_json_holds_both_directions(article: Article) -> None:
    found = json.loads(mapped(article, "json"))
    assert [(row["label"], row["index"], row["pinpoint"]) for row in found["citations"]] == [
        ("1", 1, "12--14"), ("2", 1, ""), ("3", 1, "20"), ("3", 2, "57"),
    ]  # fmt: skip
    assert [[place["note"] for place in places] for places in found["works"].values()] == [["1", "3"], ["2", "3"]]


def test_csv_has_a_row_a_citation(article: Article) -> None:
    rows = list(csv.DictReader(io.StringIO(mapped(article, "csv"))))
    assert [row["label"] for row in rows] == ["1", "2", "3", "3"]
    assert rows[0]["work"] == rows[2]["work"] != ""


def test_text_names_every_note_and_work(article: Article) -> None:
    said = mapped(article, "text")
    assert all(f"note {n}" in said for n in (1, 2, 3))
    assert "notes 1 (12--14), 3 (20)" in said


def test_latex_cites_at_the_markers(article: Article) -> None:
    first, second = json.loads(mapped(article, "json"))["works"]
    said = mapped(article, "latex")
    assert rf"stands here.\autocite[12--14]{{{first}}} Another" in said
    assert r"follows \& costs 5 \%," in said
    assert rf"\footnote{{On the prices see \cite{{{second}}}" in said
    assert rf"\emph{{third}} closes the matter.\autocites[20]{{{first}}}[57]{{{second}}}" in said
    assert "Historia" not in said
    assert said.endswith("The text goes on.\n") or said.endswith("The text goes on.")


def test_markdown_cites_as_pandoc_reads_it(article: Article) -> None:
    first, second = json.loads(mapped(article, "json"))["works"]
    said = mapped(article, "markdown")
    assert f"stands here.[@{first}, pp. 12--14] Another" in said
    assert f"^[On the prices see [@{second}]" in said
    assert f"*third* closes the matter.[@{first}, p. 20; @{second}, p. 57]" in said


BRACKETS = """Введение

Политика рассматривалась [1, с. 15–17]. Позже ее изучали [2; 1, с. 3]. Год [1999] не ссылка.

Литература

1. Соколов А. Б. Города и люди. М.: Наука, 1999. 234 с.
2. Орлова Т. П. Быт деревни // Вопросы истории. 1987. № 3. С. 45–52.
"""

RESTARTED = """The first chapter begins here.1 It goes on.2

1 J. Kowalski, *Historia Białorusi* (Warszawa, 2001), pp. 12–14.
2 A. Nowak, *Ceny i rynek* (Kraków, 2010), p. 5.

The second chapter begins here.1 It ends.2

1 M. Wójcik, *Miasta* (Lublin, 1999), p. 7.
2 Z. Zieliński, *Drogi* (Gdańsk, 1980), p. 8.
"""


def read(text: str, tmp_path: Path) -> Article:
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return pipeline.read(path, labels.load())


def test_brackets_call_the_items_of_the_list(tmp_path: Path) -> None:
    article = read(BRACKETS, tmp_path)
    found = json.loads(mapped(article, "json"))
    first, second = (row["work"] for row in found["citations"][:2])
    called = [(row["work"], row["pinpoint"]) for row in found["citations"] if row["where"] == "text"]
    assert called == [(first, "15--17"), (second, ""), (first, "3")]
    assert rf"рассматривалась \autocite[15--17]{{{first}}}. Позже" in mapped(article, "latex")
    assert f"изучали [@{second}; @{first}, p. 3]. Год \\[1999\\]" in mapped(article, "markdown")


def test_notes_that_begin_again_answer_the_marks_of_their_own_chapter(tmp_path: Path) -> None:
    article = read(RESTARTED, tmp_path)
    keys = [row["work"] for row in json.loads(mapped(article, "json"))["citations"]]
    said = mapped(article, "latex")
    assert len(set(keys)) == 4
    assert [said.index(key) for key in keys] == sorted(said.index(key) for key in keys)
