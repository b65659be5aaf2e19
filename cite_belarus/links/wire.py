"""HTTP/1.1 answers, read piece by piece (RFC 9112), without any input or output of its own.

`Answer.feed(bytes)` takes what came over the wire, however it is cut, and returns the body's bytes in it.
It is as lenient as browsers are (bare line feeds, missing reason phrases) and keeps to limits everywhere.
"""

from __future__ import annotations

import zlib

HEAD_LIMIT = 64 * 1024
LINE_LIMIT = 1024
NO_BODY = frozenset({204, 205, 304})


class GarbledError(Exception):
    """What came is no HTTP answer."""


class Answer:
    """One answer on its way in.

    `code` is 0 until the head is there. `complete`: the body has ended; `reusable`: the next answer may follow on
    the same connection.
    """

    def __init__(self, method: str = "GET") -> None:
        self.method = method
        self.code = 0
        self.headers: dict[str, str] = {}
        self.complete = self.reusable = False
        self.left: int | None = None  # bytes to come of the body or the chunk; None: until the connection ends
        self._chunked = False
        self._buffer = b""

    def feed(self, data: bytes) -> bytes:
        """The body's bytes (transfer coding undone, content coding not) that `data` completes. Raises GarbledError."""
        self._buffer += data
        if not self.code and not self._read_head():
            return b""
        if self.complete:
            return b""
        return self._chunks() if self._chunked else self._plain()

    def end(self) -> bool:
        """The connection has ended; False when the answer was cut short."""
        whole = self.complete or (bool(self.code) and not self._chunked and self.left is None)
        self.complete, self.reusable = True, False
        return whole

    def _read_head(self) -> bool:
        while not self.code:
            head, rest = _cut_head(self._buffer)
            if rest is None:
                if len(self._buffer) > HEAD_LIMIT:
                    raise GarbledError("the head of the answer has no end")
                return False
            code, keeps = _status(head)
            self._buffer = rest
            if code >= 200 or code == 101:
                self.code, self.headers = code, _headers(head)
                self._frame(keeps)
        return True

    def _frame(self, keeps_alive: bool) -> None:
        """Where the body ends (RFC 9112 §6.3)."""
        connection = self.headers.get("connection", "").lower()
        self.reusable = "close" not in connection and (keeps_alive or "keep-alive" in connection)
        if self.method == "HEAD" or self.code in NO_BODY:
            self.complete = True
        elif "chunked" in self.headers.get("transfer-encoding", "").lower():
            self._chunked, self.left = True, 0
        else:
            length = self.headers.get("content-length", "").split(",")[0].strip()
            self.left = int(length) if length.isascii() and length.isdigit() and len(length) < 19 else None
            self.complete = self.left == 0
            self.reusable = self.reusable and self.left is not None

    def _plain(self) -> bytes:
        data, self._buffer = self._buffer, b""
        if self.left is None:
            return data
        body = data[: self.left]
        self.left -= len(body)
        if not self.left:
            self.complete = True
            self.reusable = self.reusable and len(body) == len(data)
        return body

    def _chunks(self) -> bytes:
        out = []
        while not self.complete:
            if self.left:
                piece, self._buffer = self._buffer[: self.left], self._buffer[self.left :]
                self.left -= len(piece)
                out.append(piece)
                if self.left or not self._buffer:
                    break
            elif not self._chunk_size():
                break
        return b"".join(out)

    def _chunk_size(self) -> bool:
        """Read the next chunk's size line; the blank line after a chunk is passed over. False: more is needed."""
        start = 2 if self._buffer[:2] == b"\r\n" else 1 if self._buffer[:1] == b"\n" else 0
        line, found, _ = self._buffer[start : start + LINE_LIMIT].partition(b"\n")
        if not found:
            if len(self._buffer) >= LINE_LIMIT:
                raise GarbledError("a chunk without a size")
            return False
        size = line.split(b";")[0].strip()
        try:
            self.left = int(size, 16) if size else 0
        except ValueError as error:
            raise GarbledError("a chunk without a size") from error
        if self.left < 0:
            raise GarbledError("a chunk of negative size")
        self._buffer = self._buffer[start + len(line) + 1 :]
        if size and not self.left:
            self.complete, self.reusable = True, self.reusable and b"\r\n".startswith(self._buffer)
        return True


def _cut_head(buffer: bytes) -> tuple[bytes, bytes | None]:
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := buffer.find(mark)) >= 0]
    if not ends:
        return b"", None
    at, length = min(ends)
    return buffer[:at], buffer[at + length :]


def _status(head: bytes) -> tuple[int, bool]:
    words = head.lstrip().split(b"\n", 1)[0].split(None, 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit() or len(words[1]) != 3:
        raise GarbledError("not an HTTP answer")
    return int(words[1]), words[0] >= b"HTTP/1.1"


def _headers(head: bytes) -> dict[str, str]:
    """Names in lower case; of a repeated name the values are joined by a comma, as RFC 9110 §5.3 has it."""
    found: dict[str, str] = {}
    for line in head.split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            key, text = name.strip().lower().decode("latin-1"), value.strip().decode("latin-1")
            found[key] = f"{found[key]}, {text}" if key in found else text
    return found


class Content:
    """Undoes the content coding, never giving more than `limit` bytes in all: a bomb ends here."""

    def __init__(self, coding: str, limit: int) -> None:
        self.data = bytearray()
        self.limit = limit
        self.readable = True
        self._coding = coding.strip().lower()
        self._inflate = _inflater(self._coding)
        if self._coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            self.readable = False

    @property
    def full(self) -> bool:
        """Nothing more can be taken."""
        return not self.readable or len(self.data) >= self.limit

    def feed(self, piece: bytes) -> None:
        """Take some of the body; a damaged stream keeps what could be read of it."""
        if self.full or not piece:
            return
        room = self.limit - len(self.data)
        if self._inflate is None:
            self.data += piece[:room]
            return
        try:
            self.data += self._inflate.decompress(piece, room)
        except zlib.error:
            self._restart(piece, room)

    def _restart(self, piece: bytes, room: int) -> None:
        """Some servers call raw deflate "deflate" (RFC 9110 §8.4.1.2 notes it)."""
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            if self.data or self._coding != "deflate":
                raise zlib.error
            self.data += self._inflate.decompress(piece, room)
        except zlib.error:
            self.readable = False


def _inflater(coding: str) -> zlib._Decompress | None:
    if coding in ("gzip", "x-gzip"):
        return zlib.decompressobj(16 + zlib.MAX_WBITS)
    return zlib.decompressobj() if coding == "deflate" else None
