"""`cite-belarus extract`: the citations of articles, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.options import ARTICLES, ENCODING, MODEL, read_articles

if TYPE_CHECKING:
    from cite_belarus.pipeline import Article


@click.command()
@ARTICLES
@click.option("--to", "target", type=click.Choice(["jsonl", "text"]), default="text", show_default=True)
@MODEL
@ENCODING
def command(articles: tuple[Path, ...], target: str, model: Path | None, encoding: str | None) -> None:
    """List every citation of the articles, in document order, with what was read from it."""
    for article in read_articles(articles, model, encoding):
        for line in (as_json if target == "jsonl" else as_text)(article):
            click.echo(line)


def as_json(article: Article) -> Iterator[str]:
    """One JSON line a citation."""
    from cite_belarus import pipeline
    from cite_belarus.formats import jsonl

    library = pipeline.gather([article])
    for cited, resolution in zip(article.cited, library.resolutions, strict=True):
        yield jsonl.line(jsonl.citation_object(cited, resolution.work))


def as_text(article: Article) -> Iterator[str]:
    """One line a citation: where it stands, its kind, its work, and the text."""
    from cite_belarus import pipeline
    from cite_belarus.report.build import place

    library = pipeline.gather([article])
    for cited, resolution in zip(article.cited, library.resolutions, strict=True):
        yield f"{place(cited)}\t{resolution.kind}\t{resolution.work or '?'}\t{cited.citation.raw}"
