"""A `.bib` text cut into its entries without losing a character: where each entry, field and value stands.

One linear pass; an entry that does not end is cut where the next one begins, and says so in `problem`.
Source: btparse's grammar of BibTeX files; biber's reading of `@comment` (its braces are skipped).
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import Span

_ENTRY = Late(r"@[ \t]*([A-Za-z][\w.+-]*)\s*([{(])")
_COMMENT_LINE = Late(r"@[ \t]*comment\b(?!\s*[{(])[^\n]*", re.IGNORECASE)
_NEXT = Late(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][^\s,={}()]+[ \t]*,", re.MULTILINE)
_BODY = Late(r"[{}]|" + _NEXT.pattern, re.MULTILINE)
_AFTER_KEY = Late(r"[,={}\"#]")
_BETWEEN = Late(r"(?:[\s,]|%[^\n]*)*")
_FIELD = Late(_BETWEEN.pattern + r"([^\s,=#{}\"()%]+)\s*=\s*")
_AFTER = Late(r"\s*(?:[,%]|\Z)")
_RESUME = Late(r"^[ \t]*[A-Za-z][\w:+-]*[ \t]*=", re.MULTILINE)
_BARE = Late(r"[^\s,#{}\"=]+")
_JOIN = Late(r"\s*#\s*")
_QUOTED = Late(r'[{}"]')


@dataclass(frozen=True, slots=True)
class FieldText:
    """One field: its name as written, its value as written (delimiters too), and where the two stand."""

    name: str
    raw: str
    span: Span
    value_span: Span
    line: int


@dataclass(frozen=True, slots=True)
class EntryText:
    """One `@…{…}`: `type` in lower case; `string`, `preamble` and `comment` have an empty key.

    `span` runs from the `@` to after the closing brace, `body` is what stands between key and closing brace;
    `line` counts from 1. `problem` is "" or says what is wrong, `problem_line` where.
    """

    type: str
    key: str
    line: int
    span: Span
    body: Span
    key_span: Span
    fields: tuple[FieldText, ...] = ()
    problem: str = ""
    problem_line: int = 0

    def field(self, name: str) -> FieldText | None:
        """The first field of that name, whatever its case."""
        return next((f for f in self.fields if f.name.lower() == name.lower()), None)


class _Lines:
    """Line numbers of offsets."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def of(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset)


def entries(text: str) -> tuple[EntryText, ...]:
    """Everything in the file that begins with `@`, in order; what stands between two spans is free text."""
    found: list[EntryText] = []
    lines, at = _Lines(text), 0
    while (at := text.find("@", at)) >= 0:
        if comment := _COMMENT_LINE.match(text, at):
            found.append(_blank("comment", lines.of(at), (at, comment.end())))
            at = comment.end()
        elif opened := _ENTRY.match(text, at):
            found.append(_entry(text, opened, lines))
            at = max(found[-1].span[1], at + 1)
        else:
            at += 1
    return tuple(found)


def _blank(kind: str, line: int, span: Span) -> EntryText:
    return EntryText(kind, "", line, span, (span[1], span[1]), (span[1], span[1]))


def _entry(text: str, opened: re.Match[str], lines: _Lines) -> EntryText:
    kind, start, line = opened.group(1).lower(), opened.start(), lines.of(opened.start())
    end, problem = _end(text, opened.end(), opened.group(2), kind)
    inside = (opened.end(), end)
    span = (start, end if problem else end + 1)
    if kind in ("comment", "preamble"):
        return EntryText(kind, "", line, span, inside, (inside[0], inside[0]), (), problem, line if problem else 0)
    key, key_span = ("", (inside[0], inside[0])) if kind == "string" else _key(text, inside)
    body = (key_span[1], inside[1])
    fields, field_problem, where = _fields(text, body, lines)
    if problem:
        where = line
    return EntryText(kind, key, line, span, body, key_span, fields, problem or field_problem, where)


def _end(text: str, at: int, opener: str, kind: str) -> tuple[int, str]:
    """The offset of the closing delimiter, or of the place where an entry that does not end is cut."""
    if opener == "(":
        following = _NEXT.search(text, at)
        limit = following.start() if following else len(text)
        closed = _round_end(text, at, limit)
        return (closed, "") if closed is not None else (limit, f"the @{kind} does not end")
    depth = 0
    for found in _BODY.finditer(text, at):
        token = found.group()
        if token == "{":
            depth += 1
        elif token == "}":
            if depth == 0:
                return found.start(), ""
            depth -= 1
        elif kind != "comment":
            return found.start(), f"the @{kind} does not end before the next entry begins"
    return len(text), f"the @{kind} has no end"


def _round_end(text: str, at: int, limit: int) -> int | None:
    """The `)` that closes `@type(…`: the first one outside braces and quotes."""
    depth, quoted = 0, False
    for found in re.finditer(r'[{}")]', text[at:limit]):
        token = found.group()
        if token == '"' and depth == 0:
            quoted = not quoted
        elif token == ")" and depth == 0 and not quoted:
            return at + found.start()
        depth += (token == "{") - (token == "}")
    return None


def _key(text: str, inside: Span) -> tuple[str, Span]:
    """What stands before the first comma; where a `=` or a value comes first the entry has no key."""
    found = _AFTER_KEY.search(text, *inside)
    end = found.start() if found else inside[1]
    if found and found.group() != ",":
        return "", (inside[0], inside[0])
    whole = text[inside[0] : end]
    start = inside[0] + len(whole) - len(whole.lstrip())
    key = whole.strip()
    return key, (start, start + len(key))


def _fields(text: str, body: Span, lines: _Lines) -> tuple[tuple[FieldText, ...], str, int]:
    """The fields between key and closing brace, what is wrong with the first that is, and in which line."""
    fields: list[FieldText] = []
    wrong: list[tuple[str, int]] = []
    at, end = body
    while True:
        if found := _FIELD.match(text, at, end):
            at = _value_end(text, found.end(), end)
            name, start = found.group(1), found.start(1)
            fields.append(FieldText(name, text[found.end() : at], (start, at), (found.end(), at), lines.of(start)))
            if at == found.end():
                wrong.append((f"{name} has no value", start))
            elif not _AFTER.match(text, at, end):
                wrong.append((f"a comma is missing after {name}", at))
            continue
        rest = _BETWEEN.match(text, at, end)
        at = rest.end() if rest else at
        if at == end:
            break
        wrong.append((f"not understood: {text[at : min(end, at + 60)].strip()}", at))
        resumed = _RESUME.search(text, at + 1, end)
        at = resumed.start() if resumed else end
    problem, where = wrong[0] if wrong else ("", 0)
    return tuple(fields), problem, lines.of(where) if wrong else 0


def _value_end(text: str, at: int, end: int) -> int:
    """Where a value stops: parts in braces, in quotes or bare, joined by `#`."""
    while True:
        part_end = _part_end(text, at, end)
        joined = _JOIN.match(text, part_end, end)
        if part_end == at or not joined:
            return part_end
        at = joined.end()


def _part_end(text: str, at: int, end: int) -> int:
    if text[at : at + 1] not in ("{", '"'):
        bare = _BARE.match(text, at, end)
        return bare.end() if bare else at
    quoted, depth = text[at] == '"', 0
    for found in _QUOTED.finditer(text, at + 1 if quoted else at, end):
        token = found.group()
        depth += (token == "{") - (token == "}")
        if (quoted and token == '"' and depth == 0) or (not quoted and token == "}" and depth == 0):
            return found.end()
    return end


def value_parts(raw: str) -> tuple[tuple[str, str], ...]:
    """The parts of a raw value: (`text`, content) of braces, quotes and numbers, (`macro`, name) of bare words."""
    parts, at = [], 0
    while at < len(raw):
        end = _part_end(raw, at, len(raw))
        if end == at:
            break
        part = raw[at:end]
        if part[0] in '{"':
            parts.append(("text", part[1:-1] if len(part) > 1 and part[-1] in '}"' else part[1:]))
        else:
            parts.append(("text" if part.isdigit() else "macro", part))
        joined = _JOIN.match(raw, end)
        at = joined.end() if joined else len(raw)
    return tuple(parts)
