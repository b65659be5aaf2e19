"""The verdicts on DOIs, with registries on loopback."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from links_runs import QUICK, TITLE, at, check, doi
from servers import Reply, moved, page
from servers.registry import JSON, MISSING, answer, registries

from cite_belarus.links import Weight, weight
from cite_belarus.model import Name, Work

DOI = "10.12345/hist.2009.1"
SILENCE = 30  # seconds
STORKS = "Seasonal migration of storks over wetlands"


def test_registered_and_the_title_fits() -> None:
    with registries() as site:
        link = doi(DOI, site.url)
        assert (link.verdict, link.final, link.field) == ("ok", "https://journal.example/2009/1", "doi")
        assert link.similarity == 1.0 and "Crossref" in link.details
        assert [path.split("/")[1] for path in site.paths()] == ["api", "works"]


def test_a_doi_is_trimmed_and_lower_case_before_it_is_asked_for() -> None:
    with registries() as site:
        link = doi("https://doi.org/10.12345/HIST.2009.1.", site.url)
        assert (link.verdict, link.target) == ("ok", "https://doi.org/10.12345/HIST.2009.1.")
        assert site.paths()[0] == "/api/handles/10.12345/hist.2009.1"


def test_malformed_is_not_asked_for() -> None:
    with registries() as site:
        link = doi("10.123/", site.url)
        assert (link.verdict, weight(link.verdict, False), site.asked) == ("malformed", Weight.ERROR, [])


@pytest.mark.parametrize(
    ("name", "code", "verdict"),
    [
        ("handle_missing", 404, "doi-unregistered"),
        ("handle_no_values", 200, "doi-no-target"),
        ("handle_no_url", 200, "doi-no-target"),
    ],
)
def test_unregistered_and_without_a_target(name: str, code: int, verdict: str) -> None:
    with registries(handles=answer(name, code)) as site:
        link = doi(DOI, site.url)
        assert (link.verdict, link.code, weight(link.verdict, False)) == (verdict, code, Weight.ERROR)


@pytest.mark.parametrize("reply", [Reply(500, b""), answer("handle_error", 500), Reply(200, b"<html>", JSON)])
def test_a_handle_system_that_fails_says_nothing(reply: Reply) -> None:
    with registries(handles=reply) as site:
        assert weight(doi(DOI, site.url).verdict, False) == Weight.UNKNOWN


def test_mismatch() -> None:
    with registries(works=answer("crossref_other")) as site:
        link = doi(DOI, site.url)
        assert (link.verdict, weight(link.verdict, False)) == ("doi-mismatch", Weight.ERROR)
        assert (link.cited_title, link.found_title) == (TITLE, STORKS) and "Ornithologist" in link.details


@pytest.mark.parametrize("fields", [
    {"title": "Historyja Bielarusi ŭ dakumientach"},
    {"title": "Gistoriya Belarusi v dokumentakh"},
    {"title": "The History of Belarus in Documents", "subtitle": "Sources and Studies"},
    {"title": "Zupełnie inny tytuł po polsku"},  # registered in translation only: author and year agree
    {"title": "Zupełnie inny tytuł", "author": (Name("Морозова", "С."),), "date": "2010-03"},
    {"title": "Zupełnie inny tytuł", "titleaddon": TITLE, "author": (Name("Nowak"),)},
    {"title": "The History of Belarus in Documents", "date": "1999"},
    {"title": "The History of Belarus in Documents", "author": (Name("Nowak"),)},
    {"title": "", "author": ()},
])  # fmt: skip
def test_no_mismatch_where_a_form_fits(fields: dict[str, object]) -> None:
    with registries() as site:
        assert doi(DOI, site.url, **fields).verdict == "ok"


@pytest.mark.parametrize("fields", [
    {"title": STORKS, "author": (Name("Ornithologist"),), "date": "1997"},
    {"title": STORKS, "author": (Name("Ornithologist"),), "date": "2009"},
    {"title": STORKS, "author": ()},
    {"title": STORKS, "date": "1997"},
    {"title": TITLE, "author": (Name("Ornithologist"),), "date": "1997"},
])  # fmt: skip
def test_mismatch_where_none_does(fields: dict[str, object]) -> None:
    with registries() as site:
        assert doi(DOI, site.url, **fields).verdict == "doi-mismatch"


def test_retracted_corrected_and_the_notice_itself() -> None:
    for name, verdict, heavy in (
        ("retracted", "retracted", Weight.ERROR),
        ("corrected", "corrected", Weight.INFO),
        ("notice", "corrected", Weight.INFO),
    ):
        with registries(works=answer(f"crossref_{name}")) as site:
            link = doi(DOI, site.url)
            assert (link.verdict, weight(link.verdict, False)) == (verdict, heavy)
            assert "10.12345/hist.20" in link.details


def test_datacite_where_crossref_does_not_know_it() -> None:
    with registries(works=MISSING, dois=answer("datacite_work")) as site:
        link = doi(DOI, site.url)
        assert link.verdict == "ok" and "DataCite" in link.details


def test_other_agencies_existence_only_and_it_says_so() -> None:
    with registries(works=MISSING) as site:
        link = doi(DOI, site.url, title="Anything")
        assert link.verdict == "ok" and "mEDRA" in link.details and "only its existence" in link.details


@pytest.mark.parametrize("reply", [Reply(500, b""), Reply(200, b"<html>", JSON), page("", 429)])
def test_a_registry_that_fails_is_no_verdict_on_the_work(reply: Reply) -> None:
    with registries(works=reply) as site:
        link = doi(DOI, site.url, title=STORKS)
        assert weight(link.verdict, False) == Weight.UNKNOWN


def test_the_headers_of_a_service_are_obeyed() -> None:
    with registries(works=answer("crossref_work", X_Rate_Limit_Limit="2", X_Rate_Limit_Interval="1s")) as site:
        entries = [Work(f"w{n}", "article", {"title": TITLE, "doi": f"10.12345/{n}"}) for n in range(4)]
        check(entries, at(site.url, replace(QUICK, mailto="me@example.org")))
        times = sorted(asked.at for asked in site.asked if asked.path.startswith("/works/"))
        assert times[-1] - times[-2] >= 0.48 and all(
            "mailto=me%40example.org" in p for p in site.paths() if "/works/" in p
        )


def test_a_doi_address_in_url_is_asked_of_the_resolver_of_the_settings() -> None:
    with registries() as site:
        site.routes["/10.12345/hist.2009.1"] = moved("/landing", 302)
        site.routes["/landing"] = page(TITLE)
        work = Work("w", "article", {"title": TITLE, "url": "https://doi.org/10.12345/hist.2009.1"})
        found = check([work], at(site.url))
        assert [(link.field, link.verdict) for link in found] == [("doi", "ok"), ("url", "ok")]


def test_one_question_for_a_doi_that_entries_share() -> None:
    with registries() as site:
        entries = [
            Work(f"w{n}", "article", {"title": TITLE, "doi": value})
            for n, value in enumerate((DOI, DOI.upper(), f"doi:{DOI}"))
        ]
        assert len(check(entries, at(site.url))) == 3 and len(site.asked) == 2


def test_a_page_behind_a_wall_and_its_doi_are_two_verdicts() -> None:
    with registries() as site:
        site.routes["/paper"] = page("Just a moment...", 403)
        work = Work("w", "article", {"title": TITLE, "doi": DOI, "url": f"{site.url}/paper"})
        registered, shut = check([work], at(site.url))
        assert (registered.verdict, shut.verdict) == ("ok", "blocked") and "DOI is registered" in shut.details


def test_silence_of_a_service_ends() -> None:
    from servers import faults

    with registries() as site:
        site.routes["/works/10.12345/hist.2009.1"] = faults.silent(SILENCE)
        started = time.monotonic()
        assert (
            doi(DOI, site.url, replace(QUICK, limits=replace(QUICK.limits, timeout=0.3, tries=1))).verdict == "timeout"
        )
        assert time.monotonic() - started < SILENCE
