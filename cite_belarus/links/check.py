"""The whole check: which addresses there are, what is seen of each, and what that means for each entry."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime, timezone

from cite_belarus.links.copies import Copies
from cite_belarus.links.entries import targets
from cite_belarus.links.exchange import Client
from cite_belarus.links.fetch import Fetcher
from cite_belarus.links.history import History, Key, confirmed
from cite_belarus.links.judge import judge
from cite_belarus.links.network import Network
from cite_belarus.links.observe import UNREAD, Pages
from cite_belarus.links.register import Registrations
from cite_belarus.links.schedule import Schedule
from cite_belarus.links.settings import Settings
from cite_belarus.links.values import Entry, Seen, Target
from cite_belarus.links.verdict import Verdict
from cite_belarus.model import CiteError, Link, Work

Progress = Callable[[Link, int, int], None]  # a link, how many are done, how many there are
DEFAULTS = Settings()
BATCH = 100  # addresses that are begun before the loop looks at the network again
RIGHT = frozenset({Verdict.OK, Verdict.CORRECTED, Verdict.RETRACTED})


def check(
    works: Sequence[Work],
    settings: Settings = DEFAULTS,
    history: History | None = None,
    network: Network | None = None,
    progress: Progress | None = None,
) -> tuple[Link, ...]:
    """Check the DOI and the address of every work: a `Link` each, in the order of the works.

    What is seen goes into `history` at once; `history.save()` is left to the caller. Raises CiteError for a pattern
    that is none, and KeyboardInterrupt, with all that is known in the history. Must not be called from a running
    event loop: there, await `Run(…).links()`.
    """
    return asyncio.run(Run(works, settings, history, network, progress).links())


class Run:
    """One check of some works."""

    def __init__(
        self,
        works: Sequence[Work],
        settings: Settings,
        history: History | None = None,
        network: Network | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings
        self.history = history or History()
        self.progress = progress
        names = {"doi", "url", *(work.key for work in works)}
        self.targets = tuple(t for t in targets(works) if _wanted(t, settings, names))
        self.network = network or Network(settings.allow_private, settings.ca_file)
        self.excluded = frozenset(i for i, t in enumerate(self.targets) if _matches(t, settings.exclude, names))
        self._found: dict[int, Link] = {}

    async def links(self) -> tuple[Link, ...]:
        """See every address once, and judge it for each entry that cites it."""
        groups: dict[Key, list[int]] = {}
        for index, target in enumerate(self.targets):
            if index in self.excluded or target.fault:
                self._settle(index, _unasked(target, index in self.excluded))
            else:
                groups.setdefault((target.field, target.address), []).append(index)
        if self.settings.offline:
            for key, indices in groups.items():
                self._settle_all(indices, self.history.get(key) or _never_seen(key))
        else:
            await self._see_all(groups)
        links = (self._found[index] for index in range(len(self.targets)))
        kept = (link for link, t in zip(links, self.targets, strict=True) if not t.guess or link.verdict in RIGHT)
        return with_dois(tuple(kept))

    async def _see_all(self, groups: Mapping[Key, Sequence[int]]) -> None:
        client = Client(self.network, self.settings.limits, self.settings.user_agent)
        observers = _Observers(Fetcher(client, Schedule(self.settings.politeness), self.settings), self.settings)
        tasks: list[asyncio.Task[None]] = []
        try:
            for key, indices in groups.items():
                tasks.append(asyncio.ensure_future(self._see(key, indices, observers)))
                if not len(tasks) % BATCH:
                    await asyncio.sleep(0)  # else the first answers time out unread while thousands are begun
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            client.close()
            self.network.close()

    async def _see(self, key: Key, indices: Sequence[int], observers: _Observers) -> None:
        entries = [self.targets[index].entry for index in indices]
        seen = self.history.fresh(key, datetime.now(timezone.utc), self.settings.max_age)
        if seen is None or (self.settings.titles and seen.note == UNREAD):
            found = await observers.see(key, entries)
            seen = self.history.record(replace(found, checked=_now()))
        if key[0] == "url" and (self.settings.save_page_now or (self.settings.archive and not seen.archived)):
            copy = await observers.copy(seen, entries, self.settings)
            if copy and copy != seen.archived:
                seen = self.history.record(replace(seen, archived=copy))
        self._settle_all(indices, seen)

    def _settle_all(self, indices: Sequence[int], seen: Seen) -> None:
        for index in indices:
            self._settle(index, seen)

    def _settle(self, index: int, seen: Seen) -> None:
        link = self._found[index] = link_of(self.targets[index], seen)
        if self.progress:
            self.progress(link, len(self._found), len(self.targets))


class _Observers:
    """Who finds out what."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self.pages, self.dois = Pages(fetcher, settings), Registrations(fetcher, settings)
        self.copies = Copies(fetcher, settings)

    async def see(self, key: Key, entries: Sequence[Entry]) -> Seen:
        return await (self.dois.see(key[1]) if key[0] == "doi" else self.pages.see(key[1], entries))

    async def copy(self, seen: Seen, entries: Sequence[Entry], settings: Settings) -> str:
        if seen.outcome in ("forbidden", "skipped"):
            return ""
        live = seen.outcome == "answered" and seen.code == 200 and not seen.wall and not seen.soft
        if settings.save_page_now and live:
            saved = await self.copies.save(seen.target)
            if saved:
                return saved
        urldate = next((entry.urldate for entry in entries if entry.urldate), "")
        return await self.copies.nearest(seen.target, urldate) if settings.archive else ""


def with_dois(links: Sequence[Link]) -> tuple[Link, ...]:
    """Say of a page that turns programs away that the DOI of its entry is fine, where it is."""
    fine = {link.key for link in links if link.field == "doi" and link.verdict in RIGHT}
    said = "; the entry's DOI is registered and fits"
    shut = (link.verdict == Verdict.BLOCKED and link.key in fine for link in links)
    return tuple(replace(link, details=link.details + said) if s else link for link, s in zip(links, shut, strict=True))


def link_of(target: Target, seen: Seen) -> Link:
    """The link of one entry: the facts, and the verdict on them."""
    judged = judge(target.entry, seen)
    return Link(
        key=target.entry.key,
        field=target.field,
        target=target.text,
        verdict=str(judged.verdict),
        confirmed=confirmed(seen),
        details=judged.details,
        code=seen.code,
        chain=seen.chain,
        final=seen.final,
        cited_title=judged.cited_title or next(iter(target.entry.titles), ""),
        found_title=judged.found_title,
        similarity=judged.similarity,
        archived=seen.archived,
        checked=seen.checked,
    )


def _unasked(target: Target, excluded: bool) -> Seen:
    if excluded:
        return Seen(target.field, target.address, "skipped", _now(), note="excluded by --exclude")
    return Seen(target.field, target.address, "skipped" if target.skip else "malformed", _now(), note=target.fault)


def _never_seen(key: Key) -> Seen:
    return Seen("doi" if key[0] == "doi" else "url", key[1], "skipped", note="offline, and not in the history")


def _wanted(target: Target, settings: Settings, names: Set[str]) -> bool:
    if target.guess and not settings.guess_dois:
        return False
    return target.field in settings.scope and (not settings.only or _matches(target, settings.only, names))


def _matches(target: Target, patterns: Sequence[str], names: Set[str]) -> bool:
    """Whether a pattern is the field's name or the entry's key; any other may be found in the address."""
    for pattern in patterns:
        if pattern in names:
            if pattern in (target.field, target.entry.key):
                return True
            continue
        try:
            if re.search(pattern, target.text):
                return True
        except re.error as error:
            raise CiteError(f"{pattern!r} is no pattern: {error}", remedy="patterns are regular expressions") from error
    return False


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")
