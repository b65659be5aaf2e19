"""One value out of what the members print: variants are chosen from, misreadings are repaired with their evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from cite_belarus.model import Repair
from cite_belarus.works import urls
from cite_belarus.works.evidence import Question, Verdict, judge
from cite_belarus.works.runs import Run, apply, plain, runs
from cite_belarus.works.scene import Scene
from cite_belarus.works.traits import LONGEST

ALIKE = 80  # per cent of likeness from which two readings are one that a scan damaged, and no variants


@dataclass(frozen=True, slots=True)
class Group:
    """One reading and the members that print it, typographic variants together."""

    value: str
    by: tuple[int, ...]


@dataclass(slots=True)
class Ledger:
    """What was decided while the fields of one work were read. `wrong` counts the misreadings of each member."""

    repairs: list[Repair] = field(default_factory=list)
    doubts: list[Repair] = field(default_factory=list)
    wrong: dict[int, int] = field(default_factory=dict)

    def repair(self, made: Repair) -> None:
        """Write down a repair."""
        self.repairs.append(made)
        self.wrong[made.member] = self.wrong.get(made.member, 0) + 1


@dataclass(frozen=True, slots=True)
class Desk:
    """What a decision needs beside the readings: the work's title, address and language, and the scene."""

    scene: Scene
    title: str
    url: str
    language: str
    ledger: Ledger


def groups(printed: Mapping[int, str], address: bool = False) -> list[Group]:
    """The readings, the best supported first; of typographic variants the one that is best typeset stands for all."""
    found: dict[str, list[int]] = {}
    for member, value in printed.items():
        found.setdefault(urls.bare(value) if address else plain(value), []).append(member)
    made = [Group(best_typeset([printed[m] for m in by], address), tuple(by)) for by in found.values()]
    return sorted(made, key=lambda group: (-len(group.by), -len(group.value), group.value))


def best_typeset(variants: Sequence[str], address: bool = False) -> str:
    """Of variants that differ in typography alone: typographic quotes, the least capitals, then the commonest."""

    def rank(value: str) -> tuple[int, int, int, str]:
        shouting = sum(letter.isupper() for letter in value)
        return (-sum(value.count(mark) for mark in "“”„«»‘’–"), shouting, -variants.count(value), value)

    cleaned = [urls.bare(v) for v in variants] if address else [" ".join(v.split()) for v in variants]
    return min(cleaned, key=rank)


def settle(name: str, printed: Mapping[int, str], desk: Desk) -> str:
    """The value of a text field or an address. Repairs and doubts go to the desk's ledger."""
    address = name == "url"
    found = groups(printed, address)
    value, by = found[0].value, found[0].by
    for other in found[1:]:
        if urls.url_key(value) == urls.url_key(other.value) and address:
            value = max(value, other.value, key=lambda v: (v.startswith("https"), not urls.tracked(v), len(v), v))
        elif _alike(value, other.value):
            value = _reconcile(name, Group(value, by), other, desk)
        else:
            value = _variant(Group(value, by), other, desk)
        by = (*by, *other.by)
    return value


def _alike(a: str, b: str) -> bool:
    return max(len(a), len(b)) <= LONGEST and fuzz.ratio(plain(a), plain(b)) >= ALIKE


def _variant(a: Group, b: Group, desk: Desk) -> str:
    """Of two wordings the fuller, where the other only shortens it; else the one already chosen.

    What the fuller one adds must be its own: where the other member prints it in another field, it was read wrongly.
    """
    for short, long in ((a, b), (b, a)):
        if plain(long.value).startswith(plain(short.value)):
            added = plain(long.value)[len(plain(short.value)) :]
            elsewhere = {plain(v) for m in short.by for v in desk.scene.fields[m].values() if isinstance(v, str)}
            strayed = any(len(value) > 3 and value in added for value in elsewhere)
            return short.value if strayed else long.value
    return a.value


def _reconcile(name: str, a: Group, b: Group, desk: Desk) -> str:
    """Reading a with the runs of b that are right."""
    found = runs(a.value, b.value, name == "url")
    judged = [(run, judge(_question(name, run, a, b, desk))) for run in found]
    chosen: list[Run] = []
    for run, verdict in sorted(judged, key=lambda pair: pair[1] is None):  # the undecided when the others are known
        settled = verdict or _by_reliability(a, b, desk)
        if settled and settled.right == "b":
            chosen.append(run)
        _record(name, run, (a, b), settled, desk)
    return apply(a.value, sorted(chosen, key=lambda run: run.a1))


def _question(name: str, run: Run, a: Group, b: Group, desk: Desk) -> Question:
    return Question(name, run, a.value, b.value, a.by, b.by, desk.title, desk.url, desk.language, desk.scene)


def _by_reliability(a: Group, b: Group, desk: Desk) -> Verdict | None:
    """The member that misprints less elsewhere in the same work."""
    a_wrong, b_wrong = (sum(desk.ledger.wrong.get(m, 0) for m in group.by) / len(group.by) for group in (a, b))
    if a_wrong == b_wrong:
        return None
    return Verdict("a" if a_wrong < b_wrong else "b", "twin: the other is damaged elsewhere too", 0.65)


def _record(name: str, run: Run, readings: tuple[Group, Group], verdict: Verdict | None, desk: Desk) -> None:
    right, wrong = readings if verdict is None or verdict.right == "a" else readings[::-1]
    good, bad = (run.a, run.b) if right is readings[0] else (run.b, run.a)
    witness = f"twin:{desk.scene.place(right.by[0])}"
    if verdict is None:
        made = Repair(
            name, good, bad, f"twin:{desk.scene.place(wrong.by[0])}; nothing tells which is right", 0.5, right.by[0]
        )
        desk.ledger.doubts.append(made)
        return
    for member in wrong.by:
        desk.ledger.repair(Repair(name, bad, good, f"{witness}; {verdict.evidence}", verdict.confidence, member))
