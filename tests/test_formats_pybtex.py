"""The plugins as pybtex finds and runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from cite_belarus.formats.bib import dumps
from cite_belarus.model import Work


def test_pybtex_finds_the_plugins_and_keeps_addresses(tmp_path: Path) -> None:
    source = dumps([Work("k", "online", {"title": "A & B", "url": "https://a.b/c_d%20e"})], "bibtex")
    data = parse_string(source, "bibtex")
    writer = find_plugin("pybtex.database.output", "cite-belarus")()
    assert writer.to_string(data) == source
    assert find_plugin("pybtex.database.input", filename="x.bib").__module__ == "pybtex.database.input.bibtex"
    assert find_plugin("pybtex.database.input", filename="x.refs").__module__ == "cite_belarus.pybtex_reader"
    writer.write_file(data, str(tmp_path / "out.bib"))
    assert (tmp_path / "out.bib").read_text(encoding="utf-8") == source


def test_pybtex_converts_a_list_of_plain_text(tmp_path: Path) -> None:
    (tmp_path / "refs.txt").write_text(
        "Nowak J., O książkach, Warszawa 2020. https://example.org/a_b%20c\n", encoding="utf-8"
    )
    convert = Path(sys.executable).with_name("pybtex-convert")
    command = [str(convert), "refs.txt", "refs.bib", "-t", "cite-belarus"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "refs.bib").read_text(encoding="utf-8")
    assert "https://example.org/a_b%20c" in text
    assert "Nowak" in text
