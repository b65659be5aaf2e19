"""Training strings as numbers: the units that they are made of, the features of each unit, and batches of strings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cite_belarus.labels import consensus
from cite_belarus.labels.codes import Array
from cite_belarus.labels.convert import pairs_of
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.eyes import Eyes, View
from cite_belarus.labels.words import OFFSETS, Key, word_codes
from cite_belarus.model import SEGMENT_LABELS

_STATE = {label: 2 * number for number, label in enumerate(SEGMENT_LABELS)}


@dataclass(frozen=True)
class Settings:
    """How to train: rounds over the data, step, penalty, batch size in atoms, the rarest feature kept, the seed."""

    rounds: int = 4
    step: float = 0.06
    penalty: float = 1e-3
    batch: int = 1500
    rarest: int = 2
    seed: int = 1
    dropout: float = 0.5
    start: float = 1.0


class Grouped(NamedTuple):
    """Units (word or context keys) as feature rows: `rows` flat, unit u has `rows[starts[u]:starts[u+1]]`."""

    rows: Array
    starts: Array


class Batch(NamedTuple):
    """One batch of b strings, n atoms in all, padded to t.

    `words` are its units with features; `at` (n, offsets, groups) the units under each offset;
    `context_at` (n, groups).
    `spot` (n, 2) is the position and the string of each atom; `gold` (n,) its state; `weight` (b,).
    """

    words: Grouped
    at: Array
    contexts: Grouped
    context_at: Array
    spot: Array
    lengths: Array
    gold: Array
    weight: Array


def features(asked: tuple[Array, Array], counts: Array, rarest: int, known: Array | None) -> tuple[Array, Grouped]:
    """The codes of the features that occur `rarest` times (or are `known`), sorted; each unit's rows in them."""
    flat, sizes = asked
    codes, inverse = np.unique(flat, return_inverse=True)
    keep = np.bincount(inverse, weights=np.repeat(counts, sizes)) >= rarest
    if known is not None:
        keep |= np.isin(codes, known)
    alive = keep[inverse]
    units = np.repeat(np.arange(len(sizes)), sizes)[alive]
    starts = np.concatenate([[0], np.cumsum(np.bincount(units, minlength=len(sizes)))])
    return codes[keep], Grouped((np.cumsum(keep) - 1)[inverse][alive], starts)


def states(example: Example) -> list[int]:
    """The state of each atom: its label's beginning or going on."""
    tagged = example.tagged
    out, before = [], ""
    for label, begins in zip(tagged.labels, tagged.begins, strict=True):
        out.append(_STATE[label] + (0 if begins or label != before else 1))
        before = label
    return out


def _agreed(examples: Sequence[Example]) -> Array:
    """(b, facts): what the lists of b examples agree on, by their true labels."""
    return consensus.agreed([consensus.observed(pairs_of(e.tagged)) for e in examples], [e.list for e in examples])


class Corpus:
    """The examples as numbers, cut into batches. `known` are codes of word and context features kept however rare."""

    def __init__(
        self, examples: Sequence[Example], eyes: Eyes, settings: Settings, known: tuple[Array, Array] | None = None
    ) -> None:
        view = eyes.see([e.tagged.raw for e in examples], [e.italics for e in examples], _agreed(examples))
        self._kinds = self._learn_words(view, eyes, settings.rarest, known and known[0])
        keys, around, counts = np.unique(view.contexts, return_inverse=True, return_counts=True)
        self.context_codes, self._contexts = features(eyes.codes(keys), counts, settings.rarest, known and known[1])
        self._around = around.reshape(view.contexts.shape)
        self._view, self._starts = view, np.cumsum(view.lengths) - view.lengths
        self._gold = np.array([state for e in examples for state in states(e)], np.int32)
        self._weights = np.array([e.weight for e in examples], np.float32)
        self.batches = [self._batch(np.array(part)) for part in _parts(view.lengths, settings)]

    def _learn_words(self, view: View, eyes: Eyes, rarest: int, known: Array | None) -> Array:
        """(kinds, groups): the units of each kind of atom."""
        number: dict[Key, int] = {}
        kinds = np.array([[number.setdefault(key, len(number)) for key in keys] for keys in eyes.word_keys])
        counts = np.zeros(len(number))
        np.add.at(counts, kinds[view.kinds].ravel(), 1)
        counts[kinds[0]] += 2 * len(view.lengths)
        self.word_codes, self._words = features(word_codes(list(number)), counts, rarest, known)
        return kinds

    def _batch(self, part: Array) -> Batch:
        lengths = self._view.lengths[part]
        string = np.repeat(np.arange(len(part)), lengths)
        place = np.arange(len(string)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        source = self._starts[part][string] + place
        n = len(source)
        spot = np.arange(n) + 2 * string + 2
        padded = np.zeros((n + 2 * len(part) + 2, self._kinds.shape[1]), np.int64) + self._kinds[0]
        padded[spot] = self._kinds[self._view.kinds[source]]
        used, at = np.unique(np.stack([padded[spot + o] for o in OFFSETS], axis=1), return_inverse=True)
        context_used, context_at = np.unique(self._around[source], return_inverse=True)
        return Batch(
            _pick(self._words, used),
            at.reshape(n, len(OFFSETS), -1).astype(np.int32),
            _pick(self._contexts, context_used),
            context_at.reshape(n, -1).astype(np.int32),
            np.stack([place, string], axis=1),
            lengths,
            self._gold[source],
            self._weights[part],
        )


def _parts(lengths: Array, settings: Settings) -> list[list[int]]:
    """Batches of strings drawn at random, about `settings.batch` atoms each, of like lengths."""
    order = np.random.default_rng(settings.seed).permutation(np.flatnonzero(lengths))
    wide = max(1, int(settings.batch / max(1.0, float(lengths.mean())))) * 12
    out: list[list[int]] = []
    for first in range(0, len(order), wide):
        part: list[int] = []
        size = 0
        pool = order[first : first + wide]
        for i in pool[np.argsort(lengths[pool], kind="stable")].tolist():
            part.append(i)
            size += int(lengths[i])
            if size >= settings.batch:
                out.append(part)
                part, size = [], 0
        if part:
            out.append(part)
    return out


def _pick(grouped: Grouped, units: Array) -> Grouped:
    sizes = grouped.starts[units + 1] - grouped.starts[units]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    index = np.arange(int(starts[-1])) - np.repeat(starts[:-1], sizes) + np.repeat(grouped.starts[units], sizes)
    return Grouped(grouped.rows[index].astype(np.int32), starts)


def thinned(grouped: Grouped, draw: np.random.Generator, rate: float) -> Grouped:
    """The units without a share of their features, drawn at random: what is learnt then rests on no single feature."""
    keep = draw.random(len(grouped.rows), np.float32) >= rate
    before = np.concatenate([[0], np.cumsum(keep)])
    return Grouped(grouped.rows[keep], before[grouped.starts])
