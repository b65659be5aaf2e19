"""Which citation a correction is about: by its printed letters and digits, then by its place."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from cite_belarus.corrections.said import NOWHERE, Hint
from cite_belarus.model import Citation

NEAR, NEARER = 85.0, 95.0  # per cent of the letters: with the place the same, and without
LONG = 20  # letters of a text that may have been read otherwise; in a shorter one each of them counts


@functools.lru_cache(maxsize=1 << 16)
def key(raw: str) -> str:
    """The letters and digits of a text, in small letters: line breaks, hyphens and quotes of a new reading are none."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", raw).casefold()))


class Index:
    """The citations of one article, ready to be found. Positions are in the sequence that was given."""

    def __init__(self, citations: Sequence[Citation], article: str = "") -> None:
        self.citations = citations
        self.keys = [key(c.raw) if not article or c.article == article else "" for c in citations]
        self.by_key: dict[str, list[int]] = {}
        for at, one in enumerate(self.keys):
            if one:
                self.by_key.setdefault(one, []).append(at)

    def find(self, text: str, hint: Hint = NOWHERE) -> list[int]:
        """The citations that are meant; [] where there is none, or where nothing tells which of several it is.

        A text printed more than once means the one at the hint's place, and all of them where there is no hint.
        """
        same = self.by_key.get(key(text), [])
        if len(same) < 2 or hint == NOWHERE:
            return same or self._near(text, hint)
        return [at for at in same if _fits(self.citations[at], hint)] or _by_label(self.citations, same, hint)

    def _near(self, text: str, hint: Hint) -> list[int]:
        """The citation whose letters differ a little: at the same place, or the only one of the article."""
        wanted = key(text)
        if len(wanted) < LONG:
            return []
        matches = process.extract(wanted, self.keys, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        here = [at for _, _, at in matches if hint.where and _at_label(self.citations[at], hint)]
        if len(here) == 1:
            return here
        nearer = [at for _, score, at in matches if score >= NEARER]
        return nearer if len(nearer) == 1 else []


def _fits(citation: Citation, hint: Hint) -> bool:
    return _at_label(citation, hint) and hint.index in (0, citation.index)


def _at_label(citation: Citation, hint: Hint) -> bool:
    return hint.where in ("", citation.where) and hint.label in (None, citation.label)


def _by_label(citations: Sequence[Citation], same: list[int], hint: Hint) -> list[int]:
    """The only one of them in the note; its number in the note may have changed."""
    here = [at for at in same if _at_label(citations[at], hint)]
    return here if len(here) == 1 else []
