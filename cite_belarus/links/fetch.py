"""Politely getting one address: turns, tries, Retry-After, redirects."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from cite_belarus.links.address import follow, host_key
from cite_belarus.links.exchange import Client, Request, Response
from cite_belarus.links.schedule import Schedule
from cite_belarus.links.settings import Settings
from cite_belarus.registries import Call, limits

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
AGAIN = frozenset({"broken", "timeout"})  # outcomes worth another try; a refusal is an answer
SILENT = 3  # requests in a row that find no connection; then the host is left alone
LONGEST_PAUSE = 3600.0
UNSAID = 4  # times the backoff: after a 429 that does not say how long to wait


@dataclass(frozen=True, slots=True)
class Trail:
    """Where the redirects led: the last response, every address on the way, whether each redirect was permanent."""

    response: Response
    chain: tuple[str, ...]
    permanent: bool

    @property
    def final(self) -> str:
        return self.chain[-1]


class Fetcher:
    """Sends requests when it is their turn, and again where that may help."""

    def __init__(self, client: Client, schedule: Schedule, settings: Settings) -> None:
        self.client, self.schedule, self.settings = client, schedule, settings
        self._closed: dict[str, str] = {}  # hosts that asked for a longer wait than is waited for
        self._limited: set[str] = set()
        self._silent: Counter[str] = Counter()  # requests in a row that found no connection

    async def trail(self, request: Request) -> Trail:
        """Follow an address to its end: at most `redirects` of them, never twice to the same place."""
        chain, permanent, begun = [request.url], True, False
        while True:
            response = await self.send(request, begun)
            if response.code not in REDIRECTS or "location" not in response.headers:
                return Trail(response, tuple(chain), permanent and len(chain) > 1)
            permanent, begun = permanent and response.code in PERMANENT, True
            place = follow(request.url, response.headers["location"])
            fault = self._fault(place.url, chain, place.fault)
            chain.append(place.url)
            if fault:
                outcome = "skipped" if place.skip else "loop"
                return Trail(replace(response, outcome=outcome, note=fault), tuple(chain), False)
            request = replace(request, url=place.url, trusted=False)

    def _fault(self, url: str, chain: list[str], fault: str) -> str:
        if fault:
            return fault
        if url in chain:
            return f"the redirects go round in a circle, at {url}"
        return (
            f"more than {self.settings.limits.redirects} redirects"
            if len(chain) > self.settings.limits.redirects
            else ""
        )

    async def call(self, call: Call) -> Response:
        """Ask a service, within its published limits. Its redirects are not followed: they are for the reader."""
        name = f"{call.service} list" if call.listing else call.service
        self._limit_service(name, call)
        request = Request(call.url, call.method, {"Accept": "application/json", **call.headers}, trusted=True)
        return await self.send(request, host=name)

    async def send(self, request: Request, begun: bool = False, host: str = "") -> Response:
        """One address without its redirects: up to `tries` requests. `host` names the queue (by default the host)."""
        host = host or host_key(request.url)
        tries = 1 if request.once else self.settings.limits.tries
        for attempt in range(1, tries + 1):
            async with self.schedule.turn(host, begun or attempt > 1):
                if host in self._closed:
                    return Response("rate-limited", note=self._closed[host])
                if self._silent[host] >= SILENT:
                    return Response("timeout", note=f"the host took no connection {SILENT} times in this run")
                response = await self.client.send(request)
                self._note(host, response)
                wait = self._wait(host, response, attempt)
            if wait is None or attempt == tries:
                break
            await asyncio.sleep(wait)
        return replace(response, note=self._closed.get(host, response.note))

    def _wait(self, host: str, response: Response, attempt: int) -> float | None:
        """Seconds until the next try, None where there is none."""
        limited = response.code == 429
        asked = retry_after(response.headers, time.time()) if limited or response.code == 503 else None
        if asked is not None and asked > self.settings.limits.retry_after:
            if limited:
                self._closed[host] = f"the host wants {asked:.0f} seconds between requests"
            return None
        if not (limited or response.code >= 500 or response.outcome in AGAIN or response.temporary):
            return None
        if asked is not None:
            self.schedule.pause(host, asked)
        if asked is not None:
            return 0.0  # the pause does the waiting, for all of the host's addresses
        return self._backoff(attempt) * (UNSAID if limited else 1)

    def _backoff(self, attempt: int) -> float:
        """Exponential, with jitter of a half either way, so that a host's addresses do not come back all at once."""
        return self.settings.limits.backoff * float(2 ** (attempt - 1)) * random.uniform(0.5, 1.5)

    def _note(self, host: str, response: Response) -> None:
        """Take to heart what an answer, or its absence, says of the host."""
        no_connection = response.outcome == "timeout" and response.unconnected
        self._silent[host] = self._silent[host] + 1 if no_connection else 0
        self._obey(host, response.headers)

    def _obey(self, host: str, headers: Mapping[str, str]) -> None:
        if not self.settings.politeness.obey:
            return
        wanted, spent = limits.interval(headers), limits.exhausted(headers, time.time())
        self.schedule.slow_down(host, min(wanted, LONGEST_PAUSE), limits.at_once(headers))
        if spent:
            self.schedule.pause(host, min(spent, self.settings.limits.retry_after))

    def _limit_service(self, name: str, call: Call) -> None:
        if name in self._limited:
            return
        self._limited.add(name)
        own = not call.url.startswith(limits.PUBLIC[call.service])
        limit = limits.OWN if own else limits.limit(call.service, call.listing, bool(self.settings.mailto))
        self.schedule.limit(name, 1 / limit.per_second, limit.connections)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks for, as seconds or as a date (RFC 9110 §10.2.3); None where it says nothing."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        date = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=timezone.utc)
    return max(0.0, (date - datetime.fromtimestamp(now, timezone.utc)).total_seconds())
