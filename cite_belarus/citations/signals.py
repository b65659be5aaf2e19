"""The signals in a note: "see", "cf.", "zob. też", "См.:"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.kinds import starts_with_ibid
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.shape import Shape
from cite_belarus.citations.words import Vocabulary
from cite_belarus.late import Late

SIGNAL_TAIL = r"(?:\s?[:,]|\.:)?\s+"
LONGER = 3  # characters
NEAR = 20
_GIVEN = Late(rf",\s(?:[{UPPER}]\.\s?){{1,3}}(?=[,&(:]|\s[&(]|\d)")
# Signals that are also common words count only where a sentence or a part of a note begins.
_SINGLE = Late(r"\w\.?(?:\s\w\.?)*")


def found(form: Shape) -> Iterator[re.Match[str]]:
    """What is printed as a signal, in order; its group `word` is the signal without what stands around it."""
    if not _may_signal(form.text):
        return
    for m in _signal_pattern().finditer(form.text):
        if not form.mask[m.start("word")] and _stands_as_signal(form.text, m) and not _is_more(form.text, m):
            yield m


@functools.cache
def _signal_pattern() -> re.Pattern[str]:
    words, more = wordlists.alternatives("signals"), wordlists.alternatives("signals", shortest=LONGER)
    joined = wordlists.alternatives("connectives")
    return re.compile(
        rf"(?:[,;(]\s*|(?<![\w-]))(?:(?<!\w)(?:{joined})\s+)?(?P<word>(?<![\w-])(?:{words})(?:[,:]?\s+(?:{more}))*)"
        rf"(?!\w){SIGNAL_TAIL}",
        re.IGNORECASE,
    )


def _may_signal(text: str) -> bool:
    """False only where no signal stands in a text but letters that may not be signals, as the "s." of pages."""
    return _longer_signals().may_stand_in(text) or bool(_letter_signal().search(" " * NEAR + text))


@functools.cache
def _longer_signals() -> Vocabulary:
    return Vocabulary(phrase for phrase in wordlists.phrases("signals") if not _is_letter(phrase))


def _is_letter(phrase: str) -> bool:
    return len(phrase) < LONGER and bool(_SINGLE.fullmatch(phrase))


@functools.cache
def _letter_signal() -> re.Pattern[str]:
    """A signal of one letter where one may stand: after a mark, or after many blanks, as if they began the text."""
    letters = "|".join(re.escape(phrase) for phrase in wordlists.phrases("signals") if _is_letter(phrase))
    joined = wordlists.alternatives("connectives")
    return re.compile(
        # A run of blanks is tried at its first: else a long run would be tried from each of them.
        rf"[;(\s](?:(?<=[;(])\s*|(?<!\s\s)\s{{{NEAR - 1},}}(?:,\s*)?)(?:(?:{joined})\s+)?(?:{letters})(?!\w)",
        re.IGNORECASE,
    )


def _stands_as_signal(text: str, m: re.Match[str]) -> bool:
    """A strong signal ("see", "zob.") may stand anywhere; a common word only where a part of the note begins."""
    word = " ".join(m.group("word").casefold().split())
    follows = text[m.end() : m.end() + 1]
    before = text[max(0, m.start() - NEAR) : m.start()].rstrip()
    first = m.group()[0]
    if starts_with_ibid(text[m.end() : m.end() + NEAR]) and not before:
        return True  # "V. Ibidem"
    if _SINGLE.fullmatch(word) and (
        m.group("word")[0].isupper() or follows.isdigit() or (before and first not in ";(")
    ):
        return False
    if m.group("word")[0].isupper() and len(word) > 1 and before[-1:].isalpha() and first not in ",;(":
        return False  # "Keyes CF.", "am See, Köln"
    if _is_name(text, m):
        return False
    if word in wordlists.words("strong_signals"):
        if starts_with_ibid(text[m.end() : m.end() + 40]):
            return True
        return not (follows.islower() and before[-1:].isalpha() and first not in ",;(")
    if text[m.end() : m.end() + NEAR].split(" ")[0] in wordlists.words("connectives"):
        return False  # "Contrast and content"
    return first in ";(" or not before or before[-1] in ".;:!?)”»(" or (before[-1] in "—–" and first != ",")


def _is_name(text: str, m: re.Match[str]) -> bool:
    """Whether what stands for a signal is a name: "E.G. Reed, Fens", "Anders, E., Weir, A."."""
    word = m.group("word")
    return (word.isupper() and "." in word) or bool(word.istitle() and _GIVEN.match(text, m.end("word")))


def _is_more(text: str, m: re.Match[str]) -> bool:
    """ "гл. ред." (editor in chief) and "гл. 3" (a chapter) are no "гл." (see), "s. d." (no date) is no "s." (see)."""
    if evidence.shows(text[m.start("word") : m.end() + 1], ("chapter",)):
        return True
    longer = (wordlists.pattern(table).match(text, m.start("word")) for table in ("roles", "undated"))
    return any(found and found.end() > m.end("word") for found in longer)
