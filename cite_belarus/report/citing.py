"""Which note cites what: note → works with the places cited, and work → notes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cite_belarus.model import Cited, Document, Library
from cite_belarus.report import calls

FIELDS = ("where", "label", "index", "kind", "work", "pinpoint", "candidates", "reason")


def rows(document: Document, cited: Sequence[Cited], library: Library) -> list[dict[str, Any]]:
    """One row a citation, in document order, then one a call of a list's item in the text ("[2, с. 5]").

    `work` is None where none was certain.
    """
    found = [
        {
            "where": one.citation.where,
            "label": one.citation.label,
            "index": one.citation.index,
            "kind": resolution.kind,
            "work": resolution.work,
            "pinpoint": resolution.pinpoint,
            "candidates": list(resolution.candidates),
            "reason": resolution.reason,
        }
        for one, resolution in zip(cited, library.resolutions, strict=True)
    ]
    return found + list(_from_text(document, found))


def _from_text(document: Document, found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    works = {row["label"]: row["work"] for row in reversed(found) if row["where"] == "list"}
    for _, markers in calls.brackets(document):
        for index, marker in enumerate(markers, 1):
            row = {"where": "text", "label": marker.label, "index": index, "kind": "short"}
            yield {
                **row,
                "work": works.get(marker.label),
                "pinpoint": calls.place(marker),
                "candidates": [],
                "reason": "",
            }


def by_work(found: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Work → the notes (or calls in the text) that cite it, in order, each with the place cited."""
    out: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        if row["work"] and row["where"] != "list":
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
