"""Rules in their order, and which of them have anything to do: that is a question of the labels there are.

There are few sets of labels and of neighbours, so that the answer is known for nearly every reference.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from cite_belarus.references.draft import Draft

Rule = Callable[[Draft], Draft]
Asked = TypeVar("Asked")
SETS = 1024  # sets of labels whose rules are remembered


class When(NamedTuple):
    """What must be among the labels of the parts, or of what stands beside what, for a rule to have anything to do."""

    every: frozenset[str]  # all of these
    some: frozenset[str]  # one of these, if any are named
    none: frozenset[str]  # none of these


def when(every: str = "", *, some: str = "", none: str = "") -> When:
    """A `When` of labels, and of neighbours ("author>title"), with blanks between them, as in `Draft.labels`."""
    return When(frozenset(every.split()), frozenset(some.split()), frozenset(none.split()))


ALWAYS = when()


class Order(dict[Asked, When]):
    """Rules in their order; beside each stands when it has anything to do."""

    def __init__(self, rules: dict[Asked, When]) -> None:
        super().__init__(rules)
        self._place = {rule: place for place, rule in enumerate(self)}
        self.asked = functools.lru_cache(SETS)(self._asked)

    def _asked(self, labels: frozenset[str], behind: Asked | None = None) -> tuple[Asked, ...]:
        """The rules that have something to do among these labels: all, or those behind one."""
        if behind is not None:
            place = self._place
            return tuple([rule for rule in self.asked(labels) if place[rule] > place[behind]])
        return tuple(
            [
                rule
                for rule, (every, some, none) in self.items()
                if every <= labels and none.isdisjoint(labels) and not (some and some.isdisjoint(labels))
            ]
        )


def follow(draft: Draft, rules: Order[Rule], behind: Rule | None = None) -> Draft:
    """The draft after the rules that have something to do, in order: all, or those behind one."""
    labels = draft.labels
    for rule in rules.asked(labels, behind):
        draft = rule(draft)
        if draft.labels is not labels:  # which rules are asked from here on is a question of the labels now
            return follow(draft, rules, rule)
    return draft


def follow_all(drafts: Sequence[Draft], rules: Order[Rule]) -> list[Draft]:
    """What `follow` makes of each draft, one rule after the other: what a rule looks up is then at hand for all.

    A draft whose labels have changed waits anew, for the rules behind, at a place of its own.
    """
    at_place: list[Draft | None] = list(drafts)
    whose = list(range(len(at_place)))  # which of the drafts is at a place
    waiting: dict[Rule, list[int]] = {rule: [] for rule in rules}
    for place, draft in enumerate(drafts):
        for rule in rules.asked(draft.labels):
            waiting[rule].append(place)
    for rule, places in waiting.items():
        for place in places:
            old = at_place[place]
            if old is None:
                continue
            new = rule(old)
            if new is old:
                continue
            if new.labels is old.labels:
                at_place[place] = new
                continue
            at_place[place] = None
            for later in rules.asked(new.labels, rule):
                waiting[later].append(len(whose))
            at_place.append(new)
            whose.append(whose[place])
    last = {which: draft for which, draft in zip(whose, at_place, strict=True) if draft is not None}
    return [last[which] for which in range(len(last))]
