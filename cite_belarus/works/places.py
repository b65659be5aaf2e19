"""Which note cites which work, and where: note → works, and work → notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.model import Cited, Kind, Library, Where
from cite_belarus.works.shelf import split_leaf
from cite_belarus.works.traits import BOOKS, text


@dataclass(frozen=True, slots=True)
class Place:
    """One citation of a work. `pinpoint` is the cited place, "" for the whole; `member` indexes the cited sequence."""

    article: str
    where: Where
    label: str | None
    index: int
    kind: Kind
    work: str | None
    pinpoint: str
    member: int


@dataclass(frozen=True, slots=True)
class Places:
    """`notes`: (article, label) → its citations in order, unresolved ones too; `works`: key → what cites it."""

    notes: dict[tuple[str, str | None], tuple[Place, ...]]
    works: dict[str, tuple[Place, ...]]


def cited_places(cited: Sequence[Cited], library: Library) -> Places:
    """Both directions, notes in document order, works by key. `library` was gathered from the same `cited`."""
    notes: dict[tuple[str, str | None], list[Place]] = {}
    works: dict[str, list[Place]] = {work.key: [] for work in library.works}
    for member, (one, resolution) in enumerate(zip(cited, library.resolutions, strict=True)):
        c = one.citation
        place = Place(c.article, c.where, c.label, c.index, c.kind, resolution.work, _pinpoint(one), member)
        if c.where == "note":
            notes.setdefault((c.article, c.label), []).append(place)
        if resolution.work:
            works.setdefault(resolution.work, []).append(place)
    return Places({k: tuple(v) for k, v in notes.items()}, {k: tuple(v) for k, v in sorted(works.items())})


def _pinpoint(one: Cited) -> str:
    """The cited place; for a book or a short form the printed pages are that, for a file its leaves."""
    fields = one.reference.fields
    pages = text(fields, "pages") if one.reference.type in BOOKS or one.citation.kind != "full" else ""
    return text(fields, "pinpoint") or pages or split_leaf(text(fields, "library"))[1]
