"""A LaTeX project as TeX reads it: the main file, everything that it inputs, and its bibliographies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cite_belarus.late import Late
from cite_belarus.latex.finding import Finding
from cite_belarus.latex.mask import masked
from cite_belarus.model import CiteError

_INPUT = Late(
    r"\\(?:(?:input|include|subfile|subfileinclude|InputIfFileExists)\s*\{([^{}\n]*)\}"
    r"|input[ \t]+([^\s{}\\%]+)"
    r"|(sub)?(?:import|inputfrom|includefrom)\*?\s*\{([^{}\n]*)\}\s*\{([^{}\n]*)\})"
)
_BIB = Late(
    r"\\(addbibresource|addglobalbib|addsectionbib|bibliography|nobibliography)\*?\s*(?:\[[^\]]{0,5000}\])?\s*\{([^{}]*)\}"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One `.tex` file: its text, and the same text with comments and verbatim made blank."""

    path: Path
    text: str
    masked: str
    encoding: str = "utf-8"

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Project:
    """A project's files in the order in which TeX reads them, its `.bib` files, and what was wrong in finding them."""

    main: Path
    sources: tuple[Source, ...]
    bibs: tuple[Path, ...]
    problems: tuple[Finding, ...] = ()

    def shown(self, path: Path) -> str:
        """A path as a person would write it: from the project's folder."""
        return str(path.relative_to(self.main.parent)) if path.is_relative_to(self.main.parent) else str(path)


@dataclass(slots=True)
class _Reading:
    main: Path
    sources: dict[Path, Source] = field(default_factory=dict)
    bibs: dict[Path, None] = field(default_factory=dict)
    problems: list[Finding] = field(default_factory=list)

    def wrong(self, code: str, source: Source, offset: int, message: str, remedy: str) -> None:
        path = source.path
        shown = str(path.relative_to(self.main.parent)) if path.is_relative_to(self.main.parent) else str(path)
        self.problems.append(Finding(code, shown, source.line(offset), message, remedy))


def read(path: Path | str) -> Project:
    """The project whose main file, or folder, this is. Raises CiteError where there is no main file to be found."""
    main = main_file(Path(path))
    reading = _Reading(main)
    _read_file(main, (), main.parent, reading)
    if not reading.bibs:
        first = reading.sources[main]
        reading.wrong("no-bib", first, 0, "the project names no .bib file", "Add \\addbibresource{references.bib}.")
    return Project(main, tuple(reading.sources.values()), tuple(reading.bibs), tuple(reading.problems))


def main_file(path: Path) -> Path:
    """The main file: the path itself, `main.tex` in the folder, or the one file there with a `\\documentclass`."""
    if path.is_file():
        return path.resolve()
    if not path.is_dir():
        raise CiteError("there is no such file or folder", place=str(path), remedy="Name a main.tex or its folder.")
    if (path / "main.tex").is_file():
        return (path / "main.tex").resolve()
    mains = [p for p in sorted(path.glob("*.tex")) if "\\documentclass" in masked(decoded(p)[0])]
    if len(mains) == 1:
        return mains[0].resolve()
    cause = "no main file here" if not mains else f"several main files here: {', '.join(p.name for p in mains)}"
    raise CiteError(cause, place=str(path), remedy="Name the main .tex file.")


def decoded(path: Path) -> tuple[str, str]:
    """A file's text and its encoding: UTF-8, or else windows-1251, in which keys and commands read the same."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CiteError(f"cannot be read: {error.strerror}", place=str(path)) from error
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace"), "windows-1251"


def _read_file(path: Path, chain: tuple[Path, ...], folder: Path, reading: _Reading) -> None:
    text, encoding = decoded(path)
    source = Source(path, text, masked(text), encoding)
    reading.sources[path] = source
    if encoding != "utf-8":
        remedy = f"Convert it: iconv -f {encoding} -t utf-8 {path.name}"
        reading.wrong("not-utf-8", source, 0, f"the file is not UTF-8; it was read as {encoding}", remedy)
    for found in _BIB.finditer(source.masked):
        _take_bibs(source, found, reading)
    for offset, wanted, base in _inputs(source, folder, reading.main.parent):
        child = _existing(wanted)
        if child is None:
            name = wanted[-1].name
            reading.wrong("no-input", source, offset, f"{name} is not there", "Make it, or take the command out.")
        elif child in chain or child == path:
            reading.wrong("input-loop", source, offset, f"{child.name} inputs itself", "Take one of the inputs out.")
        elif child not in reading.sources:
            _read_file(child, (*chain, path), base, reading)


def _inputs(source: Source, folder: Path, root: Path) -> Iterator[tuple[int, list[Path], Path]]:
    """Where a file is input, the places where TeX would look for it, and the folder for its own imports."""
    for found in _INPUT.finditer(source.masked):
        plain, bare, below, base, name = found.groups()
        wanted = (plain or bare or name or "").strip().strip('"')
        if not wanted or "#" in wanted or "\\" in wanted:
            continue
        if base is not None:
            start = ((folder if below else root) / base.strip()).resolve()
            yield found.start(), [start / wanted], start
        else:
            yield found.start(), [root / wanted, folder / wanted, source.path.parent / wanted], folder


def _existing(wanted: list[Path]) -> Path | None:
    for path in wanted:
        for candidate in (path.with_name(f"{path.name}.tex"), path):
            if candidate.is_file():
                return candidate.resolve()
    return None


def _take_bibs(source: Source, found: re.Match[str], reading: _Reading) -> None:
    command, names = found.groups()
    for name in (part.strip() for part in names.split(",")):
        if not name or "\\" in name or "://" in name:
            continue
        file = name if command.startswith("add") or name.endswith(".bib") else f"{name}.bib"
        path = (reading.main.parent / file).resolve()
        if not path.is_file():
            path = next((p for p in [(source.path.parent / file).resolve()] if p.is_file()), path)
        if not path.is_file():
            remedy = "Make it, or bring the entries in: cite-belarus latex sync"
            reading.wrong("no-bib-file", source, found.start(), f"{name} is not there", remedy)
        reading.bibs[path] = None
