"""One value that twins were read to print in two fields (a volume as a number, an institution as a publisher)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from cite_belarus.model import Value
from cite_belarus.works.runs import plain
from cite_belarus.works.scene import Scene

# Fields that are taken for each other; where support is level the earlier stays.
RIVALS = (
    ("number", "volume", "issue"),
    ("journaltitle", "booktitle", "institution", "publisher", "organization", "titleaddon", "series", "maintitle"),
    ("author", "editor"),
)


def without_rivals(printed: dict[str, dict[int, Value]], scene: Scene) -> dict[str, dict[int, Value]]:
    """The readings without a field whose value other members print in a rival field, unless more or surer ones do."""
    dropped: set[str] = set()
    for fields in RIVALS:
        for first, second in combinations([name for name in fields if name in printed], 2):
            if {first, second} & dropped or not _one_value(printed[first], printed[second]):
                continue
            dropped.add(second if _support(printed[first], scene) >= _support(printed[second], scene) else first)
    return {name: found for name, found in printed.items() if name not in dropped}


def _one_value(a: Mapping[int, Value], b: Mapping[int, Value]) -> bool:
    """Whether the two fields hold one value, and no member prints both."""
    if set(a) & set(b):
        return False
    return bool({_plain(value) for value in a.values()} & {_plain(value) for value in b.values()})


def _plain(value: Value) -> str:
    return plain(value if isinstance(value, str) else "; ".join(v if isinstance(v, str) else v.family for v in value))


def _support(found: Mapping[int, Value], scene: Scene) -> tuple[int, float]:
    return len(found), max(scene.cited[member].reference.confidence for member in found)
