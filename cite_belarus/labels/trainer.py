"""Learning the weights: a linear-chain conditional random field, by AdaGrad over batches, in numpy.

The score of a state at an atom is the sum of the weights of the word features of the atom and its neighbours
(a column block an OFFSET) and of the context features of the atom. Batches are made once; only their order is drawn
anew each round, so the work of finding their features is done once. The same seed gives the same weights.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from cite_belarus.labels.corpus import Example
from cite_belarus.labels.features import EDGE, OFFSETS, Seen, context_hashes, see, word_hashes
from cite_belarus.labels.lattice import STATES, Array, forward, legal
from cite_belarus.labels.lexicons import Lexicon
from cite_belarus.model import SEGMENT_LABELS

_STATE = {label: 2 * number for number, label in enumerate(SEGMENT_LABELS)}
Say = Callable[[str], None]


@dataclass(frozen=True)
class Settings:
    """How to train: rounds over the data, step, penalty, batch size in atoms, the rarest feature kept, the seed."""

    rounds: int = 8
    step: float = 0.15
    penalty: float = 1e-3
    batch: int = 6000
    rarest: int = 2
    seed: int = 1
    dropout: float = 0.3
    start: float = 1.0


@dataclass
class Parameters:
    """What is learnt: a row of weights a feature (words: a block of STATES an offset), and the moves between states."""

    word_codes: Array
    words: Array
    context_codes: Array
    contexts: Array
    moves: Array
    squares: dict[str, Array] = field(default_factory=dict)


class Grouped(NamedTuple):
    """Units (word or context keys) as feature rows: `rows` flat, unit u has `rows[starts[u]:starts[u+1]]`."""

    rows: Array
    starts: Array


class Batch(NamedTuple):
    """One batch of b strings, n atoms in all, padded to t.

    `words` are its units with features; `at` (n, offsets) the unit under each offset; `context_at` (n, groups).
    `spot` (n, 2) is the string and position of each atom; `gold` (n,) its state; `weight` (b,).
    """

    words: Grouped
    at: Array
    contexts: Grouped
    context_at: Array
    spot: Array
    lengths: Array
    gold: Array
    weight: Array


class Vocabulary:
    """Numbers for keys, and for each key the numbers of its features that are frequent enough."""

    def __init__(self) -> None:
        self.number: dict[object, int] = {}
        self.hashes: list[list[int]] = []
        self.counts: list[int] = []

    def add(self, key: object, hashes: Callable[[], list[int]]) -> int:
        """The key's number; its features are asked for the first time only."""
        number = self.number.get(key)
        if number is None:
            number = self.number[key] = len(self.hashes)
            self.hashes.append(hashes())
            self.counts.append(0)
        self.counts[number] += 1
        return number

    def rows(self, rarest: int, known: Array | None = None) -> tuple[Array, Grouped]:
        """The codes of the features that occur `rarest` times (or are `known`), sorted, and each unit's rows in them."""
        sizes = np.fromiter(map(len, self.hashes), np.int64, len(self.hashes))
        flat = np.fromiter((h for unit in self.hashes for h in unit), np.uint32, int(sizes.sum()))
        codes, inverse = np.unique(flat, return_inverse=True)
        totals = np.bincount(inverse, weights=np.repeat(np.asarray(self.counts), sizes))
        keep = totals >= rarest
        if known is not None:
            keep |= np.isin(codes, known)
        place = np.cumsum(keep) - 1
        alive = keep[inverse]
        units = np.repeat(np.arange(len(sizes)), sizes)[alive]
        starts = np.concatenate([[0], np.cumsum(np.bincount(units, minlength=len(sizes)))])
        return codes[keep], Grouped(place[inverse][alive], starts)


def states(example: Example) -> list[int]:
    """The state of each atom: its label's beginning or going on."""
    tagged = example.tagged
    out, before = [], ""
    for label, begins in zip(tagged.labels, tagged.begins):
        out.append(_STATE[label] + (0 if begins or label != before else 1))
        before = label
    return out


class Corpus:
    """The examples as numbers, cut into batches."""

    def __init__(
        self,
        examples: Sequence[Example],
        lexicon: Lexicon,
        settings: Settings,
        known: tuple[Array, Array] | None = None,
    ) -> None:
        words, contexts = Vocabulary(), Vocabulary()
        edge = words.add(EDGE, lambda: word_hashes(EDGE, lexicon))
        rows = []
        for example in examples:
            seen = see(example.tagged.raw)
            rows.append((self._number(seen, words, contexts, lexicon), states(example), example.weight))
        self.word_codes, self._words = words.rows(settings.rarest, known and known[0])
        self.context_codes, self._contexts = contexts.rows(settings.rarest, known and known[1])
        self.batches = [self._batch(part, edge) for part in _parts(rows, settings)]

    @staticmethod
    def _number(
        seen: Seen, words: Vocabulary, contexts: Vocabulary, lexicon: Lexicon
    ) -> tuple[list[int], list[list[int]]]:
        return (
            [words.add(k, lambda k=k: word_hashes(k, lexicon)) for k in seen.words],  # type: ignore[misc]
            [[contexts.add(k, lambda k=k: context_hashes(k)) for k in keys] for keys in seen.contexts],  # type: ignore[misc]
        )

    def _batch(self, part: list[tuple[tuple[list[int], list[list[int]]], list[int], float]], edge: int) -> Batch:
        lengths = np.array([len(gold) for _, gold, _ in part])
        shifted = []
        for (words, _), _, _ in part:
            padded = np.array([edge, edge, *words, edge, edge])
            shifted.append(np.stack([padded[2 + o : 2 + o + len(words)] for o in OFFSETS], axis=1))
        used, at = np.unique(np.concatenate(shifted), return_inverse=True)
        context_used, context_at = np.unique(
            np.concatenate([np.array(c) for (_, c), _, _ in part]), return_inverse=True
        )
        n = int(lengths.sum())
        spot = np.stack(
            [np.repeat(np.arange(len(part)), lengths), np.concatenate([np.arange(m) for m in lengths])], axis=1
        )
        return Batch(
            _pick(self._words, used), at.reshape(n, len(OFFSETS)).astype(np.int32), _pick(self._contexts, context_used),
            context_at.reshape(n, -1).astype(np.int32), spot, lengths, np.concatenate([gold for _, gold, _ in part]).astype(np.int32),
            np.array([w for _, _, w in part], np.float32),
        )  # fmt: skip


def _parts(
    rows: list[tuple[tuple[list[int], list[list[int]]], list[int], float]], settings: Settings
) -> list[list[tuple[tuple[list[int], list[list[int]]], list[int], float]]]:
    """Batches of strings drawn at random, about `settings.batch` atoms each, of like lengths."""
    order = np.random.default_rng(settings.seed).permutation(len(rows))
    mean = max(1.0, sum(len(r[1]) for r in rows) / max(1, len(rows)))
    wide = max(1, int(settings.batch / mean)) * 12
    out: list[list[tuple[tuple[list[int], list[list[int]]], list[int], float]]] = []
    for first in range(0, len(order), wide):
        pool = sorted((rows[i] for i in order[first : first + wide] if rows[i][1]), key=lambda r: len(r[1]))
        part: list[tuple[tuple[list[int], list[list[int]]], list[int], float]] = []
        for row in pool:
            part.append(row)
            if sum(len(r[1]) for r in part) >= settings.batch:
                out.append(part)
                part = []
        if part:
            out.append(part)
    return out


def _pick(grouped: Grouped, units: Array) -> Grouped:
    sizes = grouped.starts[units + 1] - grouped.starts[units]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    index = np.arange(int(starts[-1])) - np.repeat(starts[:-1], sizes) + np.repeat(grouped.starts[units], sizes)
    return Grouped(grouped.rows[index].astype(np.int32), starts)


def _thinned(grouped: Grouped, draw: np.random.Generator, rate: float) -> Grouped:
    """The units without a share of their features, drawn at random: what is learnt then rests on no single feature."""
    keep = draw.random(len(grouped.rows), np.float32) >= rate
    before = np.concatenate([[0], np.cumsum(keep)])
    return Grouped(grouped.rows[keep], before[grouped.starts])


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
        out = (sums(self.p.contexts, batch.contexts) * grown)[batch.context_at].sum(axis=1)
        for number in range(len(OFFSETS)):
            out += unit[batch.at[:, number], number * STATES : (number + 1) * STATES]
        return out

    def step(self, batch: Batch) -> float:
        """One step up the likelihood of a batch; the loss it had, a string."""
        rate = self.settings.dropout
        if rate:
            batch = batch._replace(
                words=_thinned(batch.words, self._draw, rate), contexts=_thinned(batch.contexts, self._draw, rate)
            )
        flat = self.emissions(batch)
        size = (len(batch.lengths), int(batch.lengths.max()))
        string, place = batch.spot[:, 0], batch.spot[:, 1]
        scores = np.zeros((*size, STATES), np.float32)
        scores[string, place] = flat
        moves = legal() + self.p.moves
        ahead, behind, partition = forward(scores, moves, batch.lengths)
        both = (ahead * behind)[string, place]
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
        by_unit = np.concatenate([_gather(gradient, batch.at[:, o], units) for o in range(len(OFFSETS))], axis=1)
        self._move("words", *_to_features(by_unit, batch.words))
        groups = batch.context_at.shape[1]
        spread = np.repeat(gradient, groups, axis=0)
        by_context = _gather(spread, batch.context_at.ravel(), len(batch.contexts.starts) - 1)
        self._move("contexts", *_to_features(by_context, batch.contexts))

    def _moves(self, batch: Batch, chain: tuple[Array, Array, Array], moves: Array) -> float:
        """The step of the moves between states; the gold path's score of moves."""
        scores, ahead, behind = chain
        local = np.exp(scores - scores.max(axis=2, keepdims=True)) * behind
        step = np.exp(moves[:-1])
        live = (np.arange(scores.shape[1])[None, :] < batch.lengths[:, None]).astype(np.float32) * batch.weight[:, None]
        expected = np.zeros((STATES, STATES), np.float32)
        for t in range(1, scores.shape[1]):
            right = local[:, t]
            total = ((ahead[:, t - 1] @ step) * right).sum(axis=1) + 1e-30
            expected += ahead[:, t - 1].T @ (right * (live[:, t] / total)[:, None])
        gradient = np.zeros_like(self.p.moves)
        gradient[:-1] = -expected * step
        first = batch.spot[:, 1] == 0
        chance = ahead[:, 0] * behind[:, 0]
        gradient[-1] = -(chance / chance.sum(axis=1, keepdims=True) * batch.weight[:, None]).sum(axis=0)
        before = np.where(first, STATES, np.roll(batch.gold, 1))
        np.add.at(gradient, (before, batch.gold), batch.weight[batch.spot[:, 0]])
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


def train(examples: Sequence[Example], lexicon: Lexicon, settings: Settings, say: Say = print) -> Parameters:
    """Learn from examples; deterministic for the same examples, settings and version of numpy."""
    corpus = Corpus(examples, lexicon, settings)
    parameters = fresh(corpus)
    say(
        f"{len(examples)} strings, {len(corpus.batches)} batches, {len(corpus.word_codes)} word and {len(corpus.context_codes)} context features"
    )
    trainer = Trainer(parameters, settings)
    draw = np.random.default_rng(settings.seed)
    for number in range(settings.rounds):
        begun = time.monotonic()
        losses = [trainer.step(corpus.batches[i]) for i in draw.permutation(len(corpus.batches))]
        say(f"round {number + 1}: loss {sum(losses) / max(1, len(losses)):.3f} ({time.monotonic() - begun:.0f} s)")
    return parameters
