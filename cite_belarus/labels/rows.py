"""JSON Lines from bytes to objects whose parts are what they should be; what is wrong is said with file and line."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cite_belarus.model import SEGMENT_LABELS, CiteError

Pairs = Sequence[tuple[str, str]]
FORM = 'each line holds an object with "raw" and "segments", [label, text] pairs'
_PACKED = b"\x1f\x8b"
_SHOWN = 30  # characters of a string in a message
_PEOPLE = ("author", "editor", "translator")
# the parts of a record that are told; numbers may be typed as such
_TOLD = (
    "type", "language", "title", "container-title", "collection-title", "publisher", "publisher-place", "volume",
    "issue", "page", "edition", "number-of-pages", "DOI", "ISBN", "URL",
)  # fmt: skip


class Row(NamedTuple):
    """An object and the line that it stands in, as file:line."""

    place: str
    values: Mapping[str, Any]


class Labelled(NamedTuple):
    """A string and its segments; `values` is the whole object."""

    place: str
    raw: str
    segments: Pairs
    values: Mapping[str, Any]


def read(path: Path, remedy: str = FORM) -> Iterator[Row]:
    """The objects of a file, gzipped or not, "-" being standard input; raises CiteError."""
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            place = f"{path}:{number}"
            yield Row(place, _object(_parsed(line, place, remedy), place, remedy))


def records(path: Path) -> list[Mapping[str, Any]]:
    """The bibliographic records of a file: CSL-JSON, an object a line or one array of them; raises CiteError."""
    remedy = "give CSL-JSON: an object a line, or one array of objects"
    text = _text(path)
    if text.lstrip()[:1] == "[":
        found = enumerate(_parsed(text, str(path), remedy), 1)
        rows = [Row(place, _object(one, place, remedy)) for n, one in found for place in [f"{path}: record {n}"]]
    else:
        rows = list(read(path, remedy))
    for row in rows:
        _check_record(row)
    return [row.values for row in rows]


def labelled(path: Path, known: Callable[[str], bool] = SEGMENT_LABELS.__contains__) -> Iterator[Labelled]:
    """The labelled strings of a file; raises CiteError where one has a label that is not `known`."""
    for row in read(path):
        yield Labelled(row.place, string(row, "raw"), segments(row, known), row.values)


def string(row: Row, name: str) -> str:
    """A part of a row that must be there, and text."""
    value = row.values.get(name)
    if not isinstance(value, str):
        raise CiteError(
            f'"{name}" {"is no text" if name in row.values else "is missing"}', place=row.place, remedy=FORM
        )
    return value


def segments(row: Row, known: Callable[[str], bool] = SEGMENT_LABELS.__contains__) -> Pairs:
    """The segments of a row as (label, text) pairs; they may be written as objects, too."""
    given = row.values.get("segments")
    if not isinstance(given, list):
        cause = "is no list" if "segments" in row.values else "is missing"
        raise CiteError(f'"segments" {cause}', place=row.place, remedy=FORM)
    pairs = [_pair(one, f"{row.place}: segment {number}") for number, one in enumerate(given, 1)]
    for label, _ in pairs:
        if not known(label):
            remedy = f"the labels are: {' '.join(SEGMENT_LABELS)}"
            raise CiteError(f"{printable(label)!r} is no label", place=row.place, remedy=remedy)
    return pairs


def joined(raw: str, pairs: Pairs, place: str) -> None:
    """Refuse segments whose texts do not join to the string that they are of."""
    text = "".join(text for _, text in pairs)
    if text != raw:
        at = next((i for i, (a, b) in enumerate(zip(raw, text, strict=False)) if a != b), min(len(raw), len(text)))
        cause = (
            f'the segments do not join to "raw": at character {at + 1} it has {_some(raw, at)}, they {_some(text, at)}'
        )
        raise CiteError(
            cause, place=place, remedy="give every character to a segment: separators belong to the one before"
        )


def _some(text: str, at: int) -> str:
    return repr(printable(text[at : at + _SHOWN])) if at < len(text) else "nothing"


def _pair(one: object, place: str) -> tuple[str, str]:
    if isinstance(one, Mapping):
        label, text = one.get("label"), one.get("text")
    else:
        label, text = one[:2] if isinstance(one, list) and len(one) > 1 else (None, None)
    if isinstance(label, str) and isinstance(text, str):
        return label, text
    raise CiteError("this is no label with its text", place=place, remedy=FORM)


def printable(text: str) -> str:
    """A text that can be written as UTF-8: what cannot, lone surrogates, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _text(path: Path) -> str:
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"{path}:{data.count(bytes([10]), 0, error.start) + 1}"
        raise CiteError("this is no UTF-8 text", place=place, remedy="save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes(path: Path) -> bytes:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return gzip.decompress(data) if data.startswith(_PACKED) else data
    except FileNotFoundError as error:
        raise CiteError("there is no such file", place=str(path), remedy="check the path") from error
    except IsADirectoryError as error:
        raise CiteError("this is a folder", place=str(path), remedy="name a file in it") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise CiteError(
            f"the file cannot be unpacked: {error}", place=str(path), remedy="fetch or pack it anew"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the path
        raise CiteError(f"cannot be read: {getattr(error, 'strerror', None) or error}", place=str(path)) from error


def _parsed(text: str, place: str, remedy: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = place if error.lineno == 1 else f"{place}:{error.lineno}"
        raise CiteError(f"not JSON: {error.msg}", place=place, remedy=remedy) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        cause = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise CiteError(f"not to be read as JSON: {cause}", place=place, remedy=remedy) from error


def _object(value: object, place: str, remedy: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise CiteError("this is JSON, but no object", place=place, remedy=remedy)
    return value


def _check_record(row: Row) -> None:
    for name in _TOLD:
        if not isinstance(row.values.get(name), (str, int, float, type(None))):
            raise CiteError(f'"{name}" is no text', place=row.place, remedy='as in {"title": "Fens"}')
    remedy = 'as in {"author": [{"family": "Roe", "given": "Ann"}, {"literal": "World Bank"}]}'
    for role in _PEOPLE:
        names = row.values.get(role)
        if names is not None and not (isinstance(names, list) and all(map(_named, names))):
            raise CiteError(f'"{role}" is no list of names', place=row.place, remedy=remedy)


def _named(name: object) -> bool:
    parts = [name.get(part) for part in ("family", "given", "literal")] if isinstance(name, Mapping) else [0]
    return all(isinstance(part, (str, type(None))) for part in parts)
