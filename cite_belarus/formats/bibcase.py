"""Which words of a title must keep their case, and so stand in braces.

biblatex changes the case of English titles only (manual §4.6.4, `\\DeclareCaseLangs`); classic styles lower
every title after its first letter, whatever its language. A language that writes titles as sentences has
capitals only where they belong, so there the whole title is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from cite_belarus.formats.tex import clean, escape
from cite_belarus.late import Late
from cite_belarus.resources import words

Dialect = Literal["biblatex", "bibtex"]

TITLES = frozenset(("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle"))
ENGLISH = frozenset((
    "english", "american", "british", "usenglish", "ukenglish", "canadian", "australian", "newzealand", "USenglish",
    "UKenglish",
))  # fmt: skip
_WORD = Late(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_HYPHEN, _INNER = Late("[-'’]"), Late(r"[-'’.&]")
_ENDS = Late(r"[:?!…—–]|(?<=\w\w\w)[.]")
# longer words that stay small in titles written with capitals
_SMALL = frozenset((
    "about", "after", "against", "among", "amid", "around", "before", "behind", "between", "beyond", "during",
    "from", "into", "near", "onto", "over", "since", "than", "through", "toward", "towards", "under", "until",
    "upon", "versus", "with", "within", "without",
))  # fmt: skip
_LATIN = Late(r"[A-Za-z]")


def protect(title: str, language: str, dialect: Dialect) -> str:
    """The title as TeX, with braces around what a style must not lower."""
    title = clean(title)
    if title.upper() == title:
        return escape(title)
    if language in ENGLISH or (not language and _LATIN.search(title)):
        return _english(title)
    changed = dialect == "bibtex" or not language
    has_capitals = title[1:] != title[1:].lower()
    return "{" + escape(title) + "}" if changed and has_capitals else escape(title)


def _english(title: str) -> str:
    found = list(_WORD.finditer(title))
    as_sentence, out, at, end = _is_sentence([m.group() for m in found]), [], 0, 0
    for m in found:
        word, before, end = m.group(), end, m.end()
        if word.islower():  # as most are, and none of them is kept
            continue
        opens = before == 0 or _ENDS.search(title, max(0, before - 3), m.start()) is not None
        if _keeps(word, as_sentence and not opens):
            out += [escape(title[at : m.start()]), "{", escape(word), "}"]
            at = end
    return "".join(out) + escape(title[at:])


def _keeps(word: str, capital_means: bool) -> bool:
    if not any(map(str.isupper, word)):
        return False
    if capital_means or (len(word) == 1 and word != "A"):
        return True
    if any(part in words("proper", "english") for part in _HYPHEN.split(word.casefold())):
        return True
    parts = _INNER.split(word)
    return any(part[1:] != part[1:].lower() or (part.lower() != part != part.strip("0123456789")) for part in parts)


def _is_sentence(words: Sequence[str]) -> bool:
    """Whether a title is written as a sentence: a good part of its longer words, the first aside, begin small."""
    longer = [word for word in words[1:] if len(word) > 3 and word not in _SMALL and word[1:].islower()]
    small = sum(word[0].islower() for word in longer)
    return bool(small * 3 > len(longer))
