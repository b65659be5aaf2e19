"""Where a record is cited: what the facts of a reference are made from."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .bound import Bound
from .records import Record
from .stock import Stock


@dataclass(frozen=True)
class Context:
    """A record in the list where it is cited; `index` is its number there."""

    record: Record
    bound: Bound
    stock: Stock
    rng: random.Random
    index: int = 1

    @property
    def key(self) -> tuple[str, str]:
        return (self.record.lang.partition("-")[0], self.record.script)

    def setting(self, name: str, default: str = "") -> str:
        return self.bound.setting(name, self.key, default)
