"""Segments that hold more than their label says, cut where the print leaves no doubt; labels that the rest contradicts.

A labeller errs at the edges. What is complete is left alone: a mend looks for what is lacking or contradicts itself.
"""

from __future__ import annotations

from collections.abc import Callable

from cite_belarus.references.draft import Draft
from cite_belarus.references.mending.addressed import without_addresses
from cite_belarus.references.mending.cuts import cut_edges
from cite_belarus.references.mending.italics import cut_at_italics, one_italics
from cite_belarus.references.mending.quoted import cut_behind_quotes, joined_quotes
from cite_belarus.references.mending.relabelled import relabelled
from cite_belarus.references.mending.shelfmarks import shelf_marks
from cite_belarus.references.mending.slashes import cut_at_slashes
from cite_belarus.references.mending.titles import cut_imprint, whole_titles
from cite_belarus.references.mending.volumes import cut_volumes

MENDS: tuple[Callable[[Draft], Draft], ...] = (
    shelf_marks,
    without_addresses,
    whole_titles,
    joined_quotes,
    cut_at_italics,
    one_italics,
    cut_behind_quotes,
    cut_at_slashes,
    cut_imprint,
    cut_edges,
    cut_volumes,
    relabelled,
)


def mend(draft: Draft) -> Draft:
    """Parts: MENDS, in order."""
    for one in MENDS:
        draft = one(draft)
    return draft
