"""Cutting a reference string into atoms: a core, the punctuation that opens it, the punctuation that closes it.

Separators belong to what stands before them and opening brackets and quotes to what they open, so a segment never
ends inside an atom. `12(4):643` has the atoms `12`, `(4):`, `643`; `К.,1991` has `К.,`, `1991`. Together the atoms
are the string: `raw[a.start:a.end]` joined is `raw`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cite_belarus.labels.locks import Lock, find_addresses

_LETTER = r"[^\W\d_]"
_CORE = re.compile(
    r"//|[№§]|[_—–\-]{3,}|\d+|"
    rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f\u00ad]|['’ʼ‘`´\-‐‑](?={_LETTER}))*"
)
_OPENING = "([{<«»„“”\"‘’‚‹›'*"
_QUOTES = "«»„“”\"‘’‚‹›'*"
_ALWAYS_OPEN = "„‚([{<"
_CLOSING_WHEN_LOOSE = "»”’›"
_TAIL = re.compile(rf"[{re.escape(_OPENING)}](?:[{re.escape(_OPENING)}]|\s)*$")


class Atom(NamedTuple):
    """One atom: `opener`, `core`, `closer` as printed, and its place in the string (half-open, code points).

    `start` is the first character of the opener, `end` follows the closer and the blanks after it.
    `lock` is "url" or "doi" where the core is an address, else "".
    """

    opener: str
    core: str
    closer: str
    start: int
    end: int
    lock: str


_splits: dict[str, int] = {}


def _split(gap: str) -> int:
    """Where, between two cores, the punctuation that closes the first ends and that which opens the second begins."""
    known = _splits.get(gap)
    if known is None:
        known = _find_split(gap)
        if len(gap) < 12:
            _splits[gap] = known
    return known


def _find_split(gap: str) -> int:
    tail = _TAIL.search(gap[-40:])
    if not tail:
        return len(gap)
    at = len(gap) - len(tail.group())
    while at < len(gap) and _closes(gap, at):
        at += 1
    return at


def _closes(gap: str, at: int) -> bool:
    char, before, after = gap[at], gap[at - 1 : at], gap[at + 1 : at + 2]
    if char.isspace():
        return True
    if char in _ALWAYS_OPEN or char not in _QUOTES:
        return False
    if not before:
        return not (char in "«“" and not after)
    if before.isspace():
        return char in _CLOSING_WHEN_LOOSE and after.isspace()
    return before not in "([{<"


def _cores(raw: str, locks: list[Lock]) -> list[tuple[int, int, str]]:
    """Spans of the cores, in order; an address is one core, with its kind."""
    if not locks:
        return [(*m.span(), "") for m in _CORE.finditer(raw)]
    found: list[tuple[int, int, str]] = []
    at = 0
    for lock in locks:
        found += [(*m.span(), "") for m in _CORE.finditer(raw, at, lock.start)]
        found.append((lock.start, lock.end, lock.kind))
        at = lock.end
    return found + [(*m.span(), "") for m in _CORE.finditer(raw, at)]


def atoms(raw: str) -> list[Atom]:
    """The atoms of a string, covering it without gap or overlap; one without a core where it has no word or number."""
    if not raw:
        return []
    cores = _cores(raw, find_addresses(raw))
    if not cores:
        return [Atom("", "", raw, 0, len(raw), "")]
    out = []
    start = 0
    for (begin, end, lock), after in zip(cores, [*(c[0] for c in cores[1:]), len(raw)], strict=True):
        gap = raw[end:after]
        cut = end + (_split(gap) if after < len(raw) else len(gap))
        out.append(Atom(raw[start:begin], raw[begin:end], raw[end:cut], start, cut, lock))
        start = cut
    return out
