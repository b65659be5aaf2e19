"""From a document to its citations: find notes and lists, cut them, tell full references from short forms."""

from __future__ import annotations

from cite_belarus.citations.cutting import cut, cut_line
from cite_belarus.citations.locating import locate

__all__ = ["cut", "cut_line", "locate"]
