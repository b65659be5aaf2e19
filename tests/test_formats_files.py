"""Files are written whole or not at all, and what a person wrote into them stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.formats.files import fingerprints, keep_foreign, write
from cite_belarus.model import CiteError

NEW = "@book{a,\n  title = {A},\n}\n\n@book{b,\n  title = {B},\n}\n"
HAND = "% mine\n@string{p = {Pub}}\n@book{hand, title = {By hand}, publisher = p}\n"


def test_a_file_keeps_its_mode_and_no_part_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("old")
    path.chmod(0o640)
    write(path, "новое\n")
    assert path.read_text(encoding="utf-8") == "новое\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["x.bib"]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.bib").write_text("old")
    (tmp_path / "link.bib").symlink_to("real.bib")
    write(tmp_path / "link.bib", "new")
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "real.bib").read_text() == "new"


def test_a_new_file_obeys_the_mask(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(tmp_path / "x", "")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
from cite_belarus.formats.files import write
from cite_belarus.model import CiteError
try:
    write(sys.argv[1], "new" * 1000)
except CiteError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_when_the_disk_takes_no_more_the_old_file_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_text("old")
    ran = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert "cannot be written" in ran.stdout
    assert "as it was" in ran.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["x.bib"]
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_that_takes_nothing_is_a_clear_error() -> None:
    with pytest.raises(CiteError, match="No space left"):
        write("/dev/full", "x")


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(CiteError, match="folder") as told:
        write(tmp_path, "x")
    assert "Name a file" in told.value.remedy
    with pytest.raises(CiteError) as told:
        write(tmp_path / "no" / "x.bib", "x")
    assert "Make the folder" in told.value.remedy


def test_what_a_person_added_is_kept() -> None:
    made = fingerprints(NEW)
    old = HAND + NEW
    kept = keep_foreign(old, NEW.replace("{B}", "{B2}"), made)
    assert kept.added == ("hand",)
    assert kept.changed == ()
    for part in ("% mine", "@string{p = {Pub}}", "@book{hand, title = {By hand}, publisher = p}", "{B2}"):
        assert part in kept.text
    assert kept.text.index("@string") < kept.text.index("@book")


def test_what_a_person_changed_is_kept_and_told() -> None:
    kept = keep_foreign(NEW.replace("{A}", "{Better}"), NEW, fingerprints(NEW))
    assert kept.changed == ("a",)
    assert "{Better}" in kept.text
    assert "{A}" not in kept.text


def test_an_entry_that_the_program_made_and_makes_no_more_goes() -> None:
    shorter = NEW.partition("\n\n")[0] + "\n"
    assert keep_foreign(NEW, shorter, fingerprints(NEW)).text == shorter
    assert "@book{b" in keep_foreign(NEW, shorter, {}).text


@given(st.permutations(["% c\n", "@book{h1, title={H}}\n", "@string{x={y}}\n", "@comment{z}\n", NEW]), st.booleans())
def test_keeping_twice_changes_nothing_more(parts: list[str], known: bool) -> None:
    made = fingerprints(NEW) if known else {}
    once = keep_foreign("".join(parts), NEW, made).text
    assert keep_foreign(once, NEW, made).text == once
    for part in parts:
        assert all(line in once for line in part.splitlines())


def test_a_comment_above_an_entry_stays_above_it() -> None:
    old = NEW.replace("@book{b", "% about b\n@book{b")
    kept = keep_foreign(old, NEW.replace("{B}", "{B2}"), fingerprints(NEW))
    assert "% about b\n@book{b,\n  title = {B2}" in kept.text
    assert (kept.added, kept.changed) == ((), ())
