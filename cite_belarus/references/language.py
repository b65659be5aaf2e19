"""langid: the language of the printed title, babel's name for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from operator import add

from cite_belarus import resources
from cite_belarus.references.draft import Draft

TITLES = ("title", "maintitle")
SOURCES = (*TITLES, "booktitle", "journaltitle")
AROUND = ("container-title", "journal", "publisher", "institution", "location")
LETTERS = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|10\.\d{4,}/\S+")
ROMANISED = "romanised"
CYRILLIC_NAMES = ("russian", "ukrainian", "belarusian")
PRIORS = {"english": 6, "polish": 4, "german": 2, ROMANISED: 4}
MISSING = 3
SURE = 12  # a margin below which a title alone does not tell its language


def langid(draft: Draft) -> Draft:
    """langid of the title; of one that does not tell, with its host, publisher and place; without one, of the host."""
    texts = [(name, draft.text(name)) for name in SOURCES]
    told = [(name, text) for name, text in texts if any(ch.isalpha() for ch in text)]
    if told:
        found, margin = telling(" ".join(text for name, text in told if name in TITLES) or told[0][1])
        if margin < SURE:
            around = " ".join(part.text for part in draft.labelled("title", *AROUND))
            found = telling(around)[0] if around else found
        segments = draft.origins.get(told[0][0], ())
        return draft.having({"langid": found}, [part for part in draft.parts if part.segment in segments])
    if draft.citation.kind != "full" or draft.labelled("author"):
        return draft
    rest = ADDRESS.sub(" ", draft.citation.raw)
    return draft.having({"langid": telling(rest)[0]}, draft.parts) if LETTERS.search(rest) else draft


def telling(text: str) -> tuple[str, int]:
    """The language of a short text by its letters, small words and trigrams, and how far it is ahead of the next one.

    Romanised text of a Cyrillic language counts as English: the hyphenation of its language does not fit it, and
    the articles that print it are in English for the most part.
    """
    text = text.lower()
    if CYRILLIC.search(text):
        return _cyrillic(text)
    return _latin(text)


def _cyrillic(text: str) -> tuple[str, int]:
    scores = [2, 1, 0]
    for word in LETTERS.findall(text):
        scores = list(map(add, scores, _cyrillic_word(word)))
    best, margin = _ahead(CYRILLIC_NAMES, scores)
    return best, margin * 3  # a letter weighs about three times what a trigram does


@functools.lru_cache(maxsize=8192)
def _cyrillic_word(word: str) -> tuple[int, ...]:
    weights, scores = _cyrillic_letters(), [0, 0, 0]
    for letter in word:
        for index, weight in weights.get(letter, ()):
            scores[index] += weight
    for index, gram, weight in _grams():
        if gram in word:
            scores[index] += weight
    for index in _stopwords().get(word, ()):
        scores[index] += 3
    return tuple(scores)


def _ahead(names: Sequence[str], scores: list[int]) -> tuple[str, int]:
    second, first = sorted(scores)[-2:]
    return names[scores.index(first)], first - second


def _latin(text: str) -> tuple[str, int]:
    names = _trigrams()[0]
    scores = [PRIORS.get(name, 0) for name in names]
    for word in LETTERS.findall(text):
        scores = list(map(add, scores, _latin_word(word)))
    best, margin = _ahead(names, scores)
    return ("english", margin) if best == ROMANISED else (best, margin)


@functools.lru_cache(maxsize=8192)
def _latin_word(word: str) -> tuple[int, ...]:
    names, weights, letters = _trigrams()
    scores, framed = [0] * len(names), f"_{word}_"
    for at in range(len(framed) - 2):
        for index, weight in weights.get(framed[at : at + 3], ()):
            scores[index] += weight
    for letter in word if not word.isascii() else "":
        for index, weight in letters.get(letter, ()):
            scores[index] += weight * 4
    return tuple(scores)


@functools.cache
def _cyrillic_letters() -> dict[str, list[tuple[int, int]]]:
    table = _letters(CYRILLIC_NAMES)
    table.setdefault("i", []).extend(table.get("і", []))  # a Latin i typed for the Cyrillic one
    return table


def _letters(names: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    table: dict[str, list[tuple[int, int]]] = {}
    for index, name in enumerate(names):
        for letter, weight in resources.words("letters", name).items():
            table.setdefault(letter, []).append((index, int(weight)))
    return table


@functools.cache
def _grams() -> list[tuple[int, str, int]]:
    """Letters in a row that only one of the languages has, with the language's place and their weight."""
    tables = [resources.words("grams", name) for name in CYRILLIC_NAMES]
    return [(index, gram, int(weight)) for index, table in enumerate(tables) for gram, weight in table.items()]


@functools.cache
def _stopwords() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for index, name in enumerate(CYRILLIC_NAMES):
        for word in resources.lines(name, "stopwords"):
            table.setdefault(word, []).append(index)
    return table


Weights = dict[str, list[tuple[int, int]]]


@functools.cache
def _trigrams() -> tuple[list[str], Weights, Weights]:
    """The languages that have trigrams, and the weights of trigrams and letters by the language's place in that list.

    A weight is what the trigram adds beyond MISSING, which stands for one that a language's table does not hold.
    """
    tables = {name: resources.words("trigrams", name) for name in resources.languages()}
    tables = {name: table for name, table in tables.items() if table}
    tables[ROMANISED] = resources.words("romanised", "russian")
    weights: Weights = {}
    for index, table in enumerate(tables.values()):
        for gram, weight in table.items():
            weights.setdefault(gram, []).append((index, int(weight) + MISSING))
    names = list(tables)
    return names, weights, _letters(names)
