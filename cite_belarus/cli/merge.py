"""`cite-belarus merge`: one library from many `.bib` files."""

from __future__ import annotations

import dataclasses
import gc
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.options import ENCODING
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.merging import Merged, Pair

BOM = "\ufeff"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE.bib...")
@click.option("-o", "--output", type=click.Path(allow_dash=True), help="The library to write; without it, a dry run.")
@click.option("--batch", is_flag=True, help="Do not ask: list the doubtful pairs and leave them apart.")
@click.option("--to", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@ENCODING
def command(files: tuple[str, ...], output: str | None, batch: bool, form: str, encoding: str | None) -> None:
    """Make one library of several files: the same work in two of them becomes one entry.

    The first file stays as it is, and its values count; what another one says differently is kept in the field
    `merged`, its key in `ids`. Every merge is shown with its evidence. Exit status 3: there is something to look at.
    """
    from cite_belarus import merging

    _spare(output, files)
    texts = [(name, text(name, encoding)) for name in files]
    asks = output is not None and not batch
    with uncollected():
        done = merging.merge(texts, agreed if asks else None)
    shown = as_text(done) if form == "text" else as_json(done)
    for line in shown:
        click.echo(line, err=output == "-")
    if output is not None:
        write(output, done.text)
    if done.doubts or done.issues or done.renamed or any(pair.conflicts for pair in done.merges):
        sys.exit(3)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for circles of dead values: entries make none, and with many of them it takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _spare(output: str | None, files: Sequence[str]) -> None:
    """A file that is there and takes no part in the merge would be lost."""
    if output in (None, "-") or output in files or not Path(str(output)).exists():
        return
    if not any(name != "-" and Path(name).exists() and Path(name).samefile(str(output)) for name in files):
        raise CiteError("is there already", place=output or "", remedy="Name it first among the files, or another -o.")


def text(name: str, encoding: str | None) -> str:
    """The text of a file, with the mark at its beginning if it has one; an empty file is an empty library."""
    from cite_belarus.sources import files

    if name == "-":
        data = sys.stdin.buffer.read()
    else:
        data = b"" if Path(name).is_file() and not Path(name).stat().st_size else files.load(Path(name))
    mark = BOM if data.startswith(BOM.encode()) else ""
    return mark + files.decode(data, "standard input" if name == "-" else name, encoding)


def write(output: str, library: str) -> None:
    """To the file, whole or not at all, or to standard output."""
    from cite_belarus.formats import files

    if output == "-":
        click.echo(library, nl=False)
    else:
        files.write(output, library)


def agreed(pair: Pair) -> bool:
    """Ask about a doubtful pair."""
    click.echo("\n".join(_pair("doubtful", pair)), err=True)
    return click.confirm("One work?", default=False, err=True)


def as_text(done: Merged) -> Iterator[str]:
    """What was merged and why, what is in doubt, what has another name now, what is broken; then how many."""
    for pair in done.merges:
        yield from _pair("merged", pair)
    for pair in done.doubts:
        yield from _pair("doubtful", pair)
    for one in done.renamed:
        yield f"renamed {one.file}:{one.line}: {one.what} {one.old} → {one.new}"
    yield from (issue.message for issue in done.issues)
    merged = f"{len(done.merges) + done.identical} merged ({done.identical} of them known already)"
    yield f"{done.entries} entries; {merged}, {len(done.doubts)} doubtful, {len(done.renamed)} renamed"


def _pair(how: str, pair: Pair) -> Iterator[str]:
    yield f"{how} {pair.file}:{pair.line}: {pair.key} → {pair.into} ({'; '.join(pair.evidence)})"
    if pair.against:
        yield f"  against it: {'; '.join(pair.against)}"
    if pair.added:
        yield f"  added: {', '.join(pair.added)}"
    yield from (f"  {one.field}: {_short(one.kept)} ≠ {_short(one.other)}" for one in pair.conflicts)


def _short(value: str) -> str:
    said = " ".join(value.split())
    return said if len(said) < 80 else f"{said[:79]}…"


def as_json(done: Merged) -> Iterator[str]:
    """An object a merge, doubt, renaming, issue; `did` says which."""
    rows = [("merged", dataclasses.asdict(pair)) for pair in done.merges]
    rows += [("doubtful", dataclasses.asdict(pair)) for pair in done.doubts]
    rows += [("renamed", dataclasses.asdict(one)) for one in done.renamed]
    rows += [("issue", dataclasses.asdict(issue)) for issue in done.issues]
    for what, row in rows:
        yield json.dumps({"did": what, **row}, ensure_ascii=False)
