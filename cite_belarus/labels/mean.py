"""The mean of models that were trained apart: a state's score is a sum of weights, so the mean scores as all together.

Each model learnt from made lists of its own and in an order of its own; what is chance in one, the others damp.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from cite_belarus.labels.codes import Array
from cite_belarus.labels.store import Model, Table

_COLUMNS = 256  # more than any table has


def mean(models: Sequence[Model], least: float) -> Model:
    """The mean of models with the same lexicon and cues; weights smaller than `least` are left out."""
    return dataclasses.replace(
        models[0],
        words=_mean_table([m.words for m in models], least),
        contexts=_mean_table([m.contexts for m in models], least),
        moves=np.stack([m.moves for m in models]).mean(axis=0),
    )


def _mean_table(tables: Sequence[Table], least: float) -> Table:
    """The mean of sparse tables; a weight that a table lacks is 0 there."""
    places, inverse = np.unique(np.concatenate([_places(t) for t in tables]), return_inverse=True)
    values = np.concatenate([t.values.astype(np.float64) * t.scale for t in tables])
    sums = np.bincount(inverse, weights=values, minlength=len(places)) / len(tables)
    kept = np.abs(sums) >= least
    places, sums = places[kept], sums[kept]
    scale = float(np.abs(sums).max(initial=0)) / 32767 or 1.0
    codes, counts = np.unique(places // _COLUMNS, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    columns = (places % _COLUMNS).astype(np.uint8)
    return Table(codes.astype(np.uint32), starts, columns, np.rint(sums / scale).astype(np.int16), scale)


def _places(table: Table) -> Array:
    """One whole number for each weight: its feature's code and its column."""
    owner: Array = np.repeat(table.codes, np.diff(table.starts)).astype(np.int64)
    return owner * _COLUMNS + table.columns
