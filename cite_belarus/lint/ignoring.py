"""`lint: ignore` in comments: what a person has looked at and wants to hear no more of.

    % lint: ignore                         the entry that follows, everything
    # lint: ignore[title-case, odd-field]  the entry that follows, these codes
    % lint: ignore-file[name-order]        the whole file

In a `.bib` whatever stands between entries is a comment, whether or not it begins with `%`. The comment stands
directly before the entry: a blank line between the two ends its reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cite_belarus.formats.bibscan import EntryText, entries
from cite_belarus.lint.codes import CODES
from cite_belarus.lint.values import Finding

_IGNORE = re.compile(r"\blint:\s*ignore(-file)?\b(?:\s*\[([^\]\n]*)\])?")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
EVERYTHING = "*"
Ranges = list[tuple[int, int, frozenset[str]]]


def kept(text: str, findings: Iterable[Finding], ignored: Iterable[str] = ()) -> list[Finding]:
    """The findings that no comment and no option silences, and those about the comments, in the file's order."""
    everywhere = set(ignored)
    reaches: Ranges = []
    said: list[Finding] = []
    if "lint:" in text:
        for line, last, codes, whole in _comments(text):
            said += [Finding("unknown-code", f"no code {code!r}", line) for code in codes - CODES.keys() - {EVERYTHING}]
            everywhere |= codes if whole else set()
            reaches += [] if whole else [(line, last, codes)]
    silent = {EVERYTHING, *CODES} if EVERYTHING in everywhere else everywhere
    left = [one for one in [*findings, *said] if one.code not in silent and not _reached(one, reaches)]
    return sorted(left, key=lambda one: (one.line, one.rank, one.code))


def _reached(one: Finding, reaches: Ranges) -> bool:
    return any(
        first <= one.line <= last and (EVERYTHING in codes or one.code in codes) for first, last, codes in reaches
    )


def _comments(text: str) -> Iterator[tuple[int, int, frozenset[str], bool]]:
    """For each `lint: ignore`: its line, the last line of its entry, the codes, whether it is for the file."""
    at = 0
    for entry in [*entries(text), None]:
        if entry is not None and entry.type == "comment":
            continue
        between = text[at : entry.span[0] if entry else len(text)]
        start = max((found.end() for found in _BLANK_LINE.finditer(between)), default=0)
        for found in _IGNORE.finditer(between):
            line = text.count("\n", 0, at + found.start()) + 1
            codes = frozenset(code.strip() for code in (found.group(2) or EVERYTHING).split(",") if code.strip())
            if found.group(1) or (entry is not None and found.start() >= start):
                yield line, _last_line(text, entry), codes, bool(found.group(1))
        at = entry.span[1] if entry else len(text)


def _last_line(text: str, entry: EntryText | None) -> int:
    return entry.line + text.count("\n", *entry.span) if entry else 0
