"""Which of the three languages a stretch of Cyrillic is in, by its letters alone."""

from __future__ import annotations

from cite_belarus.late import Late

_CYRILLIC = Late("[\u0400-\u04ff]")
# The first row that fits says it: the language, letters one of which it has, letters one of which it has as well,
# letters that it never has. Where only і tells, Ukrainian is the likelier.
LETTERS = tuple(
    (language, frozenset(has), frozenset(and_has), frozenset(lacks))
    for language, has, and_has, lacks in (
        ("belarusian", "ў", "", "щъиїєґ"),
        ("ukrainian", "їєґ", "", "ыэъў"),
        ("belarusian", "і", "ыэё", "щъи"),
        ("ukrainian", "і", "", ""),
        ("belarusian", "ў", "", ""),
        ("ukrainian", "їєґ", "", ""),
    )
)


def guess(text: str) -> str:
    """babel's name of the language of a Cyrillic text; Russian where the letters do not tell, "" without Cyrillic."""
    small = text.lower()
    if small.isascii() or not _CYRILLIC.search(small):
        return ""
    letters = set(small)
    for language, has, and_has, lacks in LETTERS:
        if letters & has and (not and_has or letters & and_has) and not letters & lacks:
            return language
    return "russian"
