"""Where italics begin or end inside a segment, one title ends and another begins."""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.draft import HOSTS, Draft, Part, merged, piece

TITLES = ("title", "container-title", "journal")
MERGED = (*TITLES, "author", "editor", "publisher", "institution", "collection-title", "other")
HOST_WORD = Late(r"(?:\b(?:in|w|у|в|dans)\b\s?:?|//|\[w:?\])\W*$", re.IGNORECASE)
LEAST = 4  # letters that a piece must have to be a title of its own


def cut_at_italics(draft: Draft) -> Draft:
    """A title cut where its italics end (what follows is a series) or begin (what follows is the host)."""
    if not draft.citation.italics:
        return draft
    return draft.with_parts(new for part in draft.parts for new in _pieces(draft, part))


def _pieces(draft: Draft, part: Part) -> tuple[Part, ...]:
    if part.label not in TITLES:
        return (part,)
    for start, end in draft.citation.italics:
        first, last = start - part.start, end - part.start
        if first <= len(part.printed) - len(part.printed.lstrip()) and 0 < last < len(part.printed):
            return _at(part, last, part.label, "collection-title")
        if 0 < first < len(part.printed) <= last + LEAST and not draft.has(*HOSTS):
            return _at(part, first, part.label, "journal")
    return (part,)


def _at(part: Part, at: int, before: str, behind: str) -> tuple[Part, ...]:
    pieces = (piece(part, before, 0, at), piece(part, behind, at, len(part.printed)))
    large = all(sum(ch.isalpha() for ch in one.text) >= LEAST for one in pieces)
    apart = part.printed[at:].lstrip('*"”’»')[:1] in ",." or part.printed[:at].rstrip()[-1:] in ",."
    return pieces if large and apart else (part,)


def one_italics(draft: Draft) -> Draft:
    """Neighbouring parts inside one stretch of italics are one title."""
    for start, end in draft.citation.italics:
        inside = [
            i for i, part in enumerate(draft.parts) if part.text and part.start >= start - 1 and part.end <= end + 3
        ]
        if len(inside) < 2 or inside[-1] - inside[0] + 1 != len(inside):
            continue
        parts = [draft.parts[i] for i in inside]
        if not all(part.label in MERGED for part in parts) or not any(part.label in TITLES for part in parts):
            continue
        label = _led(draft, inside[0]) or max((p for p in parts if p.label in TITLES), key=lambda p: len(p.text)).label
        whole = merged(parts[0], parts[-1], label, draft.citation.raw)
        return draft.with_parts((*draft.parts[: inside[0]], whole, *draft.parts[inside[-1] + 1 :]))
    return draft


def _led(draft: Draft, index: int) -> str:
    """The label of what stands behind "in", "[w:]", "//"; "" where there is no such word."""
    before = draft.parts[index - 1] if index else None
    led = before is not None and before.label == "other" and bool(HOST_WORD.search(before.printed))
    return "container-title" if led else ""


def italic(draft: Draft, part: Part) -> bool:
    """Whether most of a part is printed in italics."""
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for start, end in draft.citation.italics)
    return shared * 2 > part.end - part.start
