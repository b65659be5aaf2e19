"""The features of an atom's place: neighbours, punctuation run, quotes and brackets open, cues before and after.

A group looks at a few FIELDS; their values, packed into one whole number, are its key. Its features are TEMPLATES
filled with the values. Fields of NAMED hold the numbers of strings (tags, closers, openers, cues), others digits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from cite_belarus.labels.codes import Array, code, joined, pieces

# cues worth remembering over a distance; "//" and addresses count as cues too
_LASTING = "in ed tr vol no pp ser edn thesis kind pub inst jour url acc arch repr opcit // url doi medium"
LASTING = frozenset(_LASTING.split())
NAMED = {"tag": 11, "closer": 13, "opener": 9, "cue": 6}
# field to (what its values are, bits)
_BITS = {
    "tag": ("tag", 11), "last_tag": ("tag", 11), "next_tag": ("tag", 11),
    "closer": ("closer", 13), "before": ("closer", 13), "earlier": ("closer", 13), "next_closer": ("closer", 13),
    "opener": ("opener", 9), "next_opener": ("opener", 9), "back": ("cue", 6), "ahead": ("cue", 6),
    "far": ("", 3), "distance": ("", 3), "quote": ("", 1), "bracket": ("", 3), "closed": ("", 2),
    "accessed": ("", 1), "isbn": ("", 1), "slant": ("", 1), "slant_before": ("", 1),
    "first": ("", 3), "part": ("", 3), "last": ("", 3), "years": ("", 2), "colons": ("", 2), "slashes": ("", 2),
    "alphabet": ("", 1), "year_place": ("", 2), "bracketed": ("", 1),
    "has_double": ("", 1), "has_in": ("", 1), "has_dash": ("", 1),
    # what the list agrees on, and beside it the same as above: 0 where it agrees on nothing
    "list_sep": ("", 3), "list_end": ("", 3), "list_year": ("", 2), "list_names": ("", 2), "list_quote": ("", 2),
    "of_tag": ("tag", 11), "of_opener": ("opener", 9), "of_before": ("closer", 13),
}  # fmt: skip


# the features of each group: what their names are made of, fields in braces
TEMPLATES = (
    (
        "A{last_tag}|{tag}", "B{last_tag}|{before}|{tag}", "C{before}|{opener}|{tag}",
        "D{last_tag}|{before}|{opener}|{tag}", "E{before}|{tag}",
    ),
    (
        "F{tag}|{next_tag}", "G{tag}|{closer}|{next_tag}",
        "H{tag}|{closer}|{next_opener}|{next_tag}|{next_closer}", "I{closer}|{next_opener}|{next_tag}",
    ),
    ("J{earlier}|{before}|{opener}", "K{before}|{opener}|{closer}", "L{earlier}|{before}|{opener}|{closer}"),
    (
        "M{quote}|{closed}", "N{bracket}", "O{quote}|{bracket}|{closed}|{before}", "P{closed}|{before}",
        "Q{accessed}|{isbn}", "Q{accessed}|{isbn}|{before}", "R{slant_before}|{slant}",
        "R{slant_before}|{slant}|{before}",
    ),
    ("S{first}", "T{part}", "U{last}", "V{first}|{before}", "W{part}|{before}", "X{last}|{before}"),
    (
        "a{back}", "b{back}|{far}", "c{ahead}", "d{ahead}|{distance}", "e{back}|{ahead}",
        "f{back}|{far}|{before}", "g{ahead}|{distance}|{before}", "h{back}|{ahead}|{before}",
    ),
    (
        "i{alphabet}|{year_place}|{years}", "j{year_place}|{bracketed}|{years}|{before}",
        "k{has_double}|{has_in}|{slashes}|{before}", "l{alphabet}|{has_dash}|{before}|{opener}",
        "m{years}|{colons}|{before}", "n{slashes}|{years}", "o{colons}|{slashes}",
        "p{alphabet}{year_place}{bracketed}{has_double}{has_in}{has_dash}|{years}|{colons}",
        "q{alphabet}|{before}|{opener}|{years}",
    ),
    (
        "r{list_sep}|{of_before}|{of_opener}", "s{list_end}|{of_before}|{of_opener}",
        "t{list_year}|{list_sep}|{of_before}|{of_tag}", "u{list_names}|{of_before}|{of_tag}",
        "v{list_quote}|{of_before}|{of_opener}", "w{list_names}{list_sep}|{of_before}", "x{list_year}|{of_tag}",
        "y{list_end}|{list_quote}|{of_before}", "z{list_sep}{list_year}|{of_before}|{of_opener}",
    ),
)  # fmt: skip
# features that are there only where one of these fields is not 0
_ONLY_WITH = {
    "Q": ("accessed", "isbn"), "R": ("slant_before", "slant"),
    "r": ("list_sep",), "s": ("list_end",), "t": ("list_year", "list_sep"), "u": ("list_names",),
    "v": ("list_quote",), "w": ("list_names", "list_sep"), "x": ("list_year",), "y": ("list_end", "list_quote"),
    "z": ("list_sep", "list_year"),
}  # fmt: skip
FIELDS = (
    ("last_tag", "before", "opener", "tag"),
    ("tag", "closer", "next_opener", "next_tag", "next_closer"),
    ("earlier", "before", "opener", "closer"),
    ("quote", "bracket", "closed", "accessed", "isbn", "slant_before", "slant", "before"),
    ("first", "part", "last", "before"),
    ("back", "far", "ahead", "distance", "before"),
    (
        "alphabet", "year_place", "bracketed", "has_double", "has_in", "has_dash", "years", "colons", "slashes",
        "before", "opener",
    ),
    ("list_sep", "list_end", "list_year", "list_names", "list_quote", "of_tag", "of_opener", "of_before"),
)  # fmt: skip


def pack(values: Mapping[str, Array]) -> Array:
    """(n, groups): the keys of n atoms, from (n,) values of each field. The group's number is in the lowest 3 bits."""
    keys = []
    for group, names in enumerate(FIELDS):
        key = np.zeros(len(values["tag"]), np.int64)
        for name in names:
            key = key << _BITS[name][1] | values[name]
        keys.append(key << 3 | group)
    return np.stack(keys, axis=1)


def unpack(keys: Array, group: int) -> dict[str, Array]:
    """The values of the fields of (m,) keys of one group."""
    rest = keys >> 3
    out = {}
    for name in reversed(FIELDS[group]):
        bits = _BITS[name][1]
        out[name] = rest & ((1 << bits) - 1)
        rest = rest >> bits
    return out


def codes(keys: Array, names: Mapping[str, tuple[Array, Array]]) -> tuple[Array, Array]:
    """The codes of the features of (m,) keys: all in one array, and how many each key has (m,).

    `names` are the pieces (codes and lengths) of what the numbers of each kind of NAMED stand for.
    """
    found = np.zeros((len(keys), max(map(len, TEMPLATES))), np.uint32)
    there = np.zeros(found.shape, bool)
    for group, templates in enumerate(TEMPLATES):
        rows = np.flatnonzero((keys & 7) == group)
        values = unpack(keys[rows], group)
        for column, template in enumerate(templates):
            found[rows, column] = _template_codes(template, values, names)
            needed = _ONLY_WITH.get(template[0], ())
            there[rows, column] = np.any([values[field] for field in needed], axis=0) if needed else True
    return found[there], there.sum(axis=1)


def _template_codes(template: str, values: Mapping[str, Array], names: Mapping[str, tuple[Array, Array]]) -> Array:
    """(m,): the codes of one template's features."""
    parts = re.split(r"[{}]", template)  # text and fields take turns
    out = np.full(len(next(iter(values.values()))), code("@" + parts[0]), np.uint32)
    for text, field in zip([*parts[2::2]], parts[1::2], strict=True):
        piece, sizes = names[_BITS[field][0]]
        out = joined(out, piece[values[field]], sizes[values[field]])
        if text:
            out = joined(out, *pieces([text]))
    return out
