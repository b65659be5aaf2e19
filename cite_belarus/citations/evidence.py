"""What tells a citation from prose: patterns over a text whose quoted words are veiled, each with a name."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.citations import wordlists
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.shape import VEIL
from cite_belarus.citations.words import MOST, first_word, folded, said
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR

# small words that no sentence and no line of a list ends with; the latter stand before a title in prose, too
LEADING_ON, LEADING_IN = "and|und|et|e|i|y|и|і|of|the|der|die|des|aus|de|del|della|delle|dei|du", "in|w|z|в|у|на|о"
LEADING_OF = "a|al|alla|da|dal|dalla|degli|delle|dello|di|per|con|für|von|vom|à|au|aux|pour"
AND = "and|&|und|et|e|y|i|oraz|a|и|й|і|та"  # between the last two of several names
YEAR_MARK = "гг?|рр?|r"  # "1956 г."
LETTER = r"[\w'’ʼ`ʹ-]"
NAME = rf"[{UPPER}]{LETTER}{{1,40}}"
# "Ed." is the word of a role, and a number behind "S." is no year but a page
INITIALS = rf"(?:(?!(?:Ed|Hg|Tr)\.)[{UPPER}][{LOWER}]?\.(?!\s?\d{{1,3}}(?!\d))[ \u00a0-]{{0,2}}){{1,4}}"
STOPLESS = rf"[{UPPER}]{{1,3}}(?![\w.])"  # initials as medicine prints them: "Hall PJ"
_SMALL_PARTICLES = "von|van|de|der|den|du|da|di|del|della|la|le|zu|zur|фон|де|ван|дер|ал|аль|ле|ла|да|ди|дю|тер|цу"
PARTICLE = rf"(?:(?:{_SMALL_PARTICLES})\s|d['’]|al-|O['’])"
QUOTE = r"[“„«‘‚‹\"'*" + VEIL + "]"
# The first figure stands before what is asked of the characters before it: so a search leaps from figure to figure.
YEAR = r"[12](?<![\d/][12])(?<!\d[.,][12])(?:(?<=1)[4-9]|(?<=2)0)\d\d[a-zа-я]?(?![\d’'])(?!\s?[-–]?ies|s\b)"
_RANGE = r"(?:\d{1,3}:)?\d{1,6}[a-zа-я]?(?:\s?[-–—/]\s?\d{1,6}[a-zа-я]?)?"


class Feature(NamedTuple):
    """Something that only citations have: its name, how much it speaks for one, and how it is printed.

    Where a text has none of `words` and `signs`, if any are given, the pattern matches nowhere and is not tried.
    """

    name: str
    weight: float
    pattern: Late | wordlists.Phrases
    words: frozenset[str] = frozenset()
    signs: tuple[str, ...] = ()


def _feature(name: str, weight: float, pattern: str, words: str = "", signs: str = "") -> Feature:
    """`words` and `signs` have blanks between them; WORDS in the pattern stands for any of the words."""
    late = Late(pattern.replace("WORDS", "|".join(words.split())))
    return Feature(name, weight, late, frozenset(map(folded, words.split())), tuple(signs.split()))


# The year first: with it much is said already.
FEATURES: tuple[Feature, ...] = (
    _feature("year", 1.0, YEAR),
    _feature("address", 3.0, r"(?i)\bhttp|\bwww\.|\bdoi\b|\b10\.\d", signs="http www. doi 10."),
    _feature("imprint", 2.0, rf"\([^()]{{0,120}}(?:[:,]\s)?{YEAR}[^()]{{0,40}}\)", signs="("),
    _feature(
        "date", 1.0,
        r"\d(?<!\d\d)(?:\d?\.\s?\d{1,2}\.\s?(?:1[89]|20)\d\d|(?:(?<=1)[89]|(?<=2)0)\d\d[.-]\d\d[.-]\d\d)(?!\d)",
    ),
    _feature(
        "pages", 2.0, r"(?i)(?<!\w)(?:WORDS|k\.\s?k)(?:\.\s?|(?<=[^\W\d_]{4})\s)(?:\d|[IVXLC](?:[IVXLC]+\b|(?![\w.])))",
        words="p pp pag pagg s ss str стр с сс стор k kk л лл арк szp стб sp bl col cols fol fols "
        "page pages seite seiten pagina pagine página strona strony stránka старонка старонкі сторінка сторінки "
        "страница страницы",
    ),
    _feature(
        "pinpoint", 1.5,
        rf"(?:[,:]|{VEIL})\s(?:[a-z]+\s){{0,2}}{_RANGE}(?:,\s{_RANGE}){{0,20}}(?:\sff?\.?|\s\w+\spassim)?(?=[.,;)\s]*$|;\s)",
    ),
    _feature(
        "number", 1.0, r"(?i)(?<!\w)(?:WORDS|№)\.?\s?\d",
        words="no nos nr vol vols bd jg h t sv zv roč č seš т vyp вып вип кн ч z", signs="№",
    ),
    _feature(
        "volume-year", 1.5, rf"(?i)\d\s?\({YEAR}\)|{YEAR}[,.]\s?(?:WORDS|№)\.?\s?\d",
        words="no nr vol t т", signs="( №",
    ),
    _feature(
        "host", 1.5, rf"\s//\s|\b(?:In|W|У|В):\s|\[[wWвВуУ]:\]|,\sin:?\s(?={QUOTE}|[{UPPER}])",
        words="in w у в", signs="//",
    ),
    _feature(
        "archive", 2.0,
        r"(?i)(?<!\w)(?:(?:ф|f|fond|оп|op|воп|спр|д|d|sygn|zesp|ед\.\s?хр|од\.\s?зб|арк|л|kart|šk|krab|inv\.\sč)\.\s?(?:[№\d]|[РR][\s.–-]{0,2}\d)"
        rf"|(?-i:[{UPPER}]{{3,15}})[\s,]\s?(?:[\w.-]{{1,12}}/){{2,}}\w+"
        r"|(?-i:[A-Z]{1,3})[\s/]?\d{1,4}/\d{1,6}(?!\w)|(?:box|reel|folder|busta|filza|liasse|rkps)\.?\s\d)"
        r"|^\W{0,3}(?-i:(?:[A-Z]\.\s?){2,5}|[A-Z]{2,6}[a-z]?),\s[^.;]{0,60}\b(?:bb?|reg|mss?)\.\s?\d",
        words="ф f fond оп op воп спр д d sygn zesp ед од арк л box reel folder busta filza liasse rkps "
        "b bb reg ms mss kart šk krab inv", signs="/",
    ),
    _feature(
        "law", 2.0,
        r"Dz\.\s?U\.|\b(?:poz\.\s?\d|BGBl\b|[Aa]rts?\.\s?\d|St\.\s?\d)|\d/(?:19|20)\d\d\s?(?:Sb|Zb|Z\.\s?z)\.",
        words="poz bgbl art arts st sb zb z", signs="dz.",
    ),
    _feature(  # an act by its name and its day, nothing behind: "Umowa o przyjaźni między …, Mińsk, 10 maja 2015 r."
        "act", 2.0,
        r"(?i)^\W{0,3}(?:WORDS)\s(?:\w+\s){0,4}(?:o|об?|аб?|про|on|über|zwischen|między|между|паміж|між|between|sur|entre)\s"
        rf"[^;]{{8,250}}[\s,](?:\d{{1,2}}\.?\s\w{{3,12}}\.?|\d{{1,2}}\.\d{{1,2}}\.)\s?{YEAR}(?:\s?[rгр]\.?)?[\s.]*$",
        words="umowa traktat konwencja układ protokół договор соглашение конвенция протокол дагавор пагадненне договір "
        "угода vertrag abkommen treaty agreement convention protocol traité accord",
    ),
    _feature(
        "editor", 1.0, r"(?i)(?<!\w)(?:WORDS)\.",
        words="ed eds hg hrsg red ред рэд oprac сост уклад упоряд dir trans пер przeł tłum übers trad",
    ),
    _feature(
        "place", 1.5,
        rf"[{UPPER}](?<!\S.)(?:\.|(?<=С)Пб\.|(?<=М)н\.|[\w-]{{1,40}})(?:\s?[:;][^.;]{{2,60}})?,\s{YEAR}",
    ),
    _feature(
        "chapter", 1.5,
        r"(?i)(?<!\w)(?:chaps?|chs?|chapters?|kap|kapitel|rozdz|rozdział\w*|гл|глав[аы]|разд|розд|раздз|paras?|§§?)"
        r"\.?\s?(?:\d|(?-i:[IVXLC]{1,7}\b))",
        signs="ch kap rozd гл разд розд para §",  # no words: "chIV" is one
    ),
    Feature("earlier", 2.0, wordlists.pattern("opcit")),
    _feature("town-year", 1.5, rf",\s{NAME}(?:(?:\s|\s?[–/-]\s?){NAME})?\s{YEAR}[).;\s]*$"),
    _feature("passim", 1.5, r"(?i),\s(?:and\s|et\s|i\s|und\s)?WORDS\b", words="passim"),
    _feature("quoted", 1.0, VEIL * 4, signs=VEIL * 4),
)  # fmt: skip
WITH_YEAR = frozenset(("imprint", "volume-year", "place", "town-year"))  # such as have a year in them
COMPLETE = (
    "year", "address", "imprint", "pages", "pinpoint", "date", "archive", "law", "chapter", "earlier", "passim",
)  # fmt: skip

_AUTHOR = (
    rf"(?:{INITIALS}{PARTICLE}?{NAME}"
    rf"|{PARTICLE}?{NAME}(?:-{NAME})?,?\s{INITIALS}"
    rf"|{PARTICLE}?{NAME}(?:\s(?:{INITIALS}|{PARTICLE}|{NAME}\s?|{STOPLESS})){{0,3}}(?:\set\sal\.)?(?=,\s|\.\s|\s\(|:\s|\s(?:and|&)\s|\s(?:et|und|e|y|i|oraz|и|і|та)\s[{UPPER}]|\s(?:1[89]|20)\d\d))"
)
INITIALED_START = Late(rf"{INITIALS}{PARTICLE}?{NAME}|{PARTICLE}?{NAME}(?:-{NAME})?,?\s{INITIALS}")
AUTHOR_START = Late(_AUTHOR)
# Names as lists print them, also such as are words of another language: "Das, A.:", "To C, Reed E:", "———."
_LAST_FIRST = rf"{PARTICLE}{{0,3}}{NAME}(?:[\s-]{NAME})?(?:,?\s{INITIALS}|\s{STOPLESS}|,\s{NAME}(?:\s{INITIALS})?)"
_NAMES_END = rf"(?=\s?[.,:;(]|(?<=\.\s)[{UPPER}{VEIL}])"
LISTED_START = Late(
    rf"{SAME_AUTHOR}|{_LAST_FIRST}(?:{_NAMES_END}|(?<=\.\s)(?=(?:and|&|und|et|i|oraz|и|й|та)\s))"
    rf"|(?:{INITIALS}{PARTICLE}?|{STOPLESS}\s){NAME}{_NAMES_END}"
)
TITLE_START = Late(rf"{QUOTE}|[{UPPER}\d]")
_NAMES = (
    rf"{NAME}(?:,\s{NAME}){{0,3}}(?:,?\s(?:and|&|i|и|й|та|und|et|oraz)\s{NAME}"
    r"|\set\sal\.|,?\s(?:и\sдр|та\sін|i\sin|u\.\sa)\.)?"
)
_PLACED = (
    r"(?:(?:pp?|[sS]|[сС]|стор|арк|chaps?|chs?|[kK]ap|rozdz|гл|розд|раздз|no|nr|vol|t|т|[bB]d|[bB]l|k|fol|cols?|nn?)\."
    r"|chapters?)"
)
# Surname(s), “Title,” … or Surname(s), Title, page: how a work is named again.
SHORT_START = Late(
    rf"{_NAMES},\s(?:{VEIL}|(?=(?!\d{{1,3}},)[^,;:.()]{{2,80}},\s(?:(?:at|{_PLACED})\s?)?\d|[^,;:.()]{{2,80}},\spassim))"
)
# A surname and a title, and nothing else: "Falk, Communism".
NAMED_TITLE = Late(rf"{_NAMES},\s[{UPPER}][^,;:.()\d{VEIL}]{{2,60}}[.,\s]{{0,3}}")
SHORT_QUOTED = Late(rf"{_NAMES},\s{VEIL}+")
SAME = Late(SAME_AUTHOR)
_WORD = Late(r"[^\W\d_][\w'’]*")
NO_DATE = ("noplace", "nobody", "circa")  # what stands for a place, for a name, before a date
# What begins as sentences do, and is none: "140 с" (no "with"), the name of a case, "de Fleuve, Anne".
_NO_SENTENCE = Late(rf"\W*\d+\s?[сc](?!\w)|\s*(?:In re|Ex parte|In the matter of)\s|{PARTICLE}{NAME},\s[{UPPER}]")
_INITIAL_FIRST = Late(r"[\W\d_]*[^\W\d_]\.")


_NAMED = {feature.name: feature for feature in FEATURES}
_ANYWHERE = frozenset(feature.name for feature in FEATURES if not (feature.words or feature.signs))
_BY_SIGN = tuple((sign, feature.name) for feature in FEATURES for sign in feature.signs)
_BY_WORD: dict[str, list[str]] = {}
for _name, _word in ((feature.name, word) for feature in FEATURES for word in feature.words):
    _BY_WORD.setdefault(_word, []).append(_name)


@functools.lru_cache(maxsize=MOST)
def _possible(veiled: str) -> frozenset[str]:
    """The names of the features that a text may show, by its words and signs."""
    low, words = said(veiled)
    by_word = [_BY_WORD[word] for word in _BY_WORD.keys() & words]
    names = _ANYWHERE.union((name for sign, name in _BY_SIGN if sign in low), *by_word)
    return names if dated(veiled) else names - WITH_YEAR


def starts(veiled: str, names: Iterable[str]) -> Iterator[int]:
    """Where a text first shows each of some features, in no order; nothing for those that it does not show."""
    found = (_NAMED[name].pattern.search(veiled) for name in _possible(veiled).intersection(names))
    return (m.start() for m in found if m)


def shows(veiled: str, names: Iterable[str]) -> bool:
    """Whether a text shows one of some features."""
    return any(_NAMED[name].pattern.search(veiled) for name in _possible(veiled).intersection(names))


def dated(veiled: str) -> bool:
    """Whether a text shows a year."""
    return bool(_NAMED["year"].pattern.search(veiled))


@functools.lru_cache(maxsize=MOST)
def features(veiled: str) -> frozenset[str]:
    """The names of the features that a text shows."""
    return frozenset(name for name in _possible(veiled) if _NAMED[name].pattern.search(veiled))


def weight(veiled: str, enough: float = math.inf) -> float:
    """How much a text looks like (a part of) a citation; 0 where nothing does. What goes beyond `enough` may lack."""
    seen, may = 0.0, _possible(veiled)
    for feature in FEATURES:
        if seen >= enough:
            break
        if feature.name in may and feature.pattern.search(veiled):
            seen += feature.weight
    return seen


@functools.lru_cache(maxsize=MOST)
def complete(veiled: str) -> bool:
    """Whether a text says where its work is to be found: a year, a page, an address, a call number."""
    return dated(veiled) or shows(veiled, COMPLETE) or undated(veiled)  # a year is what most have


def undated(veiled: str) -> bool:
    """Whether a text says that its work has no date or is still to appear: "o. J.", "б. г.", no "S. A." """
    said = [m.group() for m in wordlists.pattern("undated").finditer(veiled)]
    values = resources.words("undated")
    return any(values.get(words.casefold()) not in NO_DATE and not words.isupper() for words in said)


@functools.lru_cache(maxsize=MOST)
def prose_words(veiled: str) -> int:
    """The number of words that belong to sentences (verbs, pronouns, conjunctions), quoted words aside."""
    return sum(map(wordlists.words("prose").__contains__, _WORD.findall(veiled)))


def lowercase_share(veiled: str) -> float:
    """The share of words that begin with a small letter, quoted words aside; 0 where there is no word."""
    words = _WORD.findall(veiled)
    return sum(word[0].islower() for word in words) / len(words) if words else 0.0


def starts_with_author(veiled: str) -> bool:
    """Whether a text begins with a personal name in one of its usual orders (a sentence's opening word aside)."""
    return bool(AUTHOR_START.match(veiled)) and not opens_prose(veiled)


def starts_work(veiled: str, at: int = 0) -> bool:
    """Whether at a place in a text stands a name with initials, a name with a quoted title, or a quoted title."""
    quoted = veiled.startswith(VEIL, at)
    return quoted or bool(INITIALED_START.match(veiled, at) or SHORT_START.match(veiled, at))


@functools.cache
def _openers() -> frozenset[str]:
    return wordlists.words("prose") | wordlists.words("openers") | wordlists.words("signals")


def opens_prose(veiled: str) -> bool:
    """Whether the first word is one that sentences begin with and names do not; behind a quotation none begins one."""
    first = _WORD.search(veiled)
    if not first or veiled.startswith(VEIL) or SAME.match(veiled):
        return False
    if len(first.group()) == 1 and veiled[first.end() : first.end() + 1] == ".":
        return False
    return first.group().casefold() in _openers() and not _NO_SENTENCE.match(veiled)


@functools.cache
def _opening() -> frozenset[str]:
    return frozenset(map(first_word, _openers()))


def is_silent(veiled: str, prose: bool) -> bool:
    """Whether `prose_words` and `opens_prose` find nothing up to wherever in a text a feature begins.

    `prose` says whether a word of prose may stand in the text. A feature begins between words, or with a number that
    touches one, and never at the stop of an initial; "Dz." alone may end what begins as a word.
    """
    if prose or "Dz." in veiled:
        return False
    return bool(_INITIAL_FIRST.match(veiled)) or first_word(veiled) not in _opening()
