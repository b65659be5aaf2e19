"""A document's lines, its pages, and the lines that belong to the page and not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.citations import evidence, wordlists
from cite_belarus.late import Late

SHORT_LINE = 120
_DIGITS = Late(r"\d+")
_PAGE_NUMBER = Late(r"[-–—\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: `text` is the document's text from `start` to `end`; pages count from 0."""

    number: int
    start: int
    end: int
    text: str
    page: int

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def split(text: str) -> list[Line]:
    """The lines of a text, in order; a form feed ends a line as a line feed does, and a page."""
    out: list[Line] = []
    at = page = 0
    for m in re.finditer(r"[\n\f]|\Z", text):
        out.append(Line(len(out), at, m.start(), text[at : m.start()], page))
        at = m.end()
        page += m.group() == "\f"
    return out


def furniture(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that are running heads or page numbers."""
    edges = _edges(lines)
    if not edges:
        return frozenset(_repeated_alone(lines))
    heads = Counter(_shape_of(lines[n].text) for n in edges)
    pages = lines[-1].page + 1
    often = 2 if pages <= 4 else 3
    found = {n for n in edges if _PAGE_NUMBER.fullmatch(lines[n].text) and not _counts_on(lines, n)}
    found |= {n for n in edges if heads[_shape_of(lines[n].text)] >= often and _may_be_head(lines[n].text)}
    return frozenset(found)


def _shape_of(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _may_be_head(text: str) -> bool:
    """Short, with letters, and neither the end of a sentence nor a piece of a reference ("2 Ibid., s. 5.")."""
    said = text.strip()
    if len(said) >= SHORT_LINE or said.endswith((".", ";", ",", ">")) or not any(c.isalpha() for c in said):
        return False
    return evidence.weight(said) < 2 and not wordlists.pattern("ibid").search(said)


def _edges(lines: Sequence[Line]) -> list[int]:
    """The first and last two visible lines of each page, where the text has page breaks."""
    if not lines or lines[-1].page == 0:
        return []
    pages: dict[int, list[int]] = {}
    for line in lines:
        if not line.blank:
            pages.setdefault(line.page, []).append(line.number)
    return sorted({n for visible in pages.values() for n in (*visible[:2], *visible[-2:])})


def _counts_on(lines: Sequence[Line], number: int) -> bool:
    """A number alone at a page's edge that is a note's label: its text stands right under it, on the same page."""
    below = next((line for line in lines[number + 1 : number + 3] if not line.blank), None)
    above = next((line for line in reversed(lines[max(number - 3, 0) : number]) if not line.blank), None)
    inside = above is not None and above.page == lines[number].page
    return bool(below and inside and below.page == lines[number].page)


def _repeated_alone(lines: Sequence[Line]) -> set[int]:
    """Without page breaks: short lines between blank lines that come back three times but for their numbers."""
    alone = [
        line.number
        for line in lines[1:-1]
        if not line.blank and lines[line.number - 1].blank and lines[line.number + 1].blank and _may_be_head(line.text)
    ]
    counts = Counter(_shape_of(lines[n].text) for n in alone)
    return {n for n in alone if counts[_shape_of(lines[n].text)] >= 3 and _DIGITS.search(lines[n].text)}
