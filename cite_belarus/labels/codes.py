"""Numbers for names: features and lexicon words are known by the CRC-32 of their name, parts by their features."""

from __future__ import annotations

import zlib
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


def code(name: str) -> int:
    """The CRC-32 of a name. Two names that share one share their weights; among 300,000 some ten pairs do."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def distinct(values: Array) -> Array:
    """The values, once each and in order; `np.unique` would load numpy.ma, and that takes longer than a reference."""
    ordered = np.sort(values)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))]


class Grouped(NamedTuple):
    """Parts as feature rows: `rows` flat, part u has `rows[starts[u]:starts[u+1]]`."""

    rows: Array
    starts: Array


def picked(grouped: Grouped, units: Array) -> Grouped:
    """The parts of these numbers, in their order."""
    sizes = grouped.starts[units + 1] - grouped.starts[units]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    index = np.arange(int(starts[-1])) - np.repeat(starts[:-1], sizes) + np.repeat(grouped.starts[units], sizes)
    return Grouped(grouped.rows[index], starts)
