"""The notes: from labelled lines to notes with all their text, also where it goes on overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cite_belarus.alphabets import RAISED
from cite_belarus.citations import evidence
from cite_belarus.citations.boundaries import ends_sentence
from cite_belarus.citations.candidates import candidates
from cite_belarus.citations.headings import heading
from cite_belarus.citations.lines import Line
from cite_belarus.citations.sequence import Labelled, choose
from cite_belarus.late import Late
from cite_belarus.model import Note, Span

_FINISHED = Late(r"[.!?;…][)\]»”’\"'>]{0,3}\s*$|https?://\S+$|>\s*$|\)\s*$")
_ADDRESS_LINE = Late(r"\s*(?:https?://|www\.)\S+\s*$")
_RAISED_INSIDE = Late(r"(?<=[.;)>])\s+(?=(?P<label>[⁰¹²³⁴-⁹]{1,3})\s+\S)")
LONGEST_CONTINUATION = 12
MOST_LINES_TO_NEXT = 100


@dataclass(frozen=True, slots=True)
class Found:
    """The notes in document order, the section of numbering each belongs to, and the lines that notes take up."""

    notes: tuple[Note, ...]
    sections: tuple[int, ...]
    lines: frozenset[int]


def find(lines: Sequence[Line], skip: frozenset[int], called: frozenset[str]) -> Found:
    """All notes. `skip`: running heads and the lines of lists; `called`: the labels that the text has markers for."""
    chosen = choose(candidates(lines, skip, called), lines, skip)
    starts = {one.candidate.line for one in chosen}
    endnotes = _endnote_lines(lines, skip)
    notes: list[Note] = []
    sections: list[int] = []
    taken: set[int] = set()
    section = 0
    for number, one in enumerate(chosen):
        section += one.restarts
        limit = chosen[number + 1].candidate.line if number + 1 < len(chosen) else len(lines)
        extent = _extent(lines, one, limit, skip, endnotes)
        overleaf = _overleaf(lines, extent, starts, skip | taken)
        taken.update(extent, overleaf, [one.candidate.line])
        spans = _spans(lines, one, extent, overleaf)
        for note in _parted(lines, one, spans):
            notes.append(note)
            sections.append(section)
    return Found(tuple(notes), tuple(sections), frozenset(taken))


def _endnote_lines(lines: Sequence[Line], skip: frozenset[int]) -> frozenset[int]:
    """The lines under a heading "Notes", up to the next heading: there a blank line ends no note."""
    out: set[int] = set()
    inside = False
    for line in lines:
        said = heading(line.text) if not line.blank and line.number not in skip else None
        if said:
            inside = said.kind == "notes"
        elif inside:
            out.add(line.number)
    return frozenset(out)


def _extent(
    lines: Sequence[Line], one: Labelled, limit: int, skip: frozenset[int], endnotes: frozenset[int]
) -> list[int]:
    """The numbers of the lines that hold a note's text on its page, the label's line first if text stands on it."""
    label = lines[one.candidate.line]
    out = [label.number] if lines[label.number].end > one.candidate.text_at else []
    for line in lines[label.number + 1 : limit]:
        if line.number in skip:
            if out and line.page != label.page:
                break
            continue
        if line.blank:
            if out and line.number not in endnotes:
                break
            continue
        if line.page != label.page and line.number not in endnotes:
            break
        if out and _body_goes_on(lines[out[-1]].text.rstrip(), line.text.lstrip()):
            break
        if heading(line.text) or (_ADDRESS_LINE.match(line.text) and lines[line.number - 1].blank):
            break
        out.append(line.number)
    return out


def _body_goes_on(above: str, below: str) -> bool:
    """Whether a line in small letters under a finished sentence is the paragraph that the note interrupted."""
    return below[:1].islower() and above.endswith((".", "!", "?")) and ends_sentence(above, len(above) - 1)


def _overleaf(lines: Sequence[Line], extent: Sequence[int], starts: set[int], closed: frozenset[int]) -> list[int]:
    """The lines at the foot of the next page that go on with an unfinished note: the last block above its notes."""
    if not extent or _FINISHED.search(lines[extent[-1]].text):
        return []
    begin = extent[-1] + 1
    own = lines[extent[-1]].text.rstrip()
    next_line = next((line for line in lines[begin:] if not line.blank and line.number not in closed), None)
    if next_line is None or next_line.number in starts:
        return []
    if next_line.page == lines[extent[-1]].page and not _note_follows(begin, starts):
        return []
    blocks = _blocks(lines, begin, next_line.page, starts, closed)
    if len(blocks) < 2 or len(blocks[-1]) > LONGEST_CONTINUATION:
        return []
    return blocks[-1] if _goes_on(own, lines[blocks[-1][0]].text.lstrip()) else []


def _note_follows(begin: int, starts: set[int]) -> bool:
    """Without page breaks: whether another note stands within about two pages."""
    return any(begin <= start < begin + MOST_LINES_TO_NEXT for start in starts)


def _blocks(lines: Sequence[Line], begin: int, page: int, starts: set[int], closed: frozenset[int]) -> list[list[int]]:
    """The blocks of visible lines from `begin` to the next note or the end of the page."""
    out: list[list[int]] = [[]]
    for line in lines[begin:]:
        if line.page > page or line.number in starts:
            break
        if line.blank:
            out.append([])
        elif line.number not in closed:
            out[-1].append(line.number)
    return [block for block in out if block]


def _goes_on(before: str, after: str) -> bool:
    """Whether a block reads like the rest of an unfinished note: small letter, or a broken word, number or bracket."""
    if before.endswith("-") or after[:1].islower():
        return True
    return before.endswith((",", "(", "–", ":", "/")) and evidence.weight(after) >= 1.5


def _spans(lines: Sequence[Line], one: Labelled, extent: Sequence[int], overleaf: Sequence[int]) -> tuple[Span, ...]:
    """The pieces of the text that make up a note; one piece where nothing but line ends stands between its lines."""
    out: list[Span] = []
    last = -2
    for number in (*extent, *overleaf):
        start = max(lines[number].start, one.candidate.text_at)
        if not out:
            start = lines[number].end - len(lines[number].text[start - lines[number].start :].lstrip())
        if number == last + 1:
            out[-1] = (out[-1][0], lines[number].end)
        else:
            if out:
                out[-1] = (out[-1][0], out[-1][1] + 1)
            out.append((start, lines[number].end))
        last = number
    return tuple(out) or ((one.candidate.text_at, one.candidate.text_at),)


def _parted(lines: Sequence[Line], one: Labelled, spans: tuple[Span, ...]) -> list[Note]:
    """The note; several where raised labels in sequence stand within one line of pasted text."""
    printed = one.candidate.printed
    if one.candidate.style != "raised" or len(spans) != 1 or not one.label.isdigit():
        return [Note(one.label, printed, spans)]
    out: list[Note] = []
    line = lines[one.candidate.line]
    start, end = spans[0]
    label, shown, at = int(one.label), printed, start
    for m in _RAISED_INSIDE.finditer(line.text, max(start - line.start, 0)):
        inner = m.group("label").translate(RAISED)
        if int(inner) == label + 1:
            out.append(Note(str(label), shown, ((at, line.start + m.start()),)))
            label, shown, at = label + 1, m.group("label"), line.start + m.end() + len(m.group("label")) + 1
    return [*out, Note(str(label), shown, ((at, end),))]
