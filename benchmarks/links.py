"""How fast links are checked, on loopback servers (127.0.0.0/8): `python benchmarks/links.py [fast|polite|threads]`.

fast     politeness off: 2,000 addresses on 200 hosts that answer after 20 ms; addresses a second
polite   the defaults: 10,000 addresses on 200 hosts, latency 5 to 500 ms, 5 % faults; time against the lower bound:
         for each host its requests (retries and the probe included), one begun a second; then the slowest host
threads  the same addresses as `fast`, got by plain requests in 64 threads: what the ratio is measured against
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from cite_belarus.model import Link, Work

HOSTS = [f"127.0.{number // 100}.{number % 100 + 1}" for number in range(200)]
PAGE = (
    b"<!doctype html><html><head><title>Title of work %d - A Site</title></head><body><h1>Work %d</h1>%s</body></html>"
)
FILLING = b"<p>" + b"words and words " * 100 + b"</p>"
FAULTS = ("404", "500", "once-500", "once-reset", "once-429")


class Server(asyncio.Protocol):
    """As quick as can be: it must not be what is measured. Paths: `/<latency in ms>/<what>/<number>`."""

    counts: ClassVar[Counter[str]] = Counter()
    seen: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.host = transport.get_extra_info("sockname")[0]

    def data_received(self, data: bytes) -> None:
        path = data.split(b" ", 2)[1].decode()
        if path == "/counts":
            self._send(json.dumps(self.counts).encode())
            return
        self.counts[self.host] += 1
        _, latency, what, *number = path.split("/")
        asyncio.get_running_loop().call_later(int(latency) / 1000, self._answer, what, path, number)

    def _answer(self, what: str, path: str, number: Sequence[str]) -> None:
        if what.startswith("once-"):
            key = f"{self.host}{path}"
            what = what[5:] if not self.seen[key] else "ok"
            self.seen[key] += 1
        if what == "reset":
            self.transport.abort()
        elif what == "429":
            self._send(b"", "429 Too Many Requests", "Retry-After: 1\r\n")
        elif what == "ok" and number[-1].isdigit():
            self._send(PAGE % (int(number[-1]), int(number[-1]), FILLING))
        else:
            self._send(b"", "500 Broken" if what == "500" else "404 Not Found")

    def _send(self, body: bytes, status: str = "200 OK", more: str = "") -> None:
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{more}Content-Length: {len(body)}\r\n\r\n"
        )
        self.transport.write(head.encode() + body)


async def serve() -> None:
    """Listen on all hosts at one port, say which, and go on until stdin ends."""
    loop = asyncio.get_running_loop()
    first = await loop.create_server(Server, HOSTS[0], 0)
    port = first.sockets[0].getsockname()[1]
    for host in HOSTS[1:]:
        await loop.create_server(Server, host, port)
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def fast(port: int) -> None:
    """Addresses a second with politeness off."""
    from cite_belarus.links import Politeness, Settings, check

    settings = Settings(politeness=Politeness(per_second=0, connections=2, total=512), allow_private=True)
    works = _works(port, 2000, lambda _: (20, "ok"))
    for _ in range(3):
        started, used = time.perf_counter(), time.process_time()
        links = check(works, settings)
        took, used = time.perf_counter() - started, time.process_time() - used
        _all(links, {"ok"})
        said = f"{len(links) / took:.0f} a second, {used / len(links) * 1000:.2f} ms of processor time each"
        print(f"fast: {len(links)} addresses in {took:.2f} s: {said}", flush=True)


def threads(port: int) -> None:
    """The baseline: requests, a session a thread."""
    import threading
    from concurrent.futures import ThreadPoolExecutor

    import requests

    local = threading.local()

    def get(url: str) -> int:
        session = getattr(local, "session", None) or requests.Session()
        session.trust_env, local.session = False, session
        return session.get(url, timeout=20).status_code

    urls = [str(work.fields["url"]) for work in _works(port, 2000, lambda _: (20, "ok"))]
    started = time.perf_counter()
    with ThreadPoolExecutor(64) as pool:
        codes = list(pool.map(get, urls))
    took = time.perf_counter() - started
    print(f"threads: {len(codes)} addresses in {took:.2f} s: {len(codes) / took:.0f} a second", flush=True)


def polite(port: int, number: int = 10_000) -> None:
    """Time against the lower bound under the default politeness."""
    from cite_belarus.links import Settings, check

    chance = random.Random(2026)

    def kind(_: int) -> tuple[int, str]:
        return chance.randint(5, 500), chance.choice(FAULTS) if chance.random() < 0.05 else "ok"

    started = time.perf_counter()
    links = check(_works(port, number, kind), Settings(allow_private=True))
    took = time.perf_counter() - started
    with urllib.request.urlopen(f"http://{HOSTS[0]}:{port}/counts") as answer:
        counts = json.load(answer)
    bound = max(counts.values()) - 1 + 0.005
    found = dict(Counter(link.verdict for link in links))
    print(
        f"polite: {len(links)} addresses, {sum(counts.values())} requests in {took:.1f} s, lower bound {bound:.1f} s:"
    )
    print(f"        {took / bound:.3f} times; {found}", flush=True)


def _works(port: int, number: int, kind: Callable[[int], tuple[int, str]]) -> list[Work]:
    works = []
    for index in range(number):
        latency, what = kind(index)
        url = f"http://{HOSTS[index % len(HOSTS)]}:{port}/{latency}/{what}/{index}"
        works.append(Work(f"work{index}", "online", {"title": f"Title of work {index}", "url": url}))
    return works


def _all(links: Sequence[Link], verdicts: set[str]) -> None:
    wrong = [link for link in links if link.verdict not in verdicts]
    assert not wrong, wrong[:3]


BENCHMARKS = {"fast": fast, "polite": polite, "threads": threads}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", choices=[*BENCHMARKS, "serve", []], help="all of them where none is named")
    which = parser.parse_args().which or list(BENCHMARKS)
    if which == ["serve"]:
        asyncio.run(serve())
        return
    for name in which:
        command = [sys.executable, str(Path(__file__).resolve()), "serve"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
            assert server.stdout and server.stdin
            BENCHMARKS[name](int(server.stdout.readline()))
            server.stdin.close()


if __name__ == "__main__":
    main()
