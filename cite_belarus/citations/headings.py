"""Which lines are headings, and of what: references, notes, abstract, keywords, or another section."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cite_belarus import resources
from cite_belarus.alphabets import meant
from cite_belarus.late import Late

LONGEST = 80
_NUMBER = Late(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5})[.)]?\s+")
_NUMBERED = Late(r"^\s*#{1,6}\s+\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading announces, and the language whose word for it was printed."""

    kind: str
    language: str


@functools.lru_cache(maxsize=1 << 16)
def heading(line: str) -> Heading | None:
    """The heading that a whole line is; None for any other line.

    Numbers ("5. References"), Markdown marks, capitals, spaced letters, a colon at the end do not matter.
    """
    if len(line) > LONGEST:
        return None
    said = _plain(meant(line))
    found = _known().get(said) or _known().get(_without_number(said)) or _known().get(_unspaced(said))
    if found:
        return found
    return Heading("section", "") if _NUMBERED.match(line) else None


def _without_number(said: str) -> str:
    m = _NUMBER.match(said)
    return said[m.end() :] if m else said


def _plain(text: str) -> str:
    return " ".join(text.strip(" \t#*_.:").replace("’", "'").split()).strip(" *_.:").casefold()


def _unspaced(text: str) -> str:
    """ "l i t e r a t u r a" as one word; "" where the letters are not spaced."""
    return text.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", text) else ""


@functools.cache
def _known() -> dict[str, Heading]:
    """Every heading of the tables; one that several languages share belongs to the first of them."""
    out: dict[str, Heading] = {}
    for language in ("english", *resources.languages()):
        for said, kind in resources.words("headings", language).items():
            out.setdefault(said.replace("’", "'"), Heading(kind, language))
    return out
