"""Training strings as numbers: the parts that they are made of, the features of each part, and batches of strings."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cite_belarus.labels.codes import Array, Grouped, picked
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.lattice import FORBIDDEN, STATES
from cite_belarus.labels.network import Layout
from cite_belarus.labels.partial import Allowed
from cite_belarus.labels.words import Part, Words
from cite_belarus.model import SEGMENT_LABELS

_STATE = {label: 2 * number for number, label in enumerate(SEGMENT_LABELS)}


@dataclass(frozen=True)
class Settings:
    """How to train.

    Rounds over the data, step, batch size in atoms, the rarest feature kept, the seed; the share of the features of a
    part and of the numbers inside the network that are left out at random; d and h of the network, and whether it
    learns, or only the vectors of features and the moves between states. A model has so many `members`, each with a
    seed of its own (the first has `seed`).
    """

    rounds: int = 12
    step: float = 3e-3
    batch: int = 1500
    rarest: int = 3
    seed: int = 1
    blind: float = 0.5
    dropout: float = 0.3
    size: int = 64
    hidden: int = 96
    network_learns: bool = True
    members: int = 2


class Batch(NamedTuple):
    """One batch of b strings, n atoms in all.

    `parts` are the distinct parts of its atoms, `at` (n, 3) their numbers; `spanning` (n,) as in `eyes.View`; `gold`
    (n,) the rows of `allowed` (r, s), which say what an atom may be: row i below s is state i alone; `weight` (b,);
    `partly` (b,) whether a string's atoms may be more than one state.
    """

    parts: Grouped
    at: Array
    spanning: Array
    lengths: Array
    layout: Layout
    gold: Array
    allowed: Array
    weight: Array
    partly: Array


def features(words: Words, parts: Sequence[Part], counts: Array, rarest: int) -> tuple[Array, Grouped]:
    """The codes of the features that occur `rarest` times, sorted; each part's rows in them."""
    found = [words.codes(part) for part in parts]
    sizes = np.array([len(one) for one in found], np.int64)
    codes, inverse = np.unique(np.fromiter(itertools.chain.from_iterable(found), np.uint32), return_inverse=True)
    keep = np.bincount(inverse, weights=np.repeat(counts, sizes), minlength=len(codes)) >= rarest
    alive = keep[inverse]
    owners = np.repeat(np.arange(len(sizes)), sizes)[alive]
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=len(sizes)))])
    return codes[keep], Grouped((np.cumsum(keep) - 1)[inverse][alive], starts)


def states(example: Example) -> list[int]:
    """The state of each atom: its label's beginning or going on."""
    tagged = example.tagged
    out, before = [], ""
    for label, begins in zip(tagged.labels, tagged.begins, strict=True):
        out.append(_STATE[label] + (0 if begins or label != before else 1))
        before = label
    return out


class Permits:
    """What atoms may be, as rows (s,) of 0 for a state that is allowed and FORBIDDEN for the others."""

    def __init__(self) -> None:
        single = np.full((STATES, STATES), FORBIDDEN, np.float32)
        np.fill_diagonal(single, 0)
        self._rows = list(single)
        self._known: dict[Allowed, int] = {}

    @property
    def table(self) -> Array:
        """(r, s): all rows; the first s are those of one state."""
        return np.stack(self._rows)

    def rows(self, example: Example) -> list[int]:
        """The row of each atom of an example."""
        return [self._row(allowed) for allowed in example.allowed] if example.allowed else states(example)

    def _row(self, allowed: Allowed) -> int:
        if allowed not in self._known:
            row = np.full(STATES, FORBIDDEN, np.float32)
            for label in allowed.labels:
                row[_STATE[label] : _STATE[label] + (1 if allowed.begins else 2)] = 0
            self._known[allowed] = len(self._rows)
            self._rows.append(row)
        return self._known[allowed]


class Corpus:
    """The examples as numbers; `codes` are those of their features."""

    def __init__(self, examples: Sequence[Example], eyes: Eyes, settings: Settings) -> None:
        self._view = eyes.see([e.tagged.raw for e in examples], [e.italics for e in examples])
        counts = np.bincount(self._view.parts.ravel(), minlength=len(eyes.parts))
        self.codes, self._features = features(eyes.words, eyes.parts, counts, settings.rarest)
        self._starts = self._view.starts
        permits = Permits()
        self._gold = np.array([row for e in examples for row in permits.rows(e)], np.int64)
        self._allowed = permits.table
        self._partly = np.array([bool(e.allowed) for e in examples])
        self._weights = np.array([e.weight for e in examples], np.float32)
        self._settings = settings

    def batches(self, draw: np.random.Generator) -> list[list[int]]:
        """The numbers of the strings, drawn into batches of like lengths."""
        lengths, size = self._view.lengths, self._settings.batch
        order = draw.permutation(np.flatnonzero(lengths))
        wide = max(1, int(size / max(1.0, float(lengths.mean())))) * 12
        out: list[list[int]] = []
        for first in range(0, len(order), wide):
            pool = order[first : first + wide]
            pool = pool[np.argsort(lengths[pool], kind="stable")]
            group = np.cumsum(lengths[pool]) // size
            out += [pool[group == number].tolist() for number in np.unique(group).tolist()]
        return [out[number] for number in draw.permutation(len(out)).tolist()]

    def batch(self, strings: Sequence[int]) -> Batch:
        """The batch of some strings."""
        part, view = np.array(strings), self._view
        lengths = view.lengths[part]
        layout = Layout.of(lengths)
        source = self._starts[part][layout.string] + layout.place
        n = len(source)
        used, at = np.unique(view.parts[source], return_inverse=True)
        return Batch(
            picked(self._features, used), at.reshape(n, -1), view.spanning[source], lengths, layout,
            self._gold[source], self._allowed, self._weights[part], self._partly[part],
        )  # fmt: skip


def thinned(grouped: Grouped, draw: np.random.Generator, rate: float) -> Grouped:
    """The parts without a share of their features, drawn at random: what is learnt then rests on no single feature."""
    keep = draw.random(len(grouped.rows), np.float32) >= rate
    before = np.concatenate([[0], np.cumsum(keep)])
    return Grouped(grouped.rows[keep], before[grouped.starts])
