"""Labelled strings once more, with titles, hosts and publishers of others in them: the same style, other words.

Real labelled strings come from few lists. What stands in them is exchanged, so that the forms are learnt from more
words than those lists have (segment-wise substitution, as in Dai and Adel 2020, "An analysis of simple data
augmentation for named entity recognition").
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cite_belarus.labels.convert import Tagged, pairs_of, tag
from cite_belarus.labels.corpus import Example

EXCHANGED = frozenset({"title", "journal", "container-title", "publisher", "location", "institution"})
SHARE = 0.8  # of the segments that could be exchanged
WEIGHT = 0.5  # beside that of the string itself


class Piece(NamedTuple):
    """A segment: what opens its first atom, what stands between, what closes its last."""

    label: str
    opener: str
    core: str
    closer: str


def exchanged(examples: Sequence[Example], seed: int) -> Iterator[Example]:
    """Each string once more, if something in it can be exchanged for what another of the same source has."""
    rng = random.Random(seed)
    parted = [list(pieces(example.tagged)) for example in examples]
    cores: dict[tuple[str, str], list[str]] = {}
    for example, row in zip(examples, parted, strict=True):
        for piece in row:
            if piece.label in EXCHANGED and piece.core:
                cores.setdefault((example.source, piece.label), []).append(piece.core)
    for example, row in zip(examples, parted, strict=True):
        often = Counter(piece.label for piece in row)
        new = []
        for piece in row:
            fit = piece.label in EXCHANGED and piece.core and often[piece.label] == 1 and rng.random() < SHARE
            new.append(piece._replace(core=rng.choice(cores[example.source, piece.label])) if fit else piece)
        if new != row:
            tagged = tag((piece.label, piece.opener + piece.core + piece.closer) for piece in new)
            yield Example(tagged, example.weight * WEIGHT, example.group, example.source)


def pieces(tagged: Tagged) -> Iterator[Piece]:
    """The segments of a string, each parted at the marks around it."""
    starts = {atom.start: atom for atom in tagged.atoms}
    ends = {atom.end: atom for atom in tagged.atoms}
    at = 0
    for label, text in pairs_of(tagged):
        first, last = len(starts[at].opener), len(text) - len(ends[at + len(text)].closer)
        yield Piece(label, text[:first], text[first:last], text[last:])
        at += len(text)
