"""From citations to works: twins become one, short forms lead to theirs, every work gets its key."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from cite_belarus.model import Cited, Issue, Library, Repair, Resolution, Value, Work
from cite_belarus.works.clusters import clusters
from cite_belarus.works.idem import with_authors
from cite_belarus.works.keys import KEY_PATTERN, keys, stem
from cite_belarus.works.merge import merge
from cite_belarus.works.places import pinpoint
from cite_belarus.works.relations import relate
from cite_belarus.works.resolve import own_works, resolve
from cite_belarus.works.scene import Scene
from cite_belarus.works.traits import Trait, trait

TOGETHER = 200  # citations that are worked out step by step: what a step looks up is then at hand


Seeing = Callable[[str, Mapping[str, Value]], None]
Leading = Callable[[Sequence[Cited], Sequence[Work]], tuple[Resolution, ...]]


class Draft(NamedTuple):
    """A work before its key is unique (`stem`) and its short forms are found."""

    stem: str
    type: str
    fields: Mapping[str, Value]
    members: tuple[int, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[Repair, ...]
    issues: tuple[Issue, ...]


def gather(
    cited: Iterable[Cited], residue: Mapping[str, Sequence[str]] | None = None, key_pattern: str = KEY_PATTERN
) -> Library:
    """The works that the citations of one or more articles cite, sorted by key, and where each citation leads.

    `cited` is in document order, article by article; it may come while it is read, for what a citation says by itself
    is worked out as it comes. `residue` gives for an article's stem the bare addresses printed beside its notes. Only
    full citations shape a work; short ones that resolve are members of it. Fields, repairs and keys do not depend on
    the order of the full citations. Raises CiteError for a key pattern that cannot be filled.
    """
    around = Scene([], [], residue or {})
    drafts, torn = _drafts(cited, around, key_pattern)
    library = _library(around.cited, drafts, torn, resolve)
    led = zip(library.resolutions, around.cited, strict=True)
    return replace(library, resolutions=tuple(_with_place(resolution, one) for resolution, one in led))


def listed(cited: Iterable[Cited], seen: Seeing | None = None) -> tuple[Work, ...]:
    """The works of a list whose lines stand by themselves: short forms lead nowhere, which is what takes longest.

    They are those of `gather`, but that short forms are no members, and no `related` comes of one. `seen` is told the
    type and the fields of each citation's work as it comes: of nearly all works these very fields stay.
    """
    around = Scene([], [], {})
    drafts, torn = _drafts(cited, around, KEY_PATTERN, seen)
    return _library(around.cited, drafts, torn, own_works).works


def _drafts(
    cited: Iterable[Cited], around: Scene, key_pattern: str, seen: Seeing | None = None
) -> tuple[list[Draft], dict[int, Sequence[int]]]:
    """The works, and for full citations that fit several works those that they fit. All citations go to the scene."""
    traits: dict[int, Trait] = {}
    alone: dict[int, Draft] = {}
    read = with_authors(cited)
    while some := list(itertools.islice(read, TOGETHER)):
        first = len(around.cited)
        for one, fields in some:
            around.add(one, fields)
        works = [(at, one, fields) for at, (one, fields) in enumerate(some, first) if one.citation.kind == "full"]
        traits.update({at: trait(one, fields) for at, one, fields in works})
        if not around.residue:  # what is printed bare may be any citation's: then each work waits for all of them
            alone.update({at: _draft([at], around, key_pattern) for at, _, _ in works})
            if seen:
                for at, _, _ in works:
                    seen(alone[at].type, alone[at].fields)
    full, (groups, torn) = list(traits), clusters(list(traits.values()))
    drafts = [
        alone[full[group[0]]] if alone and len(group) == 1 else _draft([full[i] for i in group], around, key_pattern)
        for group in groups
    ]
    return drafts, {full[at]: [full[i] for i in others] for at, others in torn.items()}


def _draft(members: Sequence[int], around: Scene, key_pattern: str) -> Draft:
    kind, fields, ledger, issues = merge(members, around)
    if not fields:
        issues = [*issues, Issue("nothing-read", "no field was read from the citations of this work")]
    repairs, doubts = sorted(ledger.repairs, key=_order), sorted(ledger.doubts, key=_order)
    key = stem(fields, key_pattern)
    return Draft(key, kind, fields, tuple(members), tuple(repairs), tuple(doubts), tuple(issues))


def _library(
    cited: Sequence[Cited], drafts: Sequence[Draft], torn: Mapping[int, Sequence[int]], lead: Leading
) -> Library:
    """The works with their keys, and where each citation leads; `torn` has the citations that fit several works."""
    drafts = sorted(drafts, key=lambda draft: draft.type)
    unique = keys([draft.stem for draft in drafts], [draft.fields for draft in drafts])
    works = [Work(key, *draft[1:]) for key, draft in zip(unique, drafts, strict=True)]
    resolutions = lead(cited, works)
    shorts: dict[str, list[int]] = {}
    for at, led in enumerate(resolutions):
        if led.work and cited[at].citation.kind != "full":
            shorts.setdefault(led.work, []).append(at)
    doubtful = {at: [str(resolutions[other].work) for other in others] for at, others in torn.items()}
    complete = (_complete(work, shorts.get(work.key, ()), doubtful) for work in works)
    return relate(cited, Library(tuple(sorted(complete, key=lambda work: work.key)), resolutions))


def _with_place(led: Resolution, one: Cited) -> Resolution:
    place = pinpoint(one)
    return replace(led, pinpoint=place) if place else led


def _complete(work: Work, shorts: Sequence[int], doubtful: Mapping[int, Sequence[str]]) -> Work:
    """The work with its short forms, and an issue where it may be one of several others (`doubtful`: their keys)."""
    fits = sorted({key for m in work.members for key in doubtful.get(m, ())} - {work.key})
    if not fits and not shorts:
        return work
    said = f"fits several works that are not one, and stays apart: {', '.join(fits)}"
    issues = (*work.issues, Issue("ambiguous-twin", said)) if fits else work.issues
    return replace(work, members=tuple(sorted((*work.members, *shorts))), issues=issues)


def _order(repair: Repair) -> tuple[int, str, str]:
    return (repair.member, repair.field, repair.printed)
