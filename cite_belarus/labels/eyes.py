"""What the model sees of many strings at once: the parts of each atom, and the marks that span several atoms.

What a core or a gap between cores shows is worked out once for each that is met and kept in tables; the rest is
arithmetic on arrays over all n atoms of all strings. What spans atoms (quotes and brackets open, quotes closed, access
dates, ISBN, italics) is one whole number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cite_belarus.labels.atoms import Cut, cut, split
from cite_belarus.labels.codes import Array, distinct
from cite_belarus.labels.locks import find_marks, mark_words
from cite_belarus.labels.words import Part, Words, closer_part, opener_part
from cite_belarus.late import Late
from cite_belarus.model import Span

_OPEN_BRACKETS, _CLOSE_BRACKETS, _QUOTES = "([{<", ")]}>", '«»„“”"‘’‚'
_LETTERS = Late(r"[^\W\d_]+")
_MOST = 20_000  # parts
# a gap holds no letter: these tell the gap before the first core and that after the last; no core begins with a blank
_HEAD, _TAIL, _LOCK = "A", "Z", " "
SPANNING = 1 << 9  # how many values what spans atoms has: quote 1 bit, bracket 3, closed 2, accessed, isbn, italics
Spans = tuple[Span, ...]
Columns = Mapping[str, Array]
# what is known of a core: its part, whether an access date or an ISBN may begin at it; and of a gap: the parts and the
# sizes of its opener and its closer, the bracket and the quote that the one opens, those that the other closes
_OF_CORES = ("part", "may_mark")
_OF_GAPS = ("opener", "closer", "opener_size", "closer_size", "bracket", "quote", "closes", "shuts")


class View(NamedTuple):
    """b strings with n atoms in all.

    The numbers of their atoms (b,), where each atom ends in its string (n,), the numbers of its parts (n, 3), and what
    spans it (n,).
    """

    lengths: Array
    ends: Array
    parts: Array
    spanning: Array

    @property
    def starts(self) -> Array:
        """(b,): the number of each string's first atom."""
        return _starts(self.lengths)


class _Table(dict[str, int]):
    """Columns of whole numbers for texts, by their numbers; `learn` works out a text's row when it is met first."""

    def __init__(self, columns: Sequence[str], learn: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._columns, self._learn = columns, learn
        self._rows: list[tuple[int, ...]] = []
        self._array: Array = np.zeros((0, len(columns)), np.int64)

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self._rows)
        self._rows.append(self._learn(text))
        return number

    def __call__(self, texts: Sequence[str]) -> Columns:
        """(m,) each: the columns of m texts."""
        numbers = np.fromiter(map(self.__getitem__, texts), np.int64, len(texts))
        if len(self._array) < len(self._rows):
            new = np.array(self._rows[len(self._array) :], np.int64)
            self._array = np.concatenate([self._array, new])
        return dict(zip(self._columns, self._array.take(numbers, axis=0).T, strict=True))


class Eyes:
    """Sees strings with one lexicon and one table of cues; keeps the parts it met."""

    def __init__(self, lexicon: Callable[[str], int], cues: Mapping[str, str]) -> None:
        self.words = Words(lexicon, cues)
        self._mark_words = mark_words()
        self.forget()

    def forget(self) -> None:
        """Forget all parts."""
        self.parts: list[Part] = []
        self._number: dict[Part, int] = {}
        self._cores, self._gaps = _Table(_OF_CORES, self._core), _Table(_OF_GAPS, self._gap)

    @property
    def full(self) -> bool:
        """Whether there are so many parts that it is time to forget them."""
        return len(self.parts) > _MOST

    def number(self, part: Part) -> int:
        """The number of a part."""
        number = self._number.get(part)
        if number is None:
            number = self._number[part] = len(self.parts)
            self.parts.append(part)
        return number

    def _core(self, core: str) -> tuple[int, int]:
        """A row of _OF_CORES."""
        low = core.casefold()
        words = [low] if low.isalpha() else _LETTERS.findall(low)
        part = ("l", core[1:]) if core[:1] == _LOCK else ("c", core)
        return self.number(part), not self._mark_words.isdisjoint(words)

    def _gap(self, gap: str) -> tuple[int, ...]:
        """A row of _OF_GAPS."""
        where, gap = (gap[0], gap[1:]) if gap[:1] in (_HEAD, _TAIL) else ("", gap)
        at = split(gap) if not where else len(gap) if where == _TAIL else 0
        closer, opener = gap[:at], gap[at:]
        bracket = next((_OPEN_BRACKETS.index(c) + 1 for c in reversed(opener) if c in _OPEN_BRACKETS), 0)
        closes, shuts = (any(c in marks for c in closer) for marks in (_CLOSE_BRACKETS, _QUOTES))
        parts = self.number(opener_part(opener)), self.number(closer_part(closer))
        return *parts, len(opener), len(closer), bracket, any(c in _QUOTES for c in opener), closes, shuts

    def see(self, raws: Sequence[str], italics: Sequence[Spans] | None = None) -> View:
        """What the model sees of b strings with `italics` in each."""
        cuts = [cut(raw) for raw in raws]
        lengths = np.array([len(one.cores) for one in cuts], np.int64)
        string = np.repeat(np.arange(len(raws)), lengths)
        cores = self._cores([core for one in cuts for core in _told(one)])
        gaps = self._gaps([gap for one in cuts for gap in _placed(one.gaps)])
        before = np.arange(len(string)) + string  # each string has one gap more than cores
        opened = {name: column[before] for name, column in gaps.items()}
        closed = {name: column[before + 1] for name, column in gaps.items()}
        sizes = opened["opener_size"] + [len(core) for one in cuts for core in one.cores] + closed["closer_size"]
        starts, far = _starts(lengths), np.cumsum(sizes)
        ends = far - np.repeat(np.concatenate([[0], far])[starts], lengths)
        parts = np.stack([opened["opener"], cores["part"], closed["closer"]], axis=1)
        spanning = _spanning(opened, closed, starts[lengths > 0])
        hinted = distinct(string[cores["may_mark"] > 0]).tolist()
        for row, bit, start, end in _marks(raws, hinted, italics):
            own = slice(starts[row], starts[row] + lengths[row])
            begins = np.concatenate([[0], ends[own][:-1]])
            spanning[own] |= np.where((start < ends[own]) & (begins < end), bit, 0)
        return View(lengths, ends, parts, spanning)


def _told(one: Cut) -> list[str]:
    """The cores of a string; an address is told by its kind, which a blank tells from words."""
    if not one.locks:
        return one.cores
    return [_LOCK + one.locks[number] if number in one.locks else core for number, core in enumerate(one.cores)]


def _placed(gaps: list[str]) -> list[str]:
    """The gaps of a string; the first and the last are told from those between cores."""
    last = [_TAIL + gaps[-1]] if gaps[1:] else []
    return [_HEAD + gaps[0], *gaps[1:-1], *last]


def _starts(lengths: Array) -> Array:
    return np.asarray(np.cumsum(lengths) - lengths)


def _spanning(opened: Columns, closed: Columns, starts: Array) -> Array:
    """(n,): a quote open over each atom (bit 0), the bracket (bits 1 to 3), the quotes closed before it (4 and 5)."""
    flags = np.stack([opened["bracket"], opened["quote"], closed["closes"], closed["shuts"]], axis=1)
    heads = np.zeros(len(flags), bool)
    heads[starts] = True
    spots = np.flatnonzero(flags.any(axis=1) | heads)
    at, after = [], []
    quote = bracket = done = 0
    for head, (bracketed, opens, closes, shuts) in zip(heads[spots].tolist(), flags[spots].tolist(), strict=True):
        if head:
            quote = bracket = done = 0
        bracket, quote = bracketed or bracket, opens or quote
        at.append(quote | bracket << 1 | done << 4)
        if closes:
            bracket = 0
        if shuts and quote:
            quote, done = 0, min(2, done + 1)
        after.append(quote | bracket << 1 | done << 4)
    out = np.repeat(np.array(after, np.int64), np.diff(np.append(spots, len(flags))))
    out[spots] = at
    return out


def _marks(
    raws: Sequence[str], hinted: Sequence[int], italics: Sequence[Spans] | None
) -> Iterator[tuple[int, int, int, int]]:
    """Strings, bits 6 to 8, and spans: access dates and ISBN in the strings that a word hints at, and italics."""
    for row in hinted:
        for mark in find_marks(raws[row]):
            yield row, 1 << 6 if mark.kind == "accessed" else 1 << 7, mark.start, mark.end
    for row, spans in enumerate(italics or ()):
        for start, end in spans:
            yield row, 1 << 8, start, end
