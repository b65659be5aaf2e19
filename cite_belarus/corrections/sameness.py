"""Which citations are of one work and which are not, where a person said so, and the person's values in the works.

The works are made once; those that a correction concerns are made again, each side of it by itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cite_belarus.corrections.finding import Index
from cite_belarus.corrections.said import Correction, Said
from cite_belarus.model import Cited, Library, Repair, Resolution, Value, Work

Regather = Callable[[Sequence[Cited]], Library]
BY_HAND = "by hand"


def settle(library: Library, cited: Sequence[Cited], said: Sequence[Said], regather: Regather) -> Library:
    """The library with what was said of same and other works, and with the values that were given by hand.

    `library` was gathered from `cited`, all articles together; `regather` makes one of some of them.
    """
    indices = {one.article: Index([c.citation for c in cited], one.article) for one in said if one.corrections}
    ties = list(_ties(indices, said))
    for here, there in ((a, b) for kind, a, b in ties if kind == "other"):
        library = _parted(library, cited, (here, there), regather)
    for here, there in ((a, b) for kind, a, b in ties if kind == "same"):
        library = _united(library, cited, here, there)
    given = [(at, c) for one in said for c in one.corrections if not c.cuts for at in _at(indices[one.article], c)]
    return _given(library, cited, given)


def _at(index: Index, correction: Correction) -> list[int]:
    return index.find(correction.citation, correction.hint)


def _ties(indices: Mapping[str, Index], said: Sequence[Said]) -> Iterator[tuple[str, int, int]]:
    for one in said:
        for correction in one.corrections:
            index = indices[one.article]
            for kind, texts in (("same", correction.same), ("other", correction.other)):
                for here, text in itertools.product(_at(index, correction), texts):
                    there = next((at for at in index.find(text) if at != here), None)  # it may print the same
                    yield from () if there is None else ((kind, here, there),)


def _parted(library: Library, cited: Sequence[Cited], pair: tuple[int, int], regather: Regather) -> Library:
    """The work of both citations as two: the first citation alone, and the others. Short forms go with the full one
    before them."""
    here, there = pair
    key = library.resolutions[here].work
    if key is None or key != library.resolutions[there].work:
        return library
    if cited[here].citation.kind != "full":
        return _moved(library, here, None)
    old = next(work for work in library.works if work.key == key)
    rest = [at for at in old.members if at != here and cited[at].citation.kind == "full"]
    if not rest:
        return _moved(library, there, None)
    taken = {work.key for work in library.works} - {key}
    own = [_remade(work, [here]) for work in regather([cited[here]]).works]
    others = [_remade(work, rest) for work in regather([cited[at] for at in rest]).works]
    new = list(_with_keys([*others, *own], key, taken))
    full_of = {at: work.key for work in new for at in work.members}
    leads = {at: full_of[max((f for f in full_of if f <= at), default=min(full_of))] for at in old.members}
    new = [replace(w, members=tuple(at for at in old.members if leads[at] == w.key)) for w in new]
    works = sorted([*(w for w in library.works if w.key != key), *new], key=lambda work: work.key)
    resolutions = (replace(r, work=leads[at]) if at in leads else r for at, r in enumerate(library.resolutions))
    return Library(tuple(works), tuple(resolutions))


def _remade(work: Work, members: Sequence[int]) -> Work:
    """A work made of some citations alone, its members and repairs counted among all of them."""
    return replace(
        work,
        members=tuple(members[at] for at in work.members),
        repairs=tuple(_counted(repair, members) for repair in work.repairs),
        doubts=tuple(_counted(repair, members) for repair in work.doubts),
    )


def _counted(repair: Repair, members: Sequence[int]) -> Repair:
    return replace(repair, member=members[repair.member]) if 0 <= repair.member < len(members) else repair


def _with_keys(works: Sequence[Work], key: str, taken: set[str]) -> Iterator[Work]:
    """The first work keeps the key; the others get one with a number behind."""
    for work in works:
        free = (name for n in itertools.count(1) if (name := key if n == 1 else f"{key}-{n}") not in taken)
        name = next(free)
        taken.add(name)
        yield replace(work, key=name)


def _united(library: Library, cited: Sequence[Cited], here: int, there: int) -> Library:
    """One work of two: the first one's values, and what only the other has. A short form just leads there."""
    first, second = library.resolutions[there].work, library.resolutions[here].work
    if first is None or first == second:
        return library
    if second is None or cited[here].citation.kind != "full":
        return _moved(library, here, first)
    by_key = {work.key: work for work in library.works}
    a, b = by_key[first], by_key[second]
    both = replace(
        a,
        fields={**b.fields, **a.fields},
        members=tuple(sorted({*a.members, *b.members})),
        repairs=(*a.repairs, *b.repairs),
        doubts=(*a.doubts, *b.doubts),
        issues=(*a.issues, *b.issues),
    )
    works = tuple(both if w.key == first else w for w in library.works if w.key != second)
    led = tuple(replace(r, work=first) if r.work == second else r for r in library.resolutions)
    return Library(works, led)


def _moved(library: Library, at: int, key: str | None) -> Library:
    """A short form led to another work, or to none."""
    old = library.resolutions[at]
    reason = BY_HAND if key else f"{BY_HAND}: not {old.work}"
    led = Resolution(old.kind, key, () if key else old.candidates, reason, old.pinpoint)
    works = [replace(w, members=_members(w, at, key)) if w.key in (key, old.work) else w for w in library.works]
    return Library(tuple(works), (*library.resolutions[:at], led, *library.resolutions[at + 1 :]))


def _members(work: Work, at: int, key: str | None) -> tuple[int, ...]:
    others = {member for member in work.members if member != at}
    return tuple(sorted(others | {at})) if work.key == key else tuple(sorted(others))


def _given(library: Library, cited: Sequence[Cited], given: Sequence[tuple[int, Correction]]) -> Library:
    """The works with the types and values that were given for one of their full citations: no twin outvotes them."""
    types: dict[str, str] = {}
    fields: dict[str, dict[str, Value]] = {}
    for at, correction in given:
        key = library.resolutions[at].work
        if key and cited[at].citation.kind == "full":
            types[key] = correction.type or types.get(key, "")
            fields[key] = {**fields.get(key, {}), **correction.fields}
    works = (_by_hand(w, types[w.key], fields[w.key]) if w.key in types else w for w in library.works)
    return replace(library, works=tuple(works))


def _by_hand(work: Work, kind: str, fields: Mapping[str, Value]) -> Work:
    if not kind and not fields:
        return work
    return replace(
        work,
        type=kind or work.type,
        fields={**work.fields, **{name: value for name, value in fields.items() if name != "pinpoint"}},
        repairs=tuple(repair for repair in work.repairs if repair.field not in fields),
        doubts=tuple(repair for repair in work.doubts if repair.field not in fields),
    )
