"""Pages that stand before a page to keep programs out."""

from __future__ import annotations

from cite_belarus.links import tables
from cite_belarus.links.exchange import Response
from cite_belarus.links.values import Page

BODY = 64 * 1024


def wall(response: Response, page: Page) -> str:
    """The name of the wall that answered, "" where none did (data/links/walls.txt)."""
    title = " ".join(text for place, text in page.titles if place == "title").lower()
    body = response.body[:BODY].lower()
    for name, where, what in tables.rows("walls"):
        if _stands(response, (title, body), where, what.lower()):
            return name
    return ""


def _stands(response: Response, texts: tuple[str, bytes], where: str, what: str) -> bool:
    title, body = texts
    if where == "title":
        return what in title
    if where == "body":
        return what.encode() in body
    value = response.headers.get(where.partition(":")[2], "").lower()
    return bool(value) and (what == "*" or what in value)
