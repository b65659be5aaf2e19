"""What a person should look at, and how sure the whole record is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cite_belarus.model import Issue, Segment
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.vocabulary import phrases

TELLING = ("title", "journaltitle", "booktitle", "url", "doi", "eprint", "archive", "author", "editor")
SILENT = ("other", "citation-number", "medium", "note")
DOUBTED = 0.9  # what each doubt leaves of the confidence


def doubts(draft: Draft) -> Draft:
    """Issues for segments that hold text and gave no field, and for a record without title, journal or address."""
    used = _used(draft)
    said = [
        Issue("unused-segment", f"{part.label} gave no field: {part.text}", (part.start, part.end))
        for part in draft.parts
        if part.segment not in used
        and part.label not in SILENT
        and not (part.label == "accessed" and "urldate" in draft.fields)  # the day of an update
        and any(map(str.isalnum, part.text))
        and not _empty(part)
    ]
    if said:
        draft = draft._replace(issues=tuple(dict.fromkeys((*draft.issues, *said))))
    if draft.citation.kind == "full" and draft.fields.keys().isdisjoint(TELLING):
        return draft.doubting("nothing-read", "no title, host, author or address can be read")
    return draft


def _empty(part: Part) -> bool:
    """Whether the print itself says that there is nothing: "s. a.", "б. м.", "[б. и.]"."""
    return part.label in ("date", "location", "publisher", "author") and phrases("undated").first(part.text) is not None


def confidence(draft: Draft, segments: Sequence[Segment]) -> float:
    """The probability that every segment a field came from is labelled right, less for each doubt; 0 to 1."""
    used = _used(draft)
    sure = math.prod([segments[index].confidence for index in used])
    return round(sure * DOUBTED ** len(draft.issues), 4) if used else 0.0


def _used(draft: Draft) -> set[int]:
    """The segments that a field came from."""
    return set().union(*draft.origins.values())
