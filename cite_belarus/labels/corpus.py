"""Reading labelled strings: which files, how far each is trusted, what is left out, and no string twice."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cite_belarus.labels import rows
from cite_belarus.labels.bodies import with_bodies
from cite_belarus.labels.convert import Tagged, convert, serial_number, series_number, tag
from cite_belarus.labels.partial import Allowed, permitted
from cite_belarus.labels.rows import Labelled
from cite_belarus.labels.slants import slanted
from cite_belarus.late import Late
from cite_belarus.model import CiteError, Span


class Source(NamedTuple):
    """A file's stem, the weight of its strings in training, and the most strings taken of it."""

    stem: str
    weight: float
    most: int


# in the order of trust: where two files hold a string, the first one's labels count
SOURCES = (
    Source("anystyle_core", 1.0, 10_000),
    Source("anystyle_gold", 1.0, 10_000),
    Source("mpi_refs", 1.0, 1_000),
    Source("anystyle_good", 1.0, 10_000),
    Source("grobid", 0.7, 10_000),
    Source("linkedbooks_valid", 0.5, 2_000),
    Source("linkedbooks_train", 0.5, 6_000),
    Source("anystyle_ugly", 0.5, 10_000),
    Source("anystyle_bad", 0.4, 1_000),
)
# the files whose other strings are learnt from as far as their labels tell
PARTLY = (Source("linkedbooks_valid", 0.25, 2_000), Source("linkedbooks_train", 0.25, 40_000))
_FOOTNOTES = "mpi_footnotes"  # whole notes, each of several citations: not learnt from
_LEFT_OUT = frozenset({"ko", "zh", "ja"})
_LONGEST, _DOCUMENTS = 1500, 4
_NAMED = frozenset({"author", "title", "institution"})
_GREEK = Late(r"[Ͱ-Ͽ]{4}")
_QUOTED = Late(r"[«“\"„”]")


class Example(NamedTuple):
    """A training string in the one convention, its weight, and the group that cross-validation keeps together.

    `italics` are spans in it. Where its labels tell a part only, `allowed` says what each atom may be.
    """

    tagged: Tagged
    weight: float
    group: str
    source: str
    italics: tuple[Span, ...] = ()
    allowed: tuple[Allowed, ...] = ()


def key(raw: str) -> str:
    """What makes two strings the same for training: their letters and digits."""
    return re.sub(r"\W+", "", raw).casefold()


def usable(row: Labelled, source: Source) -> bool:
    """Whether a string is a reference one can learn from."""
    labels = [label for label, _ in row.segments]
    if not _readable(row):
        return False
    if source.stem.startswith("linkedbooks"):
        titles = [text for label, text in row.segments if label == "title"]
        return (
            "author" in labels
            and len(titles) == 1
            and "institution" not in labels
            and "note" not in labels
            and ("location" in labels or "publisher" in labels)
            and not _QUOTED.search(titles[0][3:-3])
            and not re.search(r"\b(in|dans)\b", titles[0], re.I)
        )
    return True


def _readable(row: Labelled, _: Source | None = None) -> bool:
    return str(row.values.get("lang")) not in _LEFT_OUT and len(row.segments) > 1 and len(row.raw) <= _LONGEST


def partly_usable(row: Labelled, _: Source | None = None) -> bool:
    """Whether the labels of a string tell enough: a work or an archive, not a row of documents, no Greek."""
    labels = [label for label, _ in row.segments]
    named = not _NAMED.isdisjoint(labels)
    return _readable(row) and named and labels.count("date") < _DOCUMENTS and not _GREEK.search(row.raw)


def labelled(folder: Path) -> list[Example]:
    """The strings of the labelled files in a folder, each once: those of SOURCES, then others by name, then PARTLY."""
    if not folder.is_dir():
        raise CiteError("there is no such folder", place=str(folder), remedy="check the path")
    seen: set[str] = set()
    whole = [
        Example(convert(row.segments), source.weight, group, source.stem)
        for files, taken in ((_known(folder, SOURCES), usable), (_others(folder), _readable))
        for source, row, group in _rows(files, taken, seen)
    ]
    part = [
        Example(tagged, source.weight, group, source.stem, allowed=allowed)
        for source, row, group in _rows(_known(folder, PARTLY), partly_usable, seen)
        for tagged, allowed in [permitted(row.segments)]
        if allowed
    ]
    return whole + part


def _known(folder: Path, sources: Sequence[Source]) -> Iterator[tuple[Source, Path]]:
    for source in sources:
        paths = (folder / f"{source.stem}{suffix}" for suffix in (".jsonl.gz", ".jsonl"))
        if path := next(filter(Path.is_file, paths), None):
            yield source, path


def _others(folder: Path) -> Iterator[tuple[Source, Path]]:
    """The files that SOURCES does not know, of strings labelled whole; their names are kept, so that none is "made"."""
    known = {source.stem for source in SOURCES} | {_FOOTNOTES}
    for path in sorted(folder.iterdir()):
        stem, mark, rest = path.name.partition(".jsonl")
        own = bool(mark) and rest in ("", ".gz") and stem not in known and not stem.startswith(".")
        if stem and own and path.is_file():
            yield Source(path.name, 1.0, sys.maxsize), path


def _rows(
    files: Iterable[tuple[Source, Path]], taken: Callable[[Labelled, Source], bool], seen: set[str]
) -> Iterator[tuple[Source, Labelled, str]]:
    """The strings to take of some files, each with its group."""
    for source, path in files:
        count = 0
        for number, row in enumerate(rows.labelled(path)):
            rows.joined(row.raw, row.segments, row.place)
            same = key(row.raw)
            if same not in seen and count < source.most and taken(row, source):
                seen.add(same)
                count += 1
                yield source, row, str(row.values.get("doc") or f"{source.stem}:{number // 20}")


def generated(rows: Iterable[Mapping[str, Any]], seed: int = 1, weight: float = 1.0) -> Iterator[Example]:
    """Made-up strings (objects with `segments`, `lang`, `list`), already in the one convention; some by bodies."""
    for row in with_bodies(rows, seed):
        tagged = tag(row["segments"])
        serial_number(tagged)
        series_number(tagged)
        group = f"made:{row.get('list', '')}"
        yield Example(tagged, weight, group, "made", slanted(tagged, group))
