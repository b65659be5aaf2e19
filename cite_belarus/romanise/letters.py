"""From Cyrillic to Latin and back by a table, with the case of the letters kept."""

from __future__ import annotations

import re
import unicodedata

from cite_belarus.late import Late
from cite_belarus.romanise.standards import STANDARDS
from cite_belarus.romanise.table import APOSTROPHE, Table, backward, forward, forward_small

TIE = "\u0361"
_APOSTROPHE = Late(r"(?<=[\u0400-\u04ff])['’ʼ‘´](?=[\u0400-\u04ff])")


def romanise(text: str, standard: str, language: str) -> str:
    """`text` (any Unicode) with its Cyrillic letters in Latin, NFC; what the table does not name stays.

    `standard` is a name of `STANDARDS`, `language` babel's name. Raises ValueError where there is no such table.
    """
    return by_table(text, table_of(standard, language))


def by_table(text: str, table: Table) -> str:
    """`romanise` by a table of one's own."""
    whole = _APOSTROPHE.sub(APOSTROPHE, unicodedata.normalize("NFC", text))
    pattern, found = forward(table)

    def latin(match: re.Match[str]) -> str:
        return _cased(found[match.lastgroup or ""].get(match.group().casefold()), match)

    if whole.islower():  # then no letter is a capital or among them: most are told by themselves
        pattern, letters = forward_small(table)
        whole = pattern.sub(latin, whole).translate(letters)
    else:
        whole = pattern.sub(latin, whole)
    return unicodedata.normalize("NFC", whole)


def reverse(text: str, standard: str, language: str) -> str:
    """The Cyrillic that `romanise` made `text` from, for the standards that promise the way back.

    Raises ValueError where there is no such table or where the standard is not reversible.
    """
    table = table_of(standard, language)
    if not table.reversible:
        possible = ", ".join(name for name, tables in STANDARDS.items() if any(t.reversible for t in tables.values()))
        raise ValueError(f"{standard} cannot be reversed; these can: {possible}")
    pattern, cyrillic = backward(table)
    whole = unicodedata.normalize("NFC", text)
    return pattern.sub(lambda match: _cased(cyrillic.get(match.group().casefold()), match), whole)


def table_of(standard: str, language: str) -> Table:
    """The table of a standard for a language. Raises ValueError naming what there is."""
    if standard not in STANDARDS:
        raise ValueError(f"no standard {standard!r}; there are: {', '.join(STANDARDS)}")
    if language not in STANDARDS[standard]:
        raise ValueError(f"{standard} has no table for {language!r}; it has: {', '.join(STANDARDS[standard])}")
    return STANDARDS[standard][language]


def _cased(out: str | None, match: re.Match[str]) -> str:
    """`out` as the matched letters are: small, capital, or all capitals inside a word of capitals.

    None is for the few letters that `re.IGNORECASE` takes for another (İ for i): they stay.
    """
    printed = match.group()
    if out is None or not out or printed.islower():
        return printed if out is None else out
    if not printed.isupper() and not printed.istitle() and printed.lower() == printed.upper():
        return out.upper() if _among_capitals(match) and _before(match, 2).isupper() else out
    several = len(printed.strip(APOSTROPHE)) > 1 and printed.isupper()
    if TIE in out or several or (printed.isupper() and _among_capitals(match)):
        return out.upper()
    return out[:1].upper() + out[1:]


def _among_capitals(match: re.Match[str]) -> bool:
    """Whether the letter after the match is a capital or, at the end of a word, the letter before it."""
    after = match.string[match.end() : match.end() + 2].lstrip(APOSTROPHE)[:1]
    return after.isupper() if after.isalpha() else _before(match, 1).isupper()


def _before(match: re.Match[str], count: int) -> str:
    start = match.start()
    return match.string[max(0, start - count - 1) : start].rstrip(APOSTROPHE)[-count:]
