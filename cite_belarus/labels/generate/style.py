"""Reads the style tables (data/styles/*.txt): `use`, `names`, `key = value || value` and `type: template` lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cite_belarus.model import CiteError
from cite_belarus.resources import DATA

from .grammar import Template, parse, refs
from .names import NameForm, name_form

SHIPPED = DATA / "styles"
_ITEM = re.compile(r"([a-z_]+\d*)(?: (\d+))?:\s*(.*)")
_MACRO = re.compile(r"(names )?([a-z_]+\d*(?:@[a-z]+)?) *=\s*(.*)")

Item = tuple[float, Template]


@dataclass(frozen=True)
class Style:
    """One style: what may be chosen once a list (`macros`, `names`, `settings`) and the templates of each type of item.

    A key of `macros` or `names` may end in `@pl`, `@latn`, …: it then holds for cited works in that language or script.
    `settings` are the same alternatives as written.
    """

    name: str
    macros: Mapping[str, tuple[Template, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[NameForm, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.settings["language"][0]

    @property
    def kind(self) -> str:
        return self.settings.get("kind", ("list",))[0]


class _Table:
    """Gathers the lines of one table and of those that it uses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.macros: dict[str, tuple[Template, ...]] = {}
        self.settings: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, tuple[NameForm, ...]] = {}
        self.items: dict[str, tuple[Item, ...]] = {}

    def read(self, path: Path) -> None:
        seen: set[str] = set()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                self.line(line.strip(), f"{path.name}:{number}", seen)

    def line(self, line: str, place: str, seen: set[str]) -> None:
        if line.startswith("use "):
            self.use(line[4:].strip(), place)
        elif found := _MACRO.fullmatch(line):
            self.macro(bool(found[1]), found[2], found[3], place)
        elif found := _ITEM.fullmatch(line):
            earlier = self.items.get(found[1], ()) if found[1] in seen else ()  # a table's own lines replace others'
            self.items[found[1]] = (*earlier, (float(found[2] or 1), parse(found[3], place)))
            seen.add(found[1])
        else:
            raise CiteError(f"not a line of a style: {line!r}", place=place, remedy="see data/styles/README.md")

    def use(self, name: str, place: str) -> None:
        for folder in (self.folder, SHIPPED):
            if (path := folder / f"{name}.txt").is_file():
                self.read(path)
                return
        remedy = "give its path below the styles' folder, without .txt"
        raise CiteError(f"there is no style table {name!r}", place=place, remedy=remedy)

    def macro(self, is_names: bool, key: str, value: str, place: str) -> None:
        options = tuple(_unquoted(part.strip()) for part in value.split("||"))
        if is_names:
            self.names[key] = tuple(name_form(option, place) for option in options)
        else:
            self.settings[key] = options
            self.macros[key] = tuple(parse(option, place) for option in options)

    def style(self, name: str) -> Style:
        return Style(name, self.macros, self.settings, self.names, self.items)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def weighted(text: str) -> dict[str, float]:
    """ "ru 80 en 20" → names and their weights; raises `ValueError` where it is not pairs of a name and a number."""
    words = text.split()
    return {name: float(weight) for name, weight in zip(words[::2], words[1::2], strict=True)}


def _check(style: Style) -> None:
    """A style must say its language and its weights as pairs, and no macro may lead back to itself."""
    place = f"{style.name}.txt"
    if "language" not in style.settings:
        raise CiteError("a style needs a line `language = …`", place=place)
    for key in ("mix", "languages"):
        for text in style.settings.get(key, ()):
            try:
                weighted(text)
            except ValueError:
                raise CiteError(f"{key!r} is not names and weights: {text!r}", place=place) from None
    if any(not text.replace(".", "", 1).isdigit() for text in style.settings.get("weight", ())):
        raise CiteError("the weight of a style is a number", place=place)
    leads: dict[str, set[str]] = {}
    for key, templates in style.macros.items():
        leads.setdefault(key.partition("@")[0], set()).update(*(refs(template) for template in templates))
    for key in leads:
        seen, todo = set[str](), set(leads[key])
        while todo := (todo - seen):
            seen |= todo
            todo = set().union(*(leads.get(name, set()) for name in todo))
        if key in seen:
            raise CiteError(f"the macro {key!r} leads back to itself", place=place)


def load_style(path: Path) -> Style:
    """The style that one table writes; raises `CiteError` with file and line where it is not well formed."""
    table = _Table(path.parent)
    table.read(path)
    style = table.style(path.stem)
    _check(style)
    return style


def load_part(path: Path) -> Style:
    """A table that is no whole style, such as the made-up values of a language."""
    table = _Table(path.parent)
    table.read(path)
    return table.style(path.stem)


@functools.cache
def load_styles(folder: Path = SHIPPED) -> tuple[Style, ...]:
    """All styles of a folder, by name; those in folders below it are parts."""
    return tuple(load_style(path) for path in sorted(folder.glob("*.txt")))
