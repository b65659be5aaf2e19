"""What is known beside the readings of one value: the articles' addresses, and where each member stands."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cite_belarus.model import Cited, Value
from cite_belarus.works import urls
from cite_belarus.works.traits import text


@dataclass(frozen=True)
class Scene:
    """All citations with their fields, an idem in them replaced, and the bare addresses printed beside the notes.

    What few works ask for is counted when it is first asked for, which must be when all are there.
    """

    cited: list[Cited]
    fields: list[Mapping[str, Value]]
    residue: Mapping[str, Sequence[str]]

    def add(self, one: Cited, fields: Mapping[str, Value]) -> None:
        """The next citation."""
        self.cited.append(one)
        self.fields.append(fields)

    @functools.cached_property
    def segments(self) -> Counter[tuple[str, str]]:
        """For each host, in how many citations a part of a path is printed."""
        found: Counter[tuple[str, str]] = Counter()
        for address in (text(one, "url") for one in self.fields):
            found.update({(urls.host(address), part) for part in address.split("/")[3:-1]})
        return found

    @functools.cached_property
    def addresses(self) -> Counter[str]:
        """How many citations print an address (by its key)."""
        return Counter(urls.url_key(text(one, "url")) for one in self.fields)

    @functools.cached_property
    def ordinals(self) -> Sequence[int]:
        """The number of each citation among those of its kind of place in its article."""
        counted: Counter[tuple[str, str]] = Counter()
        found = []
        for group in ((one.citation.article, one.citation.where) for one in self.cited):
            counted[group] += 1
            found.append(counted[group])
        return found

    def place(self, member: int) -> str:
        """Where a member stands: `article/note-31/2`, `article/list-18`."""
        citation = self.cited[member].citation
        if citation.where == "note":
            return f"{citation.article}/note-{citation.label}/{citation.index}"
        return f"{citation.article}/{citation.where}-{citation.label or self.ordinals[member]}"
