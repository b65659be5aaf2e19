"""From a `.bib`'s text to what the rules are given, and to what reading it found wrong."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cite_belarus.formats import bib
from cite_belarus.formats.bibmap import BIBLATEX_FIELDS
from cite_belarus.formats.bibscan import EntryText, FieldText, entries, value_parts
from cite_belarus.formats.tex import balanced
from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.model import Issue, Work

BESIDE = frozenset(("string", "preamble", "comment"))
_PLACE = Late(r"line (\d+): ")


def read(text: str, today: datetime.date) -> tuple[File, list[Finding]]:
    """The file, and the findings of its reading. The text has no byte order mark."""
    works, issues = bib.loads(text)
    every = entries(text)
    scanned = [entry for entry in every if entry.type not in BESIDE]
    keyed = Counter(entry.key for entry in scanned)
    placed = Counter((entry.key, entry.line) for entry in scanned)
    pairs = list(_paired(scanned, {work.key: work for work in works}))
    subjects = [
        replace(
            _subject(entry, work),
            alone=keyed[entry.key] == 1 and bool(entry.key),
            mendable=not entry.problem and placed[entry.key, entry.line] == 1,
        )
        for entry, work in pairs
    ]
    keys = frozenset(entry.key.casefold() for entry in scanned) | frozenset(
        key.strip().casefold() for subject in subjects for key in subject.text("ids").split(",")
    )
    return File(text, every, subjects, keys, today), list(_of_issues(issues, scanned))


def _paired(scanned: Sequence[EntryText], works: Mapping[str, Work]) -> Iterator[tuple[EntryText, Work]]:
    """Each entry with the work it was read as (`bib.loads`): where a key occurs again the later work has a number.

    An entry that says the same as the first of its key, or nothing at all, was not read.
    """
    keyed = Counter(entry.key for entry in scanned)
    firsts: dict[str, tuple[str, dict[str, str]]] = {}
    taken: set[str] = set()
    for entry in scanned:
        key = entry.key or f"unnamed-{entry.line}"
        if keyed[entry.key] > 1 or entry.problem:
            said = _said(entry)
            if (entry.problem and not said[1]) or said == firsts.get(key):
                continue
            firsts.setdefault(key, said)
        name = next(name for name in _numbered(key) if name not in taken)
        taken.add(name)
        if name in works:
            yield entry, works[name]


def _numbered(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{number}" for number in itertools.count(2))


def _said(entry: EntryText) -> tuple[str, dict[str, str]]:
    """The type and the values that can be read."""
    said: dict[str, str] = {}
    for one in entry.fields:
        text = "".join(content for _, content in value_parts(one.raw))
        if text.strip() and balanced(text) and balanced(one.raw):
            said.setdefault(one.name.lower(), text)
    return entry.type, said


def _subject(entry: EntryText, work: Work) -> Subject:
    own: dict[str, FieldText] = {}
    for one in entry.fields:
        name = one.name.lower()
        own.setdefault(BIBLATEX_FIELDS.get(name, name), one)
    if "date" not in own and "year" in own:
        own["date"] = own["year"]
    inner = {name: content for name, one in own.items() if (content := _content(one)) is not None}
    return Subject(entry, work, own, inner)


def _content(one: FieldText) -> str | None:
    """The value without its delimiters; None where it is put together, or where its braces do not pair."""
    parts = value_parts(one.raw)
    if not parts:
        return ""
    whole = len(parts) == 1 and parts[0][0] == "text" and balanced(parts[0][1])
    return parts[0][1] if whole else None


def _of_issues(issues: Iterable[Issue], scanned: Sequence[EntryText]) -> Iterator[Finding]:
    keys = {entry.span: entry.key for entry in scanned}
    for issue in issues:
        found = _PLACE.match(issue.message)
        line = int(found.group(1)) if found else 1
        yield Finding(issue.code, _PLACE.sub("", issue.message, count=1), line, keys.get(issue.span or (0, 0), ""))
