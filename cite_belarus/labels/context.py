"""The features of an atom's place: neighbours, punctuation run, quotes and brackets open, cues before and after.

A group looks at a few FIELDS; their values, packed into one whole number, are its key, which is expanded to feature
names once. Fields of NAMED hold the numbers of strings (tags, closers, openers, cues), others small counts.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from cite_belarus.labels.lattice import Array

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
}  # fmt: skip


def _pair(before: Any, close: Any, opener: Any, tag: Any) -> list[str]:
    return [
        f"A{before}|{tag}", f"B{before}|{close}|{tag}", f"C{close}|{opener}|{tag}",
        f"D{before}|{close}|{opener}|{tag}", f"E{close}|{tag}",
    ]  # fmt: skip


def _following(tag: Any, close: Any, opener: Any, after: Any, after_close: Any) -> list[str]:
    return [
        f"F{tag}|{after}", f"G{tag}|{close}|{after}", f"H{tag}|{close}|{opener}|{after}|{after_close}",
        f"I{close}|{opener}|{after}",
    ]  # fmt: skip


def _run(earlier: Any, before: Any, opener: Any, close: Any) -> list[str]:
    return [f"J{earlier}|{before}|{opener}", f"K{before}|{opener}|{close}", f"L{earlier}|{before}|{opener}|{close}"]


def _state(*values: Any) -> list[str]:
    quote, bracket, closed, accessed, isbn, slant_before, slant, before = values
    out = [f"M{quote}|{closed}", f"N{bracket}", f"O{quote}|{bracket}|{closed}|{before}", f"P{closed}|{before}"]
    if accessed or isbn:
        out += [f"Q{accessed}|{isbn}", f"Q{accessed}|{isbn}|{before}"]
    if slant or slant_before:
        out += [f"R{slant_before}|{slant}", f"R{slant_before}|{slant}|{before}"]
    return out


def _place(first: Any, part: Any, last: Any, before: Any) -> list[str]:
    return [f"S{first}", f"T{part}", f"U{last}", f"V{first}|{before}", f"W{part}|{before}", f"X{last}|{before}"]


def _cue(back: Any, far: Any, ahead: Any, distance: Any, before: Any) -> list[str]:
    return [
        f"a{back}", f"b{back}|{far}", f"c{ahead}", f"d{ahead}|{distance}", f"e{back}|{ahead}",
        f"f{back}|{far}|{before}", f"g{ahead}|{distance}|{before}", f"h{back}|{ahead}|{before}",
    ]  # fmt: skip


def _whole(*values: Any) -> list[str]:
    alphabet, place, bracketed, double, has_in, dash, years, colons, slashes, before, opener = values
    style = "".join(map(str, (alphabet, place, bracketed, double, has_in, dash)))
    return [
        f"i{alphabet}|{place}|{years}", f"j{place}|{bracketed}|{years}|{before}",
        f"k{double}|{has_in}|{slashes}|{before}", f"l{alphabet}|{dash}|{before}|{opener}",
        f"m{years}|{colons}|{before}",
        f"n{slashes}|{years}", f"o{colons}|{slashes}",
        f"p{style}|{years}|{colons}", f"q{alphabet}|{before}|{opener}|{years}",
    ]  # fmt: skip


GROUPS: tuple[Callable[..., list[str]], ...] = (_pair, _following, _run, _state, _place, _cue, _whole)
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
)  # fmt: skip


@functools.cache
def fields(group: int) -> tuple[str, ...]:
    """What the values of a group's fields are: a name of NAMED, or "" for a number."""
    return tuple(_BITS[field][0] for field in FIELDS[group])


def pack(values: Mapping[str, Array]) -> Array:
    """(n, groups): the keys of n atoms, from (n,) values of each field. The group's number is in the lowest 3 bits."""
    keys = []
    for group, names in enumerate(FIELDS):
        key = np.zeros(len(values["tag"]), np.int64)
        for name in names:
            key = key << _BITS[name][1] | values[name]
        keys.append(key << 3 | group)
    return np.stack(keys, axis=1)


def unpack(key: int) -> tuple[int, Sequence[int]]:
    """The group of a key and the values of its fields."""
    group, rest = key & 7, key >> 3
    out = []
    for name in reversed(FIELDS[group]):
        bits = _BITS[name][1]
        out.append(rest & ((1 << bits) - 1))
        rest >>= bits
    return group, out[::-1]
