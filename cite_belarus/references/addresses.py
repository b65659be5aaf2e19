"""Web addresses and DOIs as they can be asked for: blanks of line ends out, punctuation behind them off.

RFC 3986 says which characters an address can hold; the DOI Handbook §2.2 how a DOI is built.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from cite_belarus.late import Late

START = Late(r"(?:https?\s?:\s?/\s?/|ftp://|www\.)\s?", re.IGNORECASE)
RESOLVER = Late(r"^(?:https?://)?(?:[\w.-]+\.)?(?:dx\.)?doi\.org[./:]*(?:doi:)?", re.IGNORECASE)
DOI = Late(r"(?<![\d.])10\.\s?\d{4,9}(?:\.\d+)*\s?/\s?[^\s<>\"“”«»]+")
EPRINTS = (  # biblatex's eprinttype, what a text with one has in small letters (one of them), how it is printed
    (
        "arxiv",
        ("rxiv", "corr"),
        r"(?i)(?:arxiv\s*(?:\.org/(?:abs|pdf)/|:)\s*|(?:arxiv|corr)\b[,:]?\s+abs/)((?:[a-z-]+(?:\.[A-Z]{2})?\s?/\s?)?\d{4}\.?\d{3,5}(?:v\d+)?)",
    ),
    ("ecli", ("ecli:",), r"(?i)\bECLI:([A-Z]{2}:[A-Z0-9]{1,8}:(?:19|20)\d\d:[A-Z0-9.]{0,24}[A-Z0-9])"),
    ("pubmed", ("pmid",), r"(?i)\bPMID\s*:?\s*(\d{4,8})(?!\d)"),
)
CHUNK = Late(r"[^\s<>\"“”«»]+")
GAP = Late(r"\s+")
STRAY = Late(r"[.,;]\[")  # a remark in brackets that the print sets close to the address
LONGEST_TAIL = 8  # brackets looked at behind an address before all are taken off
TAIL = ".,;:'’”»|"
OPEN_END = "-_/=?&%~+"
CONTINUES = Late(r"[\w%&=?#~+./,:;@()!$*'-]+")
PATHLIKE = Late(r"[_/=%&?#]|\.(?:pdf|html?|php|aspx?|docx?|shtml|xml|jsp)\b|^[-.]\w")
CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Address(NamedTuple):
    """An address read from a text: its value, and where in the text it stands."""

    value: str
    start: int
    end: int


def addresses(text: str) -> list[Address]:
    """The web addresses of a text in order, without blanks inside where what follows can only belong to it."""
    found: list[Address] = []
    at = 0
    while start := START.search(text, at):
        end = _end(text, start.end())
        value = cleaned(GAP.sub("", text[start.start() : end]))
        if len(value) > len("www.x"):
            found.append(Address(value, start.start(), end))
        at = max(end, start.end())
    return found


def _end(text: str, at: int) -> int:
    chunk = CHUNK.match(text, at)
    while chunk:
        at = chunk.end()
        gap = GAP.match(text, at)
        after = CHUNK.match(text, gap.end()) if gap else None
        if not after or not _goes_on(text[at - 1], after[0]):
            return at
        chunk = after
    return at


def _goes_on(last: str, after: str) -> bool:
    if START.match(after) or not CONTINUES.fullmatch(after) or not after.isascii():
        return False
    joined = bool(PATHLIKE.search(after.rstrip(TAIL)))
    return joined or (last in OPEN_END and after[0].isalnum())


def cleaned(address: str) -> str:
    """An address without the punctuation and lone brackets at its end."""
    address = STRAY.split(address, maxsplit=1)[0]
    address = address.strip("<>[](){}«»“”\"' ") if address[:1] in "<[({«“\"'" else address
    for _ in range(LONGEST_TAIL):
        last = address[-1:]
        opener = CLOSERS.get(last)
        if not last or (last not in TAIL and (opener is None or address.count(opener) >= address.count(last))):
            return address
        address = address[:-1].rstrip(TAIL)
    return address.rstrip(TAIL + "".join(CLOSERS))


def doi(text: str, alone: bool = False) -> Address | None:
    """The DOI printed in a text, resolver and punctuation aside; `alone`: the text holds nothing else, blanks go."""
    text = GAP.sub("", text) if alone else text
    hit = DOI.search(unquote(text) if "%2f" in text.casefold() else text)
    if not hit:
        return None
    return Address(cleaned(GAP.sub("", hit[0])), *hit.span())


def is_resolver(address: str) -> bool:
    """Whether an address is one of the DOI resolver's (`doi.org`, also behind a library's proxy)."""
    return bool(RESOLVER.match(address)) and bool(DOI.search(unquote(address)))


def eprint(text: str) -> tuple[str, str] | None:
    """biblatex's eprinttype and the identifier of the first eprint printed in a text."""
    small = text.casefold()
    hits = ((kind, re.search(pattern, text)) for kind, signs, pattern in EPRINTS if any(s in small for s in signs))
    return next(((kind, hit[1]) for kind, hit in hits if hit), None)
