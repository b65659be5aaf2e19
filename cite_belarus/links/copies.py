"""Copies of pages in a web archive: the nearest to the day of access, and new ones on request."""

from __future__ import annotations

from datetime import datetime, timezone

from cite_belarus.links.fetch import Fetcher
from cite_belarus.links.settings import Settings
from cite_belarus.registries import archive


class Copies:
    """Asks the web archive."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self.fetcher, self.base = fetcher, settings.services.web_archive

    async def nearest(self, url: str, urldate: str) -> str:
        """The copy nearest to `urldate` (today where there is none), "" where the archive has no copy or no answer.

        The TimeGate is asked first (RFC 7089), the index where it does not answer with a copy.
        """
        at = archive.moment(urldate) or datetime.now(timezone.utc)
        response = await self.fetcher.call(archive.ask_timegate(self.base, url, at))
        found = archive.read_timegate(self.base, response.code, response.headers)
        if found:
            return found
        response = await self.fetcher.call(archive.ask_cdx(self.base, url, at))
        return archive.read_cdx(self.base, response.code, response.body)

    async def save(self, url: str) -> str:
        """Ask for a new copy; its address, "" where the archive does not say one at once."""
        response = await self.fetcher.call(archive.ask_save(self.base, url))
        return archive.read_save(self.base, response.code, response.headers)
