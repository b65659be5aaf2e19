"""The changes that are certain, and no others; copies in the archive."""

from __future__ import annotations

import ssl
from dataclasses import replace
from typing import Any

import pytest
import trustme
from links_runs import QUICK, TITLE, at, check
from servers import Asked, Reply, Site, moved, page
from servers.registry import FIXTURES, JSON, answer, registries

from cite_belarus.links import History, Network, propose
from cite_belarus.links.network import Streams, dial
from cite_belarus.model import Name, Work

FITS = page(TITLE)
DOI = "10.12345/hist.2009.1"
COPY = "/web/20190304050607/http://site.example/a"


def changes(work: Work, base: str, **more: Any) -> dict[str, str | None]:
    """The proposed fields, after a check with all services at `base`."""
    settings = replace(at(base), guess_dois=True, archive=bool(more.get("archived")))
    history = History()
    links = check([work], settings, history)
    return {fix.field: fix.value for fix in propose([work], links, history, **more)}


def entry(**fields: Any) -> Work:
    return Work("key", "article", {"title": TITLE, "author": (Name("Марозава"),), "date": "2009"} | fields)


def test_permanent_moves_keep_the_fragment_and_lose_the_tracking() -> None:
    with Site(
        {
            "/a": moved("/b?utm_source=x&id=1"),
            "/b": FITS,
            "/t": moved("/b", 302),
            "/d": moved("/other"),
            "/other": page("Зусім іншая старонка"),
        }
    ) as site:
        assert changes(entry(url=f"{site.url}/a#part"), site.url) == {"url": f"{site.url}/b?id=1#part"}
        assert changes(entry(url=f"{site.url}/t"), site.url) == {}
        assert changes(entry(url=f"{site.url}/d"), site.url) == {}


@pytest.mark.parametrize(
    ("written", "wanted"), [("/a?ysclid=1", "/a"), ("/a.", "/a"), ("/a?id=2&gclid=x),", "/a?id=2")]
)
def test_tracking_parameters_and_trailing_punctuation(written: str, wanted: str) -> None:
    with Site({"/a": FITS}) as site:
        assert changes(entry(url=site.url + written), site.url) == {"url": site.url + wanted}


@pytest.mark.parametrize("reply", [page("", 404), page("", 403), page("", 500), page("Зусім іншая старонка")])
def test_nothing_is_changed_where_the_page_is_not_known_to_be_the_work(reply: Reply) -> None:
    with Site({"/a": reply}) as site:
        assert changes(entry(url=f"{site.url}/a?utm_source=x."), site.url) == {}


def test_a_doi_hidden_in_url() -> None:
    with registries() as site:
        site.routes[f"/{DOI}"] = moved("/landing", 302)
        assert changes(entry(url=f"https://doi.org/{DOI}"), site.url) == {"doi": DOI, "url": None}


def test_a_doi_hidden_in_a_publishers_address_is_added_where_it_is_right() -> None:
    with registries() as site:
        site.routes[f"/doi/full/{DOI}/pdf"] = FITS
        work = entry(url=f"{site.url}/doi/full/{DOI}/pdf")
        assert changes(work, site.url) == {"doi": DOI}
        assert [link.field for link in check([work], at(site.url))] == ["url"]  # without --fix nobody guesses
    with registries(handles=answer("handle_missing", 404)) as site:
        work = entry(url=f"{site.url}/doi/{DOI}")
        assert changes(work, site.url) == {}
        assert [link.field for link in check([work], replace(at(site.url), guess_dois=True))] == ["url"]


@pytest.mark.parametrize(("note", "wanted"), [
    (f"doi:{DOI}", {"doi": DOI, "note": None}), (f"See also the errata. DOI {DOI}", {"doi": DOI}), ("10 of 12", {}),
])  # fmt: skip
def test_a_doi_hidden_in_note(note: str, wanted: dict[str, str | None]) -> None:
    with registries() as site:
        assert changes(entry(note=note), site.url) == wanted


def test_the_doi_of_another_work_in_note_stays_there() -> None:
    with registries(works=answer("crossref_other")) as site:
        assert changes(entry(note=f"Review of doi:{DOI}"), site.url) == {}


def test_the_doi_alone() -> None:
    with registries() as site:
        assert changes(entry(doi=f"https://doi.org/{DOI}."), site.url) == {"doi": DOI}
        assert changes(entry(doi=DOI), site.url) == {}


def test_http_to_https_where_both_give_the_same_page() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("site.example").configure_cert(context)
    other = page("Зусім іншая старонка")
    with (
        Site({"*": FITS}) as plain,
        Site({"*": FITS, "/other": other}, tls=context) as secure,
        authority.cert_pem.tempfile() as pem,
    ):

        async def route(_: str, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
            return await dial("127.0.0.1", secure.port if port == 443 else plain.port, tls, name)

        async def resolve(_: str, __: int) -> list[str]:
            return ["127.0.0.1"]

        for path, wanted in (("/same", {"url": "https://site.example/same"}), ("/other", {})):
            network, history = Network(True, pem, route), History()
            network.resolve = resolve
            work = entry(url=f"http://site.example{path}")
            links = check([work], replace(QUICK, try_https=True), history, network)
            assert {fix.field: fix.value for fix in propose([work], links, history)} == wanted


def archive(asked: Asked) -> Reply:
    """A TimeGate that knows one page."""
    if asked.path == "/web/http://site.example/a":
        assert asked.headers["accept-datetime"] == "Mon, 04 Mar 2019 12:00:00 GMT"
        return Reply(302, b"", {"Location": COPY, "Vary": "accept-datetime"})
    if asked.path.startswith("/cdx/search/cdx?"):
        assert "closest=20190304120000" in asked.path
        return Reply(200, (FIXTURES / "cdx.json").read_bytes() if "site.example%2Fb" in asked.path else b"[]", JSON)
    return page("", 404)


def test_the_archives_copy_nearest_to_urldate() -> None:
    with Site({"*": archive}) as site:
        for path in ("a", "b"):
            work = entry(url=f"http://site.example/{path}", urldate="2019-03-04")
            network = Network()
            network.resolve = _none
            link = check([work], replace(at(site.url), archive=True), network=network)[0]
            assert (link.verdict, link.archived) == ("dns-error", site.url + COPY)
        network = Network()
        network.resolve = _none
        assert (
            check(
                [entry(url="http://site.example/c", urldate="2019-03-04")],
                replace(at(site.url), archive=True),
                network=network,
            )[0].archived
            == ""
        )


async def _none(host: str, _: int) -> list[str]:
    from cite_belarus.links.network import UnresolvedError

    raise UnresolvedError(host, False)


def test_fix_adds_the_copy_where_there_is_none() -> None:
    with Site({"/a": FITS, "*": lambda _: Reply(302, b"", {"Location": COPY})}) as site:
        copy = {"archiveurl": site.url + COPY, "archivedate": "2019-03-04"}
        assert changes(entry(url=f"{site.url}/a"), site.url, archived=True) == copy
        assert changes(entry(url=f"{site.url}/a", archiveurl="http://x"), site.url, archived=True) == {}


def test_save_page_now_only_for_live_pages_and_only_on_request() -> None:
    def save(asked: Asked) -> Reply:
        return (
            Reply(302, b"", {"Location": "/web/20260101000000/x"}) if asked.path.startswith("/save/") else page("", 404)
        )

    with Site({"/a": FITS, "/gone": page("", 410), "*": save}) as site:
        works = [Work(key, "online", {"title": TITLE, "url": f"{site.url}/{key}"}) for key in ("a", "gone")]
        check(works, at(site.url))
        assert not any(path.startswith("/save/") for path in site.paths())
        found = check(works, replace(at(site.url), save_page_now=True))
        assert [link.archived for link in found] == [f"{site.url}/web/20260101000000/x", ""]
        assert [path for path in site.paths() if path.startswith("/save/")] == [f"/save/{site.url}/a"]
