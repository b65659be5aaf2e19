"""Training: from a few labelled strings to a model, the same twice; refining; saving; the two commands."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from cite_belarus import labels
from cite_belarus.cli import evaluate, train
from cite_belarus.labels import batches, bodies, calibration, corpus, labeller, lexicons, recipe, rows, slants, store
from cite_belarus.labels.convert import tag
from cite_belarus.labels.labeller import Labeller
from cite_belarus.model import CiteError

LABELLED = Path(__file__).resolve().parent / "fixtures" / "labelled"
SMALL = batches.Settings(
    rounds=40, step=1e-2, batch=150, rarest=1, blind=0.2, dropout=0.1, size=24, hidden=24, members=2
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of labelled files such as `train --data` reads."""
    folder = tmp_path_factory.mktemp("data")
    text = "".join((LABELLED / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("slavic", "western"))
    (folder / "anystyle_core.jsonl").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def learnt(data: Path) -> recipe.Learnt:
    return recipe.learn(recipe.Sources(data=data), SMALL, lambda _: None)


def right(labeller: Labeller, path: Path) -> float:
    """The share of segments read as labelled."""
    gold = list(rows.labelled(path))
    read = labeller.label([row.raw for row in gold])
    pairs = [set(row.segments) & {(s.label, s.text) for s in r} for row, r in zip(gold, read, strict=True)]
    return sum(map(len, pairs)) / sum(len(row.segments) for row in gold)


def test_what_is_learnt_is_read(learnt: recipe.Learnt, data: Path) -> None:
    assert right(Labeller(learnt.model), data / "anystyle_core.jsonl") > 0.8


def test_every_string_is_read_once_by_a_model_that_did_not_see_it(data: Path) -> None:
    asked = ["--data", str(data), "--rounds", "1", "--folds", "2"]
    result = CliRunner().invoke(train.command, asked)
    assert result.exit_code == 0, result.output
    count = len(list(corpus.labelled(data)))
    assert f"anystyle_core      n {count:6}  exact" in result.output


def test_the_same_strings_give_the_same_model(learnt: recipe.Learnt, data: Path, tmp_path: Path) -> None:
    again = recipe.learn(recipe.Sources(data=data), SMALL, lambda _: None)
    for name, model in (("a", learnt.model), ("b", again.model)):
        store.save(model, tmp_path / f"{name}.npz")
    a, b = (store.load(tmp_path / f"{name}.npz") for name in "ab")
    assert len(a.members) == len(b.members) == SMALL.members
    for one, other in zip(a.members, b.members, strict=True):
        assert np.array_equal(one.table.values, other.table.values)
        assert all(np.array_equal(values, other.weights[name]) for name, values in one.weights.items())


def test_members_differ_and_the_second_is_asked_where_the_first_is_unsure(
    learnt: recipe.Learnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    raws = [row.raw for row in rows.labelled(LABELLED / "slavic.jsonl")]
    first, second = (dataclasses.replace(learnt.model, members=(one,)) for one in learnt.model.members)
    twice = dataclasses.replace(learnt.model, members=learnt.model.members[:1] * 2)
    alone = Labeller(first).label(raws)
    assert Labeller(second).label(raws) != alone
    monkeypatch.setattr(labeller, "_SURE", 0.0)
    assert Labeller(learnt.model).label(raws) == alone
    monkeypatch.setattr(labeller, "_SURE", 1.1)
    assert Labeller(learnt.model).label(raws) != alone
    assert Labeller(twice).label(raws) == alone


def test_a_saved_model_reads_alike(learnt: recipe.Learnt, tmp_path: Path) -> None:
    store.save(learnt.model, tmp_path / "model.npz")
    raws = [row.raw for row in rows.labelled(LABELLED / "slavic.jsonl")]
    assert labels.load(tmp_path / "model.npz").label(raws) == Labeller(learnt.model).label(raws)


def test_a_model_is_refined_in_its_own_file(learnt: recipe.Learnt, data: Path, tmp_path: Path) -> None:
    """It is read from the file while that is written."""
    path = tmp_path / "model.npz"
    store.save(learnt.model, path)
    model = store.load(path)
    raws = [row.raw for row in rows.labelled(LABELLED / "western.jsonl")]
    before = Labeller(model).label(raws)
    corrected = data / "anystyle_core.jsonl"
    result = CliRunner().invoke(train.command, ["--add", str(corrected), "--model", str(path), "-o", str(path)])
    assert result.exit_code == 0, result.output
    assert Labeller(model).label(raws) == before
    assert labels.load(path).label(raws) != before
    assert list(tmp_path.iterdir()) == [path]


def labelled(pairs: list[list[str]]) -> dict[str, object]:
    return {"raw": "".join(text for _, text in pairs), "segments": pairs}


def odd(year: int, street: str) -> list[list[str]]:
    """A reference in a style that no list has."""
    journal, title = f"Log of {street} Lane ", f"Notes on the {street.lower()} "
    return [["date", f"{year} "], ["journal", journal], ["author", f"Teal {street[0]} "], ["title", title]]


def test_nothing_to_learn_from(tmp_path: Path) -> None:
    with pytest.raises(CiteError, match="nothing to learn from"):
        recipe.gather(recipe.Sources(data=tmp_path), 1)


def test_corrections_are_learnt_and_the_rest_is_kept(tmp_path: Path) -> None:
    """A style that the shipped model misreads is read after a few corrections; other references stay as they were."""
    streets = ("Reed", "Mill", "Ferry", "Canal", "Weir", "Sluice", "Tow", "Eel", "Fen", "Quay")
    lines = [odd(1950 + i, name) for i, name in enumerate(streets)]
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n".join(json.dumps(labelled(one)) for one in lines), encoding="utf-8")
    out = tmp_path / "refined.npz"
    result = CliRunner().invoke(train.command, ["--add", str(path), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert result.output.endswith("references learnt: 10\n")
    before, after = labels.load(), labels.load(out)
    test = "1971 Log of Lock Lane Teal L Notes on the lock "
    assert [s.label for s in before.label([test])[0]] != ["date", "journal", "author", "title"]
    assert [s.label for s in after.label([test])[0]] == ["date", "journal", "author", "title"]
    for name in ("slavic", "western"):
        assert right(after, LABELLED / f"{name}.jsonl") > right(before, LABELLED / f"{name}.jsonl") - 0.05


def test_evaluate_prints_fields_groups_and_the_worst() -> None:
    result = CliRunner().invoke(evaluate.command, [str(LABELLED / "hard.jsonl"), "--by", "lang", "--worst", "2"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("18 references: exact F1 0.")
    assert "\nlang=uk: n 2 " in result.output
    assert result.output.count("\n- ") == 2


def test_calibration_rises_and_corrects() -> None:
    draw = np.random.default_rng(2)
    chances = draw.random(5000)
    rights = (draw.random(5000) < chances**2).astype(float)  # overconfident
    low, high = calibration.fit(chances, rights, np.ones(5000))
    assert (np.diff(high) >= 0).all()
    assert abs(float(np.interp(0.7, low, high)) - 0.49) < 0.06
    table = calibration.reliability(np.interp(chances, low, high), rights)
    assert all(abs(row.mean - row.right) < 0.06 for row in table if row.segments > 200)


def test_calibration_tells_the_few_doubtful_among_many_sure() -> None:
    draw = np.random.default_rng(3)
    chances = np.concatenate([1 - 0.04 * draw.random(20_000) ** 2, 0.4 + 0.5 * draw.random(400)])
    rights = (draw.random(20_400) < np.where(chances > 0.95, 0.99, chances - 0.2)).astype(float)
    low, high = calibration.fit(chances, rights, np.ones(20_400))
    assert abs(float(np.interp(0.6, low, high)) - 0.4) < 0.12
    assert float(np.interp(0.99, low, high)) > 0.97


def test_calibration_weighs() -> None:
    chances = np.tile(np.linspace(0.3, 1.0, 700), 2)
    rights = np.repeat([0.0, 1.0], 700)  # the second half is always right, the first never
    for weight in (1.0, 3.0):
        high = calibration.fit(chances, rights, np.repeat([1.0, weight], 700))[1]
        assert high[1:] == pytest.approx(np.full(len(high) - 1, weight / (1 + weight)))


def test_lexicon_bits() -> None:
    lexicon = lexicons.read_tables()
    given = 1 << lexicons.LISTS.index("given")
    endings = 1 << lexicons.LISTS.index("surname_endings")
    assert lexicon("jan") & given
    assert lexicon("ковальчук") & endings
    assert lexicon("xqzw") == 0


def test_bodies_take_the_authors_place() -> None:
    row = {
        "lang": "de",
        "list": "1",
        "segments": [["author", "Reiher, A. "], ["date", "(1999): "], ["title", "Wehre."]],
    }
    heads = [r["segments"][0] for r in bodies.with_bodies([row] * 200, seed=3)]
    placed = [text for label, text in heads if label == "editor"]
    assert 5 < len(placed) < 60
    assert all(text.endswith(" ") and "{" not in text for text in placed)


ARTICLE = [
    ["author", "Teal, A. "], ["title", "“Fens,” "], ["journal", "Log of Weirs "], ["volume", "12 "],
    ["date", "(1999)."],
]  # fmt: skip


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        (ARTICLE, {(), ("Log of Weirs",), ("Log of Weirs", "12")}),
        (ARTICLE[:2] + ARTICLE[4:], {(), ("Fens",)}),
        ([*ARTICLE, ["title", "Weirs"]], {()}),
    ],
)
def test_a_list_sets_the_same_fields_in_italics(segments: list[list[str]], expected: set[tuple[str, ...]]) -> None:
    tagged = tag(segments)
    found = {tuple(tagged.raw[a:b] for a, b in slants.slanted(tagged, f"list {i}")) for i in range(60)}
    assert found == expected
