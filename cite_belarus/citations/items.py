"""The items of a reference list: bulleted, numbered, parted by blank lines, hanging, or one a line."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.alphabets import DIGITS
from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR, Item, Span

SIGNS = "•*·▪●◦‣■□\uf020-\uf0ff"  # and what the fonts of signs have, which keep their places in Unicode for themselves
BULLET = Late(rf"\s*(?:[-{SIGNS}]|[–—])\s+(?=\S)")
NUMBER = Late(r"\s*(?:[\[(](?P<boxed>\d{1,6})[\])]\.?|(?P<plain>\d{1,6})[.)])\s*(?=[^\d\s.,–-])")
_GOES_ON = Late(
    r"\s*(?:(?:pp?|vol|no|nr|S|s|с|С|t|т|Т|Vol|No|Nr)\.\s?\d|https?:|www\.|URL|DOI|doi|Режим|Рэжым|Available|Retrieved|[,;:)\]])"
)
_OPEN_END = Late(rf"(?:[-–—,:;(&/]|\b(?:{evidence.LEADING_ON}|{evidence.LEADING_IN}))\s*$")
_ADDRESS_END = Late(r"https?://\S+/$")
_CLOSED_END = Late(r"[.>)\]»”\"]\s*$|https?://\S+$|\d\s*$")
_EMAIL = Late(r"\S@\S+\.\w")
_PERSON = Late(
    rf"{SAME_AUTHOR}|{evidence.INITIALED_START.pattern}"
    rf"|{evidence.PARTICLE}{{0,3}}{evidence.NAME}(?:-{evidence.NAME})?,\s(?:{evidence.NAME}|{evidence.INITIALS})"
)
# a number that the scanner misread or whose full stop it lost, taken where it is the next one
DAMAGED = Late(rf"\s*[\[(]?(?P<printed>[\dlIІіOОоЗзбЬSВB]{{1,4}})[\])]?[.,]?\s+(?=[{UPPER}«„“\"])")
MOST_LABEL_JUMP = 3
MOST_LINES, MOST_CHARACTERS = 20, 2000


@dataclass(frozen=True, slots=True)
class _Look:
    """What the lines of a list have in common."""

    bulleted: bool
    numbered: bool
    parted: bool
    hanging: bool
    width: int


@dataclass(slots=True)
class _Open:
    label: str | None
    lines: list[Line]
    start: int

    @property
    def recent(self) -> str:
        """Its last lines: an item of more was not seen to end, and is not read again for each line."""
        return " ".join(line.text for line in self.lines[-MOST_LINES:])[-MOST_CHARACTERS:]


def items(text: str, lines: Sequence[Line]) -> tuple[list[Item], int]:
    """The items in the lines under a heading, and the number of the line at which the list ends.

    `lines` are the visible lines up to the next heading, running heads left out; `Line.number` tells what was between.
    """
    look = _look(lines)
    out: list[Item] = []
    opened: _Open | None = None
    for position, line in enumerate(lines):
        parted = position == 0 or line.number > lines[position - 1].number + 1
        label, start, begins = _begins(line, opened, parted, look)
        if parted and not label and not BULLET.match(line.text) and _is_prose(_block(lines, position), opened):
            _close(text, out, opened)
            return out, line.number
        if begins or opened is None:
            _close(text, out, opened)
            opened = _Open(label, [line], start)
        else:
            opened.lines.append(line)
    end = lines[-1].number + 1 if lines else 0
    _close(text, out, opened)
    return out, end


def _look(lines: Sequence[Line]) -> _Look:
    total = max(len(lines), 1)
    gaps = sum(b.number > a.number + 1 for a, b in itertools.pairwise(lines))
    labels = [int(m.group("boxed") or m.group("plain")) for line in lines if (m := NUMBER.match(line.text))]
    rising = sum(0 < b - a <= MOST_LABEL_JUMP for a, b in itertools.pairwise(labels))
    first = bool(lines) and bool(NUMBER.match(lines[0].text))
    indents = {line.indent for line in lines}
    deep = sum(line.indent > min(indents) + 1 for line in lines) if indents else 0
    widths = sorted(len(line.text) for line in lines)
    return _Look(
        bulleted=sum(bool(BULLET.match(line.text)) for line in lines) >= max(1, gaps // 2) and _first_bulleted(lines),
        numbered=first and (rising + 1 >= len(labels) / 2),
        parted=gaps >= 2 and gaps + 1 >= 0.8 * _starts(lines),
        hanging=0.2 * total <= deep <= 0.85 * total and bool(lines) and lines[0].indent == min(indents),
        width=widths[int(0.9 * (len(widths) - 1))] if widths else 0,
    )


def _first_bulleted(lines: Sequence[Line]) -> bool:
    return bool(lines) and bool(BULLET.match(lines[0].text))


def _starts(lines: Sequence[Line]) -> int:
    return sum(bool(_PERSON.match(line.text.lstrip())) for line in lines)


def _begins(line: Line, opened: _Open | None, parted: bool, look: _Look) -> tuple[str | None, int, bool]:
    """The printed number, where the item's text begins, and whether an item begins in this line at all."""
    bullet = BULLET.match(line.text)
    if look.bulleted and bullet:
        return None, line.start + bullet.end(), True
    number = NUMBER.match(line.text)
    if look.numbered and number:
        label = number.group("boxed") or number.group("plain")
        if opened is None or opened.label is None or 0 < int(label) - int(opened.label) <= MOST_LABEL_JUMP:
            return label, line.start + number.end(), True
        if int(label) == 1 and parted:
            return label, line.start + number.end(), True
    damaged = DAMAGED.match(line.text) if look.numbered and opened and opened.label else None
    if damaged and opened and int(damaged["printed"].translate(DIGITS)) == int(opened.label or 0) + 1:
        return damaged["printed"].translate(DIGITS), line.start + damaged.end(), True
    start = line.start + line.indent
    if opened is None:
        return None, start, True
    return None, start, _score(line, opened, parted, look) > 1.5


def _is_open(before: str, text: str) -> bool:
    """Whether a line does not end what it says; the stroke at the end of an address may be its last."""
    whole = _ADDRESS_END.search(before) and evidence.TITLE_START.match(text)
    return bool(_OPEN_END.search(before)) and not whole


def _score(line: Line, opened: _Open, parted: bool, look: _Look) -> float:
    """How much a line looks like the beginning of an item after the lines of the item before it."""
    text, before = line.text.strip(), opened.lines[-1].text.rstrip()
    named = _PERSON.match(text) or wordlists.pattern("idem").match(text)
    score = 1.5 if named else 0.5 if evidence.TITLE_START.match(text) else -3.0
    score += 1.0 if evidence.complete(opened.recent) else -1.5
    score += 1.5 if parted else 0.0
    score += 1.0 if _CLOSED_END.search(before) else 0.0
    score -= 2.0 if _is_open(before, text) or _GOES_ON.match(text) else 0.0
    score += 0.5 if len(before) < 0.8 * look.width else 0.0
    score += _alphabet(text, opened.lines[0].text)
    if look.hanging:
        score += 2.0 if line.indent <= opened.lines[0].indent else -3.0
    if look.parted and not parted:
        score -= 2.0
    if (look.bulleted or look.numbered) and not parted:
        score -= 3.0
    return score


def _alphabet(text: str, before: str) -> float:
    """Lists are mostly in alphabetical order: the next item begins with the same letter or a later one."""
    a, b = (next((c.casefold() for c in t if c.isalpha()), "") for t in (before, text))
    if not a or not b or (a < "\u0400") != (b < "\u0400"):
        return 0.0
    return 0.5 if b >= a else -0.5


def _block(lines: Sequence[Line], position: int) -> str:
    """The lines from a position to the next blank line, as one text (its first 1,500 characters)."""
    out = [lines[position].text]
    for before, line in zip(lines[position:], lines[position + 1 :], strict=False):
        if line.number > before.number + 1 or sum(map(len, out)) > 1500:
            break
        out.append(line.text)
    return " ".join(out)[:1500]


def _is_prose(block: str, opened: _Open | None) -> bool:
    """Whether a block under a list is the article's or the editor's own text: a note on the author, a section."""
    if opened and not _CLOSED_END.search(opened.lines[-1].text):
        return False
    words = evidence.prose_words(block)
    share = evidence.lowercase_share(block)
    if _EMAIL.search(block) and not evidence.complete(block):
        return True
    if evidence.complete(block):
        return words >= 6 and share > 0.6 and evidence.weight(block) < 4
    if evidence.INITIALED_START.match(block):
        return words >= 3 and share > 0.6
    return (words >= 2 and share > 0.5) or (len(block) > 100 and share > 0.55)


def _close(text: str, out: list[Item], opened: _Open | None) -> None:
    if opened is None:
        return
    spans: list[Span] = []
    start = opened.start
    for before, line in zip(opened.lines, [*opened.lines[1:], None], strict=True):
        if line is None:
            spans.append((start, before.end))
        elif text[before.end : line.start].strip():
            spans.append((start, before.end + 1))
            start = line.start
    if text[spans[0][0] : spans[0][1]].strip():
        out.append(Item(opened.label, tuple(spans)))
