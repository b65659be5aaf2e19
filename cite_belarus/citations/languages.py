"""Which language a stretch of prose is in, told by its commonest words and its letters."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late

SAMPLE = 6000
_TABLES = ("prose", "openers", "connectives")
_WORD = Late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Letters that one language has and its neighbours lack.
LETTERS = {
    "belarusian": "ўЎ",
    "ukrainian": "їЇєЄґҐ",
    "russian": "ъЪщЩ",
    "polish": "ąćęłńśźżĄĆĘŁŃŚŹŻ",
    "german": "äßÄ",
    "french": "çèêàœÇÈÊÀŒ",
}


def language_of(text: str) -> str:
    """babel's name of the language; "" where too little speaks for any."""
    sample = text[:SAMPLE]
    words = [m.group().casefold() for m in _WORD.finditer(sample)]
    if not words:
        return ""
    scores = {language: _score(language, words, sample) for language in _known()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= max(2.0, 0.02 * len(words)) else ""


@functools.cache
def _known() -> tuple[str, ...]:
    return tuple(language for language in resources.languages() if resources.lines(language, "prose"))


def _score(language: str, words: list[str], sample: str) -> float:
    common = {word for table in _TABLES for word in resources.words(table, language)}
    letters = LETTERS.get(language, "")
    score = float(sum(word in common for word in words))
    score += 0.5 * sum(sample.count(letter) for letter in letters)
    foreign = (
        "ы" if language == "ukrainian" else "и" if language == "belarusian" else "іў" if language == "russian" else ""
    )
    return score - 0.2 * sum(sample.count(letter) for letter in foreign)
