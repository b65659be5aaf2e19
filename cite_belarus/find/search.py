"""A query over an index: the works it finds, the best first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cite_belarus.find.index import Reader, in_memory, opened
from cite_belarus.find.query import Filter, Item, Words, parse
from cite_belarus.find.records import Record

# how much a word counts where it stands: title, author, journal, rest, key
WEIGHTS = (10.0, 8.0, 3.0, 1.0, 5.0)
Targets = Iterable[tuple[str, str]]
Dead = Callable[[Path, bool], Targets]  # of a file: its dead (field, address); True for those confirmed alone

# filter → the condition it makes; `{}` is the value as SQL's parameter
CONDITIONS = {
    "year": "(works.first > 0 AND works.last >= ? AND works.first <= ?)",
    "lang": "instr(works.languages, ' ' || ? || ' ') > 0",
    "type": "works.type GLOB ?",
    "doi": "instr(works.doi, ?) > 0",
    "url": "instr(works.url, ?) > 0",
    "dead": "works.id IN (SELECT work FROM targets JOIN temp.dead USING (field, target))",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A work that was found. `score` is BM25 with `WEIGHTS`, the higher the better, 0 where no word was asked for."""

    file: str
    line: int
    key: str
    type: str
    year: str
    author: str
    title: str
    journal: str
    score: float


@dataclass(frozen=True, slots=True)
class Sources:
    """How files are read, and which of their links are dead (asked for `dead:` alone)."""

    read: Reader
    dead: Dead


def search(query: str, bibs: Sequence[Path], sources: Sources, limit: int = 0) -> list[Hit]:
    """The works in the files that the query finds, the best first; 0 for no limit. Raises CiteError for a bad query.

    Each file has an index of its own, so that how rare a word is counts within its file.
    """
    items = parse(query)
    hits: list[Hit] = []
    for bib in bibs:
        hits += _in_file(bib, items, sources, limit)
    ranked = sorted(hits, key=lambda hit: -hit.score)
    return ranked[:limit] if limit else ranked


def search_records(query: str, records: Iterable[Record], name: str = "", limit: int = 0) -> list[Hit]:
    """`search` in records at hand; nothing is kept."""
    items = parse(query)
    index = in_memory(records)
    return _hits(index, items, Path(name), lambda _, __: (), limit)


def _in_file(bib: Path, items: Sequence[Item], sources: Sources, limit: int) -> list[Hit]:
    try:
        with opened(bib, sources.read) as index:
            return _hits(index, items, bib, sources.dead, limit)
    except (sqlite3.DatabaseError, ValueError):  # spoilt in a place that opening it does not read
        with opened(bib, sources.read, anew=True) as index:
            return _hits(index, items, bib, sources.dead, limit)


def _hits(index: sqlite3.Connection, items: Sequence[Item], bib: Path, dead: Dead, limit: int) -> list[Hit]:
    asked = [item for item in items if isinstance(item, Filter) and item.field == "dead"]
    if asked:
        _note_dead(index, dead(bib, asked[0].value == "confirmed"))
    sql, values = _sql(items)
    rows = index.execute(f"{sql} LIMIT ?", (*values, limit or -1))
    return [replace(_hit(row), file=str(bib)) for row in rows]


def _note_dead(index: sqlite3.Connection, targets: Targets) -> None:
    index.execute("CREATE TEMP TABLE dead (field TEXT, target TEXT, PRIMARY KEY (field, target))")
    index.executemany("INSERT OR IGNORE INTO temp.dead VALUES (?,?)", targets)


def _sql(items: Sequence[Item]) -> tuple[str, list[str | int]]:
    """The statement and its values: words are matched first, then filters and what is not wanted take away."""
    wanted = " AND ".join(_match(item) for item in items if isinstance(item, Words) and item.wanted)
    conditions, values = [], []
    for item in items:
        condition, more = _condition(item)
        conditions += [condition] if condition else []
        values += more
    where = "".join(f" AND {condition}" for condition in conditions)
    columns = "line, works.key, type, first, shown"
    if not wanted:
        return f"SELECT {columns}, 0.0 FROM works WHERE 1{where} ORDER BY first DESC, id", values
    score = f"bm25(words, {', '.join(map(str, WEIGHTS))})"
    matched = f"SELECT rowid AS number, {score} AS score FROM words WHERE words MATCH ?"
    return (
        f"SELECT {columns}, -score FROM ({matched}) JOIN works ON works.id = number WHERE 1{where} ORDER BY score, id",
        [wanted, *values],
    )


def _condition(item: Item) -> tuple[str, list[str | int]]:
    if isinstance(item, Words):
        unwanted = "works.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
        return ("", []) if item.wanted else (unwanted, [_match(item)])
    values: list[str | int] = [item.value]
    if item.field == "year":
        values = list(item.years)
    elif item.field == "dead":
        values = []
    positive = item.wanted != (item.field == "dead" and item.value == "no")
    condition = CONDITIONS[item.field]
    return (condition if positive else f"NOT {condition}"), values


def _match(item: Words) -> str:
    """FTS5's expression: keys are letters, digits and blanks, so that nothing in them can be its syntax."""
    column = f"{item.column} : " if item.column else ""
    keys = " OR ".join(f'"{key}"' + (" *" if item.prefix else "") for key in item.keys)
    return f"{column}({keys})"


def _hit(row: tuple[int, str, str, int, str, float]) -> Hit:
    line, key, kind, year, shown, score = row
    said = json.loads(shown)
    return Hit("", line, key, kind, str(year or ""), said["author"], said["title"], said["journal"], score)
