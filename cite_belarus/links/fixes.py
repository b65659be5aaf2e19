"""The changes to entries that are certain, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cite_belarus.links.address import address, printed, without_tracking
from cite_belarus.links.entries import entry_text, hidden, targets
from cite_belarus.links.history import History
from cite_belarus.links.titles import FITS
from cite_belarus.links.values import Fix
from cite_belarus.links.verdict import Verdict
from cite_belarus.model import Link, Work
from cite_belarus.registries import archive
from cite_belarus.registries import doi as dois

Rule = Callable[[Work, "Link | None", "Link | None"], list[Fix]]
ALIVE = frozenset({Verdict.OK, Verdict.MOVED})
DOI_FINE = frozenset({Verdict.OK, Verdict.CORRECTED, Verdict.RETRACTED})


def propose(
    works: Sequence[Work], links: Sequence[Link], history: History | None = None, archived: bool = False
) -> tuple[Fix, ...]:
    """What may be written back, in the order of the works; `archived` adds the archive's copies.

    `links` are those of these works (`check`), `history` the one that the check filled (it knows which pages are
    there under https). A field gets one change at most: the first rule that has one.
    """
    by_place = {(link.key, link.field, link.target): link for link in links}
    found: dict[tuple[str, str], Fix] = {}
    for work in works:
        own = {target.field: by_place.get((work.key, target.field, target.text)) for target in targets([work])}
        page, doi = own.get("url"), own.get("doi")
        for rule in RULES:
            for fix in rule(work, page, doi):
                found.setdefault((fix.key, fix.field), fix)
        for fix in _at_the_address(work, page, history) + (archived_copy(work, page) if archived else []):
            found.setdefault((fix.key, fix.field), fix)
    return tuple(found.values())


def _at_the_address(work: Work, page: Link | None, history: History | None) -> list[Fix]:
    seen = history.get(("url", address(page.target).url)) if page and history else None
    return tidy(work, page, bool(seen and seen.https))


def hidden_doi(work: Work, _: Link | None, doi: Link | None) -> list[Fix]:
    """A DOI that stands in `url` or in `note` and is the work's; an address or a note that is nothing else goes."""
    where, found = hidden(work)
    if not found or doi is None or doi.verdict not in DOI_FINE or not dois.same(found, doi.target):
        return []
    alone = dois.same(printed(entry_text(work, where)), found)
    if not (where == "url" and alone) and (doi.similarity or 0.0) < FITS:
        return []  # it may be the DOI of a work that the note speaks of
    fixes = [Fix(work.key, "doi", found, f"the DOI stood in {where}")]
    return [*fixes, Fix(work.key, where, None, "it was the DOI")] if alone else fixes


def moved(work: Work, page: Link | None, _: Link | None) -> list[Fix]:
    """The place that a page has moved to for good."""
    if page is None or page.verdict != Verdict.MOVED:
        return []
    fragment = page.target.partition("#")[2]
    place = without_tracking(page.final) + (f"#{fragment}" if fragment and "#" not in page.final else "")
    return [Fix(work.key, "url", place, "moved for good, and the title fits")]


def tidy(work: Work, page: Link | None, https: bool) -> list[Fix]:
    """Tracking parameters and trailing punctuation; http where the same page is there under `https`."""
    if page is None or page.verdict not in ALIVE:
        return []
    wanted, reasons = _tidied(page, https)
    return [Fix(work.key, "url", wanted, ", ".join(reasons))] if reasons else []


def _tidied(page: Link, https: bool) -> tuple[str, list[str]]:
    wanted, reasons = printed(page.target), []
    if page.target.strip() != wanted and page.target.strip().startswith(wanted):
        reasons.append("trailing punctuation")
    bare = without_tracking(wanted)
    if bare != wanted:
        reasons.append("tracking parameters")
    if https and bare.startswith("http://"):
        bare = "https://" + bare[len("http://") :]
        reasons.append("the same page is there under https")
    return bare, reasons


def tidy_doi(work: Work, _: Link | None, doi: Link | None) -> list[Fix]:
    """The DOI alone: without address, "doi:", trailing punctuation, Unicode dashes."""
    text = entry_text(work, "doi")
    clean = dois.clean(text)
    if not text or clean == text or doi is None or doi.verdict not in DOI_FINE:
        return []
    return [Fix(work.key, "doi", clean, "the DOI alone")]


def archived_copy(work: Work, page: Link | None) -> list[Fix]:
    """The archive's copy, where the entry has none."""
    if page is None or not page.archived or entry_text(work, "archiveurl"):
        return []
    fixes = [Fix(work.key, "archiveurl", page.archived, "the archive's copy nearest to urldate")]
    day = archive.date_of(page.archived)
    return [*fixes, Fix(work.key, "archivedate", day, "the day of the copy")] if day else fixes


RULES: tuple[Rule, ...] = (hidden_doi, moved, tidy_doi)
