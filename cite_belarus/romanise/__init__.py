"""Romanisation: Cyrillic to Latin by the standards, the way back where there is one, and a key blind to script.

romanise("Згурський", "ukraine-2010", "ukrainian")  →  "Zghurskyi"
fold("Лукашенко") == fold("Łukaszenka")
"""

from __future__ import annotations

from cite_belarus.romanise.folding import fold
from cite_belarus.romanise.language import guess
from cite_belarus.romanise.letters import by_table, reverse, romanise, table_of
from cite_belarus.romanise.standards import STANDARDS
from cite_belarus.romanise.table import Table

__all__ = ["STANDARDS", "Table", "by_table", "fold", "guess", "reverse", "romanise", "table_of"]
