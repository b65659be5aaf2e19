"""Reads the style tables (data/styles/*.txt): `use`, `names`, `key = value || value` and `type: template` lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cite_belarus.late import Late
from cite_belarus.model import CiteError
from cite_belarus.resources import DATA

from .grammar import Template, parse
from .names import NameForm, name_form

SHIPPED = DATA / "styles"
_ITEM = Late(r"([a-z_]+\d*)(?: (\d+))?:\s*(.*)")
_MACRO = Late(r"(names )?([a-z_]+\d*(?:@[a-z]+)?) *=\s*(.*)")

Item = tuple[float, Template]


@dataclass(frozen=True)
class Style:
    """One style: what may be chosen once a list (`macros`, `names`, `settings`) and the templates of each type of item.

    A key of `macros` or `names` may end in `@pl`, `@latn`, …: it then holds for cited works in that language or script.
    `settings` are the same alternatives as written. `places` says where each key of these and each type of item is.
    """

    name: str
    macros: Mapping[str, tuple[Template, ...]] = field(default_factory=dict)
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[NameForm, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

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
        self.places: dict[str, str] = {}
        self._within: list[Path] = []  # the tables that are being read, each used by the one before

    def read(self, path: Path) -> None:
        seen: set[str] = set()
        self._within.append(path)
        for number, line in enumerate(_lines(path), 1):
            if line.strip() and not line.startswith("#"):
                self.line(line.strip(), f"{path.name}:{number}", seen)
        self._within.pop()

    def line(self, line: str, place: str, seen: set[str]) -> None:
        if line.startswith("use "):
            self.use(line[4:].strip(), place)
        elif found := _MACRO.fullmatch(line):
            self.macro(bool(found[1]), found[2], found[3], place)
        elif found := _ITEM.fullmatch(line):
            self.item(found[1], found[2], parse(found[3], place), place, found[1] in seen)
            seen.add(found[1])
        else:
            raise CiteError(f"not a line of a style: {line!r}", place=place, remedy="see data/styles/README.md")

    def use(self, name: str, place: str) -> None:
        for folder in (self.folder, SHIPPED):
            if (path := folder / f"{name}.txt").is_file():
                if path in self._within:
                    raise CiteError(f"the table {name!r} uses itself", place=place, remedy="take the line out")
                self.read(path)
                return
        remedy = "give its path below the styles' folder, without .txt"
        raise CiteError(f"there is no style table {name!r}", place=place, remedy=remedy)

    def item(self, name: str, weight: str | None, template: Template, place: str, again: bool) -> None:
        if weight and not int(weight):
            raise CiteError("a weight is more than 0", place=place, remedy="take out the layout, or give it a weight")
        earlier = self.items.get(name, ()) if again else ()  # a table's own lines replace others'
        self.items[name] = (*earlier, (float(weight or 1), template))
        self.places[f"{name}:"] = place

    def macro(self, is_names: bool, key: str, value: str, place: str) -> None:
        options = tuple(_unquoted(part.strip()) for part in value.split("||"))
        self.places[f"names {key}" if is_names else key] = place
        if is_names:
            self.names[key] = tuple(name_form(option, place) for option in options)
        else:
            self.settings[key] = options
            self.macros[key] = tuple(parse(option, place) for option in options)

    def style(self, name: str) -> Style:
        return Style(name, self.macros, self.settings, self.names, self.items, self.places)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise CiteError("this is no UTF-8 text", place=f"{path.name}:{line}", remedy="save it as UTF-8") from error


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def weighted(text: str) -> dict[str, float]:
    """ "ru 80 en 20" → names and their weights; raises `ValueError` where it is not pairs of a name and a number."""
    words = text.split()
    return {name: float(weight) for name, weight in zip(words[::2], words[1::2], strict=True)}


def load_part(path: Path) -> Style:
    """What one table writes, a whole style or not; raises `CiteError` with file and line where it is wrong."""
    table = _Table(path.parent)
    table.read(path)
    return table.style(path.stem)
