"""Strings whose labels tell a part: what they allow, and that they are learnt from as far as that goes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from casefile import cases

from cite_belarus.labels import batches, corpus, lattice, trainer
from cite_belarus.labels.convert import tag
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.partial import permitted

MERGED = [["author", "Teal E., "], ["title", "Pesci, «Archivio dei Fiumi», "], ["date", "1954."]]
CLEAN = [["author", "Heron A., "], ["title", "Acque, "], ["location", "Torino, "], ["date", "1954."]]


def pieces(text: str) -> list[tuple[str, str]]:
    return [(label, words) for label, words in re.findall(r"<([a-z-]+)>([^<]*)", text)]


@pytest.mark.parametrize(("given", "readings"), cases("labels_partial"))
def test_what_labels_allow(given: str, readings: str) -> None:
    _, allowed = permitted(pieces(given))
    for reading in readings.splitlines():
        wanted, segments = reading[0] == "+", pieces(reading)
        read = tag(segments)
        fits = zip(allowed, read.labels, read.begins, strict=True)
        assert all(label in one.labels and begins >= one.begins for one, label, begins in fits) == wanted, reading


def examples() -> list[corpus.Example]:
    """Two strings known whole, one in part."""
    tagged, allowed = permitted([(label, text) for label, text in MERGED])
    whole = [corpus.Example(tag(segments), 1.0, "a", "x") for segments in (CLEAN, MERGED)]
    return [whole[0], corpus.Example(tagged, 0.5, "b", "x", allowed=allowed), whole[1]]


def batch_of(given: list[corpus.Example]) -> batches.Batch:
    made = batches.Corpus(given, Eyes(lambda _: 0, {}), batches.Settings(rarest=1))
    return made.batch(range(len(given)))


def test_gradients_are_those_of_small_steps() -> None:
    draw = np.random.default_rng(3)
    batch = batch_of(examples())
    scores = draw.standard_normal((len(batch.gold), lattice.STATES))
    moves = draw.standard_normal((lattice.STATES + 1, lattice.STATES)) / 2
    _, on_scores, on_moves = trainer._likelihood(moves, batch, scores)
    for values, gradient in ((scores, on_scores), (moves, on_moves)):
        for at in np.argsort(-np.abs(gradient).ravel())[:40:4]:
            flat, step = values.reshape(-1), 1e-2
            flat[at] += step
            more = trainer._likelihood(moves, batch, scores)[0]
            flat[at] -= 2 * step
            less = trainer._likelihood(moves, batch, scores)[0]
            flat[at] += step
            assert (more - less) / (2 * step) == pytest.approx(float(gradient.reshape(-1)[at]), rel=2e-2, abs=1e-4)


def test_the_loss_of_a_part_is_that_of_all_it_allows() -> None:
    """It is never more than the loss of any one path that is allowed, and nothing where all is."""
    draw = np.random.default_rng(7)
    part, whole = examples()[1:]
    moves = draw.standard_normal((lattice.STATES + 1, lattice.STATES))
    scores = draw.standard_normal((len(batch_of([part]).gold), lattice.STATES))
    loss = trainer._likelihood(moves, batch_of([part._replace(weight=1.0)]), scores)[0]
    assert 0 < loss < trainer._likelihood(moves, batch_of([whole]), scores)[0]
    free = tuple(one._replace(labels=frozenset(lattice.SEGMENT_LABELS), begins=False) for one in part.allowed)
    assert trainer._likelihood(moves, batch_of([part._replace(allowed=free)]), scores)[0] == pytest.approx(0, abs=1e-4)


def test_strings_are_taken_whole_where_their_labels_tell_all(tmp_path: Path) -> None:
    rows = [CLEAN, MERGED, [["author", "Ρώμη "], ["title", "x"]], [["pages", "3 "], ["date", "1954"]], MERGED]
    lines = [json.dumps({"raw": "".join(text for _, text in row), "segments": row}) for row in rows]
    (tmp_path / "linkedbooks_train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = corpus.labelled(tmp_path)
    assert [(e.tagged.raw, bool(e.allowed)) for e in found] == [
        ("Heron A., Acque, Torino, 1954.", False), ("Teal E., Pesci, «Archivio dei Fiumi», 1954.", True),
    ]  # fmt: skip
