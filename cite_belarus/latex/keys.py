"""`latex keys`: the entries of a project for an editor's completion."""

from __future__ import annotations

from pathlib import Path

from cite_belarus.latex.check import case_of
from cite_belarus.model import Name, Work

_LENGTH = 80


def keys(path: Path | str) -> list[dict[str, object]]:
    """Each entry's `key`, a short `description` (names, year, title), `type`, `file` and `line`."""
    case = case_of(path)
    return [
        {
            "key": key,
            "description": description(entry.work),
            "type": entry.work.type,
            "file": case.project.shown(entry.path),
            "line": entry.text.line,
        }
        for key, entry in case.shelf.entries.items()
    ]


def description(work: Work) -> str:
    """`Family & Family 2020: Title`, at most 80 characters."""
    people = work.fields.get("author") or work.fields.get("editor") or ()
    families = [name.family for name in people if isinstance(name, Name)]
    names = " & ".join(families) if len(families) < 3 else f"{families[0]} et al."
    year = str(work.fields.get("date") or work.fields.get("year") or "").partition("-")[0]
    said = ": ".join(
        part for part in (" ".join(p for p in (names, year) if p), str(work.fields.get("title", ""))) if part
    )
    return said if len(said) <= _LENGTH else said[: _LENGTH - 1].rstrip() + "…"
