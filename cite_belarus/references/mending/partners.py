"""With whom, or on whose behalf, a work was edited: no field is theirs, and a note tells of them."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import ROLES, WHOLES, Draft, Part, pieces
from cite_belarus.references.mending.roles import MARK
from cite_belarus.references.particles import is_given
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import is_role, statements
from cite_belarus.references.vocabulary import phrases

BY = Late(rf"(?P<word>[^\s,;]+)\s+(?P<by>(?:von|v\.|par|di|by)\s+[{UPPER}])")


def partners(draft: Draft) -> Draft:
    """ "[editor] hg. im Auftrag der Akademie von A. Wehr", "[title] Flüsse, unter Mitarbeit von B. Teal [editor] …"."""
    for at, (title, editor) in enumerate(itertools.pairwise(draft.parts)):
        if editor.label != "editor" or title.label not in WHOLES or phrases("partners").absent(title.printed):
            continue
        cuts = _of_title(title.printed, editor.printed)
        if cuts:
            return draft.recut(at, at + 2, [(title.label, 0), *cuts])
    for part in draft.labelled(*ROLES):
        cuts = _cuts(part)
        if cuts:
            return draft.replacing(part, pieces(part, cuts))
    return draft


def _of_title(title: str, editor: str) -> list[tuple[str, int]]:
    """Where a title names partners, and where, in it or behind it, the words are that tell who edited."""
    before = 0
    for mark in MARK.finditer(title):
        if phrases("partners").begins(title[mark.end() :]):
            role = _role(editor, 0)
            end = _by(editor, 0) if role is None else role
            lead = [("editor", before)] if before and is_role(title[before : mark.end()]) else []
            return [*lead, ("note", mark.end()), ("editor", len(title) + end)] if end is not None else []
        before = mark.end()
    return []


def _cuts(part: Part) -> list[tuple[str, int]]:
    """Where in a part partners are named, and where the editors go on; [] where it is not told."""
    hit = phrases("partners").first(part.printed)
    if hit is None:
        return []
    label = [(part.label, 0)] if hit.start else []
    if any(said.names for said in statements(part.printed[: hit.start], part.label)):
        role = _role(part.printed, hit.end)  # "A. Wehr in Verbindung mit B. Teal (Hg.)"
        behind = [(part.label, role - 1)] if role and part.printed[role - 1] == "(" else []
        return [*label, ("note", hit.start), *behind]
    end = _role(part.printed, hit.end) or _by(part.printed, hit.end)
    return [*label, ("note", hit.start), (part.label, end)] if end else []


def _role(text: str, start: int) -> int | None:
    """Where in a text a word of a role stands, behind a place in it."""
    hits = phrases("roles").all(text[start:])
    return next((start + hit.start for hit in hits if hit.value.rstrip("~") in ROLES), None)


def _by(text: str, start: int) -> int | None:
    """Where a "by" stands with a name behind it, that is no part of the name before it: "J. Teal von R. Wehr"."""
    first = text.find(" ", start + 1) if start else 0
    hits = BY.finditer(text, max(first, start))
    return next((hit.start("by") for hit in hits if not is_given(hit["word"])), None)
