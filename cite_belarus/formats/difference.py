"""What fixes change in a `.bib`, as a unified diff, made entry by entry.

Fixes move no entry, and a diff of a whole file takes the square of its changed lines.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable, Iterator

from cite_belarus.formats.bibscan import entries
from cite_belarus.late import Late

_LINE = Late(r"[^\n]*\n|[^\n]+")
_PLACE = Late(r"@@ -(\d+)((?:,\d+)?) \+(\d+)((?:,\d+)?) @@")


def difference(old: str, new: str, name: str) -> str:
    """The diff from `old` to `new`, two texts with the same entries in the same order; "" where they are equal."""
    hunks = list(_hunks(old, new)) if old != new else []
    return "".join((f"--- {name}\n", f"+++ {name}\n", *hunks)) if hunks else ""


def _hunks(old: str, new: str) -> Iterator[str]:
    before = after = 0
    for one, other in itertools.zip_longest(_pieces(old), _pieces(new), fillvalue=()):
        if one != other:
            yield from _moved(list(difflib.unified_diff(one, other))[2:], before, after)
        before += len(one)
        after += len(other)


def _moved(lines: Iterable[str], before: int, after: int) -> Iterator[str]:
    """The lines of a diff with the places of its hunks moved down; each ends its line."""
    for line in lines:
        if place := _PLACE.match(line):
            line = f"@@ -{int(place[1]) + before}{place[2]} +{int(place[3]) + after}{place[4]} @@\n"
        yield line if line.endswith("\n") else f"{line}\n"


def _pieces(text: str) -> list[list[str]]:
    """The lines of the text, cut where an entry's line begins: a piece more than there are entries."""
    cuts = [text.rfind("\n", 0, entry.span[0]) + 1 for entry in entries(text)]
    return [_LINE.findall(text[start:end]) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
