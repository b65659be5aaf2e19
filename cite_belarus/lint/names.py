"""How names are written: order, initials, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cite_belarus.formats.bibmap import NAMES
from cite_belarus.formats.bibnames import split_top
from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.model import Name

_AND = Late(r"\s+and\s+", re.IGNORECASE)
_COMMA = Late(",")
_INITIAL = Late(r"[^\W\d_]\.(?:[ ~-]?[^\W\d_]\.)*\Z")
_BARE = Late(r"[^\W\d_]{1,3}\Z")
_ET_AL = Late(r"\b(?:et\s+al|i\s+in|и\s+др|та\s+ін|і\s+інш|u\.\s?a)\b", re.IGNORECASE)


def initials(subject: Subject, _: File) -> Iterator[Finding]:
    """Given names that are capitals without dots."""
    for field, name in _people(subject):
        if name.given and name.given.isupper() and any(_BARE.match(part) for part in name.given.split()):
            yield subject.finding("name-initials", f"initials without dots: {_shown(name)}", field)


def capitals(subject: Subject, _: File) -> Iterator[Finding]:
    """Family names in capitals."""
    for field, name in _people(subject):
        letters = [char for char in name.family if char.isalpha()]
        mixed = any(char.islower() for char in name.given) or "." in name.given
        if len(letters) > 3 and mixed and name.family.isupper():
            yield subject.finding("name-capitals", f"a family name in capitals: {_shown(name)}", field)


def lists(subject: Subject, _: File) -> Iterator[Finding]:
    """Names that are several, or `et al.`, where one is read; initials read as the family name."""
    for field, written in _written(subject):
        if _INITIAL.match(written.rpartition(" ")[2]) and "," not in written and " " in written:
            yield subject.finding("name-inverted", f"{written!r} is read with the initials as family name", field)
        elif ";" in written or len(split_top(written, _COMMA)) > 3:
            yield subject.finding("name-list", f"several names read as one: {written[:60]!r}", field)
        elif _ET_AL.search(written) and not written.startswith("{"):
            yield subject.finding("name-list", f"read as a name: {written[:60]!r}", field)


def order(file: File) -> Iterator[Finding]:
    """`Given Family` beside `Family, Given`: whichever the file has less of."""
    ways: dict[bool, list[tuple[Subject, str, str]]] = {True: [], False: []}
    for subject in file.subjects:
        for field, written in _written(subject):
            inverted = "," in written
            if inverted or (" " in written and not written.startswith(("{", '"'))):
                ways[inverted].append((subject, field, written))
    fewer = len(ways[True]) < len(ways[False])
    if not ways[True] or not ways[False]:
        return
    usual = "Given Family" if fewer else "Family, Given"
    for subject, field, written in ways[fewer]:
        yield subject.finding("name-order", f"{written[:60]!r}: the file's other names are `{usual}`", field)


def _people(subject: Subject) -> Iterator[tuple[str, Name]]:
    for field in subject.own:
        if field in NAMES:
            for name in subject.names(field):
                yield field, name


def _written(subject: Subject) -> Iterator[tuple[str, str]]:
    """Each personal name as it stands in the file; none of those that biblatex's `family=…` form spells out."""
    for field, text in subject.inner.items():
        if field in NAMES:
            for part in split_top(" ".join(text.split()), _AND):
                if part and part != "others" and "=" not in part and not part.startswith("{"):
                    yield field, part


def _shown(name: Name) -> str:
    return f"{name.family}, {name.given}"
