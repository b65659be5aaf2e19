"""Numbers that a scan has damaged: letters for digits that look like them."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<![^\W_])[1Iil|][5-9gqОOo][\dIil|gqzОOo]{2}(?![^\W_])")
DIGITS = str.maketrans(
    {"I": "1", "i": "1", "l": "1", "|": "1", "g": "9", "q": "9", "z": "2", "O": "0", "o": "0", "О": "0"}
)
LEAST = 2  # digits that the scan has left
ROMAN = re.compile(r"(?=.*[li1])(?=.*[IVX])[IVXli1]{2,7}")
WRITTEN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")  # as Roman numbers below 40 are written
ONES = str.maketrans("li1", "III")


def year(text: str) -> str:
    """The year that a text holds in a damaged form, "" if none or several: "Ancona ig83", "I960"."""
    found = [word for word in YEAR.findall(text) if sum(map(str.isdecimal, word)) >= LEAST]
    return found[0].translate(DIGITS) if len(found) == 1 else ""


def roman(word: str) -> str:
    """The Roman number that a word is in a damaged form, "" if none: "Ill", "Vili", "XIl"."""
    number = word.translate(ONES) if ROMAN.fullmatch(word) else ""
    return number if WRITTEN.fullmatch(number) else ""
