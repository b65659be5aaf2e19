"""Learning the weights: a linear-chain conditional random field, by AdaGrad over batches, in numpy.

The score of a state at an atom is the sum of the weights of the word features of the atom and its neighbours
(a column block an OFFSET) and of the context features of the atom. Batches are made once; only their order is drawn
anew each round, so the work of finding their features is done once. The same seed gives the same weights.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from cite_belarus.labels.batches import Batch, Corpus, Grouped, Settings, thinned
from cite_belarus.labels.codes import Array
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.lattice import STATES, forward, legal
from cite_belarus.labels.words import OFFSETS

Say = Callable[[str], None]


@dataclass
class Parameters:
    """What is learnt: a row of weights a feature (words: a block of STATES an offset), and the moves between states."""

    word_codes: Array
    words: Array
    context_codes: Array
    contexts: Array
    moves: Array
    squares: dict[str, Array] = field(default_factory=dict)


def sums(weights: Array, grouped: Grouped) -> Array:
    """The summed weight rows of each unit (u, columns)."""
    out = np.zeros((len(grouped.starts) - 1, weights.shape[1]), np.float32)
    filled = grouped.starts[:-1] < grouped.starts[1:]
    if filled.any():
        out[filled] = np.add.reduceat(weights[grouped.rows], grouped.starts[:-1][filled], axis=0)
    return out


def _gather(values: Array, keys: Array, count: int) -> Array:
    """values (n, c) summed by key (n,) into (count, c)."""
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    out = np.zeros((count, values.shape[1]), np.float32)
    out[found] = np.add.reduceat(values[order], first, axis=0)
    return out


def _to_features(gradient: Array, grouped: Grouped) -> tuple[Array, Array]:
    """Unit gradients (u, c) as the rows touched and their gradients."""
    unit = np.repeat(np.arange(len(grouped.starts) - 1), np.diff(grouped.starts))
    order = np.argsort(grouped.rows, kind="stable")
    rows, first = np.unique(grouped.rows[order], return_index=True)
    return rows, np.add.reduceat(gradient[unit[order]], first, axis=0)


class Trainer:
    """Holds the parameters and takes steps."""

    def __init__(self, parameters: Parameters, settings: Settings) -> None:
        self.p, self.settings = parameters, settings
        self._draw = np.random.default_rng(settings.seed + 1)
        p = parameters
        p.squares = p.squares or {
            n: np.full_like(getattr(p, n), settings.start) for n in ("words", "contexts", "moves")
        }

    def emissions(self, batch: Batch) -> Array:
        """The scores of the states at each atom (n, s)."""
        grown = np.float32(1 / (1 - self.settings.dropout))
        unit = sums(self.p.words, batch.words) * grown
        out: Array = (sums(self.p.contexts, batch.contexts) * grown)[batch.context_at].sum(axis=1)
        for number in range(len(OFFSETS)):
            block = unit[:, number * STATES : (number + 1) * STATES]
            for group in range(batch.at.shape[2]):
                out += block[batch.at[:, number, group]]
        return out

    def step(self, batch: Batch) -> float:
        """One step up the likelihood of a batch; the loss it had, a string."""
        rate = self.settings.dropout
        if rate:
            batch = batch._replace(
                words=thinned(batch.words, self._draw, rate), contexts=thinned(batch.contexts, self._draw, rate)
            )
        flat = self.emissions(batch)
        size = (int(batch.lengths.max()), len(batch.lengths))
        place, string = batch.spot[:, 0], batch.spot[:, 1]
        scores = np.zeros((*size, STATES), np.float32)
        scores[place, string] = flat
        moves = legal() + self.p.moves
        ahead, behind, partition = forward(scores, moves, batch.lengths)
        both = (ahead * behind)[place, string]
        chances = both / (both.sum(axis=1, keepdims=True) + 1e-30)
        n = len(batch.gold)
        loss = partition.sum() - flat[np.arange(n), batch.gold].sum()
        gradient = -chances
        gradient[np.arange(n), batch.gold] += 1
        gradient *= batch.weight[string, None]
        loss -= self._moves(batch, (scores, ahead, behind), moves)
        self._emitted(batch, gradient)
        return float(loss) / len(batch.lengths)

    def _emitted(self, batch: Batch, gradient: Array) -> None:
        units = len(batch.words.starts) - 1
        word_groups = batch.at.shape[2]
        wide = np.repeat(gradient, word_groups, axis=0)
        offsets = range(len(OFFSETS))
        by_unit = np.concatenate([_gather(wide, batch.at[:, o].ravel(), units) for o in offsets], axis=1)
        self._move("words", *_to_features(by_unit, batch.words))
        groups = batch.context_at.shape[1]
        spread = np.repeat(gradient, groups, axis=0)
        by_context = _gather(spread, batch.context_at.ravel(), len(batch.contexts.starts) - 1)
        self._move("contexts", *_to_features(by_context, batch.contexts))

    def _moves(self, batch: Batch, chain: tuple[Array, Array, Array], moves: Array) -> float:
        """The step of the moves between states; the gold path's score of moves."""
        scores, ahead, behind = chain
        local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), -30)) * behind
        step = np.exp(moves[:-1])
        live = (np.arange(len(scores))[:, None] < batch.lengths[None, :]) * batch.weight[None, :]
        expected = np.zeros((STATES, STATES), np.float32)
        for t in range(1, len(scores)):
            right = local[t]
            total = ((ahead[t - 1] @ step) * right).sum(axis=1) + 1e-30
            expected += ahead[t - 1].T @ (right * (live[t] / total)[:, None]).astype(np.float32)
        gradient = np.zeros_like(self.p.moves)
        gradient[:-1] = -expected * step
        first = batch.spot[:, 0] == 0
        chance = ahead[0] * behind[0]
        gradient[-1] = -(chance / chance.sum(axis=1, keepdims=True) * batch.weight[:, None]).sum(axis=0)
        before = np.where(first, STATES, np.roll(batch.gold, 1))
        np.add.at(gradient, (before, batch.gold), batch.weight[batch.spot[:, 1]])
        self._move("moves", np.arange(STATES + 1), gradient)
        return float(moves[before, batch.gold].sum())

    def _move(self, name: str, rows: Array, gradient: Array) -> None:
        weights, squares = getattr(self.p, name), self.p.squares[name]
        old = weights[rows]
        gradient = gradient - old * self.settings.penalty
        square = squares[rows] + gradient * gradient
        squares[rows] = square
        weights[rows] = old + self.settings.step * gradient / np.sqrt(square)


def fresh(corpus: Corpus) -> Parameters:
    """Parameters of zero for a corpus."""
    return Parameters(
        corpus.word_codes, np.zeros((len(corpus.word_codes), STATES * len(OFFSETS)), np.float32),
        corpus.context_codes, np.zeros((len(corpus.context_codes), STATES), np.float32),
        np.zeros((STATES + 1, STATES), np.float32),
    )  # fmt: skip


def train(examples: Sequence[Example], eyes: Eyes, settings: Settings, say: Say = print) -> Parameters:
    """Learn from examples; deterministic for the same examples, settings and version of numpy."""
    corpus = Corpus(examples, eyes, settings)
    parameters = fresh(corpus)
    counts = f"{len(corpus.word_codes)} word and {len(corpus.context_codes)} context features"
    say(f"{len(examples)} strings, {len(corpus.batches)} batches, {counts}")
    go_on(Trainer(parameters, settings), corpus, say)
    return parameters


def go_on(trainer: Trainer, corpus: Corpus, say: Say) -> None:
    """The rounds of training over a corpus."""
    settings = trainer.settings
    draw = np.random.default_rng(settings.seed)
    for number in range(settings.rounds):
        begun = time.monotonic()
        losses = [trainer.step(corpus.batches[i]) for i in draw.permutation(len(corpus.batches))]
        took = time.monotonic() - begun
        say(f"round {number + 1}: loss {sum(losses) / max(1, len(losses)):.3f} ({took:.0f} s)")
