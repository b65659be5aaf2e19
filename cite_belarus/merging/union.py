"""Two entries of one work as one: what the first lacks is added, what they say differently is kept beside it.

The first entry's value stays. The other goes into the field `merged`, a line a value with the file that has it, which
no style prints; so nothing is lost, and a person can look. The other's key becomes an alias (`ids`, biblatex manual
§2.2.3), so that documents that cite it still work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cite_belarus.formats.bibtext import Edit, EntryText, FieldText, SetField, edit, entries
from cite_belarus.formats.shared import joined
from cite_belarus.late import Late
from cite_belarus.merging.source import DATES, KEPT_VALUES, POINTERS, Entry, canonical, flat
from cite_belarus.model import Value, Work
from cite_belarus.works.traits import doi_key

LISTED = ("keywords", "groups")  # lists of words: one list of both
_BRACES = str.maketrans("", "", "{}")
_SEPARATOR = Late(r"\s*[,;]\s*")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that the two entries give differently; both as TeX. `kept` is the library's."""

    field: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Union:
    """The text of the one entry, the fields that were added to it, and the conflicts."""

    text: str
    added: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def unite(old: Entry, new: Entry, macros: Mapping[str, str], name: str, alias: str) -> Union:
    """`old` with what `new` has; `macros` and `name` are those of the file of `new`, `alias` a key to keep or ""."""
    scan, other = entries(old.text)[0], entries(new.text)[0]
    edits: list[Edit] = []
    added: list[str] = []
    conflicts = list(_types(old, new))
    for field in other.fields:
        told = flat(field.raw, macros)
        kind = _standing(old.work, new.work, scan, (field, told))
        if kind == "lacking":
            edits.append(SetField(scan.key, field.name, told))
            added.append(field.name)
        elif kind == "listed" and (whole := _listed(scan, field, told)):
            edits.append(SetField(scan.key, field.name, whole))
            added.append(field.name)
        elif kind == "other":
            conflicts.append(Conflict(field.name, _kept(old.work, scan, field), told))
    kept = _lines(scan.field(KEPT_VALUES), {})
    conflicts = [one for one in conflicts if _record(name, new.key, one) not in kept]
    edits += _aside(scan, other, [_record(name, new.key, one) for one in conflicts], macros)
    edits += _alias(scan, other, alias, macros)
    text = edit(old.text, edits) if edits else old.text
    return Union(_bare_months(text, added), tuple(dict.fromkeys(added)), tuple(conflicts))


def _types(old: Entry, new: Entry) -> Iterator[Conflict]:
    if old.work.type != new.work.type:
        yield Conflict("entrytype", old.work.type, new.work.type)


def _standing(old: Work, new: Work, scan: EntryText, field: tuple[FieldText, str]) -> str:
    """`same`, `lacking`, `listed` or `other`: how the value stands to what the old entry has."""
    name, told = field[0].name.lower(), field[1]
    if name in ("ids", KEPT_VALUES) or not told.strip():
        return "same"
    mine, its = old.fields.get(canonical(name)), told.strip() if name in POINTERS else new.fields.get(canonical(name))
    written = scan.field(name)
    if written and flat(written.raw, {}).split() == told.split():
        return "same"
    if name in DATES and not written and not scan.field("date") and scan.field("year") and _year(mine) == _year(its):
        return "lacking"
    if mine and its:
        return "same" if _equal(name, mine, its) else "listed" if name in LISTED else "other"
    return "other" if mine or written else "lacking"


def _year(date: Value | None) -> str:
    return joined(date or "")[:4]


def _equal(name: str, a: Value, b: Value) -> bool:
    """Whether two values say the same; a DOI does in any letter case, with or without its resolver."""
    if name == "doi":
        return doi_key(joined(a)) == doi_key(joined(b))
    return " ".join(joined(a).split()) == " ".join(joined(b).split())


def _listed(scan: EntryText, field: FieldText, told: str) -> str:
    """A list of words with those of the other that it lacks; "" where it has all."""
    own = scan.field(field.name)
    mine = flat(own.raw, {}) if own else ""
    more = [word for word in _SEPARATOR.split(told) if word.strip() and word not in _SEPARATOR.split(mine)]
    return ", ".join([mine.strip(), *more]) if more else ""


def _kept(old: Work, scan: EntryText, field: FieldText) -> str:
    own = scan.field(field.name)
    return flat(own.raw, {}) if own else joined(old.fields.get(canonical(field.name), ""))


def _record(name: str, key: str, one: Conflict) -> str:
    value = " ".join(one.other.split())
    file = name.translate(_BRACES)
    return f"{file}: {key}: {one.field} = {{{value}}}"


def _aside(scan: EntryText, other: EntryText, records: Sequence[str], macros: Mapping[str, str]) -> Iterator[Edit]:
    """The values that were not chosen, with those that the other entry keeps of earlier merges."""
    mine, its = scan.field(KEPT_VALUES), other.field(KEPT_VALUES)
    old = _lines(mine, {})
    earlier = _lines(its, macros)
    new = [one for one in dict.fromkeys((*earlier, *records)) if one not in old]
    if new:
        yield SetField(scan.key, KEPT_VALUES, "\n    ".join((*old, *new)))


def _lines(field: FieldText | None, macros: Mapping[str, str]) -> list[str]:
    return [line.strip() for line in flat(field.raw, macros).split("\n") if line.strip()] if field else []


def _alias(scan: EntryText, other: EntryText, alias: str, macros: Mapping[str, str]) -> Iterator[Edit]:
    mine, its = scan.field("ids"), other.field("ids")
    old = _SEPARATOR.split(flat(mine.raw, {}).strip()) if mine else []
    more = _SEPARATOR.split(flat(its.raw, macros).strip()) if its else []
    new = [key for key in dict.fromkeys((alias, *more)) if key and key not in (*old, scan.key)]
    if new:
        yield SetField(scan.key, "ids", ", ".join((*old, *new)))


def _bare_months(text: str, added: Sequence[str]) -> str:
    """A month as BibTeX's own macro (`jan`) stands without braces."""
    months = [name for name in added if name.lower() == "month"]
    for name in months:
        text = re.sub(rf"\b{name} = \{{([a-z]{{3}})\}}", rf"{name} = \1", text)
    return text
