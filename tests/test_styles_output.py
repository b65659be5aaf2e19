"""`cite-belarus format`: every medium, groups, numbers, templates, and what bad input gets."""

from __future__ import annotations

import json
import re
import urllib.parse
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from cite_belarus.cli import group
from cite_belarus.model import CiteError

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "styles"
ROOT = Path(__file__).resolve().parent.parent
MIXED = str(FIXTURES / "mixed.bib")
# readings that the evidence repaired: as the list prints them → as its other notes, its links and the sites have them
REPAIRED = {"/artukul/": "/artykul/", "/echniespodziewanej": "/echa-niespodziewanej"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["format", *arguments])


def out(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def freed(line: str) -> str:
    """A line without what the article prints in two ways: quotation marks, angle brackets, "no." before a number."""
    for printed, repaired in REPAIRED.items():
        line = line.replace(printed, repaired)
    return re.sub(r"[\"'‘’“”„«»<>*]", "", line).replace("no. ", "")


def test_the_article_s_list_comes_out_again() -> None:
    text = (ROOT / "bib" / "sources" / "distant-ally.txt").read_text(encoding="utf-8")
    printed = [line[2:] for line in text.splitlines() if line.startswith("- ")]
    made = out(str(FIXTURES / "distant-ally-list.bib"), "--style", "distant-ally", "--numbering", "none").splitlines()
    assert len(printed) == 18
    assert [freed(line) for line in made] == [freed(line) for line in printed]
    assert "accessed" not in "".join(made)


def test_its_notes_give_the_dates_of_access() -> None:
    made = out(str(FIXTURES / "distant-ally-list.bib"), "--style", "distant-ally-notes").splitlines()
    wanted = (
        'R. Turarbekava, ‘The Second "Pillar" of the Foreign Policy of Belarus: Relations with China’, '
        "Belarus Network for Neighborhood Policy (2023), <https://belarusnetwork.org/wp-content/uploads/2023/10/"
        "Roza-Turarbekava_Analytical-Article.pdf> (accessed: 10 Sept. 2025)."
    )
    assert any(line.endswith(wanted) for line in made)


def test_text_is_numbered_in_the_style_s_order() -> None:
    assert out(MIXED, "--style", "gost-2008").splitlines() == [
        "1. Кебич В. Ф. Искушение властью. Минск, 2008.",
        "2. Про освіту : Закон України № 2145-VIII.",
        "3. Iwanow T. Białoruś // Wschodnioznawstwo. 2019. T. 13. S. 119–136.",
        "4. Lake D. A., Ng A. Order & <Rank>: 100% of NATO // Foreign_Affairs. 2019. Vol. 7, no. 2. P. 63–92. "
        "URL: https://example.org/a_b?x=1&y=%20z (дата обращения: 10.09.2025).",
    ]


def test_html_has_links_languages_and_coins() -> None:
    page = html.fromstring(out(MIXED, "--style", "distant-ally", "--to", "html"))
    items = page.xpath("//li")
    assert [item.get("lang") for item in items] == ["pl", "en", "ru", "uk"]
    assert page.xpath("//li[@id='lake2019']//a/@href") == ["https://example.org/a_b?x=1&y=%20z"]
    assert "Order & <Rank>: 100% of NATO" in items[1].text_content()
    assert page.xpath("//li[@id='kebich2008']/em/text()") == ["Искушение властью"]
    coins = dict(urllib.parse.parse_qsl(items[1].xpath("span[@class='Z3988']/@title")[0]))
    assert coins["rft.jtitle"] == "Foreign_Affairs" and coins["rft.volume"] == "7" and coins["rft.date"] == "2019"
    assert coins["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"


def test_latex_is_escaped_and_has_url() -> None:
    made = out(MIXED, "--style", "distant-ally", "--to", "latex")
    assert r"Order \& <Rank>: 100\% of NATO" in made
    assert r"\emph{Foreign\_Affairs}" in made
    assert r"<\url{https://example.org/a_b?x=1&y=%20z}>" in made
    assert r"\begin{thebibliography}{1}" in made and r"\bibitem[3]{kebich2008}" in made


def test_latex_has_no_straight_quotes_that_babel_would_take_for_shorthands() -> None:
    made = out(str(FIXTURES / "distant-ally-list.bib"), "--style", "distant-ally", "--to", "latex")
    assert "Second “Pillar” of" in made and '"' not in made


def test_markdown_escapes_only_what_is_markup() -> None:
    made = out(MIXED, "--style", "distant-ally", "--to", "markdown")
    assert r"Order & \<Rank\>: 100% of NATO" in made
    assert r"*Foreign\_Affairs*, 7, no. 2 (2019), pp. 63–92, \<<https://example.org/a_b?x=1&y=%20z>\>." in made


def test_docx_has_italics_links_and_languages(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    target = tmp_path / "list.docx"
    out(MIXED, "--style", "distant-ally", "--to", "docx", "-o", str(target))
    document = docx.Document(str(target))
    paragraphs = [paragraph for paragraph in document.paragraphs if paragraph.text[:1].isdigit()]
    assert paragraphs[2].text == "3.\tКебич В.Ф., Искушение властью (Минск, 2008)."
    assert [run.text for run in paragraphs[2].runs if run.italic] == ["Искушение властью"]
    assert [link.address for link in paragraphs[1].hyperlinks] == ["https://example.org/a_b?x=1&y=%20z"]
    assert 'w:lang w:val="ru"' in paragraphs[2]._p.xml


def test_docx_takes_the_user_s_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    template, target = tmp_path / "mine.docx", tmp_path / "list.docx"
    mine = docx.Document()
    mine.add_paragraph("My own beginning")
    mine.save(str(template))
    out(MIXED, "-s", "gost-2018", "--to", "docx", "-o", str(target), "--template", str(template))
    texts = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert texts[0] == "My own beginning" and len(texts) == 6


def test_sources_before_literature() -> None:
    made = out(MIXED, "--style", "dstu-2015", "--group", "kind").splitlines()
    assert made[0] == "Джерела" and made[2].startswith("1. Про освіту") and "Література" in made
    assert [line[:2] for line in made if line[:1].isdigit()] == ["1.", "2.", "3.", "4."]


def test_by_script_in_the_list_s_language() -> None:
    made = out(MIXED, "--style", "pn-iso-690", "--group", "script", "--language", "polish").splitlines()
    assert made.index("Prace w alfabecie łacińskim") < made.index("Prace w cyrylicy")


def test_labels_orders_and_no_numbers() -> None:
    assert out(MIXED, "-s", "gost-2008", "--numbering", "labels").startswith("Кеб08: ")
    assert out(MIXED, "-s", "gost-2008", "--numbering", "none", "--order", "given").startswith("Lake D. A.")
    assert out(MIXED, "-s", "gost-2008", "--order", "latin-first").startswith("1. Iwanow")


def test_the_notes_that_cite_an_entry(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    lines = [
        {"where": "note", "label": "3", "work": "kebich2008"}, {"where": "list", "label": None, "work": "kebich2008"},
        {"where": "note", "label": "12", "work": "kebich2008"}, {"where": "note", "label": "4", "work": "zakon"},
    ]  # fmt: skip
    notes.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    made = out(MIXED, "--style", "pn-iso-690", "--notes", str(notes))
    assert "Минск, 2008. [przypisy 3, 12]" in made and "2145-VIII. [przypis 4]" in made


def test_the_user_s_template(tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text(
        "{% for g in groups %}{% for e in g.entries %}<p>{{ e.key }}|{{ e.label }}</p>{% endfor %}{% endfor %}"
    )
    made = out(MIXED, "--style", "gost-2008", "--to", "html", "--template", str(mine))
    assert made == "<p>kebich2008|1</p><p>zakon|2</p><p>iwanow2019|3</p><p>lake2019|4</p>"


def test_a_broken_template_says_where(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("one\n{% for %}")
    error = run(MIXED, "--style", "gost-2008", "--template", str(mine)).exception
    assert isinstance(error, CiteError) and error.place == f"{mine}:2"


def test_a_broken_entry_is_named_and_the_rest_is_printed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.bib"
    good = Path(MIXED).read_text(encoding="utf-8")
    bad.write_text(f"{good}\n@book{{broken, title = {{No end,\n", encoding="utf-8")
    result = run(str(bad), "--style", "gost-2008")
    assert result.exit_code == 3
    assert result.stdout.startswith("1. ") and "Кебич В. Ф." in result.stdout
    assert re.search(rf"warning: {re.escape(str(bad))}:\d+: ", result.stderr)


def test_what_an_entry_lacks_is_said_and_it_prints(tmp_path: Path) -> None:
    bare = tmp_path / "bare.bib"
    bare.write_text("@article{a, title = {Заглавие}}\n@book{b, author = {Иванов, И.}}\n@thesis{c, note = {x}}")
    result = run(str(bare), "--style", "gost-2008")
    assert result.exit_code == 0
    assert "Заглавие." in result.stdout and "Иванов И." in result.stdout and "c" in result.stdout
    assert "a: article without journaltitle" in result.stderr and "b: book without title" in result.stderr


def test_an_empty_file_gives_an_empty_list(tmp_path: Path) -> None:
    empty = tmp_path / "empty.bib"
    empty.write_text("% nothing\n", encoding="utf-8")
    assert out(str(empty), "--style", "gost-2008") == ""
    assert "<h1>" in out(str(empty), "--style", "gost-2008", "--to", "html")


def test_two_files_make_one_list_and_it_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "list.txt"
    assert out(MIXED, str(FIXTURES / "csl.bib"), "-s", "vak-by", "-o", str(target)) == ""
    assert len(target.read_text(encoding="utf-8").splitlines()) == 13


def test_an_unknown_style_lists_the_near_names() -> None:
    error = run(MIXED, "--style", "gost2008").exception
    assert isinstance(error, CiteError) and "gost-2008" in error.remedy


@pytest.mark.parametrize(
    "arguments", [("--style", "gost-2008", "--to", "docx"), ("--style", "gost-2008", "--to", "pdf")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(MIXED, *arguments).exit_code == 2


def test_scopus_romanises_by_the_standard_that_is_asked_for() -> None:
    assert "Kebich V.F. Iskusheniye vlast’yu. Minsk, 2008" in out(MIXED, "--style", "scopus")
    made = out(MIXED, "--style", "scopus", "--romanisation", "ukraine-2010")
    assert "Pro osvitu. Zakon Ukrainy № 2145-VIII" in made and "Iskusheniye vlast’yu" in made
    error = run(MIXED, "--style", "scopus", "--romanisation", "ala").exception
    assert isinstance(error, CiteError) and "ala-lc" in error.remedy


def test_an_unknown_language_lists_the_known_ones() -> None:
    error = run(MIXED, "--style", "gost-2008", "--language", "rusian").exception
    assert isinstance(error, CiteError) and "russian" in error.remedy


def test_a_template_that_is_no_document_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    bad = tmp_path / "bad.docx"
    bad.write_text("no zip")
    target = tmp_path / "list.docx"
    error = run(MIXED, "-s", "vak-by", "--to", "docx", "-o", str(target), "--template", str(bad)).exception
    assert isinstance(error, CiteError) and error.place == str(bad) and not target.exists()


def test_a_missing_file_is_an_error_with_a_remedy() -> None:
    error = run("no-such.bib", "--style", "gost-2008").exception
    assert isinstance(error, CiteError) and error.place == "no-such.bib" and error.remedy
