"""Web addresses inside other text."""

from __future__ import annotations

from collections.abc import Iterator

from cite_belarus.references.addresses import addresses
from cite_belarus.references.draft import Draft, Part, piece
from cite_belarus.references.vocabulary import phrases

REACH = 24  # code points behind an address within which a word of access makes what follows its date


def without_addresses(draft: Draft) -> Draft:
    """Each address as a part of its own; what follows it is its date of access, or other."""
    if not ("http" in draft.citation.raw or "www." in draft.citation.raw):
        return draft
    return draft.with_parts(new for part in draft.parts for new in _pieces(part))


def _pieces(part: Part) -> Iterator[Part]:
    if part.label in ("url", "doi") or not ("http" in part.printed or "www." in part.printed):
        yield part
        return
    at = 0
    for address in addresses(part.printed):
        if part.printed[at : address.start].strip():
            yield piece(part, part.label, at, address.start)
        yield piece(part, "url", address.start, address.end)
        at = address.end
    if part.printed[at:].strip():
        access = at and phrases("accessed").first(part.printed[at : at + REACH])
        yield piece(part, "accessed" if access else "other" if at else part.label, at, len(part.printed))
