"""Learning the weights: the likelihood of a chain over the network's scores, by Adam over batches, in numpy.

The same examples, settings and version of numpy give the same weights, on one thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from cite_belarus.labels import network
from cite_belarus.labels.batches import Batch, Corpus, Settings, thinned
from cite_belarus.labels.codes import Array, Grouped
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.lattice import STATES, forward, legal
from cite_belarus.labels.network import Layout

Say = Callable[[str], None]
_WARM = 200, 0.1  # steps until the first full one, or this share of all, if that is less
_END = 0.02  # the last step's share
_STEEPEST = 5.0  # the norm of a gradient
_FIRST, _SECOND, _TINY = 0.9, 0.999, np.float32(1e-8)


@dataclass
class Parameters:
    """What is learnt: a vector for each feature (f, d), and the weights of the network."""

    codes: Array
    vectors: Array
    weights: dict[str, Array]


@dataclass
class Adam:
    """Kingma and Ba 2015; rows that a gradient does not touch keep their averages (as in PyTorch's SparseAdam)."""

    means: dict[str, Array] = field(default_factory=dict)
    squares: dict[str, Array] = field(default_factory=dict)
    count: int = 0

    def move(self, name: str, values: Array, gradient: Array, step: float, rows: Array | None = None) -> None:
        """One step against a gradient, of all values or of some rows."""
        at = slice(None) if rows is None else rows
        first = self.means.setdefault(name, np.zeros_like(values))
        second = self.squares.setdefault(name, np.zeros_like(values))
        first[at] = mean = first[at] * np.float32(_FIRST) + gradient * np.float32(1 - _FIRST)
        second[at] = square = second[at] * np.float32(_SECOND) + gradient * gradient * np.float32(1 - _SECOND)
        scale = step * np.sqrt(1 - _SECOND**self.count) / (1 - _FIRST**self.count)
        values[at] -= np.float32(scale) * mean / (np.sqrt(square) + _TINY)


def sums(vectors: Array, grouped: Grouped) -> Array:
    """The summed vectors of each part (u, d)."""
    out = np.zeros((len(grouped.starts) - 1, vectors.shape[1]), np.float32)
    filled = grouped.starts[:-1] < grouped.starts[1:]
    if filled.any():
        out[filled] = np.add.reduceat(vectors[grouped.rows], grouped.starts[:-1][filled], axis=0)
    return out


def _gathered(values: Array, keys: Array) -> tuple[Array, Array]:
    """values (n, c) summed by key (n,): the keys and their sums."""
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    return found, np.add.reduceat(values[order], first, axis=0)


class Trainer:
    """Holds the parameters and takes steps."""

    def __init__(self, parameters: Parameters, settings: Settings) -> None:
        self.p, self.settings = parameters, settings
        self._draw = np.random.default_rng(settings.seed + 1)
        self._adam = Adam()

    def step(self, batch: Batch, step: float) -> float:
        """One step of Adam up the likelihood of a batch; the loss it had, a string."""
        s, weights = self.settings, self.p.weights
        seen = thinned(batch.parts, self._draw, s.blind) if s.blind else batch.parts
        whole = np.float32(1 / (1 - s.blind))
        summed = (sums(self.p.vectors, seen) * whole)[batch.at].sum(axis=1)
        atoms = network.vectors(weights, summed, batch.spanning)
        masks = self._mask(atoms.shape), self._mask((2, len(atoms), weights["kept"].shape[1]))
        scores, tape = network.read(weights, atoms, batch.layout, masks)
        loss, slope, moves = _likelihood(weights["moves"], batch, scores)
        gradients, on_atoms = network.learn(weights, tape, batch.layout, slope)
        gradients |= {"moves": moves, "spanning": _on_marks(weights, batch, on_atoms)}
        if not s.network_learns:
            gradients = {"moves": moves}
        self._adam.count += 1
        self._move(gradients, step)
        owners = np.repeat(np.arange(len(seen.starts) - 1), np.diff(seen.starts))
        part, on_parts = _gathered(np.repeat(on_atoms, batch.at.shape[1], axis=0), batch.at.ravel())
        by_part = np.zeros((len(seen.starts) - 1, on_atoms.shape[1]), np.float32)
        by_part[part] = on_parts * whole
        rows, on_rows = _gathered(by_part[owners], seen.rows)
        self._adam.move("vectors", self.p.vectors, on_rows, step, rows)
        return loss

    def _mask(self, shape: tuple[int, ...]) -> Array:
        rate = np.float32(self.settings.dropout)
        return (self._draw.random(shape, np.float32) >= rate).astype(np.float32) / (1 - rate)

    def _move(self, gradients: dict[str, Array], step: float) -> None:
        norm = float(np.sqrt(sum(float((g * g).sum()) for g in gradients.values())))
        damped = np.float32(min(1.0, _STEEPEST / (norm + 1e-6)))
        for name, gradient in gradients.items():
            self._adam.move(name, self.p.weights[name], gradient * damped, step)


def _on_marks(weights: dict[str, Array], batch: Batch, on_atoms: Array) -> Array:
    """The gradient of the vectors of what spans atoms."""
    out = np.zeros_like(weights["spanning"])
    rows, found = _gathered(on_atoms, batch.spanning)
    out[rows] = found
    return out


def _likelihood(learnt: Array, batch: Batch, flat: Array) -> tuple[float, Array, Array]:
    """The loss a string, and its gradients by the scores (n, s) and by the moves between states (s + 1, s).

    What is likelier made is one path, or, in a string whose labels tell a part only, all that they allow together.
    """
    moves, layout = legal() + learnt, batch.layout
    share = batch.weight / np.float32(len(batch.lengths))
    partition, slope, on_moves = _expected(flat, moves, layout, share)
    loss = float((partition * share).sum())
    first, partly = layout.place == 0, batch.partly[layout.string]
    before = np.where(first, STATES, np.roll(batch.gold, 1))
    n = np.flatnonzero(~partly)
    own = batch.gold[n]
    parts = share[layout.string[n]]
    loss -= float(((flat[n, own] + moves[before[n], own]) * parts).sum())
    np.add.at(on_moves, (before[n], own), -parts)
    slope[n, own] -= parts
    if partly.any():
        within = share[batch.partly]
        bound = flat[partly] + batch.allowed[batch.gold[partly]]
        partition, states, expected = _expected(bound, moves, Layout.of(batch.lengths[batch.partly]), within)
        loss -= float((partition * within).sum())
        slope[partly] -= states
        on_moves -= expected
    return loss, slope, on_moves


def _expected(flat: Array, moves: Array, layout: Layout, share: Array) -> tuple[Array, Array, Array]:
    """The partition (b,), and how often states (n, s) and moves (s + 1, s) are expected; one string `share` (b,)."""
    scores, lengths = layout.padded(flat), np.bincount(layout.string)
    ahead, behind, partition = forward(scores, moves, lengths)
    live = np.arange(len(scores))[:, None] < lengths
    both = (ahead * behind)[layout.place, layout.string]
    expected = both / (both.sum(axis=1, keepdims=True) + 1e-30) * share[layout.string, None]
    on_moves = _moved(scores, ahead, behind, moves, live * share)
    on_moves[-1] = expected[layout.place == 0].sum(axis=0)
    return partition, expected, on_moves


def _moved(scores: Array, ahead: Array, behind: Array, moves: Array, live: Array) -> Array:
    """(s + 1, s): how often each move is expected, `live` (t, b) times; the last row is left at 0."""
    local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), -30)) * behind
    step = np.exp(moves[:-1])
    expected = np.zeros((STATES, STATES), np.float32)
    for t in range(1, len(scores)):
        total = ((ahead[t - 1] @ step) * local[t]).sum(axis=1) + 1e-30
        expected += ahead[t - 1].T @ (local[t] * (live[t] / total)[:, None]).astype(np.float32)
    return np.concatenate([expected * step, np.zeros((1, STATES), np.float32)])


def train(examples: Sequence[Example], eyes: Eyes, settings: Settings, say: Say = print) -> Parameters:
    """Learn from examples."""
    corpus = Corpus(examples, eyes, settings)
    draw = np.random.default_rng(settings.seed)
    vectors = (draw.standard_normal((len(corpus.codes), settings.size), np.float32) * 0.05).astype(np.float32)
    parameters = Parameters(corpus.codes, vectors, network.fresh(settings.size, settings.hidden, draw))
    say(f"{len(examples)} strings, {len(corpus.codes)} features")
    go_on(Trainer(parameters, settings), corpus, say)
    return parameters


def go_on(trainer: Trainer, corpus: Corpus, say: Say) -> None:
    """The rounds of training over a corpus; steps grow at first, then shrink."""
    settings = trainer.settings
    draw = np.random.default_rng(settings.seed)
    done = 0
    for number in range(settings.rounds):
        begun = time.monotonic()
        batches = corpus.batches(draw)
        most = settings.rounds * len(batches)
        losses = []
        for strings in batches:
            done += 1
            losses.append(trainer.step(corpus.batch(strings), settings.step * _share(done, most)))
        took = time.monotonic() - begun
        say(f"round {number + 1}: loss {sum(losses) / max(1, len(losses)):.3f} ({took:.0f} s)")


def _share(done: int, most: int) -> float:
    """The share of a full step that a step has."""
    warm = min(_WARM[0], _WARM[1] * most)
    return min(1.0, done / (warm + 1)) * max(_END, 1 - done / most)
