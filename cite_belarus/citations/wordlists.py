"""The word tables as patterns: every language at once, the longest phrase first."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cite_belarus import resources
from cite_belarus.alphabets import meant
from cite_belarus.citations.words import Need, Vocabulary, said

# The tables whose phrases cut a text or make a note of it. Most lines of a list have none of them.
SPEAKING = ("links", "signals", "connectives", "ibid", "opcit", "crossrefs", "remarks", "prose", "leads", "idem")


class Phrases:
    """A pattern with a phrase of a table, which no letter touches, in each of its matches, in any case of letters.

    To search for hundreds of phrases is slow, and most texts have none. So the pattern is tried only where a text has
    all words of one, and compiled when it is first tried. PHRASES in the pattern stands for any of the phrases.
    """

    def __init__(self, table: str, pattern: str) -> None:
        self._table, self._pattern = table, pattern

    @functools.cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern.replace("PHRASES", alternatives(self._table)), re.IGNORECASE)

    def may_stand_in(self, text: str) -> bool:
        return _vocabulary(self._table).may_stand_in(text)

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """As of a pattern: there is one place to try."""
        return self.compiled.match(meant(text), pos)

    def search(self, text: str) -> re.Match[str] | None:
        """As of a pattern."""
        return self.compiled.search(meant(text)) if self.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        return self.compiled.finditer(meant(text)) if self.may_stand_in(text) else iter(())

    def sub(self, repl: str, text: str) -> str:
        """As of a pattern."""
        return self.compiled.sub(repl, text) if self.may_stand_in(text) else text


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
def pattern(table: str) -> Phrases:
    """Matches a phrase of the table standing by itself, in any case of letters."""
    return Phrases(table, r"(?<![\w-])(?:PHRASES)(?![\w])")


@functools.cache
def words(table: str) -> frozenset[str]:
    """The phrases of a table as a set."""
    return frozenset(phrases(table))


@functools.cache
def _vocabulary(table: str) -> Vocabulary:
    """The words of a table; prose is told by words in small letters only, as "il" is, and "Il" is not."""
    return Vocabulary(phrases(table), case=table == "prose")


@functools.cache
def _speaking() -> dict[str, list[tuple[str, Need]]]:
    """For each word that speaking phrases are known by the tables and the needs of those phrases."""
    out: dict[str, list[tuple[str, Need]]] = {}
    for table in SPEAKING:
        for word, needs in _vocabulary(table).needs.items():
            out.setdefault(word, []).extend((table, need) for need in needs)
    return out


def spoken(text: str) -> frozenset[str]:
    """The speaking tables of which a phrase may stand in a text, or in a part that begins and ends between words."""
    speaking, all_said = _speaking(), said(text)
    words = speaking.keys() & all_said.words
    found = {table for word in words for table, need in speaking[word] if need.is_met(all_said)}
    if "prose" in found and not _vocabulary("prose").may_stand_in(text):
        found.remove("prose")
    return frozenset(found)


def _as_pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s{1,3}")
    return re.sub(r"\\\.(?=\w)", r"\\.\\s?", escaped)
