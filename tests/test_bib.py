"""`bib/` is what the program writes from `bib/sources/`, byte for byte."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cite_belarus.cli import group

ROOT = Path(__file__).resolve().parent.parent
BIB = ROOT / "bib"
SHARED = ROOT.parent / "shared" / "articles"


def build(sources: Path, target: Path) -> None:
    articles = sorted(str(path) for path in sources.glob("*.txt"))
    options = ["-o", str(target), "--dialect", "both", "--together", "belarus-china"]
    result = CliRunner().invoke(group, ["build", *articles, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output


def files(folder: Path, pattern: str = "**/*.*") -> dict[str, bytes]:
    found = (p for p in folder.glob(pattern) if p.is_file() and "sources" not in p.parts)
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("bib")
    build(BIB / "sources", target)
    return target


def test_bib_is_what_the_program_writes(built: Path) -> None:
    assert files(built) == files(BIB)


def test_building_twice_changes_nothing(built: Path) -> None:
    before = files(built)
    build(BIB / "sources", built)
    assert files(built) == before


@pytest.mark.skipif(not SHARED.is_dir(), reason="the two whole articles are not beside this checkout")
def test_the_whole_articles_give_the_same_bib(tmp_path: Path) -> None:
    build(SHARED, tmp_path)
    assert files(tmp_path, "*/*.bib") == files(BIB, "*/*.bib")


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
@pytest.mark.parametrize("name", ["distant-ally", "sino-belarusian", "belarus-china"])
def test_stock_pybtex_styles_print_the_classic_files(name: str, style: str) -> None:
    from pybtex import PybtexEngine

    printed = PybtexEngine().format_from_files(
        [str(BIB / "bibtex" / f"{name}.bib")], style=style, output_backend="plaintext", capture_output=True
    )
    entries = (BIB / "bibtex" / f"{name}.bib").read_text(encoding="utf-8").count("\n@") + 1
    assert printed.count("[") >= entries
