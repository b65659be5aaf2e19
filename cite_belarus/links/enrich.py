"""Missing DOIs found through Crossref's bibliographic search, and missing fields from the registries."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cite_belarus.links import titles
from cite_belarus.links.compare import agreement, mismatch
from cite_belarus.links.entries import entry, entry_text
from cite_belarus.links.exchange import Client
from cite_belarus.links.fetch import Fetcher
from cite_belarus.links.network import Network
from cite_belarus.links.register import as_seen
from cite_belarus.links.schedule import Schedule
from cite_belarus.links.settings import Settings
from cite_belarus.links.values import Fix
from cite_belarus.model import Work
from cite_belarus.registries import BadAnswerError, Call, Candidate, Record, crossref, datacite
from cite_belarus.registries import doi as dois

THRESHOLD = 0.9
# fields that a registry can fill; never title and author, which are what the record is recognised by
FILLED = (
    "journaltitle", "booktitle", "volume", "number", "pages", "date", "publisher", "location", "issn", "isbn", "eid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate for a work's DOI: our score (0 to 1, how nearly the titles are the same), and what agrees."""

    doi: str
    title: str
    score: float
    author: bool | None
    year: bool | None
    registry_score: float = 0.0

    @property
    def agrees(self) -> bool:
        """Title, first author and year must all agree; what is unknown does not."""
        return self.score >= titles.FITS and self.author is True and self.year is True


@dataclass(frozen=True, slots=True)
class Enrichment:
    """What was found for one work: the candidates, best first, the changes that may be written, and what went wrong."""

    key: str
    options: tuple[Option, ...] = ()
    fixes: tuple[Fix, ...] = ()
    details: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to look for: `threshold` (0 to 1) for a DOI to be written, and the fields to fill (FILLED at most)."""

    threshold: float = THRESHOLD
    fill: tuple[str, ...] = field(default=())


def enrich(
    works: Sequence[Work], settings: Settings, wishes: Wishes | None = None, network: Network | None = None
) -> tuple[Enrichment, ...]:
    """One enrichment a work, in their order. Nothing is changed: the fixes are for the caller to write."""
    return asyncio.run(_enrich(works, settings, wishes or Wishes(), network))


async def _enrich(
    works: Sequence[Work], settings: Settings, wishes: Wishes, network: Network | None
) -> tuple[Enrichment, ...]:
    network = network or Network(settings.allow_private, settings.ca_file)
    client = Client(network, settings.limits, settings.user_agent)
    search = _Search(Fetcher(client, Schedule(settings.politeness), settings), settings, wishes)
    try:
        return tuple(await asyncio.gather(*(search.work(work) for work in works)))
    finally:
        client.close()
        network.close()


class _Search:
    def __init__(self, fetcher: Fetcher, settings: Settings, wishes: Wishes) -> None:
        self.fetcher, self.settings, self.wishes = fetcher, settings, wishes

    async def work(self, work: Work) -> Enrichment:
        doi = dois.clean(entry_text(work, "doi")) or dois.from_address(entry_text(work, "url"))
        try:
            if not doi:
                return await self._without_doi(work)
            if not self.wishes.fill:
                return Enrichment(work.key, details="has a DOI")
            record = await self._record(doi)
        except BadAnswerError as error:
            return Enrichment(work.key, details=f"could not be looked up: {error}")
        if record is None:
            return Enrichment(work.key, details="neither Crossref nor DataCite describes its DOI")
        if mismatch(entry(work), as_seen(record)):
            return Enrichment(work.key, details="its DOI is another work's: nothing is filled in")
        return Enrichment(work.key, fixes=self._filled(work, record))

    async def _without_doi(self, work: Work) -> Enrichment:
        known = entry(work)
        if not known.titles or not known.families:
            return Enrichment(work.key, details="without title and author there is nothing to search for")
        text = " ".join([known.families[0], known.titles[0], *known.years[:1]])
        call = crossref.ask_search(self.settings.services.crossref, text, self.settings.mailto)
        response = await self._answered(call)
        found = crossref.read_search(*response)
        options = sorted((_option(work, candidate) for candidate in found), key=lambda o: (-o.agrees, -o.score))
        records = {candidate.record.doi: candidate.record for candidate in found}
        return self._decided(work, tuple(options), records)

    def _decided(self, work: Work, options: tuple[Option, ...], records: Mapping[str, Record]) -> Enrichment:
        good = [option for option in options if option.agrees and option.score >= self.wishes.threshold]
        if not good:
            return Enrichment(work.key, options, details="no candidate agrees in title, author and year")
        if len(good) > 1 and good[1].score == good[0].score and not dois.same(good[0].doi, good[1].doi):
            return Enrichment(work.key, options, details="several candidates agree: choose by hand")
        doi = good[0].doi
        fixes = (Fix(work.key, "doi", doi, f"Crossref, title {good[0].score:.2f}, author and year agree"),)
        return Enrichment(work.key, options, fixes + self._filled(work, records[doi]))

    def _filled(self, work: Work, record: Record) -> tuple[Fix, ...]:
        """What the work lacks and the record has, among the fields asked for."""
        origin = f"{record.agency}, {record.doi}"
        wanted = (name for name in FILLED if name in self.wishes.fill and name in record.fields)
        missing = (name for name in wanted if not work.fields.get(name) and not (name == "date" and _dated(work)))
        return tuple(Fix(work.key, name, record.fields[name], origin) for name in missing)

    async def _record(self, doi: str) -> Record | None:
        services = self.settings.services
        answer = await self._answered(crossref.ask(services.crossref, doi, self.settings.mailto))
        found = crossref.read(*answer)
        return found or datacite.read(*await self._answered(datacite.ask(services.datacite, doi)))

    async def _answered(self, call: Call) -> tuple[int, bytes]:
        response = await self.fetcher.call(call)
        if response.outcome != "answered":
            raise BadAnswerError(response.note or response.outcome)
        return response.code, response.body


def _dated(work: Work) -> bool:
    return bool(work.fields.get("year") or work.fields.get("date"))


def _option(work: Work, candidate: Candidate) -> Option:
    known, seen = entry(work), as_seen(candidate.record)
    score = titles.exactness(known.titles, candidate.record.titles)
    _, author, year = agreement(known, seen)
    title = candidate.record.titles[0] if candidate.record.titles else ""
    return Option(candidate.record.doi, title, score, author, year, candidate.score)
