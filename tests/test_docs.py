"""README says what the program does: its commands as `--help` lists them, its quick start as it is run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cite_belarus.cli import COMMANDS, group

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SPOKEN = re.sub(r"```.*?```", "", README, flags=re.DOTALL)


def listed() -> str:
    """The commands as README shall list them."""
    width = max(map(len, COMMANDS))
    return "\n".join(f"{name:{width}}  {said}" for name, said in COMMANDS.items())


def test_readme_lists_the_commands() -> None:
    assert f"<!-- cite-belarus --help -->\n```\n{listed()}\n```" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert len(result.output.splitlines()) > 5


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`[^`]*?(--[a-z][a-z-]+)", SPOKEN))))
def test_every_option_named_in_readme_exists(option: str) -> None:
    said = "".join(CliRunner().invoke(group, [*words, "--help"]).output for words in spoken_commands())
    assert option in said


def spoken_commands() -> list[list[str]]:
    latex = [["latex", name] for name in ("check", "sync", "init", "keys")]
    return [[name] for name in COMMANDS] + latex


def test_the_example_of_parse_is_what_it_prints() -> None:
    found = re.search(r"```console\n\$ echo '(.*?)' \| cite-belarus (.*?)\n(.*?)```", README, re.DOTALL)
    assert found
    given, command, printed = found.groups()
    arguments = [sys.executable, "-m", "cite_belarus", *shlex.split(command)]
    done = subprocess.run(arguments, input=given + "\n", capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == printed


def test_the_entry_shown_is_in_bib() -> None:
    entry = re.search(r"```bibtex\n(.*?)```", README, re.DOTALL)
    assert entry
    assert entry.group(1) in (ROOT / "bib" / "biblatex" / "distant-ally.bib").read_text(encoding="utf-8")
