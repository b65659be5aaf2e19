"""The bibliographies of a project, read: entries with their file and line, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cite_belarus.formats.bib import loads
from cite_belarus.formats.bibtext import EntryText, entries
from cite_belarus.late import Late
from cite_belarus.latex.finding import Finding
from cite_belarus.latex.project import Project, decoded
from cite_belarus.model import Issue, Work

_BESIDE = frozenset(("string", "preamble", "comment", "xdata", "set"))
_LINE = Late(r"line (\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a `.bib`: the work that it says, its text, its file."""

    work: Work
    text: EntryText
    path: Path


@dataclass(frozen=True, slots=True)
class Shelf:
    """The entries by key (the first of each), and what was wrong with the files."""

    entries: dict[str, Entry]
    problems: tuple[Finding, ...]

    def aliases(self) -> dict[str, str]:
        """Old keys that entries name in `ids` → the key."""
        pairs = (
            (old.strip(), key)
            for key, e in self.entries.items()
            for old in str(e.work.fields.get("ids", "")).split(",")
        )
        return {old: key for old, key in pairs if old}


def shelf(project: Project) -> Shelf:
    """Everything in the project's `.bib` files."""
    found: dict[str, Entry] = {}
    problems: list[Finding] = []
    for path in project.bibs:
        if path.is_file():
            text, encoding = decoded(path)
            if encoding != "utf-8":
                problems.append(Finding("not-utf-8", project.shown(path), 1, f"the file is not UTF-8 but {encoding}"))
            _add(text, path, project.shown(path), found, problems)
    return Shelf(found, tuple(problems))


def _add(text: str, path: Path, shown: str, found: dict[str, Entry], problems: list[Finding]) -> None:
    works, issues = loads(text)
    problems += [_told(issue, shown) for issue in issues if issue.code not in ("bib-key-twice", "bib-markup")]
    by_key = {work.key: work for work in works}
    for entry in entries(text):
        if entry.type in _BESIDE or not entry.key:
            continue
        if (first := found.get(entry.key)) is not None:
            where = f"{first.path.name}:{first.text.line}"
            problems.append(Finding("key-twice", shown, entry.line, f"{entry.key} is defined twice; first at {where}"))
        elif entry.key in by_key:
            found[entry.key] = Entry(by_key[entry.key], entry, path)


def _told(issue: Issue, shown: str) -> Finding:
    told = _LINE.match(issue.message)
    line, message = (int(told.group(1)), told.group(2)) if told else (1, issue.message)
    return Finding(issue.code, shown, line, message, "The other entries were read.")


def same_works(found: Iterable[Entry]) -> list[tuple[Entry, Entry, str]]:
    """Pairs of entries that are one work, and by what one sees it."""
    seen: dict[tuple[str, str], Entry] = {}
    out = []
    for entry in found:
        for sign in _signs(entry.work):
            first = seen.setdefault(sign, entry)
            if first is not entry:
                out.append((first, entry, sign[0]))
                break
    return out


def _signs(work: Work) -> list[tuple[str, str]]:
    fields = {
        name: str(work.fields.get(name, "")) for name in ("doi", "url", "title", "date", "year", "volume", "booktitle")
    }
    letters = re.sub(r"[\W_]+", "", fields["title"].casefold())
    rest = "|".join(fields[name] for name in ("volume", "booktitle"))
    title = f"{work.type}|{letters}|{(fields['date'] or fields['year'])[:4]}|{rest}" if len(letters) > 10 else ""
    signs = (("DOI", fields["doi"].casefold()), ("URL", fields["url"]), ("title and year", title))
    return [(name, value) for name, value in signs if value]
