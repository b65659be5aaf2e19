"""Bodies among names: words of theirs, short names, quotes; and what no person's name has."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.particles import is_given
from cite_belarus.references.printed import trimmed
from cite_belarus.references.shapes import initials_only
from cite_belarus.references.vocabulary import phrases, words_of

ACRONYM = Late(r"\s*\(([A-ZА-ЯЁІЎЇЄ][A-ZА-ЯЁІЎЇЄa-z]{0,6}[A-ZА-ЯЁІЎЇЄ])\)[\s.,;:]*$")
UNIONS = frozenset(("UN", "EU", "US", "UK"))  # "UN General Assembly": no initials
QUOTES = '«„“"'
CORPORATE_WORDS = 7
SHORT = 2  # capitals that may be initials
NO_VOWEL = Late(r"(?=[A-ZА-Я]{4,}\.?$)[^AEIOUYАЕИОУЫЭЮЯ]+")
COMPOUND = Late(r"(?<=[^\W\d_])-(?=[A-ZÄÖÜ][^\W\d_]{5})")
ARTICLES = ("The ", "Die ", "Der ", "Das ")  # before no person's name; "Le" and "La" may be a part of one
WORDS = Late(r"[\s,;]+")
SPELT_OUT = Late(  # in round brackets a body stands behind capitals: "Weir (Institute of Rivers)" is a person
    r"(?P<short>\w[\w/-]*(?=\s\[)|[A-ZА-ЯЁІЎЇЄ]{2,8})\s[(\[](?P<body>[^()\[\]]+)[)\]]\W*"
)


def abbreviated(text: str) -> tuple[str, str] | None:
    """A body and its short name, one of them in brackets: "World Health Organization (WHO)", "WHO [World Health …]"."""
    found = ACRONYM.search(text) if "(" in text else None
    body = text[: found.start()] if found else ""
    words = body.split()
    plain = "," not in body or is_corporate(body)
    if found and len(words) > 1 and plain and not any(map(initials_only, words)):
        return trimmed(body), found[1]
    told = SPELT_OUT.fullmatch(text) if "(" in text or "[" in text else None
    return (told["body"], told["short"]) if told and is_corporate(told["body"]) else None


def is_body(text: str) -> bool:
    """Whether a text begins as no person's name does, or names bodies."""
    return text.startswith(ARTICLES) or is_corporate(text)


@functools.lru_cache(maxsize=256)  # of a text, and again of its only piece
def is_corporate(text: str) -> bool:
    """Whether a text names bodies: one of their words, or small words that no person's name has."""
    words = text.split()
    if len(words) < 2 and len(text) < 12:
        return False
    small = small_words(text)
    said = phrases("corporate").first(parted(text)) is not None or _is_collective(text) or _is_branch(words)
    said = said or _is_agency(text, words)
    if not said and not small:
        return False
    if any(initials_only(word) and not _is_of_body(word, text) for word in WORDS.split(text)):
        return said and (bool(small) or _is_quoted(text))
    return said or len(small) > 1 or (bool(small) and len(words) >= CORPORATE_WORDS)


def parted(text: str) -> str:
    """The text with the last word of a compound by itself: "Herder-Institut"."""
    return COMPOUND.compiled.sub(" ", text) if "-" in text else text


def _is_agency(text: str, words: list[str]) -> bool:
    """ "Deutsche Welle", "РИА Новости"; "UN Women", as no person's initials stand alone before a name without stops."""
    hit = phrases("agencies").begins(text)
    nations = words[:1] in (["UN"], ["ООН"]) and "," not in text
    return nations or (hit is not None and hit.end >= len(text.rstrip(" .,:")))


def _is_branch(words: list[str]) -> bool:
    """ "UNDP Ukraine", "Goskomstat SSSR": a short name and a country or town; capitals that nobody can say."""
    if len(words) < 2 or any(word.endswith(",") for word in words):
        return False
    if any(word.isupper() and NO_VOWEL.fullmatch(word) for word in words):
        return True
    if len(words) > 2 or not words[0].isupper() or len(words[0]) <= SHORT or not words[1].istitle():
        return False
    where = words[1].rstrip(".").casefold()
    return any(where in resources.words(table) for table in ("regions", "places")) and not is_given(where)


def _is_of_body(word: str, text: str) -> bool:
    """Whether what looks like initials is a word of a body: "U.S.", "Ltd."; "DE" in a text that is all in capitals."""
    plain = word.replace(".", "")
    if plain in UNIONS or (text.isupper() and _is_joining(word)):
        return True
    return len(plain) > SHORT and not resources.words("corporate").keys().isdisjoint(
        (word.casefold(), plain.casefold())
    )


def _is_collective(text: str) -> bool:
    """Whether a word of a body, or quotes, stand beside no given name: "Freedom House", УП «Вода», but "John House"."""
    hit = phrases("collectives").first(text)
    if hit is None and not _is_quoted(text):
        return False
    rest = text[: hit.start] + text[hit.end :] if hit else text
    return not any(map(is_given, words_of(rest)))


def _is_quoted(text: str) -> bool:
    return "," not in text and any(mark in text for mark in QUOTES)


def keeps_data(name: str) -> str | None:
    """ "data" for a repository of data alone, "" for one of any work, None for what is none."""
    return resources.words("repositories").get(name.casefold().rstrip("."))


def small_words(text: str) -> list[str]:
    """The words of a text in small letters that stand in no row of names."""
    return [word for word in text.split() if word[0].islower() and not _is_joining(word)]


def _is_joining(word: str) -> bool:
    """Whether a small word may stand in a row of names: a particle, an "and", a title of honour."""
    return word.casefold().strip(",") in _joining()


@functools.cache
def _joining() -> frozenset[str]:
    return frozenset(word for table in ("particles", "conjunctions", "honorifics") for word in resources.words(table))
