"""A journal by its full name here and abbreviated there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.resources import words

_WORD = Late(r"[^\W_]+(?:['’ʼ][^\W_]+)*\.?")
SHORTENED = 2  # letters at the least that an abbreviated word keeps
Words = tuple[str, ...]


def forms(file: File) -> Iterator[Finding]:
    """Abbreviations (ISO 4: words cut short, with a dot) that a full name in the same file explains."""
    named: dict[str, list[Subject]] = defaultdict(list)
    for subject in file.subjects:
        if name := subject.text("journaltitle"):
            named[name].append(subject)
    full: dict[tuple[int, str], list[tuple[str, Words]]] = defaultdict(list)
    for name in named:
        if "." not in name and (parts := significant(name)):
            full[(len(parts), parts[0][:1])].append((name, parts))
    for name, subjects in named.items():
        whole = _whole(name, full) if "." in name else ""
        for subject in subjects if whole else ():
            yield subject.finding("journal-forms", f"{name} beside {whole}", "journaltitle")


def _whole(name: str, full: dict[tuple[int, str], list[tuple[str, Words]]]) -> str:
    parts = significant(name)
    for whole, wholes in full.get((len(parts), parts[0][:1]), ()) if parts else ():
        if any(part.endswith(".") for part in parts) and all(map(_shortens, parts, wholes)):
            return whole
    return ""


def _shortens(part: str, whole: str) -> bool:
    """Whether `part` is the word, or its beginning with a dot (`Studs.` for Studies has its plural's letter)."""
    if not part.endswith("."):
        return part == whole
    stem = part[:-1]
    plural = stem.endswith("s") and whole.endswith("s") and whole.startswith(stem[:-1])
    return len(stem) < len(whole) and (whole.startswith(stem) or (plural and len(stem) > SHORTENED))


def significant(name: str) -> Words:
    """The words that an abbreviation keeps (ISO 4 leaves out articles, conjunctions and prepositions)."""
    small = words("lint_small")
    found = (word.casefold() for word in _WORD.findall(name.replace("\\", "")))
    return tuple(word for word in found if word.rstrip(".") not in small)
