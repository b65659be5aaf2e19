"""Values as a person writes them in a corrections file, and the names that may stand there."""

from __future__ import annotations

from typing import Any

from cite_belarus.model import Name, Value

# biblatex manual §2.1.1 and §2.1.2, and the types of §2.1.3 that citations of files and laws get
TYPES = frozenset((
    "article", "book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "collection", "mvcollection",
    "incollection", "suppcollection", "dataset", "manual", "misc", "online", "patent", "periodical", "suppperiodical",
    "proceedings", "mvproceedings", "inproceedings", "reference", "mvreference", "inreference", "report", "software",
    "thesis", "unpublished", "artwork", "audio", "image", "jurisdiction", "legislation", "legal", "letter", "movie",
    "music", "performance", "review", "standard", "video",
))  # fmt: skip
NAMES = frozenset((
    "author", "editor", "editora", "editorb", "editorc", "translator", "annotator", "commentator", "introduction",
    "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor", "usera",
))  # fmt: skip
LISTS = frozenset(("location", "origlocation"))
_PARTS = ("family", "given", "prefix", "suffix")


def value(field: str, given: Any) -> Value:
    """A field's value from TOML: a string, or a list of strings; names are `Family, Given` or tables of their parts.

    In a string, `;` stands between names or list items. Raises ValueError for what is neither.
    """
    items = given if isinstance(given, list) else [given]
    if not all(isinstance(item, str) or (isinstance(item, dict) and field in NAMES) for item in items):
        raise ValueError(f"{field} takes a string or a list of strings")
    if field not in NAMES | LISTS:
        return given if isinstance(given, str) else tuple(items)
    if isinstance(given, str):
        items = [part.strip() for part in given.split(";") if part.strip()]
    return tuple(name(item) for item in items) if field in NAMES else tuple(items)


def name(given: str | dict[str, Any]) -> Name:
    """`Family, Given`, one name without a comma, or a table with the parts of a name."""
    if isinstance(given, str):
        family, _, rest = given.partition(",")
        return Name(family.strip(), rest.strip())
    unknown = [part for part in given if part not in _PARTS or not isinstance(given[part], str)]
    if unknown or not given.get("family"):
        raise ValueError(f"a name has the parts {', '.join(_PARTS)}")
    return Name(given["family"], given.get("given", ""), given.get("prefix", ""), given.get("suffix", ""))


def plain(given: Value) -> Any:
    """The value as `value` takes it: strings, lists of strings, and tables for names of more than two parts."""
    if isinstance(given, str):
        return given
    return [_name(item) if isinstance(item, Name) else item for item in given]


def _name(one: Name) -> str | dict[str, str]:
    whole = f"{one.family}, {one.given}" if one.given else one.family
    if name(whole) == one:
        return whole
    return {part: getattr(one, part) for part in _PARTS if getattr(one, part)}
