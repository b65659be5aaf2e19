"""Whether a text names places in a work, and nothing else: "219", "p. 4, and n. 3"."""

from __future__ import annotations

import functools

from cite_belarus.citations import wordlists
from cite_belarus.citations.evidence import SAME
from cite_belarus.citations.words import folded, said
from cite_belarus.late import Late

LOCATOR_ONLY = Late(r"[\s,.;:()\[\]–—\-/\dIVXLC]*")
_NO_NUMERAL = Late(r"(?<![^\W\d_])(?![IVXLC]+(?![^\W\d_]))[^\W\d_]+")  # a word that is no Roman number
_NUMBER = Late(r"\d|\b[IVXLC]+\b")


@functools.cache
def _locating() -> frozenset[str]:
    phrases = (*wordlists.phrases("locators"), *wordlists.phrases("connectives"))
    return frozenset(word for phrase in phrases for word in said(phrase).words)


def nothing_but_locators(veiled: str) -> bool:
    """Whether words and numbers for places in a work are all that a text has, if it has anything."""
    locating = _locating()
    for m in _NO_NUMERAL.finditer(veiled):
        if folded(m.group()) not in locating:
            return False
    rest = wordlists.pattern("locators").sub(" ", veiled)
    return bool(LOCATOR_ONLY.fullmatch(wordlists.pattern("connectives").sub(" ", rest)))


def only_locators(veiled: str) -> bool:
    """Whether a text names places in a work and nothing else: "219", "p. 4, and n. 3", but no author: "--- (1986)"."""
    return nothing_but_locators(veiled) and bool(_NUMBER.search(veiled)) and not SAME.match(veiled)
