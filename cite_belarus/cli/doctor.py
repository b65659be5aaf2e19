"""`cite-belarus doctor`: which parts, extras and outside programs are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import click

from cite_belarus import __version__, resources
from cite_belarus.cli.configured import CONFIG
from cite_belarus.late import Late
from cite_belarus.model import CiteError

DISTRIBUTION = "cite-belarus"
# outside program → how it tells its version, what it is good for
PROGRAMS = {
    "lualatex": ("--version", "typesets the documents of `latex init`"),
    "xelatex": ("--version", "the same"),
    "pdflatex": ("--version", "the same, for Latin script"),
    "biber": ("--version", "sorts and labels for biblatex"),
    "bibtex": ("--version", "the same, for the classic dialect"),
    "pandoc": ("--version", "reads and writes other formats of documents"),
    "pdftotext": ("-v", "takes the text out of a PDF"),
}
_REQUIREMENT = Late(r"([\w.-]+)[^;>=]*(?:>=\s*([\d.]+))?[^;]*(?:;.*extra\s*==\s*['\"]([\w-]+)['\"])?")
_VERSION = Late(r"\d+(?:\.\d+)+")
PATIENCE = 20.0  # seconds that a program may take to tell its version
FOUND = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One thing looked at. `state`: "there", "missing" or "wrong"; `needed`: nothing works well without it."""

    group: str
    name: str
    state: str
    details: str = ""
    needed: bool = False


@click.command()
@click.option("--to", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Exit 3 for a missing extra or program, too.")
@CONFIG
def command(form: str, strict: bool) -> None:
    """Say which parts, extras and outside programs are there, in which version, and where things are kept.

    Exit status 3: something that every command needs is missing or wrong.
    """
    parts = [part for look in LOOKS for part in look()]
    click.echo(json.dumps([asdict(part) for part in parts], indent=1) if form == "json" else as_text(parts))
    if any(part.state != "there" and (part.needed or strict) for part in parts):
        sys.exit(FOUND)


def as_text(parts: Sequence[Part]) -> str:
    """A line a part, under the heading of its group."""
    width = max(len(part.name) for part in parts) + 2
    lines: list[str] = []
    for number, part in enumerate(parts):
        if number == 0 or parts[number - 1].group != part.group:
            lines += ["", click.style(part.group, bold=True)] if lines else [click.style(part.group, bold=True)]
        colour = "green" if part.state == "there" else "red" if part.needed else "yellow"
        lines.append(f"  {part.name.ljust(width)}{click.style(part.state.ljust(9), fg=colour)}{part.details}".rstrip())
    return "\n".join(lines)


def program() -> Iterator[Part]:
    """The program itself and the Python that runs it."""
    yield Part("program", DISTRIBUTION, "there", f"{__version__} in {resources.PACKAGE}", True)
    yield Part("program", "Python", "there", f"{sys.version.split()[0]} in {sys.executable}", True)


def packages() -> Iterator[Part]:
    """What the installed distribution asks for: its own needs, then each extra."""
    try:
        asked = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        yield Part("packages", DISTRIBUTION, "wrong", "run from a folder, not installed: its needs are not known")
        return
    rows = [found.groups() for text in asked if (found := _REQUIREMENT.match(text))]
    for name, least, extra in sorted(rows, key=lambda row: row[2] or ""):
        group = f"extra {extra} (pip install '{DISTRIBUTION}[{extra}]')" if extra else "packages"
        yield _package(group, name, least or "", not extra)


def _package(group: str, name: str, least: str, needed: bool) -> Part:
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return Part(group, name, "missing", f"{least} or later is asked for" if least else "", needed)
    if _numbers(version) < _numbers(least):
        return Part(group, name, "wrong", f"{version}; {least} or later is asked for", needed)
    return Part(group, name, "there", version, needed)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("+")[0]))


def programs() -> Iterator[Part]:
    """Outside programs, all asked at once."""
    with ThreadPoolExecutor(len(PROGRAMS)) as pool:
        yield from pool.map(_program, PROGRAMS)


def _program(name: str) -> Part:
    option, use = PROGRAMS[name]
    path = shutil.which(name)
    if path is None:
        return Part("outside programs", name, "missing", use)
    try:
        done = subprocess.run([path, option], capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Part("outside programs", name, "wrong", f"{path} does not run: {error}")
    found = _VERSION.search((done.stdout + done.stderr).decode(errors="replace"))
    if done.returncode and not found:
        return Part("outside programs", name, "wrong", f"{path} ends with status {done.returncode}")
    return Part("outside programs", name, "there", f"{found.group() if found else ''} {path}; {use}".strip())


def files() -> Iterator[Part]:
    """The model, the word tables, the templates, the cache, the full-text search."""
    yield _tried("model", _model)
    yield _tried("word tables", lambda: f"{len(resources.languages())} languages in {resources.DATA / 'languages'}")
    yield _tried("templates", lambda: f"{sum(1 for _ in _within(resources.templates()))} in {resources.templates()}")
    yield _tried("cache", _cache)
    yield _tried("full-text search", _full_text)


def _tried(name: str, look: Callable[[], str]) -> Part:
    try:
        return Part("files", name, "there", look(), True)
    except (CiteError, OSError, ImportError) as error:
        return Part("files", name, "wrong", str(error).replace("\n", " "), True)


def _within(folder: Path) -> Iterator[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    if not found:
        raise CiteError("there are none", place=str(folder), remedy="Install the program anew.")
    yield from found


def _model() -> str:
    """Read the model: a file that is there may still be cut short."""
    from cite_belarus.labels import load, store  # here: numpy takes a while, and may be what is missing

    load()
    return f"{store.DEFAULT} ({store.DEFAULT.stat().st_size / 1e6:.1f} MB)"


def _cache() -> str:
    from cite_belarus.find import folder

    where = folder()
    known = list(where.glob("*.sqlite")) if where.is_dir() else []
    return f"{where} ({len(known)} indexes, {sum(path.stat().st_size for path in known) / 1e6:.1f} MB)"


def _full_text() -> str:
    import sqlite3  # here: only find and this need it

    from cite_belarus.find import in_memory

    in_memory(()).close()
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


# what is looked at, in the order in which it is said
LOOKS: tuple[Callable[[], Iterator[Part]], ...] = (program, files, packages, programs)
