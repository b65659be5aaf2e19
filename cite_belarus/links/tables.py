"""The tables in data/links/, read once."""

from __future__ import annotations

import functools

from cite_belarus.resources import DATA


@functools.cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/links/<table>.txt`, columns parted by tabs, without blank lines and `#` comments."""
    text = (DATA / "links" / f"{table}.txt").read_text(encoding="utf-8")
    kept = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(column.strip() for column in line.split("\t")) for line in kept)


@functools.cache
def column(table: str) -> tuple[str, ...]:
    """The first column of a table."""
    return tuple(row[0] for row in rows(table))
