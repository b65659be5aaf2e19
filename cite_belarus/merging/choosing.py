"""Which entry of the library an entry of another file goes into: certain ones, and those that a person agrees to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cite_belarus.merging.blocks import Blocks
from cite_belarus.merging.likeness import BEFORE, IDENTICAL, Likeness, compare, of_key, parted
from cite_belarus.merging.records import Pair
from cite_belarus.merging.source import POINTERS, Entry, Source

BY_HAND = "by hand"
ASKED = 3  # of the entries that one may be, so many are asked about

Decide = Callable[[Pair], bool]


@dataclass(slots=True)
class Choice:
    """Finds the entry of the library that one of a file is; `doubts` are the pairs that were not agreed to."""

    decide: Decide
    blocks: Blocks = field(default_factory=Blocks)
    doubts: list[Pair] = field(default_factory=list)

    def chosen(self, source: Source) -> dict[int, tuple[Entry, Likeness]]:
        """Position in the file → the library's entry that it goes into; two that are not one do not go into one."""
        found: dict[int, tuple[Entry, Likeness]] = {}
        into: dict[int, list[int]] = {}
        for at, entry in source.entries.items():
            best = self._best(source, entry)
            if best:
                found[at] = best
                into.setdefault(id(best[0]), []).append(at)
        for rivals in (group for group in into.values() if len(group) > 1):
            for at in rivals:
                others = (source.entries[other] for other in rivals if other != at)
                old, likeness = found[at]
                if not likeness.final and any(parted(source.entries[at], other) for other in others):
                    because = (*likeness.against, "another entry of the file is like it, too")
                    if not self._agreed(source, (old, source.entries[at]), likeness.evidence, because):
                        del found[at]
        return found

    def _best(self, source: Source, entry: Entry) -> tuple[Entry, Likeness] | None:
        """The entry that this one certainly is, or that a person says it is."""
        compared = [(old, like) for old in self.blocks.like(entry) if (like := compare(old, entry))]
        compared.sort(key=lambda pair: _rank(pair, entry))
        certain = [pair for pair in compared if pair[1].certain]
        if certain and (certain[0][1].final or not any(parted(certain[0][0], old) for old, _ in certain[1:])):
            return certain[0]
        for old, like in compared[:ASKED]:
            because = (*like.against, "it fits several that are not one") if like.certain else like.against
            if self._agreed(source, (old, entry), like.evidence, because):
                return old, Likeness(True, (BY_HAND, *like.evidence), like.against)
        return None

    def _agreed(
        self, source: Source, pair: tuple[Entry, Entry], evidence: tuple[str, ...], but: tuple[str, ...]
    ) -> bool:
        old, new = pair
        doubt = Pair(source.name, new.line, new.key, old.key, evidence, but)
        if self.decide(doubt):
            return True
        self.doubts.append(doubt)
        return False


def _rank(pair: tuple[Entry, Likeness], entry: Entry) -> tuple[bool | int | str, ...]:
    """The best first: to the letter, merged before, certain, pointing as it does, of the same key."""
    old, like = pair
    identical = IDENTICAL in like.evidence
    letter = identical and old.text.split() == entry.text.split()
    sure = (not identical, not letter, BEFORE not in like.evidence, not like.certain)
    named = (old.key != entry.key, not of_key(old.key, entry.key))
    return (*sure, _pointers(old) != _pointers(entry), *named, old.line, old.key)


def _pointers(entry: Entry) -> set[str]:
    return {name for name in POINTERS if name in entry.work.fields}
