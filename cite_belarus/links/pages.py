"""The titles that a page gives itself, read from as little of it as will do."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from cite_belarus.late import Late
from cite_belarus.links.pdf import pdf_titles

WORDS = 400  # of the page's text, kept for comparing it with the host's answer to a path that cannot exist
TITLE_LIMIT = 500
Titles = tuple[tuple[str, str], ...]
# where a title may stand, the most telling first: the place's name → XPath
PLACES = (
    ("citation_title", "//meta[{name}='citation_title']/@content"),
    ("dc.title", "//meta[{name}='dc.title' or {name}='dcterms.title']/@content"),
    ("og:title", "//meta[{property}='og:title' or {name}='og:title']/@content"),
    ("title", "//title[not(ancestor::svg)]"),
    ("h1", "//h1"),
)
_LOWER = "translate(@{0},'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz')"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_HEADER_CHARSET = Late(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_HEAD_END = re.compile(rb"</head\s*>|<body[\s>]", re.I)
_H1_END = re.compile(rb"</h1\s*>", re.I)
_CITATION_TITLE = re.compile(rb"""["']citation_title["']""", re.I)
BODY = 128 * 1024  # of the body that are read in search of the first heading
MISREAD = 0.005  # of the characters
MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def kind(headers: Mapping[str, str], body: bytes | bytearray) -> str:
    """ "html", "pdf" or "other", by the media type, or by the first bytes where none is given."""
    media = headers.get("content-type", "").split(";")[0].strip().lower()
    if media == "application/pdf" or body[:5] == b"%PDF-":
        return "pdf"
    if media in ("text/html", "application/xhtml+xml", "text/xml", "application/xml"):
        return "html"
    looks = bytes(body[:1024]).lstrip().lower()
    unsure = media in ("", "text/plain", "application/octet-stream")
    return "html" if unsure and (looks.startswith((b"<!doctype html", b"<html")) or not media) else "other"


def enough(headers: Mapping[str, str], body: bytearray) -> bool:
    """Whether the titles are known, so that the rest need not be read.

    They are with the head, where it has the title that scholarly sites give (`citation_title`), else with the first
    heading: many sites call every page by their own name in `<title>` and `og:title`. Of a PDF everything is wanted,
    of other media nothing.
    """
    what = kind(headers, body)
    if what != "html":
        return what == "other"
    head = _HEAD_END.search(body)
    if not head:
        return False
    known = _CITATION_TITLE.search(body, 0, head.start()) or _H1_END.search(body, head.start())
    return bool(known) or len(body) - head.start() > BODY


def titles(headers: Mapping[str, str], body: bytes) -> Titles:
    """The titles of an HTML page or a PDF, as pairs of where each stood and its text; () for anything else."""
    what = kind(headers, body)
    if what == "pdf":
        return pdf_titles(body)
    root = _parsed(headers, body) if what == "html" and body.strip() else None
    if root is None:
        return ()
    return tuple((place, title) for place, path in _paths() for title in _texts(root, path)[:3])


def decoded(headers: Mapping[str, str], body: bytes) -> str:
    """A page's text: by its byte order mark, header, `<meta>` (WHATWG's order), else by what the bytes look like.

    An encoding in which much of the page is invalid was declared by mistake, and the next one is tried.
    """
    for name in _charsets(headers, body):
        try:
            text = body.decode(name, "replace")
        except (LookupError, UnicodeError):  # no such encoding, or none of text
            continue
        if text.count("\ufffd") <= 2 + len(text) * MISREAD:
            return text
    return body.decode(_guess(body), "replace")


def _charsets(headers: Mapping[str, str], body: bytes) -> list[str]:
    marked = [name for mark, name in MARKS if body.startswith(mark)]
    header = _HEADER_CHARSET.search(headers.get("content-type", ""))
    declared = _CHARSET.search(body, 0, 4096)
    return marked + ([header[1]] if header else []) + ([declared[1].decode("ascii")] if declared else [])


def _guess(body: bytes) -> str:
    """UTF-8 where it is valid (an end cut through a character aside); else by where the lower-case letters lie."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(body) - 4:
            # lower case is 0xE0-0xFF in windows-1251 and 0xC0-0xDF in koi8-r, and it is the commoner by far
            high = sum(byte >= 0xE0 for byte in body)
            low = sum(0xC0 <= byte < 0xE0 for byte in body)
            return "koi8-r" if low > high else "windows-1251"
    return "utf-8"


def words(headers: Mapping[str, str], body: bytes) -> tuple[str, ...]:
    """The first words of an HTML page's text."""
    root = _parsed(headers, body) if kind(headers, body) == "html" else None
    if root is None:
        return ()
    kept = root.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return tuple(word for text in kept[:WORDS] for word in text.split())[:WORDS]


@functools.cache
def _paths() -> tuple[tuple[str, Any], ...]:
    from lxml import etree  # heavy, and only wanted once a page has come

    lower = {name: _LOWER.format(name) for name in ("name", "property")}
    return tuple((place, etree.XPath(path.format(**lower))) for place, path in PLACES)


def _parsed(headers: Mapping[str, str], body: bytes) -> Any:
    """The page's root element, None where there is none."""
    from lxml import etree, html

    text = decoded(headers, body).replace("\x00", "").lstrip("\ufeff")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # lxml refuses a declared encoding in decoded text
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(no_network=True, recover=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _texts(root: Any, path: Any) -> list[str]:
    hits = path(root)
    raw = (hit if isinstance(hit, str) else hit.text_content() for hit in hits)
    return [title for text in raw if (title := " ".join(text.split())[:TITLE_LIMIT])]
