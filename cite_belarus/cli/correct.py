"""`cite-belarus correct`: one citation in the terminal, put right for all builds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.options import ENCODING, MODEL, read_articles
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from rich.console import Console

    from cite_belarus.corrections.editing import Draft
    from cite_belarus.pipeline import Article


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.argument("place", required=False, metavar="[NOTE[/INDEX]]")
@click.option(
    "--export", type=click.Path(path_type=Path, dir_okay=False), help="Write corrected labels for train --add."
)
@MODEL
@ENCODING
def command(article: Path, place: str | None, export: Path | None, model: Path | None, encoding: str | None) -> None:
    """Open one citation of ARTICLE, say what is wrong in it, and write that beside ARTICLE.

    The citation is named by its note (31, 31/2), `list 4`, or #12 for the twelfth; without a name all are listed. The
    file ARTICLE's stem + .corrections.toml is read whenever the article is: by build, extract and map.
    """
    read = read_articles([article], model, encoding)[0]
    if export:
        write_labels(read, export)
        return
    draft = edited(opened(read, place))
    if draft is None or draft.empty:
        click.echo("Nothing was written.")
        return
    click.echo(f"Written: {write(article, draft)}")


def write_labels(article: Article, path: Path) -> None:
    """The citations whose labels a person gave, one a line, as `train --add` reads them."""
    from cite_belarus.formats import files

    rows = list(labelled(article))
    if not rows:
        raise CiteError("no labels were corrected", place=str(article.said.source), remedy="Use `label` or `right`.")
    files.write(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    click.echo(f"{len(rows)} citations: {path}")


def labelled(article: Article) -> Iterator[dict[str, object]]:
    """`raw` and `segments` (label and text, from end to end) of each citation with labels by hand."""
    from cite_belarus.corrections import Index

    index = Index([one.citation for one in article.cited])
    given = (at for c in article.said.corrections if c.segments for at in index.find(c.citation, c.hint))
    for at in dict.fromkeys(given):
        one = article.cited[at]
        yield {"raw": one.citation.raw, "segments": [[s.label, s.text] for s in one.segments]}


def opened(article: Article, place: str | None) -> Draft:
    """A draft of the citation at that place, which is asked for where none is named."""
    from cite_belarus import references
    from cite_belarus.corrections import editing

    citations = [one.citation for one in article.cited]
    if place is None:
        for number, one in enumerate(citations, 1):
            said = f"{one.where} {one.label or ''}/{one.index}"
            click.echo(f"#{number}\t{said}\t{one.raw[:100]}")
        place = click.prompt("Which", type=str)
    try:
        at = editing.position(citations, place)
    except ValueError as error:
        remedy = "Without a place, all citations are listed."
        raise CiteError(str(error), place=article.document.source, remedy=remedy) from error
    return editing.begin(article.cited[at], at, editing.Around(article.document, citations, references.normalise))


def edited(draft: Draft) -> Draft | None:
    """The draft after the person's commands; None where they quit."""
    from rich.console import Console  # imported here: rich takes a tenth of a second

    from cite_belarus.corrections import editing

    console = Console()
    show(draft, console)
    click.echo("help says the commands; write keeps what you said, quit does not.")
    while (line := str(click.prompt("correct", prompt_suffix="> ", default="", show_default=False)).strip()) != "write":
        if line in ("quit", "q"):
            return None
        if line in ("help", "?", ""):
            click.echo("\n".join(usage()))
            continue
        try:
            draft = editing.obey(draft, line)
            show(draft, console)
        except ValueError as error:
            click.echo(f"{error}")
    return draft


def usage() -> Iterator[str]:
    """A line for each command."""
    from cite_belarus.corrections.editing import VERBS

    for verb, (rest, function) in VERBS.items():
        yield f"  {verb + ' ' + rest:18} {function.__doc__}"
    yield f"  {'write':18} keep this, and end"
    yield f"  {'quit':18} end and keep nothing"


def show(draft: Draft, console: Console) -> None:
    """The citation: its segments, numbered and in colour, with their confidence; the record; what was said."""
    from rich.text import Text

    from cite_belarus.corrections.values import plain
    from cite_belarus.corrections.writing import as_toml
    from cite_belarus.report.screen import COLOURS

    cited = draft.cited
    for number, segment in enumerate(cited.segments, 1):
        row = Text(f"{number:3} {segment.confidence:4.0%}  ")
        row.append(f"{segment.label:18}", style=COLOURS.get(segment.label, ""))
        row.append(segment.text, style=COLOURS.get(segment.label, ""))
        console.print(row, soft_wrap=True)
    click.echo(f"  @{cited.reference.type} ({cited.citation.kind})")
    for name, value in cited.reference.fields.items():
        click.echo(f"    {name}: {json.dumps(plain(value), ensure_ascii=False)}")
    if not draft.empty:
        click.echo(as_toml(draft.correction))


def write(article: Path, draft: Draft) -> Path:
    """Put the correction at the end of the file beside the article."""
    from cite_belarus import corrections
    from cite_belarus.formats import files

    path = corrections.beside(article)
    before = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    files.write(path, corrections.appended(before, draft.correction, article.stem, str(path)))
    return path
