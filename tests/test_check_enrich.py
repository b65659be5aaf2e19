"""The command `enrich`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from links_runs import at
from servers import Reply
from servers.registry import MISSING, answer, registries

from cite_belarus.cli import group
from cite_belarus.links.enrich import Enrichment, Wishes, enrich
from cite_belarus.model import CiteError, Name, Work

DOI = "10.12345/hist.2009.1"
TITLE = "The History of Belarus in Documents"


def one(base: str, wishes: Wishes | None = None, **fields: object) -> Enrichment:
    known = {"title": TITLE, "author": (Name("Марозава", "С."),), "date": "2009"} | fields
    return enrich([Work("key", "article", known)], at(base), wishes)[0]


def test_a_missing_doi_where_title_author_and_year_agree() -> None:
    with registries() as site:
        found = one(site.url)
        assert [(fix.field, fix.value) for fix in found.fixes] == [("doi", DOI)]
        assert found.options[0].doi == DOI and len(found.options) == 3
        assert found.options[0].agrees and not any(option.agrees for option in found.options[1:])
        assert "query.bibliographic=" in site.paths()[0] and len(site.asked) == 1


@pytest.mark.parametrize(
    "fields", [{"date": "1999"}, {"date": ""}, {"author": (Name("Nowak"),)}, {"title": "A History of Storks"}]
)
def test_nothing_where_one_of_them_does_not(fields: dict[str, object]) -> None:
    with registries() as site:
        found = one(site.url, **fields)
        assert found.fixes == () and found.options and "no candidate" in found.details


def test_nothing_below_the_threshold() -> None:
    with registries() as site:
        assert one(site.url, Wishes(threshold=0.5), title="History of Belarus in the Documents").fixes
        assert not one(site.url, Wishes(threshold=0.999), title="History of Belarus in the Documents").fixes


def test_several_that_agree_are_for_a_person() -> None:
    item = json.loads(answer("crossref_search").body)["message"]["items"][1]
    body = json.dumps({"message": {"items": [item, item | {"DOI": "10.12345/preprint"}]}}).encode()
    with registries(search=Reply(200, body)) as site:
        found = one(site.url)
        assert found.fixes == () and "by hand" in found.details


def test_fields_are_filled_on_request_with_their_origin() -> None:
    with registries() as site:
        assert one(site.url, doi=DOI).fixes == ()
        found = one(site.url, Wishes(fill=("volume", "pages", "number")), doi=DOI, volume="15")
        assert [(fix.field, fix.value) for fix in found.fixes] == [("number", "1-2"), ("pages", "11--58")]
        assert all(fix.reason == f"Crossref, {DOI}" for fix in found.fixes)
        assert {fix.field for fix in one(site.url, Wishes(fill=("pages",))).fixes} == {"doi", "pages"}


def test_nothing_is_filled_from_another_work() -> None:
    with registries(works=answer("crossref_other")) as site:
        found = one(site.url, Wishes(fill=("pages",)), doi=DOI)
        assert found.fixes == () and "another work" in found.details


def test_datacite_fills_too_and_who_knows_nothing_says_so() -> None:
    with registries(works=MISSING, dois=answer("datacite_work")) as site:
        found = one(site.url, Wishes(fill=("publisher",)), doi=DOI, title="History of Belarus")
        assert [fix.value for fix in found.fixes] == ["An Invented Repository"]
    with registries(works=MISSING) as site:
        assert "neither" in one(site.url, Wishes(fill=("publisher",)), doi=DOI).details
    with registries(search=Reply(500, b"")) as site:
        assert "could not be looked up" in one(site.url).details


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["enrich", *map(str, arguments)], catch_exceptions=False)


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    text = f"% by hand\n@article{{key,\n  title  = {{{TITLE}}},\n  author = {{Marozava, S.}},\n  year = 2009,\n}}\n"
    path.write_text(text, encoding="utf-8")
    with registries() as site:
        services = ["--crossref", site.url, "--datacite", site.url, "--doi-resolver", site.url]
        shown = run(path, *services)
        assert (
            f"doi = {DOI}" in shown.stdout
            and "author agrees" in shown.stdout
            and path.read_text(encoding="utf-8") == text
        )
        assert json.loads(run(path, *services, "--to", "jsonl").stdout)["options"][0]["score"] == 1.0
        run(path, *services, "--write", "--fill", "all")
        after = path.read_text(encoding="utf-8")
        assert after.startswith("% by hand\n@article{key,\n  title  = {") and DOI in after and "11--58" in after
        with pytest.raises(CiteError, match="cannot be filled"):
            run(path, *services, "--fill", "title")
