"""Which addresses of the network a stranger's bibliography may reach.

A name's *resolved* address is judged, never its spelling, so that decimal and octal hosts (`http://2130706433/`),
mapped and translated IPv6 (`::ffff:127.0.0.1`, NAT64, 6to4, Teredo) and names that change their answer are one case.
"""

from __future__ import annotations

import functools
import ipaddress
from typing import Union

from cite_belarus.links import tables

Address = Union[ipaddress.IPv4Address, ipaddress.IPv6Address]
Network = Union[ipaddress.IPv4Network, ipaddress.IPv6Network]


@functools.cache
def _forbidden() -> tuple[tuple[Network, str], ...]:
    return tuple((ipaddress.ip_network(r[0]), r[1]) for r in tables.rows("networks") if not r[1].startswith("embeds"))


@functools.cache
def _carriers() -> tuple[tuple[ipaddress.IPv6Network, bool, int], ...]:
    found = (r for r in tables.rows("networks") if r[1].startswith("embeds"))
    return tuple((ipaddress.IPv6Network(r[0]), r[1].endswith("inverted"), int(r[2])) for r in found)


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    for network, inverted, bit in _carriers():
        if address in network:
            number = (int(address) >> (128 - bit - 32)) & 0xFFFFFFFF
            return ipaddress.IPv4Address(number ^ 0xFFFFFFFF if inverted else number)
    return None


@functools.lru_cache(maxsize=65536)
def objection(address: str) -> str:
    """Why a numeric address must not be connected to, or "" where it may be. A zone (`fe80::1%eth0`) is ignored."""
    number: Address = ipaddress.ip_address(address.partition("%")[0])
    for network, why in _forbidden():
        if number.version == network.version and number in network:
            return why
    if isinstance(number, ipaddress.IPv6Address):
        inner = _embedded(number)
        return objection(str(inner)) if inner else ""
    return ""
