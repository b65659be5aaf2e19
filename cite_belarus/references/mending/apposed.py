"""What no mark parts from the name before it belongs to it: Wydawnictwo „Brzeg”, Grupa „Brzeg” Series, Univ. Hull."""

from __future__ import annotations

import itertools

from cite_belarus import resources
from cite_belarus.references.draft import Draft, Part, merged
from cite_belarus.references.mending.quoted import OPENERS
from cite_belarus.references.mending.relabelled import says_series
from cite_belarus.references.places import is_region

NAMES = ("publisher", "institution", "collection-title")


def whole_names(draft: Draft) -> Draft:
    """Two parts that are one name, as one: a series where it says so, else what the first is."""
    for at, (first, second) in enumerate(itertools.pairwise(draft.parts)):
        if _one_name(first, second):
            label = "collection-title" if says_series(second.text) else first.label
            whole = merged(first, second, label, draft.citation.raw)
            return draft.with_parts((*draft.parts[:at], whole, *draft.parts[at + 2 :]))
    return draft


def country(draft: Draft) -> Draft:
    """ "[location] Minsk, [publisher] Belarus": the country behind a place and a comma is no publisher."""
    for at, place, body in draft.pairs("location", "publisher"):
        if is_region(body.text) and place.printed.rstrip().endswith(","):
            return draft.joined(at, at + 2, "location")
    return draft


def _one_name(first: Part, second: Part) -> bool:
    """Whether the second, in quotes, or a place behind the bare word for a body, follows the first without a mark."""
    if first.label in NAMES[:2] and second.label == "location":
        return first.text.casefold() in resources.words("corporate") and first.printed.rstrip()[-1:] not in ",;:"
    if first.label not in NAMES or second.label not in NAMES or first.label == second.label:
        return False
    return second.printed.lstrip()[:1] in OPENERS and first.printed.rstrip()[-1:].isalpha()
