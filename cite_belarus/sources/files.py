"""From a path to decoded text, with an error that helps for everything that is no text."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from cite_belarus.model import CiteError
from cite_belarus.sources.encoding import probable

# How a file begins, what it is, and what to do with it.
KINDS_OF_BINARY = (
    (b"%PDF", "a PDF file", "make text of it first, for instance with: pdftotext {path}"),
    (b"PK\x03\x04", "a ZIP container (Word, OpenDocument or EPUB file)", "save it as plain text or Markdown first"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as plain text or Markdown first"),
    (b"{\\rtf", "an RTF file", "save it as plain text or Markdown first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
)
STANDARD_INPUT = "-"
_REMEDY = "give a text file: plain text (.txt) or Markdown (.md)"
_WIDE_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
               (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def load(path: Path) -> bytes:
    """The bytes of a file that holds something, "-" being standard input; CiteError for all that cannot be read."""
    data = read(path)
    if not data.strip(codecs.BOM_UTF8 + b" \t\r\n\f"):
        raise CiteError("the file is empty", place=str(path), remedy="give a file that holds the article's text")
    return data


def read(path: Path) -> bytes:
    """The same for a file that may be empty."""
    place = str(path)
    try:
        return sys.stdin.buffer.read() if place == STANDARD_INPUT else path.read_bytes()
    except FileNotFoundError:
        raise CiteError("there is no such file", place=place, remedy="check the path") from None
    except IsADirectoryError:
        raise CiteError("this is a folder", place=place, remedy="name the article files in it") from None
    except PermissionError:
        remedy = "name the article files in it" if path.is_dir() else "ask for the right to read the file"
        raise CiteError("no permission to read the file", place=place, remedy=remedy) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the path
        raise CiteError(f"the file cannot be read ({error})", place=place, remedy=_REMEDY) from None


def decode(data: bytes, place: str, encoding: str | None = None) -> str:
    """Bytes to text: UTF-8 unless `encoding` says otherwise; CiteError naming the probable encoding or kind."""
    _refuse_binary(data, place)
    if encoding:
        return _decode_as(data, place, encoding)
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            raise _not_utf8(place, name)
    if b"\0" in data:
        wide = _wide_without_mark(data)
        if not wide:
            raise CiteError("this is a binary file", place=place, remedy=_REMEDY)
        raise _not_utf8(place, wide)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(f"{place}:{line}", probable(data)) from None


def _refuse_binary(data: bytes, place: str) -> None:
    for start, name, remedy in KINDS_OF_BINARY:
        if data.startswith(start):
            raise CiteError(f"this is {name}", place=place, remedy=remedy.format(path=place))


def _decode_as(data: bytes, place: str, encoding: str) -> str:
    remedy = "leave out --encoding for UTF-8, or name another one, for instance: --encoding windows-1251"
    try:
        return codecs.lookup(encoding).decode(data)[0].removeprefix("\ufeff")
    except LookupError:
        raise CiteError(f"there is no encoding {encoding!r}", place=place, remedy=remedy) from None
    except UnicodeError as error:
        raise CiteError(f"the file is not in {encoding} ({error})", place=place, remedy=remedy) from None
    except (TypeError, AttributeError, ValueError):  # codecs from bytes to bytes, such as "hex"
        raise CiteError(f"{encoding!r} is no encoding of text", place=place, remedy=remedy) from None


def _not_utf8(place: str, name: str) -> CiteError:
    return CiteError(
        f"the file is not UTF-8 text; it is probably {name}", place=place, remedy=f"try: --encoding {name}"
    )


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 without a byte order mark, told by where the zero bytes stand; "" for anything else."""
    sample = data[:4096]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.05 * half else ""
