"""What is known beside the readings of one value: the articles' addresses, and where each member stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cite_belarus.model import Cited, Value
from cite_belarus.works import urls
from cite_belarus.works.traits import text


@dataclass(frozen=True, slots=True)
class Scene:
    """All citations with their fields, an idem in them replaced, and the bare addresses printed beside the notes.

    `segments` counts, for each host, in how many citations a part of a path is printed; `addresses` how many print
    an address (by its key); `ordinals` numbers the citations of one kind of place in one article.
    """

    cited: Sequence[Cited]
    fields: Sequence[Mapping[str, Value]]
    residue: Mapping[str, Sequence[str]] = field(default_factory=dict)
    segments: Counter[tuple[str, str]] = field(default_factory=Counter)
    ordinals: Mapping[int, int] = field(default_factory=dict)
    addresses: Counter[str] = field(default_factory=Counter)

    def place(self, member: int) -> str:
        """Where a member stands: `article/note-31/2`, `article/list-18`."""
        citation = self.cited[member].citation
        if citation.where == "note":
            return f"{citation.article}/note-{citation.label}/{citation.index}"
        return f"{citation.article}/{citation.where}-{citation.label or self.ordinals.get(member, 1)}"


def scene(cited: Sequence[Cited], fields: Sequence[Mapping[str, Value]], residue: Mapping[str, Sequence[str]]) -> Scene:
    """The scene of the given citations."""
    segments: Counter[tuple[str, str]] = Counter()
    for one in fields:
        address = text(one, "url")
        segments.update({(urls.host(address), part) for part in address.split("/")[3:-1]})
    counted: Counter[tuple[str, str]] = Counter()
    ordinals = {}
    for at, one_cited in enumerate(cited):
        group = (one_cited.citation.article, one_cited.citation.where)
        counted[group] += 1
        ordinals[at] = counted[group]
    addresses = Counter(urls.url_key(text(one, "url")) for one in fields)
    return Scene(cited, fields, residue, segments, ordinals, addresses)
