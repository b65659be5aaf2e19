"""From scores to labels: the likeliest legal path of each string, and the chance of each atom's label.

Strings stand one behind the other: n atoms in all. They are read in batches of like length.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from cite_belarus.labels.codes import Array
from cite_belarus.labels.lattice import STATES, best_paths, marginals
from cite_belarus.labels.network import Layout

_BATCH_ATOMS = 1500
_SETTLED = np.log(np.float32(0.51))  # a little more than a half, for the chances are rounded


class Batch(NamedTuple):
    """b strings that are read together with m atoms in all: numbers and lengths (b,), layout, numbers of atoms (m,)."""

    strings: Array
    lengths: Array
    layout: Layout
    atoms: Array


class Decoded(NamedTuple):
    """(n,) each: the state of each atom in the likeliest path of its string, and the chance of its label."""

    states: Array
    chances: Array


def batches(strings: Array, lengths: Array, most: int = _BATCH_ATOMS) -> list[Batch]:
    """Of b strings of so many atoms those with these numbers, with at most `most` padded atoms at a time.

    No string may be empty; one alone may be longer.
    """
    starts = np.cumsum(lengths) - lengths
    order = strings[np.argsort(lengths[strings], kind="stable")]
    return [_batch(order[part], starts, lengths) for part in _parts(lengths[order].tolist(), most)]


def _batch(strings: Array, starts: Array, lengths: Array) -> Batch:
    layout = Layout.of(lengths[strings])
    return Batch(strings, lengths[strings], layout, starts[strings][layout.string] + layout.place)


def _parts(lengths: list[int], most: int) -> Iterator[slice]:
    """Runs of lengths, which rise, that fill no more than `most` when each is as great as the greatest."""
    first = 0
    for at, length in enumerate(lengths):
        if at > first and (at - first + 1) * length > most:
            yield slice(first, at)
            first = at
    if lengths:
        yield slice(first, len(lengths))


def decode(scores: Array, moves: Array, strings: Array, lengths: Array, least: float = 0) -> Decoded:
    """Of b strings those with these numbers, from the scores (n, s) of all atoms; the atoms of others have no chance.

    A path with a chance of more than a half is the likeliest. The likeliest states, one by one, mostly are such a path:
    that spares the string the search. So does an atom whose labels all have a smaller chance than the `least`: its
    string is to be read again.
    """
    states, by_label = np.zeros(len(scores), np.int64), np.zeros((len(scores), STATES // 2), np.float32)
    unsettled = []
    for batch in batches(strings, lengths):
        flat, layout = scores[batch.atoms], batch.layout
        chances, partition = marginals(layout.padded(flat), moves, batch.lengths)
        own = chances[layout.place, layout.string]
        by_label[batch.atoms] = labels = own[:, 0::2] + own[:, 1::2]
        states[batch.atoms] = likeliest = own.argmax(axis=1)
        sought = _score(flat, moves, layout, likeliest) - partition < _SETTLED
        asked = np.flatnonzero(sought[layout.string])
        unsure = asked[labels[asked].max(axis=1) < least]
        sought[layout.string[unsure]] = False
        unsettled.append(batch.strings[sought])
    for batch in batches(np.concatenate([strings[:0], *unsettled]), lengths):
        paths = best_paths(batch.layout.padded(scores[batch.atoms]), moves, batch.lengths)
        states[batch.atoms] = paths[batch.layout.place, batch.layout.string]
    return Decoded(states, by_label[np.arange(len(states)), states // 2])


def _score(scores: Array, moves: Array, layout: Layout, states: Array) -> Array:
    """(b,): the scores of the paths of b strings through these states (m,)."""
    first = layout.place == 0
    before = np.where(first, STATES, np.concatenate([[0], states[:-1]]))
    steps = scores[np.arange(len(states)), states] + moves[before, states]
    total: Array = np.add.reduceat(steps, np.flatnonzero(first), dtype=np.float64)
    return total
