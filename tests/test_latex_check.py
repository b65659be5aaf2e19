"""What a LaTeX project cites and lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casefile import cases
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.cli.latex import command
from cite_belarus.latex.check import check
from cite_belarus.latex.citations import citations
from cite_belarus.latex.keys import keys
from cite_belarus.latex.mask import masked
from cite_belarus.latex.project import Source, read
from cite_belarus.model import CiteError

MAIN = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[english]{babel}
\usepackage[style=gost-numeric]{biblatex}
\addbibresource{refs.bib}
\begin{document}
\input{chapters/one}
\autocite{nowak-2020, missng-2020}
\end{document}
"""
BIB = """@book{nowak-2020, author={Nowak, J.}, title={A Long Enough Title}, date={2020}, publisher={P}, location={L}}
@book{missing-2020, author={Nowak, J.}, title={A Long Enough Title}, date={2020}, langid={english}}
@article{rus-2019, author={Иванов, И.}, title={О книгах}, journaltitle={Ж}, date={2019}, pages={1}, langid={russian}}
@misc{nowak-2020, title={Again}}
@online{kľúč, title={No address}}
"""


def project(folder: Path, **files: str) -> Path:
    """A project made of `name=text`; `__` in a name stands for `/`, the suffix for itself."""
    for name, text in {"main.tex": MAIN, "refs.bib": BIB, "chapters/one.tex": r"One \cite{rus-2019}", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(path: Path) -> list[tuple[str, str, int]]:
    return [(f.code, f.path, f.line) for f in check(path)]


@pytest.mark.parametrize(("text", "expected"), cases("latex_citations"))
def test_citations(text: str, expected: str) -> None:
    source = Source(Path("x.tex"), text, masked(text))
    found = list(citations(source))
    assert " ".join(one.key for one in found) == expected
    assert all(text[slice(*one.span)] == one.key for one in found)


@given(st.text(alphabet="\\{}[]()%cite ab,*\n|vrb", max_size=80))
def test_masking_keeps_every_place(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert [i for i, c in enumerate(hidden) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    list(citations(Source(Path("x"), text, hidden)))


def test_long_lines_are_read_quickly() -> None:
    for text in ("\\begin{verbatim}" * 6000, "\\cite[" * 15000, "\\cite{" * 15000, "\\verb|" * 15000, "%" * 100_000):
        list(citations(Source(Path("x"), text, masked(text))))


def test_everything_is_found_with_its_place(tmp_path: Path) -> None:
    found = codes(project(tmp_path))
    assert found == [
        ("key-twice", "refs.bib", 4),
        ("key-missing", "main.tex", 8),
        ("same-work", "refs.bib", 2),
        ("no-letters", "refs.bib", 3),
        ("language-not-loaded", "refs.bib", 3),
        ("key-not-ascii", "refs.bib", 5),
        ("uncited", "refs.bib", 2),
        ("uncited", "refs.bib", 5),
    ]
    remedies = {f.code: f.remedy for f in check(tmp_path)}
    assert remedies["key-missing"] == "Did you mean missing-2020?"
    assert "T2A" in remedies["no-letters"]


def test_a_unicode_engine_prints_cyrillic(tmp_path: Path) -> None:
    text = MAIN.replace(r"\usepackage[T1]{fontenc}", r"\usepackage{fontspec}").replace("[english]", "[russian,english]")
    found = {code for code, _, _ in codes(project(tmp_path, **{"main.tex": text}))}
    assert not found & {"no-letters", "language-not-loaded", "key-not-ascii"}


def test_what_the_style_needs(tmp_path: Path) -> None:
    bib = "@book{nowak-2020, author={N}, title={T}, date={2020}}\n@online{rus-2019, title={T}, url={https://a.b}}\n"
    said = {f.message for f in check(project(tmp_path, **{"refs.bib": bib})) if f.code == "field-missing"}
    assert said == {"nowak-2020 (book) lacks location, publisher", "rus-2019 (online) lacks urldate"}


def test_loops_missing_inputs_and_other_encodings(tmp_path: Path) -> None:
    project(tmp_path, **{"chapters/one.tex": "\\input{main}\n\\include{gone}\n\\cite{rus-2019}"})
    (tmp_path / "old.tex").write_bytes("\\cite{nowak-2020} Привет".encode("cp1251"))
    (tmp_path / "main.tex").write_text(MAIN.replace("\\input{ch", "\\input old\n\\input{ch"), encoding="utf-8")
    found = codes(tmp_path)
    assert found[:3] == [
        ("not-utf-8", "old.tex", 1),
        ("input-loop", "chapters/one.tex", 1),
        ("no-input", "chapters/one.tex", 2),
    ]
    assert [s.path.name for s in read(tmp_path).sources] == ["main.tex", "old.tex", "one.tex"]


def test_imports_are_followed_from_their_own_folder(tmp_path: Path) -> None:
    main = MAIN.replace(r"\input{chapters/one}", r"\import{chapters/}{one}")
    project(tmp_path, **{"main.tex": main, "chapters/one.tex": r"\input{two}\subimport{deep/}{three}"})
    project(tmp_path, **{"main.tex": main, "chapters/one.tex": r"\input{two}\subimport{deep/}{three}",
                         "chapters/two.tex": "", "chapters/deep/three.tex": ""})  # fmt: skip
    assert [s.path.name for s in read(tmp_path).sources] == ["main.tex", "one.tex", "two.tex", "three.tex"]


def test_a_project_without_a_bib_and_a_bib_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "main.tex").write_text(r"\documentclass{article}\cite{x}")
    assert ("no-bib", "main.tex", 1) in codes(tmp_path / "a")
    (tmp_path / "main.tex").write_text(MAIN)
    assert {"no-bib-file", "no-input"} <= {code for code, _, _ in codes(tmp_path)}


def test_a_broken_entry_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bib = "@book{x, title = {open\n@book{nowak-2020, author={N}, title={T}, date={2020}, publisher={P}, location={L}}\n"
    found = codes(project(tmp_path, **{"refs.bib": bib}))
    assert ("bib-syntax", "refs.bib", 1) in found
    assert not [f for f in check(tmp_path) if f.code == "key-missing" and "nowak" in f.message]


@pytest.mark.parametrize("where", ["nothing-here", ""])
def test_no_main_file_is_a_clear_error(tmp_path: Path, where: str) -> None:
    with pytest.raises(CiteError):
        check(tmp_path / where)


@pytest.mark.parametrize(
    "aux",
    [r"\abx@aux@cite{a}", r"\abx@aux@cite{0}{a}", r"\citation{a}"],
    ids=["old biblatex", "new biblatex", "bibtex"],
)
def test_the_aux_of_the_last_run(tmp_path: Path, aux: str) -> None:
    (tmp_path / "main.aux").write_text(aux + "\n\\bibdata{refs,main-blx}\n")
    (tmp_path / "refs.bib").write_text("@misc{b, title={T}}\n")
    assert codes(tmp_path / "main.aux") == [("key-missing", "main.aux", 1), ("uncited", "refs.bib", 1)]


def test_the_bcf_of_the_last_run(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@misc{b, title={T}}\n")
    text = '<bcf:datasource type="file">refs.bib</bcf:datasource>\n<bcf:citekey order="1">a</bcf:citekey>'
    (tmp_path / "main.bcf").write_text(text)
    assert ("key-missing", "main.bcf", 2) in codes(tmp_path / "main.bcf")


def test_keys_for_an_editor(tmp_path: Path) -> None:
    first = keys(project(tmp_path))[0]
    assert first == {
        "key": "nowak-2020", "description": "Nowak 2020: A Long Enough Title", "type": "book", "file": "refs.bib",
        "line": 1,
    }  # fmt: skip


def test_the_commands(tmp_path: Path) -> None:
    project(tmp_path)
    ran = CliRunner().invoke(command, ["check", str(tmp_path), "--to", "json"])
    assert ran.exit_code == 3
    assert json.loads(ran.output)[0]["code"] == "key-twice"
    ran = CliRunner().invoke(command, ["keys", str(tmp_path), "--to", "text"])
    assert (ran.exit_code, ran.output.splitlines()[0]) == (0, "nowak-2020\tNowak 2020: A Long Enough Title\trefs.bib:1")
