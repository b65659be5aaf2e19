"""Every format that bibliographies are read from and written to, by name and by suffix."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from cite_belarus.formats.shared import joined
from cite_belarus.model import CiteError, Issue, Work

Loaded = tuple[tuple[Work, ...], tuple[Issue, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module in this package, the options of its writer, whether it is read and written.

    Modules are imported when they are used: most commands need one format only.
    """

    name: str
    module: str
    suffixes: tuple[str, ...] = ()
    option: str = ""
    reads: bool = True
    writes: bool = True

    def loads(self, text: str, source: str = "") -> Loaded:
        """The works of a text, and what is wrong with it."""
        if not self.reads:
            raise CiteError(f"{self.name} cannot be read", remedy=f"What can: {', '.join(names(reads=True))}.")
        found: Loaded = self._module().loads(text, source)
        return found

    def dumps(self, works: Sequence[Work]) -> str:
        """The works as text; `lost` says what of them it does not hold."""
        if not self.writes:
            raise CiteError(f"{self.name} cannot be written", remedy=f"What can: {', '.join(names(writes=True))}.")
        dump: Callable[..., str] = self._module().dumps
        return dump(works, self.option) if self.option else dump(works)

    def lost(self, works: Sequence[Work]) -> tuple[Issue, ...]:
        """An Issue for each type and field of each work that this format drops or writes another way.

        Where the format can be read, that is what does not come back as it was.
        """
        return tuple(
            issue for work in works for issue in (self._differences(work) if self.reads else self._unheld(work))
        )

    def _differences(self, work: Work) -> Iterator[Issue]:
        back = next(iter(self.loads(self.dumps([work]))[0]), Work("", "", {}))
        if back.type != work.type:
            yield Issue("type-not-held", f"{work.key}: {self.name} has no type for {work.type}")
        for name, value in work.fields.items():
            said, again = joined(value), joined(back.fields.get(name, ""))
            if said and name != "pinpoint" and not again:
                yield Issue("field-not-held", f"{work.key}: {self.name} has no place for {name}")
            elif said != again and name != "pinpoint":
                yield Issue("field-changed", f"{work.key}: {self.name} has {name} as {again!r} for {said!r}")

    def _unheld(self, work: Work) -> Iterator[Issue]:
        held = self._module().held(self.option)
        names = (name for name, value in work.fields.items() if value and name not in held and name != "pinpoint")
        yield from (Issue("field-not-held", f"{work.key}: {self.name} has no place for {name}") for name in names)

    def _module(self) -> Any:
        return importlib.import_module(f"cite_belarus.formats.{self.module}")


FORMATS = (
    Format("biblatex", "bib", (".bib",), "biblatex"),
    Format("bibtex", "bib", (), "bibtex"),
    Format("csl-json", "csl", (".json",)),
    Format("ris", "ris", (".ris",)),
    Format("mods", "mods", (".mods",)),
    Format("tei", "tei", (".tei",)),
    Format("endnote", "endnote", (".enw.xml",)),
    Format("marcxml", "marcxml", (".marcxml", ".marc.xml"), writes=False),
    Format("wikipedia", "wikipedia", (".wiki",), "en", reads=False),
    *(Format(f"wikipedia-{code}", "wikipedia", (), code, reads=False) for code in ("en", "ru", "uk", "be", "pl")),
)
# what an XML text without a telling suffix begins with → format
ROOTS = {
    "modsCollection": "mods", "mods": "mods", "TEI": "tei", "listBibl": "tei", "biblStruct": "tei", "xml": "endnote",
    "records": "endnote", "collection": "marcxml", "record": "marcxml",
}  # fmt: skip


def names(*, reads: bool = False, writes: bool = False) -> tuple[str, ...]:
    """The names of all formats, or of those that can be read, or written."""
    return tuple(f.name for f in FORMATS if (f.reads or not reads) and (f.writes or not writes))


@functools.cache
def by_name(name: str) -> Format:
    """The format of that name. Raises CiteError with the names that there are."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise CiteError(f"there is no format {name!r}", remedy=f"There are: {', '.join(names())}.")


def guess(path: str, text: str) -> Format:
    """The format of a file by its suffix, and where that says nothing by what stands in it."""
    file = PurePath(path).name.lower()
    for known in FORMATS:
        if any(file.endswith(suffix) for suffix in known.suffixes):
            return known
    start = text.lstrip("\ufeff \r\n\t")[:4000]
    if start[:1] in "[{" and start:
        return by_name("csl-json")
    if start.startswith("TY  -"):
        return by_name("ris")
    if start.startswith("<"):
        return _by_root(start, path)
    if "@" in start:
        return by_name("biblatex")
    raise CiteError("the format cannot be told", place=path, remedy=f"Name it: {', '.join(names(reads=True))}.")


def convert(path: str, text: str, target: str) -> tuple[str, tuple[Issue, ...]]:
    """A bibliography in another format, and all that a person should know: what was wrong in it, what is not held."""
    form = by_name(target)
    works, issues = guess(path, text).loads(text, path)
    return form.dumps(works), (*issues, *form.lost(works))


def _by_root(start: str, path: str) -> Format:
    import re  # only where a suffix does not tell

    for root in re.findall(r"<(?:\w+:)?([A-Za-z]+)", start):
        if root in ROOTS:
            return by_name(ROOTS[root])
    raise CiteError("this XML is none of the known formats", place=path, remedy="MODS, TEI, EndNote and MARCXML are.")
