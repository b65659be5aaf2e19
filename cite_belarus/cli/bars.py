"""A progress bar on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cite_belarus.model import Link

Advance = Callable[["Link", int, int], None]
FINE = ("ok", "moved", "skipped", "corrected")


@contextmanager
def bar() -> Iterator[Advance]:
    """A function to call for each link that is done: shows how many are done, left, in order, and to be looked at."""
    if not sys.stderr.isatty():
        yield lambda link, done, of: None  # noqa: ARG005
        return
    from rich.console import Console  # imported here: rich takes a tenth of a second
    from rich.progress import BarColumn, Progress, TextColumn

    said = TextColumn(
        "{task.completed} done, {task.fields[left]} left, {task.fields[ok]} ok, {task.fields[look]} to look at"
    )
    with Progress(BarColumn(), said, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("check", total=None, left="?", ok=0, look=0)
        counted = {True: 0, False: 0}

        def advance(link: Link, done: int, of: int) -> None:
            counted[link.verdict in FINE] += 1
            progress.update(task, total=of, completed=done, left=of - done, ok=counted[True], look=counted[False])

        yield advance
