"""The trained model as a file: sparse weights by feature hash, moves, lexicon, calibration, in one uncompressed .npz.

A feature's row is found by binary search for its CRC-32; its weights are (column, value) pairs. Columns below STATES
are the atom's own states; word features have a further block of STATES for each further offset.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cite_belarus import resources
from cite_belarus.labels.codes import Array
from cite_belarus.labels.lattice import STATES
from cite_belarus.model import SEGMENT_LABELS, CiteError

DEFAULT = resources.DATA / "labels.npz"
FORMAT = 1
_AT_ONCE = 600


@dataclass(frozen=True)
class Table:
    """Sparse rows: `codes` sorted (f,), row i has `columns` and `values` from `starts[i]` to `starts[i+1]`."""

    codes: Array
    starts: Array
    columns: Array
    values: Array
    scale: float

    def dense(self, codes: Array, sizes: Array, width: int) -> Array:
        """The summed weights (u, width) of u units with `sizes` features each; `codes` are those of all, in order."""
        out = np.zeros((len(sizes), width), np.float32)
        ends = np.cumsum(sizes)
        for at in range(0, len(sizes), _AT_ONCE):
            size = sizes[at : at + _AT_ONCE]
            last = int(ends[at + len(size) - 1])
            known, inverse = np.unique(codes[last - int(size.sum()) : last], return_inverse=True)
            starts, some = np.cumsum(size) - size, size > 0
            if some.any():
                summed = np.add.reduceat(self._rows(known, width)[inverse], starts[some], axis=0)
                out[at : at + len(size)][some] = summed
        return out

    def _rows(self, codes: Array, width: int) -> Array:
        """The weights (f, width) of f features, 0 where one is unknown."""
        out = np.zeros((len(codes), width), np.float32)
        if len(self.codes):
            place = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
            hit = np.flatnonzero(self.codes[place] == codes)
            begin, lengths = self.starts[place[hit]], np.diff(self.starts)[place[hit]]
            row = np.repeat(np.arange(len(hit)), lengths)
            index = np.arange(len(row)) + (begin - (np.cumsum(lengths) - lengths))[row]
            out[hit[row], self.columns[index]] = self.values[index] * np.float32(self.scale)
        return out


@dataclass(frozen=True)
class Model:
    """All that labelling needs."""

    words: Table
    contexts: Table
    moves: Array
    lexicon_codes: Array
    lexicon_bits: Array
    cues: Mapping[str, str]
    calibration: Array


def pack(codes: Array, weights: Array, least: float) -> Table:
    """Dense weights (f, columns) as a table without those smaller than `least`; values in 256 steps."""
    scale = float(np.abs(weights).max()) / 32767 or 1.0
    rows, columns = np.nonzero(np.abs(weights) >= least)
    alive, inverse = np.unique(rows, return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(inverse, minlength=len(alive)))]).astype(np.int32)
    values = np.rint(weights[rows, columns] / scale).astype(np.int16)
    return Table(codes[alive].astype(np.uint32), starts, columns.astype(np.uint8), values, scale)


def replaced(table: Table, codes: Array, weights: Array) -> Table:
    """A table whose rows of `codes` are `weights` (f, columns), kept whole; the other rows stay as they are."""
    keep = np.flatnonzero(~np.isin(table.codes, codes))
    sizes = np.diff(table.starts)
    entry = np.repeat(np.isin(np.arange(len(table.codes)), keep), sizes)
    new = pack(codes, weights, 1e-3)
    scale = max(table.scale, new.scale)
    columns = np.concatenate([table.columns[entry], new.columns])
    values = np.concatenate([table.values[entry] * (table.scale / scale), new.values * (new.scale / scale)])
    owner = np.concatenate([np.repeat(table.codes, sizes)[entry], np.repeat(new.codes, np.diff(new.starts))])
    order = np.argsort(owner, kind="stable")
    alive, counts = np.unique(owner, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return Table(alive, starts, columns[order], np.rint(values[order]).astype(np.int16), scale)


def save(model: Model, path: Path) -> None:
    """Write a model; the file has the same bytes for the same model."""
    arrays: dict[str, Any] = {"format": np.array([FORMAT]), "labels": _text("\n".join(SEGMENT_LABELS))}
    for name, table in (("words", model.words), ("contexts", model.contexts)):
        arrays |= {
            f"{name}_codes": table.codes, f"{name}_starts": table.starts, f"{name}_columns": table.columns,
            f"{name}_values": table.values, f"{name}_scale": np.array([table.scale]),
        }  # fmt: skip
    cues = "\n".join(f"{word}\t{kind}" for word, kind in sorted(model.cues.items()))
    arrays |= {
        "moves": model.moves.astype(np.float32), "lexicon_codes": model.lexicon_codes,
        "lexicon_bits": model.lexicon_bits, "cues": _text(cues), "calibration": model.calibration,
    }  # fmt: skip
    with path.open("wb") as out:
        np.savez(out, **arrays)


def load(path: Path) -> Model:
    """Read a model file; CiteError where it is none or was made for other labels."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
        raise CiteError(
            "this is no model of reference strings", place=str(path), remedy="make one: cite-belarus train"
        ) from error
    labels = _untext(arrays["labels"]).split("\n") if "labels" in arrays else []
    if labels != list(SEGMENT_LABELS) or int(arrays["format"][0]) != FORMAT or arrays["moves"].shape[1] != STATES:
        raise CiteError(
            "the model was made for another version of the program", place=str(path), remedy="train it anew"
        )
    words, contexts = (_table(arrays, name) for name in ("words", "contexts"))
    cues = dict(line.split("\t") for line in _untext(arrays["cues"]).split("\n") if line)
    return Model(
        words, contexts, arrays["moves"], arrays["lexicon_codes"], arrays["lexicon_bits"], cues, arrays["calibration"]
    )


def _table(arrays: Mapping[str, Array], name: str) -> Table:
    codes, starts, columns, values = (arrays[f"{name}_{part}"] for part in ("codes", "starts", "columns", "values"))
    return Table(codes, starts, columns, values, float(arrays[f"{name}_scale"][0]))


def _text(text: str) -> Array:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _untext(array: Array) -> str:
    return array.tobytes().decode("utf-8")
