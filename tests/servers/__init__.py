"""Real HTTP and HTTPS servers on loopback: what a path answers is a function; what was asked for is recorded."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Union

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter
REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 410: "Gone", 429: "Too Many Requests"}


@dataclass(frozen=True)
class Asked:
    """One request as it came; `at` is on the monotonic clock, `number` counts the requests for its path from 1."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float
    number: int

    @property
    def query(self) -> str:
        return self.path.partition("?")[2]


@dataclass(frozen=True)
class Reply:
    """An ordinary answer."""

    code: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    after: float = 0.0

    def bytes(self, method: str) -> bytes:
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(self.body)), **self.headers}
        lines = [
            f"HTTP/1.1 {self.code} {REASONS.get(self.code, 'Said')}",
            *(f"{k}: {v}" for k, v in headers.items() if v),
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + (b"" if method == "HEAD" else self.body)


Raw = Callable[[Writer], Awaitable[None]]  # writes what it likes, and the connection ends
Answer = Union[Reply, Raw]
Route = Union[Answer, Callable[[Asked], Answer]]


def page(title: str = "", code: int = 200, text: str = "", **headers: str) -> Reply:
    """An HTML page."""
    head = f"<title>{title}</title>" if title else ""
    html = f"<!doctype html><html><head>{head}</head><body>{text}</body></html>"
    return Reply(code, html.encode(), {k.replace("_", "-"): v for k, v in headers.items()})


def moved(place: str, code: int = 301) -> Reply:
    """A redirect."""
    return Reply(code, b"", {"Location": place})


class Site:
    """A server in a thread of its own. `routes` go from path to answer; "*" answers every other path (404 if unset)."""

    def __init__(
        self, routes: Mapping[str, Route] | None = None, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
    ):
        self.routes: dict[str, Route] = dict(routes or {})
        self.host, self.tls, self.port = host, tls, 0
        self.asked: list[Asked] = []
        self.open = self.most_open = self.connections = 0
        self.answers_a_connection = 1_000_000  # then the server closes it without a word
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self.tls else ''}://{host}:{self.port}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def __enter__(self) -> Site:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._serve, self.host, 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: Reader, writer: Writer) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.open += 1
        self.connections += 1
        self.most_open = max(self.most_open, self.open)
        try:
            for _ in range(self.answers_a_connection):
                if not await self._one(reader, writer):
                    break
            writer.close()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            self.open -= 1
            self._tasks.discard(task)

    async def _one(self, reader: Reader, writer: Writer) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.split("\r\n")
        method, path, _ = request.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if value}
        asked = Asked(method, path, headers, time.monotonic(), 1 + sum(a.path == path for a in self.asked))
        self.asked.append(asked)
        answer = self._answer(asked)
        if not isinstance(answer, Reply):
            await answer(writer)
            return False
        if answer.after:
            await asyncio.sleep(answer.after)
        writer.write(answer.bytes(method))
        await writer.drain()
        return True

    def _answer(self, asked: Asked) -> Answer:
        route = self.routes.get(asked.path) or self.routes.get(asked.path.partition("?")[0]) or self.routes.get("*")
        if route is None:
            return page("404 Not Found", 404)
        if isinstance(route, Reply) or asyncio.iscoroutinefunction(route):
            return route
        answer: Answer = route(asked)  # type: ignore[operator,arg-type,assignment]
        return answer
