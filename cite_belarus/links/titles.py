"""Whether two titles are the same work's, whatever the script, romanisation, subtitle and the site's name beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from cite_belarus.late import Late
from cite_belarus.romanise import fold

FITS = 0.8  # from here on two titles are one
WHOLE_WORDS = 2  # a cited title of so many words and letters may stand inside a longer one
WHOLE_LETTERS = 10
NO_SUBTITLE = 0.95
OTHER_NUMBERS = 0.75  # what is left of a similarity where both have numbers, and none in common
LONGEST = 500  # characters of a title that are compared
START = 0.4  # a page's title may leave off the subtitle: it then is at least this part of the cited one
_SEPARATORS = Late(r"\s+[|•·»›:/–—―-]+\s+|\s*[|»›]\s*|:\s+|\.\s+(?=\S)")
_BRACKETED = Late(r"\[([^\[\]]{3,300})\]|\(([^()]{3,300})\)")
_SUBTITLE = Late(r":\s|\.\s")
_NUMBER = Late(r"\d+")
_NOTICE = Late(
    r"^\W*(?:retracted(?:\s+article)?|retraction(?:\s+note)?|withdrawn(?:\s+article)?|removed|corrigendum|erratum|correction)"
    r"(?:\s+to|\s+article)?\s*[:.\]\-–—]+\s*",
    re.I,
)
Comparison = tuple[float, str, str]


_key = functools.lru_cache(maxsize=16384)(fold)


@functools.lru_cache(maxsize=16384)
def forms(title: str) -> tuple[str, ...]:
    """The keys under which a title may be known: whole, without its notice, main title, subtitle, translation."""
    whole = _NOTICE.sub("", title).rstrip(" .…")
    pieces = [title, whole, *_SEPARATORS.split(whole)]
    pieces += [inner for found in _BRACKETED.findall(whole) for inner in found]
    pieces.append(_BRACKETED.sub(" ", whole))
    return tuple(dict.fromkeys(key for piece in pieces if len(key := fold(piece)) > 3 or piece == title))


def similarity(cited: str, found: str) -> float:
    """0 to 1. 1 for the same title in another script, with another subtitle form, or with the site's name beside it."""
    cited, found = cited[:LONGEST], found[:LONGEST]
    one, other = _key(cited), _key(found)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    parts = forms(found)[:8]
    if one in parts:
        return 1.0
    best = max(_ratio(one, other), _inside(one, other), _start(other, one))
    if best < FITS:
        best = max([best, *(_pair(main, part) for main in forms(cited)[:6] for part in parts)])
    return round(best * (OTHER_NUMBERS if _other_numbers(one, other) else 1), 3)


def exactness(cited: Iterable[str], found: Iterable[str]) -> float:
    """0 to 1: how nearly the titles are the same; only a subtitle may be left off, on one side, at a small discount.

    Unlike `similarity`, a title inside a longer one is not the same work's: what rests on this is written down.
    """
    found = tuple(found)
    return round(max((_exact(one, other) for one in cited for other in found), default=0.0), 3)


def _exact(cited: str, found: str) -> float:
    one, other = _key(cited[:LONGEST]), _key(found[:LONGEST])
    if not one or not other or _other_numbers(one, other):
        return 0.0
    mains = (_key(_main(cited)), _key(_main(found)))
    return max(_ratio(one, other), NO_SUBTITLE * _ratio(one, mains[1]), NO_SUBTITLE * _ratio(mains[0], other))


def _main(title: str) -> str:
    return _SUBTITLE.split(title[:LONGEST], maxsplit=1)[0]


def best(cited: Iterable[str], found: Iterable[str]) -> Comparison | None:
    """(similarity, cited title, found title) of the nearest pair; None where either side has no title."""
    found, nearest = tuple(found), None
    for one in cited:
        for other in found:
            score = similarity(one, other)
            if nearest is None or score > nearest[0]:
                nearest = score, one, other
            if score == 1.0:
                return nearest
    return nearest


def _other_numbers(one: str, other: str) -> bool:
    """Yearbooks, volumes and issues differ by their numbers alone."""
    numbers, others = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    return bool(numbers and others and not numbers & others)


def _ratio(one: str, other: str) -> float:
    return fuzz.ratio(one, other) / 100


def _pair(one: str, other: str) -> float:
    """Parts count only where they are long enough to tell works apart."""
    return _ratio(one, other) if min(len(one), len(other)) >= WHOLE_LETTERS else 0.0


def _inside(cited: str, found: str) -> float:
    """The cited title as part of the page's longer one."""
    if len(cited) > len(found) or len(cited) < WHOLE_LETTERS or len(cited.split()) < WHOLE_WORDS:
        return 0.0
    if f" {cited} " in f" {found} ":
        return 1.0
    return fuzz.partial_ratio(cited, found, score_cutoff=90) / 100


def _start(found: str, cited: str) -> float:
    """The page's title as the cited one's beginning, the subtitle left off or the end cut."""
    long_enough = len(found) >= max(WHOLE_LETTERS, START * len(cited)) and len(found.split()) >= WHOLE_WORDS
    return _ratio(found, cited[: len(found)]) * 0.98 if long_enough and len(found) < len(cited) else 0.0
