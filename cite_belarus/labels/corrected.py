"""Corrected references, from what `parse`, `extract` and `correct --export` write to the strings to learn from.

`parse` writes the labels of a line twice, in its `segments` and in those of its `citations`. Where the two no longer
say the same, the one that no model would have written is the one that a person corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cite_belarus.labels import rows
from cite_belarus.labels.rows import Pairs, Row
from cite_belarus.model import CiteError, Span

Readings = Sequence[Callable[[str], Pairs]]  # how the models that may have written the file label a string
_FORM = 'a citation is as `parse` writes it: an object with "raw", "span" and "segments"'


class Corrected(NamedTuple):
    """The strings to learn from, and how many lines hold none."""

    strings: Sequence[Pairs]
    empty: int


def read(path: Path, readings: Readings) -> Corrected:
    """The corrected strings of a file, one a citation where a line tells its citations; raises CiteError."""
    found = [[one for one in _strings(row, readings) if one] for row in rows.read(path)]
    strings = [one for some in found for one in some]
    if not strings:
        raise CiteError("no corrected reference", place=str(path), remedy=rows.FORM)
    return Corrected(strings, found.count([]))


def _strings(row: Row, readings: Readings) -> Iterator[Pairs]:
    """What one line has to learn from."""
    raw, cited = rows.string(row, "raw"), row.values.get("citations")
    whole = _segments(row, raw) if "segments" in row.values or cited is None else None
    if cited is None:
        yield whole or ()
    elif not isinstance(cited, list):
        raise CiteError('"citations" is no list', place=row.place, remedy=_FORM)
    elif cited:
        yield from _cited(row, cited, whole, readings)
    elif any(label != "other" for label, _ in whole or ()):
        yield whole or ()  # no citation was found here, and a person saw one


def _cited(row: Row, cited: Sequence[object], whole: Pairs | None, readings: Readings) -> Iterator[Pairs]:
    """The citations of one line, `whole` being the segments of the line."""
    raw, at = rows.string(row, "raw"), 0
    for number, one in enumerate(cited, 1):
        citation = _citation(one, f"{row.place}: citation {number}")
        start, end = _span(citation, raw, at)
        _check_between(whole or (), (at, start), row.place)
        yield _corrected(citation, None if whole is None else _slice(whole, (start, end)), readings)
        at = end
    _check_between(whole or (), (at, len(raw)), row.place)


def _segments(row: Row, raw: str) -> Pairs:
    pairs = rows.segments(row)
    rows.joined(raw, pairs, row.place)
    return pairs


def _citation(one: object, place: str) -> Row:
    if not isinstance(one, dict):
        raise CiteError("this is no object", place=place, remedy=_FORM)
    return Row(place, one)


def _span(citation: Row, line: str, after: int) -> Span:
    """Where a citation stands in its line, behind the one before it."""
    span = citation.values.get("span")
    if not (isinstance(span, list) and len(span) == 2 and all(isinstance(at, int) for at in span)):
        raise CiteError('"span" is missing or no pair of numbers', place=citation.place, remedy=_FORM)
    start, end = span
    if not after <= start <= end or line[start:end] != rows.string(citation, "raw"):
        raise CiteError('its "span" does not hold its "raw"', place=citation.place, remedy="leave both as they were")
    return start, end


def _slice(pairs: Pairs, span: Span) -> list[tuple[str, str]]:
    """What segments say of a part of their string."""
    found, at = [], 0
    for label, text in pairs:
        part = text[max(0, span[0] - at) : max(0, span[1] - at)]
        at += len(text)
        if part:
            found.append((label, part))
    return found


def _check_between(whole: Pairs, span: Span, place: str) -> None:
    """Refuse labels for words that are in none of a line's citations: these would not be learnt."""
    for label, text in _slice(whole, span):
        if label != "other" and any(letter.isalnum() for letter in text):
            cause = f"{rows.printable(text)!r} is labelled {label}, but in none of the line's citations"
            raise CiteError(cause, place=place, remedy='give each reference a line of its own, without "citations"')


def _corrected(citation: Row, of_line: Pairs | None, readings: Readings) -> Pairs:
    """The segments of a citation, from the place where they were corrected."""
    raw = rows.string(citation, "raw")
    if "segments" not in citation.values and of_line is not None:
        return of_line
    own = _segments(citation, raw)
    if of_line is None or _letters(own) == _letters(of_line):
        return own
    apart = [at for at, (a, b) in enumerate(zip(_letters(of_line), _letters(own), strict=True)) if a != b]
    line_kept, own_kept = (_is_written(one, apart, raw, readings) for one in (of_line, own))
    if line_kept == own_kept:
        cause = "the line has other labels for it, and which of the two are corrected cannot be told"
        remedy = 'make both alike, or leave out the "segments" or the "citations" that are not corrected'
        raise CiteError(cause, place=citation.place, remedy=remedy)
    return own if line_kept else of_line


def _is_written(pairs: Pairs, apart: Sequence[int], raw: str, readings: Readings) -> bool:
    """Whether a model would have labelled some of these characters so."""
    letters = _letters(pairs)
    return any(read[at] == letters[at] for reading in readings for read in [_letters(reading(raw))] for at in apart)


def _letters(pairs: Pairs) -> list[tuple[str, bool]]:
    """Of each character its label, and whether a segment begins there."""
    return [(label, not i) for label, text in pairs for i in range(len(text))]
