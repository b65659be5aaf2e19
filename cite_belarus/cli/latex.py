"""`cite-belarus latex`: check, sync, init and keys of a LaTeX project."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cite_belarus.latex.init import ENGINES

PROJECT = click.argument("project", default=".", type=click.Path(path_type=Path))
OWN = click.option("--command", "own", multiple=True, metavar="NAME", help="A citation command of the project's own.")


@click.group()
def command() -> None:
    """Make a LaTeX project and its bibliography fit."""


@command.command()
@PROJECT
@OWN
@click.option("--to", "target", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(project: Path, own: tuple[str, ...], target: str) -> None:
    """Say what PROJECT (a .tex file, its folder, or the last run's .aux or .bcf) cites and lacks."""
    from cite_belarus.latex.check import check as find

    findings = find(project, own)
    if target == "json":
        click.echo(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            click.echo(str(finding))
    sys.exit(3 if any(finding.grave for finding in findings) else 0)


@command.command()
@PROJECT
@click.option("--from", "libraries", multiple=True, type=click.Path(path_type=Path), metavar="LIBRARY.bib")
@click.option("--keys", "renamed", multiple=True, metavar="OLD=NEW", help="Rename a key in .tex and .bib together.")
@click.option("--overwrite", is_flag=True, help="Take the library's fields where they differ.")
@click.option("--write", is_flag=True, help="Do it; without this the changes are only shown.")
def sync(project: Path, libraries: tuple[Path, ...], renamed: tuple[str, ...], overwrite: bool, write: bool) -> None:
    """Bring in the entries that PROJECT cites and lacks."""
    from cite_belarus.latex.sync import plan, rename

    if not (renamed or libraries):
        raise click.UsageError("Say what to do: --from LIBRARY.bib, or --keys OLD=NEW.")
    done = rename(project, pairs(renamed)) if renamed else plan(project, libraries, overwrite)
    click.echo(done.diff(), nl=False)
    tell("not in any library", done.nowhere)
    tell("taken from the library" if overwrite else "different in the library, left as it is", done.conflicts)
    if write:
        done.write()
    elif done.changes:
        click.echo("Nothing is written yet; --write does it.", err=True)
    sys.exit(3 if done.nowhere or (done.conflicts and not overwrite) else 0)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], show_default=True)
@click.option("--style", default="", metavar="STYLE", help="A biblatex style; with --classic a pybtex style.")
@click.option("--language", default="english", show_default=True, help="babel's name of the document's language.")
@click.option("--classic", is_flag=True, help="Classic BibTeX files, with pybtex in bibtex's place.")
@click.option("--bib", type=click.Path(path_type=Path, exists=True), help="The bibliography to print.")
def init(folder: Path, engine: str, style: str, language: str, classic: bool, bib: Path | None) -> None:  # noqa: PLR0913
    """Make FOLDER a project that compiles at once."""
    from cite_belarus.latex.init import Setup
    from cite_belarus.latex.init import init as make

    for path in make(folder, Setup(engine, style, language, classic, bib)):
        click.echo(str(path))
    click.echo(f"Now: cd {folder} && latexmk", err=True)


@command.command()
@PROJECT
@click.option("--to", "target", type=click.Choice(["json", "text"]), default="json", show_default=True)
def keys(project: Path, target: str) -> None:
    """List the keys of PROJECT with a short description, for an editor's completion."""
    from cite_belarus.latex.keys import keys as find

    found = find(project)
    if target == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(f"{one['key']}\t{one['description']}\t{one['file']}:{one['line']}")


def pairs(renamed: Iterable[str]) -> dict[str, str]:
    """`old=new` texts as a mapping."""
    split = [text.partition("=") for text in renamed]
    if wrong := next((old for old, sign, new in split if not (old and sign and new)), None):
        raise click.BadParameter(f"{wrong!r} is not OLD=NEW", param_hint="--keys")
    return {old: new for old, _, new in split}


def tell(what: str, keys: Iterable[str]) -> None:
    """A line on stderr for keys that need a person."""
    for key in keys:
        click.echo(f"{key}: {what}", err=True)
