"""From a document to its citations: find notes and lists, cut them, tell full references from short forms."""

from __future__ import annotations

from cite_belarus.citations.anew import Labelled, parted
from cite_belarus.citations.cutting import cut, cut_line, cut_lines
from cite_belarus.model import Document

__all__ = ["Labelled", "cut", "cut_line", "cut_lines", "locate", "parted"]


def locate(document: Document) -> Document:
    """The document with its notes, items, markers, residue and metadata found; see `locating`."""
    from cite_belarus.citations import locating  # here, because a list of references has nothing to locate

    return locating.locate(document)
