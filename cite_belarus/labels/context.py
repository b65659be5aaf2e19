"""What an atom shows by its place: neighbours, punctuation run, quotes and brackets open, cues before and after.

Each position gets one key a GROUP; a key is expanded to feature names once and its summed weights are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cite_belarus.labels.atoms import Atom
from cite_belarus.labels.locks import Lock
from cite_belarus.labels.words import cues, script, shape

Key = tuple[Any, ...]
_OPEN_BRACKETS, _CLOSE_BRACKETS = "([{<", ")]}>"
_OPEN_QUOTES, _CLOSE_QUOTES = '«„“‘‚"', '»”’"'
# cues worth remembering over a distance; "//" and addresses count as cues too
_LASTING = frozenset(
    "in ed tr vol no pp ser edn thesis kind pub inst jour url acc arch repr opcit // url doi medium".split()
)


def _tag(atom: Atom) -> str:
    if atom.lock:
        return atom.lock
    core = atom.core
    if core == "//":
        return core
    cue = cues().get(core.casefold(), "")
    return f"{cue}:{shape(core)}" if cue else shape(core)


def _near(distance: int) -> int:
    """A distance in atoms, coarsened."""
    return distance if distance < 4 else 4 + (distance > 6) + (distance > 12)


def _states(atoms: Sequence[Atom]) -> list[tuple[str, str, int]]:
    """For each atom: the quote open over it, the bracket open over it, the quotes closed before it (0 to 2)."""
    quote = bracket = ""
    closed = 0
    out = []
    for opener, _, closer, *_ in atoms:
        for char in opener:
            if char in _OPEN_BRACKETS:
                bracket = char
            elif char in '«»„“”"‘’‚':
                quote = "q"
        out.append((quote, bracket, closed))
        for char in closer:
            if char in _CLOSE_BRACKETS:
                bracket = ""
            elif quote and char in '«»„“”"‘’':
                quote = ""
                closed = min(2, closed + 1)
    return out


def _cue_distances(tags: Sequence[str]) -> list[tuple[str, int]]:
    """For each position: the last lasting cue before it and how far back it stands (coarsened)."""
    out = []
    last, at = "", 0
    for i, tag in enumerate(tags):
        out.append((last, _near(i - at)) if last else ("", 0))
        cue = tag.partition(":")[0]
        if cue in _LASTING:
            last, at = cue, i
    return out


def _inside(atoms: Sequence[Atom], spans: Sequence[tuple[int, int]]) -> list[bool]:
    return [any(start < a.end and a.start < end for start, end in spans) for a in atoms]


def _style(atoms: Sequence[Atom], tags: Sequence[str]) -> Key:
    """The reference as a whole: its script, where its first year stands, and the marks of its style."""
    n = len(atoms)
    letters = [script(a.core) for a in atoms]
    alphabet = "c" if letters.count("c") > letters.count("l") else "l"
    year = next((i for i, tag in enumerate(tags) if tag == "year"), -1)
    place = "none" if year < 0 else "early" if year < max(8, n * 0.4) else "late"
    bracketed = year >= 0 and "(" in atoms[year].opener
    cue = {tag.partition(":")[0] for tag in tags}
    return (
        alphabet,
        place,
        bracketed,
        "//" in cue,
        "in" in cue,
        any("–" in a.closer or "—" in a.closer for a in atoms),
    )


def context_keys(
    atoms: Sequence[Atom], marks: Sequence[Lock], italics: Sequence[tuple[int, int]]
) -> list[tuple[Key, ...]]:
    """For each atom one key a group, in the order of GROUPS."""
    n = len(atoms)
    tags = [_tag(a) for a in atoms]
    closers = [a.closer[:4] for a in atoms]
    openers = [a.opener[-3:] for a in atoms]
    states = _states(atoms)
    back = _cue_distances(tags)
    ahead = _cue_distances(tags[::-1])[::-1]
    accessed = _inside(atoms, [m[1:] for m in marks if m.kind == "accessed"])
    isbn = _inside(atoms, [m[1:] for m in marks if m.kind == "isbn"])
    slanted = _inside(atoms, italics) if italics else [False] * n
    style = _style(atoms, tags)
    years, colons, slashes = 0, 0, 0
    out = []
    for i in range(n):
        before, before_close = (tags[i - 1], closers[i - 1]) if i else ("^", "^")
        earlier_close = closers[i - 2] if i > 1 else "^"
        after, after_close = (tags[i + 1], closers[i + 1]) if i + 1 < n else ("$", "$")
        slant = (slanted[i - 1] if i else False, slanted[i])
        out.append((
            (0, before, before_close, openers[i], tags[i]),
            (1, tags[i], closers[i], openers[i + 1] if i + 1 < n else "$", after, after_close),
            (2, earlier_close, before_close, openers[i], closers[i]),
            (3, *states[i], accessed[i], isbn[i], *slant, before_close),
            (4, min(i, 5), min(8 * i // n, 7), min(n - 1 - i, 4), before_close),
            (5, *back[i], *ahead[i], before_close),
            (6, style, min(years, 2), min(colons, 2), slashes, before_close, openers[i]),
        ))  # fmt: skip
        years += tags[i] == "year"
        colons += ":" in closers[i]
        slashes |= (tags[i] == "//") * 2 | ("/" in closers[i])
    return out


def _pair(k: Key) -> list[str]:
    _, before, close, opener, tag = k
    return [
        f"A{before}|{tag}",
        f"B{before}|{close}|{tag}",
        f"C{close}|{opener}|{tag}",
        f"D{before}|{close}|{opener}|{tag}",
        f"E{close}|{tag}",
    ]


def _following(k: Key) -> list[str]:
    _, tag, close, opener, after, after_close = k
    return [
        f"F{tag}|{after}",
        f"G{tag}|{close}|{after}",
        f"H{tag}|{close}|{opener}|{after}|{after_close}",
        f"I{close}|{opener}|{after}",
    ]


def _marks(k: Key) -> list[str]:
    _, earlier, before, opener, close = k
    return [f"J{earlier}|{before}|{opener}", f"K{before}|{opener}|{close}", f"L{earlier}|{before}|{opener}|{close}"]


def _state(k: Key) -> list[str]:
    _, quote, bracket, closed, accessed, isbn, slant_before, slant, before = k
    out = [f"M{quote}|{closed}", f"N{bracket}", f"O{quote}|{bracket}|{closed}|{before}", f"P{closed}|{before}"]
    if accessed or isbn:
        out += [f"Q{accessed}|{isbn}", f"Q{accessed}|{isbn}|{before}"]
    if slant or slant_before:
        out += [f"R{slant_before}|{slant}", f"R{slant_before}|{slant}|{before}"]
    return out


def _place(k: Key) -> list[str]:
    _, first, part, last, before = k
    return [f"S{first}", f"T{part}", f"U{last}", f"V{first}|{before}", f"W{part}|{before}", f"X{last}|{before}"]


def _cue(k: Key) -> list[str]:
    _, back, behind, ahead, distance, before = k
    return [
        f"a{back}", f"b{back}|{behind}", f"c{ahead}", f"d{ahead}|{distance}", f"e{back}|{ahead}",
        f"f{back}|{behind}|{before}", f"g{ahead}|{distance}|{before}", f"h{back}|{ahead}|{before}",
    ]  # fmt: skip


def _whole(k: Key) -> list[str]:
    _, style, years, colons, slashes, before, opener = k
    alphabet, place, bracketed, double, has_in, dash = style
    return [
        f"i{alphabet}|{place}|{years}", f"j{place}|{bracketed}|{years}|{before}", f"k{double}|{has_in}|{slashes}|{before}",
        f"l{alphabet}|{dash}|{before}|{opener}", f"m{years}|{colons}|{before}", f"n{slashes}|{years}", f"o{colons}|{slashes}",
        f"p{style}|{years}|{colons}", f"q{alphabet}|{before}|{opener}|{years}",
    ]  # fmt: skip


GROUPS = (_pair, _following, _marks, _state, _place, _cue, _whole)


def context_features(key: Key) -> list[str]:
    """The names of the features of one key; the first item of a key is its group's number."""
    return GROUPS[key[0]](key)
