"""The place that a citation names in its work."""

from __future__ import annotations

from cite_belarus.model import Cited
from cite_belarus.works.shelf import split_leaf
from cite_belarus.works.traits import BOOKS, text


def pinpoint(one: Cited) -> str:
    """The cited place; for a book or a short form the printed pages are that, for a file its leaves."""
    fields = one.reference.fields
    cites_pages = one.citation.where == "note" and (one.reference.type in BOOKS or one.citation.kind != "full")
    pages = text(fields, "pages") if cites_pages else ""
    mark = text(fields, "library")
    return text(fields, "pinpoint") or pages or (split_leaf(mark)[1] if mark else "")
