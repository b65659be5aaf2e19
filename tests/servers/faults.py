"""What servers do wrong."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct

from servers import Raw, Reply, Writer

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def endless(start: bytes = b"<html><body>") -> Raw:
    """A chunked body without an end."""

    async def answer(writer: Writer) -> None:
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(start), start))
        piece = b"x" * 65536
        while True:
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            await writer.drain()

    return answer


def drip(body: bytes, pause: float) -> Raw:
    """One byte at a time."""

    async def answer(writer: Writer) -> None:
        writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(body))
        for byte in body:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(pause)

    return answer


def reset(start: bytes = b"", length: int = 1000) -> Raw:
    """A reset in the middle of the body (`start` of `length` bytes is sent), or before any answer (no `start`)."""

    async def answer(writer: Writer) -> None:
        if start:
            writer.write(HEAD + b"Content-Length: %d\r\n\r\n%s" % (length, start))
            await writer.drain()
            await asyncio.sleep(0.05)
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return answer


def wrong_length(body: bytes, length: int) -> Raw:
    """A Content-Length that is not the body's."""

    async def answer(writer: Writer) -> None:
        writer.write(HEAD + b"Content-Length: %d\r\n\r\n%s" % (length, body))
        await writer.drain()
        writer.close()

    return answer


def silent(seconds: float) -> Raw:
    """No answer at all."""

    async def answer(_: Writer) -> None:
        await asyncio.sleep(seconds)

    return answer


def garbage() -> Raw:
    """An answer that is no HTTP."""

    async def answer(writer: Writer) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        await writer.drain()

    return answer


def bomb(megabytes: int = 60) -> Reply:
    """A small gzip body that becomes a large one."""
    packed = gzip.compress(b"<html><head>" + b" " * (megabytes << 20), 1)
    return Reply(200, packed, {"Content-Encoding": "gzip"})
