"""What of a reference tells its work from other works, made ready to compare once."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from cite_belarus.late import Late
from cite_belarus.model import Cited, Value
from cite_belarus.romanise import fold
from cite_belarus.works.people import Person, people
from cite_belarus.works.shelf import shelf
from cite_belarus.works.urls import url_key

BOOKS = frozenset(
    {"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference"}
    | {"manual", "booklet", "thesis"}
)
PARTS = frozenset({"incollection", "inproceedings", "inbook", "inreference", "suppbook", "suppcollection"})
# Arabic numbers, and Roman ones in capitals, also in Cyrillic letters of the same shape; no L, C, D or M alone
NUMERAL = Late(
    r"\d+|\b(?!(?:[LCDM]|DI|MI|MIX|DIM|CI|LI|CD)\b)(?=[IVXLCDMІХ])"
    r"M{0,3}(?:CM|CD|D?C{0,3})(?:[XХ]C|[XХ]L|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})(?<=[IVXLCDMІХ])\b"
)
# what every numeral holds and few titles do: the cheap look before NUMERAL's careful one
_COUNTED = Late(r"[\dIVXLCDMІХ](?:(?<=\d)|(?<=\b.)[IVXLCDMІХ]*\b)")
_BETWEEN = Late(r"[\s.,]+")
_RANGE = Late(r"\s*(\d{1,6})(?:\s*[-–—]+\s*(\d{1,6}))?")
_WORD = Late(r"[^\W_]+")
_YEAR = Late(r"\d{4}")
_DAY = Late(r"\d{4}-\d\d(-\d\d)?")
LONGEST = 1000  # characters of a title or name that are compared; what is longer was not read rightly
SHAPES = str.maketrans("ІХіх", "IXix")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Label(NamedTuple):
    """The name of a journal, book or publisher: folded, and its printed words in small letters (for abbreviations)."""

    key: str = ""
    words: tuple[str, ...] = ()


class Trait(NamedTuple):
    """One reference. Texts are folded (blind to script, case, quotes), "" where nothing is printed."""

    type: str
    title: str
    titled: bool
    numbers: tuple[str, ...]
    people: tuple[Person, ...]
    years: frozenset[str]
    day: str
    volume: str
    number: str
    edition: str
    pages: tuple[int, int] | None
    container: Label
    publisher: Label
    places: frozenset[str]
    doi: str
    url: str
    shelf: str

    @property
    def is_book(self) -> bool:
        """Whether the reference is to something that stands alone."""
        return self.type in BOOKS


def trait(cited: Cited, fields: Mapping[str, Value]) -> Trait:
    """The traits of a citation; `fields` are its reference's, an idem in them already replaced."""
    printed = text(fields, "title")[:LONGEST]
    file = shelf(text(fields, "archive"), text(fields, "library"))[:LONGEST]
    title, found = _counted(printed or file or cited.citation.raw[:LONGEST])
    years, day = _dated(text(fields, "date"))
    return Trait(
        type=cited.reference.type,
        title=title,
        titled=bool(printed),
        numbers=found,
        people=people(fields.get("author")) or people(fields.get("editor")),
        years=years,
        day=day,
        volume=number(text(fields, "volume")) + part(fields),
        number=number(text(fields, "number", "issue")),
        edition=number(text(fields, "edition")),
        pages=page_range(text(fields, "pages")),
        container=label(text(fields, "journaltitle", "booktitle", "maintitle", "eventtitle")),
        publisher=label(text(fields, "publisher", "institution", "organization")),
        places=_places(text(fields, "location")),
        doi=doi_key(text(fields, "doi")),
        url=url_key(text(fields, "url")),
        shelf=fold(file) if file else "",
    )


def text(fields: Mapping[str, Value], *names: str) -> str:
    """The first of the fields that is there, a list joined by blanks."""
    for name in names:
        value = fields.get(name)
        if value:
            return value if isinstance(value, str) else " ".join(v if isinstance(v, str) else v.family for v in value)
    return ""


def part(fields: Mapping[str, Value]) -> str:
    """The part of a volume, to stand behind the volume's number."""
    printed = number(text(fields, "part"))
    return f"/{printed}" if printed else ""


def title_key(printed: str) -> str:
    """A title folded, its Roman numbers as Arabic ones."""
    return _counted(printed)[0]


@functools.lru_cache(maxsize=1 << 15)  # a work's title is asked for once as its citation's, and once as its own
def _counted(printed: str) -> tuple[str, tuple[str, ...]]:
    """A title's key, and the numbers in it, Arabic and Roman, in Arabic writing and sorted.

    In a title of capitals alone a single I is as likely a word (Polish and English have it).
    """
    cut = printed[:LONGEST]
    if not _COUNTED.search(cut):
        return fold(cut), ()
    shouted, found = cut.isupper(), []

    def arabic(match: re.Match[str]) -> str:
        if shouted and match.group() in "IІ":
            return match.group()
        found.append(number(match.group()))
        return found[-1]

    return fold(NUMERAL.sub(arabic, cut)), tuple(sorted(found))


@functools.lru_cache(maxsize=1 << 14)
def label(printed: str) -> Label:
    """A name ready to compare."""
    printed = printed[:LONGEST]
    return Label(fold(printed), tuple(_WORD.findall(printed.casefold()))) if printed else Label()


@functools.lru_cache(maxsize=1 << 12)
def _dated(date: str) -> tuple[frozenset[str], str]:
    """The years of a date, and the day or month, "" for less."""
    return frozenset(_YEAR.findall(date)), date if _DAY.fullmatch(date) else ""


@functools.lru_cache(maxsize=1 << 12)
def _places(printed: str) -> frozenset[str]:
    """The words of the places."""
    return frozenset(fold(printed).split())


def number(printed: str) -> str:
    """A number as it is compared: Roman as Arabic, without leading zeros, dots and blanks."""
    if not printed or printed.isdecimal():
        return printed.lstrip("0") or printed
    bare = _BETWEEN.sub("", printed.casefold())
    if not bare.translate(SHAPES).strip("ivxlcdm"):
        bare = bare.translate(SHAPES)
    if bare and not bare.strip("ivxlcdm"):
        values = [ROMAN[letter] for letter in bare]
        return str(sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True)))
    return bare.lstrip("0") or bare


def page_range(pages: str) -> tuple[int, int] | None:
    """First and last page, `641--78` completed; None where the pages are no Arabic numbers."""
    match = _RANGE.match(pages)
    if not match:
        return None
    first, last = match.group(1), match.group(2) or match.group(1)
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), max(int(first), int(last))


def doi_key(doi: str) -> str:
    """A DOI without resolver, in small letters (DOI Handbook 2.4: DOI names are case-insensitive)."""
    return without_resolver(doi).casefold() if doi else ""


def without_resolver(doi: str) -> str:
    """A DOI as it is, without resolver, blanks and final punctuation."""
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", re.sub(r"\s+", "", doi), flags=re.IGNORECASE).rstrip(".,;")
