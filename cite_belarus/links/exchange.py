"""One request and its answer, over connections that are kept while they last."""

from __future__ import annotations

import asyncio
import os
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urlsplit

from cite_belarus.links.network import BUFFER, ForbiddenError, Network, Streams, UnresolvedError
from cite_belarus.links.settings import Limits
from cite_belarus.links.wire import Answer, Content, GarbledError

Enough = Callable[[Mapping[str, str], bytearray], bool]
KEEP = 15.0  # seconds that an idle connection is kept
IDLE = 128  # connections that are kept at most: a process may not have more than about a thousand files open
Place = tuple[str, str, int, bool]
DRAIN = 16 * 1024  # a rest of the body shorter than this is read, so that the connection can be used again
FAILURES: tuple[tuple[type[BaseException], str], ...] = (
    (ForbiddenError, "forbidden"),
    (UnresolvedError, "dns-error"),
    (ssl.SSLError, "tls-error"),
    (asyncio.TimeoutError, "timeout"),
    (TimeoutError, "timeout"),
    (ConnectionRefusedError, "refused"),
    (ConnectionError, "broken"),
    (GarbledError, "broken"),
    (UnicodeError, "dns-error"),
    (OSError, "refused"),
)


@dataclass(frozen=True, slots=True)
class Request:
    """`trusted`: to a service of the settings. `enough` is asked after every piece whether the rest may be left.

    `once`: no second try.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    trusted: bool = False
    enough: Enough | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """`outcome` is "answered" or what went wrong (see FAILURES); `cut`: the connection ended before the body did.

    `unconnected`: there was not even a connection. `temporary`: the name could not be looked up for now.
    """

    outcome: str
    code: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    note: str = ""
    cut: bool = False
    temporary: bool = False
    unconnected: bool = False


class Client:
    """Sends requests. It knows no cookies, no credentials, no redirects."""

    def __init__(self, network: Network, limits: Limits, user_agent: str) -> None:
        self.network, self.limits, self.user_agent = network, limits, user_agent
        self._idle: dict[Place, list[tuple[Streams, float]]] = {}
        self._kept = 0

    async def send(self, request: Request) -> Response:
        """The answer, or what went wrong; never raises for anything that the network does."""
        parts = urlsplit(request.url)
        kept = self._take(_place(parts, request.trusted))
        if kept:
            response = await self._over(kept, request, parts)
            if response.outcome != "broken" or response.code:
                return response  # else the server had closed the kept connection: that is no failure
        try:
            host, port = parts.hostname or "", _port(parts)
            connecting = self.network.connect(host, port, parts.scheme == "https", request.trusted)
            streams = await asyncio.wait_for(connecting, min(self.limits.connect, self.limits.timeout))
        except tuple(kind for kind, _ in FAILURES) as error:
            return replace(_failure(error), unconnected=True)
        return await self._over(streams, request, parts)

    def close(self) -> None:
        """End all kept connections."""
        for streams in self._idle.values():
            for (_, writer), _ in streams:
                writer.transport.abort()
        self._idle.clear()
        self._kept = 0

    async def _over(self, streams: Streams, request: Request, parts: SplitResult) -> Response:
        reader, writer = streams
        answer = Answer(request.method)
        content: list[Content] = []
        late = False

        def expire() -> None:
            nonlocal late
            late = True
            writer.transport.abort()

        timer = asyncio.get_running_loop().call_later(self.limits.timeout, expire)
        error: BaseException | None = None
        whole = False
        try:
            writer.write(self._head(request, parts))
            whole = await self._read(reader, answer, content, request)
        except tuple(kind for kind, _ in FAILURES) as failure:
            error = failure
        finally:
            timer.cancel()
            if error is None and answer.complete and answer.reusable and not late:
                self._keep(_place(parts, request.trusted), streams)
            else:
                writer.transport.abort()
        body = bytes(content[0].data) if content else b""
        if late or error is not None:
            failed = _failure(asyncio.TimeoutError() if late else error)
            return Response(failed.outcome, answer.code, answer.headers, body, failed.note, True)
        if not answer.code:
            return Response("broken", note="the server closed the connection without an answer")
        return Response("answered", answer.code, answer.headers, body, cut=not whole)

    async def _read(
        self, reader: asyncio.StreamReader, answer: Answer, content: list[Content], request: Request
    ) -> bool:
        """Read as much of the answer as is wanted. False: the connection ended too early."""
        taken = 0
        while not answer.complete:
            data = await reader.read(BUFFER)
            if not data:
                return answer.end()
            body = answer.feed(data)
            if not answer.code:
                continue
            if not content:
                content.append(Content(answer.headers.get("content-encoding", ""), self.limits.size))
            content[0].feed(body)
            taken += len(body)
            if taken >= self.limits.size or content[0].full or _enough(request, answer, content[0]):
                await self._drain(reader, answer)
                break
        return True

    async def _drain(self, reader: asyncio.StreamReader, answer: Answer) -> None:
        while not answer.complete and answer.reusable and answer.left and answer.left <= DRAIN:
            data = await reader.read(BUFFER)
            if not data:
                break
            answer.feed(data)

    def _keep(self, place: Place, streams: Streams) -> None:
        """Keep a connection for the next request to the place; the place idle for longest gives way."""
        idle = self._idle.pop(place, [])
        self._idle[place] = [*idle, (streams, time.monotonic())]
        self._kept += 1
        if self._kept > IDLE:
            self._drop(next(iter(self._idle)))[0][1].transport.abort()

    def _drop(self, place: Place) -> tuple[Streams, float]:
        idle = self._idle[place]
        self._kept -= 1
        last = idle.pop()
        if not idle:
            del self._idle[place]
        return last

    def _take(self, place: Place) -> Streams | None:
        while place in self._idle:
            (reader, writer), since = self._drop(place)
            if time.monotonic() - since < KEEP and not reader.at_eof() and not writer.is_closing():
                return reader, writer
            writer.transport.abort()
        return None

    def _head(self, request: Request, parts: SplitResult) -> bytes:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2]
        headers = {
            "Host": host,
            "User-Agent": self.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
            **request.headers,
        }
        if request.method == "POST":
            headers["Content-Length"] = "0"
        lines = [f"{request.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii", "ignore")


def _enough(request: Request, answer: Answer, content: Content) -> bool:
    return request.enough is not None and request.enough(answer.headers, content.data)


def _failure(error: BaseException | None) -> Response:
    outcome = next(name for kind, name in FAILURES if isinstance(error, kind))
    return Response(outcome, note=_said(error) or outcome, temporary=bool(getattr(error, "temporary", False)))


def _said(error: BaseException | None) -> str:
    """The cause in words, without the numbers and addresses of the system's own message."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    if isinstance(error, ssl.SSLError):
        return (error.reason or str(error)).replace("_", " ").lower()
    known = isinstance(error, OSError) and error.errno is not None
    return os.strerror(error.errno) if known else str(error)  # type: ignore[union-attr]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _place(parts: SplitResult, trusted: bool) -> Place:
    return parts.scheme, parts.hostname or "", _port(parts), trusted
