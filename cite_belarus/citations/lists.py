"""Where the reference lists are, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.citations import evidence
from cite_belarus.citations.headings import heading
from cite_belarus.citations.items import items
from cite_belarus.citations.lines import Line
from cite_belarus.model import Item

_SHORT_SUBHEADING = 60


@dataclass(frozen=True, slots=True)
class Lists:
    """The items of all lists in document order, and the numbers of the lines that the lists take up."""

    items: tuple[Item, ...]
    lines: frozenset[int]


def find(text: str, lines: Sequence[Line], skip: frozenset[int]) -> Lists:
    """The reference lists under their headings. `skip` are the numbers of running heads and page numbers."""
    found: list[Item] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        said = None if at in skip else heading(lines[at].text)
        if said is None or said.kind not in ("references", "sublist"):
            at += 1
            continue
        section = _section(lines, at + 1, skip)
        here, end = _sections(text, section)
        if here:
            found += here
            taken.update(range(at, end))
        at = max(end, at + 1) if here else at + 1
    return Lists(tuple(found), frozenset(taken))


def bare(text: str, lines: Sequence[Line]) -> Lists:
    """A text that is nothing but a list: without a heading, and almost every item a reference."""
    visible = [line for line in lines if not line.blank]
    here, end = items(text, visible) if visible else ([], 0)
    good = sum(_is_reference(text[item.spans[0][0] : item.spans[-1][1]]) for item in here)
    if not here or good < 0.7 * len(here) or end <= visible[-1].number:
        return Lists((), frozenset())
    return Lists(tuple(here), frozenset(range(end)))


def _is_reference(text: str) -> bool:
    return (
        len(text) < 1500 and evidence.complete(text) and evidence.weight(text) >= 2 and evidence.prose_words(text) < 4
    )


def _section(lines: Sequence[Line], start: int, skip: frozenset[int]) -> list[list[Line]]:
    """The visible lines up to the next heading of another kind, in groups parted by headings within the list."""
    groups: list[list[Line]] = [[]]
    for line in lines[start:]:
        if line.blank or line.number in skip:
            continue
        said = heading(line.text)
        if said and said.kind == "sublist":
            groups.append([])
        elif said:
            break
        elif _is_subheading(lines, line):
            groups.append([])
        else:
            groups[-1].append(line)
    return groups


def _is_subheading(lines: Sequence[Line], line: Line) -> bool:
    """A short line in capitals, or ending in a colon, between blank lines."""
    alone = line.number + 1 >= len(lines) or lines[line.number + 1].blank
    alone = alone and lines[line.number - 1].blank
    said = line.text.strip()
    short = len(said) < _SHORT_SUBHEADING and not any(c.isdigit() for c in said)
    return alone and short and (said.isupper() or said.endswith(":"))


def _sections(text: str, groups: Sequence[Sequence[Line]]) -> tuple[list[Item], int]:
    found: list[Item] = []
    end = 0
    for group in groups:
        if not group:
            continue
        here, stopped = items(text, group)
        found += here
        if here:
            end = stopped
        if not here or stopped <= group[-1].number:
            break
    return found, end
