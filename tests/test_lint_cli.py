"""`cite-belarus lint` as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIB = "\ufeff% by hand\n@book{a,\n  author = {Nowak, J},\n  title  = {Dzieje  kraju},\n  date = 2001 }\nstray\n"
BIB = BIB.replace("\n", "\r\n")
CLEAN = "@book{a, author = {Nowak, Jan}, title = {Dzieje kraju}, date = {2001}}\n"


def run(*args: str, given: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cite_belarus", "lint", *args]
    return subprocess.run(command, input=given.encode(), capture_output=True, cwd=cwd, env=env, timeout=60)


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "my.bib"
    path.write_bytes(BIB.encode())
    return path


def test_what_is_found_is_printed_with_its_place(bib: Path) -> None:
    done = run("my.bib", cwd=bib.parent)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 3
    assert [line.split(" [")[0] for line in lines[:-1]] == [
        "my.bib:3: warning: name-initials", "my.bib:4: info: double-space"]  # fmt: skip
    assert bib.read_bytes() == BIB.encode()


@pytest.mark.parametrize(
    ("options", "status"),
    [([], 3), (["--fail-on", "error"], 0), (["--fail-on", "info"], 3), (["--fail-on", "never"], 0),
     (["--ignore", "name-initials"], 0), (["--ignore", "name-initials", "--fail-on", "info"], 3)],
)  # fmt: skip
def test_the_exit_status_is_what_is_asked_for(options: list[str], status: int, bib: Path) -> None:
    assert run(str(bib), *options).returncode == status


def test_a_clean_file_says_nothing() -> None:
    done = run("-", given=CLEAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_fixes_are_shown_and_written_and_touch_nothing_else(bib: Path) -> None:
    bib.chmod(0o640)
    done = run("my.bib", "--fix", cwd=bib.parent)
    assert bib.read_bytes().decode() == BIB.replace("Dzieje  kraju", "Dzieje kraju")
    assert bib.stat().st_mode & 0o777 == 0o640
    assert "-  title  = {Dzieje  kraju}" in done.stderr.decode()
    assert "+  title  = {Dzieje kraju}" in done.stderr.decode()
    assert "double-space" not in done.stdout.decode()
    assert done.returncode == 3
    assert run("my.bib", "--fix", cwd=bib.parent).stderr == b""


def test_a_dry_run_writes_nothing(bib: Path) -> None:
    done = run(str(bib), "--fix", "--dry-run")
    assert bib.read_bytes() == BIB.encode()
    assert "+  title  = {Dzieje kraju}" in done.stderr.decode()
    assert "double-space" in done.stdout.decode()


def test_standard_input_is_mended_to_standard_output() -> None:
    done = run("-", "--fix", given=BIB)
    assert done.stdout.decode() == BIB.replace("Dzieje  kraju", "Dzieje kraju")
    assert "name-initials" in done.stderr.decode()
    assert done.returncode == 3


def test_settings_stand_in_a_file(bib: Path) -> None:
    (bib.parent / "cite-belarus.cfg").write_text("[lint]\nignore =\n    name-initials\n    double-space\n", "utf-8")
    done = run("my.bib", cwd=bib.parent)
    assert (done.returncode, done.stdout) == (0, b"")
    (bib.parent / "cite-belarus.cfg").write_text("[cite-belarus:lint]\nfail-on = error\nto = json\n", "utf-8")
    done = run("my.bib", cwd=bib.parent)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)) == 2


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_forms(form: str, bib: Path) -> None:
    done = run(str(bib), "--to", form)
    assert "name-initials" in done.stdout.decode()
    assert done.returncode == 3


def test_the_codes_are_told() -> None:
    done = run("--codes")
    assert done.returncode == 0
    assert "double-space" in done.stdout.decode()


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [([], 2, "FILE.bib"), (["gone.bib"], 1, "no such file"), (["--ignore", "nonsense", "-"], 1, "no code 'nonsense'"),
     (["--to", "xml", "-"], 2, "xml")],
)  # fmt: skip
def test_what_cannot_be_done_is_said(args: list[str], status: int, said: str, tmp_path: Path) -> None:
    done = run(*args, cwd=tmp_path)
    assert (done.returncode, said in done.stderr.decode()) == (status, True)
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a file that may not be written")
def test_a_file_that_may_not_be_written_is_said(bib: Path) -> None:
    bib.chmod(0o444)
    done = run(str(bib), "--fix")
    assert done.returncode == 1
    assert "permission" in done.stderr.decode()
