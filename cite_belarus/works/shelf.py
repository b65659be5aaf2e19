"""Archive material: the file is the work, the leaf is the place cited in it."""

from __future__ import annotations

import functools
import re

from cite_belarus import resources
from cite_belarus.late import Late

_LONGEST = 300  # characters of a citation that are read


def split_leaf(shelfmark: str) -> tuple[str, str]:
    """A shelf mark without its leaves, and the leaves ("Ф. 4п. Оп. 1. Д. 123", "Л. 5–6"); "" where none are printed."""
    match = _leaf().search(shelfmark)
    if not match or not shelfmark[: match.start()].strip(" ,.;"):
        return shelfmark, ""
    return shelfmark[: match.start()].rstrip(" ,.;"), shelfmark[match.start("leaf") :].strip(" ,.;")


def shelf(archive: str, mark: str) -> str:
    """Archive and file of archive material, without the leaves; "" where there is no shelf mark."""
    return f"{archive} {split_leaf(mark)[0]}".strip() if mark else ""


# Fond, inventory and file, as archives of the region and of Poland abbreviate them.
_FILE = Late(
    r"(?<!\w)(?P<mark>ф|оп|воп|спр|д|f|op|spr|d|sygn)\.\s?(?:№\s?)?(?P<number>[\w/-]*\d[\w/-]*)", re.IGNORECASE
)


def file_marks(raw: str) -> dict[str, str]:
    """The fond, inventory and file that a citation prints, by their abbreviations ({"ф": "17", "д": "898"})."""
    return {m.group("mark").casefold(): m.group("number").casefold() for m in _FILE.finditer(raw[:_LONGEST])}


@functools.cache
def _leaf() -> re.Pattern[str]:
    """The last part of a shelf mark: a word for leaf, its number, and nothing but numbers behind."""
    words = sorted((w for w, unit in resources.words("units").items() if unit == "leaf"), key=lambda w: (-len(w), w))
    choice = "|".join(re.escape(word) for word in words) or "(?!)"
    return re.compile(rf"[,.;\s]+(?P<leaf>(?i:{choice})\s{{0,3}}\d[^,;]{{0,60}})$")
