"""Family names printed in the genitive ("под ред. А. В. Иванова"), in the nominative where that is certain."""

from __future__ import annotations

import functools
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.model import Name

SHORTEST_STEM = 2


@functools.cache
def _endings() -> tuple[tuple[str, str, str], ...]:
    """(language, genitive, nominative), the longest endings first."""
    rows = [
        (language, *line.split("\t"))
        for language in resources.languages()
        for line in resources.lines(language, "genitives")
    ]
    return tuple(sorted(((lang, old, new) for lang, old, new in rows), key=lambda row: -len(row[1])))


def nominative(name: Name, language: str) -> Name | None:
    """The name in the nominative, or None where the table of the language has no ending that makes it certain."""
    family = name.family
    for spoken, genitive, ending in _endings():
        if spoken == language and family.endswith(genitive) and len(family) >= len(genitive) + SHORTEST_STEM:
            return replace(name, family=family[: -len(genitive)] + ending)
    return None
