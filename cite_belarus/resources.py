"""Where the files that ship with the program are: word tables, the trained model, templates.

The same two functions serve a checkout, an editable install and a wheel. In a wheel `templates/` is installed as
`cite_belarus/templates`; in a checkout it stands beside the package.
"""

from __future__ import annotations

import functools
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DATA = PACKAGE / "data"


def templates() -> Path:
    """The folder of the default templates."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


@functools.cache
def languages() -> tuple[str, ...]:
    """babel's names of the languages that have word tables, in alphabetical order."""
    return tuple(sorted(p.name for p in (DATA / "languages").iterdir() if p.is_dir()))


def lines(language: str, table: str) -> tuple[str, ...]:
    """The lines of `data/languages/<language>/<table>.txt`, without blank lines and `#` comments; () without one.

    They are not kept: what is made of them is.
    """
    path = DATA / "languages" / language / f"{table}.txt"
    if not path.is_file():
        return ()
    text = path.read_text(encoding="utf-8")
    return tuple(line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@functools.cache
def words(table: str, language: str | None = None) -> dict[str, str]:
    """A word table of one language, or of all: first column (casefolded) to second column ("" where there is none)."""
    chosen = (language,) if language else languages()
    rows = (line.partition("\t") for name in chosen for line in lines(name, table))
    return {word.strip().casefold(): value.strip() for word, _, value in rows}
