"""From a `.bib`'s text to what the rules are given, and to what reading it found wrong."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cite_belarus.formats import bib
from cite_belarus.formats.bibmap import BIBLATEX_FIELDS
from cite_belarus.formats.bibscan import EntryText, FieldText, entries, value_parts
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.model import Issue, Work

BESIDE = frozenset(("string", "preamble", "comment"))
_PLACE = re.compile(r"line (\d+): ")


def read(text: str, today: datetime.date) -> tuple[File, list[Finding]]:
    """The file, and the findings of its reading. The text has no byte order mark."""
    works, issues = bib.loads(text)
    every = entries(text)
    scanned = [entry for entry in every if entry.type not in BESIDE]
    counts = Counter(entry.key for entry in scanned)
    pairs = list(_paired(scanned, {work.key: work for work in works}))
    subjects = [_subject(entry, work, counts[entry.key] == 1 and bool(entry.key)) for entry, work in pairs]
    keys = frozenset(entry.key.casefold() for entry in scanned) | frozenset(
        key.strip().casefold() for subject in subjects for key in subject.text("ids").split(",")
    )
    return File(text, every, subjects, keys, today), list(_of_issues(issues, scanned))


def _paired(scanned: Iterable[EntryText], works: Mapping[str, Work]) -> Iterator[tuple[EntryText, Work]]:
    """Each entry with the work it was read as; one that repeats another to the letter has none."""
    seen: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]] = {}
    for entry in scanned:
        key = entry.key or f"unnamed-{entry.line}"
        said = (entry.type, tuple(sorted((one.name.lower(), one.raw) for one in entry.fields)))
        before = seen.setdefault(key, [])
        if before and said == before[0]:
            continue
        before.append(said)
        work = works.get(key if len(before) == 1 else f"{key}-{len(before)}")
        if work is not None:
            yield entry, work


def _subject(entry: EntryText, work: Work, alone: bool) -> Subject:
    own: dict[str, FieldText] = {}
    for one in entry.fields:
        name = one.name.lower()
        own.setdefault(BIBLATEX_FIELDS.get(name, name), one)
    if "date" not in own and "year" in own:
        own["date"] = own["year"]
    inner = {name: content for name, one in own.items() if (content := _content(one)) is not None}
    return Subject(entry, work, own, inner, alone)


def _content(one: FieldText) -> str | None:
    raw = one.raw
    if raw[:1] == "{" and raw[-1:] == "}" and "#" not in raw:
        return raw[1:-1]
    parts = value_parts(raw)
    return parts[0][1] if len(parts) == 1 and parts[0][0] == "text" else None if parts else ""


def _of_issues(issues: Iterable[Issue], scanned: Sequence[EntryText]) -> Iterator[Finding]:
    keys = {entry.span: entry.key for entry in scanned}
    for issue in issues:
        found = _PLACE.match(issue.message)
        line = int(found.group(1)) if found else 1
        yield Finding(issue.code, _PLACE.sub("", issue.message, count=1), line, keys.get(issue.span or (0, 0), ""))
