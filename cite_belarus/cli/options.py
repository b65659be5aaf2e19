"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.labels.labeller import Labeller
    from cite_belarus.pipeline import Article

ARTICLES = click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ARTICLE...")
MODEL = click.option("--model", type=click.Path(path_type=Path), help="A model of your own (see train).")
ENCODING = click.option("--encoding", help="How the file is encoded, if not UTF-8 (windows-1251, koi8-r …).")
JOBS = click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Processes to use.")


def read_articles(paths: Sequence[Path], model: Path | None, encoding: str | None) -> list[Article]:
    """Read every article, in order; a progress line on a terminal says which one."""
    # imported here: the labeller brings numpy, which `--help` must not wait for
    from cite_belarus import labels, pipeline
    from cite_belarus.report import progress

    _distinct_stems(paths)
    labeller: Labeller = labels.load(model)
    articles = [pipeline.read(path, labeller, encoding) for path in progress.over(paths, "reading", str)]
    for issue in (issue for article in articles for issue in article.document.issues):
        if issue.code.startswith("correction-"):
            click.echo(issue.message, err=True)
    return articles


def _distinct_stems(paths: Sequence[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in paths:
        if seen.setdefault(path.stem, path) != path:
            raise CiteError(
                f"two articles are called {path.stem!r}: {seen[path.stem]} and {path}",
                remedy="Their bibliographies would overwrite each other: rename one of them.",
            )
