"""Labelling: strings in, segments with calibrated confidences out.

The summed weights of every distinct atom and context are kept, so that text which repeats itself costs little; the
chain is decoded for many strings of like length at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np

from cite_belarus.labels import consensus
from cite_belarus.labels.atoms import Atom
from cite_belarus.labels.codes import Array
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.lattice import FORBIDDEN, STATES, best_paths, legal, marginals
from cite_belarus.labels.lexicons import Lexicon
from cite_belarus.labels.repair import repaired
from cite_belarus.labels.store import Model, Table
from cite_belarus.labels.words import GROUPS, OFFSETS, word_codes
from cite_belarus.model import SEGMENT_LABELS, Segment, Span

_HELD = {lock: 2 * SEGMENT_LABELS.index(lock) for lock in ("url", "doi")}
_CHUNK = 500
_BATCH_ATOMS = 6000
_WORD_ROWS, _CONTEXT_ROWS = 15_000, 50_000  # 1000 and 200 bytes each
Codes = Callable[[Any], tuple[Array, Array]]


class Rows:
    """The summed weights of units by key, kept in one growing array until there are more than `most`."""

    def __init__(self, table: Table, width: int, codes: Codes, most: int) -> None:
        self._table, self._width, self._codes, self._most = table, width, codes, most
        self.clear()

    def clear(self) -> None:
        """Forget all rows."""
        self._number: dict[Hashable, int] = {}
        self.rows: Array = np.zeros((2 * self._most, self._width), np.float32)

    def keep(self, numbers: Array) -> None:
        """Forget all rows but these (ascending); the first of them is row 0 from now on."""
        keys = list(self._number)
        self._number = {keys[number]: place for place, number in enumerate(numbers.tolist())}
        self.rows[: len(numbers)] = self.rows[numbers]

    @property
    def full(self) -> bool:
        """Whether there are so many rows that it is time to forget them."""
        return len(self._number) > self._most

    def numbers(self, keys: Sequence[Hashable]) -> Array:
        """(n,): the row of each key."""
        known = self._number
        new = [k for k in dict.fromkeys(keys) if k not in known]
        if new:
            self._learn(new)
        return np.array([known[k] for k in keys], np.int64)

    def _learn(self, new: Sequence[Hashable]) -> None:
        known = len(self._number)
        self._number.update(zip(new, range(known, known + len(new)), strict=True))
        if len(self.rows) < known + len(new):
            grown = np.zeros((max(known + len(new), int(1.2 * len(self.rows))), self._width), np.float32)
            grown[:known] = self.rows[:known]
            self.rows = grown
        self.rows[known : known + len(new)] = self._table.dense(*self._codes(new), self._width)


class Labeller:
    """A loaded model. `label` is the whole of its use; one object may label any number of batches."""

    def __init__(self, model: Model) -> None:
        lexicon = Lexicon(dict(zip(model.lexicon_codes.tolist(), model.lexicon_bits.tolist(), strict=True)))
        self._calibration = model.calibration
        self._eyes = Eyes(lexicon, model.cues)
        self._moves = legal() + model.moves
        self._words = Rows(model.words, STATES * len(OFFSETS), word_codes, _WORD_ROWS)
        self._contexts = Rows(model.contexts, STATES, self._eyes.codes, _CONTEXT_ROWS)
        self._kinds: Array = np.zeros((0, len(GROUPS)), np.int64)
        self._uses: Array = np.zeros(0, np.int64)

    def label(
        self,
        raws: Sequence[str],
        italics: Sequence[tuple[Span, ...]] | None = None,
        lists: Sequence[int] | None = None,
    ) -> list[tuple[Segment, ...]]:
        """The segments of each string, in order; they cover it without gap or overlap (an empty string has none).

        `italics` are spans in each string. `lists` numbers the reference list that each string belongs to: where a
        list agrees on its style, its strings are read a second time with that in view.
        """
        out = self._read(raws, italics)
        if lists is None:
            return out
        agreed = consensus.agreed([consensus.observed([(s.label, s.text) for s in one]) for one in out], lists)
        rows = np.flatnonzero(agreed.any(axis=1)).tolist()
        again = self._read([raws[i] for i in rows], [italics[i] for i in rows] if italics else None, agreed[rows])
        for i, segments in zip(rows, again, strict=True):
            out[i] = segments
        return out

    def _read(
        self, raws: Sequence[str], italics: Sequence[tuple[Span, ...]] | None, agreed: Array | None = None
    ) -> list[tuple[Segment, ...]]:
        """The segments of each string, some hundreds at a time; `agreed` (b, facts) is what their lists agree on."""
        out: list[tuple[Segment, ...]] = []
        for at in range(0, len(raws), _CHUNK):
            part = slice(at, at + _CHUNK)
            out += self._chunk(raws[part], italics and italics[part], None if agreed is None else agreed[part])
        return out

    def _chunk(
        self, raws: Sequence[str], italics: Sequence[tuple[Span, ...]] | None, agreed: Array | None
    ) -> list[tuple[Segment, ...]]:
        if not any(raws):
            return [()] * len(raws)
        cut, lengths, scores = self.scores(raws, italics, agreed)
        starts = np.cumsum(lengths) - lengths
        out: list[tuple[Segment, ...]] = [()] * len(raws)
        order = [i for i in np.argsort(lengths, kind="stable").tolist() if lengths[i]]
        for part in _parts(order, lengths.tolist()):
            padded = _padded(scores, starts[part], lengths[part])
            for i, path, sure in zip(part, *self._decode(padded, lengths[part]), strict=True):
                out[i] = repaired(_segments(raws[i], cut[i], path, sure))
        return out

    def scores(
        self,
        raws: Sequence[str],
        italics: Sequence[tuple[Span, ...]] | None = None,
        agreed: Array | None = None,
    ) -> tuple[Sequence[Sequence[Atom]], Array, Array]:
        """The atoms of b strings, their numbers (b,), and the scores of the states at all n atoms (n, s)."""
        self._forget()
        view = self._eyes.see(raws, italics, agreed)
        self._know_kinds(view.kinds)
        n = len(view.kinds)
        keys, around = np.unique(view.contexts, return_inverse=True)
        rows = self._contexts.numbers(keys.tolist())
        beside = rows[around].reshape(n, -1)
        flat = self._contexts.rows[beside[:, 0]]
        for group in range(1, beside.shape[1]):
            flat += self._contexts.rows[beside[:, group]]
        string = np.repeat(np.arange(len(raws)), view.lengths)
        spot = np.arange(n) + 2 * string + 2
        padded = np.zeros((n + 2 * len(raws) + 2, len(GROUPS)), np.int64) + self._kinds[0]
        padded[spot] = self._kinds[view.kinds]
        for number, offset in enumerate(OFFSETS):
            block = self._words.rows[:, number * STATES : (number + 1) * STATES]
            beside = padded[spot + offset]
            for group in range(len(GROUPS)):
                flat += block[beside[:, group]]
        self._hold(view.kinds, flat)
        return view.atoms, view.lengths, flat

    def _hold(self, kinds: Array, flat: Array) -> None:
        """An address keeps its label, whatever the model makes of it."""
        for lock, state in _HELD.items():
            held = flat[self._eyes.locked(kinds, lock)]
            if len(held):
                held[:, :state] += FORBIDDEN
                held[:, state + 2 :] += FORBIDDEN
                flat[self._eyes.locked(kinds, lock)] = held

    def _forget(self) -> None:
        """Forget what was met once only, where there is too much; all, where even the rest is too much."""
        if self._eyes.full or self._words.full:
            kept = np.flatnonzero(self._uses > 1)
            kept = np.concatenate([[0], kept[kept > 0]])
            rows, places = np.unique(self._kinds[kept], return_inverse=True)
            if 2 * len(rows) > _WORD_ROWS:
                kept, rows, places = kept[:1], np.unique(self._kinds[0]), np.zeros(len(GROUPS), np.int64)
            self._eyes.keep(kept.tolist())
            self._words.keep(rows)
            self._kinds, self._uses = places.reshape(-1, len(GROUPS)), np.zeros(len(kept), np.int64)
        if self._contexts.full:
            self._contexts.clear()

    def _know_kinds(self, met: Array) -> None:
        """The rows of the word keys of all kinds, and how often each kind was met."""
        new = self._eyes.word_keys[len(self._kinds) :]
        if new:
            rows = self._words.numbers([key for keys in new for key in keys])
            self._kinds = np.concatenate([self._kinds, rows.reshape(-1, len(GROUPS))])
        uses = np.bincount(met, minlength=len(self._kinds))
        uses[: len(self._uses)] += self._uses
        self._uses = uses

    def _decode(self, scores: Array, lengths: Array) -> tuple[list[list[int]], list[list[float]]]:
        """For b strings: the states of the likeliest path, and how sure the label of each atom is."""
        paths = best_paths(scores, self._moves, lengths)
        chances = marginals(scores, self._moves, lengths)
        by_label = chances[:, :, 0::2] + chances[:, :, 1::2]
        sure = np.take_along_axis(by_label, (paths // 2)[:, :, None], 2)[:, :, 0]
        return paths.T.tolist(), np.interp(sure, *self._calibration).T.tolist()


def _padded(scores: Array, starts: Array, lengths: Array) -> Array:
    """(t, b, s): the scores of b strings out of those of all atoms."""
    string = np.repeat(np.arange(len(lengths)), lengths)
    place = np.arange(len(string)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    out = np.zeros((int(lengths.max()), len(lengths), STATES), np.float32)
    out[place, string] = scores[starts[string] + place]
    return out


def _segments(raw: str, atoms: Sequence[Atom], path: Sequence[int], sure: Sequence[float]) -> tuple[Segment, ...]:
    """Runs of one label as segments; the confidence is that of the least certain atom."""
    out = []
    first = start = 0
    n = len(atoms)
    for i in range(1, n + 1):
        if i == n or not path[i] & 1:
            stop = atoms[i - 1].end
            chance = round(min(sure[first:i]), 4)
            out.append(Segment(SEGMENT_LABELS[path[first] // 2], raw[start:stop], start, stop, chance))
            first, start = i, stop
    return tuple(out)


def _parts(order: Sequence[int], lengths: Sequence[int]) -> list[list[int]]:
    """Strings of like length in batches of at most `_BATCH_ATOMS` padded atoms (one string may be longer)."""
    parts: list[list[int]] = []
    for i in order:
        if parts and (len(parts[-1]) + 1) * lengths[i] <= _BATCH_ATOMS:
            parts[-1].append(i)
        else:
            parts.append([i])
    return parts
