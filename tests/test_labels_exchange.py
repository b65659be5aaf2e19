"""Labelled strings with each other's words: the style stays, the words change."""

from __future__ import annotations

from pathlib import Path

from cite_belarus.labels import corpus, rows
from cite_belarus.labels.convert import convert, pairs_of
from cite_belarus.labels.exchange import EXCHANGED, WEIGHT, exchanged, pieces

LABELLED = Path(__file__).resolve().parent / "fixtures" / "labelled"


def examples() -> list[corpus.Example]:
    found = [row for name in ("slavic", "western") for row in rows.labelled(LABELLED / f"{name}.jsonl")]
    return [corpus.Example(convert(row.segments), 1.0, str(i), "x") for i, row in enumerate(found)]


def test_pieces_join_to_the_string() -> None:
    for example in examples():
        assert "".join(p.opener + p.core + p.closer for p in pieces(example.tagged)) == example.tagged.raw


def test_one_string_takes_the_title_of_the_other() -> None:
    parts = [
        [["author", "Teal, A. "], ["title", "“Mills.” "], ["date", "1990."]],
        [["author", "Reed, E.: "], ["title", "Of Locks, "], ["date", "2001."]],
    ]
    given = [corpus.Example(convert(row), 1.0, str(i), "x") for i, row in enumerate(parts)]
    found = {e.tagged.raw for seed in range(20) for e in exchanged(given, seed)}
    assert found == {"Teal, A. “Of Locks.” 1990.", "Reed, E.: Mills, 2001."}


def test_the_style_stays() -> None:
    given = examples()
    found = list(exchanged(given, 1))
    assert len(found) > len(given) / 2
    by_group = {e.group: e for e in given}
    for example in found:
        before = list(pieces(by_group[example.group].tagged))
        after = list(pieces(example.tagged))
        assert [p.label for p in after] == [p.label for p in before]
        assert [(p.opener, p.closer) for p in after] == [(p.opener, p.closer) for p in before]
        assert all(a == b for a, b in zip(after, before, strict=True) if a.label not in EXCHANGED)
        assert example.weight == WEIGHT


def test_the_same_seed_gives_the_same_strings() -> None:
    first, second = ([pairs_of(e.tagged) for e in exchanged(examples(), 7)] for _ in range(2))
    assert first == second
