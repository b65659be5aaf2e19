"""`cite-belarus check`: is every DOI and address alive, and is it still the cited work?"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.asking import age, service_options, settings
from cite_belarus.cli.bibliographies import Bibliography, load, write_fixes
from cite_belarus.cli.configured import CONFIG
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.links import Shelf
    from cite_belarus.model import Link
    from cite_belarus.report.links import Row

FORMS = ["table", "json", "jsonl", "markdown", "junit", "csv"]
FAIL_ON = ["error", "suspect", "warning", "unknown", "info", "never"]
FOUND = 3  # the exit status that says: there is something to act on


@click.command()
@click.argument("bibs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.bib...")
@click.option("--to", "form", type=click.Choice(FORMS), default="table", show_default=True)
@click.option("--template", type=click.Path(path_type=Path), help="A Jinja template of your own, for --to markdown.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="Exit 3 from here on.")
@click.option(
    "--only", multiple=True, metavar="PATTERN", help="Only these: doi, url, a key, or a pattern of addresses."
)
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Not these; as --only.")
@click.option("--max-age", type=age, default="0", show_default=True, help="Trust the history so long: 12h, 30d.")
@click.option("--offline", is_flag=True, help="Ask nobody: say what the history knows.")
@click.option("--no-history", is_flag=True, help="Neither read nor write <stem>.links.jsonl.")
@click.option("--no-titles", is_flag=True, help="Do not compare titles: is it there at all?")
@click.option("--archive", is_flag=True, help="Find the web archive's copy nearest to the entry's urldate.")
@click.option("--save-page-now", is_flag=True, help="Ask the archive for new copies of live pages.")
@click.option("--fix", is_flag=True, help="Write what is certain back into the .bib, after showing the changes.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the changes, write nothing.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@service_options
@CONFIG
def command(**given: Any) -> None:
    """Check every DOI and every address of FILE.bib..., and say what to do where one does not lead to the cited work.

    What was seen is kept in <stem>.links.jsonl beside each file; an interrupted run goes on from there.
    Exit status 3: something needs a hand (--fail-on).
    """
    from cite_belarus.links import propose

    bibs = [load(path) for path in given["bibs"]]
    history = shelf(bibs, given["no_history"])
    found = run(bibs, history, given)
    rows = weighed(found)
    show(rows, given["form"], given["template"])
    if given["fix"]:
        changes = functools.partial(propose, links=found, history=history, archived=given["archive"])
        write_fixes(bibs, lambda bib: changes(bib.works), given["yes"], given["dry_run"])
    if needs_a_hand(rows, given["fail_on"]):
        sys.exit(FOUND)


def run(bibs: Sequence[Bibliography], history: Shelf, given: dict[str, Any]) -> tuple[Link, ...]:
    """Check all files in one run; interrupted, show what is known and say how to go on."""
    from cite_belarus import links
    from cite_belarus.cli.bars import bar

    works = [work for bib in bibs for work in bib.works]
    known: list[Link] = []
    with bar() as advance:
        try:
            found = links.check(works, settings(given), history, progress=noting(known, advance))
        except KeyboardInterrupt:
            history.close()
            show(weighed(known), given["form"], given["template"])
            raise CiteError(
                f"interrupted: {len(known)} links are known", remedy="run the same command again: it goes on from there"
            ) from None
    if not given["offline"]:
        history.save()
    return found


def shelf(bibs: Sequence[Bibliography], forgetful: bool) -> Shelf:
    """The histories beside the files; `forgetful`: of this run alone."""
    from cite_belarus import links

    places = (None if forgetful or str(bib.path) == "-" else links.beside(bib.path) for bib in bibs)
    return links.Shelf([(links.History(place), bib.works) for place, bib in zip(places, bibs, strict=True)])


def noting(known: list[Link], advance: Callable[[Link, int, int], None]) -> Callable[[Link, int, int], None]:
    """Progress that is also remembered."""

    def progress(link: Link, done: int, all_: int) -> None:
        known.append(link)
        advance(link, done, all_)

    return progress


def weighed(found: Sequence[Link]) -> list[Row]:
    """The links with their weights."""
    from cite_belarus.links import weight
    from cite_belarus.report.links import Row

    weights = [(link, weight(link.verdict, link.confirmed)) for link in found]
    return [Row(link, str(weight), weight.rank) for link, weight in weights]


def show(rows: Sequence[Row], form: str, template: Path | None) -> None:
    """Print the outcome."""
    from cite_belarus.report import links as report

    text = report.markdown(rows, template) if form == "markdown" else report.FORMS[form](rows)
    click.echo(text, nl=False)


def needs_a_hand(rows: Sequence[Row], fail_on: str) -> bool:
    """Whether a link weighs as much as `fail_on`, or more."""
    return fail_on != "never" and any(row.rank <= FAIL_ON.index(fail_on) for row in rows)
