"""The little language in which a style says what an entry of one kind looks like.

    {name}     an element's text; {@name} the same inside its word: "т. 2", "с. 5–6"; {^name} with a capital where the
               third rule below asks for one
    [...]      printed only if every element that stands directly in it has a text (or, where none stands in it
               directly, if anything inside it printed)
    [a|b]      the first alternative that prints
    *...*      italics
    \\[ \\* …    the sign itself

Three rules save the schemes from most of their conditions. A full stop is not doubled: after a sign in `absorbs` the
next literal loses its own (GOST 7.1-2003 and GOST R 7.0.100-2018, 4). Where a separator meets a separator (or
the beginning, or an opening bracket), the first one stands. A word after a full stop or at the beginning has a capital
(GOST R 7.0.100-2018, 4).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Union

from pybtex.richtext import Tag, Text

Rich = Any  # str, or a pybtex.richtext.BaseText: the library has no types
Fill = Callable[[str], Rich]

SEPARATORS = " ,.;:/–—"
OPENING = "([«„“‘<"


@dataclass(frozen=True, slots=True)
class Slot:
    """One element; `worded` asks for its word ("т. 2" for 2), `raised` for a capital after a full stop."""

    name: str
    worded: bool
    raised: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, of which the first that prints is taken."""

    choices: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Italic:
    """Nodes set in italics."""

    nodes: tuple[Node, ...]


Node = Union[str, Slot, Group, Italic]


@functools.cache
def compiled(template: str) -> tuple[Node, ...]:
    """The nodes of a template; ValueError where a bracket is missing."""
    if template.count("{") != template.count("}"):
        raise ValueError(f"an open brace in the template {template!r}")
    return _sequence(iter(template), "")[0]


def _sequence(signs: Iterator[str], until: str) -> tuple[tuple[Node, ...], str]:
    """The nodes up to one of the signs `until`, and that sign ("" at the end)."""
    nodes: list[Node] = []
    literal: list[str] = []
    for sign in signs:
        if sign == "\\":
            literal.append(next(signs))
        elif sign in until or sign in "{[*]":
            if literal:
                nodes.append("".join(literal))
                literal = []
            if sign in until:
                return tuple(nodes), sign
            nodes.append(_construct(sign, signs))
        else:
            literal.append(sign)
    if until:
        raise ValueError(f"a template ends before one of {until!r}")
    return (*nodes, *(["".join(literal)] if literal else [])), ""


def _construct(sign: str, signs: Iterator[str]) -> Node:
    if sign == "{":
        name = "".join(itertools.takewhile(lambda sign: sign != "}", signs))
        return Slot(name.lstrip("@^"), name.startswith("@"), name.startswith(("@", "^")))
    if sign == "]":
        raise ValueError("a bracket is closed that was not opened")
    if sign == "*":
        return Italic(_sequence(signs, "*")[0])
    choices = []
    closed_by = "|"
    while closed_by == "|":
        nodes, closed_by = _sequence(signs, "|]")
        choices.append(nodes)
    return Group(tuple(choices))


@dataclass(slots=True)
class Printer:
    """What has been printed so far. `fill` gives an element's text, `word` puts a text into the element's word."""

    fill: Fill
    word: Callable[[str, Rich], Rich]
    absorbs: str
    parts: list[Rich] = field(default_factory=list)
    tail: str = ""  # the last sign printed; "" at the beginning
    mark: str = "."  # the last sign that is neither blank nor dash; a beginning counts as a full stop

    def literal(self, text: str) -> None:
        """Print a literal, its first signs dropped where one of the rules says so."""
        if not self.tail or self.tail in OPENING or self.tail.isspace():
            text = text.lstrip(SEPARATORS)
        elif (text[0] == "." and self.tail in self.absorbs) or (text[0] == self.tail and self.tail in ",;:"):
            text = text[1:]
        self._add(text, text)

    def slot(self, slot: Slot) -> bool:
        """Print an element; False where it has no text."""
        text = self.fill(slot.name)
        if not text:
            return False
        if slot.worded:
            text = self.word(slot.name, text)
        if slot.raised and self.mark == ".":
            text = capitalised(text)
        self._add(text, str(text))
        return True

    def _add(self, part: Rich, text: str) -> None:
        if not text:
            return
        self.parts.append(part)
        self.tail = text[-1]
        marks = text.rstrip(" –—\u00a0")
        if marks:
            self.mark = marks[-1]

    def group(self, group: Group) -> bool:
        """Print the first alternative that can be; False where none can."""
        return any(self.attempt(nodes) for nodes in group.choices)

    def attempt(self, nodes: tuple[Node, ...]) -> bool:
        """Print the nodes, or nothing at all and return False where an element they need is empty."""
        kept, tail, mark = len(self.parts), self.tail, self.mark
        if self.nodes(nodes, strict=True):
            return True
        del self.parts[kept:]
        self.tail, self.mark = tail, mark
        return False

    def nodes(self, nodes: tuple[Node, ...], strict: bool) -> bool:
        """Print nodes in order; with `strict` stop at the first empty element."""
        printed = asked = False
        for node in nodes:
            if isinstance(node, str):
                self.literal(node)
                continue
            done = self._node(node, strict)
            if strict and not done and not isinstance(node, Group):
                return False
            asked, printed = True, printed or done
        return printed or not asked

    def _node(self, node: Node, strict: bool) -> bool:
        if isinstance(node, Slot):
            return self.slot(node)
        if isinstance(node, Group):
            return self.group(node)
        assert isinstance(node, Italic)
        return self._italic(node, strict)

    def _italic(self, node: Italic, strict: bool) -> bool:
        outside, self.parts = self.parts, []
        done = self.nodes(node.nodes, strict)
        if self.parts:
            outside.append(Tag("em", *self.parts))
        self.parts = outside
        return done


def joined(texts: list[Rich], joint: str) -> Rich:
    """Texts with a joint between them; a plain string where all of them are."""
    if all(isinstance(text, str) for text in texts):
        return joint.join(texts)
    return Text(joint).join(texts)


def capitalised(text: Rich) -> Rich:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def render(template: str, fill: Fill, word: Callable[[str, Rich], Rich], absorbs: str = ".…") -> Text:
    """An entry's rich text: the template with its elements filled in."""
    printer = Printer(fill, word, absorbs)
    printer.nodes(compiled(template), strict=False)
    return Text(*printer.parts)
