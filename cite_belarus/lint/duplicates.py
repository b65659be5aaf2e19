"""The same work twice in one file."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.model import Name
from cite_belarus.romanise import fold

_DOI_ADDRESS = Late(r"\s*(?:https?://(?:www\.|dx\.)*doi\.org/|doi:\s*)", re.IGNORECASE)
# what tells two works of one title, year and author apart
_TELLS_APART = ("volume", "number", "part", "edition", "pages", "issue", "journaltitle", "chapter")


def dois(file: File) -> Iterator[Finding]:
    """Entries of one DOI; DOIs are blind to case (ISO 26324)."""
    seen: dict[str, Subject] = {}
    for subject in file.subjects:
        doi = _DOI_ADDRESS.sub("", subject.text("doi")).strip().casefold()
        if doi and (first := seen.setdefault(doi, subject)) is not subject:
            yield subject.finding("duplicate-doi", f"{first.entry.key} (line {first.entry.line}) has this DOI", "doi")


def works(file: File) -> Iterator[Finding]:
    """Entries of one title, year and first author, in whatever script."""
    seen: dict[Hashable, list[Subject]] = {}
    for subject in file.subjects:
        key = _identity(subject)
        if key is None:
            continue
        before = seen.setdefault(key, [])
        twin = next((one for one in before if _agree(one, subject)), None)
        if twin is not None:
            said = f"the same title, year and author as {twin.entry.key} (line {twin.entry.line})"
            yield subject.finding("duplicate-work", said)
        before.append(subject)


def _identity(subject: Subject) -> Hashable | None:
    """Title, year, first author; None where they say too little."""
    fields = subject.work.fields
    title = fold(f"{fields.get('title', '')} {fields.get('subtitle', '')}")
    year = str(fields.get("date") or fields.get("year") or "")[:4]
    people = fields.get("author") or fields.get("editor") or ()
    who = fold(people[0].family) if people and isinstance(people[0], Name) else ""
    enough = title and year and (who or title.count(" ") > 2)
    return (title, year, who) if enough else None


def _agree(one: Subject, other: Subject) -> bool:
    """Whether nothing that both say tells them apart: volumes, editions, pages, DOIs."""
    mine, theirs = one.work.fields, other.work.fields
    doi = one.text("doi").casefold(), other.text("doi").casefold()
    same_doi = not all(doi) or doi[0] == doi[1]
    return same_doi and all(
        fold(str(mine[name])) == fold(str(theirs[name])) for name in _TELLS_APART if name in mine and name in theirs
    )
