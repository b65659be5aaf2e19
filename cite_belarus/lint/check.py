"""All rules over a `.bib`, and the fixes of what they find."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable

from cite_belarus.formats.bibtext import edit
from cite_belarus.lint import duplicates, fields, journals, letters, names, numbers, titles
from cite_belarus.lint.ignoring import kept
from cite_belarus.lint.reading import read
from cite_belarus.lint.values import File, Finding, Subject

EntryRule = Callable[[Subject, File], Iterable[Finding]]
FileRule = Callable[[File], Iterable[Finding]]

# each looks at one entry
RULES: tuple[EntryRule, ...] = (
    fields.kind, fields.missing, fields.odd, fields.pointers,
    names.initials, names.capitals, names.lists,
    letters.scripts, letters.normal_form, letters.accents, letters.blanks,
    titles.capitals, titles.language, titles.language_name,
    numbers.pages, numbers.page_dash, numbers.dates, numbers.isbns, numbers.issns, numbers.doi, numbers.url,
)  # fmt: skip
# each looks at the file as a whole
FILE_RULES: tuple[FileRule, ...] = (
    fields.unknown,
    names.order,
    titles.case,
    journals.forms,
    duplicates.dois,
    duplicates.works,
)

ROUNDS = 100  # no file needs so many: a field takes a few, an entry whose key occurs again takes one a fix


def lint(text: str, ignored: Iterable[str] = (), today: datetime.date | None = None) -> list[Finding]:
    """What a careful editor would mark in a `.bib`'s text, in the order of its lines.

    `ignored` are codes to be silent about, besides those that comments in the file name (`ignoring`).
    Never raises for content: what cannot be read is a finding.
    """
    file, findings = read(text, today or datetime.date.today())
    findings += [found for rule in RULES for subject in file.subjects for found in rule(subject, file)]
    findings += [found for rule in FILE_RULES for found in rule(file)]
    return kept(file, findings, ignored)


def fixed(text: str, ignored: Iterable[str] = (), today: datetime.date | None = None) -> tuple[str, list[Finding]]:
    """The text with all safe fixes made and nothing else touched, and the findings that were fixed."""
    silent, done = tuple(ignored), []
    for _ in range(ROUNDS):
        found = [one for one in lint(text, silent, today) if one.edit is not None]
        now = _apart(found)
        if not now:
            break
        text = edit(text, [one.edit for one in now if one.edit is not None])
        done += now
    return text, done


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """One fix for each field, or for each key that occurs again, whose lines a first fix may move.

    First the first of each entry, then the second …, so that `edit` reads the text once for each of these rows.
    """
    seen: set[tuple[str, str]] = set()
    rows: Counter[str] = Counter()
    chosen: list[tuple[int, Finding]] = []
    for one in found:
        where = (one.key, "" if getattr(one.edit, "line", 0) else one.field)
        if where not in seen:
            seen.add(where)
            chosen.append((rows[one.key], one))
            rows[one.key] += 1
    return [one for _, one in sorted(chosen, key=lambda pair: pair[0])]
