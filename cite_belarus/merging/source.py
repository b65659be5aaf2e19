"""One `.bib` as `merge` takes it: its pieces, the works of its entries, its macros."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from cite_belarus.formats import bib
from cite_belarus.formats.bibmap import BIBLATEX_FIELDS
from cite_belarus.formats.bibtext import EntryText, value_parts
from cite_belarus.formats.tex import balanced
from cite_belarus.late import Late
from cite_belarus.merging.pieces import Piece, between, pieces
from cite_belarus.model import Citation, Cited, Issue, Reference, Value, Work
from cite_belarus.works.traits import Trait, trait

POINTERS = ("crossref", "xref", "xdata", "related", "entryset")
KEPT_VALUES = "merged"  # the field that keeps the values that were not chosen
DATES = ("year", "month", "day")  # together they are biblatex's `date`
BESIDE = frozenset((*POINTERS, "ids", KEPT_VALUES))
_NOWHERE = Citation("", (0, 0))
_WORD = Late(r"[=#]\s*([^\s,#{}\"=]+)")


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


def read(name: str, text: str, file: int, known: Mapping[str, str] = MappingProxyType({})) -> Source:
    """A text as a source; what is wrong in it is in `issues`, by file:line. `name` says where it is from.

    `known` are the macros of the files before it, which count where it has none of that name, as they do for BibTeX.
    """
    works, issues = bib.loads(text, name)
    by_key = {work.key: work for work in works}
    rows = list(pieces(text))
    macros: dict[str, str] = {}
    counted = Counter(piece.entry.key for piece in rows if piece.entry)
    entries: dict[int, Entry] = {}
    for at, piece in enumerate(rows):
        scan = piece.entry
        if scan and scan.type == "string":
            macros |= {one.name.lower(): flat(one.raw, macros) for one in scan.fields}
        elif scan and scan.key and ended(scan):
            borrowed = bool((words(piece.text) - macros.keys()) & known.keys())
            there = {**known, **macros} if borrowed else macros
            apart = borrowed or not _alone(scan.key, counted)
            work = reread(piece.text, there) if apart else by_key.get(scan.key)
            entries[at] = _entry(piece.text, scan, work if _clear(scan) else None, (file, there))
    return Source(name, rows, entries, macros, issues)


def _alone(key: str, counted: Mapping[str, int]) -> bool:
    """Whether only one entry can be meant by the key: it stands once, and was not made for one that stands twice."""
    stem, _, number = key.rpartition("-")
    return counted[key] == 1 and not (number.isdecimal() and counted.get(stem, 0) > 1)


def reread(text: str, macros: Mapping[str, str]) -> Work | None:
    """The work of one entry by itself."""
    used = sorted(words(text) & macros.keys())
    defined = "".join(f"@string{{{name} = {{{macros[name]}}}}}\n" for name in used)
    works, _ = bib.loads(defined + text)
    return works[0] if works else None


def words(text: str) -> set[str]:
    """What may be the name of a macro in an entry, in small letters."""
    return {word.lower() for word in _WORD.findall(text)}


def ended(scan: EntryText) -> bool:
    """Whether the entry is closed: what is not ends where the next entry begins, or with the file."""
    return not scan.problem.startswith("the @")


def _clear(scan: EntryText) -> bool:
    """Whether all that stands in the entry is in its fields, each once: only such an entry can go into another."""
    names = [one.name.lower() for one in scan.fields]
    return not scan.problem and len(set(names)) == len(names) and all(balanced(one.raw) for one in scan.fields)


def _entry(text: str, scan: EntryText, work: Work | None, at: tuple[int, Mapping[str, str]]) -> Entry:
    """An entry ready to compare. Without a work (xdata, not clear) only what says the same to the letter is equal."""
    file, macros = at
    made = Entry(text, scan.key, file, scan.line, work or Work(scan.key, scan.type, {}), None, 0)
    if work is not None:
        refresh(made, work, scan, macros)
    else:
        rest = " ".join("".join(between(text, scan)).split())
        made.content = hash((_content(scan, macros), rest))
    return made


def refresh(made: Entry, work: Work, scan: EntryText, macros: Mapping[str, str]) -> None:
    """Give an entry its work, and all that is compared of it."""
    made.work = work
    made.trait = _trait(work, {one.name.lower() for one in scan.fields})
    made.content = _content(scan, macros)
    ids = work.fields.get("ids", "")
    made.aliases = frozenset(part.strip() for part in ids.split(",")) if isinstance(ids, str) and ids else frozenset()


def _content(scan: EntryText, macros: Mapping[str, str]) -> int:
    """Equal for entries that say the same in the same TeX, whatever their keys, pointers, order and spacing."""
    said = ((one.name.lower(), " ".join(flat(one.raw, macros).split())) for one in scan.fields)
    return hash((scan.type, tuple(sorted(pair for pair in said if pair[0] not in BESIDE))))


def canonical(name: str) -> str:
    """biblatex's name of a field, whatever its case and dialect."""
    return "date" if name.lower() in DATES else BIBLATEX_FIELDS.get(name.lower(), name.lower())


def _trait(work: Work, own: set[str]) -> Trait:
    """The traits that works compares; a title with its subtitle, and no DOI or address of the whole it is a part of."""
    title, subtitle = work.fields.get("title", ""), work.fields.get("subtitle", "")
    fields: dict[str, Value] = {n: v for n, v in work.fields.items() if n in own or n not in ("doi", "url")}
    if isinstance(title, str) and isinstance(subtitle, str) and subtitle:
        fields["title"] = f"{title} {subtitle}"
    return trait(Cited(_NOWHERE, (), Reference(work.type, fields)), fields)


def flat(raw: str, macros: Mapping[str, str]) -> str:
    """A raw value as one TeX text, its macros filled in."""
    if raw[:1] == "{" and raw.find("}") == len(raw) - 1:  # most values: one pair of braces
        return raw[1:-1]
    return "".join(macros.get(part.lower(), part) if kind == "macro" else part for kind, part in value_parts(raw))
