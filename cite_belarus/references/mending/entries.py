"""The entry of a dictionary that a citation names behind the dictionary."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft

SUB_VOCE = Late(r"\W*s\.\s?vv?\.\W*")


def sub_voce(draft: Draft) -> Draft:
    """ "[title] Historical Dictionary, … [pages] s.v. [title] “Radziwiłł”": the entry is a note, no second title."""
    if "v." not in draft.citation.raw:
        return draft
    for at, (word, entry) in enumerate(itertools.pairwise(draft.parts)):
        titled = any(part.label in ("title", "container-title") for part in draft.parts[:at])
        if titled and entry.label == "title" and SUB_VOCE.fullmatch(word.printed):
            return draft.joined(at, at + 2, "note")
    return draft
