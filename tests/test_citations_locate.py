"""Locating: notes, list items, markers, residue and metadata of whole articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cite_belarus import citations, sources
from cite_belarus.model import Document

ARTICLES = Path(__file__).resolve().parent / "fixtures" / "articles"
SHARED = Path(__file__).resolve().parents[2] / "shared"


def shown(document: Document) -> str:
    """What was found, a line each; a note's pieces are parted by " ¦ ", line breaks shown as blanks."""
    out = []
    for note in document.notes:
        printed = f" ({note.printed})" if note.printed != note.label else ""
        out.append(f"note {note.label}{printed}: " + _pieces(document, note.spans))
    out += [f"item {item.label or '-'}: " + _pieces(document, item.spans) for item in document.items]
    out += [f"marker {m.label} ({m.printed}) after {_before(document, m.span[0])!r}" for m in document.markers]
    out += [f"residue: {document.text[a:b]}" for a, b in document.residue]
    out += [f"issue {issue.code}: {issue.message}" for issue in document.issues]
    out += [
        f"citation {c.where} {c.label or '-'}/{c.index} {c.kind}{f' [{c.relation}]' if c.relation else ''}: {c.raw}"
        for c in citations.cut(document)
    ]
    meta = document.metadata
    out.append(f"title: {meta.title}")
    out += [f"author: {a.name.family} | {a.name.given} | {a.orcid} | {a.affiliation} | {a.email}" for a in meta.authors]
    out += [f"abstract {language}: {text}" for language, text in meta.abstracts.items()]
    out += [f"keywords {language}: {' | '.join(words)}" for language, words in meta.keywords.items()]
    out.append(f"language: {meta.language}")
    return "\n".join(out) + "\n"


def _pieces(document: Document, spans: tuple[tuple[int, int], ...]) -> str:
    return " ¦ ".join(" ".join(document.text[a:b].split()) for a, b in spans)


def _before(document: Document, at: int) -> str:
    return " ".join(document.text[max(0, at - 15) : at].split())


@pytest.mark.parametrize(
    "path", sorted(p for p in ARTICLES.iterdir() if p.suffix in (".txt", ".md")), ids=lambda p: p.name
)
def test_articles(path: Path) -> None:
    document = citations.locate(sources.read(path))
    assert shown(document) == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [p.stem for p in sorted(ARTICLES.iterdir()) if p.suffix == ".txt"])
def test_line_ends_and_encodings_change_nothing(name: str) -> None:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    plain = citations.locate(sources.from_text(text))
    other = citations.locate(sources.from_text("\ufeff" + text.replace("\n", "\r\n")))
    assert (plain.notes, plain.items, plain.markers) == (other.notes, other.items, other.markers)


def _gold(name: str) -> Any:
    path = SHARED / "gold" / name
    if not path.is_file():
        pytest.skip("needs the hand-made gold that lies beside the project")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("stem", ["distant-ally", "sino-belarusian"])
def test_the_two_articles_give_the_hand_made_citations(stem: str) -> None:
    wanted = [g for g in _gold("gold.json") if g["article"] == stem]
    document = citations.locate(sources.read(SHARED / "articles" / f"{stem}.txt"))
    found = citations.cut(document)
    assert [(c.where, c.label) for c in found] == [(g["where"], g["label"]) for g in wanted]
    for c, g in zip(found, wanted, strict=True):
        assert c.raw.rstrip(" .") == g["raw"].replace("*", "").rstrip(" .")


@pytest.mark.parametrize("stem", ["distant-ally", "sino-belarusian"])
def test_markers_and_notes_without_text(stem: str) -> None:
    gold = _gold("markers.json")[stem]
    document = citations.locate(sources.read(SHARED / "articles" / f"{stem}.txt"))
    wanted = [m["note"] for m in gold["markers"]]
    found = [m.label for m in document.markers]
    assert len(found) == len(wanted)
    assert all(label in note.split(" or ") for label, note in zip(found, wanted, strict=True))
    missing = [i.message.split(":")[0].removeprefix("note ") for i in document.issues if i.code == "note-without-text"]
    assert missing == gold["notes_without_text_in_file"]
