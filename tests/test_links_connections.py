"""Connections: kept, used again, closed, refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from links_runs import QUICK, TITLE, check, works
from servers import Site, page

from cite_belarus.links import Limits, Network, Politeness
from cite_belarus.links.exchange import IDLE
from cite_belarus.links.network import Streams

FITS = page(TITLE)


def test_connections_are_used_again() -> None:
    with Site({"*": FITS}) as site:
        settings = replace(QUICK, politeness=Politeness(per_second=0, connections=1))
        check(works({f"k{n}": f"{site.url}/{n}" for n in range(10)}), settings)
        assert site.connections == 1


def test_a_kept_connection_that_the_server_closes_is_no_failure() -> None:
    with Site({"*": FITS}) as site:
        site.answers_a_connection = 1
        settings = replace(QUICK, politeness=Politeness(per_second=0, connections=1), limits=Limits(tries=1))
        found = check(works({f"k{n}": f"{site.url}/{n}" for n in range(5)}), settings)
        assert {link.verdict for link in found} == {"ok"} and len(site.asked) == 5


def test_a_host_that_takes_no_connection_is_left_alone_after_a_while() -> None:
    tries: list[str] = []

    async def never(address: str, _: int, __: object, ___: str) -> Streams:
        tries.append(address)
        await asyncio.sleep(60)
        raise AssertionError

    settings = replace(
        QUICK, limits=Limits(connect=0.05, tries=3, backoff=0.01), politeness=Politeness(0, connections=1)
    )
    network = Network(allow_private=True, dial=never)
    found = check(works({f"k{n}": f"http://127.0.0.9/{n}" for n in range(20)}), settings, network=network)
    assert {link.verdict for link in found} == {"timeout"} and len(tries) == 3
    assert "took no connection" in found[-1].details


def test_idle_connections_do_not_pile_up() -> None:
    async def resolve(_: str, __: int) -> list[str]:
        return ["127.0.0.1"]

    network = Network(allow_private=True)
    network.resolve = resolve
    with Site({"*": FITS}) as site:
        hosts = {f"k{n}": f"http://host{n}.example:{site.port}/" for n in range(300)}
        settings = replace(QUICK, politeness=Politeness(per_second=0, total=20))
        assert {link.verdict for link in check(works(hosts), settings, network=network)} == {"ok"}
        assert site.connections == 300 and site.most_open <= IDLE + 20 + 5
