"""Patterns that are compiled when they are first used: to read one reference takes a third of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any


class Late:
    """A pattern, used as a compiled one is."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self._flags = pattern, flags

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    @functools.cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.match

    @functools.cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.fullmatch

    @functools.cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return self.compiled.search

    @functools.cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self.compiled.finditer

    @functools.cached_property
    def findall(self) -> Callable[..., list[Any]]:
        return self.compiled.findall

    @functools.cached_property
    def split(self) -> Callable[..., list[str]]:
        return self.compiled.split

    @functools.cached_property
    def sub(self) -> Callable[..., str]:
        return self.compiled.sub
