"""From labelled strings of any habit to one convention: a label an atom, and where segments begin.

Separators need no rule (an atom holds them). The rest is said in RULES, in order: lead words that a file calls
`other` join what they lead, the word before a host is `other`, `12(3)` is a volume and an issue, and so on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cite_belarus.labels.atoms import Atom, atoms
from cite_belarus.labels.locks import find_marks
from cite_belarus.labels.words import cues, shape
from cite_belarus.late import Late
from cite_belarus.model import SEGMENT_LABELS


class Tagged(NamedTuple):
    """A string cut into atoms, with a label an atom and whether a segment begins there (n atoms, n labels, n flags)."""

    raw: str
    atoms: Sequence[Atom]
    labels: list[str]
    begins: list[bool]


_LEADS = {
    "pp": "pages",
    "vol": "volume",
    "no": "issue",
    "doi": "doi",
    "url": "url",
    "acc": "accessed",
    "ser": "collection-title",
    "edn": "edition",
}
# words that a file calls `other`, and what they may lead
_LED: Mapping[str, tuple[str, ...]] = {
    **{cue: (label,) for cue, label in _LEADS.items()},
    **dict.fromkeys(("vol", "no"), ("volume", "issue")),
    **dict.fromkeys(("ed", "tr"), ("editor", "translator")),
}
_NUMBERED = frozenset({"collection-title", "genre"})  # a series of books, of papers
_CODE = Late(r"[#№(]*\d{1,5}(?:[-–/]\d+)*[a-z]?\W*\Z")
_ISSUE_IS_VOLUME = frozenset({"вып", "выпуск", "випуск"})
_HOSTS = {"editor", "container-title", "journal", "author", "title"}


def tag(segments: Iterable[Any]) -> Tagged:
    """A labelled string as it is, atom by atom: an atom has the label that most of its core has."""
    pairs = [(s["label"], s["text"]) if isinstance(s, Mapping) else (s[0], s[1]) for s in segments]
    raw = "".join(text for _, text in pairs)
    found = atoms(raw)
    spots = owners(found, [text for _, text in pairs])
    labels = [pairs[s][0] if pairs[s][0] in SEGMENT_LABELS else "other" for s in spots]
    begins = [i == 0 or spots[i] != spots[i - 1] for i in range(len(spots))]
    return Tagged(raw, found, labels, begins)


def owners(found: Sequence[Atom], texts: Iterable[str]) -> list[int]:
    """For each atom of a string which of the texts that it is joined of has most of the atom's core."""
    owner = [number for number, text in enumerate(texts) for _ in text]
    return [owner[min(a.start + len(a.opener) + (len(a.core) // 2), len(owner) - 1)] for a in found]


def pairs_of(t: Tagged) -> list[tuple[str, str]]:
    """The segments of a labelled string as (label, text) pairs, which join to it."""
    return [(t.labels[first], t.raw[t.atoms[first].start : t.atoms[end - 1].end]) for first, end in _segments(t)]


def _cue(atom: Atom) -> str:
    return cues().get(atom.core.casefold(), "")


def _segments(t: Tagged) -> list[tuple[int, int]]:
    """The (first, end) atoms of each segment."""
    starts = [i for i, begins in enumerate(t.begins) if begins]
    return list(zip(starts, [*starts[1:], len(t.atoms)], strict=True))


def _relabel(t: Tagged, first: int, end: int, label: str) -> None:
    """Make atoms `first` to `end` a segment of their own, which joins a neighbour of the same label."""
    t.labels[first:end] = [label] * (end - first)
    t.begins[first:end] = [True] + [False] * (end - first - 1)
    if end < len(t.atoms):
        t.begins[end] = t.labels[end] != label
    if first:
        t.begins[first] = t.labels[first - 1] != label


def _addresses(t: Tagged) -> None:
    """An address is `url` or `doi` whatever else it was called."""
    for i, atom in enumerate(t.atoms):
        if atom.lock:
            kind = "doi" if atom.lock == "doi" or "doi.org/" in atom.core else "url"
            if t.labels[i] != kind:
                _relabel(t, i, i + 1, kind)


def _accessed(t: Tagged) -> None:
    for mark in find_marks(t.raw):
        inside = [i for i, a in enumerate(t.atoms) if a.start < mark.end and mark.start < a.end - len(a.closer)]
        loose = all(t.labels[i] in ("note", "date", "other", "url", "accessed") for i in inside)
        if inside and loose and mark.kind == "accessed":
            _relabel(t, inside[0], inside[-1] + 1, "accessed")


def _leads(t: Tagged) -> None:
    """`other` words that lead a value (pp., vol., DOI:) or follow names (eds.) join them."""
    for i in range(len(t.atoms) - 1, -1, -1):
        if t.labels[i] != "other" or t.atoms[i].lock:
            continue
        cue = _cue(t.atoms[i])
        after = t.labels[i + 1] if i + 1 < len(t.atoms) else ""
        before = t.labels[i - 1] if i else ""
        if after in _LED.get(cue, ()):
            _relabel(t, i, i + 1, after)
        elif cue in ("ed", "and", "etal") and before in ("author", "editor"):
            _relabel(t, i, i + 1, before)


def _roles(t: Tagged) -> None:
    """Names followed by (eds.), (Hrsg.), red. are editors."""
    for first, end in _segments(t):
        if t.labels[first] == "author" and end - first > 1:
            last = [t.atoms[i] for i in range(max(first, end - 3), end)]
            if any(_cue(a) == "ed" and (len(a.core) > 2 or "(" in a.opener) for a in last):
                _relabel(t, first, end, "editor")


def _host_word(t: Tagged) -> None:
    """The word before a host (In:, dans, w:, //) is `other`."""
    for first, end in _segments(t):
        if t.labels[first] in _HOSTS and end - first > 1 and first:
            core = t.atoms[first].core
            if core == "//" or (_cue(t.atoms[first]) == "in" and (core[0].isupper() or t.labels[first] != "title")):
                t.labels[first] = "other"
                t.begins[first + 1] = True


def _volume_issue(t: Tagged) -> None:
    """`12(3)`, `12, no. 3`, `12/3`, `12, 3` in one volume: volume and issue; `2/1998`: issue or volume, and a date."""
    for first, end in _segments(t):
        if t.labels[first] != "volume":
            continue
        cut = next((i for i in range(first, end) if _issue_begins(t, i, first, end)), -1)
        if cut >= 0:
            _relabel(t, cut, end, "issue")
        elif (
            end - first > 1
            and _digit(t, end - 2)
            and _digit(t, end - 1)
            and re.match(r"[,/:]\s*$", t.atoms[end - 2].closer)
        ):
            _relabel(t, end - 1, end, "date" if shape(t.atoms[end - 1].core) == "year" else "issue")


def _issue_begins(t: Tagged, i: int, first: int, end: int) -> bool:
    """Whether the issue begins at atom `i` of a volume: a word for number before a number, or a bracketed number."""
    atom = t.atoms[i]
    if _cue(atom) == "no":
        return i + 1 < end and _digit(t, i + 1) and atom.core.casefold() not in _ISSUE_IS_VOLUME
    return i > first and "(" in atom.opener and _digit(t, i) and _digit(t, i - 1)


def serial_number(t: Tagged) -> None:
    """`Вып. 5` where there is no other volume is the volume of its series."""
    if "volume" in t.labels:
        return
    for first, end in _segments(t):
        if t.labels[first] == "issue" and t.atoms[first].core.casefold() in _ISSUE_IS_VOLUME:
            t.labels[first:end] = ["volume"] * (end - first)


def series_number(t: Tagged) -> None:
    """`Studies in Peat, vol. 5`, `Working Paper No. 12`: the number of a series is a volume of its own."""
    for first, end in _segments(t):
        number = end - 1
        while number > first and not t.atoms[number - 1].closer[-1:].isspace():
            number -= 1
        said = t.raw[t.atoms[number].start : t.atoms[end - 1].end]
        if t.labels[first] not in _NUMBERED or number == first or not _CODE.match(said):
            continue
        led = _cue(t.atoms[number - 1]) in ("vol", "no") and number - 1 > first
        if led or shape(t.atoms[number].core) != "year":
            _relabel(t, number - led, end, "volume")


def _digit(t: Tagged, i: int) -> bool:
    return t.atoms[i].core[:1].isdecimal()


def _pages_head(t: Tagged) -> None:
    """`(1-2), 49-63` and `36: 581-597` that a file calls pages: the issue or the volume first."""
    for first, end in _segments(t):
        if t.labels[first] != "pages" or not _digit(t, first):
            continue
        close = next((i for i in range(first, end - 1) if ")" in t.atoms[i].closer), -1)
        if "(" in t.atoms[first].opener and 0 <= close < end - 1:
            _relabel(t, first, close + 1, "issue")
        elif ":" in t.atoms[first].closer and end - first > 1 and _digit(t, first + 1):
            _relabel(t, first, first + 1, "volume")


def _volume_word(t: Tagged) -> None:
    """A journal that ends in "Vol." hands the word to the volume."""
    for first, end in _segments(t):
        if (
            t.labels[first] in ("journal", "title", "container-title", "author", "location")
            and end - first > 1
            and end < len(t.atoms)
        ):
            wanted = _LEADS.get(_cue(t.atoms[end - 1]))
            if (
                wanted
                and wanted in ("volume", "issue", "pages")
                and t.labels[end] in ("volume", "issue", "pages")
                and _digit(t, end)
            ):
                _relabel(t, end - 1, end, t.labels[end])


def _whole_book(t: Tagged) -> None:
    """A book cited as a whole has a title and no host, though a file calls it a host."""
    if "title" not in t.labels and "journal" not in t.labels and "container-title" in t.labels:
        first = t.labels.index("container-title")
        if not (first and t.labels[first - 1] == "other"):
            end = next((e for f, e in _segments(t) if f <= first < e), first + 1)
            t.labels[first:end] = ["title"] * (end - first)


def _year_in_volume(t: Tagged) -> None:
    """`2000;55` that a file calls volume: the year is a date."""
    for first, end in _segments(t):
        if (
            t.labels[first] == "volume"
            and end - first > 1
            and shape(t.atoms[first].core) == "year"
            and _digit(t, first + 1)
        ):
            _relabel(t, first, first + 1, "date")


def _number(t: Tagged) -> None:
    """A leading `3.`, `[3]`, `3)` is the citation's number."""
    head = t.atoms[0]
    numeric = len(t.atoms) > 2 and head.core.isdecimal() and len(head.core) < 4
    closed = re.match(r"[)\]\-]|\.\s", head.closer)
    if numeric and closed and t.labels[0] in ("author", "title", "editor", "other"):
        t.labels[0] = "citation-number"
        t.begins[1] = True


RULES: tuple[Callable[[Tagged], None], ...] = (
    _addresses, _leads, _accessed, _host_word, _roles, _whole_book, _volume_word,
    _year_in_volume, _volume_issue, _pages_head, series_number, _number,
)  # fmt: skip


def convert(segments: Iterable[Any]) -> Tagged:
    """A labelled string brought to the one convention."""
    tagged = tag(segments)
    if tagged.atoms:
        for rule in RULES:
            rule(tagged)
    return tagged
