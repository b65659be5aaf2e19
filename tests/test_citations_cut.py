"""Cutting: whole notes and single references into citations, their kinds and relations."""

from __future__ import annotations

import pytest
from casefile import cases

from cite_belarus import citations
from cite_belarus.model import Citation


def shown(found: tuple[Citation, ...]) -> str:
    lines = [f"{c.kind}{f' [{c.relation}]' if c.relation else ''}: {c.raw.rstrip(' .,;')}" for c in found]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("note", "expected"),
    [*cases("cut_notes"), *cases("cut_more_notes"), *cases("cut_third_notes"), *cases("cut_fourth_notes")],
)
@pytest.mark.parametrize("where", ["note", "list"])
def test_notes(note: str, expected: str, where: str) -> None:
    found = citations.cut_line(note, "note" if where == "note" else "list")
    assert shown(found) == expected
    assert all(note[slice(*c.span)] == c.raw for c in found)
    assert [c.index for c in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(("line", "expected"), cases("cut_references"))
def test_references_of_a_list(line: str, expected: str) -> None:
    assert shown(citations.cut_line(line)) == expected


ENDNOTES = tuple(
    f"cut_endnotes{which}"
    for which in ("", "_second", "_third", "_fourth", "_fifth", "_sixth", "_seventh", "_eighth", "_ninth")
)


def plain(found: tuple[Citation, ...]) -> str:
    return "\n".join(f"{c.kind}: {c.raw.strip(' .,;:')}" for c in found) or "prose"


@pytest.mark.parametrize(("note", "expected"), [case for name in ENDNOTES for case in cases(name)])
@pytest.mark.parametrize("where", ["note", "list"])
def test_endnotes(note: str, expected: str, where: str) -> None:
    found = citations.cut_line(note, "note" if where == "note" else "list")
    assert plain(found) == expected
    assert all(note[slice(*c.span)] == c.raw for c in found)


@pytest.mark.parametrize(("note", "expected"), cases("cut_notes_alone"))
def test_what_only_a_list_takes_for_a_reference(note: str, expected: str) -> None:
    assert plain(citations.cut_line(note, "note")) == expected


@pytest.mark.parametrize("sign", "•▪◦‣■\uf02d\uf0b7")
def test_a_bullet_is_no_part_of_a_reference(sign: str) -> None:
    line = f"{sign}\tTeal, A.: Fens. London 1990"
    assert (
        plain(citations.cut_line(line))
        == plain(citations.cut_line(line, "note"))
        == "full: Teal, A.: Fens. London 1990"
    )
