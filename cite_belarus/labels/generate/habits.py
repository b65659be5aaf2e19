"""Habits of typing that a whole list shares: which signs, which orthography."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable

from cite_belarus.late import Late

from .example import Pairs

Habit = Callable[[str], str]

_STRAIGHT = str.maketrans(dict.fromkeys("„“”«»", '"') | {"‘": "'", "’": "'"})
_INITIAL = Late(r"\b([^\W\d_])\.(,?) (?=[\w(])")
_FINAL = Late(r"(?<=[бвгджзклмнпрстфхцчшщ])\b")
_BEFORE_VOWEL = Late(r"и(?=[аеёийоуыэюя])")
_YAT = Late(r"(?<=[ВДМРвдмр])е(?=[клст])")
_SIGN = Late(r"(?<=\w)([-–’'/])(?=\w)")
_SOFT = Late(r"([сз])(?=[бвмнлпфц][еёіюяь])")


def latin_i(text: str) -> str:
    """Latin i for the Ukrainian and Belarusian letter, as on keyboards without it."""
    return text.replace("і", "i").replace("І", "I")


def straight(text: str) -> str:
    """Straight quotes and apostrophes."""
    return text.translate(_STRAIGHT)


def commas(text: str) -> str:
    """Two commas for the low quotation mark."""
    return text.replace("„", ",,").replace("”", '"').replace("“", '"')


def hyphens(text: str) -> str:
    """Hyphens for all dashes."""
    return text.replace("–", "-").replace("—", "-")


def graves(text: str) -> str:
    """A grave for the apostrophe inside words."""
    return re.sub(r"(?<=[^\W\d_])[’'ʼ](?=[^\W\d_])", "`", text)


def tight(text: str) -> str:
    """No blank after initials and abbreviations of one letter: "И.И.Иванов", "К.,1991"."""
    return _INITIAL.sub(r"\1.\2", text)


def pre_reform(text: str) -> str:
    """Russian as before 1918, roughly: ъ after final consonants, і before vowels, ѣ where it was commonest."""
    return _YAT.sub("ѣ", _BEFORE_VOWEL.sub("і", _FINAL.sub("ъ", text)))


def classical(text: str) -> str:
    """Belarusian in the orthography of Taraškievič, roughly: soft signs before soft consonants."""
    return _SOFT.sub(r"\1ь", text).replace("Еўроп", "Эўроп").replace("план", "плян").replace("клас", "кляс")


def aired(text: str) -> str:
    """Blanks around hyphens, apostrophes and slashes, as some scanners set every sign for itself."""
    return _SIGN.sub(r" \1 ", text)


# the habit, its share of lists, and the languages that know it (none: all)
HABITS: tuple[tuple[Habit, float, tuple[str, ...]], ...] = (
    (straight, 0.10, ()),
    (hyphens, 0.08, ()),
    (tight, 0.06, ("ru", "uk", "be", "pl")),
    (latin_i, 0.05, ("uk", "be")),
    (commas, 0.03, ("pl", "de", "cs", "lt")),
    (graves, 0.03, ("uk", "be")),
    (pre_reform, 0.03, ("ru",)),
    (classical, 0.06, ("be",)),
    (aired, 0.10, ("it", "fr", "es")),
    (aired, 0.02, ("en", "de", "pl", "cs", "lt")),
)  # fmt: skip
_SPARED = ("url", "doi")


def habits_of(lang: str, rng: random.Random) -> tuple[Habit, ...]:
    """The habits that one list in a language has."""
    return tuple(habit for habit, share, langs in HABITS if rng.random() < share and (not langs or lang in langs))


def habitual(pairs: Pairs, habits: Iterable[Habit]) -> Pairs:
    """The same labels over texts typed so; addresses stay as they are."""
    for habit in habits:
        pairs = tuple((label, text if label in _SPARED else habit(text)) for label, text in pairs)
    return pairs
