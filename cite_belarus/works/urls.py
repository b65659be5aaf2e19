"""Addresses as works compares them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from cite_belarus.late import Late

_SCHEME = Late(r"^[a-z]+://(www\.)?", re.IGNORECASE)
_TRACKING = Late(r"[?&](utm_\w+|ysclid|fbclid|gclid|yclid|_ga|mc_[ce]id|igshid)=[^&#]*", re.IGNORECASE)
_IDLE = Late(r"\d+|html?|php|aspx?|jsp|pdf|index|www", re.IGNORECASE)


def bare(url: str) -> str:
    """The address without the blanks that a scan put into it."""
    return re.sub(r"\s+", "", url)


def url_key(url: str) -> str:
    """The address without scheme, `www.`, tracking parameters and final slash, in small letters; "" for a bare host."""
    if not url:
        return ""
    key = _SCHEME.sub("", _TRACKING.sub("", bare(url))).rstrip("/#?").casefold()
    return key if "/" in key or "?" in key else ""


def tracked(url: str) -> bool:
    """Whether the address carries a parameter that only says where the reader came from."""
    return bool(_TRACKING.search(url))


def host(url: str) -> str:
    """The host of an address, without `www.`, in small letters; "" where there is none."""
    try:
        return (urlsplit(bare(url)).hostname or "").removeprefix("www.")
    except ValueError:  # an unbalanced bracket in the host
        return ""


def slug(url: str) -> list[str]:
    """The words of the longest stretch of the path that is made of words, in small letters; [] for less than three."""
    if not url:
        return []
    try:
        path = unquote(urlsplit(bare(url)).path)
    except ValueError:
        return []
    segments = [_words(segment) for segment in path.split("/")]
    longest = max(segments, key=len, default=[])
    return longest[:100] if len(longest) > 2 else []


def _words(segment: str) -> list[str]:
    words = [word for word in re.split(r"[-_.+ ]+", segment.lower()) if word]
    while words and _IDLE.fullmatch(words[-1]):
        words.pop()
    return words
