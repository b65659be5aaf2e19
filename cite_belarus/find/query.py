"""What a person types, as what is to be found.

belarus china            both words, in any script, anywhere
"minsk group"            the words one after the other
lukash*                  words that begin so
-sport                   not this one
author:lukashenko title:"foreign policy"
year:2015..2020  year:2015..  lang:be  type:article  key:nowak*  doi:10.1234  url:example.org  dead:yes
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import CiteError
from cite_belarus.romanise import fold
from cite_belarus.romanise.folding import SEQUENCES

# what may stand before a colon → the column of the index; those without one are compared as they are
COLUMNS = {"title": "title", "author": "author", "journal": "journal", "key": "key"}
EXACT = ("year", "lang", "type", "doi", "url", "dead")
FIELDS = (*COLUMNS, *EXACT)
DEAD = ("yes", "no", "confirmed")

_ITEM = Late(r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]*))(?P<star>\*?)(?=\s|\Z)')
_YEARS = Late(r"(\d{1,4})?(\.\.)?(\d{1,4})?\Z")
_SEQUENCES = tuple(sequence for row in SEQUENCES.values() for sequence in row.split()[::2])
_REMEDY = 'Words, "phrases", -words, word*, and fields: ' + ", ".join(f"{name}:" for name in FIELDS)
NEVER, EVER = 0, 9999


@dataclass(frozen=True, slots=True)
class Words:
    """Keys of a word or a phrase, any of which will do; `column` "" for all; `prefix`: the last may go on."""

    keys: tuple[str, ...]
    column: str = ""
    prefix: bool = False
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """A field with its value; for years the first and the last."""

    field: str
    value: str
    years: tuple[int, int] = (NEVER, EVER)
    wanted: bool = True


Item = Words | Filter


def parse(query: str) -> tuple[Item, ...]:
    """The items of a query, all of which must hold. A query that says nothing or is malformed is a CiteError."""
    items = [item for item in _items(query) if item is not None]
    if not items:
        raise _bad(query, "there is nothing to look for")
    return tuple(items)


def _items(query: str) -> Iterator[Item | None]:
    if query.count('"') % 2:
        raise _bad(query, "a quotation mark has no partner")
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        found = _ITEM.match(query, at)
        if not found:
            raise _bad(query, f"not understood from here: {query[at : at + 40]}")
        at = max(found.end(), at + 1)
        yield _item(query, found)


def _item(query: str, found: re.Match[str]) -> Item | None:
    field = (found["field"] or "").lower()
    wanted = not found["minus"]
    text = found["phrase"] if found["phrase"] is not None else found["word"]
    if field in EXACT:
        return _filter(query, field, text, wanted)
    if field and field not in COLUMNS:
        raise _bad(query, f"there is no field {field!r}")
    prefix = bool(found["star"]) or text.endswith("*")
    keys = _prefixes(text.rstrip("*")) if prefix else (fold(text),)
    keys = tuple(key for key in keys if key)
    if field and not keys:
        raise _bad(query, f"{field}: says nothing")
    return Words(keys, COLUMNS.get(field, ""), prefix, wanted) if keys else None


def _prefixes(text: str) -> tuple[str, ...]:
    """The keys of all that may begin so: `lukas` may be the beginning of `lukasz`, whose s is another letter."""
    ends = [sequence[cut:] for sequence in _SEQUENCES for cut in range(1, len(sequence))
            if text.casefold().endswith(sequence[:cut])]  # fmt: skip
    if fold(text).endswith("i"):
        ends += ["a", "e", "u"]
    return tuple(dict.fromkeys(fold(text + end) for end in ["", *ends]))


def _filter(query: str, field: str, text: str, wanted: bool) -> Filter:
    value = text.strip().casefold()
    if field == "year":
        return Filter(field, value, _years(query, value), wanted)
    if field == "dead":
        value = value or "yes"
        if value not in DEAD:
            raise _bad(query, f"dead: is {', '.join(DEAD)}, not {value!r}")
    if not value.strip("*"):
        raise _bad(query, f"{field}: says nothing")
    return Filter(field, value, wanted=wanted)


def _years(query: str, value: str) -> tuple[int, int]:
    found = _YEARS.match(value)
    if not found or not (found[1] or found[3]) or (found[3] and not found[2]):
        raise _bad(query, f"no year: {value!r}; write year:2015, year:2015..2020, year:2015.. or year:..2020")
    first = int(found[1] or NEVER)
    last = int(found[3] or EVER) if found[2] else first
    if last < first:
        raise _bad(query, f"{first} is after {last}")
    return first, last


def _bad(query: str, cause: str) -> CiteError:
    return CiteError(cause, place=f"the query {query[:80]!r}", remedy=_REMEDY)
