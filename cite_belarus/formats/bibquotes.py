"""Straight quotation marks, which babel makes active in German, Polish, Russian and more: `"a` would print ä.

biblatex gets `\\enquote`, which sets the marks of the entry's language; a `.bib` that has it brings a definition
for documents without csquotes. Classic BibTeX gets TeX's ligatures, which every style and output knows.
"""

from __future__ import annotations

import re

from cite_belarus.formats.bibcase import Dialect
from cite_belarus.formats.tex import balanced
from cite_belarus.late import Late

PREAMBLE = r"@preamble{{\providecommand*{\enquote}[1]{\mkbibquote{#1}}}}"
_PAIR = Late('"([^"]*)"')
_TOUCHING = Late(r"""(?<=['`])(?=["“”])|(?<=["“”])(?=['`])""")  # three marks are read as two and one


def set_quotes(tex: str, dialect: Dialect) -> str:
    """The value with no straight quotation mark left in it."""
    if dialect == "bibtex":
        tex = _TOUCHING.sub("{}", tex).replace("“", "``").replace("”", "''")
        return _PAIR.sub(r"``\1''", tex).replace('"', "''") if '"' in tex else tex
    if '"' not in tex:
        return tex
    return _PAIR.sub(_enquoted, tex).replace('"', r"\textquotedbl{}")


def _enquoted(pair: re.Match[str]) -> str:
    return rf"\enquote{{{pair.group(1)}}}" if balanced(pair.group(1)) else pair.group()
