"""Fields under the names that the entry type gives them (biblatex manual §2.1, §2.2)."""

from __future__ import annotations

from collections.abc import Mapping

from cite_belarus.references.draft import Draft
from cite_belarus.references.laws import ACTS

_SITE = {"journaltitle": "titleaddon organization", "booktitle": "titleaddon organization"}
HOSTED = {"institution": ""}
# of several names the first that is free
MOVES: Mapping[str, Mapping[str, str]] = {
    "article": {"booktitle": "journaltitle", "booktitleaddon": "titleaddon", "series": "journalsubtitle"},
    "online": {"publisher": "organization", "institution": "organization", **_SITE},
    "report": {"publisher": "institution", "titleaddon": "type", "series": "type"},
    "thesis": {"publisher": "institution", "titleaddon": "type"},
    "patent": {"titleaddon": "type"},
    "incollection": HOSTED,
    "inbook": HOSTED,
    "inreference": HOSTED,
    "inproceedings": {"institution": "organization", "journaltitle": "booktitle"},
    "book": {"institution": "publisher"},
    "collection": {"institution": "publisher"},
    "proceedings": {"institution": "publisher"},
    "mvbook": {"institution": "publisher"},
    "unpublished": {"booktitle": "eventtitle"},
}


def renamed(draft: Draft) -> Draft:
    """Each field under the name that its entry type has for it; what a type has no field for is left in its segment."""
    moves = MOVES.get(draft.type, {})
    if draft.type in ACTS and "title" not in draft.fields:
        moves = {**moves, "titleaddon": "title"}  # "Рашэнне Канстытуцыйнага суда № 10"
    for old, names in moves.items():
        free = [new for new in names.split(" ") if not new or new not in draft.fields]
        if old in draft.fields and free:
            draft = _moved(draft, old, free[0])
    return draft


def _moved(draft: Draft, old: str, new: str) -> Draft:
    if not new and draft.fields[old]:
        draft = draft.doubting("no-field", f"{draft.type} has no {old}: {draft.fields[old]}")
    return draft.moved({old: new})
