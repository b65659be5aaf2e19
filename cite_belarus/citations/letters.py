"""Capital and small letters as character classes: `re` has none for the Unicode category."""

from __future__ import annotations

import itertools
import unicodedata


def _letters(category: str) -> str:
    """The Latin, Greek and Cyrillic letters of a Unicode category as a character class, runs of them as ranges."""
    codes = [c for c in (*range(0x41, 0x250), *range(0x370, 0x530)) if unicodedata.category(chr(c)) == category]
    runs = [[code for _, code in run] for _, run in itertools.groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return "".join(chr(run[0]) + (f"-{chr(run[-1])}" if len(run) > 1 else "") for run in runs)


UPPER, LOWER = _letters("Lu"), _letters("Ll")
