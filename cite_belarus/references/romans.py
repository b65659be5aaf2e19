"""Roman numbers."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late

DIGITS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


WRITTEN = Late(r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")  # up to 399, as people count volumes


def is_roman(printed: str) -> bool:
    """Whether a text is a Roman number as they are written."""
    return WRITTEN.fullmatch(printed) is not None


def roman(printed: str) -> int:
    """The value of a Roman number in capitals; KeyError where a letter is none of its digits."""
    digits = [DIGITS[char] for char in printed]
    pairs = itertools.zip_longest(digits, digits[1:], fillvalue=0)
    return sum(-here if here < after else here for here, after in pairs)
