"""One citation being put right, command by command: each takes the draft and gives the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cite_belarus.corrections.amending import Normalise, amend_one
from cite_belarus.corrections.cutting import joined
from cite_belarus.corrections.reading import KINDS
from cite_belarus.corrections.said import Correction, Hint
from cite_belarus.corrections.values import TYPES, value
from cite_belarus.model import SEGMENT_LABELS, Citation, Cited, Document, Segment


@dataclass(frozen=True, slots=True)
class Around:
    """The article that the citation stands in, and the function that makes a record of labelled segments."""

    document: Document
    citations: Sequence[Citation]
    normalise: Normalise


@dataclass(frozen=True, slots=True)
class Draft:
    """The citation as the correction so far makes it; `read` is it as it was read, `at` its position in the article."""

    read: Cited
    correction: Correction
    at: int
    around: Around

    @property
    def cited(self) -> Cited:
        """The citation with the correction."""
        return amend_one(self.read, self.correction, self.around.normalise)[0]

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet."""
        return self.correction == Correction(self.correction.citation, self.correction.hint)


def begin(cited: Cited, at: int, around: Around) -> Draft:
    """A draft that says nothing yet."""
    one = cited.citation
    return Draft(cited, Correction(one.raw, Hint(one.where, one.label, one.index)), at, around)


def obey(draft: Draft, line: str) -> Draft:
    """The draft after one command. Raises ValueError, with what to do instead, for one that cannot be done."""
    verb, _, rest = line.strip().partition(" ")
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is no command; there are: {', '.join(VERBS)}")
    return VERBS[verb][1](draft, rest.strip())


def position(citations: Sequence[Citation], place: str) -> int:
    """Which citation `31`, `31/2`, `note 31/2`, `list 4` or `#12` (the twelfth of the article) is, or ValueError."""
    if counted := re.fullmatch(r"#\s*(\d{1,7})", place.strip()):
        at = int(counted[1]) - 1
        if not 0 <= at < len(citations):
            raise ValueError(f"there is no {place}; the article has {len(citations)} citations")
        return at
    told = re.fullmatch(r"(?:(note|list|text)\s+)?([^\s/]+)(?:/(\d{1,5}))?", place.strip())
    where, label, index = told.groups() if told else (None, None, None)
    found = [i for i, c in enumerate(citations) if told and c.label == label and where in (None, c.where)]
    found = [i for i in found if index is None or citations[i].index == int(index)]
    if not found:
        raise ValueError(f"there is no citation at {place!r}")
    if len(found) > 1:
        raise ValueError(f"{place} has {len(found)} citations: say {place}/1, {place}/2 …, or #{found[0] + 1} …")
    return found[0]


def _label(draft: Draft, rest: str) -> Draft:
    """segment N is a LABEL"""
    number, _, label = rest.partition(" ")
    if label not in SEGMENT_LABELS:
        raise ValueError(f"{label!r} is no label; there are: {', '.join(SEGMENT_LABELS)}")
    pairs, at = _pairs(draft, number)
    pairs[at] = (label, pairs[at][1])
    return _with(draft, pairs)


def _cut(draft: Draft, rest: str) -> Draft:
    """segment N ends before TEXT, which is a segment of its own"""
    number, _, text = rest.partition(" ")
    pairs, at = _pairs(draft, number)
    label, printed = pairs[at]
    start = printed.find(text) if text else -1
    if start <= 0:
        raise ValueError(f"{text!r} does not stand inside segment {number}")
    pairs[at : at + 1] = [(label, printed[:start]), (label, printed[start:])]
    return _with(draft, pairs)


def _glue(draft: Draft, rest: str) -> Draft:
    """segment N and the one after it are one"""
    pairs, at = _pairs(draft, rest)
    if at + 1 == len(pairs):
        raise ValueError(f"nothing follows segment {rest}")
    pairs[at : at + 2] = [(pairs[at][0], pairs[at][1] + pairs[at + 1][1])]
    return _with(draft, pairs)


def _right(draft: Draft, _: str) -> Draft:
    """all labels are right as they stand"""
    return _with(draft, [(s.label, s.text) for s in draft.cited.segments])


def _pairs(draft: Draft, number: str) -> tuple[list[tuple[str, str]], int]:
    segments: Sequence[Segment] = draft.cited.segments
    if not number.isdecimal() or not 1 <= int(number) <= len(segments):
        raise ValueError(f"{number!r} is no segment: say a number from 1 to {len(segments)}")
    return [(s.label, s.text) for s in segments], int(number) - 1


def _with(draft: Draft, pairs: Sequence[tuple[str, str]]) -> Draft:
    return replace(draft, correction=replace(draft.correction, segments=tuple(pairs)))


def _type(draft: Draft, rest: str) -> Draft:
    """the entry type is TYPE"""
    if rest not in TYPES:
        raise ValueError(f"{rest!r} is no type; there are: {', '.join(sorted(TYPES))}")
    return replace(draft, correction=replace(draft.correction, type=rest))


def _kind(draft: Draft, rest: str) -> Draft:
    """it is KIND: full, short or ibid"""
    if rest not in KINDS:
        raise ValueError(f"{rest!r} is none of {', '.join(KINDS)}")
    return replace(draft, correction=replace(draft.correction, kind=rest))  # type: ignore[arg-type]


def _set(draft: Draft, rest: str) -> Draft:
    """FIELD is VALUE; persons are `Family, Given; Family, Given`"""
    name, _, given = rest.partition(" ")
    given = given.removeprefix("=").strip()
    if not name or not given:
        raise ValueError("say a field and its value: set title Historia")
    said = draft.correction
    fields = {**said.fields, name: value(name, given)}
    return replace(
        draft, correction=replace(said, fields=fields, remove=tuple(one for one in said.remove if one != name))
    )


def _remove(draft: Draft, rest: str) -> Draft:
    """there is no FIELD"""
    if rest not in draft.cited.reference.fields:
        raise ValueError(f"it has no {rest!r}; there are: {', '.join(draft.cited.reference.fields)}")
    said = draft.correction
    fields = {name: given for name, given in said.fields.items() if name != rest}
    return replace(draft, correction=replace(said, fields=fields, remove=(*said.remove, rest)))


def _split(draft: Draft, rest: str) -> Draft:
    """another citation begins at TEXT"""
    said, raw = draft.correction, draft.read.citation.raw
    parts = list(said.split or (raw,))
    whole = next((part for part in parts if rest and part.find(rest) > 0), None)
    if whole is None:
        raise ValueError(f"{rest!r} does not stand inside the citation")
    at = whole.find(rest)
    number = parts.index(whole)
    parts[number : number + 1] = [whole[:at].rstrip(" ;"), whole[at:]]
    return replace(draft, correction=Correction(said.citation, said.hint, split=tuple(parts)))


def _join(draft: Draft, _: str) -> Draft:
    """it and the next citation are one"""
    said, citations = draft.correction, draft.around.citations
    end = draft.at + 2
    while said.join and end < len(citations) and len(_together(draft, end)) <= len(said.join):
        end += 1
    if end > len(citations):
        raise ValueError("no citation follows")
    return replace(draft, correction=Correction(said.citation, said.hint, join=_together(draft, end)))


def _together(draft: Draft, end: int) -> str:
    return joined(draft.around.document, draft.around.citations[draft.at : end]).raw


def _drop(draft: Draft, _: str) -> Draft:
    """it is no citation"""
    return replace(draft, correction=Correction(draft.correction.citation, draft.correction.hint, drop=True))


def _same(draft: Draft, rest: str) -> Draft:
    """it is of the same work as the citation at PLACE"""
    said = draft.correction
    return replace(draft, correction=replace(said, same=(*said.same, _other_raw(draft, rest))))


def _other(draft: Draft, rest: str) -> Draft:
    """it is of another work than the citation at PLACE"""
    said = draft.correction
    return replace(draft, correction=replace(said, other=(*said.other, _other_raw(draft, rest))))


def _other_raw(draft: Draft, place: str) -> str:
    at = position(draft.around.citations, place)
    if at == draft.at:
        raise ValueError("that is this citation itself")
    return draft.around.citations[at].raw


# command → what follows it, and what it does (the docstring says what it means)
VERBS: dict[str, tuple[str, Callable[[Draft, str], Draft]]] = {
    "label": ("N LABEL", _label),
    "cut": ("N TEXT", _cut),
    "glue": ("N", _glue),
    "right": ("", _right),
    "type": ("TYPE", _type),
    "kind": ("KIND", _kind),
    "set": ("FIELD VALUE", _set),
    "remove": ("FIELD", _remove),
    "split": ("TEXT", _split),
    "join": ("", _join),
    "drop": ("", _drop),
    "same": ("PLACE", _same),
    "other": ("PLACE", _other),
}
