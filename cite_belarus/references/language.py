"""langid: the language of the printed title, babel's name for it."""

from __future__ import annotations

import functools
import itertools
import struct
from collections.abc import Iterable, Mapping, Sequence

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import Draft

TITLES = ("title", "maintitle")
SOURCES = (*TITLES, "booktitle", "journaltitle")
AROUND = ("genre", "container-title", "journal", "publisher", "institution", "location")
LETTERS = Late(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
CYRILLIC = Late(r"[\u0400-\u052f]")
ADDRESS = Late(r"https?://\S+|www\.\S+|10\.\d{4,}/\S+")
TRANSLATED = Late(r"(?<=[^\W\d_])\s*\[[^\[\]]*\]\W*$")
ROMANISED = "romanised"
CYRILLIC_NAMES = ("russian", "ukrainian", "belarusian")
PRIORS = {"english": 6, "polish": 4, "german": 2, ROMANISED: 4, "russian": 10, "ukrainian": 4, "belarusian": 2}
MISSING = 3
LATIN_STOPWORD = 12  # a letter
STOPWORD = "5"  # the weight of a small word
# Letters that no language told by its trigrams has, and the language that has them; "" where several do.
FOREIGN = {
    letter: name
    for name, letters in {
        "hungarian": "őű", "romanian": "ășțţ", "portuguese": "ãõ", "latvian": "ļķņģ", "slovak": "ľĺŕ", "croatian": "đ",
        "turkish": "ğ", "": "åøæþðşāēīū", "serbianc": "ђјљњћџ", "macedonian": "ѓќ",
    }.items()
    for letter in letters
}  # fmt: skip
BULGARIAN = Late("ъ(?=[бвгджзклмнпрстфхцчшщ])")
EASTERN = Late("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
KANA, HANGUL = Late("[\u3040-\u30ff]"), Late("[\uac00-\ud7af]")
OTHERWISE = frozenset("ыэёіїєґўi")  # Bulgarian has none of these
CZECH = frozenset("ěřů")  # Slovak has none of these
SLOVAK = frozenset("ľĺŕ")  # no other language that is told from it has these
FEW = 60  # a margin below which a letter of another language tells more than all the others
SURE = 48  # a margin below which a title alone does not tell its language (measured on the records)
LEAST = 12  # a margin below which a text without a title does not tell its language
NOUGHTS = itertools.repeat(0)  # for what has no score


def langid(draft: Draft) -> Draft:
    """langid of the title; of one that does not tell, with its host, publisher and place; without one, of the host."""
    fields = draft.fields
    told = {name: text for name in SOURCES if name in fields and any(map(str.isalpha, text := draft.text(name)))}
    if told:
        first = next(iter(told))
        title = _untranslated(" ".join([told[name] for name in TITLES if name in told]) or told[first])
        found, margin = telling(title)
        foreign = None if title.isascii() else _foreign(title.lower(), margin)
        if foreign is not None:
            found = foreign
        elif margin < SURE:
            around = " ".join([_untranslated(part.text) for part in draft.labelled("title", *AROUND)])
            found = telling(around)[0] if around else found
        found = _sister(draft, title) if found == "czech" else found
        return draft.beside(first, "langid", found) if found else draft
    if draft.citation.kind != "full" or draft.has("author"):
        return draft
    rest = ADDRESS.sub(" ", draft.citation.raw)
    found, margin = telling(rest)
    return draft.having("langid", found, draft.parts) if margin >= LEAST else draft


def _untranslated(title: str) -> str:
    """A title without the same in another language behind it: "Rzeki [Rivers]"."""
    translated = TRANSLATED.search(title) if "[" in title else None
    return title[: translated.start()] if translated else title


def _foreign(text: str, margin: int) -> str | None:
    """The language whose letters a text has that no other has, "" where several have them; None without any."""
    if EASTERN.search(text) and 2 * sum(1 for _ in EASTERN.finditer(text)) > sum(map(str.isalpha, text)):
        return "japanese" if KANA.search(text) else "korean" if HANGUL.search(text) else "chinese"
    if BULGARIAN.search(text) and OTHERWISE.isdisjoint(text):
        return "bulgarian"
    if "ŭ" in text:
        return "belarusian"  # in Latin letters
    letters = [FOREIGN[ch] for ch in text if ch in FOREIGN] if margin < FEW else []
    return next(filter(None, letters), "") if letters else None


def _sister(draft: Draft, title: str) -> str:
    """Czech, or Slovak, where a title with Czech trigrams, its genre or its host has what only Slovak has.

    So has one of a Slovak town, if no letter of it is Czech alone.
    """
    text = " ".join([title, *(part.text for part in draft.under("genre"))]).lower()
    hosts = " ".join([part.text for part in draft.labelled("container-title", "journal")]).lower()
    if not CZECH.isdisjoint(text + hosts):
        return "czech"
    places = [part.text.lower() for part in draft.under("location")]
    towns = [*places, *(word for place in places for word in LETTERS.findall(place))]
    told = (
        not _slovak("letters").isdisjoint(text)
        or not SLOVAK.isdisjoint(hosts)
        or not _slovak("stopwords").isdisjoint(LETTERS.findall(f"{text} {hosts}"))
    )
    return "slovak" if told or not _slovak("places").isdisjoint(towns) else "czech"


@functools.cache
def _slovak(table: str) -> frozenset[str]:
    return frozenset(resources.words(table, "slovak"))


def telling(text: str) -> tuple[str, int]:
    """The language of a short text by its letters, small words and trigrams, and how far it is ahead of the next one.

    Romanised text of a Cyrillic language counts as English: the hyphenation of its language does not fit it, and
    the articles that print it are in English for the most part.
    """
    text = text.lower()
    if not text.isascii() and CYRILLIC.search(text):
        return _cyrillic(text)
    return _latin(text)


def _cyrillic(text: str) -> tuple[str, int]:
    words = [word for word in LETTERS.findall(text) if not word.isascii() or word == "i"]  # no "XVIII"
    return _ahead(CYRILLIC_NAMES, sum(map(_cyrillic_word, words), _priors(CYRILLIC_NAMES)))


@functools.lru_cache(maxsize=8192)
def _cyrillic_word(word: str) -> int:
    word = word.replace("i", "і")  # a Latin i typed for the Cyrillic one
    return _summed(_cyrillic_letters(), word) + _with_trigrams(CYRILLIC_NAMES, word, _stopwords().get(word, 0))


def _latin(text: str) -> tuple[str, int]:
    names = _latin_names()
    best, margin = _ahead(names, sum(map(_latin_word, LETTERS.findall(text)), _priors(names)))
    return ("english", 0) if best == ROMANISED else (best, margin)  # Polish has much of it: what is around may tell


@functools.lru_cache(maxsize=8192)
def _latin_word(word: str) -> int:
    score = _with_trigrams(_latin_names(), word, _latin_stopwords().get(word, 0))
    return score if word.isascii() else score + 4 * _summed(_latin_letters(), word)


def _with_trigrams(names: tuple[str, ...], word: str, score: int) -> int:
    """A score and that of a word's trigrams in these languages."""
    framed = f"_{word}_"
    return sum(map(_trigrams(names).get, zip(framed, framed[1:], framed[2:], strict=False), NOUGHTS), score)


def _summed(rows: Mapping[str, int], keys: Iterable[str]) -> int:
    return sum(map(rows.get, keys, NOUGHTS))


# The scores of all languages are one integer, WIDTH bits a language: one addition adds to the score of each.
WIDTH = 32  # the size of struct's "I"
MIDDLE = 1 << (WIDTH - 1)  # more than any score of a text, above or below nought

Rows = dict[str, int]
Trigram = tuple[str, ...]  # three letters, as `zip` gives them


def _row(scores: Iterable[int]) -> int:
    return sum(score << WIDTH * index for index, score in enumerate(scores))


def _ahead(names: Sequence[str], row: int) -> tuple[str, int]:
    count = len(names)
    row += _middle(count)  # no score is negative now, and none borrows from its neighbour
    scores = struct.unpack(f"<{count}I", row.to_bytes(WIDTH // 8 * count, "little"))
    *_, second, first = sorted(scores)
    return names[scores.index(first)], first - second


@functools.cache
def _middle(count: int) -> int:
    return _row([MIDDLE] * count)


@functools.cache
def _cyrillic_letters() -> Rows:
    return _letters(CYRILLIC_NAMES)


def _letters(names: Sequence[str]) -> Rows:
    return _rows([resources.words("letters", name) for name in names])


def _rows(tables: Sequence[Mapping[str, str]], beyond: int = 0) -> Rows:
    """The weights of all the tables as rows: `beyond` is added to each."""
    rows: Rows = {}
    for index, table in enumerate(tables):
        for key, weight in table.items():
            rows[key] = rows.get(key, 0) + (int(weight) + beyond << WIDTH * index)
    return rows


@functools.cache
def _stopwords() -> Rows:
    return _rows([dict.fromkeys(resources.lines(name, "stopwords"), STOPWORD) for name in CYRILLIC_NAMES])


@functools.cache
def _latin_stopwords() -> Rows:
    tables = [
        ("russian", "romanised_stopwords") if name == ROMANISED else (name, "stopwords") for name in _latin_names()
    ]
    return _rows([{word: str(LATIN_STOPWORD * len(word)) for word in resources.lines(*table)} for table in tables])


@functools.cache
def _latin_letters() -> Rows:
    return _letters(_latin_names())


@functools.cache
def _latin_names() -> tuple[str, ...]:
    """The languages in Latin letters that have trigrams."""
    names = [name for name in resources.languages() if resources.lines(name, "trigrams")]
    return (*[name for name in names if name not in CYRILLIC_NAMES], ROMANISED)


@functools.cache
def _priors(names: tuple[str, ...]) -> int:
    """What each language has from the start, as a row."""
    return _row([PRIORS.get(name, 0) for name in names])


@functools.cache
def _trigrams(names: tuple[str, ...]) -> dict[Trigram, int]:
    """The weights of the languages' trigrams, as rows.

    A weight is what the trigram adds beyond MISSING, which stands for one that a language's table does not hold.
    """
    tables = [
        resources.words("romanised", "russian") if name == ROMANISED else resources.words("trigrams", name)
        for name in names
    ]
    return {tuple(gram): row for gram, row in _rows(tables, MISSING).items()}
