"""The outcome of `check`: a table for a person, Markdown for a page, JUnit and CSV for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cite_belarus import resources
from cite_belarus.model import CiteError, Link

if TYPE_CHECKING:
    from rich.console import Console

MEMBERS = (
    "key", "field", "target", "verdict", "confirmed", "details", "code", "chain", "final", "cited_title",
    "found_title", "similarity", "archived", "checked",
)  # fmt: skip
STYLES = {"error": "red", "suspect": "magenta", "warning": "yellow", "unknown": "blue", "info": "cyan", "none": "green"}
WIDTH = 140  # of the table, where the output is no terminal


@dataclass(frozen=True, slots=True)
class Row:
    """A link, and what its verdict weighs (most urgent: rank 0)."""

    link: Link
    weight: str
    rank: int


def jsonl(rows: Sequence[Row]) -> str:
    """An object a line, in the order of the entries."""
    return "".join(json.dumps(as_json(row.link), ensure_ascii=False) + "\n" for row in rows)


def as_array(rows: Sequence[Row]) -> str:
    """One JSON array."""
    return json.dumps([as_json(row.link) for row in rows], ensure_ascii=False, indent=1) + "\n"


def as_json(link: Link) -> dict[str, Any]:
    """The object of the fixed interface."""
    data = asdict(link)
    return {name: list(data[name]) if name == "chain" else data[name] for name in MEMBERS}


def as_csv(rows: Sequence[Row]) -> str:
    """A heading and a row a link; the chain's addresses are parted by blanks."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["weight", *MEMBERS])
    for row in rows:
        data = as_json(row.link) | {"chain": " ".join(row.link.chain)}
        writer.writerow([row.weight, *("" if data[name] is None else _harmless(data[name]) for name in MEMBERS)])
    return out.getvalue()


def _harmless(value: Any) -> Any:
    """Spreadsheets run cells that begin so as formulas, and titles come from strangers' pages."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def junit(rows: Sequence[Row]) -> str:
    """A test case a link: errors fail, what was skipped is skipped, the rest passes and says what it found."""
    from xml.etree import ElementTree  # only for this form

    failing = sum(row.weight == "error" for row in rows)
    skipped = sum(row.link.verdict == "skipped" for row in rows)
    numbers = {"tests": str(len(rows)), "failures": str(failing), "skipped": str(skipped)}
    suite = ElementTree.Element("testsuite", {"name": "cite-belarus check", **numbers})
    for row in rows:
        name = _printable(f"{row.link.field}: {row.link.target}")
        case = ElementTree.SubElement(suite, "testcase", {"classname": _printable(row.link.key), "name": name})
        said = _printable(f"{row.link.verdict}: {row.link.details}")
        tag = "failure" if row.weight == "error" else "skipped" if row.link.verdict == "skipped" else "system-out"
        part = ElementTree.SubElement(case, tag, {} if tag == "system-out" else {"message": said})
        part.text = said
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _printable(text: str) -> str:
    """Control characters are no XML (XML 1.0 §2.2)."""
    return "".join(
        c if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff") else "�"
        for c in text
    )


def markdown(rows: Sequence[Row], template: Path | None = None) -> str:
    """A page from `templates/links/report.md.jinja`, or from the user's own template.

    The template gets `rows` (by urgency, each with `link` and `weight`) and `counts` (verdict → number).
    """
    import jinja2  # imported here: only this form needs it

    path = template or resources.templates() / "links" / "report.md.jinja"
    environment = jinja2.Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters["cell"] = cell
    try:
        made = environment.from_string(path.read_text(encoding="utf-8"))
        return made.render(rows=urgent_first(rows), counts=counts(rows))
    except OSError as error:
        raise CiteError(f"the template cannot be read: {error.strerror}", place=str(path)) from error
    except jinja2.TemplateError as error:
        place = f"{path}:{getattr(error, 'lineno', '')}".rstrip(":")
        raise CiteError(f"the template: {error}", place=place, remedy="see the default in templates/links/") from error


def cell(text: str) -> str:
    """Text as a cell of a Markdown table: what strangers wrote must not become markup."""
    for char in "\\`*_[]<>|":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())


def urgent_first(rows: Sequence[Row]) -> list[Row]:
    """The rows that need a hand first; within a weight in the order of the entries."""
    return sorted(rows, key=lambda row: row.rank)


def counts(rows: Sequence[Row]) -> dict[str, int]:
    """How many there are of each verdict, the most urgent first."""
    return dict(Counter(row.link.verdict for row in urgent_first(rows)))


def table(rows: Sequence[Row]) -> str:
    """The table that a person reads; in colour, and as wide as the terminal, where there is one."""
    from rich.console import Console  # imported here: rich takes a tenth of a second

    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH, file=io.StringIO())
    with console.capture() as captured:
        _draw(rows, console)
    return captured.get()


def _draw(rows: Sequence[Row], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    drawn = Table(show_edge=False, pad_edge=False)
    for heading in ("", "verdict", "entry", "address", "what to do"):
        drawn.add_column(heading, overflow="fold")
    for row in urgent_first(rows):
        weight = "" if row.weight == "none" else row.weight
        texts = (weight, row.link.verdict, row.link.key, f"{row.link.field} {row.link.target}", _said(row.link))
        drawn.add_row(*(Text(text, style=STYLES[row.weight] if at < 2 else "") for at, text in enumerate(texts)))
    console.print(drawn)
    console.print(Text(", ".join(f"{number} {verdict}" for verdict, number in counts(rows).items()) or "no links"))


def _said(link: Link) -> str:
    said = link.details
    if link.verdict in ("drifted", "doi-mismatch", "soft-404") and link.found_title:
        said += f"\n  cited: {link.cited_title}\n  found: {link.found_title}"
    return f"{said}\n  copy: {link.archived}" if link.archived else said


FORMS: dict[str, Callable[[Sequence[Row]], str]] = {
    "table": table, "json": as_array, "jsonl": jsonl, "markdown": markdown, "junit": junit, "csv": as_csv,
}  # fmt: skip
