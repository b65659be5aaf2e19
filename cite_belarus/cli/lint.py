"""`cite-belarus lint`: what a careful editor would mark in a `.bib`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.configured import CONFIG
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.cli.bibliographies import Bibliography
    from cite_belarus.lint import Finding

FORMS = ["text", "json", "github", "sarif"]
FAIL_ON = ["error", "warning", "info", "never"]
FOUND = 3  # the exit status that says: there is something to act on
STDIN = Path("-")


@click.command()
@click.argument("bibs", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE.bib...")
@click.option("--to", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--ignore", multiple=True, metavar="CODE", help="Be silent about this code (see --codes).")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="warning", show_default=True, help="Exit 3 from here on."
)
@click.option("--fix", is_flag=True, help="Make the safe changes, after showing them.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the changes, write nothing.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@click.option("--codes", is_flag=True, help="Say everything that can be said, and stop.")
@CONFIG
def command(bibs: tuple[Path, ...], form: str, codes: bool, **given: Any) -> None:
    """Mark in FILE.bib... (- for standard input) what a careful editor would mark.

    A comment before an entry silences it: `% lint: ignore`, `% lint: ignore[title-case]`; for the whole file
    `% lint: ignore-file[name-order]`. Exit status 3: something was found (--fail-on).
    """
    from cite_belarus.lint import forms

    if codes:
        click.echo(forms.table(), nl=False)
        return
    if not bibs:
        raise click.UsageError("Missing argument 'FILE.bib...'.")
    _known(given["ignore"])
    gc.disable()  # a large file makes millions of values and no cycles: a quarter of the time would be spent looking
    texts = [_load(path) for path in bibs]
    if given["fix"]:
        texts = [_mended(bib, given) for bib in texts]
    found = {str(bib.path): _findings(bib.text, given["ignore"]) for bib in texts}
    to_stderr = given["fix"] and any(bib.path == STDIN for bib in texts)
    click.echo(forms.FORMS[form](found), nl=False, err=to_stderr)
    ranks = [one.rank for findings in found.values() for one in findings]
    if given["fail_on"] != "never" and any(rank <= FAIL_ON.index(given["fail_on"]) for rank in ranks):
        sys.exit(FOUND)


def _findings(text: str, ignored: Sequence[str]) -> list[Finding]:
    from cite_belarus.lint import lint

    return lint(text.removeprefix("\ufeff"), ignored)


def _known(codes: Sequence[str]) -> None:
    from cite_belarus.lint import CODES

    if unknown := [code for code in codes if code not in CODES]:
        raise CiteError(f"there is no code {unknown[0]!r}", remedy="See the codes: cite-belarus lint --codes")


def _load(path: Path) -> Bibliography:
    """The text, with its byte order mark if it has one: what is written back must not lose it."""
    from cite_belarus.cli.bibliographies import Bibliography
    from cite_belarus.sources import files

    data = sys.stdin.buffer.read() if path == STDIN else files.load(path)
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    return Bibliography(path, mark + files.decode(data, str(path)), ())


def _mended(bib: Bibliography, given: dict[str, Any]) -> Bibliography:
    """The file with its safe fixes made, shown and written; from standard input they go to standard output."""
    from dataclasses import replace

    from cite_belarus.formats import files
    from cite_belarus.formats.difference import difference
    from cite_belarus.lint import fixed

    mark = bib.text[:1] if bib.text.startswith("\ufeff") else ""
    new = mark + fixed(bib.text.removeprefix("\ufeff"), given["ignore"])[0]
    click.echo(difference(bib.text, new, str(bib.path)), nl=False, err=True)
    if bib.path == STDIN:
        click.echo(bib.text if given["dry_run"] else new, nl=False)
        return replace(bib, text=new)
    if new == bib.text or given["dry_run"]:
        return bib
    if not given["yes"] and sys.stdin.isatty() and not click.confirm(f"Write {bib.path}?", err=True):
        return bib
    files.write(bib.path, new)
    return replace(bib, text=new)
