"""An address in a stranger's bibliography cannot reach the user's own network. Nothing here leaves loopback:
names are resolved by the test, and connections to anything else are recorded and refused."""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from links_runs import QUICK, TITLE, check, one, works
from servers import Asked, Reply, Site, moved, page

from cite_belarus.links import Network, Settings
from cite_belarus.links.network import Streams, dial
from cite_belarus.links.vetting import objection

FITS = page(TITLE)
STRICT = replace(QUICK, allow_private=False)
PUBLIC = "93.184.216.34"  # never connected to: the recorder leads it to the server


class Recorder(Network):
    """Leads connections to PUBLIC to a server on loopback, records all others and refuses them."""

    def __init__(self, site: Site, names: dict[str, list[str]] | None = None, allow_private: bool = False) -> None:
        super().__init__(allow_private, dial=self.record)
        self.site, self.names, self.dialled = site, names or {}, list[str]()
        self.resolve = self.look_up

    async def look_up(self, host: str, port: int) -> list[str]:
        known = self.names.get(host)
        return known if known else await self.system_resolve(host, port)

    async def record(self, address: str, _: int, context: ssl.SSLContext | None, name: str) -> Streams:
        self.dialled.append(address)
        if address == PUBLIC:
            return await dial(self.site.host, self.site.port, context, name)
        raise ConnectionRefusedError(f"refused by the test: {address}")


PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "0.0.0.0", "0.1.2.3", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::", "::1",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1",
    "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "2002:c0a8:101::1", "::ffff:0:127.0.0.1",
    "2001:0:0:0:0:0:80ff:fffe", "2001:db8::1", "fec0::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_objected_to(address: str) -> None:
    assert objection(address)


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34",
        "8.8.8.8",
        "172.32.0.1",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
        "2002:808:808::1",
    ],
)
def test_public_addresses_are_not(address: str) -> None:
    assert objection(address) == ""


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_however_ipv6_carries_it(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    carried = [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x0064FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80)),
        ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),
    ]
    assert {bool(objection(str(one))) for one in carried} == {bool(objection(str(address)))}


@given(st.ip_addresses(v=6))
def test_whatever_the_library_calls_private_is_objected_to(address: ipaddress.IPv6Address) -> None:
    if address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert objection(str(address))


HOSTS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "0",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "localhost",
    "0.0.0.0",
    "①②⑦.⓪.⓪.①",
]


@pytest.mark.parametrize("host", HOSTS)
def test_no_spelling_of_loopback_is_reached(host: str) -> None:
    with Site({"*": FITS}) as site:
        network = Recorder(site)
        link = one(f"http://{host}:{site.port}/a", settings=STRICT, network=network)
        assert link.verdict in ("skipped", "malformed", "dns-error")
        assert network.dialled == [] and site.connections == 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8080", "[::1]", "169.254.169.254", "10.0.0.1", "[fe80::1]", "2130706433", "intern.example"]
)
def test_redirects_into_private_networks_are_not_followed(host: str) -> None:
    with Site({"/a": moved(f"http://{host}/secret", 302)}) as site:
        network = Recorder(site, {"public.example": [PUBLIC], "intern.example": ["192.168.0.7"]})
        link = one("http://public.example/a", settings=STRICT, network=network)
        assert link.verdict == "skipped" and link.chain[-1].endswith("/secret")
        assert network.dialled == [PUBLIC] and site.paths() == ["/a"]


def test_a_name_that_changes_its_answer_is_judged_by_what_is_connected_to() -> None:
    """Rebinding: only addresses that were vetted are ever dialled, and the private ones among them never."""
    with Site({"*": FITS}) as site:
        network = Recorder(site, {"both.example": ["10.0.0.1", PUBLIC, "127.0.0.1"]})
        assert one("http://both.example/a", settings=STRICT, network=network).verdict == "ok"
        assert network.dialled == [PUBLIC]
        network = Recorder(site, {"bad.example": ["10.0.0.1", "::1"]})
        assert one("http://bad.example/a", settings=STRICT, network=network).verdict == "skipped"
        assert network.dialled == []


def test_allow_private_lifts_it() -> None:
    with Site({"/a": FITS}) as site:
        assert one(f"{site.url}/a", settings=STRICT).verdict == "skipped"
        assert one(f"{site.url}/a").verdict == "ok"


def test_the_environments_proxies_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Site({"*": FITS}) as proxy, Site({"/a": FITS}) as site:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        assert one(f"{site.url}/a").verdict == "ok"
        assert one(f"{site.url}/a", settings=STRICT).verdict == "skipped"
        assert proxy.connections == 0


def test_no_credentials_are_sent_on_and_no_cookies_kept() -> None:
    def cookie(_: Asked) -> Reply:
        return page(TITLE, Set_Cookie="a=b; Path=/")

    with Site({"/a": moved("/b"), "/b": cookie, "/c": cookie}) as site:
        user = site.url.replace("http://", "http://user:secret@")
        assert one(f"{user}/a").verdict == "moved"
        check(works({"b": f"{site.url}/b", "c": f"{site.url}/c"}), QUICK)
        assert not any({"authorization", "cookie", "referer"} & set(asked.headers) for asked in site.asked)
        assert not any("secret" in asked.headers["host"] for asked in site.asked)


def test_a_redirect_cannot_put_lines_into_a_request() -> None:
    with Site({"/a": moved("/b%0d%0aX-Evil:%201")}) as site:
        one(f"{site.url}/a")
        one(f"{site.url}/c\r\nX-Evil: 1")
        assert not any("x-evil" in asked.headers for asked in site.asked)


def test_services_of_the_settings_may_be_private_but_their_addresses_in_entries_may_not() -> None:
    from links_runs import at, doi

    with Site({"*": page("", 404)}) as site:
        assert doi("10.1234/abc", site.url, STRICT).verdict == "doi-unregistered"
        assert one(f"{site.url}/a", settings=at(site.url, STRICT)).verdict == "skipped"
        assert all(path.startswith("/api/handles/") for path in site.paths())


def test_of_several_addresses_the_first_that_answers_is_taken() -> None:
    with Site({"*": FITS}) as site:
        network = Recorder(site, {"two.example": ["8.8.8.8", PUBLIC]})
        assert one("http://two.example/a", settings=STRICT, network=network).verdict == "ok"
        assert network.dialled == ["8.8.8.8", PUBLIC]  # the first was recorded and refused, not sent to


def test_the_defaults_are_strict() -> None:
    assert not Settings().allow_private and not Network().allow_private


def test_a_check_can_be_awaited() -> None:
    from cite_belarus.links import Run

    with Site({"/a": FITS}) as site:
        links = asyncio.run(Run(works({"a": f"{site.url}/a"}), QUICK).links())
        assert links[0].verdict == "ok"
