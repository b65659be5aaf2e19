"""Who wrote a foreword is no author, editor or translator."""

from __future__ import annotations

from collections.abc import Iterator

from cite_belarus.references.draft import ROLES, Draft, Part, pieces
from cite_belarus.references.statements import is_role, statements
from cite_belarus.references.vocabulary import phrases

MARKS = (",", ";", ".", "/")


def forewords(draft: Draft) -> Draft:
    """From the word for a foreword on, names are a note: "[editor] a cura di A. Reed, prefazione di B. Weir"."""
    if all(_start(part) is None for part in draft.labelled(*ROLES)):
        return draft
    return draft.with_parts(piece for part in draft.parts for piece in _cut(part))


def _cut(part: Part) -> Iterator[Part]:
    at = _start(part) if part.label in ROLES else None
    if at is None:
        yield part
    else:
        yield from (piece for piece in pieces(part, [(part.label, 0), ("note", at)]) if piece.printed)


def _start(part: Part) -> int | None:
    """Where the word stands, if it begins a statement of its own: no word of a role follows, or stands alone before.

    "wstęp i oprac. A. Nowak", "уклад., прадм. і камент. Г. Кісялёва".
    """
    for hit in phrases("forewords").all(part.printed):
        before = part.printed[: hit.start].rstrip()
        begins = before.endswith(MARKS) if before else part.start > 0
        goes_along = before.endswith(",") and is_role(before)
        if begins and not goes_along and not any(said.role for said in statements(part.printed[hit.start :], "")):
            return hit.start
    return None
