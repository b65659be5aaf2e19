"""A quoted name that no mark parts from what it follows belongs to it: Wydawnictwo „Brzeg”, Grupa „Brzeg” Series."""

from __future__ import annotations

import itertools

from cite_belarus.references.draft import Draft, Part, merged
from cite_belarus.references.mending.quoted import OPENERS
from cite_belarus.references.mending.relabelled import says_series

NAMES = ("publisher", "institution", "collection-title")


def whole_names(draft: Draft) -> Draft:
    """Two parts that are one name, as one: a series where it says so, else what the first is."""
    for at, (first, second) in enumerate(itertools.pairwise(draft.parts)):
        if _one_name(first, second):
            label = "collection-title" if says_series(second.text) else first.label
            whole = merged(first, second, label, draft.citation.raw)
            return draft.with_parts((*draft.parts[:at], whole, *draft.parts[at + 2 :]))
    return draft


def _one_name(first: Part, second: Part) -> bool:
    """Whether the second, in quotes, follows the first without a mark between them."""
    if first.label not in NAMES or second.label not in NAMES or first.label == second.label:
        return False
    return second.text[:1] in OPENERS and first.printed.rstrip()[-1:].isalpha()
