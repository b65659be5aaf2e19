"""The order of letters, by language.

Each language's alphabet stands in `data/languages/<language>/style_alphabet.txt`: a line is a place in the order, and
the letters of one line are told apart only where all else is equal. A table holds every letter of
its script, those of the neighbours beside their nearest kin. A letter that it does not have comes after the letter it
is made of (ü after u); a script that it does not have has its merged order.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.styles import dates
from cite_belarus.styles.record import Record

Weights = tuple[tuple[float, ...], tuple[float, ...]]
Key = tuple[int, Weights, Weights, str]

# the letters of Russian, Ukrainian and Belarusian in one row, each in the place it has in its own alphabet
CYRILLIC = "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
WORD = Late(r"\d+|[^\W\d_]+")
ARTICLES = Late(r"^(?:the|an?|der|die|das|l[ea]s?|l['’])\s+", re.IGNORECASE)


@functools.cache
def alphabet(language: str) -> dict[str, tuple[float, float]]:
    """Letter → its place in the alphabet, and its rank among the letters of that place."""
    order: dict[str, tuple[float, float]] = {}
    for merged in (LATIN, CYRILLIC):
        for place, letter in enumerate(merged):
            order[letter] = (100.0 * (place + 1), 0.0)
    for place, line in enumerate(resources.lines(language, "style_alphabet")):
        for rank, letter in enumerate(line.split()):
            order[letter] = (100.0 * (place + 1), float(rank))
    return order


def weights(text: str, language: str) -> Weights:
    """The sort key of a text: the places of its letters and digits, then the ranks that tell equal places apart."""
    places, ranks = [], []
    order = alphabet(language)
    for word in WORD.findall(unicodedata.normalize("NFC", text).lower()):
        places.append(0.0)  # a blank comes before every letter: word by word
        if word.isdecimal():
            places.append(1.0 - 1.0 / (2 + int(word[:15])))  # numbers by their value, before all letters
            continue
        for letter in word:
            place, rank = _place(letter, order)
            places.append(place)
            ranks.append(rank)
    return tuple(places), tuple(ranks)


@functools.lru_cache(maxsize=4096)
def _unmade(letter: str) -> str:
    """The letter under its accents: é → e, ł → l."""
    return unicodedata.normalize("NFD", letter)[0].translate({ord("ł"): "l", ord("ø"): "o", ord("đ"): "d"})


def _place(letter: str, order: dict[str, tuple[float, float]]) -> tuple[float, float]:
    if letter in order:
        return order[letter]
    base = _unmade(letter)
    place, _ = order.get(base, (10_000.0 + ord(letter), 0.0))
    return place, float(ord(letter))


def script(text: str) -> str:
    """The script of a text's first letter: "cyrillic", "latin" or "other"."""
    for letter in text:
        if letter.isalpha():
            return "cyrillic" if "\u0400" <= letter <= "\u052f" else "latin" if ord(letter) < 0x250 else "other"
    return "other"


def leader(record: Record) -> str:
    """What an entry is put in order by: its authors, else its title (ISO 690:2010, 6.4)."""
    authors = record.people.get("author", ())
    if not authors:
        return ARTICLES.sub("", record.text("sorttitle") or record.text("title"))
    return ", ".join(f"{name.family} {name.given}" for name in authors)


def key(record: Record, language: str, scripts: tuple[str, ...]) -> Key:
    """The place of a record in a list: script, author or title, undated last, title, year."""
    first = record.text("sortname") or leader(record)
    found = script(first)
    place = scripts.index(found) if found in scripts else len(scripts)
    year = dates.read(record.text("date")).year
    return place, weights(first, language), weights(record.text("sorttitle") or record.text("title"), language), year
