"""Rules in their order, and which of them have anything to do: that is a question of the labels there are.

There are few sets of labels and of neighbours, so that the answer is known for nearly every reference.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from cite_belarus.references.draft import Draft

Rule = Callable[[Draft], Draft]
Asked = TypeVar("Asked")
SETS = 2048  # sets of labels whose rules are remembered


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


def follow_all(drafts: Iterable[Draft], rules: Order[Rule]) -> list[Draft]:
    """What `follow` makes of each draft, one rule after the other: what a rule looks up is then at hand for all."""
    out = list(drafts)
    waiting: dict[Rule, list[tuple[int, frozenset[str]]]] = {rule: [] for rule in rules}
    for at, draft in enumerate(out):
        for rule in rules.asked(draft.labels):
            waiting[rule].append((at, draft.labels))
    for rule, those in waiting.items():
        for at, labels in those:
            if out[at].labels is not labels:
                continue  # it waits anew, under the labels that it has now
            draft = out[at] = rule(out[at])
            if draft.labels is not labels:
                for later in rules.asked(draft.labels, rule):
                    waiting[later].append((at, draft.labels))
    return out
