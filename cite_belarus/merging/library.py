"""Many `.bib` texts as one: the first stays as it is, the others come into it entry by entry, in their order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cite_belarus.formats.bibtext import entries
from cite_belarus.merging.choosing import Choice, Decide
from cite_belarus.merging.likeness import Likeness
from cite_belarus.merging.pieces import Piece, within
from cite_belarus.merging.records import Merged, Pair, Renamed
from cite_belarus.merging.respelling import respelled
from cite_belarus.merging.source import KEPT_VALUES, Entry, Source, ended, read, refresh, reread
from cite_belarus.merging.union import LISTED, unite
from cite_belarus.model import Issue, Work

GROWING = frozenset(("date", "ids", KEPT_VALUES, *LISTED))  # fields that a merge changes where they stand


def merge(files: Sequence[tuple[str, str]], decide: Decide | None = None) -> Merged:
    """One library of (name, text) pairs; `decide` is asked of each doubtful pair (without it, none is merged).

    Entries of one file are never merged with each other. A file merged with itself is the file, to the letter.
    """
    library = _Library(Choice(decide or _no))
    for number, (name, text) in enumerate(files):
        if number:
            library.take(read(name, text.removeprefix("\ufeff").replace("\r\n", "\n"), number, library.macros))
        else:
            library.begin(read(name, text, 0), text)
    return library.merged()


def _no(_: Pair) -> bool:
    return False


@dataclass(slots=True)
class _Library:
    """The library in the making. `slots` are its texts in order, an entry's as the entry itself, which may change."""

    choice: Choice
    slots: list[str | Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)  # in small letters, as BibTeX compares them
    names: set[str] = field(default_factory=set)  # keys and aliases as written, as biber does
    macros: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    newline: str = "\n"
    merges: list[Pair] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    identical: int = 0

    def begin(self, source: Source, text: str) -> None:
        """The first file, as it is. Entries without an end at its end stay the last, so that they swallow nothing."""
        self.newline = "\r\n" if "\r\n" in text else "\n"
        whole = max((at for at, p in enumerate(source.pieces) if p.entry and ended(p.entry)), default=-1)
        broken = (at for at, p in enumerate(source.pieces) if at > whole and p.entry)
        tail = next(broken, len(source.pieces))
        self.tail = [piece.text for piece in source.pieces[tail:]]
        for at, piece in enumerate(source.pieces):
            entry = source.entries.get(at)
            self.slots += [entry or piece.text] if at < tail else []
            self._know(piece, entry)
        self.macros |= source.macros
        self.issues += source.issues

    def _know(self, piece: Piece, entry: Entry | None) -> None:
        self.told.update(_paragraphs(piece.text) if piece.kind == "free" else [_one_line(piece.text)])
        if entry:
            self.told.update(within(piece))
            self.choice.blocks.add(entry)
        if piece.entry and piece.entry.key:
            self.keys.add(piece.entry.key.lower())
            self.names.update((piece.entry.key, *(entry.aliases if entry else ())))

    def take(self, source: Source) -> None:
        """Another file: what is like an entry of the library goes into it, the rest follows."""
        chosen = self.choice.chosen(source)
        names = self._macro_names(source)
        keys: dict[str, str] = {}
        news: dict[int, str] = {}
        for at, entry in source.entries.items():
            if at not in chosen:
                news[at] = self._free_key(entry, source)
            keys.setdefault(entry.key, chosen[at][0].key if at in chosen else news[at])  # the first of a key counts
        moved = {old: new for old, new in keys.items() if old != new}
        for at, (old, likeness) in chosen.items():
            self._unite(source, (old, source.entries[at], likeness), moved)
        self._append(source, news, moved, names)
        self.issues += source.issues

    def _unite(self, source: Source, pair: tuple[Entry, Entry, Likeness], moved: dict[str, str]) -> None:
        old, new, likeness = pair
        same = old.key.lower() == new.key.lower()
        alias = "" if new.key in self.names or (new.key.lower() in self.keys and not same) else new.key
        if old.trait is None:  # the same to the letter
            self.identical += 1
            return
        told = old.key == new.key or new.key in old.aliases
        new.text = respelled(new.text, "", moved, {})
        union = unite(old, new, source.macros, source.name.replace("\\", "/").rpartition("/")[2], alias)
        self.names.update((alias, *new.aliases))
        if union.text != old.text:
            old.text = union.text.replace("\r\n", "\n").replace("\n", self.newline)
            self._refresh(old)
        if union.added or union.conflicts or not (told and likeness.final):
            evidence = likeness.evidence
            self.merges.append(
                Pair(source.name, new.line, new.key, old.key, evidence, likeness.against, union.added, union.conflicts)
            )
        else:
            self.identical += 1

    def _refresh(self, old: Entry) -> None:
        """An entry that has grown, ready to be compared with those of the files to come."""
        if grown := reread(old.text, self.macros):
            changed = {name: value for name, value in grown.fields.items() if name in GROWING}
            whole = Work(old.work.key, old.work.type, {**grown.fields, **old.work.fields, **changed})
            refresh(old, whole, entries(old.text)[0], self.macros)
        self.choice.blocks.add(old)

    def _macro_names(self, source: Source) -> dict[str, str]:
        """New names for the file's macros where the library has another value under the name."""
        names: dict[str, str] = {}
        for name, value in source.macros.items():
            if self.macros.get(name, value) == value:
                self.macros[name] = value
                continue
            free = (f"{name}-{n}" for n in itertools.count(2))
            names[name] = next(new for new in free if self.macros.get(new, value) == value)
            self.macros[names[name]] = value
            line = next(
                p.line for p in source.pieces if p.entry and any(f.name.lower() == name for f in p.entry.fields)
            )
            self.renamed.append(Renamed(source.name, line, "@string", name, names[name]))
        return names

    def _free_key(self, entry: Entry, source: Source) -> str:
        """The key of an entry that is new: its own, or with a number where another work has it."""
        free = itertools.chain([entry.key], (f"{entry.key}-{n}" for n in itertools.count(2)))
        key = next(name for name in free if name.lower() not in self.keys and name not in self.names)
        self.keys.add(key.lower())
        self.names.add(key)
        if key != entry.key:
            self.renamed.append(Renamed(source.name, entry.line, "entry", entry.key, key))
        return key

    def _append(self, source: Source, news: dict[int, str], moved: dict[str, str], names: dict[str, str]) -> None:
        """The pieces of a file that the library has not, in their order."""
        out: list[str | Entry] = []
        known = frozenset(self.told)
        for at, piece in enumerate(source.pieces):
            entry = source.entries.get(at)
            if entry and at in news:
                key = news[at] if news[at] != entry.key else ""
                entry.text = respelled(entry.text, key, moved, names).replace("\n", self.newline)
                entry.key = news[at]
                out.append(entry)
                self._know(Piece(entry.text, piece.span, piece.line, piece.entry), entry)
            elif entry is None:
                self._beside(piece, out, known, names)
            else:
                remarks = [line for line in within(piece) if line not in known]
                self.told.update(remarks)
                _join(out, "".join(f"\n{line}\n" for line in remarks))
        self._put(out)

    def _beside(self, piece: Piece, out: list[str | Entry], known: frozenset[str], names: dict[str, str]) -> None:
        """Free text by its paragraphs, other pieces whole: what the library has word for word is not said again."""
        if piece.kind == "free":
            kept = [text for text in _paragraphs(piece.text, blanks=True) if text.strip() not in known]
            _join(out, "".join(kept) if any(text.strip() for text in kept) else _gap(piece.text))
            self.told.update(_paragraphs(piece.text))
            return
        text = respelled(piece.text, "", {}, names) if piece.kind == "string" and names else piece.text
        if _one_line(text) in known:
            return
        self.told.add(_one_line(text))
        if piece.entry and not ended(piece.entry):
            self.tail.append(text if text.endswith("\n") else text + "\n")
        else:
            _join(out, text)

    def _put(self, out: list[str | Entry]) -> None:
        if not any(isinstance(one, Entry) or one.strip() for one in out):
            return
        while isinstance(out[0], str) and not out[0].strip():
            del out[0]
        while isinstance(out[-1], str) and not out[-1].strip():
            del out[-1]
        out[-1] = out[-1].rstrip("\r\n") if isinstance(out[-1], str) else out[-1]
        end = self.slots[-1] if self.slots else ""
        ending = end.text if isinstance(end, Entry) else end
        blank = ending[len(ending.rstrip("\r\n")) :].count("\n")
        lines = "\n" * max(0, 2 - blank) if self.slots else ""
        texts = [one.replace("\n", self.newline) if isinstance(one, str) else one for one in (lines, *out, "\n")]
        self.slots += [one for one in texts if one]

    def merged(self) -> Merged:
        """What came of it."""
        text = "".join(one.text if isinstance(one, Entry) else one for one in self.slots)
        tail = "".join(self.tail)
        gap = self.newline if tail and text and not text.endswith("\n") else ""
        count = sum(isinstance(one, Entry) for one in self.slots)
        lists = (tuple(self.merges), tuple(self.choice.doubts), tuple(self.renamed), tuple(self.issues))
        return Merged(text + gap + tail, *lists, self.identical, count)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _paragraphs(text: str, blanks: bool = False) -> list[str]:
    """The paragraphs of free text, or these with the blank lines between them as items of their own."""
    parts = re.split(r"(\n[ \t]*\n\s*)", text.replace("\r\n", "\n"))
    return parts if blanks else [part.strip() for part in parts if part.strip()]


def _gap(text: str) -> str:
    return "\n" * min(2, text.count("\n"))


def _join(out: list[str | Entry], text: str) -> None:
    """Text after what is there; of blank lines that meet where an entry went, one stays."""
    before = out[-1] if out and isinstance(out[-1], str) else ""
    lines = before[len(before.rstrip("\n")) :].count("\n")
    if lines:
        text = "\n" * max(0, min(2 - lines, text[: len(text) - len(text.lstrip("\n"))].count("\n"))) + text.lstrip("\n")
    if text:
        out.append(text)
