"""What a romanisation standard says of one language, as data."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VOWELS = "аеёиіоуыэюяїєѣ"
FRONT = "еёєиіїйыэюяѣ"  # before these GOST 7.79-2000 B writes ц as c, else as cz
APOSTROPHE = "ʼ"


@dataclass(frozen=True, slots=True)
class Table:
    """Letters to letters: each field is `cyrillic latin` pairs, separated by blanks, `-` for nothing.

    Tried in this order: `clusters` (several letters at once), `initial` (at the beginning of a word), `after` (after a
    vowel, й, ў, ъ, ь or the apostrophe), `before` (before a front vowel), `letters`. `reversible` says that the
    standard promises the way back.
    """

    source: str
    letters: str
    initial: str = ""
    after: str = ""
    before: str = ""
    clusters: str = ""
    reversible: bool = False


CONTEXTS = (
    ("clusters", "{}"),
    ("initial", r"(?<!\w){}"),
    ("after", f"(?<=[{VOWELS}йўьъ{APOSTROPHE}]){{}}"),
    ("before", f"{{}}(?=[{FRONT}])"),
    ("letters", "{}"),
)


def pairs(spec: str) -> dict[str, str]:
    """The pairs of one field of a table, Latin "" for `-`."""
    parts = spec.split()
    return {left: "" if right == "-" else right for left, right in zip(parts[::2], parts[1::2], strict=True)}


@functools.cache
def forward(table: Table) -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """The pattern that finds what the table names, its groups called as the fields, and what each becomes."""
    found = {name: pairs(getattr(table, name)) for name, _ in CONTEXTS}
    return _choice(found, [name for name in found if found[name]]), found


@functools.cache
def forward_small(table: Table) -> tuple[re.Pattern[str], dict[int, str]]:
    """For texts without capitals: the pattern of what depends on its neighbours, and the single letters."""
    found = forward(table)[1]
    return _choice(found, [name for name in found if found[name] and name != "letters"]), _Letters(found["letters"])


def _choice(found: Mapping[str, Mapping[str, str]], names: Sequence[str]) -> re.Pattern[str]:
    groups = []
    for name, context in CONTEXTS:
        if name in names:
            longest = sorted(found[name], key=lambda letters: (-len(letters), letters))
            groups.append(f"(?P<{name}>" + context.format(f"(?:{'|'.join(longest)})") + ")")
    return re.compile("|".join(groups) or "(?!)", re.IGNORECASE)


class _Letters(dict[int, str]):
    """Code point → what a letter without a capital's shape becomes: itself where the table does not name it."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = out = self._letters.get(letter.casefold(), letter)
        return out


@functools.cache
def backward(table: Table) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of the table's Latin sequences, the longest first, and the Cyrillic letter of each."""
    latin = {
        right: left for name in ("before", "letters") for left, right in pairs(getattr(table, name)).items() if right
    }
    longest = sorted(latin, key=lambda letters: (-len(letters), letters))
    return re.compile("|".join(map(re.escape, longest)), re.IGNORECASE), latin
