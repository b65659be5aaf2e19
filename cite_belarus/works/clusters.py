"""References that are to one work, brought together without comparing every pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cite_belarus.works.traits import Trait
from cite_belarus.works.twins import conflict, same_work

BLOCK = 24  # a larger block is sorted, and each is compared with its neighbours only
WINDOW = 6


def clusters(traits: Sequence[Trait]) -> tuple[list[list[int]], dict[int, set[int]]]:
    """The positions in `traits`, grouped by work; each in one group. The order of `traits` does not matter.

    Second, the positions that fit several works which are not one: they stay alone. Each with what it fits.
    """
    edges: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs(traits):
        if same_work(traits[i], traits[j]):
            edges[i].add(j)
            edges[j].add(i)
    torn = _drop_ambiguous(traits, edges)
    groups = [part for group in _components(len(traits), edges) for part in _without_conflict(group, traits)]
    return groups, torn


def pairs(traits: Sequence[Trait]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing, each once."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(traits):
        for pair in _within(block, traits):
            if pair not in seen:
                seen.add(pair)
                yield pair


def keys(trait: Trait) -> Iterator[str]:
    """What two references of one work have in common, at least one of these: even where letters are lost."""
    solid = trait.title.replace(" ", "")
    yield f"b{solid[:12]}"
    yield f"e{solid[-12:]}"
    year = min(trait.years, default="")
    if trait.doi:
        yield f"d{trait.doi}"
    if trait.url:
        yield f"u{trait.url}"
    for person in trait.people[:2]:
        yield f"p{person.family[:6]}{year}"
    if trait.container.key and trait.pages:
        yield f"c{trait.container.key[:12]}{trait.pages[0]}"


def _blocks(traits: Sequence[Trait]) -> Iterable[list[int]]:
    first: dict[str, int] = {}
    found: dict[str, list[int]] = {}  # few keys are anybody else's: those that are not need no list
    for at, trait in enumerate(traits):
        for key in keys(trait):
            if key in first:
                found.setdefault(key, [first[key]]).append(at)
            else:
                first[key] = at
    return found.values()


def _within(block: list[int], traits: Sequence[Trait]) -> Iterator[tuple[int, int]]:
    if len(block) <= BLOCK:
        yield from ((min(i, j), max(i, j)) for n, i in enumerate(block) for j in block[n + 1 :] if i != j)
        return
    for order in (str, _backwards):
        ordered = sorted(block, key=lambda at: (order(traits[at].title), sorted(traits[at].years), traits[at].doi))
        for n, i in enumerate(ordered):
            yield from ((min(i, j), max(i, j)) for j in ordered[n + 1 : n + WINDOW] if i != j)


def _backwards(title: str) -> str:
    return title[::-1]


def _drop_ambiguous(traits: Sequence[Trait], edges: dict[int, set[int]]) -> dict[int, set[int]]:
    """A reference that fits two works that are not one fits neither: it stays alone."""
    torn = [
        at
        for at, others in edges.items()
        if len(others) > 1 and any(_apart(traits, i, j, edges) for i in others for j in others if i < j)
    ]
    fitting = {at: set(edges[at]) for at in torn}
    for at in torn:
        for other in edges.pop(at):
            edges[other].discard(at)
    return fitting


def _apart(traits: Sequence[Trait], i: int, j: int, edges: dict[int, set[int]]) -> bool:
    return j not in edges[i] and not _same_doi(traits[i], traits[j]) and conflict(traits[i], traits[j])


def _same_doi(a: Trait, b: Trait) -> bool:
    return bool(a.doi) and a.doi == b.doi


def _components(count: int, edges: dict[int, set[int]]) -> list[list[int]]:
    found: list[list[int]] = []
    seen: set[int] = set()
    for start in range(count):
        if start not in edges:
            found.append([start])
        elif start not in seen:
            group = _connected(start, edges)
            seen |= group
            found.append(sorted(group))
    return found


def _connected(start: int, edges: dict[int, set[int]]) -> set[int]:
    group, waiting = {start}, [start]
    while waiting:
        new = edges.get(waiting.pop(), set()) - group
        group |= new
        waiting += new
    return group


def _without_conflict(group: list[int], traits: Sequence[Trait]) -> list[list[int]]:
    """The group, or its parts where a chain of likenesses has joined what does not go together."""
    if len(group) == 1:
        return [group]
    parts: list[list[int]] = []
    told: list[dict[Trait, int]] = []  # for each part its members, those that are alike but once
    for at in sorted(group, key=lambda i: (traits[i].title, sorted(traits[i].years), traits[i].doi, traits[i].url)):
        like = traits[at]
        into = next((n for n, seen in enumerate(told) if like in seen or _fits(at, seen.values(), traits)), len(parts))
        if into == len(parts):
            parts.append([])
            told.append({})
        parts[into].append(at)
        told[into].setdefault(like, at)
    return [sorted(part) for part in parts]


def _fits(at: int, others: Iterable[int], traits: Sequence[Trait]) -> bool:
    return not any(_apart(traits, at, other, {at: set(), other: set()}) for other in others)
