"""Roman numbers."""

from __future__ import annotations

import itertools

DIGITS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def roman(printed: str) -> int:
    """The value of a Roman number in capitals; KeyError where a letter is none of its digits."""
    digits = [DIGITS[char] for char in printed]
    pairs = itertools.zip_longest(digits, digits[1:], fillvalue=0)
    return sum(-here if here < after else here for here, after in pairs)
