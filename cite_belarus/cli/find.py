"""`cite-belarus find`: words in any script find a work in any other."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cite_belarus.cli.configured import CONFIG
from cite_belarus.late import Late
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.find import Hit, Record

FORMS = ["text", "json", "keys"]
STDIN = Path("-")
_ENTRY = Late(r"@[ \t]*[A-Za-z][\w.+-]*\s*[{(]\s*([^\s,={}\"#]+)\s*,")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=1)
@click.argument("bibs", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="[FILE.bib...]")
@click.option("--to", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--limit", "-n", type=click.IntRange(0), default=20, show_default=True, help="So many at most; 0: all.")
@CONFIG
def command(query: str, bibs: tuple[Path, ...], form: str, limit: int) -> None:
    """Find works by words in any script: lukashenko finds Лукашенко, Лукашэнка and Łukaszenka.

    QUERY: words, "phrases", -words, word*, and author: title: journal: key: year:2015..2020 lang:be type:article doi:
    url: dead:yes (by the history that `check` keeps). Without FILE.bib, all .bib files here; - is standard input.
    """
    gc.disable()  # a large file makes millions of values and no cycles: a quarter of the time would be spent looking
    hits = found(query, bibs or tuple(sorted(Path().glob("*.bib"))), limit)
    if not hits:
        click.echo("nothing found", err=True)
    click.echo(shown(hits, form), nl=False)


def found(query: str, bibs: Sequence[Path], limit: int) -> list[Hit]:
    """The works of all the files that the query finds."""
    from cite_belarus import find

    if not bibs:
        raise CiteError("there is no .bib file here", remedy="Name one: cite-belarus find QUERY FILE.bib")
    if STDIN in bibs:
        if len(bibs) > 1:
            raise CiteError("standard input stands alone", remedy="Name files, or - by itself.")
        from cite_belarus.sources import files

        return find.search_records(query, _records(files.decode(sys.stdin.buffer.read(), "-"), "-"), "-", limit)
    return find.search(query, bibs, find.Sources(read, dead), limit)


def read(path: Path) -> Iterable[Record]:
    """The records of a file."""
    from cite_belarus.sources import files

    return _records(files.decode(files.load(path), str(path)), str(path))


def _records(text: str, name: str) -> list[Record]:
    from cite_belarus.find import Record
    from cite_belarus.formats import bib
    from cite_belarus.formats.languages import iso_code
    from cite_belarus.links.entries import targets
    from cite_belarus.romanise import guess

    lines = _lines(text)
    out = []
    for work in bib.loads(text, name)[0]:
        language = str(work.fields.get("langid") or "") or guess(str(work.fields.get("title") or ""))
        code = iso_code(language)
        addresses = tuple((one.field, one.address) for one in targets([work]))
        languages = tuple(dict.fromkeys((language, code.lower(), code.partition("-")[0])))
        out.append(Record(work, lines.get(work.key, 0), languages if language else (), addresses))
    return out


def _lines(text: str) -> dict[str, int]:
    """Each key with the line in which its first entry begins; cutting the text into entries takes ten times as long."""
    found: dict[str, int] = {}
    at, line = 0, 1
    for entry in _ENTRY.finditer(text):
        line += text.count("\n", at, entry.start())
        at = entry.start()
        found.setdefault(entry[1], line)
    return found


def dead(path: Path, confirmed_only: bool) -> list[tuple[str, str]]:
    """The (field, address) that the history beside the file has as dead: failed, or answered with "not found"."""
    from cite_belarus.links.history import History, beside, confirmed, failed

    history = History(beside(path))
    gone = (key for key, seen in history.seen.items() if failed(seen) or (seen.soft and not confirmed_only))
    return [key for key in gone if not confirmed_only or confirmed(history.seen[key])]


def shown(hits: Sequence[Hit], form: str) -> str:
    """The hits in the wanted form."""
    if form == "json":
        return json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1) + "\n"
    if form == "keys":
        return "".join(f"{hit.key}\n" for hit in hits)
    return "".join(f"{hit.file}:{hit.line}: {hit.key}\n    {_line(hit)}\n" for hit in hits)


def _line(hit: Hit) -> str:
    said = ". ".join(part.rstrip(".") for part in (hit.author, hit.title, hit.journal) if part)
    return f"{said} ({hit.year})" if hit.year else said
