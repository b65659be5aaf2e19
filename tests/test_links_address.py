"""Addresses as they stand in entries."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.links import soft
from cite_belarus.links.address import address, follow, host_key, trim, without_tracking

ADDRESS = st.builds(
    "http://{}/{}?{}#{}".format, st.sampled_from(["a.example", "пример.рф"]), *[st.text(max_size=20)] * 3
)


@pytest.mark.parametrize(("text", "wanted"), cases("links_address"))
def test_addresses(text: str, wanted: str) -> None:
    found = address(text)
    said = f"{'skipped' if found.skip else 'malformed'}: {found.fault}" if found.fault else found.url
    assert said == wanted


@given(st.text(max_size=60) | ADDRESS)
def test_an_address_is_ascii_and_stays_as_it_is(text: str) -> None:
    found = address(text)
    if not found.fault:
        assert found.url.isascii() and urlsplit(found.url).hostname
        assert not any(c.isspace() for c in found.url)
        assert address(found.url) == found


def test_an_empty_query_hides_no_punctuation() -> None:
    assert address("HTTP://a.by/x]?.#").url == "http://a.by/x"


@given(st.sampled_from(["http://a.example/x/", "https://пример.рф"]), st.text(max_size=60))
def test_a_redirect_leads_to_an_address_or_nowhere(url: str, location: str) -> None:
    found = follow(url, location)
    assert found.fault or (found.url.isascii() and not any(c.isspace() for c in found.url))


@pytest.mark.parametrize(("url", "wanted"), cases("links_tracking"))
def test_tracking(url: str, wanted: str) -> None:
    assert without_tracking(url) == wanted
    assert without_tracking(wanted) == wanted


@given(st.text(max_size=60))
def test_trimming_is_idempotent(text: str) -> None:
    assert trim(trim(text)) == trim(text)


def test_hosts() -> None:
    assert host_key("http://a.example/") == host_key("https://A.example/b") == "a.example"
    assert host_key("http://a.example:8080/") == "a.example:8080"


@pytest.mark.parametrize(
    ("url", "final", "wanted"),
    [
        ("http://a/x/y", "http://a/", "front"),
        ("http://a/x", "https://www.a/index.php", "front"),
        ("http://a/x", "http://a/ru/", "front"),
        ("http://a/?id=5", "http://a/", "front"),
        ("http://a/x", "http://a/404.html", "error"),
        ("http://a/x", "http://a/y", ""),
        ("http://a/", "https://a/", ""),
        ("http://a/index.html", "http://a/", ""),
        ("http://a/be", "http://a/", ""),
        ("http://a/x", "http://a/x", ""),
        ("http://a/error", "http://b/error", ""),
        ("http://a/x", "http://a/?id=5", ""),
    ],
)
def test_where_redirects_land(url: str, final: str, wanted: str) -> None:
    assert wanted in soft.landed(url, final) and bool(wanted) == bool(soft.landed(url, final))
