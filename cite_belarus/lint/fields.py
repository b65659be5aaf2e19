"""Fields that are missing, empty, strange, or lead nowhere."""

from __future__ import annotations

import difflib
import functools
from collections import Counter
from collections.abc import Iterator

from cite_belarus.formats.bibtext import RemoveField
from cite_belarus.lint.required import ANYWHERE, KNOWN_FIELDS, KNOWN_TYPES, PRINTED, REQUIRED, RESPONSIBLE
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.model import Work

CLOSE = 0.8  # how like a known name a misspelt one is (difflib's ratio)
_POINTERS = ("crossref", "xref", "xdata")


def kind(subject: Subject, _: File) -> Iterator[Finding]:
    """The entry's type."""
    if subject.work.type not in KNOWN_TYPES:
        near = difflib.get_close_matches(subject.work.type, KNOWN_TYPES, 1, CLOSE)
        offered = f" ({near[0]}?)" if near else ""
        yield subject.finding("unknown-type", f"biblatex has no type {subject.entry.type!r}{offered}")


def missing(subject: Subject, _: File) -> Iterator[Finding]:
    """What the type needs (biblatex manual §2.1.1); what `crossref` hands down counts."""
    work = subject.work
    for needed in REQUIRED.get(work.type, "").split():
        if not _has(work, needed):
            yield subject.finding("missing-field", f"@{subject.entry.type} needs {_said(needed)}")
    who = RESPONSIBLE.get(work.type)
    if who and not _has(work, who):
        yield subject.finding("missing-author", f"no {_said(who)}")


def _has(work: Work, needed: str) -> bool:
    names = needed.split("|")
    return any(work.fields.get(name) for name in names) or ("date" in names and bool(work.fields.get("year")))


def _said(needed: str) -> str:
    return needed.replace("|", " or ")


def odd(subject: Subject, _: File) -> Iterator[Finding]:
    """Fields without a value, fields that the type does not print, and names like a known field's."""
    for name, one in subject.own.items():
        if not one.raw.strip('{}" \t\r\n'):
            edit = RemoveField(subject.entry.key, one.name, subject.at)
            yield subject.finding("empty-field", f"{one.name} is empty", name, edit)
        elif name not in KNOWN_FIELDS and (near := _nearest(name)):
            yield subject.finding("unknown-field", f"no field {one.name!r} ({near}?)", name)
        elif _out_of_place(subject, name):
            yield subject.finding("odd-field", f"@{subject.entry.type} does not print {one.name}", name)


def unknown(file: File) -> Iterator[Finding]:
    """Fields that nobody knows, once each: they are somebody's own."""
    first: dict[str, Subject] = {}
    counts: Counter[str] = Counter()
    for subject in file.subjects:
        for name in subject.own.keys() - KNOWN_FIELDS:
            if not _nearest(name):
                first.setdefault(name, subject)
                counts[name] += 1
    for name, subject in first.items():
        times = f" ({counts[name]} times)" if counts[name] > 1 else ""
        yield subject.finding("unknown-field", f"no field {subject.own[name].name!r}{times}", name)


def _out_of_place(subject: Subject, name: str) -> bool:
    """Whether neither the type as written nor the one it stands for prints the field; open types print any."""
    kinds = [kind for kind in (subject.entry.type, subject.work.type) if kind in PRINTED]
    known = name in KNOWN_FIELDS and name not in ANYWHERE
    return known and bool(kinds) and not any(name in PRINTED[kind] for kind in kinds)


@functools.cache
def _nearest(name: str) -> str:
    return next(iter(difflib.get_close_matches(name, KNOWN_FIELDS, 1, CLOSE)), "")


def pointers(subject: Subject, file: File) -> Iterator[Finding]:
    """Keys of other entries; BibTeX is blind to their case."""
    for name in _POINTERS:
        for key in subject.inner.get(name, "").split(","):
            if key.strip() and key.strip().casefold() not in file.keys:
                yield subject.finding("crossref-missing", f"there is no entry {key.strip()!r}", name)
