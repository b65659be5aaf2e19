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
_BINS = 16
_TABLE = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


class Row(NamedTuple):
    """A line of the reliability table: confidences `low` to `high`, how many segments, their mean, the share right."""

    low: float
    high: float
    segments: int
    mean: float
    right: float


def observe(labeller: Labeller, examples: Sequence[Example]) -> tuple[Array, Array]:
    """(m,) confidences and (m,) 0 or 1: whether the label was right for the whole of each predicted segment."""
    chances, rights = [], []
    for example, segments in zip(examples, labeller.label([e.tagged.raw for e in examples]), strict=True):
        ends = [a.end for a in example.tagged.atoms]
        at = 0
        for segment in segments:
            first = at
            while at < len(ends) and ends[at] <= segment.end:
                at += 1
            chances.append(segment.confidence)
            rights.append(all(label == segment.label for label in example.tagged.labels[first:at]))
    return np.array(chances), np.array(rights, float)


def fit(chances: Array, rights: Array) -> Array:
    """(2, k): chances and the share right at each, rising; between them the share is interpolated."""
    if len(chances) < 200:
        return IDENTITY
    order = np.argsort(chances, kind="stable")
    parts = np.array_split(order, _BINS)
    x = [float(chances[p].mean()) for p in parts]
    y = np.array([float((rights[p].sum() + 1) / (len(p) + 2)) for p in parts])
    rising = np.maximum.accumulate(y)
    low = float(min(y[0], x[0]))
    return np.array([[0.0, *x, 1.0], [low * 0.5, *rising, float(rising[-1])]])


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
