"""Which note cites what: note → works with the places cited, and work → notes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from cite_belarus.model import Cited, Library

FIELDS = ("where", "label", "index", "kind", "work", "pinpoint", "candidates", "reason")


def rows(cited: Sequence[Cited], library: Library) -> list[dict[str, Any]]:
    """One row a citation, in document order; `work` is None where none was certain."""
    return [
        {
            "where": one.citation.where,
            "label": one.citation.label,
            "index": one.citation.index,
            "kind": resolution.kind,
            "work": resolution.work,
            "pinpoint": one.reference.fields.get("pinpoint", ""),
            "candidates": list(resolution.candidates),
            "reason": resolution.reason,
        }
        for one, resolution in zip(cited, library.resolutions, strict=True)
    ]


def by_work(found: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Work → the notes that cite it, in order, each with the place cited."""
    out: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        if row["work"] and row["where"] == "note":
            out.setdefault(row["work"], []).append({"note": row["label"], "pinpoint": row["pinpoint"]})
    return dict(sorted(out.items()))


def as_json(stem: str, found: list[dict[str, Any]]) -> str:
    """Both directions as one JSON object."""
    return json.dumps({"article": stem, "citations": found, "works": by_work(found)}, ensure_ascii=False, indent=1)


def as_csv(stem: str, found: Iterable[dict[str, Any]]) -> str:
    """One line a citation, with a heading; candidates are separated by blanks."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ("article", *FIELDS), lineterminator="\n")
    writer.writeheader()
    for row in found:
        writer.writerow({"article": stem, **row, "candidates": " ".join(row["candidates"])})
    return out.getvalue().rstrip("\n")


def as_text(stem: str, found: list[dict[str, Any]]) -> str:
    """For reading: the notes in order, then the works."""
    said = [stem, ""]
    said += [f"  {_where(row):10} → {_target(row)}" for row in found]
    said += ["", *(f"  {key}: notes {_notes(places)}" for key, places in by_work(found).items())]
    return "\n".join(said)


def _where(row: dict[str, Any]) -> str:
    return f"{row['where']} {row['label'] or ''}".strip() + (f"/{row['index']}" if row["index"] > 1 else "")


def _target(row: dict[str, Any]) -> str:
    if row["work"]:
        return f"{row['work']}, {row['pinpoint']}" if row["pinpoint"] else str(row["work"])
    candidates = f" ({', '.join(row['candidates'])})" if row["candidates"] else ""
    return f"? {row['reason']}{candidates}"


def _notes(places: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{p['note']} ({p['pinpoint']})" if p["pinpoint"] else str(p["note"]) for p in places)
