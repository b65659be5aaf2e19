"""Titles of a PDF from what was read of it: its metadata and its first page's text, where they can be had.

Only deflated streams are opened, each to a limit; anything else is passed over.
"""

from __future__ import annotations

import re
import zlib

from cite_belarus.links import pdftext

STREAMS = 200
STREAM_LIMIT = 256 * 1024
ALL_STREAMS = 4 * 1024 * 1024
_INFO = re.compile(
    rb"/Title\s*(?:\((?P<text>(?:[^()\\]|\\.|\([^()]{0,200}\)){0,1000})\)|<(?P<hex>[0-9A-Fa-f\s]{0,4000})>)", re.S
)
_XMP = re.compile(rb"<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]{0,80}>([^<]{1,1000})</rdf:li>", re.S)
_STREAM = re.compile(rb"stream\r?\n")


def pdf_titles(body: bytes) -> tuple[tuple[str, str], ...]:
    """("metadata" or "first page", text) pairs; () where nothing can be read."""
    opened = _streams(body)
    found = [("metadata", title) for data in (body, *opened) for title in _metadata(data)]
    found += [("first page", text) for text in pdftext.first_page(opened)]
    return tuple(dict.fromkeys(found))


def _metadata(data: bytes) -> list[str]:
    info = _INFO.search(data)
    titles = [_string(info)] if info else []
    xmp = _XMP.search(data)
    if xmp:
        titles.append(xmp[1].decode("utf-8", "replace"))
    return [clean for title in titles if (clean := " ".join(title.split()))]


def _streams(body: bytes) -> list[bytes]:
    opened: list[bytes] = []
    room = ALL_STREAMS
    for start in list(_STREAM.finditer(body))[:STREAMS]:
        try:
            data = zlib.decompressobj().decompress(body[start.end() :], min(STREAM_LIMIT, room))
        except zlib.error:
            continue
        opened.append(data)
        room -= len(data)
        if room <= 0:
            break
    return opened


def _string(info: re.Match[bytes]) -> str:
    """A PDF text string: UTF-16 or UTF-8 with a mark, else PDFDocEncoding, read as Latin-1 (PDF 32000 §7.9.2)."""
    raw = pdftext.unhex(info["hex"]) if info["hex"] else pdftext.unescape(info["text"] or b"")
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw[3:].decode("utf-8", "replace") if raw.startswith(b"\xef\xbb\xbf") else raw.decode("latin-1")
