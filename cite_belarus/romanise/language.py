"""Which of the three languages a stretch of Cyrillic is in, by its letters alone."""

from __future__ import annotations

# The first row that fits says it: the language, letters one of which it has, letters one of which it has as well,
# letters that it never has. Where only і tells, Ukrainian is the likelier.
LETTERS = (
    ("belarusian", "ў", "", "щъиїєґ"),
    ("ukrainian", "їєґ", "", "ыэъў"),
    ("belarusian", "і", "ыэё", "щъи"),
    ("ukrainian", "і", "", ""),
    ("belarusian", "ў", "", ""),
    ("ukrainian", "їєґ", "", ""),
)


def guess(text: str) -> str:
    """babel's name of the language of a Cyrillic text; Russian where the letters do not tell, "" without Cyrillic."""
    letters = set(text.lower())
    if not any("\u0400" <= letter <= "\u04ff" for letter in letters):
        return ""
    for language, has, and_has, lacks in LETTERS:
        if letters & set(has) and (not and_has or letters & set(and_has)) and not letters & set(lacks):
            return language
    return "russian"
