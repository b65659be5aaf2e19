"""`cite-belarus map`: which note cites what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.options import ARTICLES, ENCODING, MODEL, read_articles

if TYPE_CHECKING:
    from cite_belarus.pipeline import Article

TARGETS = ["text", "json", "csv", "markdown", "latex"]


@click.command()
@ARTICLES
@click.option("--to", "target", type=click.Choice(TARGETS), default="text", show_default=True)
@MODEL
@ENCODING
def command(articles: tuple[Path, ...], target: str, model: Path | None, encoding: str | None) -> None:
    """Say which note cites which work, and where; or print the article with its markers turned into citations.

    `markdown` gives `[@key, p. 45]` for pandoc, `latex` gives `\\autocite[45]{key}` for biblatex.
    """
    for article in read_articles(articles, model, encoding):
        click.echo(mapped(article, target))


def mapped(article: Article, target: str) -> str:
    """One article in the wanted form."""
    from cite_belarus import pipeline
    from cite_belarus.report import citing, typeset

    library = pipeline.gather([article])
    if target in typeset.SYNTAXES:
        return typeset.typeset(article.document, article.cited, library, target).rstrip("\n")
    rows = citing.rows(article.document, article.cited, library)
    return getattr(citing, f"as_{target}")(article.document.stem, rows)  # type: ignore[no-any-return]
