"""Which keys a LaTeX source cites, and where. Source: biblatex manual §3.9, natbib's manual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cite_belarus.late import Late
from cite_belarus.latex.project import Source
from cite_belarus.model import Span

# every command that takes `[…][…]{keys}`; each may begin with a capital and end with `*`
COMMANDS = frozenset((
    "cite", "parencite", "footcite", "footcitetext", "textcite", "smartcite", "supercite", "autocite", "fullcite",
    "footfullcite", "citeauthor", "citetitle", "citeyear", "citedate", "citeurl", "nocite", "notecite", "pnotecite",
    "fnotecite", "citename", "citelist", "citefield", "footcitefullcite", "parenfullcite", "inlinecite", "tcite",
    "citet", "citep", "citealt", "citealp", "citeyearpar", "citefullauthor", "citenum", "citetalias", "citepalias",
    "bibentry", "defcitealias", "shortcite", "citeA", "citeNP", "onlinecite", "fullciteauthor",
))  # fmt: skip
# these take several `[…][…]{keys}` in a row, after `(…)(…)`
MULTIPLE = frozenset((
    "cites", "parencites", "footcites", "footcitetexts", "smartcites", "textcites", "supercites", "autocites",
    "fullcites", "footfullcites", "nocites",
))  # fmt: skip
# these take a volume first: `[…]{volume}[…]{key}`
VOLUMES = frozenset(("volcite", "pvolcite", "fvolcite", "ftvolcite", "svolcite", "tvolcite", "avolcite"))

_COMMAND = Late(r"\\([A-Za-z@]+)\*?")
_DECLARED = Late(r"\\Declare(Multi)?CiteCommand\*?\s*\{\\([A-Za-z@]+)\}")
_NAMED = Late(r"^%+[ \t]*cite-belarus:[ \t]*commands[ \t]*=([^\n]*)$", re.MULTILINE)
_KEY = Late(r"[^\s,]+(?:[ ]+[^\s,]+)*")


@dataclass(frozen=True, slots=True)
class KeyCited:
    """A key in a citation command; `span` is the key's own in the source's text."""

    key: str
    path: Path
    line: int
    span: Span
    command: str


def citations(source: Source, own: Iterable[str] = ()) -> Iterator[KeyCited]:
    """Every key that the source cites, `*` of `\\nocite{*}` too; `own` are a project's own commands."""
    single, multiple = commands(source, own)
    text, line, counted = source.masked, 1, 0
    for found in _COMMAND.finditer(text):
        name = found.group(1)
        plain = name[:1].lower() + name[1:]
        if not ({name, plain} & (single | multiple | VOLUMES)):
            continue
        line += text.count("\n", counted, found.start())
        counted = found.start()
        several = bool({name, plain} & multiple)
        for start, end in _arguments(text, found.end(), several, plain in VOLUMES):
            for key in _KEY.finditer(text, start, end):
                yield KeyCited(key.group(), source.path, line, key.span(), name)


def commands(source: Source, own: Iterable[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """The commands of one citation and those of several: the known ones, those declared here and those named.

    A line `% cite-belarus: commands = mycite, mycites` names a project's own; one that ends in `s` takes several.
    """
    named = {name.strip().lstrip("\\") for line in _NAMED.findall(source.text) for name in line.split(",")} | set(own)
    declared = _DECLARED.findall(source.masked)
    several = {name for multi, name in declared if multi} | {name for name in named if name.endswith("s")}
    return COMMANDS | {name for multi, name in declared if not multi} | (named - several), MULTIPLE | several


def _arguments(text: str, at: int, several: bool, volume: bool) -> Iterator[Span]:
    """The insides of the key arguments that follow a citation command."""
    at = _past(text, _past(text, at, "("), "(") if several else at
    wanted = 2 if volume else 1
    while True:
        for _ in range(4):
            at = _past(text, at, "[")
        opened = _blank(text, at)
        if text[opened : opened + 1] != "{":
            return
        end = _closing(text, opened)
        if end == opened:
            return
        wanted -= 1
        if wanted <= 0:
            yield opened + 1, end - 1
        at = end
        if not several and wanted <= 0:
            return


def _blank(text: str, at: int) -> int:
    """The offset after white space, of which at most one line break."""
    while at < len(text) and text[at] in " \t":
        at += 1
    if text[at : at + 1] == "\n":
        at += 1
        while at < len(text) and text[at] in " \t":
            at += 1
    return at


def _past(text: str, at: int, opener: str) -> int:
    """The offset after an optional argument, if there is one here."""
    start = _blank(text, at)
    return _closing(text, start) if text[start : start + 1] == opener else at


_CLOSERS = {"{": Late(r"[{}]"), "[": Late(r"[{}\]]"), "(": Late(r"[{})]")}
_DEEPEST = 20
_FARTHEST = 5000  # no list of keys is longer, and a bracket that is never closed shall not cost more


def _closing(text: str, at: int) -> int:
    """The offset after the delimiter that closes the one at `at`, or `at`; braces inside protect what they hold."""
    depth, limit = 0, min(len(text), at + _FARTHEST)
    for found in _CLOSERS[text[at]].finditer(text, at + 1, limit):
        token = found.group()
        if depth == 0 and token != "{":
            return found.end()
        depth += (token == "{") - (token == "}")
        if depth > _DEEPEST:
            break
    return at
