"""When which host may be asked: never too much of one host, never an idle slot while work waits.

A host gets at most `connections` requests at once and `per_second` begun in a second; all hosts together `total`.
Where more hosts are ready than there are slots, the one with most work waiting goes first, since it ends last.
A request that goes on with an address already begun (a redirect, a retry) goes before one that begins another.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from cite_belarus.links.settings import Politeness


@dataclass(slots=True)
class Host:
    """One host's queue. `interval` is in seconds; `free_at` on the event loop's clock."""

    interval: float
    connections: int
    waiting: list[tuple[int, int, asyncio.Future[None]]] = field(default_factory=list)
    under_way: int = 0
    free_at: float = 0.0
    timed: bool = False  # a timer will look at this host again
    entry: int = 0  # its place among the ready that counts; 0: none


class Schedule:
    """Gives out turns. Belongs to one event loop."""

    def __init__(self, politeness: Politeness) -> None:
        self.politeness = politeness
        self._hosts: dict[str, Host] = {}
        self._ready: list[tuple[int, int, Host]] = []
        self._count = itertools.count(1)
        self._under_way = 0

    def host(self, name: str) -> Host:
        """The host's record; the first call makes it."""
        if name not in self._hosts:
            rate = self.politeness.per_second
            self._hosts[name] = Host(1.0 / rate if rate > 0 else 0.0, self.politeness.connections)
        return self._hosts[name]

    def limit(self, name: str, interval: float, connections: int) -> None:
        """Give a host limits of its own."""
        host = self.host(name)
        host.interval, host.connections = interval, connections

    def slow_down(self, name: str, interval: float, connections: int = 0) -> None:
        """The host wants `interval` seconds between requests, and `connections` at most (0: it says nothing).

        What is laxer than our own limits changes nothing.
        """
        host = self.host(name)
        host.interval = max(host.interval, interval)
        host.connections = min(host.connections, connections or host.connections)

    def pause(self, name: str, seconds: float) -> None:
        """Ask the host nothing for a while."""
        host = self.host(name)
        host.free_at = max(host.free_at, asyncio.get_running_loop().time() + seconds)

    @asynccontextmanager
    async def turn(self, name: str, begun: bool = False) -> AsyncIterator[None]:
        """Hold a turn for one request to the host; `begun`: it goes on with an address already begun."""
        host = self.host(name)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(host.waiting, (0 if begun else 1, next(self._count), future))
        self._offer(host)
        self._give()
        try:
            await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self._release(host)
            raise
        try:
            yield
        finally:
            self._release(host)

    def _release(self, host: Host) -> None:
        host.under_way -= 1
        self._under_way -= 1
        self._offer(host)
        self._give()

    def _offer(self, host: Host) -> None:
        """Put a host among the ready if it may be asked now, else see to it that it is looked at in time."""
        if not host.waiting or host.under_way >= host.connections:
            return
        loop = asyncio.get_running_loop()
        if host.free_at <= loop.time():
            host.entry = next(self._count)  # what it had before counts no more: more is waiting now
            heapq.heappush(self._ready, (-len(host.waiting), host.entry, host))
        elif not host.timed:
            host.timed = True
            loop.call_at(host.free_at, self._wake, host)

    def _wake(self, host: Host) -> None:
        host.timed = False
        self._offer(host)
        self._give()

    def _give(self) -> None:
        """Hand out the free slots, the busiest ready host first."""
        now = asyncio.get_running_loop().time()
        while self._ready and self._under_way < self.politeness.total:
            _, entry, host = heapq.heappop(self._ready)
            if entry != host.entry:
                continue
            host.entry = 0
            if host.free_at > now:  # paused since it was put here
                self._offer(host)
                continue
            future = _next(host)
            if future is not None:
                host.free_at = now + host.interval
                host.under_way += 1
                self._under_way += 1
                future.set_result(None)
            self._offer(host)


def _next(host: Host) -> asyncio.Future[None] | None:
    while host.waiting:
        future = heapq.heappop(host.waiting)[2]
        if not future.done():
            return future
    return None
