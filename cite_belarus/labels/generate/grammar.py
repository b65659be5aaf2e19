"""The little language of the style tables: templates of text, `<label>` marks, `$names` and `{a|b}` groups.

See data/styles/README.md for what each means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Union

from cite_belarus.late import Late
from cite_belarus.model import SEGMENT_LABELS, CiteError


@dataclass(frozen=True, slots=True)
class Mark:
    """From here on the text has this label."""

    label: str


@dataclass(frozen=True, slots=True)
class Ref:
    """The value of a macro or of a slot."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """One of the options, by weight. `weights` that add up to less than 100 leave the rest to printing nothing.

    Where no option can be set, a `needed` group fails like a lacking value; any other prints nothing.
    """

    weights: tuple[float, ...]
    options: tuple[Template, ...]
    needed: bool = False


Node = Union[str, Mark, Ref, Group]
Template = tuple["Node", ...]

_TOKEN = Late(r"\\(.)|<([\w-]+)>|\$\(([a-z_]+\d*)\)|\$([a-z_]+\d*)|(\{!|[{|}])|([^\\<${|}]+|.)", re.DOTALL)
_WEIGHT = Late(r"(\d+)%")


class _Reader:
    """Reads one template; `place` is said in errors."""

    def __init__(self, text: str, place: str) -> None:
        self.tokens = list(_TOKEN.finditer(text))
        self.at, self.text, self.place = 0, text, place

    def fail(self, cause: str) -> CiteError:
        return CiteError(f"{cause} in the template {self.text!r}", place=self.place, remedy="see data/styles/README.md")

    def sequence(self, depth: int) -> tuple[Template, str]:
        """Nodes up to the `|` or `}` that ends them (or the end of the text), and that end."""
        nodes: list[Node] = []
        while self.at < len(self.tokens):
            escaped, label, long, short, brace, text = self.tokens[self.at].groups()
            self.at += 1
            if brace in ("{", "{!"):
                nodes.append(self.group(depth + 1, brace == "{!"))
            elif brace:
                if not depth:
                    raise self.fail(f"{brace!r} outside a group")
                return tuple(nodes), brace
            elif label:
                if label not in SEGMENT_LABELS:
                    raise self.fail(f"<{label}> is not a label")
                nodes.append(Mark(label))
            elif text == "$":
                raise self.fail("'$' before no name")
            else:
                nodes.append(Ref(long or short) if long or short else escaped or text)
        if depth:
            raise self.fail("a group that is not closed")
        return tuple(nodes), ""

    def group(self, depth: int, needed: bool) -> Group:
        options: list[Template] = []
        weights: list[float] = []
        end = "|"
        while end == "|":
            option, end = self.sequence(depth)
            weight, option = _weighed(option)
            options.append(option)
            weights.append(weight)
        given = sum(w for w in weights if w >= 0)
        rest = weights.count(-1)
        share = max(100 - given, 0) / rest if rest else 0
        return Group(tuple(share if w < 0 else w for w in weights), tuple(options), needed)


def _weighed(option: Template) -> tuple[float, Template]:
    """The weight that an option begins with (-1: none given), and the option without it."""
    if option and isinstance(option[0], str) and (found := _WEIGHT.match(option[0])):
        rest = option[0][found.end() :]
        return float(found[1]), ((rest, *option[1:]) if rest else option[1:])
    return -1, option


def parse(text: str, place: str = "") -> Template:
    """The template that `text` writes; raises `CiteError` (with `place`) where it is not well formed."""
    return _Reader(text, place).sequence(0)[0]


def refs(template: Template) -> set[str]:
    """The names that a template mentions."""
    found: set[str] = set()
    for node in template:
        if isinstance(node, Ref):
            found.add(node.name)
        elif isinstance(node, Group):
            for option in node.options:
                found |= refs(option)
    return found
