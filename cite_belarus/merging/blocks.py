"""Which entries are worth comparing: those that share a DOI, an address, a key, part of the title, author and year."""

from __future__ import annotations

from collections.abc import Iterator

from cite_belarus.merging.source import Entry

START = 10  # letters at the beginning and the end of a title
LARGE = 24  # a block with more entries is looked into by first author as well
MOST = 100  # of those, so many at most: titles like "Introduction"


class Blocks:
    """The entries of the library so far, by what they can share with another. Keys are kept as hashes, to be small.

    Most keys are one entry's alone, and need no list.
    """

    def __init__(self) -> None:
        self.first: dict[int, Entry] = {}
        self.shared: dict[int, list[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """Put an entry where others look for it; once more after it has changed."""
        for coarse, fine in _keys(entry):
            for key in {coarse, fine}:
                block, first = self.shared.get(key), self.first.setdefault(key, entry)
                if block is not None and block[-1] is not entry:
                    block.append(entry)
                elif block is None and first is not entry:
                    self.shared[key] = [first, entry]

    def like(self, entry: Entry) -> Iterator[Entry]:
        """The entries that share something with this one, each once, in no order."""
        seen: set[int] = set()
        for coarse, fine in _keys(entry):
            block = self._block(coarse)
            if len(block) > LARGE:
                block = self._block(fine)[:MOST]
            for other in block:
                if id(other) not in seen:
                    seen.add(id(other))
                    yield other

    def _block(self, key: int) -> list[Entry]:
        return self.shared.get(key) or ([self.first[key]] if key in self.first else [])


def _keys(entry: Entry) -> Iterator[tuple[int, int]]:
    """Pairs of a coarse and a fine hash; equal where the coarse one is fine enough."""
    for whole in (("content", entry.content), ("key", entry.key), *(("key", alias) for alias in entry.aliases)):
        yield hash(whole), hash(whole)
    trait = entry.trait
    if trait is None:
        return
    family = trait.people[0].family[:6] if trait.people else ""
    if trait.doi:
        yield hash(("doi", trait.doi)), hash(("doi", trait.doi))
    if trait.url:
        yield hash(("url", trait.url)), hash(("url", trait.url, family))
    if trait.titled:
        solid, year = trait.title.replace(" ", ""), min(trait.years, default="")
        for part in (("title", solid), ("start", solid[:START], year), ("end", solid[-START:], year)):
            yield hash(part), hash((*part, family))
        if family:
            yield hash(("who", family, year)), hash(("who", family, year, solid[:4]))
