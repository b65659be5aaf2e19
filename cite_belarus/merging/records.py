"""What `merge` did and left, for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass

from cite_belarus.merging.union import Conflict
from cite_belarus.model import Issue


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of a file, and one of the library that it is merged into, or may be: with what speaks for and against.

    `added` are the fields that the library's entry got, `conflicts` those that the two give differently.
    """

    file: str
    line: int
    key: str
    into: str
    evidence: tuple[str, ...]
    against: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Renamed:
    """A key or an `@string` whose name something else in the library has already."""

    file: str
    line: int
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The library, and all that was done and left. `identical` counts the merges that changed and told nothing."""

    text: str
    merges: tuple[Pair, ...] = ()
    doubts: tuple[Pair, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    issues: tuple[Issue, ...] = ()
    identical: int = 0
    entries: int = 0
