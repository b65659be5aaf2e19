"""The styles as pybtex plugins: from its own commands, a LaTeX run, and Sphinx."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner
from pybtex import format_from_file, format_from_string
from pybtex.database import parse_file
from pybtex.plugin import find_plugin

from cite_belarus.cli import group
from cite_belarus.styles import STYLES, style

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "styles"
MIXED = FIXTURES / "mixed.bib"
CROSSREF = """
@incollection{part, author = {Калинина, Г. П.}, title = {Глава}, pages = {61--78}, crossref = {host},
  langid = {russian}}
@collection{host, editor = {Сухоруков, К. М.}, title = {Сборник}, location = {М.}, publisher = {РКП}, date = {2017},
  langid = {russian}}
"""


@pytest.mark.parametrize("name", STYLES)
def test_every_style_is_a_plugin_of_its_name(name: str) -> None:
    assert find_plugin("pybtex.style.formatting", name) is type(style(name))


def test_no_other_plugin_is_registered() -> None:
    ours = {point.name for point in entry_points(group="pybtex.style.formatting") if "cite_belarus" in point.value}
    assert ours == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("backend", ["plaintext", "latex", "html", "markdown"])
def test_pybtex_s_own_backends_print_it(name: str, backend: str) -> None:
    made = format_from_file(str(MIXED), name, output_backend=backend)
    assert "Foreign" in made and "None" not in made


def test_pybtex_prints_the_article_s_list_as_the_command_does() -> None:
    path = FIXTURES / "distant-ally-list.bib"
    made = format_from_file(str(path), "distant-ally", output_backend="plaintext").splitlines()
    command = CliRunner().invoke(group, ["format", str(path), "-s", "distant-ally", "--numbering", "none"]).stdout
    straight = str.maketrans("“”", '""')
    assert [line.partition("] ")[2].translate(straight) for line in made] == command.translate(straight).splitlines()


def test_label_and_sorting_plugins_by_name() -> None:
    made = format_from_file(
        str(MIXED), "gost-2008", output_backend="plaintext", label_style="alpha-any-script", sorting_style="latin-first"
    )
    assert [line.split("]")[0] for line in made.splitlines()] == ["[Iwa19", "[LN19", "[Кеб08", "[Про17"]


def test_a_part_takes_over_from_its_crossref_in_text_and_label() -> None:
    made = format_from_string(CROSSREF, "gost-2008", output_backend="plaintext", label_style="alpha-any-script")
    assert made.splitlines()[0] == (
        "[Кал17] Калинина Г. П. Глава // Сборник / под ред. К. М. Сухорукова. М. : РКП, 2017. С. 61–78."
    )


def test_stock_sorting_and_labels_go_with_our_styles_and_ours_with_stock_styles() -> None:
    assert format_from_file(str(MIXED), "vak-by", output_backend="plaintext", sorting_style="author_year_title")
    classic = '@book{a, author = "Їжак, А.", title = "Т", publisher = "В", year = 2001}'
    made = format_from_string(classic, "plain", output_backend="plaintext", label_style="alpha-any-script")
    assert made.startswith("[Їжа01]")


def test_a_latex_run_with_pybtex_in_bibtex_s_place(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(MIXED.read_bytes())
    aux = "\\relax\n\\citation{kebich2008}\n\\citation{lake2019}\n\\bibstyle{gost-2008}\n\\bibdata{refs}\n"
    (tmp_path / "paper.aux").write_text(aux, encoding="utf-8")
    command = [sys.executable, "-m", "pybtex", "-l", "python", "paper.aux"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    bbl = (tmp_path / "paper.bbl").read_text(encoding="utf-8")
    assert "\\bibitem[1]{kebich2008}\nКебич В. Ф. Искушение властью. Минск, 2008." in bbl
    assert "\\url{https://example.org/a_b?x=1&y=%20z} (дата обращения: 10.09.2025)." in bbl and "zakon" not in bbl


PAPER = r"""\documentclass{article}
\usepackage[T2A]{fontenc}
\usepackage[english,russian]{babel}
\usepackage{url}
\begin{document}
\cite{kebich2008}, \cite{lake2019,iwanow2019}
\bibliographystyle{vak-by}
\bibliography{refs}
\end{document}
"""


@pytest.mark.skipif(not shutil.which("pdflatex") or not shutil.which("pdftotext"), reason="needs LaTeX and pdftotext")
def test_latex_sets_it(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(MIXED.read_bytes())
    (tmp_path / "paper.tex").write_text(PAPER, encoding="utf-8")
    latex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    first = subprocess.run(latex, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    if "t2aenc.def' not found" in first.stdout or "Font T2A" in first.stdout:
        pytest.skip("needs the T2A fonts")
    subprocess.run([sys.executable, "-m", "pybtex", "-l", "python", "paper.aux"], cwd=tmp_path, check=True)
    subprocess.run(latex, cwd=tmp_path, check=True, capture_output=True)
    read = subprocess.run(["pdftotext", "paper.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "Кебич, В.Ф. Искушение властью / В.Ф. Кебич. – Минск, 2008." in " ".join(read.stdout.split())


def test_a_style_takes_the_list_s_language() -> None:
    data = parse_file(str(MIXED))
    made = style("gost-2008", language="belarusian").format_bibliography(data, ["lake2019"])
    assert str(next(iter(made)).text).endswith("(дата звароту: 10.09.2025).")


def test_sphinx_prints_it(tmp_path: Path) -> None:
    pytest.importorskip("sphinxcontrib.bibtex")
    (tmp_path / "refs.bib").write_bytes(MIXED.read_bytes())
    conf = "extensions = ['sphinxcontrib.bibtex']\nbibtex_bibfiles = ['refs.bib']\nbibtex_default_style = 'dstu-2015'\n"
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    (tmp_path / "index.rst").write_text("Title\n=====\n\n:cite:`kebich2008`\n\n.. bibliography::\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "text", str(tmp_path), str(tmp_path / "out")]
    subprocess.run(command, check=True, capture_output=True)
    text = (tmp_path / "out" / "index.txt").read_text(encoding="utf-8")
    assert "Кебич В. Ф. Искушение властью. Минск, 2008." in " ".join(text.split())
