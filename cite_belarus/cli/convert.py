"""`cite-belarus convert`: a bibliography in another format; what that cannot hold is said."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.options import ENCODING

if TYPE_CHECKING:
    from cite_belarus.formats.registry import Format
    from cite_belarus.model import Issue

TARGETS = ["biblatex", "bibtex", "csl-json", "ris", "mods", "tei", "endnote", "wikipedia"]
SOURCES = ["biblatex", "bibtex", "csl-json", "ris", "mods", "tei", "endnote", "marcxml"]
STANDARD_INPUT = "standard input"


@click.command()
@click.argument("file", default="-", metavar="[IN]", type=click.Path(allow_dash=True))
@click.option("--to", "target", type=click.Choice(TARGETS), required=True)
@click.option("--from", "source", type=click.Choice(SOURCES), help="What IN is, where neither name nor content tells.")
@click.option("--wiki", type=click.Choice(["en", "ru", "uk", "be", "pl"]), default="en", show_default=True)
@click.option("-o", "--output", type=click.Path(allow_dash=True), default="-", help="File to write, not the screen.")
@ENCODING
def command(file: str, target: str, source: str | None, wiki: str, output: str, encoding: str | None) -> None:  # noqa: PLR0913
    """Write the bibliography IN (a file, or - for standard input) in another format.

    What is broken in IN, and what the target cannot hold, is said on stderr, an entry and field a line; then the exit
    status is 3.
    """
    issues = convert(file, output, (source, f"wikipedia-{wiki}" if target == "wikipedia" else target), encoding)
    for issue in issues:
        click.echo(issue.message, err=True)
    if issues:
        sys.exit(3)


def convert(file: str, output: str, formats: tuple[str | None, str], encoding: str | None) -> list[Issue]:
    """Read, write, and tell what is wrong and what is lost. `formats` are source (None: guess) and target."""
    from cite_belarus.formats import registry  # imported here: `--help` needs none of it

    text, place = read(file, encoding)
    source = registry.by_name(formats[0]) if formats[0] else registry.guess(place, text)
    target = registry.by_name(formats[1])
    works, wrong = source.loads(text, place)
    written = target.dumps(works)
    write(output, written)
    return [*wrong, *target.lost(works), *_beside(source, text, (written, place))]


def read(file: str, encoding: str | None) -> tuple[str, str]:
    """The text of a file or of standard input, and how to call it."""
    from cite_belarus.sources import files

    place = STANDARD_INPUT if file == "-" else file
    data = sys.stdin.buffer.read() if file == "-" else files.load(Path(file))
    return files.decode(data, place, encoding), place


def write(output: str, text: str) -> None:
    """To a file, whole or not at all, or to standard output."""
    from cite_belarus.formats import files

    if output == "-":
        click.echo(text, nl=False)
    else:
        files.write(output, text)


def _beside(source: Format, text: str, written: tuple[str, str]) -> Sequence[Issue]:
    """What a `.bib` holds beside its entries and no format takes along: comments, groups, preambles."""
    if source.module != "bib":
        return ()
    from cite_belarus.merging.pieces import remarks
    from cite_belarus.model import Issue

    out, place = written
    return [
        Issue("comment-not-held", f"{place}:{one.line}: not taken along: {' '.join(one.text.split())[:80]}", one.span)
        for one in remarks(text)
        if one.text.strip() not in out
    ]
