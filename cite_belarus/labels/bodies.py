"""Bodies that stand where authors do: ministries, offices, associations, firms, made up of the tables `bodies`.

Labelled strings have few of them. `with_bodies` puts one in the place of the author of a share of the strings. In
German lists the body at the head is the work's Herausgeber, with or without "(Hrsg.)", and is labelled `editor`;
elsewhere it is the author.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cite_belarus import resources
from cite_belarus.late import Late

_SHARE = {"de": 0.12, "en": 0.06, "fr": 0.05, "pl": 0.04, "ru": 0.04, "uk": 0.04, "be": 0.04}
_LANGUAGES = {
    "de": "german", "en": "english", "fr": "french", "pl": "polish", "ru": "russian", "uk": "ukrainian",
    "be": "belarusian",
}  # fmt: skip
_TAIL = Late(r"\W*$")


@functools.cache
def _slots(language: str) -> dict[str, list[str]]:
    """The patterns of bodies' names, and what fills each {slot} of them."""
    slots: dict[str, list[str]] = {}
    for line in resources.lines(language, "bodies"):
        slot, _, text = line.partition("\t")
        slots.setdefault(slot, []).append(text)
    return slots


def body(language: str, draw: random.Random) -> str:
    """A body's name in a language: a pattern of the table with its {slots} filled, perhaps with its initials."""
    slots = _slots(_LANGUAGES[language])
    name = draw.choice(slots["name"])
    while "{" in name:
        name = re.sub(r"\{(\w+)\}", lambda m: draw.choice(slots[m[1]]), name, count=1)
    words = [w for w in re.findall(r"\w+", name) if w[0].isupper()]
    initials = "".join(w[0] for w in words)
    if len(words) > 2 and ". " not in name and draw.random() < 0.25:
        return draw.choice((f"{name} ({initials})", f"{initials} – {name}", initials, initials))
    return name


def with_bodies(rows: Iterable[Mapping[str, Any]], seed: int) -> Iterator[Mapping[str, Any]]:
    """The rows (objects with `lang`, `segments`); in a share of them the leading author is a body."""
    draw = random.Random(seed)
    for row in rows:
        segments = [list(s) for s in row["segments"]]
        first = 1 if segments and segments[0][0] == "citation-number" else 0
        language = row.get("lang", "")
        if first < len(segments) and segments[first][0] == "author" and draw.random() < _SHARE.get(language, 0):
            old = segments[first][1]
            tail = _TAIL.search(old)
            name = body(language, draw)
            role = " (Hrsg.)" if language == "de" and draw.random() < 0.2 else ""
            segments[first] = ["editor" if language == "de" else "author", name + role + (tail.group() if tail else "")]
        yield {**row, "segments": segments}
