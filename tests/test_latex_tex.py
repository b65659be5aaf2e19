"""With a real TeX: the projects that `latex init` makes compile, and print what stands in the `.bib`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from cite_belarus import resources
from cite_belarus.formats.bib import loads
from cite_belarus.latex.init import ARTICLES, Setup, contents, init
from cite_belarus.model import CiteError

TEMPLATES = resources.templates() / "latex"
TOOLS = ("latexmk", "biber", "pdflatex", "lualatex", "xelatex", "pdftotext", "kpsewhich")
PACKAGES = (
    "texlive-latex-recommended texlive-fonts-recommended texlive-xetex texlive-luatex texlive-lang-cyrillic "
    "texlive-lang-polish texlive-lang-german texlive-lang-french texlive-bibtex-extra cm-super biber latexmk fonts-cmu "
    "poppler-utils"
)
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
STRINGS = re.compile(r"^  (\w+)\s*= \{", re.MULTILINE)


@pytest.fixture
def tex() -> None:
    """Skips without TeX Live; where everything must be there (CI), it fails."""
    if MISSING:
        said = f"no {', '.join(MISSING)}; on Debian: apt-get install {PACKAGES}"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)


def compiled(folder: Path, setup: Setup) -> str:
    """The pages' text, after a run without an error, an undefined citation, a missing glyph or a biber warning."""
    init(folder, setup)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["latexmk", "main"], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, timeout=240
    )
    log = (folder / "main.log").read_text(encoding="utf-8", errors="replace")
    assert ran.returncode == 0, log[-3000:]
    for trouble in ("Missing character", "undefined", "LaTeX Error", "Package biblatex Warning"):
        assert trouble not in log, log[log.index(trouble) - 300 : log.index(trouble) + 300]
    if not setup.classic:
        assert not re.search(r"WARN|ERROR", (folder / "main.blg").read_text(encoding="utf-8"))
    return subprocess.run(["pdftotext", "main.pdf", "-"], cwd=folder, capture_output=True, check=True).stdout.decode(
        "utf-8"
    )


def letters(text: str) -> str:
    """What can be compared across hyphenation; T2A draws і and Ј with the Latin glyphs, which a PDF then holds."""
    text = unicodedata.normalize("NFKC", text).replace("і", "i").replace("І", "I").replace("ј", "j")
    return re.sub(r"[\W_]+", "", text).casefold()


def assert_printed(bib: str, pages: str) -> None:
    printed = letters(pages)
    for work in loads(bib)[0]:
        title = letters(str(work.fields["title"]))
        assert title in printed, work.key


@pytest.mark.usefixtures("tex")
@pytest.mark.parametrize(
    ("engine", "style", "language"),
    [("lualatex", "authoryear", "ukrainian"), ("xelatex", "numeric", "english"), ("pdflatex", "verbose", "russian")],
)
def test_every_type_of_entry_in_every_language(tmp_path: Path, engine: str, style: str, language: str) -> None:
    bib = TEMPLATES / "sample.bib"
    pages = compiled(tmp_path / "p", Setup(engine, style, language, bib=bib))
    assert_printed(bib.read_text(encoding="utf-8"), pages)


@pytest.mark.usefixtures("tex")
def test_every_type_of_entry_in_belarusian(tmp_path: Path) -> None:
    bib = tmp_path / "all.bib"
    sample = (TEMPLATES / "sample.bib").read_text(encoding="utf-8")
    bib.write_text(re.sub(r"langid=\{\w+\}", "langid={belarusian}", sample), encoding="utf-8")
    pages = compiled(tmp_path / "p", Setup("xelatex", "authoryear", "belarusian", bib=bib))
    assert_printed(bib.read_text(encoding="utf-8"), pages)
    for said in (
        "Літаратура",
        "дата доступу",
        "Доктар. дыс.",
        "2-е выд.",
        "7 снеж. 2022",
        "Пад рэд.",
        "і інш.",
        "9 т.",
    ):
        assert letters(said) in letters(pages), said
    assert not re.search(r"\b(?:In|and|pp|vol|vols|Ed|ed|edited|visited|thesis|et al)\b", pages)


@pytest.mark.usefixtures("tex")
@pytest.mark.parametrize(
    ("engine", "style", "language"), [("pdflatex", "plain", "english"), ("lualatex", "vak-by", "belarusian")]
)
def test_classic_with_pybtex_in_the_place_of_bibtex(tmp_path: Path, engine: str, style: str, language: str) -> None:
    setup = Setup(engine, style, language, classic=True, bib=TEMPLATES / "sample.bib")
    pages = compiled(tmp_path / "p", setup)
    assert_printed(contents(setup)["references.bib"], pages)


@pytest.mark.usefixtures("tex")
@pytest.mark.parametrize(("name", "engine"), [("distant-ally", "pdflatex"), ("sino-belarusian", "xelatex")])
def test_both_articles(tmp_path: Path, name: str, engine: str) -> None:
    bib = ARTICLES / "biblatex" / f"{name}.bib"
    if not bib.is_file():
        pytest.skip("the articles' bibliographies are in a checkout only")
    assert_printed(bib.read_text(encoding="utf-8"), compiled(tmp_path / "p", Setup(engine, bib=bib)))


@pytest.mark.usefixtures("tex")
def test_the_belarusian_strings_are_complete_against_the_russian() -> None:
    where = subprocess.run(["kpsewhich", "russian.lbx"], capture_output=True, check=True).stdout.decode().strip()
    russian = set(STRINGS.findall(Path(where).read_text(encoding="utf-8")))
    assert len(russian) > 300
    assert russian <= set(STRINGS.findall((TEMPLATES / "belarusian.lbx").read_text(encoding="utf-8")))


def test_the_belarusian_strings_are_belarusian() -> None:
    text = (TEMPLATES / "belarusian.lbx").read_text(encoding="utf-8")
    strings = text[text.index("\\DeclareBibliographyStrings") :]
    assert not set(strings.casefold()) & set("ищъ")
    assert not re.search(r"[A-Za-z][А-яЎўІі]|(?<!\\)\b[А-яЎўІі]+[A-Za-z]", re.sub(r"\\[a-zA-Z@]+ ?", " ", strings))
    assert "ё" in strings or "ў" in strings


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "latexmkrc").write_text("mine")
    with pytest.raises(CiteError, match="there already"):
        init(tmp_path, Setup())
    assert [p.name for p in tmp_path.iterdir()] == ["latexmkrc"]
    with pytest.raises(CiteError, match="a file"):
        init(tmp_path / "latexmkrc", Setup())


@pytest.mark.parametrize("classic", [False, True])
def test_the_bib_is_ready_for_editors(classic: bool) -> None:
    bib = contents(Setup(classic=classic))["references.bib"]
    assert not bib.startswith("\ufeff")
    assert bib.endswith("}\n")
