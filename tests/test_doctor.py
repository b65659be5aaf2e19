"""What is there and what is missing; what the program says when it is asked for nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import click
import pytest

from cite_belarus.cli import COMMANDS, doctor
from cite_belarus.cli.overview import GROUPS, overview
from cite_belarus.model import CiteError

ROOT = Path(__file__).resolve().parent.parent


def run(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "cite_belarus", *args]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    return subprocess.run(command, capture_output=True, env=environ, timeout=120)


def test_the_command_says_what_is_there(tmp_path: Path) -> None:
    done = run("doctor", "--to", "json", XDG_CACHE_HOME=str(tmp_path))
    parts = {(part["group"], part["name"]): part for part in json.loads(done.stdout)}
    needed = [part for part in parts.values() if part["needed"]]
    assert done.returncode == (3 if any(part["state"] != "there" for part in needed) else 0)
    assert parts["program", "Python"]["details"].startswith(".".join(map(str, sys.version_info[:3])))
    assert parts["files", "model"]["state"] == "there"
    assert str(tmp_path) in parts["files", "cache"]["details"]
    assert parts["packages", "click"]["details"] == metadata.version("click")
    assert {name for group, name in parts if group == "outside programs"} == set(doctor.PROGRAMS)


def test_missing_programs_are_no_fault_unless_asked(tmp_path: Path) -> None:
    env = {"PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = run("doctor", "--to", "json", **env)
    parts = json.loads(done.stdout)
    assert {part["state"] for part in parts if part["group"] == "outside programs"} == {"missing"}
    assert done.returncode == (3 if any(part["needed"] and part["state"] != "there" for part in parts) else 0)
    assert re.search(r"pandoc\s+missing", run("doctor", **env).stdout.decode())
    assert run("doctor", "--strict", **env).returncode == 3


@pytest.mark.skipif(os.name != "posix", reason="makes programs of the shell")
@pytest.mark.parametrize(
    ("script", "state", "details"),
    [("echo biber version: 2.99", "there", "2.99"), ("exit 3", "wrong", "status 3"),
     ("echo 1.2 >&2; exit 99", "there", "1.2")],
)  # fmt: skip
def test_a_program_tells_its_version(
    script: str, state: str, details: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "biber"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    part = next(part for part in doctor.programs() if part.name == "biber")
    assert part.state == state
    assert details in part.details


def test_packages_are_those_that_the_distribution_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ["click>=8.1", "rich>=9999", "no-such-package>=1", 'mypy; extra == "dev"', "gone>=2 ; extra == 'docx'"]
    monkeypatch.setattr(metadata, "requires", lambda _: asked)
    parts = {part.name: part for part in doctor.packages()}
    states = {name: (part.state, part.needed) for name, part in parts.items()}
    assert states["click"] == ("there", True)
    assert states["rich"] == ("wrong", True)
    assert states["no-such-package"] == ("missing", True)
    assert states["gone"] == ("missing", False)
    assert "[docx]" in parts["gone"].group
    assert "2 or later" in parts["gone"].details


def test_a_program_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "DISTRIBUTION", "no-such-distribution")
    (part,) = doctor.packages()
    assert (part.state, part.needed) == ("wrong", False)


def test_what_cannot_be_read_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise CiteError("cut short", place="labels.npz", remedy="Install anew.")

    monkeypatch.setattr(doctor, "_model", broken)
    part = next(part for part in doctor.files() if part.name == "model")
    assert (part.state, part.needed) == ("wrong", True)
    assert "cut short" in part.details


def test_without_arguments_it_says_what_it_can_do_in_a_screen() -> None:
    done = run()
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100
    for name, said in COMMANDS.items():
        assert any(re.search(rf"\b{name}\s+{re.escape(said)}$", line) for line in lines), name


def test_a_command_without_a_group_is_shown_all_the_same() -> None:
    lines = click.unstyle(overview({"build": "Build.", "new": "Something new."})).splitlines()
    assert lines[-3].split() == ["more", "new", "Something", "new."]


def test_groups_name_each_command_once() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert len(grouped) == len(set(grouped))


def test_help_stays_what_it_was() -> None:
    assert "Commands:" in run("--help").stdout.decode()
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_completion_for_the_shell(shell: str) -> None:
    done = run(_CITE_BELARUS_COMPLETE=f"{shell}_source")
    assert "cite-belarus" in done.stdout.decode()
    env = {"_CITE_BELARUS_COMPLETE": f"{shell}_complete", "COMP_WORDS": "cite-belarus doc", "COMP_CWORD": "1"}
    env = env if shell != "fish" else {**env, "COMP_CWORD": "doc"}
    assert "doctor" in run(**env).stdout.decode()
