"""Pages that stand before a page to keep programs out."""

from __future__ import annotations

import functools
import re

from cite_belarus.links import tables
from cite_belarus.links.exchange import Response
from cite_belarus.links.pages import Titles

BODY = 64 * 1024


@functools.cache
def _signs(where: str) -> tuple[tuple[str, str], ...]:
    """The rows for one place: what stands there (in lower case), and whose it is."""
    return tuple((row[2].lower(), row[0]) for row in tables.rows("walls") if row[1] == where)


@functools.cache
def _headers() -> tuple[tuple[str, str, str], ...]:
    rows = (row for row in tables.rows("walls") if row[1].startswith("header:"))
    return tuple((row[1].partition(":")[2], row[2].lower(), row[0]) for row in rows)


@functools.cache
def _in_body() -> re.Pattern[bytes]:
    return re.compile(b"|".join(re.escape(what.encode()) for what, _ in _signs("body")))


def wall(response: Response, titles: Titles) -> str:
    """The name of the wall that answered, "" where none did (data/links/walls.txt)."""
    for header, what, name in _headers():
        value = response.headers.get(header, "").lower()
        if value and (what == "*" or what in value):
            return name
    title = " ".join(text for place, text in titles if place == "title").lower()
    for what, name in _signs("title"):
        if what in title:
            return name
    found = _in_body().search(response.body[:BODY].lower())
    return dict(_signs("body"))[found[0].decode()] if found else ""
