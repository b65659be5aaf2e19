"""What the references of one list agree on: one list has one style, and a reference that is hard to read follows it.

A first reading shows in each string a few FACTS of its style, as small numbers (0: it does not show). What nearly all
the others of the list show goes as evidence into a second reading (`network`, the vectors named "listed").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

import numpy as np

from cite_belarus.labels.codes import Array

# the sign after the names at the head; that after the title; 1: the date follows the names, 2: it does not;
# 1: a comma after the first name's first word (Family, Given), 2: none, 0: initials come first;
# 1: the title is in quotes, 2: it is not
FACTS = ("list_sep", "list_end", "list_year", "list_names", "list_quote")
_SIGNS = {",": 1, ".": 2, ":": 3, ";": 4}
_OTHER_SIGN, _SLASHES = 5, 6
_SHARE = 0.75  # of those that show a fact
_LEAST = 4  # others that show it
_ENOUGH = 3  # facts agreed on, or else it is no list of one style
_LONGEST = 300  # strings: what is longer is a collection
_FIRST_WORD = re.compile(r"\W*[\w'’\-]+(,?)\s")
_QUOTED = re.compile(r"\s*[«“„\"‘»']")
Style = tuple[int, ...]
NOTHING: Style = (0,) * len(FACTS)


def observed(segments: Sequence[tuple[str, str]]) -> Style:
    """The facts that the (label, text) pairs of one string show."""
    parts = [(label, text) for label, text in segments if label != "citation-number"]
    labels = [label for label, _ in parts]
    sep = year = names = end = quote = 0
    if labels[:1] in (["author"], ["editor"]) and len(parts) > 1:
        first = _FIRST_WORD.match(parts[0][1])
        sep, year = _sign(parts[0][1]), 1 if labels[1] == "date" else 2
        names = (1 if first[1] else 2) if first else 0
    if "title" in labels[:-1]:
        at = labels.index("title")
        quote = 1 if _QUOTED.match(parts[at][1]) else 2
        end = _SLASHES if parts[at + 1][1].startswith("//") else _sign(parts[at][1])
    return sep, end, year, names, quote


def _sign(text: str) -> int:
    return _SIGNS.get(text.rstrip()[-1:], _OTHER_SIGN)


def agreed(styles: Sequence[Style], lists: Sequence[Hashable]) -> Array:
    """(b, facts): what the other strings of the list show, of b strings; 0 where they disagree or are too few.

    `lists` names the list of each string; a string whose list is "" has none.
    """
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for i, name in enumerate(lists):
        members[name].append(i)
    out = np.zeros((len(styles), len(FACTS)), np.int64)
    for name, rows in members.items():
        if name != "" and _LEAST < len(rows) <= _LONGEST:
            out[rows] = _of_list(np.array([styles[i] for i in rows]))
    return out


def _of_list(shown: Array) -> Array:
    """(n, facts): the facts that the other strings agree on, for each of the n strings of a list."""
    out = np.zeros_like(shown)
    for fact in range(shown.shape[1]):
        counts = Counter(shown[shown[:, fact] > 0, fact].tolist())
        common = counts.most_common(1)[0][0] if counts else 0
        own = shown[:, fact]
        others = counts.total() - (own > 0)
        same = counts[common] - (own == common)
        out[:, fact] = np.where((others >= _LEAST) & (same >= _SHARE * others), common, 0)
    out[(out > 0).sum(axis=1) < _ENOUGH] = 0
    return out
