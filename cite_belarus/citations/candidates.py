"""Lines that may begin a note: the label as printed, what it may mean, and how much the line looks like a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.alphabets import RAISED
from cite_belarus.citations import evidence, kinds, wordlists
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late

# Style, how its label is printed at the start of a line, and how much that alone speaks for a note.
STYLES: tuple[tuple[str, Late, float], ...] = (
    ("markdown", Late(r"\s{0,3}\[\^(?P<label>[^\]\s]{1,40})\]:\s*"), 8.0),
    ("raised", Late(r"\s*(?P<label>[⁰¹²³⁴-⁹]{1,4})(?:[.)]|\s?\))?\s*(?=\S|$)"), 3.0),
    ("raised", Late(r"\s*(?:\^|<sup>)(?P<label>\d{1,4})(?:\^|</sup>)\s*(?=\S|$)"), 3.0),
    ("bracket", Late(r"\s*\[(?P<label>\d{1,3})\]\.?\s*(?=\S|$)"), 0.5),
    ("paren", Late(r"\s*\((?P<label>\d{1,3})\)\.?\s+(?=\S)"), 0.0),
    ("half", Late(r"\s*(?P<label>\d{1,3})\)\s*(?=\S)"), 0.0),
    ("dot", Late(r"\s*(?P<label>\d{1,3})\.\s{1,4}(?=\D)"), -0.5),
    ("alone", Late(r"\s*(?P<label>\d{1,3})\s*$"), -0.5),
    ("bare", Late(r"\s*(?P<label>\d{1,3})\s{1,6}(?=[^\W\d]|[„“«\"'‘\[(<*])"), -0.5),
    ("bare", Late(rf"\s*(?P<label>\d{{1,3}})(?=[{UPPER}„“«])"), -1.0),
    ("star", Late(r"\s*(?P<label>\*{1,4}|[†‡])\)?\s*(?=[^\W\d]|[„“«\"'‘])"), 0.0),
    ("noise", Late(rf"\s*(?P<label>[\"'’‘`°®©™!?|*^~¢§“”«»]{{1,3}})\s?(?=[{UPPER}])"), -2.5),
)  # fmt: skip
SAMPLE = 400
SHORT_FORM = 80
_HEADING_LIKE = 70
_AFFILIATION = 150


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a note. `value`: its number, if it is one; `likeness`: what speaks for a note, added up."""

    line: int
    style: str
    printed: str
    value: int | None
    text_at: int
    likeness: float
    starts_block: bool
    marked: bool


def candidates(lines: Sequence[Line], skip: frozenset[int], called: frozenset[str]) -> list[Candidate]:
    """All lines, but those in `skip`, that begin with something like a label, in order.

    `called` are the labels that stand in the text as markers; an asterisk that none calls begins no note.
    """
    out = []
    for line in lines:
        if line.number in skip or line.blank:
            continue
        found = next(((s, m, p) for s, pattern, p in STYLES if (m := pattern.match(line.text))), None)
        if found:
            out.append(_candidate(lines, line, found, called))
    out = [c for c in out if c.style != "noise" or _is_stray(lines[c.line].text, c.printed)]
    return [c for c in out if c.style != "star" or (c.marked and c.starts_block)]


def _candidate(
    lines: Sequence[Line], line: Line, found: tuple[str, re.Match[str], float], called: frozenset[str]
) -> Candidate:
    style, m, prior = found
    printed = m.group("label")
    digits = printed.translate(RAISED)
    value = int(digits) if digits.isascii() and digits.isdigit() else None
    text_at = line.start + m.end()
    after = line.text[m.end() :] + " " + _following(lines, line)
    above = lines[line.number - 1] if line.number else None
    starts = above is None or above.blank or above.page != line.page or above.number not in range(line.number)
    return Candidate(
        line=line.number,
        style=style,
        printed=printed,
        value=value,
        text_at=text_at,
        likeness=prior + _likeness(after[:SAMPLE].strip(), line, lines, style),
        starts_block=starts,
        marked=printed.translate(RAISED) in called,
    )


def _following(lines: Sequence[Line], line: Line) -> str:
    """The rest of the block that a line begins (up to a few lines); after a label alone, the block under it."""
    out: list[str] = []
    for below in lines[line.number + 1 : line.number + 6]:
        if below.blank and (out or line.text.strip().translate(RAISED).strip("[]()^.").isdigit() is False):
            break
        if not below.blank:
            if out and any(pattern.match(below.text) for _, pattern, _ in STYLES[:-2]):
                break
            out.append(below.text)
    return " ".join(out)


def _likeness(text: str, line: Line, lines: Sequence[Line], style: str) -> float:
    """What the text after the label adds: references and signals speak for a note, a short line alone for a heading."""
    if kinds.starts_with_ibid(text) or wordlists.pattern("signals").match(text):
        return 3.0
    if evidence.SHORT_START.match(text) or kinds.names_earlier_work(text[:SHORT_FORM]):
        return 3.0
    seen = min(evidence.weight(text, 4.0), 4.0)
    if seen < 1 and len(line.text) < _AFFILIATION and not line.text.rstrip().endswith(".") and _institution(text):
        return -6.0
    below = lines[line.number + 1] if line.number + 1 < len(lines) else None
    alone = below is None or below.blank
    if style in ("dot", "bare", "half") and alone and len(line.text) < _HEADING_LIKE and seen < 2:
        return -3.0
    return seen - 1.5 if seen < 2 else seen


def _institution(text: str) -> bool:
    """Whether a text is an author's institution ("¹ University of …")."""
    return bool(wordlists.pattern("affiliations").search(text)) and not evidence.prose_words(text)


def _is_stray(text: str, printed: str) -> bool:
    """Whether the mark at the start has no partner, as the opening mark of a quotation has."""
    partner = {"“": "”", "«": "»", "‘": "’"}.get(printed, printed)
    rest = text.strip()[len(printed) :]
    return not any(char in rest for char in partner)
