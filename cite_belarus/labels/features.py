"""A reference string as the model sees it: its atoms, a word key and the context keys of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cite_belarus.labels.atoms import Atom, atoms
from cite_belarus.labels.codes import code
from cite_belarus.labels.context import Key, context_features, context_keys
from cite_belarus.labels.locks import find_marks
from cite_belarus.labels.words import word_features
from cite_belarus.model import Span

WordKey = tuple[str, str, str, str]
EDGE: WordKey = ("", "", "", "edge")
# the neighbours whose word features count at a position: itself first, so that its columns come first in the model
OFFSETS = (0, -1, 1, -2, 2)


class Seen(NamedTuple):
    """A string of n atoms: the atoms, n word keys, n tuples of context keys."""

    atoms: Sequence[Atom]
    words: list[WordKey]
    contexts: list[tuple[Key, ...]]


def see(raw: str, italics: Sequence[Span] = ()) -> Seen:
    """What the model sees of a string; `italics` are spans in it."""
    found = atoms(raw)
    words = [(a.opener.strip()[-3:], a.core if not a.lock else "", _closer(a.closer), a.lock) for a in found]
    return Seen(found, words, context_keys(found, find_marks(raw), italics))


def _closer(closer: str) -> str:
    """At most four marks, and one blank where blanks follow."""
    marks = closer.rstrip()
    return marks[:4] + (" " if len(marks) < len(closer) else "")


def word_hashes(key: WordKey, lexicon: Callable[[str], int]) -> list[int]:
    """The hashes of a word key's features."""
    if key is EDGE or key == EDGE:
        return [code("edge")]
    return [code(f) for f in word_features(*key, lexicon)]


def context_hashes(key: Key) -> list[int]:
    """The hashes of a context key's features."""
    return [code(f"@{f}") for f in context_features(key)]
