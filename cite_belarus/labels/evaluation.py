"""Measuring: labelled strings against a gold file, field by field.

A field's value is the text of its segments, compared after `normalise`: what counts is the content, not the
punctuation around it, so that gold files which put separators inside a segment and those which leave them out are
judged alike. A label that the gold file never uses cannot be judged and is ignored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cite_belarus.late import Late
from cite_belarus.model import SEGMENT_LABELS

# labels that not every gold file tells apart
MERGED = {
    "journal": "container", "container-title": "container", "booktitle": "container", "pinpoint": "pages",
    "pagetotal": "pages", "page": "pages", "issued": "date", "year": "date", "publisher-place": "location",
    "place": "location", "institution": "publisher", "series": "collection-title", "number": "issue",
}  # fmt: skip
SCORED = (
    "author", "editor", "translator", "title", "container", "collection-title", "volume", "issue", "pages", "date",
    "publisher", "location", "edition", "doi", "url", "accessed", "archive",
)  # fmt: skip
LABELS = frozenset((*SEGMENT_LABELS, *MERGED, *SCORED))  # those that a gold file may have
# words that introduce a value and are no part of it
_LEAD_WORDS = """
    & access accessed al alii am and band bd bearb by c consulté dans date dostęp ed edited editor editors eds
    eds. en et h heft herausgegeben hg hgg hrsg i in in: issue kn kol le n no nr num number of on oprac others
    p page pages part pod pp przekł przeł pt publ red red. retrieved s s. seite seiten ss str t the tom tome
    trans transl translated tłum und v vol volume von w wsp wstęp wyd y z zesz zeszyt zugriff агул адк в в:
    вып вып. выпуск гал гл дата доступа доступу др за звернення и кн обращения общ отв ответственный пад пер
    під ред редкол рэд рэдкал с склад складальнік сост стр т том трансл у уклад ч ін інш №
"""
_LEADS = frozenset(_LEAD_WORDS.split())
_ROMAN = Late(r"^[ivxlcdm]+$")
_ADDRESS_HEAD = Late(r"^.*?(?=https?:|ftp:|www\.|doi\.org|10\.\d{4})", re.I)
_RESOLVER = Late(r"^(https?://)?(dx\.)?(doi\.org/|doi:?\s*)?")
_YEAR = Late(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
Segments = Iterable[Any]
Fields = dict[str, list[str]]


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").replace("\u00ad", "")
    return re.findall(r"\w+", text)


def _address(text: str) -> list[str]:
    text = _ADDRESS_HEAD.sub("", re.sub(r"\s+", "", text))
    text = _RESOLVER.sub("", text.casefold().strip("<>[]().,;"))
    return [text.rstrip("/>.,;)]")] if text else []


def _date(text: str) -> list[str]:
    return _YEAR.findall(text)[:1] or _words(text)[:3]


def _numbers(text: str) -> list[str]:
    return [n.lstrip("0") or "0" for n in re.findall(r"\d+", text)] or _words(text)


def _count(text: str) -> list[str]:
    words = [w for w in _words(text) if w not in _LEADS]
    numeric = [w for w in words if any(c.isdigit() for c in w) or _ROMAN.match(w)]
    return numeric or words or [w for w in _words(text) if _ROMAN.match(w)][-1:]


def _people(text: str) -> list[str]:
    return [w for w in _words(text) if w not in _LEADS]


def _host(text: str) -> list[str]:
    words = _words(text)
    while len(words) > 1 and words[0] in ("in", "w", "в", "у", "dans", "and"):
        words = words[1:]
    return words


_NORMALISE: Mapping[str, Callable[[str], list[str]]] = {
    "doi": _address, "url": _address, "date": _date, "accessed": _numbers, "pages": _numbers, "volume": _count,
    "issue": _count, "edition": _count, "author": _people, "editor": _people, "translator": _people, "container": _host,
}  # fmt: skip
_FIRST_ONLY = frozenset({"date", "url", "doi"})


def normalise(label: str, text: str) -> list[str]:
    """The comparable words of one field's value."""
    return _NORMALISE.get(label, _words)(text)


def _label(label: str, text: str) -> str:
    label = MERGED.get(label, label)
    if label == "url" and re.search(r"doi\.org/|^\s*doi:", text, re.I):
        return "doi"
    return label


def fields(segments: Segments, present: frozenset[str] | None = None) -> Fields:
    """Label to comparable words, for the labels in `present` (where `issue` is not, issues count as volumes)."""
    found: dict[str, list[str]] = {}
    for segment in segments:
        label, text = (segment["label"], segment["text"]) if isinstance(segment, Mapping) else segment[:2]
        label = _label(label, text)
        if label == "issue" and present is not None and "issue" not in present:
            label = "volume"
        if label in SCORED and (present is None or label in present):
            found.setdefault(label, []).append(text)
    values = {
        label: normalise(label, texts[0] if label in _FIRST_ONLY else " ".join(texts)) for label, texts in found.items()
    }
    return {label: value for label, value in values.items() if value}


@dataclass
class Tally:
    """Counts of one label: right, in the gold file, predicted."""

    hit: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, other: Tally) -> None:
        """Add another tally's counts."""
        self.hit, self.gold, self.predicted = (
            self.hit + other.hit,
            self.gold + other.gold,
            self.predicted + other.predicted,
        )

    @property
    def precision(self) -> float:
        """Right among predicted."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right among gold."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.hit else 0.0


@dataclass
class Score:
    """The score of n strings: exact and word counts by label, strings all right, and what is wrong in the others."""

    n: int
    exact: dict[str, Tally]
    word: dict[str, Tally]
    right: int
    wrong: list[tuple[str, dict[str, tuple[list[str] | None, list[str] | None]]]] = field(default_factory=list)

    def total(self, counts: Mapping[str, Tally]) -> Tally:
        """The counts of all labels that the gold file has."""
        out = Tally()
        for label in SCORED:
            if self.exact[label].gold:
                out.add(counts[label])
        return out


def present_labels(gold: Sequence[Segments]) -> frozenset[str]:
    """The labels that a gold file uses and so can judge."""
    return frozenset(label for segments in gold for label in fields(segments))


def score(
    raws: Sequence[str], gold: Sequence[Segments], predicted: Sequence[Segments], present: frozenset[str]
) -> Score:
    """Score predicted segments against gold ones, string by string."""
    out = Score(len(gold), {x: Tally() for x in SCORED}, {x: Tally() for x in SCORED}, 0)
    for raw, g, p in zip(raws, gold, predicted, strict=True):
        want, have = fields(g, present), fields(p, present)
        for label in want.keys() | have.keys():
            _count_label(out, label, want.get(label), have.get(label))
        wrong = {x: (want.get(x), have.get(x)) for x in SCORED if want.get(x) != have.get(x)}
        out.right += not wrong
        if wrong:
            out.wrong.append((raw, wrong))
    return out


def _count_label(out: Score, label: str, want: list[str] | None, have: list[str] | None) -> None:
    same = want is not None and want == have
    out.exact[label].add(Tally(same, want is not None, have is not None))
    common = sum((Counter(want or ()) & Counter(have or ())).values())
    out.word[label].add(Tally(common, len(want or ()), len(have or ())))
