"""What the registries are asked, and what their answers (tests/fixtures/registries, all made up) mean."""

from __future__ import annotations

import contextlib
import json
from datetime import datetime, timezone
from typing import Any

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st
from servers.registry import FIXTURES

from cite_belarus.model import Name
from cite_belarus.registries import BadAnswerError, Handle, archive, crossref, datacite, doi, handles, limits


def fixture(name: str) -> bytes:
    return (FIXTURES / f"{name}.json").read_bytes()


@pytest.mark.parametrize(("given", "wanted"), cases("links_doi"))
def test_doi_cleaned(given: str, wanted: str) -> None:
    clean = doi.clean(given)
    assert (clean if doi.valid(clean) else "malformed") == wanted
    assert doi.clean(clean) == clean


@given(st.text(max_size=80))
def test_cleaning_a_doi_is_idempotent_and_never_fails(text: str) -> None:
    assert doi.clean(doi.clean(text)) == doi.clean(text)
    found = doi.find(text)
    assert found == "" or found.startswith("10.")


def test_doi_found_in_text_and_addresses() -> None:
    assert doi.find("Review. DOI: 10.1000/xyz.12, see there") == "10.1000/xyz.12"
    assert (
        doi.find("https://www.example.org/doi/abs/10.1080/0966813022000017177?x=1") == "10.1080/0966813022000017177?x=1"
    )
    assert doi.find("no. 10.12 of 2010/11") == ""
    assert doi.from_address("https://dx.doi.org/10.1000/ABC%2F1") == "10.1000/ABC/1"
    assert doi.from_address("https://example.org/10.1000/abc") == ""
    assert doi.same("10.1000/ABC", "https://doi.org/10.1000/abc")


@pytest.mark.parametrize(("code", "name", "wanted"), [
    (200, "handle_found", Handle("registered", "https://journal.example/2009/1")),
    (404, "handle_missing", Handle("unregistered")),
    (200, "handle_no_values", Handle("no-target")),
    (200, "handle_no_url", Handle("no-target")),
])  # fmt: skip
def test_handles(code: int, name: str, wanted: Handle) -> None:
    assert handles.read(code, fixture(name)) == wanted


def test_handles_that_went_wrong_say_nothing() -> None:
    for code, body in ((500, fixture("handle_error")), (200, b"<html>"), (200, b"[]"), (503, b"")):
        with pytest.raises(BadAnswerError):
            handles.read(code, body)
    assert handles.read(404, b"<html>not here</html>") == Handle("unregistered")


def test_the_agency() -> None:
    assert handles.read_agency(200, fixture("agency")) == "mEDRA"
    assert handles.read_agency(200, b'[{"DOI":"10.1","status":"Invalid DOI"}]') == handles.read_agency(404, b"") == ""


def test_crossref_work() -> None:
    found = crossref.read(200, fixture("crossref_work"))
    assert found is not None and found.agency == "Crossref"
    assert found.titles == (
        "The History of Belarus in Documents", "Гісторыя Беларусі ў дакументах",
        "The History of Belarus in Documents: Sources & Studies", "Sources & Studies",
    )  # fmt: skip
    assert found.authors[0] == Name("Marozava", "Sviatlana V.") and found.years == ("2009", "2010")
    assert found.fields["pages"] == "11--58" and found.fields["date"] == "2009-12" and "publisher" not in found.fields
    assert crossref.read(404, b"Resource not found.") is None


def test_crossref_notices() -> None:
    retracted, notice = (
        crossref.read(200, fixture("crossref_retracted")),
        crossref.read(200, fixture("crossref_notice")),
    )
    assert retracted is not None and retracted.updated_by == (("retraction", "10.12345/hist.2011.note"),)
    assert notice is not None and notice.updates == (("erratum", "10.12345/hist.2008.7"),) and not notice.updated_by


def test_crossref_search() -> None:
    found = crossref.read_search(200, fixture("crossref_search"))
    assert [candidate.record.doi for candidate in found] == [
        "10.12345/review.7",
        "10.12345/hist.2009.1",
        "10.12345/other",
    ]
    assert found[0].score == 61.2 and found[2].record.years == ()


def test_datacite_work() -> None:
    found = datacite.read(200, fixture("datacite_work"))
    assert found is not None and found.authors == (Name("Marozava", "Sviatlana"),) and found.years == ("2009",)
    assert (
        "Гісторыя Беларусі ў дакументах" in found.titles and "History of Belarus: Documents and Studies" in found.titles
    )
    assert datacite.read(404, b"{}") is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "message",
                    "title",
                    "author",
                    "family",
                    "issued",
                    "date-parts",
                    "updated-by",
                    "items",
                    "data",
                    "attributes",
                    "creators",
                    "name",
                    "titles",
                    "publicationYear",
                    "dates",
                    "responseCode",
                    "values",
                    "type",
                    "page",
                    "types",
                    "container",
                    "dates",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(JSON, st.sampled_from([200, 404, 500]))
def test_no_answer_of_any_shape_breaks_a_reader(data: Any, code: int) -> None:
    readers: tuple[Any, ...] = (handles.read, crossref.read, crossref.read_search, datacite.read)
    body = json.dumps(data).encode()
    for reader in readers:
        for wrapped in (
            body,
            json.dumps({"message": data}).encode(),
            json.dumps({"data": {"attributes": data}}).encode(),
        ):
            with contextlib.suppress(BadAnswerError):
                reader(code, wrapped)
    handles.read_agency(code, body)
    archive.read_cdx("http://a", code, body)


def test_calls() -> None:
    assert handles.ask("https://doi.org/", "10.1000/a<b>#c").url == "https://doi.org/api/handles/10.1000/a%3Cb%3E%23c"
    assert (
        crossref.ask("http://c", "10.1/a b", "me@example.org").url
        == "http://c/works/10.1/a%20b?mailto=me%40example.org"
    )
    assert (
        crossref.ask_search("http://c", "История").listing
        and "query.bibliographic=" in crossref.ask_search("http://c", "x").url
    )
    at = datetime(2019, 3, 4, 12, tzinfo=timezone.utc)
    assert archive.ask_timegate("http://w", "http://a/?b=c#d", at).headers == {
        "Accept-Datetime": "Mon, 04 Mar 2019 12:00:00 GMT"
    }
    assert archive.ask_timegate("http://w", "http://a/?b=c", at).url == "http://w/web/http://a/?b=c"
    assert "closest=20190304120000" in archive.ask_cdx("http://w", "http://a", at).url


def test_archive_answers() -> None:
    copy = "http://w/web/20190304050607/http://site.example/a"
    assert archive.read_cdx("http://w", 200, fixture("cdx")) == copy
    assert archive.read_cdx("http://w", 200, b"[]") == archive.read_cdx("http://w", 503, b"") == ""
    assert archive.read_timegate("http://w", 302, {"location": copy}) == copy
    assert archive.read_timegate("http://w", 302, {"location": "/web/20190304050607/http://site.example/a"}) == copy
    assert (
        archive.read_timegate("http://w", 404, {})
        == archive.read_timegate("http://w", 302, {"location": "/oops"})
        == ""
    )
    assert archive.date_of(copy) == "2019-03-04" and archive.date_of("http://w/") == ""


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2019-03-04", "2019-03-04"),
        ("2019-03", "2019-03-15"),
        ("2019", "2019-07-01"),
        ("2019-02-31", ""),
        ("undated", ""),
    ],
)
def test_moments(date: str, wanted: str) -> None:
    found = archive.moment(date)
    assert (f"{found:%Y-%m-%d}" if found else "") == wanted


def test_limits() -> None:
    assert (
        limits.limit("crossref", False, False).per_second == 5
        and limits.limit("crossref", False, False).connections == 1
    )
    assert (
        limits.limit("crossref", False, True).per_second == 10
        and limits.limit("crossref", False, True).connections == 3
    )
    assert limits.limit("crossref", True, True).per_second < limits.limit("crossref", False, True).per_second
    assert limits.interval({"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s"}) == 0.02
    assert limits.interval({"x-rate-limit-limit": "30", "x-rate-limit-interval": "1m"}) == 2.0
    assert limits.interval({"x-rate-limit-limit": "many"}) == limits.interval({}) == 0.0
    assert (
        limits.at_once({"x-concurrency-limit": "3"}) == 3
        and limits.at_once({}) == limits.at_once({"x-concurrency-limit": "²"}) == 0
    )
    assert limits.exhausted({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "30"}, 1e9) == 30
    assert limits.exhausted({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(1_000_000_050)}, 1e9) == 50
    assert limits.exhausted({"x-ratelimit-remaining": "5", "x-ratelimit-reset": "30"}, 1e9) == 0
