"""From what was seen of an address to the verdict for one entry: two lists of rules, the first that applies decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

from cite_belarus.links import titles
from cite_belarus.links.compare import mismatch
from cite_belarus.links.values import Entry, Judgement, Seen
from cite_belarus.links.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """An entry, what was seen, and the pair of titles (cited, found) that are nearest to each other."""

    entry: Entry
    seen: Seen
    nearest: titles.Comparison | None


Rule = Callable[[Case], Union[Judgement, None]]
BLOCKED = frozenset({401, 402, 403, 412, 451, 999})
RETRACTIONS = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})
CORRECTIONS = frozenset({"correction", "corrigendum", "erratum", "expression_of_concern", "addendum", "clarification"})
# how an attempt ended → verdict, what to do
TRANSPORT: dict[str, tuple[Verdict, str]] = {
    "tls-error": (
        Verdict.TLS_ERROR,
        "the certificate is not accepted ({note}); see whether the page opens in a browser",
    ),
    "timeout": (Verdict.TIMEOUT, "no answer in time ({note}); nothing is known, check again later"),
    "dns-error": (Verdict.DNS_ERROR, "the host name is not found ({note}); look for the page's new place or a copy"),
    "refused": (Verdict.REFUSED, "the server takes no connection ({note}); check again, then look for a copy"),
    "broken": (Verdict.SERVER_ERROR, "the answer breaks off or is none ({note}); nothing is known, check again later"),
    "loop": (Verdict.SERVER_ERROR, "{note}; open it in a browser and cite the address that it ends at"),
}


def judge(entry: Entry, seen: Seen) -> Judgement:
    """The verdict for an entry that cites what was seen."""
    case = Case(entry, seen, titles.best(entry.titles, [text for _, text in seen.titles]))
    rules = DOI_RULES if seen.field == "doi" else PAGE_RULES
    return next(found for rule in rules if (found := rule(case)) is not None)


def skipped(case: Case) -> Judgement | None:
    """Excluded by the user, no web address, or an address that may not be reached."""
    seen = case.seen
    if seen.outcome not in ("skipped", "forbidden"):
        return None
    return Judgement(Verdict.SKIPPED, seen.note)


def malformed(case: Case) -> Judgement | None:
    """No address, or no DOI."""
    seen = case.seen
    if seen.outcome != "malformed":
        return None
    return Judgement(Verdict.MALFORMED, f"{seen.note}; correct the field {seen.field}")


def unregistered(case: Case) -> Judgement | None:
    """The handle system does not know the DOI."""
    seen = case.seen
    if seen.outcome != "unregistered":
        return None
    return Judgement(Verdict.DOI_UNREGISTERED, "no such DOI; look for a misread letter or digit, or search by title")


def no_target(case: Case) -> Judgement | None:
    """The DOI is known and leads nowhere."""
    seen = case.seen
    if seen.outcome != "no-target":
        return None
    return Judgement(Verdict.DOI_NO_TARGET, "the DOI is registered but leads nowhere; cite the page's address besides")


def doi_mismatch(case: Case) -> Judgement | None:
    """The registered work is another one."""
    seen = case.seen
    if seen.outcome != "registered" or not mismatch(case.entry, seen):
        return None
    known = ", ".join(part for part in (seen.author, seen.year.partition(" ")[0]) if part)
    what = f"{seen.agency} has another work under this DOI" + (f" ({known})" if known else "")
    return _with_titles(Verdict.DOI_MISMATCH, f"{what}; look up the right DOI", case)


def retracted(case: Case) -> Judgement | None:
    """The registry has a notice of retraction for the cited DOI."""
    seen = case.seen
    notice = _notice(seen, RETRACTIONS)
    if not notice:
        return None
    return _with_titles(Verdict.RETRACTED, f"{notice[0]} ({notice[1]}); do not rest on it, or say so", case)


def corrected(case: Case) -> Judgement | None:
    """The registry has a notice of correction for it, or the entry is itself a notice."""
    seen = case.seen
    notice = _notice(seen, CORRECTIONS)
    if notice:
        return _with_titles(Verdict.CORRECTED, f"{notice[0]} published ({notice[1]}); read it", case)
    notice = next((n for n in seen.notices if n[0].startswith("notice of ")), None)
    if notice:
        details = f"the entry is itself the {notice[0]} for {notice[1]}; cite that work if it was meant"
        return _with_titles(Verdict.CORRECTED, details, case)
    return None


def rate_limited(case: Case) -> Judgement | None:
    """Asked too often, after waiting as long as was asked for."""
    seen = case.seen
    if seen.outcome != "rate-limited" and seen.code != 429:
        return None
    return Judgement(Verdict.RATE_LIMITED, f"{seen.note or 'the host asks for fewer requests'}; check again later")


def blocked(case: Case) -> Judgement | None:
    """Programs are turned away; that says nothing against the page."""
    seen = case.seen
    if not seen.wall and not (seen.outcome == "answered" and seen.code in BLOCKED):
        return None
    how = f"by {seen.wall}" if seen.wall else f"with {seen.code}"
    return Judgement(Verdict.BLOCKED, f"programs are turned away {how}; the page may be well: open it in a browser")


def gone(case: Case) -> Judgement | None:
    """410."""
    seen = case.seen
    if seen.outcome != "answered" or seen.code != 410:
        return None
    return Judgement(Verdict.GONE, "the host says that the page was taken away; cite an archived copy (--archive)")


def not_found(case: Case) -> Judgement | None:
    """404 on GET."""
    seen = case.seen
    if seen.outcome != "answered" or seen.code != 404:
        return None
    return Judgement(
        Verdict.NOT_FOUND, "the page is not there; look for its new place, or an archived copy (--archive)"
    )


def soft_404(case: Case) -> Judgement | None:
    """ "200" for a page that is not there."""
    seen = case.seen
    if not seen.soft or not _success(seen):
        return None
    details = f"{seen.soft}: the page itself is probably gone; look for its new place, or an archived copy (--archive)"
    return _with_titles(Verdict.SOFT_404, details, case)


def drifted(case: Case) -> Judgement | None:
    """The page is there, and its titles are not the entry's."""
    seen = case.seen
    nearest = case.nearest
    if not _success(seen) or nearest is None or nearest[0] >= titles.FITS or _only_metadata(seen):
        return None
    details = "the page is titled otherwise than the entry; see whether it is still the cited work"
    return _with_titles(Verdict.DRIFTED, details, case)


def transport(case: Case) -> Judgement | None:
    """No answer, or none that can be read."""
    seen = case.seen
    if seen.outcome not in TRANSPORT:
        return None
    verdict, details = TRANSPORT[seen.outcome]
    return Judgement(verdict, details.format(note=seen.note))


def server_error(case: Case) -> Judgement | None:
    """An answer that says nothing of the page."""
    seen = case.seen
    if _success(seen) or seen.outcome == "registered":
        return None
    return Judgement(
        Verdict.SERVER_ERROR, f"the server answers {seen.code}, which says nothing of the page; check again later"
    )


def moved(case: Case) -> Judgement | None:
    """Permanent redirects led elsewhere, and the title still fits."""
    seen = case.seen
    nearest = case.nearest
    if not seen.permanent or seen.final == seen.target or nearest is None or nearest[0] < titles.FITS:
        return None
    return _with_titles(Verdict.MOVED, f"moved for good to {seen.final} (--fix writes it)", case)


def ok(case: Case) -> Judgement:
    """All is well; the details say what could be compared."""
    return _with_titles(Verdict.OK, _why_ok(case), case)


PAGE_RULES: Sequence[Rule] = (
    skipped, malformed, rate_limited, blocked, gone, not_found, soft_404, drifted, transport, server_error, moved, ok,
)  # fmt: skip
DOI_RULES: Sequence[Rule] = (
    skipped, malformed, unregistered, no_target, doi_mismatch, retracted, corrected, rate_limited, blocked, transport,
    server_error, ok,
)  # fmt: skip


def _only_metadata(seen: Seen) -> bool:
    """A PDF's metadata often name a template or a file: alone they prove a title, and refute none."""
    return all(place == "metadata" for place, _ in seen.titles)


def _success(seen: Seen) -> bool:
    return seen.outcome == "answered" and seen.code is not None and 200 <= seen.code < 300


def _notice(seen: Seen, kinds: frozenset[str]) -> tuple[str, str] | None:
    return next((notice for notice in seen.notices if notice[0] in kinds), None)


def _why_ok(case: Case) -> str:
    entry, seen = case.entry, case.seen
    if seen.field == "doi":
        return _why_doi_ok(case)
    if not entry.titles:
        return "the page is there; the entry has no title to compare"
    if not seen.titles:
        moved_on = f"; it now stands at {seen.final}" if seen.permanent and seen.final != seen.target else ""
        return f"the page is there; it has no title to compare{moved_on}"
    if case.nearest is not None and case.nearest[0] < titles.FITS:
        return "the file is there; its metadata have another title, and its first page could not be read"
    return "the page's title fits"


def _why_doi_ok(case: Case) -> str:
    seen = case.seen
    if not seen.titles:
        return seen.note or "registered; its registry has no title to compare"
    nearest = case.nearest
    if nearest is None or nearest[0] >= titles.FITS:
        return f"registered with {seen.agency}, and the title fits" if nearest else f"registered with {seen.agency}"
    return f"registered with {seen.agency} under another title; author and year agree"


def _with_titles(verdict: Verdict, details: str, case: Case) -> Judgement:
    nearest = case.nearest
    entry, seen = case.entry, case.seen
    if nearest is None:
        found = seen.titles[0][1] if seen.titles else ""
        return Judgement(verdict, details, entry.titles[0] if entry.titles else "", found)
    return Judgement(verdict, details, nearest[1], nearest[2], nearest[0])
