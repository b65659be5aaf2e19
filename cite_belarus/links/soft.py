"""Answers of "200" that mean "not found": redirects to the front page, error pages, the site's answer to any path."""

from __future__ import annotations

import asyncio
import functools
import hashlib
import re
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz

from cite_belarus.late import Late
from cite_belarus.links import pages, tables
from cite_belarus.links.address import host_key
from cite_belarus.links.exchange import Request, Response
from cite_belarus.links.fetch import Fetcher, Trail
from cite_belarus.links.pages import Titles
from cite_belarus.romanise import fold

ALIKE = 90  # of 100: the words of two pages
FEW = 5  # words; fewer tell nothing
_FRONT = Late(r"^/?(?:(?:index|default|home|main)(?:\.\w{2,5})?/?)?$", re.I)
_LANGUAGE = Late(  # ISO 639 codes (and the "by", "ua", "cn" of sites) that front pages stand under
    r"^/(?:be|by|ru|en|uk|ua|pl|de|fr|es|it|lt|lv|et|cs|sk|hu|ro|zh|cn|ja|ko|tr|ar|pt|nl|sv|fi|ka|hy|kk|bel|rus|eng|ukr|pol)"
    r"(?:[_-][a-z]{2})?/?$",
    re.I,
)


def landed(url: str, final: str) -> str:
    """Why the place that redirects led to is not the page asked for: the site's front page, or an error page."""
    if url == final:
        return ""
    asked, got = urlsplit(url), urlsplit(final)
    if not front(asked.path) or asked.query:
        if front(got.path) and not got.query:
            return "it leads to the site's front page"
        if _error_path(got.path) and not _error_path(asked.path):
            return "it leads to the site's error page"
    return ""


def titled(titles: Titles) -> str:
    """Whether a page's own title says that nothing was found (data/links/not-found.txt)."""
    for place, text in titles:
        words = fold(text)
        if place in ("title", "h1", "og:title") and any(f" {phrase} " in f" {words} " for phrase in _phrases()):
            return f"its title says {text[:60]!r}"
    return ""


def alike(trail: Trail, probe: Trail) -> str:
    """Whether a page is what the site answers to a path that cannot exist."""
    if not found(probe):
        return ""
    if trail.final == probe.final or same_page(trail.response, probe.response):
        return "the site answers so to a path that cannot exist"
    return ""


def found(trail: Trail) -> bool:
    """Whether there is an answer that says "here it is"."""
    return trail.response.outcome == "answered" and 200 <= trail.response.code < 300


def same_page(one: Response, other: Response) -> bool:
    """Whether two answers are the same page; where hardly any text was read, the titles have to do."""
    titles, others = pages.titles(one.headers, one.body), pages.titles(other.headers, other.body)
    if [text for _, text in titles] != [text for _, text in others]:
        return False
    words, other_words = pages.words(one.headers, one.body), pages.words(other.headers, other.body)
    if min(len(words), len(other_words)) < FEW:
        return bool(titles)
    return fuzz.ratio(words, other_words) >= ALIKE


class Probes:
    """Asks each host once for a path that cannot exist, beside the first page in doubt."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asked: dict[str, asyncio.Task[Trail]] = {}

    async def check(self, trail: Trail) -> str:
        """`alike` for a page in doubt."""
        host = host_key(trail.final)
        if host not in self._asked:
            request = Request(impossible(trail.final), enough=pages.enough)
            self._asked[host] = asyncio.ensure_future(self._fetcher.trail(request))
        return alike(trail, await asyncio.shield(self._asked[host]))


def impossible(url: str) -> str:
    """A path beside the page's that no site has; the same at every run."""
    parts = urlsplit(url)
    token = hashlib.sha256(parts.netloc.encode()).hexdigest()[:12]
    folder = parts.path.rpartition("/")[0]
    return f"{parts.scheme}://{parts.netloc}{folder}/no-such-page-{token}"


def front(path: str) -> bool:
    return bool(_FRONT.match(path) or _LANGUAGE.match(path))


def _error_path(path: str) -> bool:
    last = unquote(path).rstrip("/").rpartition("/")[2].lower().partition(".")[0]
    return last in tables.column("error-paths")


@functools.cache
def _phrases() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in tables.column("not-found"))
