"""The fields of a work out of its members' references."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from cite_belarus.model import Issue, Repair, Value
from cite_belarus.works import urls
from cite_belarus.works.authors import settle_names
from cite_belarus.works.people import names
from cite_belarus.works.readings import Desk, Ledger, settle
from cite_belarus.works.rivals import without_rivals
from cite_belarus.works.scene import Scene
from cite_belarus.works.shelf import split_leaf
from cite_belarus.works.solo import alone
from cite_belarus.works.traits import BOOKS, number, page_range, text, without_resolver

CITED_PLACE = ("pinpoint",)  # what a citation says of its own page is no field of the work
# Where types tie, the one that says more.
SPECIFIC = (
    *("thesis", "incollection", "inproceedings", "inreference", "inbook", "article", "legislation", "jurisdiction"),
    *("report", "mvbook", "collection", "proceedings", "reference", "book", "dataset", "video", "audio", "unpublished"),
    *("online", "misc"),
)

Printed = Mapping[int, Value]


def merge(members: Sequence[int], scene: Scene) -> tuple[str, dict[str, Value], Ledger, list[Issue]]:
    """Type, fields, repairs and doubts, issues of the work that the members (indices into the scene) cite."""
    kind, ledger = _type(members, scene), Ledger()
    several = len(members) > 1
    settled, issues = _settled(members, scene, ledger) if several else (_as_cited(scene.fields[members[0]]), [])
    fields = {name: value for name, value in settled.items() if value}
    if kind in BOOKS:
        fields.pop("pages", None)
        issues += [_left_out(name, fields.pop(name)) for name in ("booktitle", "journaltitle") if name in fields]
    return kind, alone(fields, members, scene, ledger), ledger, issues


def _settled(members: Sequence[int], scene: Scene, ledger: Ledger) -> tuple[dict[str, Value], list[Issue]]:
    """The value of each field that several citations print, and where they cannot be reconciled."""
    printed = _printed(members, scene)
    desk = Desk(scene, _longest(printed, "title"), _longest(printed, "url"), _language(printed), ledger)
    settled = {name: _settle(name, printed[name], desk) for name in sorted(printed, key=_order)}
    return settled, _second_addresses(printed)


def _as_cited(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields of a work that is cited once, as most are: there is nothing to choose from."""
    chosen = (name for name in sorted(fields, key=_order) if name not in CITED_PLACE)
    return {name: _as_printed(name, fields[name]) for name in chosen if fields[name]}


def _left_out(name: str, value: Value) -> Issue:
    """A book is in no book and in no journal: what one of its citations was read to print as such stands here."""
    return Issue("container-left-out", f"{name} {value!r} of a work that stands alone")


def _printed(members: Sequence[int], scene: Scene) -> dict[str, dict[int, Value]]:
    """Field → member → value, of the members that print the title in its own script; what only others have, too."""
    ordered = sorted(members, key=lambda m: _rank(m, scene))
    chosen = _in_one_script(ordered, scene)
    printed: dict[str, dict[int, Value]] = defaultdict(dict)
    for member in chosen:
        for name, value in scene.fields[member].items():
            if value and name not in CITED_PLACE:
                printed[name][member] = value
    _fill_from_others(printed, [m for m in ordered if m not in chosen], scene)
    return without_rivals(printed, scene)


def _type(members: Sequence[int], scene: Scene) -> str:
    """The best supported type; where two are level, the more specific."""
    if len(members) == 1:
        return scene.cited[members[0]].reference.type
    support: Counter[str] = Counter()
    for member in members:
        reference = scene.cited[member].reference
        support[reference.type] += round(1000 * max(reference.confidence, 0.01))
    return min(support, key=lambda kind: (-support[kind], SPECIFIC.index(kind) if kind in SPECIFIC else 99, kind))


def _rank(member: int, scene: Scene) -> tuple[int, float, str, str]:
    """The member that says most comes first; content alone decides, not the order in which they came."""
    reference, citation = scene.cited[member].reference, scene.cited[member].citation
    return (-len(scene.fields[member]), -reference.confidence, citation.raw, citation.article)


def _in_one_script(members: Sequence[int], scene: Scene) -> list[int]:
    """The members that print the title in its own script: Cyrillic where any does, for a romanised title is a copy."""
    cyrillic = [m for m in members if _is_cyrillic(text(scene.fields[m], "title"))]
    return cyrillic or list(members)


def _is_cyrillic(title: str) -> bool:
    letters = [letter for letter in title if letter.isalpha()]
    return sum("\u0400" <= letter <= "\u04ff" for letter in letters) * 2 > len(letters)


def _fill_from_others(printed: dict[str, dict[int, Value]], others: Sequence[int], scene: Scene) -> None:
    """Fields that only a romanised twin prints."""
    found = set(printed)
    for member in others:
        for name, value in scene.fields[member].items():
            if value and name not in found and name not in CITED_PLACE:
                printed[name][member] = value


def _longest(printed: Mapping[str, Printed], name: str) -> str:
    return max((str(value) for value in printed.get(name, {}).values()), key=len, default="")


def _language(printed: Mapping[str, Printed]) -> str:
    found = Counter(str(value) for value in printed.get("langid", {}).values())
    return min(found, key=lambda language: (-found[language], language), default="")


def _settle(name: str, printed: Printed, desk: Desk) -> Value:
    """The value of one field."""
    if len(printed) == 1:
        return _as_printed(name, next(iter(printed.values())))
    if any(names(value) for value in printed.values()):
        return settle_names(name, {m: value for m, value in printed.items() if names(value)}, desk)
    if any(not isinstance(value, str) for value in printed.values()):
        return _list([value for value in printed.values() if not isinstance(value, str)])
    texts = {member: str(value) for member, value in printed.items()}
    if name in WITHOUT:
        texts = {member: WITHOUT[name](value) for member, value in texts.items()}
    if name not in PICK:
        return settle(name, texts, desk)
    value = PICK[name](list(texts.values()))
    desk.ledger.doubts += [] if name in LOOSE else _contradictions(name, value, texts, desk)
    return value


def _as_printed(name: str, value: Value) -> Value:
    """The only reading there is, without the blanks and resolvers that are no part of it."""
    if not isinstance(value, str):
        return value
    if name in WITHOUT:
        return WITHOUT[name](value)
    cleaned = urls.bare(value) if name == "url" else " ".join(value.split())
    return value if cleaned == value else cleaned  # the one is in memory already


def _contradictions(name: str, value: str, texts: Mapping[int, str], desk: Desk) -> list[Repair]:
    """A doubt for each other number or year that a member prints, though it is certainly the same work."""
    other = {m: text for m, text in texts.items() if number(text)[:4] != number(value)[:4]}
    witness = min(m for m, text in texts.items() if text == value)
    said = "the members of one work differ"
    return [
        Repair(name, value, text, f"twin:{desk.scene.place(m)}; {said}", 0.5, witness)
        for m, text in sorted(other.items())
    ]


def _list(values: Sequence[Value]) -> Value:
    return min(values, key=lambda value: (-len(value), [str(part) for part in value]))


def _fullest_date(values: list[str]) -> str:
    """The commonest year, then the date that says most of it."""
    years = Counter(value[:4] for value in values)
    return min(values, key=lambda value: (-years[value[:4]], -len(value), value))


def _latest(values: list[str]) -> str:
    return max(values)


def _widest_pages(values: list[str]) -> str:
    """The longest range: a single page is a cited one."""

    def rank(value: str) -> tuple[int, str]:
        found = page_range(value)
        return (found[0] - found[1] if found else 0, value)

    return min(values, key=rank)


def _commonest(values: list[str]) -> str:
    found = Counter(values)
    return min(found, key=lambda value: (-found[value], -len(value), value))


def _without_leaves(mark: str) -> str:
    return split_leaf(mark)[0]


# What is printed with a value and is no part of it: the address of a resolver, the cited leaf of a file.
WITHOUT: dict[str, Callable[[str], str]] = {"doi": without_resolver, "library": _without_leaves}
LOOSE = frozenset({"urldate", "langid", "pages", "isbn", "issn"})  # differ without contradicting each other
PICK: dict[str, Callable[[list[str]], str]] = {
    "date": _fullest_date,
    "urldate": _latest,
    "pages": _widest_pages,
    "langid": _commonest,
    "volume": _commonest,
    "number": _commonest,
    "edition": _commonest,
    "isbn": _commonest,
    "issn": _commonest,
}


def _order(name: str) -> tuple[bool, str]:
    """The address first: where it is damaged, the member is less to be trusted in the other fields."""
    return (name != "url", name)


def _second_addresses(printed: Mapping[str, Printed]) -> list[Issue]:
    """An issue where twins print two addresses that have nothing to do with each other."""
    hosts = {urls.host(str(value)) for value in printed.get("url", {}).values()} - {""}
    if len(hosts) < 2:
        return []
    return [Issue("second-address", f"the citations of this work print addresses of {', '.join(sorted(hosts))}")]
