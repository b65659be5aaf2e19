"""Numbers and letters drawn by themselves, with no record behind them."""

from __future__ import annotations

import random
from collections.abc import Callable

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number: int) -> str:
    """A number below 400 in Roman figures."""
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(count))


def _up_to(limit: int) -> Callable[[random.Random], str]:
    return lambda rng: str(rng.randint(1, limit))


NUMBERS: dict[str, Callable[[random.Random], str]] = {  # any number up to a limit, for shelfmarks, laws, series
    "n4": _up_to(4), "n9": _up_to(9), "n30": _up_to(30), "n99": _up_to(99), "n300": _up_to(300), "n999": _up_to(999),
    "n9999": _up_to(9999), "roman": lambda rng: to_roman(rng.randint(1, 30)),
}  # fmt: skip
