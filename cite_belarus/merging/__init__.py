"""One library out of many `.bib` files: the same work becomes one entry, and nothing of the texts is lost.

merge([(name, text), …], decide)  →  Merged: the text, the merges with their evidence, the doubts, what was renamed
"""

from cite_belarus.merging.library import merge
from cite_belarus.merging.records import Merged, Pair, Renamed
from cite_belarus.merging.union import Conflict

__all__ = ["Conflict", "Merged", "Pair", "Renamed", "merge"]
