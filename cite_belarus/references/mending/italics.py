"""Where italics begin or end inside a segment, one title ends and another begins."""

from __future__ import annotations

from cite_belarus.references.draft import Draft, Part, piece

TITLES = ("title", "container-title", "journal")
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
        if 0 < first < len(part.printed) <= last + LEAST and not draft.labelled("journal", "container-title"):
            return _at(part, first, part.label, "journal")
    return (part,)


def _at(part: Part, at: int, before: str, behind: str) -> tuple[Part, ...]:
    pieces = (piece(part, before, 0, at), piece(part, behind, at, len(part.printed)))
    large = all(sum(ch.isalpha() for ch in one.text) >= LEAST for one in pieces)
    apart = part.printed[at:].lstrip('*"”’»')[:1] in ",." or part.printed[:at].rstrip()[-1:] in ",."
    return pieces if large and apart else (part,)


def italic(draft: Draft, part: Part) -> bool:
    """Whether most of a part is printed in italics."""
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for start, end in draft.citation.italics)
    return shared * 2 > part.end - part.start
