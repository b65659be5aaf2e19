"""DOI names: their syntax (ISO 26324; DOI Handbook §2.2), found and cleaned."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from cite_belarus.late import Late

TRAILING = ".,;:'\"»”’"
PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}
DASHES = "‐‑‒–—―−"
_DASHES = str.maketrans(dict.fromkeys(DASHES, "-"))
_PREFIX = Late(
    r"^\s*(?:https?://(?:www\.)?(?:dx\.)?doi\.org/|https?://(?:www\.)?doi\.org/api/handles/|info:doi/|doi\.org/|doi\s*:?\s*)",
    re.I,
)
_SYNTAX = Late(r"^10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+$")
_IN_TEXT = Late(r"(?<![\w.])10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,5}/[^\s{}]+")
_RESOLVER = Late(r"^https?://(?:www\.)?(?:dx\.)?doi\.org/(?=10\.)", re.I)
_ESCAPED = Late(r"\\([_%&#${}])")


def clean(text: str) -> str:
    """The DOI in a `doi` field: without address, "doi:", LaTeX escapes, trailing punctuation; Unicode dashes as `-`."""
    before = None
    while text != before:  # "doi: https://doi.org/…" has more than one coat
        before, text = text, _ESCAPED.sub(r"\1", text.strip())
        address = _RESOLVER.match(text)
        doi = unquote(text[address.end() :].partition("?")[0]) if address else _PREFIX.sub("", text)
        text = trim(doi).translate(_DASHES)
    return text


def trim(text: str) -> str:
    """`text` without the punctuation and dashes after it; a bracket that has its partner in the DOI stays."""
    while text := text.strip():
        last = text[-1]
        unpaired = last in PAIRS and text.count(last) > text.count(PAIRS[last])
        if last in TRAILING or last in DASHES or last == "-" or unpaired:
            text = text[:-1]
        else:
            break
    return text


def valid(doi: str) -> bool:
    """Whether it has the syntax of a DOI: `10.`, a prefix of digits, `/`, anything but blanks."""
    return bool(_SYNTAX.match(doi))


def find(text: str) -> str:
    """The first DOI in running text or in an address ("" if there is none), cleaned."""
    found = _IN_TEXT.search(unquote(text) if "://" in text else text)
    return clean(found[0]) if found else ""


def from_address(url: str) -> str:
    """The DOI of an address at the DOI resolver, "" for any other address."""
    doi = clean(url) if _RESOLVER.match(url.strip()) else ""
    return doi if valid(doi) else ""


def same(one: str, other: str) -> bool:
    """DOIs do not differ by the case of ASCII letters (DOI Handbook §2.4)."""
    return clean(one).casefold() == clean(other).casefold()


def encoded(doi: str) -> str:
    """The DOI as a path of an address."""
    return quote(doi, safe="/:;().,_-~!*'@$+=")
