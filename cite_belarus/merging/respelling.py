"""Entries that come into another file: new keys, pointers to renamed entries, macros whose names were taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from cite_belarus.formats.bibtext import EntryText, entries, value_parts
from cite_belarus.merging.source import POINTERS, flat
from cite_belarus.model import Span


def respelled(text: str, key: str, keys: Mapping[str, str], macros: Mapping[str, str]) -> str:
    """An entry, or an `@string`, with the key `key` ("": its own), pointers by `keys`, macros by `macros`.

    Both mappings go from old names to new ones, macros in small letters. Nothing else is touched.
    """
    macros = macros if _holds(text, macros) else {}
    if not macros and not key and not (keys and _holds(text, POINTERS)):
        return text
    scan = entries(text)[0]
    changes = list(_macros(scan, macros)) if macros else []
    changes += _pointers(scan, keys) if keys else []
    if scan.type == "string":
        changes += [((f.span[0], f.span[0] + len(f.name)), macros.get(f.name.lower(), f.name)) for f in scan.fields]
    elif key and key != scan.key:
        changes.append((scan.key_span, key))
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _holds(text: str, names: Collection[str]) -> bool:
    """Whether the text may hold one of the macros or pointers: a cheap look before a careful one."""
    lower = text.lower() if names else ""
    return any(name in lower for name in names)


def _macros(scan: EntryText, names: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    for field in scan.fields:
        parts = value_parts(field.raw)
        if any(kind == "macro" and part.lower() in names for kind, part in parts):
            said = (names.get(part.lower(), part) if kind == "macro" else f"{{{part}}}" for kind, part in parts)
            yield field.value_span, " # ".join(said)


def _pointers(scan: EntryText, keys: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    for field in scan.fields:
        if field.name.lower() in POINTERS:
            old = [part.strip() for part in flat(field.raw, {}).split(",")]
            new = [keys.get(part, part) for part in old]
            if new != old:
                yield field.value_span, "{" + ",".join(new) + "}"
