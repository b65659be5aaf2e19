"""Titles of a PDF from what was read of it: its metadata and its first page's text, where they can be had.

Only deflated streams are opened, each to a limit; anything else is passed over.
"""

from __future__ import annotations

import re
import zlib

STREAMS = 40
STREAM_LIMIT = 256 * 1024
_INFO = re.compile(
    rb"/Title\s*(?:\((?P<text>(?:[^()\\]|\\.|\([^()]{0,200}\)){0,1000})\)|<(?P<hex>[0-9A-Fa-f\s]{0,4000})>)", re.S
)
_XMP = re.compile(rb"<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]{0,80}>([^<]{1,1000})</rdf:li>", re.S)
_STREAM = re.compile(rb"stream\r?\n")
_SHOWN = re.compile(rb"\((?P<text>(?:[^()\\]|\\.){0,500})\)\s*Tj|\[(?P<parts>[^\[\]]{0,2000})\]\s*TJ", re.S)
_PIECE = re.compile(rb"\(((?:[^()\\]|\\.){0,500})\)", re.S)
_OCTAL = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
ESCAPES = {b"n": b" ", b"r": b" ", b"t": b" ", b"b": b"", b"f": b""}
FIRST_PAGE = 600  # characters of the first page's text that a title is looked for in


def pdf_titles(body: bytes) -> tuple[tuple[str, str], ...]:
    """("metadata" or "first page", text) pairs; () where nothing can be read."""
    opened = _streams(body)
    found = [("metadata", title) for data in (body, *opened) for title in _metadata(data)]
    page = next((text for data in opened if (text := _shown(data))), "")
    if page:
        found.append(("first page", page))
    return tuple(dict.fromkeys(found))


def _metadata(data: bytes) -> list[str]:
    info = _INFO.search(data)
    titles = [_string(info)] if info else []
    xmp = _XMP.search(data)
    if xmp:
        titles.append(xmp[1].decode("utf-8", "replace"))
    return [clean for title in titles if (clean := " ".join(title.split()))]


def _streams(body: bytes) -> list[bytes]:
    opened = []
    for start in list(_STREAM.finditer(body))[:STREAMS]:
        inflate = zlib.decompressobj()
        try:
            opened.append(inflate.decompress(body[start.end() :], STREAM_LIMIT))
        except zlib.error:
            continue
    return opened


def _shown(data: bytes) -> str:
    """The text that a page's content shows, where its font uses plain codes; "" for glyph numbers."""
    if b"BT" not in data[:20000]:
        return ""
    pieces = []
    for shown in _SHOWN.finditer(data[:20000]):
        raw = shown["text"] if shown["text"] is not None else b"".join(_PIECE.findall(shown["parts"]))
        pieces.append(_bytes(raw).decode("latin-1"))
    text = " ".join(" ".join(pieces).split())[:FIRST_PAGE]
    letters = sum(c.isalpha() for c in text)
    return text if letters > len(text) / 2 else ""


def _string(info: re.Match[bytes]) -> str:
    """A PDF text string: UTF-16 or UTF-8 with a mark, else PDFDocEncoding, read as Latin-1 (PDF 32000 §7.9.2)."""
    digits = re.sub(rb"\s", b"", info["hex"] or b"")
    raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()) if digits else _bytes(info["text"] or b"")
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw[3:].decode("utf-8", "replace") if raw.startswith(b"\xef\xbb\xbf") else raw.decode("latin-1")


def _bytes(raw: bytes) -> bytes:
    def one(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else ESCAPES.get(code, code)

    return _OCTAL.sub(one, raw)
