"""`cite-belarus format`: a bibliography as a journal, a thesis or a library wants it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.model import CiteError, Issue, Work

if TYPE_CHECKING:
    from cite_belarus.styles.typesetting import Options

TARGETS = ["text", "markdown", "html", "latex", "docx"]
FILES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.bib...")
BROKEN = ("bib-syntax", "bib-value")  # the codes of what was lost of a file
FOUND_SOMETHING = 3


@click.command()
@FILES
@click.option(
    "--style", "-s", required=True, help="gost-2008, gost-2018, vak-by, dstu-2015 …, a .csl file or its name."
)
@click.option("--to", type=click.Choice(TARGETS), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file (needed for docx); default: the screen.")
@click.option("--language", default="", help="The list's language; default: the style's own.")
@click.option("--group", type=click.Choice(["none", "kind", "script"]), default="none", help="Sources and literature …")
@click.option("--numbering", type=click.Choice(["numbers", "labels", "author-year", "none"]), default="numbers")
@click.option("--order", type=click.Choice(["given", "cyrillic-first", "latin-first"]), default=None)
@click.option("--notes", type=click.Path(path_type=Path), help="What `extract` wrote: adds which notes cite an entry.")
@click.option("--template", type=click.Path(path_type=Path), help="Your own page (Jinja; a .docx for docx).")
@click.option("--romanisation", default="", help="For scopus: ala-lc, iso9 …; default: bgn-pcgn.")
@click.option("--engine", type=click.Choice(["citeproc", "pandoc"]), default="citeproc", help="For CSL styles.")
def command(files: tuple[Path, ...], output: Path | None, **choices: Any) -> None:
    """Print the bibliography of .bib files in a style: national standards, house styles, or any CSL style."""
    # imported here: pybtex is slow to import, and `--help` must not wait for it
    from cite_belarus.styles import typesetting

    if choices["to"] == "docx" and output is None:
        raise click.UsageError("docx needs a file: --output LIST.docx")
    works, issues = read(files)
    done = typesetting.typeset(works, options(**choices))
    for issue in (*issues, *done.issues):
        click.echo(f"warning: {issue.message}", err=True)
    write(done.content, output)
    sys.exit(FOUND_SOMETHING if any(issue.code in BROKEN for issue in issues) else 0)


def options(notes: Path | None, group: Any, numbering: Any, order: str | None, **rest: Any) -> Options:
    """The library's options from the command line's."""
    from cite_belarus.styles.listing import Arrangement  # as above
    from cite_belarus.styles.typesetting import Options

    arrangement = Arrangement(group, numbering, order or "", notes=cited_in(notes) if notes else {})
    return Options(arrangement=arrangement, **rest)


def read(files: Sequence[Path]) -> tuple[list[Work], list[Issue]]:
    """The works of all files, and what is wrong in them."""
    from cite_belarus.formats import bib  # as above

    works: list[Work] = []
    issues: list[Issue] = []
    for path in files:
        found, wrong = bib.loads(text_of(path), str(path))
        works += found
        issues += wrong
    return works, issues


def text_of(path: Path) -> str:
    """The text of a file, "-" being standard input."""
    from cite_belarus.sources import files

    if str(path) == files.STANDARD_INPUT:
        return files.decode(files.load(path), "standard input")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CiteError("is not UTF-8", place=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        raise CiteError(error.strerror or str(error), place=str(path), remedy="give the path of a file") from error


def cited_in(path: Path) -> dict[str, tuple[str, ...]]:
    """Key → the labels of the notes that cite it, in order, from the lines that `extract --to jsonl` wrote."""
    found: dict[str, dict[str, None]] = {}
    for one in _citations(path):
        if one.get("where") == "note" and one.get("work") and one.get("label"):
            found.setdefault(str(one["work"]), {})[str(one["label"])] = None
    return {key: tuple(labels) for key, labels in found.items()}


def _citations(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            place = f"{path}:{number}"
            raise CiteError(
                "this is no JSON line", place=place, remedy="give what `extract --to jsonl` wrote"
            ) from error


def write(content: bytes, output: Path | None) -> None:
    """The finished list to its file, or to the screen."""
    if output is None:
        click.echo(content.decode("utf-8"), nl=False)
        return
    if output.suffix.lower() != ".docx":
        from cite_belarus.formats import files  # as above

        files.write(output, content.decode("utf-8"))
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise CiteError(error.strerror or str(error), place=str(output), remedy="choose another file") from error
