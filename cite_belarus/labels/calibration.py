"""Making confidences mean something: how often segments of a given chance are right, on strings not learnt from."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cite_belarus.labels.codes import Array
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.labeller import Labeller

IDENTITY = np.array([[0.0, 1.0], [0.0, 1.0]])
# The bins' upper ends, narrow where most chances are; one with fewer segments goes with the next.
_EDGES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.875, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995)
_LEAST = 40
_TABLE = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


class Row(NamedTuple):
    """A line of the reliability table: confidences `low` to `high`, how many segments, their mean, the share right."""

    low: float
    high: float
    segments: int
    mean: float
    right: float


class Observed(NamedTuple):
    """Of m predicted segments: (m,) confidences, (m,) 0 or 1 for the label right throughout, (m,) their examples."""

    chances: Array
    rights: Array
    examples: Array


def observe(labeller: Labeller, examples: Sequence[Example]) -> Observed:
    """What the labeller says of examples, and whether it is right."""
    chances, rights, whose = [], [], []
    for number, segments in enumerate(labeller.label([e.tagged.raw for e in examples])):
        tagged, at = examples[number].tagged, 0
        ends = [atom.end for atom in tagged.atoms]
        for segment in segments:
            first = at
            while at < len(ends) and ends[at] <= segment.end:
                at += 1
            chances.append(segment.confidence)
            rights.append(all(label == segment.label for label in tagged.labels[first:at]))
            whose.append(number)
    return Observed(np.array(chances), np.array(rights, float), np.array(whose, np.int64))


def fit(chances: Array, rights: Array, weights: Array) -> Array:
    """(2, k): chances and the share right at each, rising; between them the share is interpolated.

    The shares of neighbouring bins that fall are pooled (isotonic regression).
    """
    if len(chances) < 200:
        return IDENTITY
    order = np.argsort(chances, kind="stable")
    bins = [(weights[part].sum(), *_means(part, chances, rights, weights)) for part in _bins(order, chances[order])]
    shares = _rising([(weight, share) for weight, _, share in bins])
    return np.array([[0.0, *(chance for _, chance, _ in bins), 1.0], [0.0, *shares, shares[-1]]])


def _bins(order: Array, rising: Array) -> list[Array]:
    """The indices of the segments of each bin, at least `_LEAST` in each."""
    found: list[Array] = []
    start = 0
    for end in (*np.searchsorted(rising, _EDGES), len(order)):
        if end - start >= _LEAST:
            found.append(order[start:end])
            start = end
    return [*found[:-1], np.concatenate([found[-1], order[start:]])]


def _means(part: Array, chances: Array, rights: Array, weights: Array) -> tuple[float, float]:
    mine = weights[part]
    return float(np.average(chances[part], weights=mine)), float(np.average(rights[part], weights=mine))


def _rising(bins: Sequence[tuple[float, float]]) -> list[float]:
    """The shares of bins with their weights, those that fall pooled with the ones before."""
    pools: list[tuple[float, float, int]] = []
    for weight, share in bins:
        pools.append((weight, share, 1))
        while len(pools) > 1 and pools[-2][1] > pools[-1][1]:
            (w1, s1, n1), (w2, s2, n2) = pools[-2:]
            pools[-2:] = [(w1 + w2, (w1 * s1 + w2 * s2) / (w1 + w2), n1 + n2)]
    return [share for _, share, count in pools for _ in range(count)]


def reliability(confidences: Array, rights: Array) -> list[Row]:
    """The reliability table."""
    rows = []
    for low, high in itertools.pairwise(_TABLE):
        inside = (confidences >= low) & (confidences < high)
        if inside.any():
            rows.append(
                Row(
                    low,
                    min(high, 1.0),
                    int(inside.sum()),
                    float(confidences[inside].mean()),
                    float(rights[inside].mean()),
                )
            )
    return rows
