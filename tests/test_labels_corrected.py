"""Corrected references as `parse` writes them: one string a citation, from the place where a person corrected it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from cite_belarus.labels import corrected
from cite_belarus.labels.rows import Pairs
from cite_belarus.model import CiteError

FENS = [("author", "A. Teal, "), ("title", "Fens, "), ("date", "1999")]
LOCKS = [("author", "P. Heron, "), ("title", "Locks, "), ("date", "2001.")]
MODEL = {"".join(text for _, text in pairs): pairs for pairs in (FENS, LOCKS)}


def reading(raw: str) -> Pairs:
    """How the model labels a string."""
    return MODEL[raw]


def objects(pairs: Pairs) -> list[dict[str, Any]]:
    return [{"label": label, "text": text} for label, text in pairs]


def note() -> dict[str, Any]:
    """A note that cites two works, as `parse` writes it."""
    between = [("other", "See "), ("other", "; ")]
    whole = [between[0], *FENS, between[1], *LOCKS]
    raw, cited, at = "".join(text for _, text in whole), [], 0
    for before, pairs in zip(between, (FENS, LOCKS), strict=True):
        start = at + len(before[1])
        at = start + sum(len(text) for _, text in pairs)
        cited.append({"raw": raw[start:at], "span": [start, at], "segments": objects(pairs)})
    return {"raw": raw, "segments": objects(whole), "citations": cited}


def read(path: Path, *lines: Any) -> corrected.Corrected:
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return corrected.read(path, [reading])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.jsonl"


def changed(pairs: Pairs, at: int, label: str) -> Pairs:
    return [(label if n == at else old, text) for n, (old, text) in enumerate(pairs)]


def test_one_string_a_citation(path: Path) -> None:
    assert read(path, note()) == ([FENS, LOCKS], 0)


def test_what_is_corrected_in_the_line_is_learnt(path: Path) -> None:
    row = note()
    row["segments"][2]["label"] = "journal"
    assert read(path, row).strings == [changed(FENS, 1, "journal"), LOCKS]


def test_what_is_corrected_in_a_citation_is_learnt(path: Path) -> None:
    row = note()
    row["citations"][1]["segments"] = objects([("author", "P. Heron"), ("title", ", Locks, "), ("date", "2001.")])
    assert read(path, row).strings == [FENS, [("author", "P. Heron"), ("title", ", Locks, "), ("date", "2001.")]]


def test_each_citation_has_its_own_place(path: Path) -> None:
    row = note()
    row["segments"][2]["label"] = "journal"
    row["citations"][1]["segments"][1]["label"] = "genre"
    assert read(path, row).strings == [changed(FENS, 1, "journal"), changed(LOCKS, 1, "genre")]


def test_what_is_corrected_alike_in_both_is_learnt(path: Path) -> None:
    row = note()
    row["segments"][2]["label"] = row["citations"][0]["segments"][1]["label"] = "journal"
    assert read(path, row).strings == [changed(FENS, 1, "journal"), LOCKS]


def test_one_place_is_enough(path: Path) -> None:
    whole, cited = note(), note()
    del whole["citations"], cited["segments"]
    cited["citations"][0]["segments"][1]["label"] = "journal"
    assert [len(one) for one in read(path, whole).strings] == [8]
    assert read(path, cited).strings == [changed(FENS, 1, "journal"), LOCKS]


def test_lines_that_hold_no_reference(path: Path) -> None:
    prose = {"raw": "On fens.", "segments": objects([("other", "On fens.")]), "citations": []}
    seen = {**prose, "segments": objects([("title", "On fens.")])}
    blank = {"raw": "", "segments": [], "citations": []}
    assert read(path, prose, note(), blank, seen) == ([FENS, LOCKS, [("title", "On fens.")]], 2)
    with pytest.raises(CiteError, match="no corrected reference"):
        read(path, prose, blank)


def _other_twice(row: dict[str, Any]) -> None:
    row["segments"][1]["label"], row["citations"][0]["segments"][2]["label"] = "editor", "volume"


def _beside(row: dict[str, Any]) -> None:
    row["segments"][4]["label"], row["segments"][4]["text"] = "note", "; "
    row["segments"][0]["label"] = "note"


def _cut(row: dict[str, Any]) -> None:
    row["citations"][1]["span"][0] += 1


def _short(row: dict[str, Any]) -> None:
    row["citations"][1]["segments"].pop()


def _unknown(row: dict[str, Any]) -> None:
    row["citations"][1]["segments"][0]["label"] = "autor"


def _no_list(row: dict[str, Any]) -> None:
    row["citations"] = "none"


def _no_object(row: dict[str, Any]) -> None:
    row["citations"][0] = 5


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_other_twice, ":2: citation 1: the line has other labels for it"),
        (_beside, ":2: 'See ' is labelled note, but in none of the line's citations"),
        (_cut, ':2: citation 2: its "span" does not hold its "raw"'),
        (_short, ":2: citation 2: the segments do not join"),
        (_unknown, ":2: citation 2: 'autor' is no label"),
        (_no_list, ':2: "citations" is no list'),
        (_no_object, ":2: citation 1: this is no object"),
    ],
)
def test_what_would_be_learnt_wrong_is_refused(change: Any, said: str, path: Path) -> None:
    row = copy.deepcopy(note())
    change(row)
    with pytest.raises(CiteError) as caught:
        read(path, note(), row)
    assert said in str(caught.value)
    assert caught.value.remedy


def test_a_model_that_has_learnt_the_correction_does_not_undo_it(path: Path) -> None:
    """The file was written by another model: which place was corrected, the two do not agree on."""
    row = note()
    row["citations"][0]["segments"][1]["label"] = "journal"
    path.write_text(json.dumps(row), encoding="utf-8")
    taught = {**MODEL, row["citations"][0]["raw"]: changed(FENS, 1, "journal")}
    with pytest.raises(CiteError, match="cannot be told"):
        corrected.read(path, [taught.__getitem__, reading])
