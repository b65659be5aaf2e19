"""`latex sync`: what a project cites and lacks is brought in from a library; what its author wrote stays."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cite_belarus.formats import files
from cite_belarus.formats.bib import loads
from cite_belarus.formats.bibtext import AddEntry, Edit, EntryText, RenameEntry, SetField, edit, entries, value_parts
from cite_belarus.late import Late
from cite_belarus.latex.check import Case, case_of
from cite_belarus.latex.project import decoded
from cite_belarus.model import CiteError

# a field that an entry has under its classic name is not lacking
_KEY = Late(r"[^\s,{}()\"#%\\=]+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sync would do: each file's new text, the keys brought in, completed, in conflict, and found nowhere."""

    changes: Mapping[Path, tuple[str, str]]
    added: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()

    def diff(self) -> str:
        """The changes as a unified diff."""
        lines: list[str] = []
        for path, (old, new) in self.changes.items():
            before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
            lines += difflib.unified_diff(before, after, str(path), str(path))
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)

    def write(self) -> None:
        """Write the changed files, each whole or not at all."""
        for path, (_, new) in self.changes.items():
            files.write(path, new)


@dataclass(slots=True)
class _Library:
    """The entries of the libraries by key, as text, with the macros that their values name."""

    entries: dict[str, tuple[EntryText, str]] = field(default_factory=dict)
    macros: dict[str, str] = field(default_factory=dict)


def plan(path: Path | str, libraries: Sequence[Path], overwrite: bool = False) -> Plan:
    """What it takes to give the project every entry that it cites.

    Fields that an entry of the project lacks are added; where a field differs the project's stays, unless
    `overwrite`, and the key is among the conflicts. Nothing is written.
    Raises CiteError where there is no `.bib` to fill.
    """
    case = case_of(path)
    target = _target(case)
    old = _text(target)
    library, own = _library(libraries), case.shelf.entries
    wanted = list(dict.fromkeys(one.key for one in case.cited if one.key != "*"))
    added = [key for key in wanted if key not in own and key in library.entries]
    edits: list[Edit] = [AddEntry(text) for text in _texts(added, library, old)]
    completed, conflicts = [], []
    for key in wanted:
        if key in own and key in library.entries and own[key].path == target:
            lacking, differing = _compare(own[key].text, library, key)
            chosen = lacking + (differing if overwrite else [])
            edits += [SetField(key, name, value) for name, value in chosen]
            completed += [key] if chosen else []
            conflicts += [key] if differing else []
    nowhere = tuple(key for key in wanted if key not in own and key not in library.entries)
    new = edit(old, edits)
    changes = {target: (old, new)} if new != old else {}
    return Plan(changes, tuple(added), tuple(completed), tuple(conflicts), nowhere)


def rename(path: Path | str, keys: Mapping[str, str], own: Iterable[str] = ()) -> Plan:
    """Keys changed in `.tex` and `.bib` together. Raises CiteError for a key that is not there or is taken."""
    case = case_of(path, own)
    _check_keys(case, keys)
    changes: dict[Path, tuple[str, str]] = {}
    for source in case.project.sources:
        spans = {one.span: keys[one.key] for one in case.cited if one.path == source.path and one.key in keys}
        text = source.text
        for (start, end), new in sorted(spans.items(), reverse=True):
            text = text[:start] + new + text[end:]
        if text != source.text:
            changes[source.path] = (_text(source.path), text)
    for bib in case.project.bibs:
        old = _text(bib)
        here = {entry.key for entry in entries(old)}
        new = edit(old, [RenameEntry(key, keys[key]) for key in keys if key in here])
        if new != old:
            changes[bib] = (old, new)
    return Plan(changes, completed=tuple(keys))


def _text(path: Path) -> str:
    """A file that is to be written back, "" where there is none. Raises CiteError for one that is not UTF-8."""
    text, encoding = decoded(path) if path.is_file() else ("", "utf-8")
    if encoding != "utf-8":
        raise CiteError(f"the file is in {encoding}", place=str(path), remedy="Convert it to UTF-8 first.")
    return text


def _check_keys(case: Case, keys: Mapping[str, str]) -> None:
    cited = {one.key for one in case.cited}
    for old, new in keys.items():
        if old not in case.shelf.entries and old not in cited:
            raise CiteError(f"there is no key {old!r} in the project", place=str(case.project.main))
        if new in case.shelf.entries and old in case.shelf.entries:
            raise CiteError(
                f"the key {new!r} is taken", remedy="Remove one of the two entries first, or choose another key."
            )
        if not _KEY.fullmatch(new):
            raise CiteError(f"{new!r} cannot be a key", remedy="Use letters, digits, and - : . _ / without blanks.")


def _target(case: Case) -> Path:
    if not case.project.bibs:
        remedy = "Add \\addbibresource{references.bib} to its preamble."
        raise CiteError("the project names no .bib file", place=str(case.project.main), remedy=remedy)
    return next((bib for bib in case.project.bibs if bib.is_file()), case.project.bibs[0])


def _library(paths: Sequence[Path]) -> _Library:
    library = _Library()
    for path in paths:
        text = decoded(path)[0]
        for entry in entries(text):
            if entry.type == "string":
                library.macros.update({f.name.lower(): f"@string{{{f.name} = {f.raw}}}" for f in entry.fields})
            elif entry.key and not entry.problem:
                library.entries.setdefault(entry.key, (entry, text[slice(*entry.span)]))
    return library


def _texts(keys: Iterable[str], library: _Library, old: str) -> list[str]:
    """The texts of the entries, before them the macros that they need and the file lacks, after them their parents."""
    present = {f.name.lower() for entry in entries(old) if entry.type == "string" for f in entry.fields}
    there = {entry.key for entry in entries(old)}
    macros: dict[str, None] = {}
    texts: dict[str, str] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop(0)
        if key in texts or key in there or key not in library.entries:
            continue
        entry, texts[key] = library.entries[key]
        parts = [part for f in entry.fields for part in value_parts(f.raw)]
        macros.update(
            {name.lower(): None for kind, name in parts if kind == "macro" and name.lower() in library.macros}
        )
        parents = (entry.field(name) for name in ("crossref", "xref", "xdata"))
        waiting += [f.raw.strip('{}" ') for f in parents if f is not None]
    return [*(library.macros[name] for name in macros if name not in present), *texts.values()]


def _compare(mine: EntryText, library: _Library, key: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The library's fields that the entry lacks, and those that say something else; both as TeX."""
    theirs, _ = library.entries[key]
    have = {f.name.lower(): _meaning(f.name, f.raw) for f in mine.fields}
    lacking, differing = [], []
    for one in theirs.fields:
        name, parts = one.name.lower(), value_parts(one.raw)
        if any(kind == "macro" for kind, _ in parts):
            continue
        value = "".join(content for _, content in parts)
        if (
            name not in have
            and not (name == "date" and "year" in have)
            and not (name == "journaltitle" and "journal" in have)
        ):
            lacking.append((name, value))
        elif name in have and have[name] != _meaning(one.name, one.raw):
            differing.append((name, value))
    return lacking, differing


def _meaning(name: str, raw: str) -> object:
    """What a raw value says, whatever its delimiters, braces and accents."""
    works, _ = loads(f"@misc{{k, {name} = {raw}}}")
    return works[0].fields if works else raw
