"""`cite-belarus build`: from articles to their bibliographies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.options import ARTICLES, ENCODING, MODEL, read_articles

if TYPE_CHECKING:
    from cite_belarus.model import Library
    from cite_belarus.pipeline import Article

DIALECTS = {"biblatex": ("biblatex",), "bibtex": ("bibtex",), "both": ("biblatex", "bibtex")}


@dataclass(frozen=True, slots=True)
class Target:
    """Where `build` writes, and how: with both dialects, each has a folder of its own."""

    folder: Path
    dialect: str
    keys: str

    def write(self, stem: str, library: Library) -> None:
        """`<stem>.bib`, once a dialect; entries that `build` did not make are kept."""
        from cite_belarus.formats import bib, files

        for dialect in DIALECTS[self.dialect]:
            folder = self.folder / dialect if self.dialect == "both" else self.folder
            files.update_bib(folder / f"{stem}.bib", bib.dumps(library.works, dialect))


@click.command()
@ARTICLES
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--dialect", type=click.Choice(list(DIALECTS)), default="biblatex", show_default=True)
@click.option("--together", metavar="NAME", help="Also write NAME.bib, the works of all the articles.")
@click.option("--keys", metavar="PATTERN", default="", help="How keys are made, e.g. '{author}{year}{title}'.")
@MODEL
@ENCODING
def command(  # noqa: PLR0913
    articles: tuple[Path, ...],
    folder: Path,
    dialect: str,
    together: str | None,
    keys: str,
    model: Path | None,
    encoding: str | None,
) -> None:
    """Write the bibliography of each ARTICLE into a folder, with a report of what was found, repaired and left in doubt."""
    read = read_articles(articles, model, encoding)
    show(write(read, Target(folder, dialect, keys), together))


def write(articles: Sequence[Article], target: Target, together: str | None) -> list[dict[str, Any]]:
    """Write all files; the reports, one an article."""
    from cite_belarus import pipeline
    from cite_belarus.formats import files
    from cite_belarus.report import build

    records = []
    for article in articles:
        library = pipeline.gather([article], target.keys)
        record = build.record(article.document, article.cited, library)
        target.write(article.document.stem, library)
        text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        files.write(target.folder / f"{article.document.stem}.report.json", text)
        records.append(record)
    if together:
        target.write(together, pipeline.gather(articles, target.keys))
    return records


def show(records: Sequence[dict[str, Any]]) -> None:
    """The table that a person reads."""
    from rich.console import Console  # imported here: rich takes a tenth of a second

    from cite_belarus.report import screen

    screen.table(records, Console())
