"""Answers of "200" that mean "not found": redirects to the front page, error pages, the site's answer to any path."""

from __future__ import annotations

import asyncio
import functools
import hashlib
import re
from urllib.parse import unquote, urlsplit

from rapidfuzz import fuzz

from cite_belarus.links import pages, tables
from cite_belarus.links.address import host_key
from cite_belarus.links.exchange import Request
from cite_belarus.links.fetch import Fetcher, Trail
from cite_belarus.links.values import Page
from cite_belarus.romanise import fold

ALIKE = 90  # of 100: the words of two pages
FEW = 5  # words; fewer tell nothing
_FRONT = re.compile(r"^/?(?:(?:index|default|home|main)(?:\.\w{2,5})?/?)?$", re.I)
_LANGUAGE = re.compile(r"^/[a-z]{2}(?:[_-][a-z]{2})?/?$", re.I)


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


def titled(page: Page) -> str:
    """Whether a page's own title says that nothing was found (data/links/not-found.txt)."""
    for place, text in page.titles:
        words = fold(text)
        if place in ("title", "h1", "og:title") and any(f" {phrase} " in f" {words} " for phrase in _phrases()):
            return f"its title says {text[:60]!r}"
    return ""


def alike(page: Page, final: str, probe: Page, trail: Trail) -> str:
    """Whether a page is what the site answers to a path that cannot exist."""
    if trail.response.outcome != "answered" or not 200 <= trail.response.code < 300:
        return ""
    if trail.final == final or (_same_titles(page, probe) and _same_words(page, probe)):
        return "the site answers so to a path that cannot exist"
    return ""


def same_page(one: Page, other: Page) -> bool:
    """Whether two addresses show the same page; pages that tell nothing are not the same."""
    known = bool(one.titles) or len(one.words) >= FEW
    return known and one.titles == other.titles and _same_words(one, other)


class Probes:
    """Asks each host once for a path that cannot exist, beside the first page in doubt."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asked: dict[str, asyncio.Task[tuple[Page, Trail]]] = {}

    async def check(self, page: Page, final: str) -> str:
        """`alike` for a page in doubt."""
        host = host_key(final)
        if host not in self._asked:
            self._asked[host] = asyncio.ensure_future(self._ask(final))
        probe, trail = await asyncio.shield(self._asked[host])
        return alike(page, final, probe, trail)

    async def _ask(self, url: str) -> tuple[Page, Trail]:
        trail = await self._fetcher.trail(Request(impossible(url), enough=pages.enough))
        return pages.read(trail.response.headers, trail.response.body), trail


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


def _same_titles(one: Page, other: Page) -> bool:
    return [text for _, text in one.titles] == [text for _, text in other.titles]


def _same_words(one: Page, other: Page) -> bool:
    if min(len(one.words), len(other.words)) < FEW:
        return bool(one.titles)  # hardly any text was read: the titles have to do
    return fuzz.ratio(one.words, other.words) >= ALIKE
