"""What the program can do, in one screen: printed when it is called without arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from cite_belarus import __version__

# heading → commands, in the order of their use; a command that no group names stands at the end
GROUPS: dict[str, tuple[str, ...]] = {
    "articles": ("build", "extract", "parse", "map", "correct"),
    "lists": ("format", "romanise"),
    "links": ("check", "enrich"),
    "library": ("convert", "merge", "lint", "find"),
    "LaTeX": ("latex",),
    "model": ("train", "evaluate"),
}
OTHERS = "more"
HEAD = "cite-belarus {}: from the footnotes of an article to a bibliography that can be trusted"
FOOT = "cite-belarus COMMAND --help says how; cite-belarus build paper.txt -o out is a good beginning."


def overview(commands: Mapping[str, str]) -> str:
    """The screen; `commands` go from name to what is said of it."""
    width = max(map(len, commands)) + 2
    indent = max(map(len, (*GROUPS, OTHERS))) + 2
    lines = [HEAD.format(__version__), ""]
    for heading, names in _grouped(commands):
        for number, name in enumerate(names):
            first = click.style((heading if number == 0 else "").ljust(indent), bold=True)
            lines.append(f"{first}{name.ljust(width)}{commands[name]}")
    return "\n".join([*lines, "", FOOT])


def _grouped(commands: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    grouped = {name for names in GROUPS.values() for name in names}
    rest = (OTHERS, tuple(name for name in commands if name not in grouped))
    for heading, names in (*GROUPS.items(), rest):
        there = [name for name in names if name in commands]
        if there:
            yield heading, there
