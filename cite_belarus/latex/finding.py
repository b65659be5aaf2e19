"""What a check of a project finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a project to act on, with its place; `grave` is False for what may well be meant so."""

    code: str
    path: str
    line: int
    message: str
    remedy: str = ""
    grave: bool = True

    def __str__(self) -> str:
        said = f"{self.path}:{self.line}: {self.message} [{self.code}]"
        return f"{said}\n    {self.remedy}" if self.remedy else said

    def as_json(self) -> dict[str, Any]:
        """The finding as JSON data."""
        return asdict(self)
