"""Supplements and special issues, whose words count nothing: "hors-série n° 3", "59(10 suppl)"."""

from __future__ import annotations

import itertools

from cite_belarus.references.draft import COUNTING, Draft, Part, pieces
from cite_belarus.references.vocabulary import AROUND, phrases

BESIDE = (*COUNTING, "note")


def special_numbers(draft: Draft) -> Draft:
    """The word for a special issue, with the number beside it that is no volume's, under the label of an issue."""
    for at, (one, other) in enumerate(itertools.pairwise(draft.parts)):
        if one.label not in COUNTING or other.label not in BESIDE or (one.text + other.text).isdecimal():
            continue
        if one.label == "volume" and _says_special(other.text):  # "47 (suppl)"
            return draft.relabelled(other, "issue")
        if _says_special(one.text) or _says_special(other.text) or _goes_over(draft.citation.raw, one, other):
            return draft.joined(at, at + 2, "issue")
    for part in draft.under("volume"):
        hit = phrases("specials").first(part.printed)
        if hit:
            numbered = any(map(str.isdigit, part.printed[: hit.start]))  # "vol. 39, Supplement"
            cuts = [("volume", 0), ("issue", hit.start)] if numbered else [("issue", 0)]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def _says_special(text: str) -> bool:
    """Whether a text is a word for a special issue and nothing else."""
    hit = phrases("specials").first(text)
    return hit is not None and not (text[: hit.start] + text[hit.end :]).strip(AROUND)


def _goes_over(raw: str, one: Part, other: Part) -> bool:
    """Whether such a word runs over the end of a part: "Special | Issue 2"."""
    hit = phrases("specials").first(raw[one.start : other.end])
    return hit is not None and hit.start < one.end - one.start < hit.end
