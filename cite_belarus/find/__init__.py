"""Words in any script find a work in any other: `lukashenko` finds Лукашенко, Лукашэнка and Łukaszenka.

    search("lukashenko year:2015..2020", [Path("library.bib")], Sources(read, dead))  →  Hits, the best first

What is looked for and what is looked in are both reduced to keys that are blind to script (`romanise.fold`).
"""

from __future__ import annotations

from cite_belarus.find.index import folder, in_memory
from cite_belarus.find.query import parse
from cite_belarus.find.records import Record
from cite_belarus.find.search import Hit, Sources, search, search_records

__all__ = ["Hit", "Record", "Sources", "folder", "in_memory", "parse", "search", "search_records"]
