"""What the `$slots` of a template stand for: the facts of one record, its gaps filled, as one list prints them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Union

from .addresses import doi, isbn, site, url
from .cities import short_city
from .context import Context
from .figures import NUMBERS
from .grammar import Template
from .latin import SCHEMES, romanised
from .names import Person, row
from .numbers import edition, issue, pages, pinpoint, total, volume
from .records import is_cyrillic
from .titles import brief, title

ROLES = {"authors": "author", "resp": "author", "short": "author", "editors": "editor", "translators": "translator"}
SAME = 0.12  # of entries have the author of the one before, where a list has a dash or a word for it
FILLED = {"editors": 0.7, "translators": 0.9}
MISSING = {"volume": 0.03, "issue": 0.03, "pages": 0.04, "place": 0.03, "publisher": 0.05, "year": 0.015, "total": 0.05}


def _filled(context: Context, name: str, field: str) -> str:
    """A record's value, or, for most records without, some other's."""
    if value := context.record.text(field):
        return value
    lang = context.record.lang
    return context.stock.value(lang, name, context.rng) if context.rng.random() < 0.92 else ""


def _place(context: Context) -> str:
    place = _filled(context, "place", "publisher-place")
    if context.rng.random() < 0.3:  # translated: the places of the list's own language
        place = context.stock.value(context.bound.style.language, "place", context.rng) or place
    places = [part.strip() for part in re.split(r"[;/]| [–-] ", place) if part.strip()]
    if places and context.rng.random() < 0.05:
        places.append(context.stock.value(context.record.lang, "place", context.rng))
    if context.setting("cities") == "short":
        places = [short_city(one) for one in places]
    return context.setting("places", "; ").join(one for one in places[:3] if one)


def _host(context: Context) -> str:
    return context.record.text("container-title") or context.stock.value(context.record.lang, "host", context.rng)


def _journal(context: Context) -> str:
    return context.record.text("container-title") or context.stock.value(context.record.lang, "journal", context.rng)


def _series(context: Context) -> str:
    return context.record.text("collection-title") or context.stock.value(context.record.lang, "series", context.rng)


def _made(name: str) -> Callable[[Context], str]:
    return lambda context: context.stock.value(context.record.lang, name, context.rng)


def _drawn(number: Callable[[random.Random], str]) -> Callable[[Context], str]:
    return lambda context: number(context.rng)


def _month(key: str) -> Callable[[Context], str]:
    def month(context: Context) -> str:
        names = context.setting(key).split()
        return names[int(_mm(context)) - 1] if len(names) == 12 else ""

    return month


def _mm(context: Context) -> str:
    return context.record.date[1] or f"{_noise(context, 1) % 12 + 1:02}"


def _day(context: Context) -> str:
    return (context.record.date[2] or str(_noise(context, 2) % 28 + 1)).lstrip("0")


def _noise(context: Context, salt: int) -> int:
    """A number that stays the same for the record within its list."""
    return int(context.bound.number(f"{context.index}/{salt}") * 10_000)


def _accessed(context: Context) -> Context:
    """The same record, dated by the day it was looked at."""
    date = (
        str(2006 + _noise(context, 3) % 20),
        f"{_noise(context, 4) % 12 + 1:02}",
        f"{_noise(context, 5) % 28 + 1:02}",
    )
    return replace(context, record=replace(context.record, date=date))


def _when(slot: Callable[[Context], str]) -> Callable[[Context], str]:
    return lambda context: slot(_accessed(context))


def _year(context: Context) -> str:
    return context.record.date[0] or str(1900 + _noise(context, 6) % 125)


def _tag(context: Context) -> str:
    """The mark of a list ordered by letters: "Kow01"."""
    author = context.record.people.get("author", ())
    family = author[0]["family"] if author else context.record.text("title")
    tag = family[: context.rng.choice((3, 4))]
    return (tag.upper() if context.bound.number("tag") < 0.5 else tag) + _year(context)[2:]


SLOTS: dict[str, Callable[[Context], str]] = {
    "title": title,
    "brief": brief,
    "english": lambda c: c.rng.choice(c.stock.english) if c.stock.english else "",
    "host": _host,
    "journal": _journal,
    "series": _series,
    "seriesno": lambda c: str(c.rng.randint(1, 150)),
    "volume": volume,
    "issue": issue,
    "pages": pages,
    "first": lambda c: pages(c).partition(c.setting("range", "–"))[0],
    "pin": pinpoint,
    "total": total,
    "edition": edition,
    "place": _place,
    "publisher": lambda c: _filled(c, "publisher", "publisher"),
    "institution": _made("institution"),
    "paper": lambda c: c.record.text("container-title") or c.stock.value(c.record.lang, "paper", c.rng),
    "archive": _made("archive"),
    "law": _made("law"),
    "entry": _made("entry"),
    "encyclopedia": _made("encyclopedia"),
    "site": site,
    "url": url,
    "doi": doi,
    "isbn": isbn,
    "year": _year,
    "mm": _mm,
    "day": _day,
    "dd": lambda c: _day(c).zfill(2),
    "month": _month("months"),
    "monthname": _month("monthnames"),
    "monthshort": _month("monthsshort"),
    "ayear": _when(_year),
    "amm": _when(_mm),
    "aday": _when(_day),
    "add": _when(lambda c: _day(c).zfill(2)),
    "amonth": _when(_month("months")),
    "amonthshort": _when(_month("monthsshort")),
    "i": lambda c: str(c.index),
    "tag": _tag,
    **{name: _drawn(number) for name, number in NUMBERS.items()},
}
FREE = {"english", "institution", *NUMBERS}  # a new value each time
PRINTED = {  # what is romanised where the list is
    "title", "brief", "host", "journal", "series", "place", "publisher", "institution", "paper", "archive", "entry",
    "encyclopedia", "site",
}  # fmt: skip


class Facts:
    """Looks up macros and slots for one item."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._values: dict[str, str] = {}

    def __call__(self, name: str) -> Union[str, Template]:
        macro = self.context.bound.macro(name, self.context.key)
        if macro is not None:
            return macro
        if name in self._values:
            return self._values[name]
        value = self._value(name)
        if name not in FREE:
            self._values[name] = value
        return value

    def _value(self, name: str) -> str:
        context = self.context
        if name in ROLES:
            return self._names(name)
        if context.rng.random() < MISSING.get(name, 0):
            return ""
        slot = SLOTS.get(name)
        value = slot(context) if slot else context.stock.make(context.record.lang, name, context.rng)
        return self._latin(value) if name in PRINTED else value

    def _latin(self, text: str) -> str:
        """In Latin letters, where the list is romanised."""
        scheme = self.context.setting("romanised")
        if not scheme or not is_cyrillic(text):
            return text
        lang = self.context.key[0]
        schemes = SCHEMES.get(lang, SCHEMES["ru"])
        return romanised(
            text, lang, scheme if scheme in schemes else schemes[int(self.context.bound.number("scheme") * 3)]
        )

    def people(self, role: str) -> tuple[Person, ...]:
        """Those of a role; editors and translators of records that name none are borrowed."""
        context = self.context
        found = context.record.people.get(ROLES[role], ())
        if not found and context.rng.random() < FILLED.get(role, 0):
            count = context.rng.choice((1, 1, 1, 2, 2, 3, 5))
            found = tuple(one for _ in range(count) if (one := context.stock.person(context.record.lang, context.rng)))
        return found

    def _names(self, role: str) -> str:
        same = self.context.setting("same")
        if role == "authors" and same and self.context.rng.random() < SAME:
            return same
        form = self.context.bound.names(role, self.context.key)
        return self._latin(row(self.people(role), form, self.context.rng)) if form else ""
