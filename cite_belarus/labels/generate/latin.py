"""Cyrillic in Latin letters as authors of lists type it: one table a habit (data/styles/latin/*.txt)."""

from __future__ import annotations

import functools

from .style import SHIPPED

SCHEMES = {
    "ru": ("loc", "bgn", "translit"),
    "uk": ("loc", "passport", "translit"),
    "be": ("loc", "lacinka", "translit"),
}


@functools.cache
def table(scheme: str, lang: str) -> dict[int, str]:
    """Letters → Latin letters. A line is `letters<TAB>latin`, or `be letters<TAB>latin` for one language alone."""
    found: dict[str, str] = {}
    for line in (SHIPPED / "latin" / f"{scheme}.txt").read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("\t")
        only, _, letter = left.rpartition(" ")
        if letter and not line.startswith("#") and only in ("", lang):
            found[letter] = right
            found[letter.upper()] = right[:1].upper() + right[1:]
    return {ord(letter): latin for letter, latin in found.items() if len(letter) == 1}


def romanised(text: str, lang: str, scheme: str) -> str:
    """`text` with its Cyrillic letters in Latin ones, as the scheme has them."""
    return text.translate(table(scheme, lang))
