"""What the article prints of itself: title, authors, abstracts, keywords. Nothing is made up."""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus.citations.lines import Line
from cite_belarus.model import Metadata


def read(lines: Sequence[Line], taken: frozenset[int]) -> Metadata:
    """The article's own metadata."""
    return Metadata()
