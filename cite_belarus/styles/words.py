"""The words of the styles, one table a language: `data/languages/<language>/style_words.txt`.

A line is a key and what is printed, with `%` where the value goes. A key may be qualified by the family of styles that
says it in its own way: `vak:accessed` comes before `accessed`.
"""

from __future__ import annotations

import functools

from cite_belarus import resources

# letters that only one of the languages has, the surest first; they say the language of a work that does not say its own
TELLING: tuple[tuple[str, str], ...] = (
    ("ўЎ", "belarusian"),
    ("ґҐєЄїЇ", "ukrainian"),
    ("ыэъёЫЭЪЁ", "russian"),
    ("іІ", "ukrainian"),
    ("ąęłńśźżĄĘŁŃŚŹŻćĆ", "polish"),
    ("äöüßÄÖÜ", "german"),
    ("àâçèêîôûœÀÂÇÈÊÎÔÛŒ", "french"),
)

# what `langid`, `language` and `hyphenation` may say → babel's name
LANGUAGES: dict[str, str] = {
    "en": "english", "eng": "english", "american": "english", "british": "english", "usenglish": "english",
    "ukenglish": "english", "australian": "english", "canadian": "english",
    "pl": "polish", "pol": "polish", "polski": "polish",
    "ru": "russian", "rus": "russian", "русский": "russian",
    "uk": "ukrainian", "ukr": "ukrainian", "українська": "ukrainian",
    "be": "belarusian", "bel": "belarusian", "belarussian": "belarusian", "беларуская": "belarusian",
    "de": "german", "ger": "german", "deu": "german", "ngerman": "german", "austrian": "german", "naustrian": "german",
    "fr": "french", "fre": "french", "fra": "french", "francais": "french",
    "cs": "czech", "cze": "czech", "ces": "czech", "lt": "lithuanian", "lit": "lithuanian",
    "it": "italian", "ita": "italian",
}  # fmt: skip


def language_named(name: str) -> str:
    """babel's name of a language from whatever a field calls it ("ru-RU", "Russian", "ngerman"); "" for ""."""
    plain = name.strip().lower()
    return LANGUAGES.get(plain) or LANGUAGES.get(plain.replace("_", "-").split("-")[0], plain)


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
