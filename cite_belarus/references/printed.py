"""Printed text without what only separates it from its neighbours: blanks, commas, dashes, lone brackets, quotes."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.shapes import LOWER, UPPER

SEPARATORS = " \t\n\u00a0\u2009\u202f,;:/|·–—―-=\u2022\u3001\u3002\uff0c\uff1a\uff1b"
PARTED_STOP = Late(r"(?<=\w) \.(?=[\s,;)\]]|$)")  # "red . A . Nowak", "Cambridge , Mass ."
PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
CLOSING = {close: opening for opening, close in PAIRS.items()}
EDGES = frozenset("([{<)]}>.")  # a text that begins and ends with none of them has no brackets at its ends
SMALL = 3  # letters of a small word: "u.", "der"
INITIAL = 2  # code points of an initial
LONGEST_CUT = 11  # letters of a word that is cut short: "Ophthalmol."
VOWELS = "aeiouyàáâãäåèéêëìíîïòóôõöùúûüýąęаеёиоуыэюяіїєь"
CLOSES = Late(r"[^()\[\]]*[)\]]")
NESTED = 8  # brackets within brackets at an end; more is no print
SPREAD = Late(  # four single letters at least, small behind the first; of capitals five: fewer may be initials
    rf"(?<![\w.’'-])(?:[{UPPER}{LOWER}](?: [{LOWER}](?![\w’'])){{3,}}|[{UPPER}](?: [{UPPER}](?![\w.’'])){{4,}})"
)
SHORT_NAME = Late(rf"(?<![\w.’'-])[{UPPER}] [{LOWER}] [{LOWER}](?![\w’']| [{LOWER}](?![\w’']))")
BETWEEN_SPREAD = Late(  # "S t a w i A. W o d a", but "N o w i c k i A."
    rf"(?<= [{LOWER}]) ([eiyиій]) (?=(?:[{UPPER}]\. ?){{1,3}}[{UPPER}] [{LOWER}] [{LOWER}](?!\w))"
)
SPREAD_BLANKS = 3  # blanks that SPREAD cannot do without
SPREAD_HINT = Late(r" [^\W\d_] [^\W\d_] ?")
LAST_WORD = Late(r"(?<!\w)(?<!\d-)(\w{1,30})\.$")  # "2-е." ends in no initial
LONGEST_END = 32  # code points that LAST_WORD can take, with a line end behind them


def spaced(text: str) -> str:
    """The text with every run of white space made one blank, soft hyphens and marks of italics taken out."""
    if "\u00ad" in text:
        text = text.replace("\u00ad", "")
    return " ".join(_tight(text.replace("*", "")).split())


def spaced_names(text: str) -> str:
    """Names as `spaced` reads them, those of three letters, too, and two of them parted: "J. J a z i A. W o d a"."""
    if text.count(" ") >= SPREAD_BLANKS and SPREAD_HINT.search(text):
        text = SHORT_NAME.sub(lambda found: found[0].replace(" ", ""), BETWEEN_SPREAD.sub(r"  \1  ", text))
    return spaced(text)


def _tight(text: str) -> str:
    """The text without the blanks inside letter-spaced words: "М о с к в а"; two blanks end a word."""
    if text.count(" ") < SPREAD_BLANKS or not SPREAD_HINT.search(text):
        return text
    return SPREAD.sub(lambda found: found[0].replace(" ", ""), text)


def trimmed(text: str) -> str:
    """The text without separators and lone brackets at its ends; one pair of brackets around the whole goes too."""
    if "\u00ad" in text or "*" in text:
        text = spaced(text)
    text = " ".join(_tight(text).split()).strip(SEPARATORS)
    if not text or (text[0] not in EDGES and text[-1] not in EDGES):
        return text
    for _ in range(NESTED):
        if not text or not (text[0] in PAIRS or text[-1] in PAIRS or text.rstrip(".,;: ")[-1:] in CLOSING):
            break
        shorter = _without_brackets(text).strip(SEPARATORS)
        if shorter == text:
            break
        text = shorter
    return text


def _without_brackets(text: str) -> str:
    opening, close = text[0], text[-1] if text[-1] in CLOSING else ""
    stopped = text.rstrip(".,;: ")
    if text[-1] in PAIRS:
        return text[:-1]
    if opening in PAIRS:
        shut = PAIRS[opening]
        if shut not in text:
            return text[1:]
        if stopped.endswith(shut) and text.find(shut) == len(stopped) - 1:
            return stopped[1:-1]
    if close and CLOSING[close] not in text:
        return text[:-1]
    if stopped and stopped[-1] in CLOSING and CLOSING[stopped[-1]] not in text:
        return stopped[:-1]
    return text


def in_bracket(text: str, at: int) -> bool:
    """Whether a bracket that a text has opened is still open at a place in it."""
    return any(text.count(opening, 0, at) > text.count(PAIRS[opening], 0, at) for opening in "([")


def closes_bracket(text: str) -> bool:
    """Whether a text closes a bracket that it has not opened."""
    return CLOSES.match(text) is not None


def without(lead: Late, text: str) -> str:
    """The text without what the pattern matches at its start."""
    found = lead.match(text)
    return text[found.end() :] if found else text


def starts(text: str, behind: Late) -> list[int]:
    """Where a text begins, and what stands behind each mark that the pattern matches."""
    return [0, *(hit.end() for hit in behind.finditer(text))]


# words that are cut short before a number: a title may end in them as they are, an address in "IL"
WHOLE_WORDS = frozenset(("il", "kat", "pl", "час"))


@functools.cache
def _abbreviations() -> frozenset[str]:
    """Words that keep their full stop at the end of a value."""
    known = {word for table in ("abbreviations", "units", "genres", "editions") for word in resources.words(table)}
    return frozenset(word.rstrip(".").rsplit(" ", 1)[-1] for word in known if word.endswith(".")) - WHOLE_WORDS


def is_abbreviated(text: str, longest: int = LONGEST_CUT) -> bool:
    """Whether all words of a name but small ones are cut short, the last with `longest` letters: its stop is its own.

    "Phys. Rev. Lett.", "Вест. Моск. ун.", but "Univ. of Minsk.", "Вода. Жизнь."
    """
    if not text.rstrip().endswith("."):
        return False
    *words, last = text.split()
    return (
        len(last) <= longest + 1
        and _is_cut(last)
        and any(len(word) > INITIAL and word.endswith(".") for word in words)
        and all(_is_cut(word) or (word.islower() and len(word) <= SMALL) for word in words)
    )


def _is_cut(word: str) -> bool:
    """Whether a word is cut short: longer ones never behind a vowel, capitals alone only as an initial."""
    letters = word[:-1]
    cut = word.endswith(".") and letters.isalpha() and (len(letters) <= SMALL or letters[-1] not in VOWELS)
    return cut and (len(word) == INITIAL or not letters.isupper())


def unstopped(text: str) -> str:
    """The text without the full stop that ends it, unless the stop belongs to an abbreviation or to an initial."""
    if not text.endswith((".", " ", "\n")):
        return text.rstrip(" .,;:") if text.endswith(",") else text
    bare = text.rstrip(" .")
    if text.count(".", len(bare)) > 1 and not text.endswith("..."):
        text = bare
    found = LAST_WORD.search(text, max(0, len(text) - LONGEST_END, text.rfind(" ")))
    if not found:
        return text.rstrip(" .,;:") if text.endswith((".", ",")) else text
    word = found[1]
    kept = (len(word) == 1 and word.isalpha()) or word.casefold() in _abbreviations()
    return text if kept else text[:-1].rstrip()
