"""The words of the styles, one table a language: `data/languages/<language>/style_words.txt`.

A line is a key and what is printed, with `%` where the value goes. A key may be qualified by the family of styles that
says it in its own way: `vak:accessed` comes before `accessed`.
"""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.formats.languages import babel_name

# letters that only one of the languages has, the surest first: the language of a work that does not say its own
TELLING: tuple[tuple[str, str], ...] = (
    ("ўЎ", "belarusian"),
    ("ґҐєЄїЇ", "ukrainian"),
    ("ыэъёЫЭЪЁ", "russian"),
    ("іІ", "ukrainian"),
    ("ąęłńśźżĄĘŁŃŚŹŻćĆ", "polish"),
    ("äöüßÄÖÜ", "german"),
    ("àâçèêîôûœÀÂÇÈÊÎÔÛŒ", "french"),
)

# variants of a language that the tables do not tell apart
VARIANTS: dict[str, str] = {"american": "english", "british": "english", "ngerman": "german", "austrian": "german"}


@functools.cache
def language_named(name: str) -> str:
    """babel's name of a language from whatever a field calls it ("ru-RU", "Russian", "ngerman"); "" for ""."""
    found = babel_name(name) or name.strip().lower()
    return VARIANTS.get(found, found)


def language_of(text: str) -> str:
    """The language of a text from the letters in it: a Cyrillic one is never taken for a Latin one."""
    letters = set(text)
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in letters)
    for telling, language in TELLING:
        if letters & set(telling) and cyrillic == ("\u0400" <= telling[0] <= "\u04ff"):
            return language
    return "russian" if cyrillic else "english"


@functools.cache
def say(language: str, key: str, family: str = "") -> str:
    """What a language says for a key: the family's own word, or the language's; "%" alone where it says nothing.

    A language without a table is said in English.
    """
    table = resources.words("style_words", language) or resources.words("style_words", "english")
    return table.get(f"{family}:{key}", table.get(key, "%"))


@functools.cache
def genitive_endings(language: str) -> tuple[tuple[str, str], ...]:
    """Endings of family names in the nominative that can be nothing else, and of their genitives; the longest first."""
    rows = resources.words("style_genitive", language).items()
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
