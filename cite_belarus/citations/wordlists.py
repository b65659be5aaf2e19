"""The word tables as patterns: every language at once, the longest phrase first."""

from __future__ import annotations

import functools
import re

from cite_belarus import resources


@functools.cache
def phrases(table: str, value: str | None = None) -> tuple[str, ...]:
    """The casefolded phrases of a table in all languages (those with `value` in the second column), longest first."""
    found = {word for word, meaning in resources.words(table).items() if value is None or meaning == value}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@functools.cache
def alternatives(table: str, value: str | None = None, shortest: int = 1) -> str:
    """An alternation of a table's phrases (of at least `shortest` characters) for use in a pattern.

    Blanks in a phrase stand for any white space.
    """
    groups: dict[str, list[str]] = {}
    for phrase in phrases(table, value):
        if len(phrase) >= shortest:
            groups.setdefault(phrase[0], []).append(phrase)
    # By first letter, so that at a place in a text one branch is tried instead of hundreds.
    branches = (
        f"{re.escape(first)}(?:{'|'.join(_as_pattern(p[1:]) for p in group)})" for first, group in groups.items()
    )
    return "|".join(branches) or "(?!)"


@functools.cache
def pattern(table: str, value: str | None = None) -> re.Pattern[str]:
    """Matches a phrase of the table standing by itself, in any case of letters."""
    return re.compile(rf"(?<![\w-])(?:{alternatives(table, value)})(?![\w])", re.IGNORECASE)


@functools.cache
def words(table: str) -> frozenset[str]:
    """The phrases of a table as a set."""
    return frozenset(phrases(table))


def _as_pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s{1,3}")
    return re.sub(r"\\\.(?=\w)", r"\\.\\s?", escaped)
