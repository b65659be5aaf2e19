"""What servers and networks do, rightly and wrongly."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from links_runs import QUICK, TITLE, check, one, works
from servers import Asked, Reply, Site, faults, moved, page

from cite_belarus.links import Limits, Network, Politeness
from cite_belarus.links.fetch import retry_after

FITS = page(TITLE)
TITLED = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>".encode()


@pytest.mark.parametrize("refusal", [405, 501, 404, 403])
def test_head_only_says_that_all_is_well(refusal: int) -> None:
    def answer(asked: Asked) -> Reply:
        return page("", refusal) if asked.method == "HEAD" else FITS

    with Site({"/a": answer, "/b": FITS}) as site:
        settings = replace(QUICK, titles=False)
        assert one(f"{site.url}/a", settings=settings).verdict == "ok"
        assert one(f"{site.url}/b", settings=settings).verdict == "ok"
        assert [(a.method, a.path) for a in site.asked] == [("HEAD", "/a"), ("GET", "/a"), ("HEAD", "/b")]


def test_with_titles_one_get_an_address() -> None:
    with Site({"/a": FITS}) as site:
        one(f"{site.url}/a")
        assert [a.method for a in site.asked] == ["GET"]


def test_one_fetch_for_an_address_that_many_share() -> None:
    with Site({"/a": FITS}) as site:
        found = check(works({f"w{n}": f"{site.url}/a" + "#part" * (n % 2) for n in range(9)}), QUICK)
        assert [link.verdict for link in found] == ["ok"] * 9 and len(site.asked) == 1


def test_301_308_200_and_a_relative_location() -> None:
    with Site({"/x/a": moved("b", 301), "/x/b": moved("../c", 308), "/c": FITS}) as site:
        link = one(f"{site.url}/x/a")
        assert (link.verdict, link.final) == ("moved", f"{site.url}/c")


def test_redirect_loop_and_long_chain_end_it() -> None:
    routes = {"/a": moved("/b"), "/b": moved("/a"), **{f"/{n}": moved(f"/{n + 1}") for n in range(30)}}
    with Site(routes) as site:
        loop, chain = one(f"{site.url}/a"), one(f"{site.url}/0")
        assert loop.verdict == chain.verdict == "server-error"
        assert "circle" in loop.details and "more than 10" in chain.details
        assert len(site.asked) == 2 + 11


@pytest.mark.parametrize(
    ("location", "verdict"),
    [("file:///etc/passwd", "skipped"), ("javascript:1", "skipped"), ("http://[::1", "server-error")],
)
def test_redirects_to_what_is_no_address(location: str, verdict: str) -> None:
    with Site({"/a": moved(location)}) as site:
        assert one(f"{site.url}/a").verdict == verdict


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("1", 1.0, 1.9),
        (lambda: format_datetime(datetime.now(timezone.utc) + timedelta(seconds=2), usegmt=True), 0.9, 2.6),
        ("soon", 0.0, 0.5),
        ("-5", 0.0, 0.5),
        ("", 0.0, 0.5),
    ],
)
def test_retry_after_as_seconds_date_and_nonsense(value: object, least: float, most: float) -> None:
    header = str(value() if callable(value) else value)

    def answer(asked: Asked) -> Reply:
        return page("", 429, Retry_After=header) if asked.number == 1 else FITS

    with Site({"/a": answer}) as site:
        assert one(f"{site.url}/a").verdict == "ok"
        assert least <= site.asked[1].at - site.asked[0].at <= most


def test_retry_after_beyond_the_cap_is_not_waited_for_and_the_host_is_left_alone() -> None:
    with Site({"*": page("", 429, Retry_After="9999")}) as site:
        settings = replace(QUICK, politeness=Politeness(per_second=0, connections=1))
        found = check(works({key: f"{site.url}/{key}" for key in "abcde"}), settings)
        assert [link.verdict for link in found] == ["rate-limited"] * 5
        assert "9999 seconds" in found[0].details and len(site.asked) == 1


def test_retry_after_of_one_address_pauses_the_host() -> None:
    def answer(asked: Asked) -> Reply:
        return page("", 429, Retry_After="1") if asked.number == 1 else FITS

    with Site({"/a": answer, "/b": FITS}) as site:
        settings = replace(QUICK, politeness=Politeness(per_second=0, connections=1))
        check(works({key: f"{site.url}/{key}" for key in "ab"}), settings)
        assert min(a.at for a in site.asked[1:]) - site.asked[0].at >= 0.99


def test_retry_after_reads_both_forms() -> None:
    now = datetime(2026, 1, 1, tzinfo=timezone.utc).timestamp()
    assert retry_after({"retry-after": "120"}, now) == 120
    assert retry_after({"retry-after": "Thu, 01 Jan 2026 00:01:00 GMT"}, now) == 60
    assert retry_after({"retry-after": "Wed, 31 Dec 2025 00:00:00 GMT"}, now) == 0
    assert retry_after({"retry-after": "whenever"}, now) is retry_after({}, now) is None


@pytest.mark.parametrize("fault", [page("", 500), page("", 503), faults.reset(), faults.reset(b"<html>")])
def test_what_fails_for_now_is_tried_again(fault: object) -> None:
    with Site({"/a": lambda asked: fault if asked.number < 3 else FITS}) as site:
        assert one(f"{site.url}/a").verdict == "ok"
        assert len(site.asked) == 3


def test_a_404_is_not_tried_again() -> None:
    with Site() as site:
        one(f"{site.url}/a")
        assert len(site.asked) == 1


def test_an_endless_body_ends_at_the_limit() -> None:
    with Site({"/a": faults.endless(), "/b": faults.endless(TITLED)}) as site:
        assert one(f"{site.url}/a").verdict == "ok"  # it is there, and has no title
        link = one(f"{site.url}/b")
        assert (link.verdict, link.found_title) == ("ok", TITLE)


def test_a_gzip_bomb_ends_at_the_limit() -> None:
    with Site({"/a": faults.bomb()}) as site:
        started = time.monotonic()
        assert one(f"{site.url}/a").verdict == "ok"
        assert time.monotonic() - started < 2


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "nonsense"])
def test_content_codings(coding: str) -> None:
    import gzip
    import zlib

    body = {"gzip": gzip.compress(TITLED), "deflate": zlib.compress(TITLED)}.get(coding, b"\x8b\x00\x80")
    with Site({"/a": Reply(200, body, {"Content-Encoding": coding})}) as site:
        link = one(f"{site.url}/a")
        assert link.verdict == "ok" and (link.found_title == TITLE) == (coding in ("gzip", "deflate"))
        assert "br" not in site.asked[0].headers["accept-encoding"]


def test_a_slow_drip_ends_at_the_time_limit() -> None:
    settings = replace(QUICK, limits=Limits(timeout=0.5, tries=1))
    with Site({"/a": faults.drip(TITLED, 0.1), "/b": faults.drip(b"x" * 50, 0.1)}) as site:
        started = time.monotonic()
        assert one(f"{site.url}/a", settings=settings).verdict == "timeout"
        assert time.monotonic() - started < 2


def test_a_reset_in_the_middle() -> None:
    settings = replace(QUICK, limits=Limits(timeout=5, tries=2, backoff=0.01))
    with Site({"/titled": faults.reset(TITLED[:-5]), "/bare": faults.reset(b"<html>")}) as site:
        assert one(f"{site.url}/titled", settings=settings).verdict == "ok"  # the title had come
        assert one(f"{site.url}/bare", settings=settings).verdict == "server-error"


def test_a_wrong_content_length() -> None:
    with Site(
        {"/long": faults.wrong_length(TITLED, 9999), "/short": faults.wrong_length(TITLED + b"x" * 90, len(TITLED))}
    ) as site:
        assert one(f"{site.url}/long").verdict == one(f"{site.url}/short").verdict == "ok"


def test_garbage_for_an_answer() -> None:
    with Site({"/a": faults.garbage()}) as site:
        assert one(f"{site.url}/a").verdict == "server-error"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
@pytest.mark.parametrize("said", ["header", "meta", "nowhere"])
def test_titles_in_other_encodings(encoding: str, said: str) -> None:
    title = "История Беларуси в документах и материалах"
    if said == "nowhere" and encoding == "utf-16":
        said = "header"
    meta = f'<meta charset="{encoding}">' if said == "meta" else ""
    body = f"<html><head>{meta}<title>{title}</title></head><body><h1>{title}</h1></body></html>".encode(encoding)
    kind = "text/html" + (f"; charset={encoding}" if said == "header" else "")
    with Site({"/a": Reply(200, body, {"Content-Type": kind})}) as site:
        assert one(f"{site.url}/a", title).found_title == title


def test_an_encoding_declared_by_mistake() -> None:
    body = f'<html><head><meta charset="windows-1251"><title>{TITLE}</title></head><h1>{TITLE}</h1>'.encode(
        "windows-1251"
    )
    with Site({"/a": Reply(200, body, {"Content-Type": "text/html; charset=utf-8"})}) as site:
        assert one(f"{site.url}/a").found_title == TITLE


def test_idn_hosts_and_cyrillic_paths() -> None:
    names: list[str] = []

    async def resolve(host: str, _: int) -> list[str]:
        names.append(host)
        return ["127.0.0.1"]

    network = Network(allow_private=True)
    network.resolve = resolve
    with Site({"/%D0%B3%D1%96%D1%81%D1%82%D0%BE%D1%80%D1%8B%D1%8F?q=%D1%8F": FITS}) as site:
        assert one(f"http://прыклад.бел:{site.port}/гісторыя?q=я", network=network).verdict == "ok"
        assert names == ["xn--80aiqesg1f.xn--90ais"]
        assert site.asked[0].headers["host"] == f"xn--80aiqesg1f.xn--90ais:{site.port}"
        network = Network(allow_private=True)
        network.resolve = resolve
        assert (
            one(
                f"http://xn--80aiqesg1f.xn--90ais:{site.port}/%D0%B3%D1%96%D1%81%D1%82%D0%BE%D1%80%D1%8B%D1%8F?q=%D1%8F",
                network=network,
            ).verdict
            == "ok"
        )


def test_a_redirect_to_raw_cyrillic() -> None:
    with Site({"/a": moved("/я".encode().decode("latin-1")), "/%D1%8F": FITS}) as site:
        assert one(f"{site.url}/a").verdict == "moved"


def test_ipv6_loopback() -> None:
    with Site({"/a": FITS}, host="::1") as site:
        assert one(f"{site.url}/a").verdict == "ok"


def test_the_user_agent_names_a_contact() -> None:
    with Site({"/a": FITS}) as site:
        one(f"{site.url}/a", settings=replace(QUICK, mailto="who@example.org"))
        assert site.asked[0].headers["user-agent"].startswith("cite-belarus/")
        assert "mailto:who@example.org" in site.asked[0].headers["user-agent"]


def test_reading_stops_when_the_titles_are_known() -> None:
    head = f'<html><head><title>Site</title><meta property="{{}}" name="{{}}" content="{TITLE}"></head><body>'
    routes = {f"/{name}": faults.endless(head.format(name, name).encode()) for name in ("og:title", "citation_title")}
    with Site(routes) as site:
        started = time.monotonic()
        assert {one(site.url + path).found_title for path in routes} == {TITLE}
        assert time.monotonic() - started < 0.5


def test_a_pdf_by_its_metadata() -> None:
    from links_pdf import pdf

    with Site(
        {
            "/a": Reply(200, pdf(TITLE), {"Content-Type": "application/pdf"}),
            "/b": Reply(200, b"%PDF-1.4\n", {"Content-Type": "application/pdf"}),
        }
    ) as site:
        assert one(f"{site.url}/a").found_title == TITLE
        assert one(f"{site.url}/b").verdict == "ok"
        other = one(f"{site.url}/a", title="Зусім іншы загаловак")
        assert other.verdict == "ok" and "could not be read" in other.details  # metadata refute nothing
