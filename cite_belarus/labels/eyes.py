"""What the model sees of many strings at once: the kind of each atom, and the keys of its surroundings.

Atoms that look alike (same opener, core, closer) are one *kind*; what a kind shows is worked out once and kept in
tables. The surroundings are then arithmetic on arrays over all n atoms of all strings, and each position gets one
key a group of `context.TEMPLATES`: the values of that group's FIELDS in one whole number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cite_belarus.labels import context
from cite_belarus.labels.atoms import Atom, atoms
from cite_belarus.labels.codes import Array, pieces
from cite_belarus.labels.consensus import FACTS
from cite_belarus.labels.locks import find_marks
from cite_belarus.labels.words import EDGE, GROUPS, Key, Looks, word_keys
from cite_belarus.model import Span

_NEAR = np.array([0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6])  # distances in atoms, coarsened
_OPEN_BRACKETS, _CLOSE_BRACKETS, _QUOTES = "([{<", ")]}>", '«»„“”"‘’‚'
_MOST_KINDS = 60_000
_DIGITS = pieces([str(digit) for digit in range(8)])
Spans = tuple[Span, ...]


class View(NamedTuple):
    """b strings with n atoms in all: the atoms of each, their numbers (b,), kinds (n,), context keys (n, groups)."""

    atoms: Sequence[Sequence[Atom]]
    lengths: Array
    kinds: Array
    contexts: Array


class _Names:
    """Numbers for strings, from 1, as long as they fit into `bits`; the rest is 0, which stands for the rare."""

    def __init__(self, bits: int) -> None:
        self.names = ["?"]
        self._number: dict[str, int] = {}
        self._most = 1 << bits

    def __call__(self, name: str) -> int:
        number = self._number.get(name)
        if number is None:
            if len(self.names) >= self._most:
                return 0
            number = self._number[name] = len(self.names)
            self.names.append(name)
        return number


class Eyes:
    """Sees strings with one lexicon and one table of cues; keeps the kinds it met."""

    def __init__(self, lexicon: Callable[[str], int], cues: Mapping[str, str]) -> None:
        self._looks = Looks(lexicon, cues)
        self._names = {name: _Names(bits) for name, bits in context.NAMED.items()}
        self._edges = [self._names["tag"]("^"), self._names["closer"]("^"), self._names["opener"]("$")]
        self._edges += [self._names["tag"]("$"), self._names["closer"]("$")]
        self._lasting = np.zeros(1 << context.NAMED["cue"], bool)
        self._openings: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._closings: dict[str, tuple[str, tuple[int, ...]]] = {}
        self._kind: dict[tuple[str, str, str, str], int] = {}
        self.word_keys: list[tuple[Key, ...]] = [(EDGE,) * len(GROUPS)]
        self._rows: list[tuple[int, ...]] = [(0,) * _COLUMNS]
        self._table = np.zeros((0, _COLUMNS), np.int64)

    def keep(self, kinds: Sequence[int]) -> None:
        """Forget all kinds but these (ascending; kind 0 is among them), which are numbered anew. Names stay."""
        known = list(self._kind)
        self._kind = {known[kind - 1]: place for place, kind in enumerate(kinds) if kind}
        self.word_keys = [self.word_keys[kind] for kind in kinds]
        self._rows = [self._rows[kind] for kind in kinds]
        self._table = np.array(self._rows)
        self._openings, self._closings = {}, {}

    @property
    def full(self) -> bool:
        """Whether there are so many kinds that it is time to forget them."""
        return len(self.word_keys) > _MOST_KINDS

    def see(self, raws: Sequence[str], italics: Sequence[Spans] | None = None, agreed: Array | None = None) -> View:
        """What the model sees of b strings with `italics` in each; `agreed` (b, facts) is what their lists agree on."""
        cut = [atoms(raw) for raw in raws]
        known = self._kind
        kinds = [known.get((a.opener, a.core, a.closer, a.lock)) or self._learn(a) for one in cut for a in one]
        if len(self._table) < len(self._rows):
            self._table = np.array(self._rows)
        lengths = np.array([len(one) for one in cut])
        flat = np.array(kinds, np.int64)
        marked = _marked(raws, cut, italics, len(flat))
        if not len(flat):
            return View(cut, lengths, flat, flat)
        listed = np.zeros((len(cut), len(FACTS)), np.int64) if agreed is None else agreed
        contexts = self._contexts(self._table[flat], lengths, marked, np.repeat(listed, lengths, axis=0).T)
        return View(cut, lengths, flat, contexts)

    def _learn(self, atom: Atom) -> int:
        """A new kind, and its row of the table."""
        kind = self._kind[atom.opener, atom.core, atom.closer, atom.lock] = len(self.word_keys)
        look = self._looks(atom)
        (opener, opened), (closer, closed) = self._opening(atom.opener), self._closing(atom.closer)
        self.word_keys.append(word_keys(opener, atom.core, closer, look))
        cue = self._names["cue"](look.cue)
        self._lasting[cue] = look.cue in context.LASTING
        script = (look.script == "c") - (look.script == "l")
        own = (self._names["tag"](look.tag), cue, look.outline == "year", look.cue == "//", script, look.cue == "in")
        self._rows.append((*own, *opened, *closed))
        return kind

    def _opening(self, opener: str) -> tuple[str, tuple[int, ...]]:
        """An opener as word keys have it, and its columns of the table."""
        found = self._openings.get(opener)
        if found is None:
            bracket = next((_OPEN_BRACKETS.index(c) + 1 for c in reversed(opener) if c in _OPEN_BRACKETS), 0)
            quote = any(c in _QUOTES for c in opener)
            columns = (self._names["opener"](opener[-3:]), bracket, quote, "(" in opener)
            found = self._openings[opener] = opener.strip()[-3:], columns
        return found

    def _closing(self, closer: str) -> tuple[str, tuple[int, ...]]:
        """A closer as word keys have it, and its columns of the table."""
        found = self._closings.get(closer)
        if found is None:
            bracket, quote = (any(c in marks for c in closer) for marks in (_CLOSE_BRACKETS, _QUOTES))
            dash = "–" in closer or "—" in closer
            columns = (self._names["closer"](closer[:4]), ":" in closer, "/" in closer, bracket, quote, dash)
            found = self._closings[closer] = _closer(closer), columns
        return found

    def locked(self, kinds: Array, lock: str) -> Array:
        """(n,): whether each of n atoms is an address of a kind of lock."""
        is_lock: Array = self._table[kinds, 0] == self._names["tag"](lock)
        return is_lock

    def codes(self, keys: Sequence[int] | Array) -> tuple[Array, Array]:
        """The codes of the features of context keys, all in one array, and how many each key has."""
        names = {name: pieces(known.names) for name, known in self._names.items()}
        return context.codes(np.array(keys, np.int64), {**names, "": _DIGITS})

    def _contexts(self, rows: Array, lengths: Array, marked: Array, listed: Array) -> Array:
        """(n, groups): the context keys of n atoms of strings of the given lengths; `listed` is (facts, n)."""
        lengths = lengths[lengths > 0]
        first, n = np.cumsum(lengths) - lengths, len(rows)
        string = np.repeat(np.arange(len(lengths)), lengths)
        place = np.arange(n) - first[string]
        left = lengths[string] - 1 - place
        column = dict(zip(_NAMED_COLUMNS, rows.T, strict=True))
        tag, closer, opener, cue = (column[c] for c in ("tag", "closer", "opener", "cue"))
        tag_start, closer_start, opener_end, tag_end, closer_end = self._edges
        before = _shift(closer, 1, place < 1, closer_start)
        quote, bracket, closed = _states(column, place)
        lasting = self._lasting[cue]
        behind, far = _last(lasting, cue, place)
        ahead, distance = (a[::-1] for a in _last(lasting[::-1], cue[::-1], left[::-1]))
        years = np.minimum(_before(column["year"], first, string), 2)
        values = {
            "tag": tag, "closer": closer, "opener": opener, "before": before,
            "last_tag": _shift(tag, 1, place < 1, tag_start),
            "earlier": _shift(closer, 2, place < 2, closer_start),
            "next_opener": _shift(opener, -1, left < 1, opener_end),
            "next_tag": _shift(tag, -1, left < 1, tag_end),
            "next_closer": _shift(closer, -1, left < 1, closer_end),
            "quote": quote, "bracket": bracket, "closed": closed,
            "accessed": marked[0], "isbn": marked[1], "slant": marked[2],
            "slant_before": _shift(marked[2], 1, place < 1, 0), "first": np.minimum(place, 5),
            "part": 8 * place // lengths[string], "last": np.minimum(left, 4), "back": behind, "far": far,
            "ahead": ahead, "distance": distance, "years": years,
            "colons": np.minimum(_before(column["colon"], first, string), 2),
            "slashes": 2 * (_before(column["double"], first, string) > 0)
            + (_before(column["slash"], first, string) > 0),
            **_of_list(listed, tag, opener, before),
            **{name: whole[string] for name, whole in _whole(column, lengths, first, place).items()},
        }  # fmt: skip
        return context.pack(values)


# the columns of the table: an atom's own, its opener's, its closer's
_NAMED_COLUMNS = (
    "tag", "cue", "year", "double", "script", "in",
    "opener", "opened", "opens_quote", "round",
    "closer", "colon", "slash", "closes", "closes_quote", "dash",
)  # fmt: skip
_COLUMNS = len(_NAMED_COLUMNS)


def _of_list(listed: Array, tag: Array, opener: Array, before: Array) -> dict[str, Array]:
    """What the lists of n atoms agree on, and the atoms' surroundings where they agree on anything."""
    some = listed.any(axis=0)
    beside = {"of_tag": tag * some, "of_opener": opener * some, "of_before": before * some}
    return {**dict(zip(FACTS, listed, strict=True)), **beside}


def _closer(closer: str) -> str:
    """At most four marks, and one blank where blanks follow."""
    marks = closer.rstrip()
    return marks[:4] + (" " if len(marks) < len(closer) else "")


def _shift(values: Array, by: int, outside: Array, edge: int) -> Array:
    """The values of the atom `by` places before; `edge` where that is outside the string."""
    return np.where(outside, edge, np.roll(values, by))


def _before(flags: Array, first: Array, string: Array) -> Array:
    """How many flags are set in the string before each atom."""
    total: Array = np.cumsum(flags) - flags
    return np.asarray(total - total[first][string])


def _last(lasting: Array, cue: Array, place: Array) -> tuple[Array, Array]:
    """For each atom: the last lasting cue before it in its string (0: none) and its coarsened distance."""
    index = np.arange(len(cue))
    found = np.maximum.accumulate(np.where(lasting, index, -1))
    found = np.concatenate([[-1], found[:-1]])
    there = (found >= 0) & (index - found <= place)
    return np.where(there, cue[found], 0), np.where(there, _NEAR[np.clip(index - found, 0, 13)], 0)


def _states(column: Mapping[str, Array], place: Array) -> tuple[Array, Array, Array]:
    """For each atom: a quote open over it, the bracket open over it, the quotes closed before it (0 to 2)."""
    n = len(place)
    quote, bracket, closed = np.zeros((3, n), np.int64)
    busy = column["opened"] | column["opens_quote"] | column["closes"] | column["closes_quote"] | (place == 0)
    spots = np.flatnonzero(busy)
    opened, opens, closes, shuts = (
        column[c][spots].tolist() for c in ("opened", "opens_quote", "closes", "closes_quote")
    )
    starts = (place[spots] == 0).tolist()
    q = b = done = 0
    after = np.zeros((3, len(spots)), np.int64)
    at = np.zeros((3, len(spots)), np.int64)
    for i in range(len(spots)):
        if starts[i]:
            q = b = done = 0
        b, q = opened[i] or b, opens[i] or q
        at[:, i] = q, b, done
        if closes[i]:
            b = 0
        if shuts[i] and q:
            q, done = 0, min(2, done + 1)
        after[:, i] = q, b, done
    owner = np.cumsum(busy > 0) - 1
    for number, out in enumerate((quote, bracket, closed)):
        out[:] = after[number][owner]
        out[spots] = at[number]
    return quote, bracket, closed


def _whole(column: Mapping[str, Array], lengths: Array, first: Array, place: Array) -> dict[str, Array]:
    """For each string as a whole: its script, where its first year stands, and the marks of its style (b,)."""
    spot = np.where(column["year"] > 0, place, len(place) + 1)
    year = np.minimum.reduceat(spot, first)
    some = year <= len(place)
    bracketed = np.where(some, column["round"][np.minimum(first + year, len(place) - 1)], 0)
    place_of_year = np.where(~some, 0, np.where(year < np.maximum(8, lengths * 0.4), 1, 2))
    return {
        "alphabet": (np.add.reduceat(column["script"], first) > 0).astype(np.int64),
        "year_place": place_of_year,
        "bracketed": bracketed,
        "has_double": np.maximum.reduceat(column["double"], first),
        "has_in": np.maximum.reduceat(column["in"], first),
        "has_dash": np.maximum.reduceat(column["dash"], first),
    }


def _marked(raws: Sequence[str], cut: Sequence[Sequence[Atom]], italics: Sequence[Spans] | None, n: int) -> Array:
    """(3, n): whether each atom stands in an access date, in an ISBN, in italics."""
    out = np.zeros((3, n), np.int64)
    at = 0
    for i, (raw, one) in enumerate(zip(raws, cut, strict=True)):
        spans = [(0 if m.kind == "accessed" else 1, m.start, m.end) for m in find_marks(raw)]
        spans += [(2, *span) for span in italics[i]] if italics else []
        for row, start, end in spans:
            for j, atom in enumerate(one):
                if start < atom.end and atom.start < end:
                    out[row, at + j] = 1
        at += len(one)
    return out
