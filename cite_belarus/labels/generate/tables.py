"""Loads the styles of a folder, and refuses a table of which something would go unheeded or could not be set."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable
from pathlib import Path

from cite_belarus.late import Late
from cite_belarus.model import CiteError

from .facts import ROLES, SLOTS
from .generate import BARE, INSTEAD, SHORT, WEIGHTS
from .grammar import Template, refs
from .latin import SCHEMES
from .records import ITEMS
from .style import SHIPPED, Style, load_part, weighted

TYPES = frozenset((*ITEMS.values(), *SHORT, *BARE))
_LANGUAGE = Late(r"[a-z]{2,3}(?:-latn)?")
_HOLDS = Late(r"latn|cyrl|[a-z]{2,3}")  # what may stand behind the @ of a key
_SEE = "see data/styles/README.md"


def _one_of(*names: str) -> Callable[[str], str]:
    return lambda text: "" if text in names else f"is one of {', '.join(filter(None, names))}"


def _weights(known: Callable[[str], object], what: str) -> Callable[[str], str]:
    def fault(text: str) -> str:
        try:
            found = weighted(text)
        except ValueError:
            return "is names and weights"
        if not found or not all(0 < weight < math.inf for weight in found.values()):
            return "is names and weights of more than 0"
        return "" if all(map(known, found)) else what

    return fault


def _number(text: str) -> str:
    return "" if re.fullmatch(r"\d+(?:\.\d+)?", text) and float(text) else "is a number of more than 0"


def _twelve(text: str) -> str:
    return "" if len(text.split()) == 12 else "is twelve words"


# what is wrong with an alternative of a setting; "" where nothing is
_FAULTS: dict[str, Callable[[str], str]] = {
    "language": _one_of(*WEIGHTS),
    "languages": _weights(_LANGUAGE.fullmatch, "is languages of two or three letters and weights"),
    "mix": _weights(TYPES.__contains__, f"is types of item ({' '.join(sorted(TYPES))}) and weights"),
    "weight": _number,
    "kind": _one_of("list", "note"),
    "cities": _one_of("full", "short"),
    "titlecase": _one_of("none", "title"),
    "shortrange": _one_of("yes", "no"),
    "romanised": _one_of("", "auto", *sorted({name for names in SCHEMES.values() for name in names})),
    **dict.fromkeys(("months", "monthnames", "monthsshort"), _twelve),
}
_ONCE = ("language", "kind", "weight")  # of a style, not of a list


def load_style(path: Path) -> Style:
    """The style that one table writes; raises `CiteError` with file and line where it is not well formed."""
    style = load_part(path)
    if "language" not in style.settings:
        raise CiteError("a style needs a line `language = …`", place=path.name, remedy=_SEE)
    for check in (_check_settings, _check_keys, _check_names, _check_circles, _check_mix):
        check(style)
    return style


@functools.cache
def load_styles(folder: Path = SHIPPED) -> tuple[Style, ...]:
    """All styles of a folder, by name; those in folders below it are parts."""
    styles = tuple(load_style(path) for path in sorted(folder.glob("*.txt")))
    if not styles:
        raise CiteError(
            "there is no style table", place=str(folder), remedy="name a folder that holds one, a .txt file"
        )
    return styles


@functools.cache
def _known() -> frozenset[str]:
    """What any template may ask for: slots, names, and the values made up for a language."""
    made = (name for path in (SHIPPED / "made").glob("*.txt") for name in load_part(path).items)
    return frozenset((*SLOTS, *ROLES, *made))


def _fail(style: Style, key: str, cause: str) -> CiteError:
    return CiteError(cause, place=style.places.get(key, f"{style.name}.txt"), remedy=_SEE)


def _check_settings(style: Style) -> None:
    for key, options in style.settings.items():
        name = key.partition("@")[0]
        for text in options:
            if name in _FAULTS and (fault := _FAULTS[name](text)):
                raise _fail(style, key, f"{key!r} {fault}, not {text!r}")
        if name in _ONCE and len(options) > 1:
            raise _fail(style, key, f"{key!r} is said once a table")


def _check_keys(style: Style) -> None:
    for key in (*style.settings, *(f"names {key}" for key in style.names)):
        name, mark, holds = key.partition("@")
        if mark and not _HOLDS.fullmatch(holds):
            raise _fail(style, key, f"{holds!r} is neither a language nor a script (latn, cyrl)")
        if name.startswith("names ") and name[6:] not in ROLES:
            raise _fail(style, key, f"{name[6:]!r} are no names: {', '.join(ROLES)} are")
    for item in style.items:
        if item not in TYPES:
            raise _fail(style, f"{item}:", f"{item!r} is no type of item: {', '.join(sorted(TYPES))} are")


def _check_mix(style: Style) -> None:
    """Each type of item that lists are to hold has a layout, be it another type's that stands in for it."""
    for text in style.settings.get("mix", ("book 1",)):
        for item in weighted(text):
            layout = item
            while layout not in style.items and layout in INSTEAD:
                layout = INSTEAD[layout]
            if layout not in style.items:
                raise _fail(style, "mix", f"there is no layout for {item!r}: add a line `{item}: …`")


def _check_names(style: Style) -> None:
    """What a template asks for is a key of the table, or there for all."""
    keys = {key.partition("@")[0] for key in style.macros}
    asked: dict[str, tuple[Template, ...]] = {
        f"{name}:": tuple(t for _, t in items) for name, items in style.items.items()
    }
    for key, templates in {**style.macros, **asked}.items():
        for name in sorted(set().union(*map(refs, templates)) - keys - _known()):
            raise _fail(style, key, f"${name} is neither a key of the table nor a slot")


def _check_circles(style: Style) -> None:
    """No macro leads back to itself."""
    leads: dict[str, set[str]] = {}
    for key, templates in style.macros.items():
        leads.setdefault(key.partition("@")[0], set()).update(*map(refs, templates))
    for key in leads:
        seen, todo = set[str](), set(leads[key])
        while todo := (todo - seen):
            seen |= todo
            todo = set().union(*(leads.get(name, set()) for name in todo))
        if key in seen:
            raise _fail(style, key, f"the macro {key!r} leads back to itself")
