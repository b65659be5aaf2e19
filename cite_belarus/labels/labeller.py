"""Labelling: strings in, segments with calibrated confidences out.

The vectors of every distinct part of an atom are kept, so that text which repeats itself costs little; the network
and the chain read many strings of like length at once. A string that the model's first network is unsure of is read by
the next one, too: the mean of their scores decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from cite_belarus.alphabets import latin_romans
from cite_belarus.labels import network
from cite_belarus.labels.codes import Array, Grouped, distinct, picked
from cite_belarus.labels.decoding import Decoded, batches, decode
from cite_belarus.labels.eyes import Eyes, View
from cite_belarus.labels.forward import Forward
from cite_belarus.labels.lattice import FORBIDDEN, STATES, legal
from cite_belarus.labels.network import Layout
from cite_belarus.labels.repair import repaired
from cite_belarus.labels.store import Member, Model
from cite_belarus.model import SEGMENT_LABELS, Segment, Span

_HELD = {lock: 2 * SEGMENT_LABELS.index(lock) for lock in ("url", "doi")}
_CHUNK = 500
_SURE = 0.75  # the chance of the least certain atom below which another network is asked
Run = tuple[int, int, float]  # label, end, confidence
NO_PARTS = Grouped(np.zeros(0, np.uint32), np.zeros(1, np.int64))


class Labeller:
    """A loaded model. `label` is the whole of its use; one object may label any number of batches."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._eyes = Eyes(model.lexicon, model.cues)
        self._readers = [Reader(member) for member in model.members]
        self._parts = NO_PARTS
        learnt = np.cumsum([member.weights["moves"] for member in model.members], axis=0)
        self._moves = [legal() + moves / count for count, moves in enumerate(learnt, 1)]

    def label(
        self, raws: Sequence[str], italics: Sequence[tuple[Span, ...]] | None = None
    ) -> list[tuple[Segment, ...]]:
        """The segments of each string, in order; they cover it without gap or overlap (an empty string has none).

        `italics` are spans in each string. What stands beside a string does not change how it is read.
        """
        out: list[tuple[Segment, ...]] = []
        for at in range(0, len(raws), _CHUNK):
            part = slice(at, at + _CHUNK)
            out += self._chunk(raws[part], italics and italics[part])
        return out

    def _chunk(self, raws: Sequence[str], italics: Sequence[tuple[Span, ...]] | None) -> list[tuple[Segment, ...]]:
        view = self._eyes.see([latin_romans(raw, least=2) for raw in raws], italics)
        self._meet_parts()
        runs = self._runs(view, self._read(view))
        out = [repaired(_segments(raw, own)) for raw, own in zip(raws, runs, strict=True)]
        if self._eyes.full:
            self._eyes.forget()
            self._parts = NO_PARTS
            for reader in self._readers:
                reader.forget()
        return out

    def _meet_parts(self) -> None:
        """Work out the features of all parts that are new."""
        rows, starts = self._parts
        new = [self._eyes.words.codes(part) for part in self._eyes.parts[len(starts) - 1 :]]
        if new:
            found = np.fromiter(itertools.chain.from_iterable(new), np.uint32)
            ends = starts[-1] + np.cumsum([len(one) for one in new])
            self._parts = Grouped(np.concatenate([rows, found]), np.concatenate([starts, ends]))

    def _read(self, view: View) -> Decoded:
        """Of each atom its state in the likeliest path, and the chance of its label."""
        lengths = view.lengths
        string, asked = np.repeat(np.arange(len(lengths)), lengths), lengths > 0
        scores = np.zeros((len(string), STATES), np.float32)
        read = Decoded(np.zeros(len(string), np.int64), np.ones(len(string), np.float32))
        for count, (reader, moves) in enumerate(zip(self._readers, self._moves, strict=True), 1):
            strings, own = np.flatnonzero(asked), np.flatnonzero(asked[string])
            reader.meet(self._parts, view.parts[own])
            for batch in batches(strings, lengths):
                scores[batch.atoms] += reader.scores(view.parts[batch.atoms], view.spanning[batch.atoms], batch.layout)
            mean = scores / np.float32(count)
            self._hold(view.parts[:, 1], mean)
            least = _SURE if count < len(self._readers) else 0
            found = decode(mean, moves, strings, lengths, least)
            read.states[own], read.chances[own] = found.states[own], found.chances[own]
            asked = np.zeros(len(lengths), bool)
            asked[string[read.chances < _SURE]] = True
        return read

    def _runs(self, view: View, found: Decoded) -> Iterator[Iterator[Run]]:
        """The runs of one label in each string; the confidence of a run is that of its least certain atom."""
        heads = found.states % 2 == 0
        heads[view.starts[view.lengths > 0]] = True
        firsts, lasts = np.flatnonzero(heads), np.flatnonzero(np.roll(heads, -1))
        sure = np.interp(found.chances, *self._model.calibration)
        columns = found.states[firsts] // 2, view.ends[lasts], np.minimum.reduceat(sure, firsts)
        runs = zip(*(column.tolist() for column in columns), strict=True)
        string = np.repeat(np.arange(len(view.lengths)), view.lengths)
        for count in np.bincount(string[firsts], minlength=len(view.lengths)).tolist():
            yield itertools.islice(runs, count)

    def _hold(self, cores: Array, flat: Array) -> None:
        """An address keeps its label, whatever the model makes of it."""
        for lock, state in _HELD.items():
            held = np.flatnonzero(cores == self._eyes.number(("l", lock)))
            flat[held, :state] += FORBIDDEN
            flat[held, state + 2 :] += FORBIDDEN


class Reader:
    """One network of the model, with the vectors of the parts that it was asked about."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._forward = Forward(member.weights)
        self.forget()

    def forget(self) -> None:
        """Let go of all vectors."""
        self._vectors: Array = np.zeros((0, self._member.table.values.shape[1]), np.float32)
        self._rows: Array = np.zeros(0, np.int32)  # of each part, -1 where it has no vector yet

    def meet(self, features: Grouped, parts: Array) -> None:
        """Work out the vectors of those of some parts, numbers in `features`, that are new."""
        unseen = len(features.starts) - 1 - len(self._rows)
        if unseen:
            self._rows = np.concatenate([self._rows, np.full(unseen, -1, np.int32)])
        new = distinct(parts[self._rows[parts] < 0])
        if len(new):
            found = picked(features, new)
            self._rows[new] = np.arange(len(self._vectors), len(self._vectors) + len(new))
            self._vectors = np.concatenate(
                [self._vectors, self._member.table.summed(found.rows, np.diff(found.starts))]
            )

    def scores(self, parts: Array, spanning: Array, layout: Layout) -> Array:
        """(n, s): the scores of the states at n atoms, of their parts (n, 3) and of what spans them (n,)."""
        rows = self._rows[parts]
        summed = self._vectors.take(rows[:, 0], axis=0)
        for column in range(1, rows.shape[1]):
            summed += self._vectors.take(rows[:, column], axis=0)
        return self._forward.scores(network.vectors(self._member.weights, summed, spanning), layout)


def _segments(raw: str, runs: Iterable[Run]) -> tuple[Segment, ...]:
    """The runs of one string as segments."""
    out = []
    start = 0
    for label, stop, chance in runs:
        out.append(Segment(SEGMENT_LABELS[label], raw[start:stop], start, stop, round(chance, 4)))
        start = stop
    return tuple(out)
