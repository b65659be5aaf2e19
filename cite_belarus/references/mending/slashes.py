"""GOST's slash: behind " / " stand those who answer for the work (GOST R 7.0.100-2018 §5.2.6).

German lists of names stand between slashes too: "Family, Given / Family, Given (Hrsg.)".
"""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, Part, piece, pieces
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.statements import begins_with_role
from cite_belarus.references.vocabulary import phrases

SLASH = Late(r"\s/\s+")
NAMED = Late(rf"(?<![^\W_])[{UPPER}]\.")
SHORT = rf"[{UPPER}]{{2,10}}(?:\s[{UPPER}]{{2,6}})?[\s.,–—-]*"  # of a body: "UNCTAD"
ACRONYM = Late(SHORT)
INVERTED = Late(rf"(?:[{LOWER}]+\s)*[{UPPER}][^,:;/]*,\s*[{UPPER}][^,:;/]*")  # "Family, Given"
BODY_LAST = Late(rf"\s;\s(?P<body>{SHORT})$")
LABELS = ("title", "container-title", "volume", "genre")


def cut_at_slashes(draft: Draft) -> Draft:
    """Statements of responsibility cut off a title: editors by their role, authors by their initials, bodies."""
    if " / " not in draft.citation.raw:
        return draft
    draft = draft.with_parts([new for part in draft.parts for new in _pieces(part)])
    return _body_behind(draft)


def _body_behind(draft: Draft) -> Draft:
    """The short name of the body behind the authors: "/ И. Река, П. Мост ; БГУ. – Минск"."""
    for title, names in itertools.pairwise(draft.parts):
        behind = names.label == "author" and title.printed.rstrip().endswith("/")
        hit = BODY_LAST.search(names.printed) if behind else None
        if hit:
            return draft.replacing(names, pieces(names, [("author", 0), ("institution", hit.start("body"))]))
    return draft


def _pieces(part: Part) -> list[Part]:
    if "/" not in part.printed:
        return [part]
    if part.label == "editor":
        return _title_before(part)
    if part.label not in LABELS:
        return [part]
    found, label, at = [], part.label, 0
    for hit in SLASH.finditer(part.printed):
        end = SLASH.search(part.printed, hit.end())
        said = _label(part.printed[hit.end() : end.start() if end else len(part.printed)])
        if said:
            found.append(piece(part, label, at, hit.end()))
            label, at = said, hit.end()
    return [*found, piece(part, label, at, len(part.printed))] if found else [part]


def _title_before(part: Part) -> list[Part]:
    """What stands before the slash and the word of a role, under the editor's label, is the title of the volume."""
    hit = SLASH.search(part.printed)
    if not hit or _label(part.printed[: hit.start()]) or _label(part.printed[hit.end() :]) != "editor":
        return [part]
    if INVERTED.fullmatch(part.printed[: hit.start()]) and not begins_with_role(part.printed[hit.end() :]):
        return [part]
    return [piece(part, "title", 0, hit.end()), piece(part, "editor", hit.end(), len(part.printed))]


def _label(text: str) -> str:
    if any(hit.value != "-" for hit in phrases("roles").all(text)):
        return "editor"
    if phrases("corporate").first(text) or ACRONYM.fullmatch(text):
        return "institution"
    return "author" if NAMED.search(text) else ""
