"""What a short form prints of the work it means, read from its text: author and title words, year, volume, a note.

A short form is a few words before a page; which of them are the author and which the title is told by the works of
the article (`fits` in `resolve`), so the labels of so short a string are not relied on.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR, Citation
from cite_belarus.works.traits import number, title_key

_YEAR = Late(r"\b(1[5-9]\d\d|20\d\d)([a-zа-яіў])?\b")
_QUOTED = Late(r"[“\"„«‘‚']([^“”\"„«»]{2,200}?),?[”\"“»’'](?![^\W\d_])")
_LONGEST = 400  # characters of a short form that are read


@dataclass(frozen=True, slots=True)
class Short:
    """A short form, its words folded. `chunks` are the words between commas before the title or the cited place.

    `title` are the words in quotation marks or italics, () where nothing is marked as a title. `note` is the label of
    the note it points to. `idem` says that the author is the one cited before. `year` stands behind the author.
    """

    chunks: tuple[tuple[str, ...], ...]
    title: tuple[str, ...]
    year: str
    letter: str
    volume: str
    note: str
    idem: bool

    @property
    def says_nothing(self) -> bool:
        """Whether it gives nothing to find a work by."""
        return not (self.chunks or self.title or self.note or self.idem)


def short(citation: Citation) -> Short:
    """What a citation of kind `short` or `ibid` says."""
    raw = citation.raw[:_LONGEST]
    marked = _marked(raw, citation)
    note = note_number(raw, bool(marked[0]))
    before = raw[: marked[1]] if marked[0] else _before_place(raw)
    without, idem = _without_idem(before)
    year = _YEAR.search(raw, len(before) if not marked[0] else 0)
    return Short(
        chunks=tuple(words for chunk in re.split(r"[,;:/]", without) if (words := _words(chunk))),
        title=tuple(title_key(marked[0]).split()),
        year=year.group(1) if year and not marked[0] and _follows(raw, len(before), year.start()) else "",
        letter=(year.group(2) or "") if year else "",
        volume=_volume(raw),
        note=note,
        idem=idem,
    )


def note_number(raw: str, has_title: bool = False) -> str:
    """The label of the note that a short form points to ("as n. 12", "zob. przyp. 5"), "" where it points to none.

    A bare "n. 3" behind a title or a page is a note of the page cited, unless it stands in brackets.
    """
    for match in _crossref().finditer(raw):
        before = raw[: match.start("words")].rstrip()
        loose = has_title or any(letter.isdigit() for letter in before)
        if not loose or before.endswith(("(", "[")) or " " in match.group("words").strip():
            return match.group("label")
    return ""


def _marked(raw: str, citation: Citation) -> tuple[str, int]:
    """The text in italics or quotation marks and where it begins; ("", 0) where there is none."""
    found = [(raw[a:b], a) for a, b in citation.italics if b <= len(raw) and not _is_phrase(raw[a:b])]
    found += [(match.group(1), match.start()) for match in _QUOTED.finditer(raw)]
    return min(found, key=lambda pair: pair[1], default=("", 0))


def _is_phrase(text: str) -> bool:
    """Whether words in italics are an "op. cit." or "ibid." and no title."""
    return bool(_phrase().match(text.strip()))


def _before_place(raw: str) -> str:
    """The text before the cited place, an "op. cit." or the number of a note."""
    ends = [match.start() for match in (_phrase().search(raw), _crossref().search(raw), _place().search(raw)) if match]
    return raw[: min(ends, default=len(raw))]


def _without_idem(text: str) -> tuple[str, bool]:
    match = _idem().match(text)
    return (text[match.end() :], True) if match else (text, False)


def begins_with_idem(text: str, whole: bool = False) -> bool:
    """Whether a text begins with (or, with `whole`, is) a word or a long dash that stands for the author before."""
    match = _idem().match(text)
    return match is not None and (not whole or match.end() == len(text))


def without_idem(text: str) -> str:
    """A text without the word at its beginning that stands for the author before."""
    return _without_idem(text)[0]


def _words(chunk: str) -> tuple[str, ...]:
    """The folded words, without initials and the words that join names."""
    printed = (word for word in re.findall(r"[^\W_]+(?:['’ʼ-][^\W_]+)*", chunk) if len(word) > 1)
    kept = " ".join(word for word in printed if word.casefold() not in _joining())
    return tuple(title_key(kept).split())


def _follows(raw: str, at: int, year: int) -> bool:
    """Whether the year stands where the words end, with nothing but brackets and commas between."""
    return not raw[at:year].strip(" ,.([")


def _volume(raw: str) -> str:
    match = _volumes().search(raw)
    return number(match.group("number")) if match else ""


def _choice(words: set[str]) -> str:
    """One of the words, the longest first; by first letter, so that at a place in a text one branch is tried."""
    branches: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        branches.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s{1,3}"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in branches.items()) or "(?!)"


@functools.cache
def _crossref() -> re.Pattern[str]:
    choice = _choice(set(resources.words("crossrefs")))
    return re.compile(rf"(?<!\w)(?P<words>{choice})\s{{0,3}}(?P<label>\d{{1,4}})(?!\w)", re.IGNORECASE)


@functools.cache
def _phrase() -> re.Pattern[str]:
    """An "op. cit." or "ibid." of any language."""
    ibids = {word for word, kind in resources.words("ibid").items() if kind != "same-author"}
    return re.compile(rf"(?<!\w)(?:{_choice(set(resources.words('opcit')) | ibids)})(?!\w)", re.IGNORECASE)


@functools.cache
def _idem() -> re.Pattern[str]:
    words = {word for word, kind in resources.words("ibid").items() if kind == "same-author"}
    return re.compile(rf"\W*(?:(?:{_choice(words)})(?!\w)|{SAME_AUTHOR})[\s,:.]*", re.IGNORECASE)


@functools.cache
def _place() -> re.Pattern[str]:
    """Where the cited place begins: a locator with its number, a number behind a comma, or a year."""
    locators = set(resources.words("locators"))
    units = {word for word, unit in resources.words("units").items() if len(word) > 1 or unit == "page"}
    return re.compile(
        rf"(?<!\w)(?i:{_choice(locators | units)})\s{{0,3}}(?:[\d§]|[ivxlc]+\b)"
        rf"|[,;]\s{{0,3}}(?i:{_choice({word for word in locators if len(word) > 3})})(?!\w)"
        rf"|[,:;]\s{{0,3}}\d|[(\[,\s]{_YEAR.pattern}"
    )


@functools.cache
def _volumes() -> re.Pattern[str]:
    words = {word for word, unit in resources.words("units").items() if unit == "volume"}
    return re.compile(rf"(?<!\w)(?:{_choice(words)})\s{{0,3}}(?P<number>\d{{1,3}}|[IVXLC]{{1,7}})(?!\w)", re.IGNORECASE)


@functools.cache
def _joining() -> frozenset[str]:
    joined = {word.strip(" .") for table in ("conjunctions", "andothers") for word in resources.words(table)}
    return frozenset(part for word in joined for part in word.split() if len(part) < 6)
