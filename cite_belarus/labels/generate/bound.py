"""A style as one list keeps it: of each key's alternatives one is chosen, once."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

from .grammar import Template
from .names import NameForm
from .style import Style

T = TypeVar("T")


class Bound:
    """The choices of one reference list."""

    def __init__(self, style: Style, rng: random.Random) -> None:
        self.style, self.rng = style, rng
        self._chosen: dict[str, int] = {}
        self._numbers: dict[str, float] = {}

    def _pick(self, table: Mapping[str, Sequence[T]], key: str, record: tuple[str, str]) -> T | None:
        for name in (f"{key}@{record[0]}", f"{key}@{record[1]}", key):
            if options := table.get(name):
                if len(options) == 1:
                    return options[0]
                # the nth of a language's alternatives goes with the nth of another's where there are as many
                if name not in self._chosen:
                    self._chosen[name] = self._same(key, table, len(options))
                return options[self._chosen[name]]
        return None

    def _same(self, key: str, table: Mapping[str, Sequence[T]], count: int) -> int:
        for name, index in self._chosen.items():
            if name.partition("@")[0] == key and len(table.get(name, ())) == count:
                return index
        return self.rng.randrange(count)

    def macro(self, key: str, record: tuple[str, str]) -> Template | None:
        """The template of `$key` for a work in (language, script)."""
        return self._pick(self.style.macros, key, record)

    def names(self, key: str, record: tuple[str, str]) -> NameForm | None:
        """The form of a row of names."""
        return self._pick(self.style.names, key, record) or self._pick(self.style.names, "authors", record)

    def setting(self, key: str, record: tuple[str, str], default: str = "") -> str:
        """What the list does about `key`, as written in the table."""
        found = self._pick(self.style.settings, key, record)
        return default if found is None else found

    def number(self, key: str) -> float:
        """A number between 0 and 1 that the whole list keeps."""
        return self._numbers.setdefault(key, self.rng.random())
