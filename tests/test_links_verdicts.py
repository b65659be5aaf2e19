"""One row of the table of verdicts after another, each with a real server."""

from __future__ import annotations

import socket
import ssl
from dataclasses import replace

import pytest
import trustme
from links_runs import QUICK, TITLE, check, one, works
from servers import Reply, Site, faults, moved, page

from cite_belarus.links import Limits, Verdict, Weight, weight
from cite_belarus.links.network import Network, UnresolvedError
from cite_belarus.links.verdict import WEIGHTS

FITS = page(TITLE)


def test_every_verdict_has_a_weight() -> None:
    assert set(WEIGHTS) == set(Verdict)
    assert weight("not-found", confirmed=False) == Weight.SUSPECT
    assert weight("not-found", confirmed=True) == weight("malformed", confirmed=False) == Weight.ERROR


def test_ok_says_whether_the_title_was_compared() -> None:
    with Site(
        {"/fits": FITS, "/bare": page(), "/image": Reply(200, b"\x89PNG", {"Content-Type": "image/png"})}
    ) as site:
        link = one(f"{site.url}/fits")
        assert (link.verdict, link.code, link.similarity, link.found_title) == ("ok", 200, 1.0, TITLE)
        assert "fits" in link.details and link.checked.endswith("Z")
        assert "no title to compare" in one(f"{site.url}/bare").details
        assert "no title to compare" in one(f"{site.url}/image").details
        assert "the entry has no title" in one(f"{site.url}/fits", title="").details


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "mailto:a@example.org"])
def test_skipped_what_is_no_web_address(url: str) -> None:
    assert one(url).verdict == "skipped"


def test_skipped_what_the_user_excludes() -> None:
    with Site({"/a": FITS, "/b": FITS}) as site:
        found = check(works({"a": f"{site.url}/a", "b": f"{site.url}/b"}), replace(QUICK, exclude=("/b$",)))
        assert [link.verdict for link in found] == ["ok", "skipped"]
        assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "url",
    ["see the author's page", "www.example.org/a", "http://", "http://exa mple.org/", "http://[::1/", "http://a..b/"],
)
def test_malformed(url: str) -> None:
    link = one(url)
    assert (link.verdict, weight(link.verdict, link.confirmed)) == ("malformed", Weight.ERROR)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (401, "blocked"),
        (402, "blocked"),
        (403, "blocked"),
        (412, "blocked"),
        (451, "blocked"),
        (999, "blocked"),
        (410, "gone"),
        (404, "not-found"),
        (500, "server-error"),
        (503, "server-error"),
        (418, "server-error"),
    ],
)
def test_codes(code: int, verdict: str) -> None:
    with Site({"/a": page("Said", code)}) as site:
        link = one(f"{site.url}/a")
        assert (link.verdict, link.code) == (verdict, code)


@pytest.mark.parametrize("wall", [
    page("Just a moment...", 403, cf_mitigated="challenge"),
    page("Just a moment...", 200),
    page("DDoS-Guard", 503),
    page("Making sure you&#39;re not a bot!", 200),
    page("Pardon", 200, "<script src='/_Incapsula_Resource?SWUDNSAI=31'></script>"),
])  # fmt: skip
def test_blocked_by_a_wall_is_never_dead(wall: Reply) -> None:
    with Site({"/a": wall}) as site:
        link = one(f"{site.url}/a")
        assert (link.verdict, weight(link.verdict, False)) == ("blocked", Weight.WARNING)


def test_a_page_that_fits_is_no_wall() -> None:
    with Site(
        {
            "/a": page(TITLE, 200, "<div id='px-captcha'></div>"),
            "/b": page("Log in", 200, "<div id='px-captcha'></div>"),
        }
    ) as site:
        assert one(f"{site.url}/a").verdict == "ok"
        assert one(f"{site.url}/b").verdict == "blocked"


def test_soft_404_by_the_place_it_leads_to() -> None:
    routes = {
        "/deep/path": moved("/", 302),
        "/": page("A site"),
        "/old": moved("/error-page.html"),
        "/error-page.html": page("Oh"),
    }
    with Site(routes) as site:
        assert "front page" in one(f"{site.url}/deep/path").details
        link = one(f"{site.url}/old")
        assert (link.verdict, weight(link.verdict, False)) == ("soft-404", Weight.WARNING)


def test_soft_404_by_the_title() -> None:
    with Site({"/news/1": page("Памылка 404 — старонка не знойдзена | Сайт")}) as site:
        assert one(f"{site.url}/news/1").verdict == "soft-404"


def test_soft_404_by_the_answer_to_a_path_that_cannot_exist_asked_for_once_a_host() -> None:
    shell = page("The Portal", text="<p>Nothing of the kind here, dear reader, look around a little</p>")
    with Site(
        {"*": shell, "/there": page("Quite another thing", text="<p>with another text of some words</p>")}
    ) as site:
        urls = {key: f"{site.url}/{key}" for key in ("a", "b", "there")}
        found = check(works(urls), QUICK)
        assert [link.verdict for link in found] == ["soft-404", "soft-404", "drifted"]
        assert sum("no-such-page" in path for path in site.paths()) == 1


def test_a_page_that_fits_is_not_probed() -> None:
    with Site({"/a": FITS}) as site:
        one(f"{site.url}/a")
        assert site.paths() == ["/a"]


def test_drifted_shows_both_titles() -> None:
    with Site({"/a": page("Кулінарныя рэцэпты на кожны дзень")}) as site:
        link = one(f"{site.url}/a")
        assert (link.verdict, weight(link.verdict, False)) == ("drifted", Weight.WARNING)
        assert link.cited_title == TITLE and link.found_title.startswith("Кулінарныя") and (link.similarity or 1) < 0.6


@pytest.mark.parametrize("head", [
    '<title>Site</title><meta property="og:title" content="{}">',
    '<title>Site</title><meta name="citation_title" content="{}">',
    '<title>Site</title></head><body><h1>{}</h1>',
    '<title>Site</title><meta property="og:title" content="Site"></head><body><p>News</p><h1>{}</h1>',
    "<title>{} — Навіны | Site</title>",
    "<title>Historyja Bielarusi ŭ dakumientach</title>",
    "<title>Gistoryya Belarusi u dakumentakh</title>",
])  # fmt: skip
def test_a_title_fits_wherever_it_stands_and_in_any_script(head: str) -> None:
    with Site({"/a": Reply(200, f"<html><head>{head.format(TITLE)}</html>".encode())}) as site:
        assert one(f"{site.url}/a").verdict == "ok"


def test_moved_for_good_with_the_fix() -> None:
    routes = {
        "/a": moved("/b", 301),
        "/b": moved("/c", 308),
        "/c": FITS,
        "/t": moved("/c", 302),
        "/n": moved("/bare"),
        "/bare": page(),
    }
    with Site(routes) as site:
        link = one(f"{site.url}/a")
        assert (link.verdict, weight(link.verdict, False)) == ("moved", Weight.INFO)
        assert link.chain == tuple(f"{site.url}/{path}" for path in "abc") and link.final == f"{site.url}/c"
        assert link.final in link.details
        assert one(f"{site.url}/t").verdict == "ok"  # for now only
        assert one(f"{site.url}/n").verdict == "ok"  # nothing says that it is still the work


def test_refused() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        link = one(f"http://127.0.0.1:{unused.getsockname()[1]}/")
    assert link.verdict == "refused"


def test_timeout() -> None:
    with Site({"/a": faults.silent(20)}) as site:
        link = one(f"{site.url}/a", settings=replace(QUICK, limits=Limits(timeout=0.3, tries=2, backoff=0.01)))
        assert (link.verdict, weight(link.verdict, False)) == ("timeout", Weight.UNKNOWN)
        assert len(site.asked) == 2


@pytest.mark.parametrize("temporary", [False, True])
def test_dns_error(temporary: bool) -> None:
    async def resolve(host: str, _: int) -> list[str]:
        raise UnresolvedError(f"{host}: not known", temporary)

    network = Network()
    network.resolve = resolve
    link = one("http://no-such-host.example/", network=network)
    assert (link.verdict, weight(link.verdict, False)) == ("dns-error", Weight.WARNING)


def test_https_and_tls_error() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with Site({"/a": FITS}, tls=context) as site, authority.cert_pem.tempfile() as pem:
        link = one(f"{site.url}/a")
        assert (link.verdict, weight(link.verdict, False)) == ("tls-error", Weight.WARNING)
        assert one(f"{site.url}/a", settings=replace(QUICK, ca_file=pem)).verdict == "ok"


def test_rate_limited() -> None:
    with Site({"/a": page("Slow down", 429)}) as site:
        link = one(f"{site.url}/a")
        assert (link.verdict, weight(link.verdict, False)) == ("rate-limited", Weight.UNKNOWN)
        assert len(site.asked) == 3
