"""Italics that stand in the text as marks (`*…*`, `_…_`): taken out, kept as spans."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import Span

_ADDRESS = Late(r"(?:https?://|www\.)[^\s<>]*[^\W_]")
_PARAGRAPH_END = Late(r"\n[ \t]*\n|\f")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and the spans in it that were marked as italic."""

    text: str
    italics: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    glyph: str
    opens: bool
    closes: bool


def take_out(text: str, glyphs: str = "*") -> Marked:
    """Pair the marks of each paragraph; a mark that finds no partner stays in the text.

    A mark opens before a visible character and not inside a word, and closes after one; runs of marks (`**bold**`),
    marks between blanks (`2 * 3`) or word characters (`a_b`, `2*3*4`), and marks inside addresses are text.
    """
    pairs = _pairs(text, glyphs) if any(glyph in text for glyph in glyphs) else []
    if not pairs:
        return Marked(text)
    edges = sorted(at for pair in pairs for at in pair)
    kept, last = [], 0
    for at in edges:
        kept.append(text[last:at])
        last = at + 1
    kept.append(text[last:])
    moved = {at: at - number for number, at in enumerate(edges)}
    spans = sorted((moved[a], moved[b]) for a, b in pairs)
    return Marked("".join(kept), tuple(_apart(spans)))


def _apart(spans: list[Span]) -> list[Span]:
    """The outermost of nested spans, and empty ones left out."""
    out: list[Span] = []
    for start, end in spans:
        if start < end and (not out or start >= out[-1][1]):
            out.append((start, end))
    return out


def _pairs(text: str, glyphs: str) -> list[Span]:
    ends = [m.start() for m in _PARAGRAPH_END.finditer(text)] + [len(text)]
    pairs: list[Span] = []
    opened: dict[str, int] = {}
    paragraph = 0
    for mark in _marks(text, glyphs):
        while mark.at > ends[paragraph]:
            paragraph += 1
            opened.clear()
        if mark.closes and mark.glyph in opened:
            pairs.append((opened.pop(mark.glyph), mark.at))
        elif mark.opens:
            opened[mark.glyph] = mark.at
    return pairs


def _marks(text: str, glyphs: str) -> list[_Mark]:
    inside = _inside_addresses(text)
    found = []
    for m in re.finditer("|".join(f"(?:{re.escape(g)})+" for g in glyphs), text):
        before, after = text[max(m.start() - 1, 0) : m.start()], text[m.end() : m.end() + 1]
        if len(m.group()) != 1 or m.start() in inside or not _may_touch(before, after):
            continue
        opens = bool(after.strip()) and not _is_word(before)
        closes = bool(before.strip()) and not (_is_word(after) and not after.isdigit())
        if opens or closes:
            found.append(_Mark(m.start(), m.group(), opens, closes))
    return found


def _may_touch(before: str, after: str) -> bool:
    """Whether the text stays in NFC when what stands between the two is taken out."""
    return not (after and unicodedata.combining(after)) and unicodedata.is_normalized("NFC", before + after)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _inside_addresses(text: str) -> set[int]:
    return {at for m in _ADDRESS.finditer(text) for at in range(*m.span()) if text[at] in "*_"}
