"""What is certain is found first: addresses (one atom each), access dates and ISBN/ISSN (marked for the model).

An address may hold a blank or a line break, stand in `<…>`, and be followed by punctuation that is not its own.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.late import Late


class Lock(NamedTuple):
    """A stretch found before the model looks: its kind and its place in the string."""

    kind: str
    start: int
    end: int


# in small letters or capitals; each branch begins with one character, in one case, so that `re` seeks these first
_HINT = Late(r"://|: //|w[wW]{2}\.|W[wW]{2}\.|10\.\d{4}|\.(?i:com|org|net|info|by|ru|ua|pl|de|eu|edu|gov)/")
_ANGLED = Late(r"<\s?((?:https?|ftp)\s?:\s?/\s?/[^<>]{1,400}|www\.[^<>]{1,400})>", re.I)
_URL = Late(
    r"(?:(?:https?|ftp)\s?:\s?/\s?/\s?|www\.|(?<![\w./@])(?=[a-z0-9\-]{1,40}(?:\.[a-z0-9\-]{1,40}){1,4}/[^\s/])"
    r"(?=[^\s/]{1,90}\.[a-z]{2,6}/))[^\s<>\"«»“”\[\]]+",
    re.I,
)
_DOI = Late(r"10\.\d{4,9}(?:\.\d{1,6})*/\s?[^\s<>\"«»“”\[\]]+")
_RESOLVER = Late(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.I)
_GOES_ON = Late(
    r"[ \n](?=\S{0,200}[./_=?&%\-\d])[a-z0-9][^\s<>\"«»“”,;()\[\]]*|"
    r"[ \n](?=[a-z0-9_\-]+\.(?:pdf|html?|php|aspx?|xml|doc)\b)\S+",
    re.I,
)
_UNFINISHED = Late(r"(?:[/\-_=&?%]|\.)$")
_AFTER = ".,;:!?'’*…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_addresses(raw: str) -> list[Lock]:
    """The URLs and DOIs of a string, in order, without the punctuation around them; a resolver's address is a DOI."""
    if not _HINT.search(raw):
        return []
    found: list[Lock] = []
    url, doi = _URL.search(raw), _DOI.search(raw)
    while url or doi:
        found.append(lock := _first(raw, url, doi))
        # what stands further on is not sought again: an address may come only at the end of a long string of others
        url = _URL.search(raw, lock.end) if url and url.start() < lock.end else url
        doi = _DOI.search(raw, lock.end) if doi and doi.start() < lock.end else doi
    return found


def _first(raw: str, url: re.Match[str] | None, doi: re.Match[str] | None) -> Lock:
    """The first of the next URL and the next DOI; a DOI inside a URL is the URL's."""
    if url and (not doi or url.start() <= doi.start()):
        angled = _ANGLED.match(raw, url.start() - 1) if url.start() > 0 else None
        end = angled.end(1) if angled else _trim(raw, url.start(), _continued(raw, url.end()))
        kind = "doi" if _RESOLVER.match(raw, url.start(), end) else "url"
        return Lock(kind, url.start(), end)
    assert doi is not None
    return Lock("doi", doi.start(), _trim(raw, doi.start(), _continued(raw, doi.end())))


def _continued(raw: str, end: int) -> int:
    """The end of an address that a blank or a line break cut: it stops unfinished and goes on like an address."""
    for _ in range(4):
        if not _UNFINISHED.search(raw, max(0, end - 1), end):
            break
        if raw[end - 1] == "." and not re.match(r"[ \n][a-z]{2,4}/", raw[end : end + 8]):
            break
        more = _GOES_ON.match(raw, end)
        if not more or re.match(r"[ \n](?:\d{1,4}[.,;)]?|[a-z]{1,12}[.:])(?:\s|$)", raw[end : end + 20], re.I):
            break
        end = more.end()
    return end


def _trim(raw: str, start: int, end: int) -> int:
    """Without trailing punctuation; a closing bracket stays when the address opened it."""
    while end > start + 1:
        last = raw[end - 1]
        if last in _AFTER or (last in _PAIRS and raw.count(last, start, end) > raw.count(_PAIRS[last], start, end)):
            end -= 1
        else:
            break
    return end


_ISBN = Late(r"\bIS[BS]N(?:-1[03])?\s?:?\s?[\dXХ][\dXХ\-–‐ ]{6,20}[\dXХ]", re.I)


@functools.cache
def mark_words() -> frozenset[str]:
    """Words, casefolded: a mark begins with one of them, so that a string without any has none."""
    heads = (re.findall(r"[^\W\d_]+", head.casefold()) for head in resources.words("accessed"))
    return frozenset({"isbn", "issn"} | {words[0] for words in heads if words})


@functools.cache
def _accessed_pattern() -> re.Pattern[str]:
    heads = sorted(resources.words("accessed"), key=len, reverse=True)
    goes_on: dict[str, list[str]] = {}  # by first letters: few words have one of these
    for head in heads:
        goes_on.setdefault(head[:1], []).append(re.escape(head[1:]).replace(r"\ ", r"\s"))
    head = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in goes_on.items()) or r"(?!)"
    return re.compile(
        rf"[\[(]?(?<!\w)(?:{head})(?!\w)[^\d\])]{{0,24}}\d[^\])\n]{{0,28}}?(?:\d{{4}}|\d\d[./]\d\d[./]\d\d|\d{{1,2}}(?=\s*[)\]]))",
        re.I,
    )


def find_marks(raw: str) -> list[Lock]:
    """Access dates (in every language of the word tables `accessed`) and ISBN/ISSN: kind `accessed` or `isbn`."""
    marks = [Lock("accessed", *m.span()) for m in _accessed_pattern().finditer(raw)]
    return marks + [Lock("isbn", *m.span()) for m in _ISBN.finditer(raw)]
