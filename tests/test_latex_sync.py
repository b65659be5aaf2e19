"""Bringing in what a project cites, and renaming keys in `.tex` and `.bib` together."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cite_belarus.cli.latex import command
from cite_belarus.latex.sync import plan, rename
from cite_belarus.model import CiteError

MAIN = "\\addbibresource{refs.bib}\n\\cite{mine} % \\cite{theirs}\n\\cite[1]{new,gone}\n"
MINE = "% by hand\n@book{mine,\n   title = {Mine},\n   year = 2001\n}\n"
LIBRARY = """@string{pub = "Press"}
@book{mine, title = "Mi{n}e", date = {2001}, doi = {10.1/x}}
@incollection{new, title = {New}, crossref = {parent}, publisher = pub}
@collection{parent, title = {Parent}}
@book{other, title = {Other}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.tex").write_text(MAIN)
    (tmp_path / "refs.bib").write_text(MINE)
    (tmp_path / "library.bib").write_text(LIBRARY)
    return tmp_path


def test_what_is_cited_comes_in_and_what_is_by_hand_stays(folder: Path) -> None:
    found = plan(folder, [folder / "library.bib"])
    assert (found.added, found.completed, found.conflicts, found.nowhere) == (("new",), ("mine",), (), ("gone",))
    text = found.changes[folder / "refs.bib"][1]
    assert text.startswith(MINE.replace("2001\n", "2001,\n   doi = {10.1/x}\n"))
    assert '@string{pub = "Press"}' in text
    assert text.index("@incollection{new") < text.index("@collection{parent")
    assert "other" not in text
    assert (folder / "refs.bib").read_text() == MINE
    found.write()
    assert plan(folder, [folder / "library.bib"]).changes == {}


def test_a_changed_field_is_left_unless_told(folder: Path) -> None:
    (folder / "library.bib").write_text("@book{mine, title = {Another}}\n")
    assert plan(folder, [folder / "library.bib"]).changes == {}
    assert plan(folder, [folder / "library.bib"]).conflicts == ("mine",)
    taken = plan(folder, [folder / "library.bib"], overwrite=True)
    assert "-   title = {Mine},\n+   title = {Another},\n" in taken.diff()


def test_a_bib_that_is_not_there_yet_is_made(folder: Path) -> None:
    (folder / "refs.bib").unlink()
    plan(folder, [folder / "library.bib"]).write()
    assert "@book{mine" in (folder / "refs.bib").read_text()


def test_a_key_is_renamed_everywhere(folder: Path) -> None:
    found = rename(folder, {"mine": "mine-2001"})
    found.write()
    assert (folder / "main.tex").read_text() == MAIN.replace("\\cite{mine}", "\\cite{mine-2001}")
    assert (folder / "refs.bib").read_text() == MINE.replace("@book{mine", "@book{mine-2001")


@pytest.mark.parametrize("keys", [{"none": "x"}, {"mine": "a b"}, {"mine": "a,b"}])
def test_a_rename_that_cannot_be_is_a_clear_error(folder: Path, keys: dict[str, str]) -> None:
    with pytest.raises(CiteError):
        rename(folder, keys)
    assert (folder / "main.tex").read_text() == MAIN


def test_a_file_in_another_encoding_is_not_touched(folder: Path) -> None:
    data = (MAIN + "Привет").encode("cp1251")
    (folder / "main.tex").write_bytes(data)
    with pytest.raises(CiteError, match="windows-1251"):
        rename(folder, {"mine": "x"})
    assert (folder / "main.tex").read_bytes() == data


def test_a_bib_in_another_encoding_is_not_touched(folder: Path) -> None:
    data = (MINE + "% Привет").encode("cp1251")
    (folder / "refs.bib").write_bytes(data)
    with pytest.raises(CiteError, match="windows-1251"):
        plan(folder, [folder / "library.bib"])
    assert (folder / "refs.bib").read_bytes() == data


def test_the_command_shows_before_it_writes(folder: Path) -> None:
    arguments = ["sync", str(folder), "--from", str(folder / "library.bib")]
    ran = CliRunner().invoke(command, arguments)
    assert ran.exit_code == 3
    assert "+@incollection{new" in ran.output
    assert (folder / "refs.bib").read_text() == MINE
    CliRunner().invoke(command, [*arguments, "--write"])
    assert "@incollection{new" in (folder / "refs.bib").read_text()
    assert CliRunner().invoke(command, ["sync", str(folder), "--keys", "nonsense"]).exit_code == 2
    assert CliRunner().invoke(command, ["sync", str(folder)]).exit_code == 2
