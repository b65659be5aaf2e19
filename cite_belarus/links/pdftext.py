"""The text that a PDF's first page shows, without knowing which font is where: every reading that makes sense.

A page shows codes. A font's ToUnicode map (PDF 32000-1 §9.10.3) says which characters they are. Which map belongs to
which font is not worked out: the page is read once with each, and readings that are not mostly letters are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SHOWN_LIMIT = 20_000  # bytes of the page's content that are looked at
TEXT_LIMIT = 600  # characters of each reading
MAPS = 12
WIDE_GAP = -200.0  # in thousandths of the font's size: a kern that stands for a blank
_LITERAL = rb"\((?P<text>(?:[^()\\]|\\.){0,500})\)"
_TOKEN = re.compile(
    _LITERAL + rb"|<(?P<hex>[0-9A-Fa-f\s]{2,2000})>|(?P<gap>-?\d{1,6}(?:\.\d{1,6})?)|(?P<move>T[dDm*])\b|(?P<end>\])",
    re.S,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
ESCAPES = {b"n": b" ", b"r": b" ", b"t": b" ", b"b": b"", b"f": b"", b"\n": b""}
_BLOCK = re.compile(rb"beginbf(char|range)(.{0,20000}?)endbf", re.S)
_HEX = re.compile(rb"<\s*([0-9A-Fa-f]{2,64})\s*>")
Map = dict[int, str]


def first_page(streams: Sequence[bytes]) -> tuple[str, ...]:
    """The readings of the first stream that shows text."""
    page = next((data[:SHOWN_LIMIT] for data in streams if b"BT" in data[:SHOWN_LIMIT] and b"ET" in data), b"")
    if not page:
        return ()
    maps: list[Map | None] = [None]
    maps += [found for data in streams if b"beginbf" in data and (found := to_unicode(data))][:MAPS]
    readings = ((" ".join(_read(page, known).split())[:TEXT_LIMIT], known is None) for known in maps)
    return tuple(dict.fromkeys(text for text, plain in readings if _sense(text, plain)))


def to_unicode(data: bytes) -> Map:
    """The codes of a ToUnicode map with their characters."""
    found: Map = {}
    for kind, block in _BLOCK.findall(data):
        values = [bytes.fromhex((v + b"0" * (len(v) % 2)).decode()) for v in _HEX.findall(block)]
        if kind == b"char":
            found |= {_number(code): _characters(value) for code, value in zip(values[::2], values[1::2], strict=False)}
        elif b"[" not in block:
            for first, last, value in zip(values[::3], values[1::3], values[2::3], strict=False):
                found |= _range(_number(first), _number(last), _characters(value))
    return found


def _range(first: int, last: int, value: str) -> Map:
    if not value or last - first > 0xFFFF:
        return {}
    start = ord(value[-1])
    return {first + step: value[:-1] + chr(start + step) for step in range(last - first + 1) if start + step < 0x110000}


def _number(code: bytes) -> int:
    return int.from_bytes(code, "big")


def _characters(value: bytes) -> str:
    return value.decode("utf-16-be", "ignore")


def _read(page: bytes, known: Map | None) -> str:
    """What is shown, with a blank at each move and each wide gap."""
    pieces: list[str] = []
    for token in _TOKEN.finditer(page):
        if token["text"] is not None:
            pieces.append(_decoded(unescape(token["text"]), known))
        elif token["hex"] is not None:
            pieces.append(_decoded(unhex(token["hex"]), known))
        elif token["move"] or (token["gap"] and float(token["gap"]) < WIDE_GAP):
            pieces.append(" ")
    return "".join(pieces)


def _decoded(raw: bytes, known: Map | None) -> str:
    if known is None:
        return raw.decode("latin-1")
    width = 2 if max(known) > 255 or (len(known) > 1 and raw[:1] == b"\0") else 1
    codes: Iterable[int] = (_number(raw[at : at + width]) for at in range(0, len(raw), width))
    return "".join(known.get(code, "") for code in codes)


def _sense(text: str, plain: bool) -> bool:
    """Mostly letters; where no map was used, mostly ASCII ones: other scripts come out as accented rubbish."""
    letters = [c for c in text if c.isalpha()]
    right = sum(c.isascii() for c in letters) if plain else len(letters)
    return len(letters) >= 10 and len(letters) > len(text) / 2 and right > 0.8 * len(letters)


def unescape(raw: bytes) -> bytes:
    """A literal string's bytes (PDF 32000-1 §7.3.4.2); line ends and tabs as blanks."""

    def one(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() and code < b"8" else ESCAPES.get(code, code)

    return _ESCAPE.sub(one, raw)


def unhex(digits: bytes) -> bytes:
    """A hexadecimal string's bytes (§7.3.4.3); a missing last digit is 0."""
    digits = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
