"""From citations to works: twins become one, short forms lead to theirs, every work gets its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cite_belarus.model import Cited, Issue, Library, Repair, Resolution, Work
from cite_belarus.works.clusters import clusters
from cite_belarus.works.idem import with_authors
from cite_belarus.works.keys import KEY_PATTERN, keys
from cite_belarus.works.merge import merge
from cite_belarus.works.places import pinpoint
from cite_belarus.works.relations import relate
from cite_belarus.works.resolve import resolve
from cite_belarus.works.scene import Scene, scene
from cite_belarus.works.traits import trait


def gather(
    cited: Sequence[Cited], residue: Mapping[str, Sequence[str]] | None = None, key_pattern: str = KEY_PATTERN
) -> Library:
    """The works that the citations of one or more articles cite, sorted by key, and where each citation leads.

    `cited` is in document order, article by article. `residue` gives for an article's stem the bare addresses printed
    beside its notes. Only full citations shape a work; short ones that resolve are members of it. Fields, repairs and
    keys do not depend on the order of the full citations. Raises CiteError for a key pattern that cannot be filled.
    """
    around = scene(cited, with_authors(cited), residue or {})
    full = [at for at, one in enumerate(cited) if one.citation.kind == "full"]
    traits = [trait(cited[at], around.fields[at]) for at in full]
    groups, torn = clusters(traits)
    works = sorted((_work([full[i] for i in group], around) for group in groups), key=lambda w: w.type)
    named = [replace(w, key=key) for w, key in zip(works, keys([w.fields for w in works], key_pattern), strict=True)]
    led = resolve(cited, named)
    resolutions = tuple(replace(r, pinpoint=pinpoint(one)) for r, one in zip(led, cited, strict=True))
    members: dict[str, list[int]] = {}
    for at, resolution in enumerate(resolutions):
        if resolution.work:
            members.setdefault(resolution.work, []).append(at)
    doubtful = {full[at]: {full[other] for other in others} for at, others in torn.items()}
    complete = [_complete(work, members[work.key], doubtful, resolutions) for work in named]
    return relate(cited, Library(tuple(sorted(complete, key=lambda work: work.key)), resolutions))


def _complete(work: Work, members: list[int], torn: Mapping[int, set[int]], resolutions: Sequence[Resolution]) -> Work:
    """The work with its short forms, and an issue where it may be one of several others."""
    fits = sorted({str(resolutions[other].work) for m in work.members for other in torn.get(m, ())} - {work.key})
    said = f"fits several works that are not one, and stays apart: {', '.join(fits)}"
    issues = (*work.issues, Issue("ambiguous-twin", said)) if fits else work.issues
    return replace(work, members=tuple(members), issues=issues)


def _work(members: Sequence[int], around: Scene) -> Work:
    kind, fields, ledger, issues = merge(members, around)
    if not fields:
        issues = [*issues, Issue("nothing-read", "no field was read from the citations of this work")]
    repairs, doubts = sorted(ledger.repairs, key=_order), sorted(ledger.doubts, key=_order)
    return Work("", kind, fields, tuple(members), tuple(repairs), tuple(doubts), tuple(issues))


def _order(repair: Repair) -> tuple[int, str, str]:
    return (repair.member, repair.field, repair.printed)
