"""Whether a registry's record is the cited work: title, first author and year, each of which may be unknown."""

from __future__ import annotations

from rapidfuzz import fuzz

from cite_belarus.links import titles
from cite_belarus.links.values import Entry, Seen
from cite_belarus.romanise import fold

SAME_NAME = 80  # of 100
NEXT_YEAR = 1  # online and in print are often a year apart


# (title, author, year) that agree (True), disagree (False) or are unknown (None) and make the DOI another work's.
# A title that differs is excused where author and year agree: it may be registered in translation only.
MISMATCH = frozenset({
    (True, False, False),
    (False, True, False),
    (False, False, True), (False, False, False), (False, False, None),
    (False, None, True), (False, None, False), (False, None, None),
    (None, False, False),
})  # fmt: skip


def agreement(entry: Entry, seen: Seen) -> tuple[bool | None, bool | None, bool | None]:
    """Whether title, first author and year agree; None for what either side does not say."""
    nearest = titles.best(entry.titles, [text for _, text in seen.titles])
    return (nearest[0] >= titles.FITS if nearest else None), _author(entry, seen), _year(entry, seen)


def mismatch(entry: Entry, seen: Seen) -> bool:
    """Whether the record must be another work's."""
    return agreement(entry, seen) in MISMATCH


def _author(entry: Entry, seen: Seen) -> bool | None:
    """The registered first author among the entry's names; registries swap family and given name."""
    if not entry.families or not seen.author:
        return None
    registered = fold(seen.author)
    words = [registered, *registered.split()]
    cited = [key for family in entry.families for key in (fold(family), *fold(family).split()) if len(key) > 2]
    return any(fuzz.ratio(one, other) >= SAME_NAME for one in cited for other in words)


def _year(entry: Entry, seen: Seen) -> bool | None:
    registered = [int(year) for year in seen.year.split() if year.isdigit()]
    if not entry.years or not registered:
        return None
    return any(abs(int(year) - other) <= NEXT_YEAR for year in entry.years for other in registered)
