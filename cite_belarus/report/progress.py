"""Progress of what takes longer than a second, on stderr, and only where stderr is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 1.0  # seconds before anything is shown


def over(things: Sequence[T], doing: str, name: Callable[[T], str] = str) -> Iterator[T]:
    """The things in order; on a terminal a line such as `reading 3/12 paper.txt`, after a second."""
    started, shown, terminal = time.monotonic(), False, sys.stderr.isatty()
    for number, thing in enumerate(things, 1):
        if terminal and time.monotonic() - started > PATIENCE:
            sys.stderr.write(f"\r\x1b[K{doing} {number}/{len(things)} {name(thing)}")
            sys.stderr.flush()
            shown = True
        yield thing
    if shown:
        sys.stderr.write("\r\x1b[K")
