"""The one place where connections are made: resolve, vet, connect to exactly the address that was vetted.

The environment's proxies are not used: behind a proxy the resolved address could not be judged.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from cite_belarus.links.vetting import objection

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Resolve = Callable[[str, int], Awaitable[list[str]]]
Dial = Callable[[str, int, "ssl.SSLContext | None", str], Awaitable[Streams]]

RESOLVERS = 32  # names looked up at once; the system's resolver blocks a thread each
BUFFER = 64 * 1024
MOST = 4  # addresses of one name that are tried
PATIENCE = 3.0  # seconds for one of them, where there is another


class ForbiddenError(Exception):
    """The address leads into a network that a bibliography may not reach."""


class UnresolvedError(Exception):
    """The name has no address; `temporary` where the resolver could not tell."""

    def __init__(self, cause: str, temporary: bool) -> None:
        super().__init__(cause)
        self.temporary = temporary


async def dial(address: str, port: int, context: ssl.SSLContext | None, name: str) -> Streams:
    """Connect to a numeric address; with a `context`, TLS for the host `name`."""
    return await asyncio.open_connection(
        address, port, ssl=context, server_hostname=name if context else None, limit=BUFFER
    )


class Network:
    """Connects to hosts; each name is looked up once a run, and its addresses are vetted at every connection."""

    def __init__(self, allow_private: bool = False, ca_file: str = "", dial: Dial = dial) -> None:
        self.allow_private, self.ca_file, self.dial = allow_private, ca_file, dial
        self.resolve: Resolve = self.system_resolve
        self._names: dict[tuple[str, int], asyncio.Future[list[str]]] = {}
        self._pool = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolve")
        self._context: ssl.SSLContext | None = None

    async def connect(self, host: str, port: int, tls: bool, trusted: bool = False) -> Streams:
        """A connection to the first reachable address of `host` that may be reached.

        `trusted` is for services that the user has set. Raises ForbiddenError, UnresolvedError, OSError, ssl.SSLError.
        """
        addresses = await self._addresses(host, port)
        allowed = addresses if trusted or self.allow_private else [a for a in addresses if not objection(a)]
        if not allowed:
            raise ForbiddenError(f"{host} is {addresses[0]}: {objection(addresses[0])}")
        context = self.context() if tls else None
        for address in allowed[: MOST - 1][: len(allowed) - 1]:
            try:
                return await asyncio.wait_for(self.dial(address, port, context, host), PATIENCE)
            except ssl.SSLError:
                raise
            except (OSError, asyncio.TimeoutError):
                continue
        return await self.dial(allowed[-1], port, context, host)

    def context(self) -> ssl.SSLContext:
        """The TLS settings: the system's authorities (certifi's where it has none), or those of `ca_file`."""
        if self._context is None:
            self._context = ssl.create_default_context(cafile=self.ca_file or None)
            if not self.ca_file and not self._context.cert_store_stats()["x509_ca"] and not ssl_folder():
                import certifi  # only where the system has no authorities of its own

                self._context.load_verify_locations(certifi.where())
        return self._context

    def close(self) -> None:
        """Let the look-ups under way end by themselves."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            return [str(ipaddress.ip_address(host))]
        except ValueError:
            pass
        key = (host, port)
        if key not in self._names:
            self._names[key] = asyncio.ensure_future(self.resolve(host, port))
        return await asyncio.shield(self._names[key])

    async def system_resolve(self, host: str, port: int) -> list[str]:
        """The numeric addresses of a name, in the system's order. Raises UnresolvedError."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._pool, _getaddrinfo, host, port)
        except socket.gaierror as error:
            raise UnresolvedError(f"{host}: {error.strerror}", error.errno == socket.EAI_AGAIN) from error
        except UnicodeError as error:
            raise UnresolvedError(f"{host}: not a host name", False) from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _getaddrinfo(host: str, port: int) -> list[tuple[Any, ...]]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def ssl_folder() -> bool:
    """Whether OpenSSL has a folder of authorities, which it reads only when it needs one."""
    return bool(ssl.get_default_verify_paths().capath)
