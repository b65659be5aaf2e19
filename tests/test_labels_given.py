"""What may be learnt from and what is refused: options, corrections, labelled files, records and styles of a user."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from generate_records import records

from cite_belarus import labels, pipeline
from cite_belarus.cli import evaluate, parse, train
from cite_belarus.labels import corpus, recipe, store
from cite_belarus.model import CiteError


def labelled(pairs: list[list[str]]) -> dict[str, object]:
    return {"raw": "".join(text for _, text in pairs), "segments": pairs}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of labelled files such as `train --data` reads."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "anystyle_core.jsonl").write_text(json.dumps(labelled(FENS)), encoding="utf-8")
    return folder


def test_a_model_file_must_be_named(data: Path) -> None:
    result = CliRunner().invoke(train.command, ["--data", str(data)])
    assert result.exit_code == 2
    assert "-o" in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--folds", "2", "-o", "FILE"], "--folds and -o"),
        (["--folds", "2", "--add", "FILE"], "--folds and --add"),
        (["--folds", "2", "--model", "FILE"], "--folds and --model"),
        (["--add", "FILE", "--data", "FOLDER"], "--add and --data"),
        (["--model", "FILE", "--data", "FOLDER", "-o", "FILE"], "--model names"),
        (["--show", "3", "--data", "FOLDER"], "--show and --data"),
        (["--styles-alone", "--records", "FILE", "-o", "FILE"], "--styles-alone is about"),
        (["--styles", "FOLDER", "--data", "FOLDER", "-o", "FILE"], "--styles are to set"),
        (["--seed", "-3", "--data", "FOLDER", "-o", "FILE"], "--seed"),
    ],
)
def test_options_that_do_not_go_together(options: list[str], said: str, data: Path) -> None:
    places = {"FILE": str(data / "anystyle_core.jsonl"), "FOLDER": str(data)}
    result = CliRunner().invoke(train.command, [places.get(word, word) for word in options])
    assert result.exit_code == 2
    assert said in result.output


FENS = [["author", "A. Teal, "], ["title", "Fens, "], ["date", "1999"]]
BAD = {
    "unknown": {**labelled(FENS), "segments": [["autor", "A. Teal, Fens, 1999"]]},
    "apart": {"raw": "A. Teal, Fens, 1999", "segments": [["author", "A. Teal"], ["title", "Fens"]]},
    "without segments": {"raw": "A. Teal"},
    "without raw": {"segments": FENS},
}


@pytest.mark.parametrize("name", BAD)
def test_corrections_that_would_be_learnt_wrong(name: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n".join(map(json.dumps, (labelled(FENS), BAD[name]))), encoding="utf-8")
    result = CliRunner().invoke(train.command, ["--add", str(path), "-o", str(tmp_path / "mine.npz")])
    assert isinstance(result.exception, CiteError)
    assert result.exception.place == f"{path}:2"
    assert result.exception.remedy


def test_what_the_model_reads_is_what_parse_wrote(tmp_path: Path) -> None:
    """Labels corrected in `citations` are learnt, a citation at a time; those that nobody touched are not."""
    text = "See A. Teal, Fens and Weirs, London: Reed Press, 1999; P. Heron, “On Locks,” River Studies 12 (2001): 3–9."
    row = json.loads(parse.as_json(pipeline.read_lines([text], labels.load())[0]))
    assert len(row["citations"]) == 2
    row["citations"][1]["segments"][0]["label"] = "editor"
    path = tmp_path / "corrections.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    found = recipe.corrections(path, [store.load(store.DEFAULT)])
    assert [next(label for label, _ in one) for one in found.strings] == ["author", "editor"]
    assert ["".join(part for _, part in one) for one in found.strings] == [one["raw"] for one in row["citations"]]


@pytest.mark.parametrize("name", ["no/dir/mine.npz", "."])
def test_a_place_where_no_model_can_be_written_is_told_before_training(
    name: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipe, "learn", lambda *_: pytest.fail("it was trained"))
    result = CliRunner().invoke(train.command, ["--data", str(data), "-o", str(tmp_path / name)])
    assert isinstance(result.exception, CiteError)
    assert "cannot be written" in str(result.exception)
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(
    "options", [["--add", "NONE"], ["--add", "FILE", "--model", "NONE"], ["--data", "NONE"], ["--records", "NONE"]]
)
def test_a_file_that_is_not_there(options: list[str], data: Path, tmp_path: Path) -> None:
    places = {"NONE": str(tmp_path / "none"), "FILE": str(data / "anystyle_core.jsonl")}
    words = [places.get(word, word) for word in options]
    result = CliRunner().invoke(train.command, [*words, "-o", str(tmp_path / "mine.npz")])
    assert isinstance(result.exception, CiteError)
    assert "there is no such" in str(result.exception)


def test_files_of_ones_own_are_learnt_whole_after_the_known_ones(tmp_path: Path) -> None:
    def write(name: str, *words: str, lang: str = "en") -> None:
        lines = (json.dumps({**labelled([["author", "A. Teal, "], ["title", word]]), "lang": lang}) for word in words)
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")

    write("made.jsonl", "Weirs", "Fens", "Locks")
    write("a.jsonl", "Rivers", "Weirs")
    write("mpi_refs.jsonl", "Fens")
    write("linkedbooks_mine.jsonl", "Mills")
    write("mpi_footnotes.jsonl", "Notes")
    write(".hidden.jsonl", "Hidden")
    write("mine.txt", "Text")
    write("z.jsonl", "Ponds", lang="zh")
    found = [(e.source, e.tagged.raw.removeprefix("A. Teal, "), e.weight, e.allowed) for e in corpus.labelled(tmp_path)]
    assert found == [
        ("mpi_refs", "Fens", 1.0, ()), ("a.jsonl", "Rivers", 1.0, ()), ("a.jsonl", "Weirs", 1.0, ()),
        ("linkedbooks_mine.jsonl", "Mills", 1.0, ()), ("made.jsonl", "Locks", 1.0, ()),
    ]  # fmt: skip


def test_a_file_of_ones_own_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps(BAD["apart"]), encoding="utf-8")
    with pytest.raises(CiteError, match="do not join"):
        corpus.labelled(tmp_path)


TABLE = 'language = en\nweight = 50\nnames authors = form "Family"\nbook: <title>$title <author>by $authors\n'


@pytest.mark.parametrize(("alone", "styles"), [(False, {"own", "others"}), (True, {"own"})])
def test_a_style_of_ones_own_beside_those_of_the_program(alone: bool, styles: set[str], tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(TABLE, encoding="utf-8")
    found = recipe.made(records(), recipe.Styles(tmp_path, alone), 300, 1)
    assert {one.style if one.style == "own" else "others" for one in found} == styles


def test_a_table_of_the_same_name_takes_the_place_of_the_programs(tmp_path: Path) -> None:
    (tmp_path / "gost-en.txt").write_text(TABLE, encoding="utf-8")
    found = [one for one in recipe.made(records(), recipe.Styles(tmp_path), 1000, 1) if one.style == "gost-en"]
    assert {label for one in found for label, _ in one.segments} == {"title", "author"}


def test_what_a_table_prints(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(TABLE, encoding="utf-8")
    record = {"type": "book", "language": "en-GB", "title": "Fens and Weirs", "author": [{"family": "Teal"}]}
    path = tmp_path / "records.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    result = CliRunner().invoke(train.command, ["--records", str(path), "--styles", str(tmp_path), "--show", "20"])
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert len(lines) == 20
    assert {one["style"] for one in lines} == {"own"}
    assert all("".join(text for _, text in one["segments"]) == one["raw"] for one in lines)


def test_what_cannot_be_written_is_printed_as_an_escape(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**labelled([["title", "\ud800 1999 A. Teal"]]), "doc": "\udfff"}), encoding="utf-8")
    result = CliRunner().invoke(evaluate.command, [str(path), "--by", "doc", "--worst", "1"])
    assert result.exit_code == 0, result.exception
    assert "doc=\\udfff: n 1" in result.output
    assert "- \\ud800 1999 A. Teal" in result.output


@pytest.mark.parametrize(("label", "said"), [("autor", "'autor' is no label"), ("booktitle", ""), ("container", "")])
def test_labels_of_a_gold_file(label: str, said: str, tmp_path: Path) -> None:
    """Those of the program and those that are scored as one of them; no others."""
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(labelled([[label, "Fens"]])), encoding="utf-8")
    result = CliRunner().invoke(evaluate.command, [str(path)])
    assert said in str(result.exception)
    assert bool(said) == bool(result.exit_code)
