"""The table at the end of `build`, and `parse --explain`, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cite_belarus.model import Segment

if TYPE_CHECKING:
    from rich.console import Console

# counts of a report → heading of its column
COLUMNS = {
    "citations": "cited",
    "works": "works",
    "short_resolved": "short",
    "ibid_resolved": "ibid.",
    "ambiguous": "unclear",
    "unresolved": "open",
    "repairs": "repaired",
    "repairs_offered": "offered",
    "notes_without_text": "no text",
}
ALWAYS = ("citations", "works")
COLOURS = {
    "author": "green", "editor": "green", "translator": "green", "title": "cyan", "container-title": "blue",
    "journal": "blue", "collection-title": "blue", "date": "magenta", "accessed": "magenta", "pages": "yellow",
    "volume": "yellow", "issue": "yellow", "publisher": "red", "location": "red", "institution": "red",
    "doi": "bright_blue", "url": "bright_blue", "other": "dim",
}  # fmt: skip


def table(records: Sequence[Mapping[str, Any]], console: Console) -> None:
    """A row an article, a column a count that is not 0 everywhere; then what was repaired and what needs a hand."""
    from rich.table import Table  # imported here: rich takes a tenth of a second

    drawn = Table(show_edge=False, pad_edge=False)
    drawn.add_column("article")
    shown = [name for name in COLUMNS if name in ALWAYS or any(record["counts"][name] for record in records)]
    for name in shown:
        drawn.add_column(COLUMNS[name], justify="right", no_wrap=True)
    for record in records:
        drawn.add_row(record["article"], *(str(record["counts"][name]) for name in shown))
    console.print(drawn)
    for record in records:
        for line in _attention(record):
            console.print(line, highlight=False, markup=False, soft_wrap=True)


def _attention(record: Mapping[str, Any]) -> Iterable[str]:
    said = [f"  {message}" for message in record["notes_without_text"]]
    for work in record["works"]:
        said += [_repair("repaired", work["key"], r) for r in work["repairs"]]
        said += [_repair("offered ", work["key"], r) for r in work["repairs_offered"]]
    said += [f"  unresolved {u['where']}: {u['raw']} ({u['reason']})" for u in record["unresolved"]]
    said += [f"  {issue['message']}" for issue in record["issues"]]
    if said:
        yield f"{record['article']}:"
        yield from said


def _repair(how: str, key: str, repair: Mapping[str, Any]) -> str:
    return f"  {how} {key} {repair['field']}: {repair['printed']} → {repair['repaired']} ({repair['evidence']})"


def explain(segments: Sequence[Segment], console: Console) -> None:
    """One line of text in colour, and below it each segment with its label and confidence (percent)."""
    from rich.text import Text  # imported here: rich takes a tenth of a second

    line = Text()
    for segment in segments:
        line.append(segment.text, style=COLOURS.get(segment.label, ""))
    console.print(line, soft_wrap=True)
    for segment in segments:
        row = Text(f"  {segment.confidence:4.0%}  ")
        row.append(f"{segment.label:18}", style=COLOURS.get(segment.label, ""))
        row.append(repr(segment.text))
        console.print(row, soft_wrap=True)
