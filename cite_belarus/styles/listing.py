"""A list from its entries: order, groups, numbers, the notes that cite each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from cite_belarus.model import Work
from cite_belarus.styles import words
from cite_belarus.styles.collation import leader, script
from cite_belarus.styles.entries import from_work
from cite_belarus.styles.labels import Alpha, AuthorYear
from cite_belarus.styles.record import Record
from cite_belarus.styles.sorting import AsGiven, CyrillicFirst, LatinFirst
from cite_belarus.styles.style import Style

Grouping = Literal["none", "kind", "script"]
Numbering = Literal["numbers", "labels", "author-year", "none"]
ORDERS: dict[str, type[CyrillicFirst]] = {
    "given": AsGiven,
    "cyrillic-first": CyrillicFirst,
    "latin-first": LatinFirst,
}
SOURCES = frozenset({"legislation", "archive", "newspaper"})  # kinds that are sources, unless a keyword says otherwise


@dataclass(frozen=True, slots=True)
class Line:
    """An entry ready to print: its record and its rich text."""

    record: Record
    text: Any


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in its place: `label` is its number or label, "" in an unnumbered list; `notes` cite it."""

    line: Line
    label: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading, "" where the list has one group only."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a list is arranged. `notes` goes from an entry's key to the labels of the notes that cite it."""

    group: Grouping = "none"
    numbering: Numbering = "numbers"
    order: str = ""
    language: str = "english"
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def compose(works: Iterable[Work], style: Style, order: str = "") -> list[Line]:
    """The entries of a list in the style's order, or in that of `ORDERS`, each as rich text."""
    sorting = ORDERS[order]() if order else style.sorting_style
    sorting.language = style.language
    records = sorting.records([from_work(work) for work in works])
    return [Line(record, style.compose(record)) for record in records]


def arrange(lines: Sequence[Line], how: Arrangement) -> tuple[Group, ...]:
    """The lines in their groups, numbered through all of them."""
    name = {"kind": _is_source, "script": _script}.get(how.group)
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(name(line) if name else "", []).append(line)
    ranked = sorted(found.items(), key=_rank)
    ordered = [line for _, group in ranked for line in group]
    labels = dict(zip((id(line) for line in ordered), _labels(ordered, how.numbering), strict=True))
    return tuple(
        Group(
            words.say(how.language, f"group.{key}") if key else "",
            tuple(Item(line, labels[id(line)], how.notes.get(line.record.key, ())) for line in group),
        )
        for key, group in ranked
    )


def _rank(found: tuple[str, list[Line]]) -> int:
    """Sources before literature; scripts as they come."""
    return ("sources", "literature").index(found[0]) if found[0] in ("sources", "literature") else 0


def _is_source(line: Line) -> str:
    keywords = {word.strip().casefold() for word in line.record.text("keywords").split(",")}
    if keywords & {"source", "sources", "primary"}:
        return "sources"
    if keywords & {"literature", "secondary"}:
        return "literature"
    return "sources" if line.record.kind in SOURCES else "literature"


def _script(line: Line) -> str:
    found = script(leader(line.record))
    return found if found == "cyrillic" else "latin"


def _labels(lines: Sequence[Line], numbering: Numbering) -> list[str]:
    records = [line.record for line in lines]
    makers: dict[str, Callable[[Sequence[Record]], list[str]]] = {
        "numbers": lambda records: [str(place) for place in range(1, len(records) + 1)],
        "labels": Alpha().records,
        "author-year": AuthorYear().records,
    }
    return makers[numbering](records) if numbering in makers else [""] * len(lines)
