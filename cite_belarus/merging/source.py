"""One `.bib` as `merge` takes it: its pieces, the works of its entries, its macros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cite_belarus.formats import bib
from cite_belarus.formats.bibtext import EntryText, value_parts
from cite_belarus.formats.shared import joined
from cite_belarus.formats.tex import balanced
from cite_belarus.merging.pieces import Piece, pieces
from cite_belarus.model import Citation, Cited, Issue, Reference, Value, Work
from cite_belarus.works.traits import Trait, trait

POINTERS = ("crossref", "xref", "xdata", "related", "entryset")
KEPT_VALUES = "merged"  # the field that keeps the values that were not chosen
BESIDE = frozenset((*POINTERS, "ids", KEPT_VALUES))
_NOWHERE = Citation("", (0, 0))


@dataclass(slots=True)
class Entry:
    """An entry of the library in the making: its text and work change when another is merged into it.

    `trait` is None for what is no work (xdata). `content` is equal for entries that say the same; `aliases` are the
    keys it had in other files; `file` counts from 0.
    """

    text: str
    key: str
    file: int
    line: int
    work: Work
    trait: Trait | None
    content: int
    aliases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A `.bib` as read; `entries` goes from positions in `pieces` to those that have an end and a key."""

    name: str
    pieces: Sequence[Piece]
    entries: Mapping[int, Entry]
    macros: Mapping[str, str] = field(default_factory=dict)
    issues: Sequence[Issue] = ()


def read(name: str, text: str, file: int) -> Source:
    """A text as a source; what is wrong in it is in `issues`, by file:line. `name` says where it is from."""
    works, issues = bib.loads(text, name)
    by_key = {work.key: work for work in works}
    rows = list(pieces(text))
    entries: dict[int, Entry] = {}
    seen: dict[str, int] = {}
    for at, piece in enumerate(rows):
        if piece.entry and piece.kind == "entry" and piece.entry.key and ended(piece.entry):
            number = seen[piece.entry.key] = seen.get(piece.entry.key, 0) + 1
            name_of = piece.entry.key if number == 1 else f"{piece.entry.key}-{number}"
            entries[at] = entry(piece.text, piece.entry, by_key.get(name_of) if clear(piece.entry) else None, file)
    return Source(name, rows, entries, _macros(rows), issues)


def ended(scan: EntryText) -> bool:
    """Whether the entry is closed: what is not ends where the next entry begins, or with the file."""
    return not scan.problem.startswith("the @")


def clear(scan: EntryText) -> bool:
    """Whether all that stands in the entry is in its fields, each once: only such an entry can go into another."""
    names = [one.name.lower() for one in scan.fields]
    return not scan.problem and len(set(names)) == len(names) and all(balanced(one.raw) for one in scan.fields)


def entry(text: str, scan: EntryText, work: Work | None, file: int) -> Entry:
    """An entry ready to compare. Without a work (xdata, not clear) only the same text is equal to it."""
    if work is None:
        return Entry(text, scan.key, file, scan.line, Work(scan.key, scan.type, {}), None, hash(" ".join(text.split())))
    made = Entry(text, scan.key, file, scan.line, work, None, 0)
    refresh(made, work, scan)
    return made


def refresh(made: Entry, work: Work, scan: EntryText) -> None:
    """Give an entry its work, and all that is compared of it."""
    made.work = work
    made.trait = _trait(work, {one.name.lower() for one in scan.fields})
    said = sorted((name, joined(value)) for name, value in work.fields.items() if name not in BESIDE)
    made.content = hash((work.type, tuple(said)))
    ids = work.fields.get("ids", "")
    made.aliases = frozenset(part.strip() for part in ids.split(",")) if isinstance(ids, str) and ids else frozenset()


def _trait(work: Work, own: set[str]) -> Trait:
    """The traits that works compares; a title with its subtitle, and no DOI or address of the whole it is a part of."""
    title, subtitle = work.fields.get("title", ""), work.fields.get("subtitle", "")
    fields: dict[str, Value] = {n: v for n, v in work.fields.items() if n in own or n not in ("doi", "url")}
    if isinstance(title, str) and isinstance(subtitle, str) and subtitle:
        fields["title"] = f"{title} {subtitle}"
    return trait(0, Cited(_NOWHERE, (), Reference(work.type, fields)), fields)


def _macros(rows: Sequence[Piece]) -> dict[str, str]:
    """The values of the file's `@string`s, by name in small letters."""
    macros: dict[str, str] = {}
    for piece in rows:
        if piece.entry and piece.kind == "string":
            for one in piece.entry.fields:
                macros[one.name.lower()] = flat(one.raw, macros)
    return macros


def flat(raw: str, macros: Mapping[str, str]) -> str:
    """A raw value as one TeX text, its macros filled in."""
    return "".join(macros.get(part.lower(), part) if kind == "macro" else part for kind, part in value_parts(raw))
