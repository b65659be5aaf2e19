"""Finding out the facts of one address: a page by getting it, a DOI by asking the registries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from cite_belarus.links import pages, soft, titles
from cite_belarus.links.exchange import Request, Response
from cite_belarus.links.fetch import Fetcher, Trail
from cite_belarus.links.pages import Titles
from cite_belarus.links.settings import Settings
from cite_belarus.links.values import Entry, Seen
from cite_belarus.links.walls import wall
from cite_belarus.registries import doi as dois

UNREAD = "the titles were not read"


class Pages:
    """Gets pages."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self.fetcher, self.settings = fetcher, settings
        self.probes = soft.Probes(fetcher)

    async def see(self, url: str, entries: Sequence[Entry]) -> Seen:
        """The facts of a page. `entries` cite it: where a title fits none of them, the host is probed."""
        trail = await self._trail(url)
        response = trail.response
        found = pages.titles(response.headers, response.body) if response.code and self.settings.titles else ()
        seen = _seen(url, trail, found)
        if seen.wall and any(entry.titles and _fits(entry, found) for entry in entries):
            seen = replace(seen, wall="")  # what stands in a wall's page may stand in a page as well
        if seen.outcome != "answered" or not 200 <= response.code < 300 or seen.wall:
            return seen
        seen = replace(seen, soft=await self._soft(seen, trail, entries))
        if self.settings.try_https and not seen.soft and _plain_http(seen.final):
            seen = replace(seen, https=await self._https(trail))
        return seen if self.settings.titles else replace(seen, note=UNREAD)

    async def _trail(self, url: str) -> Trail:
        """With titles one GET; without, HEAD, which may only say that all is well: GET decides the rest."""
        doi = dois.from_address(url)
        asked = f"{self.settings.services.doi_resolver.rstrip('/')}/{dois.encoded(doi)}" if doi else url
        request = Request(asked, enough=pages.enough, trusted=bool(doi))
        if self.settings.titles:
            return await self.fetcher.trail(request)
        trail = await self.fetcher.trail(replace(request, method="HEAD", once=True))
        if soft.found(trail):
            return trail
        return await self.fetcher.trail(replace(request, enough=_head_only))

    async def _soft(self, seen: Seen, trail: Trail, entries: Sequence[Entry]) -> str:
        """Why the answer is taken for "not found"; "" where it is not, or where its title fits."""
        reason = soft.landed(seen.target, seen.final)
        if reason or not self.settings.titles or any(_fits(entry, seen.titles) for entry in entries):
            return reason
        said = soft.titled(seen.titles)
        if said or soft.front(urlsplit(seen.final).path):
            return said
        return await self.probes.check(trail)

    async def _https(self, trail: Trail) -> bool:
        place = "https://" + trail.final[len("http://") :]
        other = await self.fetcher.trail(Request(place, enough=pages.enough, once=True))
        same = soft.found(other) and other.final.startswith("https://")
        return same and soft.same_page(trail.response, other.response)


def _plain_http(url: str) -> bool:
    """Where https may be tried: at an odd port there is not both."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.port is None


def _head_only(_headers: Mapping[str, str], _body: bytearray) -> bool:
    return True


def _seen(url: str, trail: Trail, found: Titles) -> Seen:
    response = trail.response
    moved = len(trail.chain) > 1
    return Seen(
        field="url",
        target=url,
        outcome=_outcome(response, found),
        code=response.code or None,
        chain=trail.chain if moved else (),
        permanent=trail.permanent,
        final=trail.final if moved else url,
        titles=found,
        wall=wall(response, found) if response.code else "",
        note=response.note,
        temporary=response.temporary,
    )


def _outcome(response: Response, found: Titles) -> str:
    """An answer that broke off still counts where its head says enough or its titles had come."""
    known = response.code and (not 200 <= response.code < 300 or found)
    broke_off = response.outcome in ("broken", "timeout")
    return "answered" if broke_off and known else response.outcome


def _fits(entry: Entry, found: Titles) -> bool:
    if not entry.titles:
        return True  # nothing to compare: no reason to doubt the page
    nearest = titles.best(entry.titles, [text for _, text in found])
    return nearest is not None and nearest[0] >= titles.FITS
