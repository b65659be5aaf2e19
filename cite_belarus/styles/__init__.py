"""Bibliographies by the standards of the region, as pybtex styles.

    style("gost-2008", language="russian").compose(record)      one entry as rich text
    typeset(works, "dstu-2015", Options(...))                   a list as text, HTML, LaTeX, Markdown or DOCX

Every style is also a pybtex plugin of the same name (`pybtex.style.formatting`), so that pybtex, sphinxcontrib-bibtex
and a LaTeX run with pybtex use it. The styles take biblatex's types and fields and BibTeX's.
"""

from __future__ import annotations

from cite_belarus.styles.catalogue import STYLES, style
from cite_belarus.styles.entries import from_entry, from_work
from cite_belarus.styles.record import Record, missing
from cite_belarus.styles.style import Style

__all__ = ["STYLES", "Record", "Style", "from_entry", "from_work", "missing", "style"]
