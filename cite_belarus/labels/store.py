"""The trained model as a file: its members (a vector a feature, a network), lexicon, calibration, in one .npz.

A feature is found by binary search for its CRC-32. Its vector is stored in bytes, with a scale of its own; it is read
from the file when a string has the feature.
"""

from __future__ import annotations

import errno
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cite_belarus import resources
from cite_belarus.labels import mapped
from cite_belarus.labels.codes import Array
from cite_belarus.labels.lexicons import Lexicon
from cite_belarus.labels.network import shapes
from cite_belarus.model import SEGMENT_LABELS, CiteError

DEFAULT = resources.DATA / "labels.npz"
FORMAT = 3
_MOST = 127  # in a byte
_AT_ONCE = 128  # parts summed together: the vectors of their features stay in the processor's cache
_TABLE = "codes", "values", "scales"


@dataclass(frozen=True)
class Table:
    """A vector (d,) for each of f features: `codes` sorted (f,), `values` (f, d) in bytes, `scales` (f,)."""

    codes: Array
    values: Array
    scales: Array

    def summed(self, codes: Array, sizes: Array) -> Array:
        """The summed vectors (u, d) of u parts with `sizes` features each; `codes` are those of all, in order."""
        out = np.zeros((len(sizes), self.values.shape[1]), np.float32)
        some = np.flatnonzero(sizes)
        if len(self.codes) and len(some):
            known, inverse = np.unique(codes, return_inverse=True)
            vectors = self._vectors(known)
            starts = np.concatenate([(np.cumsum(sizes) - sizes)[some], [len(codes)]])
            for at in range(0, len(some), _AT_ONCE):
                own = starts[at : at + _AT_ONCE + 1]
                out[some[at : at + _AT_ONCE]] = np.add.reduceat(
                    vectors.take(inverse[own[0] : own[-1]], axis=0), own[:-1] - own[0], axis=0
                )
        return out

    def _vectors(self, codes: Array) -> Array:
        """The vectors (f, d) of features, 0 where one is unknown."""
        place = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        scales = np.where(self.codes[place] == codes, self.scales[place], 0)
        vectors: Array = self.values.take(place, axis=0) * scales[:, None].astype(np.float32)
        return vectors


@dataclass(frozen=True)
class Member:
    """One of the networks that read together; `weights` are those of `network`."""

    table: Table
    weights: Mapping[str, Array]


@dataclass(frozen=True)
class Model:
    """All that labelling needs."""

    members: tuple[Member, ...]
    lexicon: Lexicon
    cues: Mapping[str, str]
    calibration: Array


def pack(codes: Array, vectors: Array) -> Table:
    """Vectors (f, d) of features (f,) in any order, as a table."""
    order = np.argsort(codes)
    vectors = vectors[order]
    scales = (np.abs(vectors).max(axis=1, initial=0) / _MOST).astype(np.float32)
    values = np.rint(vectors / np.maximum(scales, 1e-12)[:, None]).astype(np.int8)
    return Table(codes[order].astype(np.uint32), values, scales)


def replaced(table: Table, codes: Array, vectors: Array) -> Table:
    """A table with other vectors (f, d) for some features (f,), which it may lack; the rest stays as it was."""
    keep, new = ~np.isin(table.codes, codes), pack(codes, vectors)
    together = [np.concatenate([getattr(table, name)[keep], getattr(new, name)]) for name in _TABLE]
    order = np.argsort(together[0])
    return Table(*(array[order] for array in together))


def save(model: Model, path: Path) -> None:
    """Write a model; the file has the same bytes for the same model."""
    cues = "\n".join(f"{word}\t{kind}" for word, kind in sorted(model.cues.items()))
    words = sorted(model.lexicon.codes.items())
    arrays: dict[str, Any] = {
        "format": np.array([FORMAT]), "labels": _text("\n".join(SEGMENT_LABELS)), "cues": _text(cues),
        "members": np.array([len(model.members)]),
        "lexicon_codes": np.array([word for word, _ in words], np.uint32),
        "lexicon_bits": np.array([bits for _, bits in words], np.uint16), "calibration": model.calibration,
        **{name: values for number, member in enumerate(model.members) for name, values in _arrays(member, number)},
    }  # fmt: skip
    path = path.resolve()
    if _is_device(path):
        with path.open("wb") as out:
            np.savez(out, **arrays)
        return
    beside = _beside(path)
    try:
        with beside.open("wb") as out:
            np.savez(out, **arrays)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def check_place(path: Path) -> None:
    """Raise OSError where no model could be saved; nothing is left there."""
    path = path.resolve()
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not _is_device(path):
        beside = _beside(path)
        beside.touch()
        beside.unlink()


def _is_device(path: Path) -> bool:
    """A device or a pipe, which nothing may take the place of."""
    return path.exists() and not path.is_file()


def _beside(path: Path) -> Path:
    """Where a model is written: it may be read from the very file that is to be replaced."""
    return path.with_name(f"{path.name}.part")


def load(path: Path) -> Model:
    """Read a model file; CiteError where it is none or was made for other labels."""
    try:
        arrays = mapped.load(path)
        if _untext(arrays["labels"]).split("\n") == list(SEGMENT_LABELS) and int(arrays["format"][0]) == FORMAT:
            return _model(arrays)
    except FileNotFoundError as error:
        raise CiteError("there is no such file", place=str(path), remedy="check the path") from error
    except IsADirectoryError as error:
        raise CiteError("this is a folder", place=str(path), remedy="name a model file in it") from error
    except (OSError, ValueError, LookupError, zipfile.BadZipFile) as error:
        raise CiteError(
            "this is no model of reference strings", place=str(path), remedy="make one: cite-belarus train"
        ) from error
    raise CiteError("the model was made for another version of the program", place=str(path), remedy="train it anew")


def _model(arrays: Mapping[str, Array]) -> Model:
    count, sure = int(arrays["members"][0]), arrays["calibration"]
    if count < 1 or len(sure) != 2 or sure.ndim != 2 or not sure.size:
        raise ValueError("no member, or no calibration")
    return Model(
        tuple(_member(arrays, f"{number}_") for number in range(count)),
        Lexicon(dict(zip(arrays["lexicon_codes"].tolist(), arrays["lexicon_bits"].tolist(), strict=True))),
        dict(line.split("\t") for line in _untext(arrays["cues"]).split("\n") if line),
        sure,
    )


def _arrays(member: Member, number: int) -> Iterator[tuple[str, Array]]:
    """What a file holds of a member, under its names there."""
    for name in _TABLE:
        yield f"{number}_{name}", getattr(member.table, name)
    for name, values in sorted(member.weights.items()):
        yield f"{number}_network_{name}", values.astype(np.float32)


def _member(arrays: Mapping[str, Array], number: str) -> Member:
    """One member; ValueError or LookupError where it lacks a part, or one is not of its shape."""
    table = Table(*(arrays[number + name] for name in _TABLE))
    size, hidden = table.values.shape[1], arrays[f"{number}network_again"].shape[1]
    weights = {name: arrays[f"{number}network_{name}"] for name in shapes(size, hidden)}
    shaped = all(weights[name].shape == shape for name, shape in shapes(size, hidden).items())
    fits = table.codes.shape == table.scales.shape == (len(table.values),) and table.values.ndim == 2
    kinds = "".join(array.dtype.kind for array in (table.codes, table.values, table.scales, *weights.values()))
    if not (shaped and fits and kinds == "uif".ljust(len(kinds), "f")):
        raise ValueError("an array of another shape or kind")
    return Member(table, weights)


def _text(text: str) -> Array:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _untext(array: Array) -> str:
    return array.tobytes().decode("utf-8")
