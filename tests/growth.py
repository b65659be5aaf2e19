"""How the time that reading takes grows with what is read: a ratio within one run, whatever the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

FACTOR = 8
SLACK = 3  # a time in proportion grows by FACTOR, one in the square by FACTOR²
TRIES = 3  # other work on the machine may take a share of one
LEAST = 0.002  # seconds: below it a clock tells noise


def in_proportion(run: Callable[[str], object], text: Callable[[int], str], length: int) -> bool:
    """Whether `run` takes a time in proportion to its text: of FACTOR times `length` characters, against `length`."""
    small, large = text(length), text(length * FACTOR)
    return any(_seconds(run, large) < SLACK * FACTOR * max(LEAST, _seconds(run, small)) for _ in range(TRIES))


def _seconds(run: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    run(text)
    return time.process_time() - begun
