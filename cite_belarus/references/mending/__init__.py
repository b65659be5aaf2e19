"""Segments that hold more than their label says, cut where the print leaves no doubt; labels that the rest contradicts.

A labeller errs at the edges. What is complete is left alone: a mend looks for what is lacking or contradicts itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cite_belarus.references.draft import Draft
from cite_belarus.references.mending.addressed import without_addresses
from cite_belarus.references.mending.apposed import whole_names
from cite_belarus.references.mending.cuts import cut_edges
from cite_belarus.references.mending.italics import cut_at_italics, one_italics
from cite_belarus.references.mending.quoted import cut_behind_quotes, joined_quotes
from cite_belarus.references.mending.relabelled import relabelled
from cite_belarus.references.mending.shelfmarks import shelf_marks
from cite_belarus.references.mending.slashes import cut_at_slashes
from cite_belarus.references.mending.titles import cut_imprint, whole_titles
from cite_belarus.references.mending.volumes import cut_volumes

ALWAYS = ()

# Beside each mend stand the labels of the parts that it may cut or join: without one of them it is not asked.
MENDS: Mapping[Callable[[Draft], Draft], Sequence[str]] = {
    shelf_marks: ALWAYS,
    without_addresses: ALWAYS,
    whole_titles: ("title",),
    joined_quotes: ("title",),
    cut_at_italics: ("title", "container-title", "journal"),
    one_italics: ("title", "container-title", "journal"),
    cut_behind_quotes: ("title",),
    cut_at_slashes: ("title", "container-title", "volume", "genre", "editor"),
    cut_imprint: ("title", "author"),
    cut_edges: ALWAYS,
    cut_volumes: ("volume",),
    whole_names: ("collection-title",),
    relabelled: ALWAYS,
}


def mend(draft: Draft) -> Draft:
    """Parts: MENDS, in order."""
    for one, labels in MENDS.items():
        if not labels or not draft.by_label.keys().isdisjoint(labels):
            draft = one(draft)
    return draft
