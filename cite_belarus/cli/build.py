"""`cite-belarus build`: from articles to their bibliographies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.options import ARTICLES, ENCODING, MODEL, read_articles
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.formats.bib import Dialect
    from cite_belarus.model import Library
    from cite_belarus.pipeline import Article

DIALECTS: dict[str, tuple[Dialect, ...]] = {
    "biblatex": ("biblatex",),
    "bibtex": ("bibtex",),
    "both": ("biblatex", "bibtex"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where `build` writes, and how: with both dialects, each has a folder of its own."""

    folder: Path
    dialect: str
    keys: str

    def write(self, stem: str, library: Library, record: dict[str, Any]) -> dict[str, Any]:
        """`<stem>.bib`, once a dialect, and `<stem>.report.json`; returns the report with what was written and kept.

        The report notes how each entry was written, so that the next build knows what a person changed since.
        """
        from cite_belarus.formats import bib, files

        self.make_folders()
        report = self.folder / f"{stem}.report.json"
        before, written, by_hand = _written(report), {}, {}
        for dialect in DIALECTS[self.dialect]:
            path, text = self._folder(dialect) / f"{stem}.bib", bib.dumps(library.works, dialect)
            kept = files.keep_foreign(_text(path), text, before.get(dialect, {}))
            files.write(path, kept.text)
            written[dialect] = files.fingerprints(text)
            by_hand[dialect] = {"added": list(kept.added), "changed": list(kept.changed)}
        record = {**record, "by_hand": by_hand, "written": written}
        files.write(report, json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        return record

    def make_folders(self) -> None:
        """The folders to write to. Raises CiteError where they cannot be made."""
        for dialect in DIALECTS[self.dialect]:
            folder = self._folder(dialect)
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise CiteError(
                    f"cannot be made: {error.strerror}", place=str(folder), remedy="Name another."
                ) from error

    def _folder(self, dialect: str) -> Path:
        return self.folder / dialect if self.dialect == "both" else self.folder


def _text(path: Path) -> str:
    """The `.bib` as it stands, or "" where there is none yet."""
    from cite_belarus.sources import files

    return files.decode(files.load(path), str(path)) if path.exists() and path.stat().st_size else ""


def _written(report: Path) -> dict[str, dict[str, str]]:
    """What the last build noted of the entries it wrote; {} where there is no such note."""
    try:
        found = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    noted = found.get("written") if isinstance(found, dict) else None
    return noted if isinstance(noted, dict) else {}


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
    """Write the bibliography of each ARTICLE into a folder, with a report of what was found and repaired."""
    read = read_articles(articles, model, encoding)
    show(write(read, Target(folder, dialect, keys), together))


def write(articles: Sequence[Article], target: Target, together: str | None) -> list[dict[str, Any]]:
    """Write all files; the reports, one an article, and that of all together."""
    from cite_belarus import pipeline
    from cite_belarus.report import build

    records = []
    for article in articles:
        library = pipeline.gather([article], target.keys)
        record = build.record(article.document, article.cited, library)
        record["corrections"] = corrections(article)
        records.append(target.write(article.document.stem, library, record))
    if together:
        library = pipeline.gather(articles, target.keys)
        records.append(target.write(together, library, {"articles": [a.document.stem for a in articles]}))
    return records


def corrections(article: Article) -> list[dict[str, str]]:
    """What the corrections beside the article changed, and where that is said, for its report."""
    return [
        {"where": d.where, "raw": d.citation.raw, "changed": d.changed, "said": Path(d.place).name}
        for d in article.corrected
    ]


def by_hand(record: dict[str, Any]) -> Iterator[str]:
    """A line for each thing that a person changed: in the readings, and in the entries as they were last written."""
    said = [f"  corrected {c['where']}: {c['changed']} ({c['said']})" for c in record.get("corrections", ())]
    for how, dialect in (("changed", "biblatex"), ("changed", "bibtex"), ("added", "biblatex"), ("added", "bibtex")):
        keys = record["by_hand"].get(dialect, {}).get(how, ())
        said += [f"  kept as {how} by hand: {key} ({dialect})" for key in keys]
    if said:
        yield f"{record.get('article', 'together')}, by hand:"
        yield from said


def show(records: Sequence[dict[str, Any]]) -> None:
    """The table that a person reads; below it what was found made or changed by hand, and so kept."""
    from rich.console import Console  # imported here: rich takes a tenth of a second

    from cite_belarus.report import screen

    screen.table([record for record in records if "counts" in record], Console())
    for record in records:
        for line in by_hand(record):
            click.echo(line)
