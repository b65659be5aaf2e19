"""Note markers in the body: raised figures and brackets, and what a scanner makes of raised figures."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.alphabets import RAISED
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import Span

UNITS = frozenset(("km", "m", "cm", "mm", "dm", "ha", "ft", "mi", "км", "м", "см", "мм", "дм", "га"))
_CLEAN = Late(
    r"(?<=[^\s⁰¹²³⁴-⁹])(?P<raised>[⁰¹²³⁴-⁹]{1,4})|\[\^(?P<md>[^\]\s]{1,40})\](?!:)"
    r"|(?<=[^\s*†‡])(?P<star>\*{1,3}|[†‡])(?=[\s,.;:)]|$)|(?<=\S)\^(?P<pandoc>\d{1,4})\^|<sup>\s?(?P<sup>\d{1,4})\s?</sup>"
)
_SIGN = Late(r"[⁰¹²³⁴-⁹*†‡^<]")  # one of these is in all that `_CLEAN` finds
_BRACKET = Late(r"(?<=\S)\s?\[(?P<bracket>\d{1,3})\]")
_PAREN = Late(r"(?<=\S)\s?\((?P<bracket>\d{1,3})\)")
_GLUED = Late(
    r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_]{2}[.,;:!?)\]”»\"’])|(?<=[\w)]\)))(?P<glyphs>\d{1,3})(?=[\s.,;:)”»\"’]|$)"
)
_STRAY = Late(
    r"(?:(?<=[^\W_])|(?<=[.,;:)\]”»\"™]))(?P<glyphs>[®°©¢§†‡]{1,3}|[!?'’‘*%][®°©0-9!?'’]{1,2}|\?(?=[.,;)])|!(?=[.,;)])|[!?](?=\s[^\W\d_A-ZА-Я])|(?<=™)[’'])"
    r"(?=[\s.,;:)”»\"’]|$)|(?<=[^\W\d_]{2}[.”»])(?P<lone>[?®°!’'*]{1,2})(?=\s|$)"
)

# How well a glyph may stand for a figure; 0.15 for any other pair.
LOOKS_LIKE: dict[str, dict[str, float]] = {
    "?": {"1": 0.6, "2": 0.9, "3": 0.6, "7": 0.7, "9": 0.5},
    "®": {"1": 0.3, "4": 0.6, "5": 0.8, "6": 0.9, "8": 0.8, "9": 0.8, "0": 0.5, "3": 0.5},
    "°": {"9": 0.8, "0": 0.9, "6": 0.7, "5": 0.6, "8": 0.5},
    "©": {"6": 0.7, "0": 0.6, "9": 0.6, "8": 0.6},
    "!": {"1": 0.9},
    "'": {"1": 0.9, "7": 0.5},
    "’": {"7": 0.8, "1": 0.8, "9": 0.4},
    "‘": {"1": 0.7, "6": 0.6},
    "*": {"4": 0.5, "8": 0.5, "1": 0.4},
    "%": {"1": 0.6, "2": 0.5, "8": 0.5, "9": 0.5},
    "§": {"8": 0.8, "5": 0.6, "9": 0.5},
    "¢": {"6": 0.7, "5": 0.5},
    "†": {"1": 0.5, "4": 0.6},
    "‡": {"1": 0.4, "4": 0.5},
}
_ANY = 0.15


@dataclass(frozen=True, slots=True)
class Mark:
    """Glyphs in the body that may call a note: what is printed, where, and the number if it can be read."""

    printed: str
    span: Span
    label: str | None
    clean: bool


def clean(lines: Sequence[Line], skip: frozenset[int], style: str = "") -> list[Mark]:
    """The markers that can be read as they stand; `style` adds "bracket" ([12]) or "paren" ((12)) markers."""
    added = {"bracket": [_BRACKET], "paren": [_PAREN]}.get(style, [])
    out = []
    for line in lines:
        if line.number in skip:
            continue
        for pattern in [_CLEAN, *added] if _SIGN.search(line.text) else added:
            for m in pattern.finditer(line.text):
                kind = m.lastgroup or ""
                if kind == "raised" and _is_power(line.text, m.start()):
                    continue
                label = m.group(kind).translate(RAISED)
                out.append(Mark(m.group(kind), (line.start + m.start(kind), line.start + m.end(kind)), label, True))
    return sorted(out, key=lambda mark: mark.span)


def damaged(lines: Sequence[Line], skip: frozenset[int]) -> list[Mark]:
    """Glyphs that stand where markers stand and are none of the text's own: figures glued to words, stray signs."""
    out: list[Mark] = []
    for line in lines:
        if line.number in skip:
            continue
        spans: list[Span] = []
        for pattern in (_GLUED, _STRAY):
            for m in pattern.finditer(line.text):
                kind = m.lastgroup or "glyphs"
                if not _is_power(line.text, m.start(kind)):
                    spans.append(m.span(kind))
        for start, end in sorted(set(spans)):
            if not out or line.start + start >= out[-1].span[1]:
                printed = line.text[start:end]
                out.append(Mark(printed, (line.start + start, line.start + end), None, False))
    return out


@functools.lru_cache(maxsize=1 << 14)
def reading(printed: str, label: str) -> float:
    """How well the printed glyphs can stand for a number (0 to 1); a lost first figure costs half."""
    if len(printed) == len(label):
        fit = 1.0
        for glyph, figure in zip(printed, label, strict=True):
            fit *= (
                1.0 if glyph == figure else LOOKS_LIKE.get(glyph, {}).get(figure, _ANY if not glyph.isdigit() else 0.05)
            )
        return float(fit ** (1 / len(label)))
    if len(printed) < len(label):
        return 0.5 * reading(printed, label[len(label) - len(printed) :])
    return 0.5 * reading(printed[len(printed) - len(label) :], label)


def _is_power(text: str, at: int) -> bool:
    """Whether raised figures (or what is left of them) belong to a unit of measure: km², m³."""
    word = re.search(r"(?:^|[\s\d(])([^\W\d_]{1,3})$", text[max(0, at - 8) : at])
    return bool(word and word.group(1) in UNITS)
