"""Labelling: strings in, segments with calibrated confidences out.

The summed weights of every distinct atom and context are kept, so that text which repeats itself costs little; the
chain is decoded for many strings of like length at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from cite_belarus.labels.features import EDGE, OFFSETS, Seen, context_hashes, see, word_hashes
from cite_belarus.labels.lattice import STATES, Array, best_paths, legal, marginals
from cite_belarus.labels.lexicons import Lexicon
from cite_belarus.labels.store import Model, Table
from cite_belarus.model import SEGMENT_LABELS, Segment, Span

_BATCH_ATOMS = 6000
_KEPT_ROWS = 24_000


class Rows:
    """The summed weights of units by key, kept in one growing array until there are too many."""

    def __init__(self, table: Table, width: int, hashes: Callable[[object], list[int]]) -> None:
        self._table, self._width, self._hashes = table, width, hashes
        self.clear()

    def clear(self) -> None:
        """Forget all rows."""
        self.number: dict[object, int] = {}
        self.rows: Array = np.zeros((0, self._width), np.float32)

    def learn(self, keys: Sequence[object]) -> None:
        """Make sure that every key has a row."""
        new = [k for k in dict.fromkeys(keys) if k not in self.number]
        if not new:
            return
        if len(self.number) + len(new) > _KEPT_ROWS:
            self.clear()
            new = list(dict.fromkeys(keys))
        known = len(self.number)
        self.number.update(zip(new, range(known, known + len(new))))
        if len(self.rows) < known + len(new):
            grown = np.zeros((max(known + len(new), 2 * len(self.rows)), self._width), np.float32)
            grown[:known] = self.rows[:known]
            self.rows = grown
        self.rows[known : known + len(new)] = self._table.dense([self._hashes(k) for k in new], self._width)


class Labeller:
    """A loaded model. `label` is the whole of its use; one object may label any number of batches."""

    def __init__(self, model: Model) -> None:
        self._model = model
        lexicon = Lexicon(dict(zip(model.lexicon_codes.tolist(), model.lexicon_bits.tolist())))
        self._moves = legal() + model.moves
        self._words = Rows(model.words, STATES * len(OFFSETS), lambda key: word_hashes(key, lexicon))  # type: ignore[arg-type]
        self._contexts = Rows(model.contexts, STATES, context_hashes)  # type: ignore[arg-type]

    def label(
        self,
        raws: Sequence[str],
        italics: Sequence[tuple[Span, ...]] | None = None,
        lists: Sequence[int] | None = None,
    ) -> list[tuple[Segment, ...]]:
        """The segments of each string, in order; they cover it without gap or overlap (an empty string has none).

        `italics` are spans in each string. `lists` numbers the reference list that each string belongs to.
        """
        del lists
        seen = [see(raw, italics[i] if italics else ()) for i, raw in enumerate(raws)]
        out: list[tuple[Segment, ...]] = [()] * len(raws)
        order = sorted((i for i, s in enumerate(seen) if s.atoms), key=lambda i: len(seen[i].atoms))
        for part in _parts(order, seen):
            for i, segments in zip(part, self._decode([raws[i] for i in part], [seen[i] for i in part])):
                out[i] = segments
        return out

    def scores(self, seen: Sequence[Seen]) -> tuple[Array, Array]:
        """The scores (b, t, s) of b strings padded to t atoms, and their lengths (b,)."""
        lengths = np.array([len(s.atoms) for s in seen])
        self._words.learn([EDGE, *(k for s in seen for k in s.words)])
        self._contexts.learn([k for s in seen for keys in s.contexts for k in keys])
        numbers, edge = self._words.number, self._words.number[EDGE]
        wide = np.full((len(seen), int(lengths.max()) + 4), edge)
        for row, s in zip(wide, seen):
            row[2 : 2 + len(s.words)] = [numbers[k] for k in s.words]
        live = np.arange(wide.shape[1] - 4)[None, :] < lengths[:, None]
        string, place = np.nonzero(live)
        found = self._contexts.number
        context_at = np.array([[found[k] for k in keys] for s in seen for keys in s.contexts])
        flat = self._contexts.rows[context_at].sum(axis=1)
        for number, offset in enumerate(OFFSETS):
            flat += self._words.rows[wide[string, place + 2 + offset], number * STATES : (number + 1) * STATES]
        scores = np.zeros((*live.shape, STATES), np.float32)
        scores[string, place] = flat
        return scores, lengths

    def _decode(self, raws: Sequence[str], seen: Sequence[Seen]) -> list[tuple[Segment, ...]]:
        scores, lengths = self.scores(seen)
        paths = best_paths(scores, self._moves, lengths)
        chances = marginals(scores, self._moves, lengths)
        return [
            self._segments(raw, s, path[: len(s.atoms)].tolist(), chance)
            for raw, s, path, chance in zip(raws, seen, paths, chances)
        ]

    def _segments(self, raw: str, seen: Seen, path: list[int], chances: Array) -> tuple[Segment, ...]:
        """Runs of one label as segments; the confidence is that of the least certain atom, calibrated."""
        n = len(path)
        states = np.array(path)
        pairs = chances[:n].reshape(n, -1, 2).sum(axis=2)[np.arange(n), states // 2]
        firsts = [i for i in range(n) if not i or path[i] // 2 != path[i - 1] // 2 or not path[i] % 2]
        out = []
        for first, end in zip(firsts, [*firsts[1:], n]):
            sure = float(pairs[first:end].min())
            start, stop = seen.atoms[first].start, seen.atoms[end - 1].end
            out.append(Segment(SEGMENT_LABELS[path[first] // 2], raw[start:stop], start, stop, self._calibrated(sure)))
        return tuple(out)

    def _calibrated(self, chance: float) -> float:
        low, high = self._model.calibration
        return round(float(np.interp(chance, low, high)), 4)


def _parts(order: Sequence[int], seen: Sequence[Seen]) -> list[list[int]]:
    """Strings of like length in batches of at most `_BATCH_ATOMS` padded atoms (one string may be longer)."""
    parts: list[list[int]] = []
    for i in order:
        if parts and (len(parts[-1]) + 1) * len(seen[i].atoms) <= _BATCH_ATOMS:
            parts[-1].append(i)
        else:
            parts.append([i])
    return parts
