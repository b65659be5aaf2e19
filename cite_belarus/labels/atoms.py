"""Cutting a reference string into atoms: a core, the punctuation that opens it, the punctuation that closes it.

Separators belong to what stands before them and opening brackets and quotes to what they open, so a segment never
ends inside an atom. `12(4):643` has the atoms `12`, `(4):`, `643`; `К.,1991` has `К.,`, `1991`. Together the atoms
are the string: `raw[a.start:a.end]` joined is `raw`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cite_belarus.labels.locks import find_addresses
from cite_belarus.late import Late

_LETTER = r"[^\W\d_]"
_CORE = Late(
    rf"({_LETTER}+(?:(?:[\u0300-\u036f\u00ad]+|['’ʼ‘`´\-‐‑](?={_LETTER})){_LETTER}*)*|"
    r"\d+|//|[№§]|[_—–\-]{3,})"
)
_OPENING = "([{<«»„“”\"‘’‚‹›'*"
_QUOTES = "«»„“”\"‘’‚‹›'*"
_ALWAYS_OPEN = "„‚([{<"
_CLOSING_WHEN_LOOSE = "»”’›"
_TAIL = Late(rf"[{re.escape(_OPENING)}](?:[{re.escape(_OPENING)}]|\s)*$")


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


class Cut(NamedTuple):
    """A string cut at its cores: the k + 1 `gaps` around its k `cores`, and the kind of lock of those that have one."""

    gaps: list[str]
    cores: list[str]
    locks: dict[int, str]


def cut(raw: str) -> Cut:
    """The cores of a string and what stands around them; an address is one core.

    Where there is no word, number or address, the core is empty and stands at the head; "" has no core.
    """
    addresses = find_addresses(raw)
    if not addresses:
        found = _CORE.split(raw)
        return Cut(found[0::2], found[1::2], {}) if found[1:] or not raw else Cut(["", raw], [""], {})
    tokens: list[str] = []
    locks: dict[int, str] = {}
    at = 0
    for address in addresses:
        tokens += _CORE.split(raw[at : address.start])
        locks[len(tokens) // 2] = address.kind
        tokens.append(raw[address.start : address.end])
        at = address.end
    tokens += _CORE.split(raw[at:])
    return Cut(tokens[0::2], tokens[1::2], locks)


def split(gap: str) -> int:
    """Where, between two cores, the punctuation that closes the first ends and that which opens the second begins."""
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


def atoms(raw: str) -> list[Atom]:
    """The atoms of a string, covering it without gap or overlap; one without a core where it has no word or number."""
    gaps, cores, locks = cut(raw)
    out = []
    opener, start = gaps[0], 0
    for number, (core, gap) in enumerate(zip(cores, gaps[1:], strict=True)):
        at = split(gap) if number < len(cores) - 1 else len(gap)
        end = start + len(opener) + len(core) + at
        out.append(Atom(opener, core, gap[:at], start, end, locks.get(number, "")))
        opener, start = gap[at:], end
    return out
