"""What a text says, whatever the case of its letters: what it has no word of need not be sought in it."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
MOST = 256  # texts remembered by what is asked of each several times, and then never again


class Said(NamedTuple):
    """A text folded, and its words: the runs of letters, whatever stands around them."""

    text: str
    words: frozenset[str]


def folded(text: str) -> str:
    """The text casefolded, with all else that IGNORECASE takes for the same letter, and no mark made a letter."""
    return text.replace("İ", "i").replace("ı", "i").replace("\u0345", " ").casefold()


@functools.lru_cache(maxsize=MOST)
def said(text: str) -> Said:
    """The text folded and the set of its words."""
    low = folded(text)
    return Said(low, frozenset(_WORD.findall(low)))


def first_word(text: str) -> str:
    """The first word, folded; "" in a text without letters."""
    m = _WORD.search(text)
    return folded(m.group()) if m else ""
