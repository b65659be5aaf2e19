"""Sets a template: text and labels, with what `$names` stand for asked of a function."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Union

from .example import Pairs
from .grammar import Group, Mark, Ref, Template

Value = Union[str, Template]
Lookup = Callable[[str], Value]
Piece = Union[str, Mark]
_ENDS = ".?!…"
_BEFORE = ",;:."


class _Setter:
    def __init__(self, rng: random.Random, lookup: Lookup) -> None:
        self.rng, self.lookup = rng, lookup
        self.out: list[Piece] = []

    def sequence(self, template: Template) -> bool:
        """Sets the nodes one by one; False (with nothing set) where a value is lacking."""
        start = len(self.out)
        for node in template:
            if isinstance(node, Ref):
                value = self.lookup(node.name)
                fine = self.sequence(value) if isinstance(value, tuple) else bool(value)
                if not fine:
                    del self.out[start:]
                    return False
                if isinstance(value, str):
                    self.out.append(value)
            elif isinstance(node, Group):
                if not self.group(node) and node.needed:
                    del self.out[start:]
                    return False
            else:
                self.out.append(node)
        return True

    def group(self, group: Group) -> bool:
        """The option that the weights choose, or else, where that one lacks a value, the first that lacks none."""
        chosen = _chosen(group.weights, self.rng.random() * max(100.0, sum(group.weights)))
        if chosen is None:
            return False
        if self.sequence(group.options[chosen]):
            return True
        return any(self.sequence(option) for n, option in enumerate(group.options) if n != chosen)


def _chosen(weights: Sequence[float], dice: float) -> int | None:
    """The index that the dice fall on; None beyond the last."""
    for index, weight in enumerate(weights):
        dice -= weight
        if dice < 0:
            return index
    return None


def pieces(template: Template, rng: random.Random, lookup: Lookup) -> Sequence[Piece] | None:
    """Text and marks in order; None where the template needs a value that there is not."""
    setter = _Setter(rng, lookup)
    return setter.out if setter.sequence(template) else None


def text_of(template: Template, rng: random.Random, lookup: Lookup) -> str:
    """The text alone; "" where a value is lacking."""
    return "".join(piece for piece in pieces(template, rng, lookup) or () if isinstance(piece, str))


def pairs(parts: Sequence[Piece], keep_stops: bool = False) -> Pairs:
    """Labelled texts: separators go to the text before, a full stop after a full stop falls (unless `keep_stops`)."""
    label, found = "other", list[list[str]]()
    last = ""
    for part in parts:
        if isinstance(part, Mark):
            label = part.label
            continue
        if not keep_stops and part[0] == "." and last and last in _ENDS and part[:3] != "...":
            part = part[1:]
        if last == " " and not keep_stops:
            part = part.lstrip(_BEFORE + " ") if _closed(found) and part[:1] in _BEFORE else part.lstrip(" ")
        if found and found[-1][0] != label:
            kept = part.lstrip(" ") if part[:1] == " " else part.lstrip(_BEFORE + " ") if part[:1] in _BEFORE else part
            found[-1][1] += part[: len(part) - len(kept)]
            part = kept
        if not part:
            last = found[-1][1][-1:] if found else ""
            continue
        if found and found[-1][0] == label:
            found[-1][1] += part
        else:
            found.append([label, part])
        last = part[-1]
    return _stripped(found)


def _closed(found: list[list[str]]) -> bool:
    """Whether the text so far ends in a separator and a blank, so that another separator would be one too many."""
    return bool(found) and found[-1][1].rstrip(" ")[-1:] in _BEFORE


def _stripped(found: list[list[str]]) -> Pairs:
    if found:
        found[-1][1] = found[-1][1].rstrip()
        found[0][1] = found[0][1].lstrip()
    return tuple((label, text) for label, text in found if text)
