"""Reading `.bib` files for a command, and writing changes back into them after showing them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.model import Work

if TYPE_CHECKING:
    from cite_belarus.formats.bibtext import Edit
    from cite_belarus.links import Fix


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A `.bib` as read."""

    path: Path
    text: str
    works: tuple[Work, ...]


def load(path: Path) -> Bibliography:
    """Read a file; entries that cannot be read are said on stderr, the rest comes through. Raises CiteError."""
    from cite_belarus.formats import bib
    from cite_belarus.sources import files

    text = files.decode(files.load(path), str(path))
    works, issues = bib.loads(text, str(path))
    for issue in issues:
        click.echo(issue.message, err=True)
    return Bibliography(path, text, works)


def write_fixes(
    bibs: Iterable[Bibliography], fixes: Callable[[Bibliography], Sequence[Fix]], yes: bool, dry_run: bool
) -> None:
    """Show each file's changes on stderr, and write them: at once, or, at a terminal, when the user agrees."""
    from cite_belarus.formats import files
    from cite_belarus.formats.difference import difference

    for bib in bibs:
        found = fixes(bib)
        new = changed(bib, found)
        if new == bib.text:
            continue
        for fix in found:
            click.echo(f"{bib.path}: {fix.key}: {fix.field}: {fix.reason}", err=True)
        click.echo(difference(bib.text, new, str(bib.path)), nl=False, err=True)
        if str(bib.path) == "-":
            click.echo(new, nl=False)
        elif not dry_run and (yes or not sys.stdin.isatty() or click.confirm(f"Write {bib.path}?", err=True)):
            files.write(bib.path, new)


def changed(bib: Bibliography, fixes: Sequence[Fix]) -> str:
    """The file's text with the fixes made and nothing else touched."""
    from cite_belarus.formats import bibtext

    return bibtext.edit(bib.text, [_edit(fix) for fix in fixes])


def _edit(fix: Fix) -> Edit:
    from cite_belarus.formats import bib, bibtext

    if fix.value is None:
        return bibtext.RemoveField(fix.key, fix.field)
    _, encoded = bib.entry_fields(Work(fix.key, "misc", {fix.field: fix.value}))
    return bibtext.SetField(fix.key, fix.field, encoded.get(fix.field, fix.value))
