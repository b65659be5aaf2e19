"""A labelled string, as the generator hands it on."""

from __future__ import annotations

import json
from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A printed citation and its labels; the texts of `segments` join to `raw` exactly.

    `lang` is the ISO 639-1 code of the cited work, `style` the name of the table it was set by, `kind` is "list",
    "note", "short" or "note-multi", and `list` names the reference list that it stands in: one list, one style.
    """

    raw: str
    segments: Pairs
    lang: str
    style: str
    kind: str
    list: str

    def to_json(self) -> str:
        """The example as one line of JSON."""
        data = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(data, ensure_ascii=False)


def example(pairs: Pairs, lang: str, style: str, kind: str, list_id: str) -> Example:
    """An `Example` whose `raw` is what the pairs' texts join to."""
    return Example("".join(text for _, text in pairs), pairs, lang, style, kind, list_id)
