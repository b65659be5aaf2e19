"""`cite-belarus enrich`: missing DOIs through Crossref's search, missing fields from the registries."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.asking import service_options, settings
from cite_belarus.cli.bibliographies import load, write_fixes
from cite_belarus.cli.configured import CONFIG
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.links.enrich import Enrichment


@click.command()
@click.argument("bib", type=click.Path(path_type=Path), metavar="FILE.bib")
@click.option("--to", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.9, show_default=True, help="Write no DOI below it.")
@click.option("--fill", metavar="FIELDS", default="", help="Fields to fill from the registry: volume,pages,… or all.")
@click.option("--write", is_flag=True, help="Write what was found into the file, after showing the changes.")
@click.option("--yes", is_flag=True, help="With --write: do not ask.")
@service_options
@CONFIG
def command(**given: Any) -> None:
    """Find the DOIs that FILE.bib lacks: title, first author and year must agree. Only --write writes."""
    from cite_belarus.links import enrich

    bib = load(given["bib"])
    wishes = enrich.Wishes(given["threshold"], wanted(given["fill"]))
    found = enrich.enrich(bib.works, settings(given), wishes)
    click.echo(FORMS[given["form"]](found), nl=False)
    fixes = [fix for enrichment in found for fix in enrichment.fixes]
    write_fixes([bib], lambda _: fixes, given["yes"], not given["write"])


def wanted(fill: str) -> tuple[str, ...]:
    """The fields of `--fill`. Raises CiteError for one that no registry fills."""
    from cite_belarus.links.enrich import FILLED

    names = tuple(name.strip() for name in fill.split(",") if name.strip())
    if names == ("all",):
        return FILLED
    unknown = [name for name in names if name not in FILLED]
    if unknown:
        raise CiteError(f"{unknown[0]!r} cannot be filled", remedy=f"--fill takes all, or of {', '.join(FILLED)}")
    return names


def as_jsonl(found: Sequence[Enrichment]) -> str:
    """An object an entry: its candidates with their scores, the changes with their origins."""
    return "".join(json.dumps(dataclasses.asdict(one), ensure_ascii=False) + "\n" for one in found)


def as_table(found: Sequence[Enrichment]) -> str:
    """For a person: each entry, what is to be written and why, and the candidates."""
    lines = []
    for one in found:
        lines.append(f"{one.key}: {one.details or 'found'}")
        lines += [f"  {fix.field} = {fix.value}  ({fix.reason})" for fix in one.fixes]
        lines += [
            f"  {o.score:.2f} {o.doi} {o.title} (author {_said(o.author)}, year {_said(o.year)})" for o in one.options
        ]
    return "".join(line + "\n" for line in lines)


def _said(agrees: bool | None) -> str:
    return {True: "agrees", False: "differs", None: "unknown"}[agrees]


FORMS = {"table": as_table, "jsonl": as_jsonl}
