"""`latex check`: what a project cites and lacks, as findings in the order of RULES."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cite_belarus.latex import lastrun
from cite_belarus.latex.citations import KeyCited, citations
from cite_belarus.latex.finding import Finding
from cite_belarus.latex.needed import missing
from cite_belarus.latex.preamble import Preamble, preamble
from cite_belarus.latex.project import Project, read
from cite_belarus.latex.shelf import Entry, Shelf, same_works, shelf
from cite_belarus.model import Name

_UNPRINTED = frozenset(("url", "file", "keywords", "abstract", "langid"))


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    project: Project
    shelf: Shelf
    cited: tuple[KeyCited, ...]
    preamble: Preamble

    def used(self) -> list[Entry]:
        """The entries that end up in the bibliography, in the order of the files."""
        keys = {one.key for one in self.cited}
        old = self.shelf.aliases()
        keys |= {old[key] for key in keys if key in old}
        return [entry for key, entry in self.shelf.entries.items() if key in keys or "*" in keys]

    def at(self, entry: Entry) -> tuple[str, int]:
        """Where the entry stands."""
        return self.project.shown(entry.path), entry.text.line


def check(path: Path | str, own: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Everything to act on in the project (a `.tex`, its folder, or the `.aux` or `.bcf` of the last run)."""
    case = case_of(path, own)
    return (*case.project.problems, *case.shelf.problems, *(finding for rule in RULES for finding in rule(case)))


def case_of(path: Path | str, own: Iterable[str] = ()) -> Case:
    """The project, its entries and its citations, read."""
    if Path(path).suffix in (".aux", ".bcf"):
        project, cited = lastrun.read(path)
    else:
        project = read(path)
        own = list(own)
        cited = tuple(one for source in project.sources for one in citations(source, own))
    return Case(project, shelf(project), cited, preamble(project))


def missing_keys(case: Case) -> Iterator[Finding]:
    """Keys that are cited and defined nowhere, with the key that may be meant."""
    known = case.shelf.entries.keys() | case.shelf.aliases().keys() | {"*"}
    for one in case.cited:
        if one.key not in known:
            near = difflib.get_close_matches(one.key, list(case.shelf.entries), 1, 0.6)
            remedy = f"Did you mean {near[0]}?" if near else "Bring it in: cite-belarus latex sync --from LIBRARY.bib"
            yield Finding("key-missing", case.project.shown(one.path), one.line, f"{one.key} is not defined", remedy)


def uncited(case: Case) -> Iterator[Finding]:
    """Entries that nothing cites."""
    used = {id(entry) for entry in case.used()}
    parents = {str(entry.work.fields.get("crossref", "")) for entry in case.shelf.entries.values()}
    for key, entry in case.shelf.entries.items():
        if id(entry) not in used and key not in parents:
            yield Finding("uncited", *case.at(entry), f"{key} is never cited", grave=False)


def twins(case: Case) -> Iterator[Finding]:
    """Entries that are the same work."""
    for first, second, sign in same_works(case.shelf.entries.values()):
        remedy = f"Take one out, then: cite-belarus latex sync --keys {second.work.key}={first.work.key} --write"
        said = f"{second.work.key} is the same work as {first.work.key}: same {sign}"
        yield Finding("same-work", *case.at(second), said, remedy)


def incomplete(case: Case) -> Iterator[Finding]:
    """Entries without a field that their type and the chosen style need."""
    for entry in case.used():
        if lacking := missing(entry.work, case.preamble.style):
            names = ", ".join(one.replace("|", " or ") for one in lacking)
            yield Finding("field-missing", *case.at(entry), f"{entry.work.key} ({entry.work.type}) lacks {names}")


def unprintable(case: Case) -> Iterator[Finding]:
    """Letters of a script in a document whose fonts have none."""
    for entry in case.used() if case.project.sources else ():
        texts = (_shown(value) for name, value in entry.work.fields.items() if name not in _UNPRINTED)
        script, remedy = case.preamble.lacks(" ".join(texts))
        if script:
            said = f"{entry.work.key} has {script} letters, and the fonts have none"
            yield Finding("no-letters", *case.at(entry), said, remedy)


def unloaded_languages(case: Case) -> Iterator[Finding]:
    """`langid` of languages that babel or polyglossia has not loaded; each language once."""
    told: set[str] = set()
    for entry in case.used() if case.project.sources else ():
        language = str(entry.work.fields.get("langid", ""))
        if language and language not in told and not case.preamble.prints(language):
            told.add(language)
            said = f"{entry.work.key} is in {language}, which is not loaded"
            yield Finding("language-not-loaded", *case.at(entry), said, f"Add {language} to the options of babel.")


def odd_keys(case: Case) -> Iterator[Finding]:
    """Keys with letters outside ASCII, which BibTeX cannot sort and pdfLaTeX may not pass on."""
    for key, entry in case.shelf.entries.items():
        if not key.isascii() and not (case.preamble.biblatex and case.preamble.unicode):
            remedy = f"Rename it: cite-belarus latex sync --keys {key}=NEW"
            yield Finding("key-not-ascii", *case.at(entry), f"the key {key} has letters outside ASCII", remedy)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(f"{v.family} {v.given}" if isinstance(v, Name) else str(v) for v in value)
    return str(value)


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    missing_keys, twins, incomplete, unprintable, unloaded_languages, odd_keys, uncited,
)  # fmt: skip
