"""`lint: ignore` in comments: what a person has looked at and wants to hear no more of.

    % lint: ignore                         the entry that follows, everything
    # lint: ignore[title-case, odd-field]  the entry that follows, these codes
    % lint: ignore-file[name-order]        the whole file

In a `.bib` whatever stands between entries is a comment, whether or not it begins with `%`. The comment stands
directly before the entry: a blank line between the two ends its reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.lint.codes import CODES
from cite_belarus.lint.values import File, Finding

_IGNORE = Late(r"\blint:\s{0,9}ignore(-file)?\b(?:\s{0,9}\[([^\[\]\n]*)\])?")
_BLANK_LINE = Late(r"\n[ \t\r]*\n")
EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Comment:
    """One `lint: ignore`: the codes (`EVERYTHING` for all), its line, the last line of its entry; 0 for the file."""

    codes: frozenset[str]
    line: int
    last: int


def kept(file: File, findings: Iterable[Finding], ignored: Iterable[str] = ()) -> list[Finding]:
    """The findings that no comment and no option silences, and those about the comments, in the file's order."""
    everywhere = set(ignored)
    silent: dict[int, set[str]] = defaultdict(set)
    said: list[Finding] = []
    for comment in _comments(file) if "lint:" in file.text else ():
        unknown = comment.codes - CODES.keys() - {EVERYTHING}
        said += [Finding("unknown-code", f"no code {code!r}", comment.line) for code in sorted(unknown)]
        everywhere |= set() if comment.last else comment.codes
        for line in range(comment.line, comment.last + 1):
            silent[line] |= comment.codes
    left = (
        one for one in (*findings, *said) if not {one.code, EVERYTHING} & (silent.get(one.line, set()) | everywhere)
    )
    return sorted(left, key=lambda one: (one.line, one.rank, one.code))


def _comments(file: File) -> Iterator[Comment]:
    at, line = 0, 1
    for entry in [*file.entries, None]:
        if entry is not None and entry.type == "comment":
            continue
        end = entry.span[0] if entry else len(file.text)
        between = file.text[at:end]
        start = max((found.end() for found in _BLANK_LINE.finditer(between)), default=0)
        last = entry.line + file.text.count("\n", *entry.span) if entry else 0
        for found in _IGNORE.finditer(between):
            codes = frozenset(code.strip() for code in (found[2] or EVERYTHING).split(",") if code.strip())
            if found[1] or (entry is not None and found.start() >= start):
                yield Comment(codes, line + between.count("\n", 0, found.start()), 0 if found[1] else last)
        at, line = (entry.span[1], last) if entry else (at, line)
