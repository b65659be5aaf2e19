"""Where a note may be cut: at semicolons, ends of sentences, signals ("see") and links ("citing")."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from cite_belarus import resources
from cite_belarus.citations import signals, wordlists
from cite_belarus.citations.asides import sources_of_prose
from cite_belarus.citations.evidence import INITIALS, NAME, YEAR, YEAR_MARK
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.shape import QUOTED, VEIL, Shape
from cite_belarus.citations.signals import LONGER, SIGNAL_TAIL
from cite_belarus.late import Late

Cut = Literal["start", "semicolon", "stop", "signal", "link", "connective", "idem"]

# No stop of an initial: most stops are such, and none of them ends a sentence (but "A..." may).
_STOP = Late(rf"[.!?…](?<!\s[{UPPER}]\.(?!\.))(?:(?<=\.)\.\.)?[\"”»’)\]]{{0,2}}\s+(?=[{UPPER}\d„“«\"'‘‹*—–_-])")
_DAY = Late(r"\s?\d{1,2}\.\s?\d{1,2}\.\s?\d\d")
_RANK: dict[Cut, int] = {"link": 0, "signal": 1}
_GIVEN = Late(rf"{NAME}\s\((?:{NAME}|{INITIALS})(?:[\s-](?:{NAME}|{INITIALS}))*\)$")  # "TEAL (Ann)"
_YEAR_MARK = Late(YEAR_MARK)
_PERSON = Late(rf"\s+{NAME},?\s{INITIALS}")
LONGEST_NAME = 60
_DATED = Late(rf",(?<=\),)\s+(?={NAME}(?:\s(?:and|&|et|und|i|и|та|і)\s{NAME}|\set\sal\.?)?\s\({YEAR}[^()]{{0,20}}\))")
_LAST_WORD = Late(r"[\w.’'-]+$")
_NEXT_WORD = Late(r"\s+([^\W\d_]+)")
_INITIAL = Late(rf"(?:[{UPPER}]|[{UPPER}]\w|\w|[{UPPER}]\.-?[{UPPER}])$")


class Chunk(NamedTuple):
    """A part of a note between two boundaries; `before` is where the boundary begins, `words` what it prints."""

    start: int
    end: int
    before: int
    cut: Cut
    words: str = ""
    kind: str = ""


class _Boundary(NamedTuple):
    start: int
    end: int
    cut: Cut
    words: str = ""
    kind: str = ""


def chunks(form: Shape) -> list[Chunk]:
    """The parts of a note, in order; boundaries and the words that make them belong to no part."""
    out: list[Chunk] = []
    at, before = 0, _Boundary(0, 0, "start")
    for boundary in _boundaries(form):
        if boundary.start < at:
            if boundary.cut == "link" and boundary.end > at and boundary.start >= before.start:
                at, before = boundary.end, boundary  # "also quoted in": a signal and a link
            continue
        at = _visible(form.text, at, boundary.start)
        if at < boundary.start:
            out.append(Chunk(at, boundary.start, before.start, before.cut, before.words, before.kind))
        elif before.cut in ("signal", "link") and boundary.cut in ("semicolon", "stop"):
            boundary = before
        at, before = max(boundary.end, at), boundary
    at = _visible(form.text, at, len(form.text))
    if at < len(form.text):
        out.append(Chunk(at, len(form.text), before.start, before.cut, before.words, before.kind))
    return out


def _visible(text: str, start: int, end: int) -> int:
    """The first index from `start` at which no white space stands."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _boundaries(form: Shape) -> list[_Boundary]:
    found: list[_Boundary] = []
    for table, boundaries in RULES:
        if not table or table in form.spoken:
            found += boundaries(form)
    return sorted(found, key=lambda b: (b.start, _RANK.get(b.cut, 2)))


def _asides(form: Shape) -> list[_Boundary]:
    """Brackets in a sentence that hold a short form, or its source: "(Leavis, op. cit., n. 20)"."""
    out = []
    for start, end in (*form.asides, *sources_of_prose(form)):
        out += [_Boundary(start, start + 1, "signal", "("), _Boundary(end - 1, end - 1, "stop")]
        parted = _semicolon_pattern().finditer(form.veiled, start, end) if ";" in form.text else ()
        out += [_Boundary(m.start(), m.end(), "semicolon") for m in parted]
    return out


def _semicolons(form: Shape) -> list[_Boundary]:
    if ";" not in form.text:
        return []
    found = _semicolon_pattern().finditer(form.veiled)
    return [_Boundary(m.start(), m.end(), "semicolon") for m in found if form.free(m.start())]


@functools.cache
def _semicolon_pattern() -> re.Pattern[str]:
    joined = wordlists.alternatives("connectives")
    return re.compile(rf";\s*(?:(?:{joined})\s+)?", re.IGNORECASE)


def _connectives(form: Shape) -> list[_Boundary]:
    """Commas with a word that may join another work ("…, S. 35, sowie Zaprudnik, Jan: …")."""
    found = _connective_pattern().finditer(form.veiled)
    return [
        _Boundary(m.start(), m.end(), "connective")
        for m in found
        if form.free(m.start()) and not _GIVEN.search(form.veiled, max(0, m.start() - LONGEST_NAME), m.start())
    ]


@functools.cache
def _connective_pattern() -> re.Pattern[str]:
    joined, longer = wordlists.alternatives("connectives"), wordlists.alternatives("connectives", shortest=2)
    return re.compile(
        # The comma or the blank stands before what is asked of the character before it: so a search leaps to them.
        rf"[,\s](?<=[\d.)»”{VEIL}][,\s])(?:(?:(?<=,)\s+|(?<!,)\s*)(?:{joined})\s+(?=[{UPPER}])"
        rf"|(?<=[\d)»”],)\s+(?:{longer})\s+(?:[{LOWER}][{LOWER}’'-]{{0,15}}\s){{1,5}}(?=[{UPPER}]))",
    )


def _dated(form: Shape) -> list[_Boundary]:
    """Commas between names with a year in brackets: "Teal (1997), Heron (1996)"."""
    if "), " not in form.text:
        return []
    return [_Boundary(m.start(), m.end(), "connective") for m in _DATED.finditer(form.veiled) if form.free(m.start())]


def _idems(form: Shape) -> list[_Boundary]:
    """Commas behind a page, and the word for the person before ("…, S. 19, ders., …")."""
    return [
        _Boundary(m.start(), m.end(), "idem") for m in _idem_pattern().finditer(form.veiled) if form.free(m.start())
    ]


@functools.cache
def _idem_pattern() -> re.Pattern[str]:
    return re.compile(
        rf",(?<=[\d)f],)\s+(?=(?:{wordlists.alternatives('idem', shortest=LONGER)})[,:]\s)", re.IGNORECASE
    )


def _stops(form: Shape) -> list[_Boundary]:
    out = []
    for m in _STOP.finditer(form.text):
        bits = form.mask[m.start()]
        if bits & ~QUOTED or (bits and (form.text[m.start()] != "." or form.mask[m.end() - 1])):
            continue
        if ends_sentence(form.text, m.start()):
            out.append(_Boundary(m.end(), m.end(), "stop"))
    return out


def ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop at `at` is none of an initial or an abbreviation."""
    if text[at] != ".":
        return True
    begin = max(0, at - 25)
    last = _LAST_WORD.search(text, max(begin, text.rfind(" ", begin, at) + 1), at)  # a word has no blank
    if not last:
        return True
    word = last.group()
    if word.isdigit():  # "im 20. Jahrhundert"
        behind = _NEXT_WORD.match(text, at + 1)
        if behind and len(word) <= 2 and behind[1].casefold() in resources.words("editions"):
            return False  # "2. Auflage"
        counts = text[max(0, last.start() - 2) : last.start() - 1].isalpha()
        return len(word) > 2 or not counts or _numbers_note(text[begin : last.start()])
    return not _is_shortened(word) or (bool(_YEAR_MARK.fullmatch(word)) and _ends_year(text, last.start(), at))


def _ends_year(text: str, start: int, at: int) -> bool:
    """Whether "1956 г." is the last of a work: a number stands before it, and behind it a name with initials."""
    return text[max(0, start - 2) : start].strip()[-1:].isdigit() and bool(_PERSON.match(text, at + 1))


def _numbers_note(before: str) -> bool:
    """Whether a text ends in the word before the number of another note: "wie Anm. "."""
    return any(m.end() == len(before.rstrip()) for m in wordlists.pattern("crossrefs").finditer(before))


@functools.lru_cache(maxsize=1 << 12)  # a few initials and abbreviations stand in every reference
def _is_shortened(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word)) or f"{word.casefold()}." in wordlists.words("stops")


def _links(form: Shape) -> list[_Boundary]:
    """The words that tie two works together, with the punctuation around them."""
    relations = resources.words("links")
    out = []
    for m in _link_pattern().finditer(form.text):
        if not form.mask[m.start("word")] and not _DAY.match(form.text, m.end()):  # "опубл. 30.06.2003" leads nowhere
            kind = relations.get(" ".join(m.group("word").casefold().split()), "quoted")
            out.append(_Boundary(m.start(), m.end(), "link", m.group("word"), kind))
    return out


@functools.cache
def _link_pattern() -> re.Pattern[str]:
    words = wordlists.alternatives("links")
    return re.compile(
        rf"(?:(?:[,;.]\s*|\s+|^|\s[—–-]\s)(?:\((?=[^()]{{0,20}}:?\s))?)(?P<word>(?<!\w)(?:{words}))(?!\w){SIGNAL_TAIL}",
        re.IGNORECASE,
    )


def _signals(form: Shape) -> list[_Boundary]:
    return [_Boundary(m.start(), m.end(), "signal", m.group("word")) for m in signals.found(form)]


# What begins and ends parts; with a table, only where a phrase of it may stand in the text.
RULES: tuple[tuple[str, Callable[[Shape], list[_Boundary]]], ...] = (
    ("links", _links),
    ("signals", _signals),
    ("", _asides),
    ("", _stops),
    ("", _semicolons),
    ("connectives", _connectives),
    ("", _dated),
    ("idem", _idems),
)
