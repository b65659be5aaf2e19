"""Labelling: strings in, segments with calibrated confidences out.

The vectors of every distinct part of an atom are kept, so that text which repeats itself costs little; the network
and the chain read many strings of like length at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from cite_belarus.labels import network
from cite_belarus.labels.codes import Array
from cite_belarus.labels.eyes import Eyes, View
from cite_belarus.labels.lattice import FORBIDDEN, best_paths, legal, marginals
from cite_belarus.labels.network import Layout
from cite_belarus.labels.repair import repaired
from cite_belarus.labels.store import Model
from cite_belarus.model import SEGMENT_LABELS, Segment, Span

_HELD = {lock: 2 * SEGMENT_LABELS.index(lock) for lock in ("url", "doi")}
_CHUNK = 500
_BATCH_ATOMS = 3000


class Labeller:
    """A loaded model. `label` is the whole of its use; one object may label any number of batches."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._eyes = Eyes(model.lexicon, model.cues)
        self._moves = legal() + model.weights["moves"]
        self._vectors: Array = np.zeros((0, model.table.values.shape[1]), np.float32)

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
        view = self._eyes.see(raws, italics)
        self._know_parts()
        out: list[tuple[Segment, ...]] = [()] * len(raws)
        ends = np.split(view.ends, view.starts[1:])
        order = [i for i in np.argsort(view.lengths, kind="stable").tolist() if view.lengths[i]]
        for batch in _batches(order, view.lengths.tolist()):
            for i, path, sure in zip(batch, *self._decode(view, np.array(batch)), strict=True):
                out[i] = repaired(_segments(raws[i], ends[i].tolist(), path, sure))
        if self._eyes.full:
            self._eyes.forget()
            self._vectors = self._vectors[:0]
        return out

    def _know_parts(self) -> None:
        """The vectors of all parts met so far."""
        new = [self._eyes.words.codes(part) for part in self._eyes.parts[len(self._vectors) :]]
        if new:
            codes = np.fromiter(itertools.chain.from_iterable(new), np.uint32)
            found = self._model.table.summed(codes, np.array([len(one) for one in new]))
            self._vectors = np.concatenate([self._vectors, found])

    def _decode(self, view: View, batch: Array) -> tuple[list[list[int]], list[list[float]]]:
        """For b of the strings: the states of the likeliest path, and how sure the label of each atom is."""
        lengths = view.lengths[batch]
        layout = Layout.of(lengths)
        source = view.starts[batch][layout.string] + layout.place
        parts = view.parts[source]
        summed = self._vectors[parts[:, 0]]
        for column in range(1, parts.shape[1]):
            summed += self._vectors[parts[:, column]]
        atoms = network.vectors(self._model.weights, summed, view.spanning[source])
        flat, _ = network.read(self._model.weights, atoms, layout)
        self._hold(parts[:, 1], flat)
        scores = layout.padded(flat)
        paths = best_paths(scores, self._moves, lengths)
        chances = marginals(scores, self._moves, lengths)
        by_label = chances[:, :, 0::2] + chances[:, :, 1::2]
        sure = np.take_along_axis(by_label, (paths // 2)[:, :, None], 2)[:, :, 0]
        return paths.T.tolist(), np.interp(sure, *self._model.calibration).T.tolist()

    def _hold(self, cores: Array, flat: Array) -> None:
        """An address keeps its label, whatever the model makes of it."""
        for lock, state in _HELD.items():
            held = np.flatnonzero(cores == self._eyes.number(("l", lock)))
            flat[held, :state] += FORBIDDEN
            flat[held, state + 2 :] += FORBIDDEN


def _segments(raw: str, ends: Sequence[int], path: Sequence[int], sure: Sequence[float]) -> tuple[Segment, ...]:
    """Runs of one label as segments; the confidence is that of the least certain atom."""
    out = []
    first = start = 0
    n = len(ends)
    for i in range(1, n + 1):
        if i == n or not path[i] & 1:
            stop = ends[i - 1]
            chance = round(min(sure[first:i]), 4)
            out.append(Segment(SEGMENT_LABELS[path[first] // 2], raw[start:stop], start, stop, chance))
            first, start = i, stop
    return tuple(out)


def _batches(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Strings of like length in batches of at most `_BATCH_ATOMS` padded atoms (one string may be longer)."""
    out: list[list[int]] = []
    for i in order:
        if out and (len(out[-1]) + 1) * lengths[i] <= _BATCH_ATOMS:
            out[-1].append(i)
        else:
            out.append([i])
    return out
