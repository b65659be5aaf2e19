"""Web addresses inside other text."""

from __future__ import annotations

from collections.abc import Iterator

from cite_belarus.references.addresses import addresses
from cite_belarus.references.draft import Draft, Part, piece
from cite_belarus.references.vocabulary import phrases

LEAST = 4  # letters of a name
REACH = 24  # code points behind an address within which a word of access makes what follows its date


def without_addresses(draft: Draft) -> Draft:
    """Each address as a part of its own; what follows it is its date of access, or other."""
    if not ("http" in draft.citation.raw or "www." in draft.citation.raw):
        return draft
    hosts = draft.labelled("journal", "container-title", "publisher", "institution")
    hosted = any(not part.text.islower() for part in hosts)  # a name has a capital somewhere
    return draft.with_parts(new for part in draft.parts for new in (_site(part, hosted) or _pieces(part)))


def _site(part: Part, hosted: bool) -> tuple[Part, ...]:
    """The name printed before an address under its label: who published it, unless the word only leads there."""
    found = addresses(part.printed) if part.label == "url" else []
    before = part.printed[: found[0].start].strip(" <(:,;") if found else ""
    if sum(ch.isalpha() for ch in before) < LEAST or any(
        phrases(table).first(before) for table in ("modes", "accessed")
    ):
        return ()
    whole = len(part.printed)
    return piece(part, "other" if hosted else "publisher", 0, found[0].start), piece(part, "url", found[0].start, whole)


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
