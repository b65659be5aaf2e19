"""Finding out the facts of one DOI: the handle system first, then the registry that describes the work."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from cite_belarus.links.exchange import Response
from cite_belarus.links.fetch import Fetcher
from cite_belarus.links.settings import Settings
from cite_belarus.links.values import Seen
from cite_belarus.registries import BadAnswerError, Record, crossref, datacite, handles

NAMES = {"crossref": "Crossref", "datacite": "DataCite"}


class Registrations:
    """Asks the registries about DOIs; which agency a prefix belongs to is remembered."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self.fetcher, self.settings = fetcher, settings
        self._agencies: dict[str, asyncio.Task[str]] = {}

    async def see(self, doi: str) -> Seen:
        """The facts of a DOI."""
        response = await self.fetcher.call(handles.ask(self.settings.services.doi_resolver, doi))
        seen = Seen("doi", doi, response.outcome, code=response.code or None, note=response.note)
        if response.outcome != "answered":
            return seen
        try:
            handle = handles.read(response.code, response.body)
        except BadAnswerError as error:
            outcome = "broken" if response.code == 200 else "answered"
            return replace(seen, outcome=outcome, note=f"the handle system: {error}")
        seen = replace(seen, outcome=handle.state, final=handle.target)
        return await self._described(seen) if handle.state == "registered" else seen

    async def _described(self, seen: Seen) -> Seen:
        """With what Crossref, or else DataCite, knows of the work."""
        services = self.settings.services
        calls = (
            crossref.ask(services.crossref, seen.target, self.settings.mailto),
            datacite.ask(services.datacite, seen.target),
        )
        for call, read in zip(calls, (crossref.read, datacite.read), strict=True):
            response = await self.fetcher.call(call)
            try:
                if response.outcome != "answered":
                    raise BadAnswerError(response.note)
                record = read(response.code, response.body)
            except BadAnswerError as error:
                return _unknown(
                    seen, response, f"the DOI is registered, but {NAMES[call.service]} could not be asked: {error}"
                )
            if record is not None:
                return as_seen(record, seen)
        agency = await self._agency(seen.target) or "another agency"
        return replace(seen, agency=agency, note=f"registered with {agency}; only its existence could be checked")

    async def _agency(self, doi: str) -> str:
        prefix = doi.partition("/")[0]
        if prefix not in self._agencies:
            self._agencies[prefix] = asyncio.ensure_future(self._ask_agency(doi))
        return await asyncio.shield(self._agencies[prefix])

    async def _ask_agency(self, doi: str) -> str:
        response = await self.fetcher.call(handles.ask_agency(self.settings.services.doi_resolver, doi))
        return handles.read_agency(response.code, response.body)


def _unknown(seen: Seen, response: Response, note: str) -> Seen:
    outcome = "broken" if response.outcome == "answered" and response.code == 200 else response.outcome
    return replace(seen, outcome=outcome, code=response.code or None, note=note, temporary=True)


def as_seen(record: Record, seen: Seen | None = None) -> Seen:
    """A record as facts about its DOI."""
    notices = record.updated_by + tuple((f"notice of {kind}", doi) for kind, doi in record.updates)
    first = record.authors[0] if record.authors else None
    return replace(
        seen or Seen("doi", record.doi, "registered"),
        agency=record.agency,
        titles=tuple(("registered", title) for title in record.titles),
        author=f"{first.family}, {first.given}".rstrip(", ") if first else "",
        year=" ".join(record.years),
        notices=notices,
    )
