"""What tells a citation from prose: patterns over a text whose quoted words are veiled, each with a name."""

from __future__ import annotations

import functools
import re
import unicodedata

from cite_belarus.citations import wordlists
from cite_belarus.citations.shape import VEIL

UPPER = "".join(c for c in map(chr, [*range(0x41, 0x250), *range(0x370, 0x530)]) if unicodedata.category(c) == "Lu")
LOWER = "".join(c for c in map(chr, [*range(0x61, 0x250), *range(0x370, 0x530)]) if unicodedata.category(c) == "Ll")
_LETTER = r"[\w'’ʼ`ʹ-]"
NAME = rf"[{UPPER}]{_LETTER}{{1,40}}"
INITIALS = rf"(?:[{UPPER}][{LOWER}]?\.[ \u00a0-]{{0,2}}){{1,4}}"
PARTICLE = r"(?:(?:von|van|de|der|den|du|da|di|del|della|la|le|zu|zur|фон|де|ван|дер|ал|аль)\s|d['’]|al-|O['’])"
QUOTE = r"[“„«‘‚‹\"'*" + VEIL + "]"
YEAR = r"(?<![\d/])(?<!\d[.,])(?:1[4-9]|20)\d\d[a-zа-я]?(?![\d’'])(?!\s?[-–]?ies|s\b)"
_RANGE = r"(?:\d{1,3}:)?\d{1,6}[a-zа-я]?(?:\s?[-–—/]\s?\d{1,6}[a-zа-я]?)?"
_LOCATED = (
    r"(?<!\w)(?:pp?|ss?|str|стр|с|сс|стор|k|kk|k\.\s?k|л|лл|арк|szp|стб|sp|bl|col|cols|fol|fols)\.\s?(?:[\dIVXLC]+)"
)

# name, pattern, weight: how much it speaks for a citation.
FEATURES: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("address", re.compile(r"\bhttps?\b|\bhttp|\bwww\.|\bdoi\b|\b10\.\d", re.IGNORECASE), 3.0),
    ("imprint", re.compile(rf"\([^()]{{0,120}}(?:[:,]\s)?{YEAR}[^()]{{0,40}}\)"), 2.0),
    ("year", re.compile(YEAR), 1.0),
    ("date", re.compile(
        r"(?<!\d)(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:1[89]|20)\d\d|(?:1[89]|20)\d\d[.-]\d\d[.-]\d\d)(?!\d)"
    ), 1.0),
    ("pages", re.compile(_LOCATED, re.IGNORECASE), 2.0),
    ("pinpoint", re.compile(
        rf"(?:[,:]|{VEIL})\s(?:[a-z]+\s){{0,2}}{_RANGE}(?:,\s{_RANGE}){{0,20}}(?:\sff?\.?|\s\w+\spassim)?(?=[.,;)\s]*$|;\s)"
    ), 1.5),
    ("number", re.compile(
        r"(?<!\w)(?:no|nos|nr|vol|vols|№|bd|jg|h|t|т|vyp|вып|вип|кн|ч|z)\.?\s?\d", re.IGNORECASE
    ), 1.0),
    ("volume-year", re.compile(
        rf"\d{{1,6}}\s?\({YEAR}\)|{YEAR}[,.]\s?(?:no|nr|№|vol|t|т)\.?\s?\d", re.IGNORECASE
    ), 1.5),
    ("host", re.compile(r"\s//\s|\b(?:In|W|У|В):\s|\[[wWвВуУ]:\]|,\sin:?\s(?=" + QUOTE + f"|[{UPPER}])"), 1.5),
    ("archive", re.compile(
        r"(?<!\w)(?:(?:ф|f|fond|оп|op|воп|спр|д|d|sygn|zesp|ед\.\s?хр|од\.\s?зб|арк|л)\.\s?[№\dРR]"
        rf"|(?-i:[{UPPER}]{{3,15}})[\s,]\s?(?:[\w.-]{{1,12}}/){{2,}}\w+"
        r"|(?-i:[A-Z]{1,3})\s?\d{1,4}/\d{1,6}(?!\w)|(?:box|reel|folder)\s\d)", re.IGNORECASE), 2.0),
    ("law", re.compile(r"Dz\.\s?U\.|\b(?:poz\.\s?\d|BGBl\b|[Aa]rts?\.\s?\d|St\.\s?\d)"), 2.0),
    ("editor", re.compile(
        r"(?<!\w)(?:eds?|hg|hrsg|red|ред|рэд|oprac|сост|уклад|упоряд|dir|trans|пер|przeł|tłum|übers|trad)\.",
        re.IGNORECASE,
    ), 1.0),
    ("place", re.compile(
        rf"(?:^|[.—–-]\s|\s)(?:[{UPPER}]\.|СПб\.|Мн\.|[{UPPER}][\w-]{{1,40}})(?:\s?[:;][^.;]{{2,60}})?,\s{YEAR}"
    ), 1.5),
    ("chapter", re.compile(
        r"(?<!\w)(?:chaps?|chs?|chapters?|kap|kapitel|rozdz|rozdział\w*|гл|глав[аы]|разд|розд|раздз|paras?|§§?)\.?\s?(?:\d|(?-i:[IVXLC]{1,7}\b))",
        re.IGNORECASE,
    ), 1.5),
    ("earlier", wordlists.pattern("opcit"), 2.0),
    ("passim", re.compile(r",\s(?:and\s|et\s|i\s|und\s)?passim\b", re.IGNORECASE), 1.5),
    ("quoted", re.compile(f"{VEIL}{{4}}"), 1.0),
)  # fmt: skip
COMPLETE = (
    "year", "address", "imprint", "pages", "pinpoint", "date", "archive", "law", "chapter", "earlier", "passim",
)  # fmt: skip

_AUTHOR = (
    rf"(?:{INITIALS}{PARTICLE}?{NAME}"
    rf"|{PARTICLE}?{NAME}(?:-{NAME})?,?\s{INITIALS}"
    rf"|{PARTICLE}?{NAME}(?:\s(?:{INITIALS}|{PARTICLE}|{NAME}\s?)){{0,3}}(?:\set\sal\.)?(?=,\s|\.\s|\s\(|:\s|\sand\s|\s&\s|\s(?:1[89]|20)\d\d))"
)
INITIALED_START = re.compile(rf"{INITIALS}{PARTICLE}?{NAME}|{PARTICLE}?{NAME}(?:-{NAME})?,?\s{INITIALS}")
AUTHOR_START = re.compile(_AUTHOR)
TITLE_START = re.compile(rf"{QUOTE}|[{UPPER}\d]")
_NAMES = (
    rf"{NAME}(?:,\s{NAME}){{0,3}}(?:,?\s(?:and|&|i|и|й|та|und|et|oraz)\s{NAME}"
    r"|\set\sal\.|,?\s(?:и\sдр|та\sін|i\sin|u\.\sa)\.)?"
)
_PLACED = (
    r"(?:(?:pp?|[sS]|[сС]|стор|арк|chaps?|chs?|[kK]ap|rozdz|гл|розд|раздз|no|nr|vol|t|т|[bB]d|[bB]l|k|fol|cols?|nn?)\."
    r"|chapters?)"
)
# Surname(s), “Title,” … or Surname(s), Title, page: how a work is named again.
SHORT_START = re.compile(
    rf"{_NAMES},\s(?:{VEIL}|(?=[^,;:.()]{{2,80}},\s(?:(?:at|{_PLACED})\s?)?\d|[^,;:.()]{{2,80}},\spassim))"
)
# A surname and a title, and nothing else: "Falk, Communism".
NAMED_TITLE = re.compile(rf"{_NAMES},\s[{UPPER}][^,;:.()\d{VEIL}]{{2,60}}[.,\s]{{0,3}}")
SHORT_QUOTED = re.compile(rf"{_NAMES},\s{VEIL}+")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
LOCATOR_ONLY = re.compile(r"[\s,.;:()\[\]–—\-/\dIVXLC]*")


_PATTERNS = {name: found for name, found, _ in FEATURES}
_COMPLETE = tuple(_PATTERNS[name] for name in COMPLETE)  # the first that is there is enough: the usual ones first


@functools.lru_cache(maxsize=4096)
def features(veiled: str) -> frozenset[str]:
    """The names of the features that a text shows."""
    return frozenset(name for name, found, _ in FEATURES if found.search(veiled))


def weight(veiled: str) -> float:
    """How much a text looks like (a part of) a citation; 0 where nothing does."""
    shown = features(veiled)
    return sum(value for name, _, value in FEATURES if name in shown)


@functools.lru_cache(maxsize=4096)
def complete(veiled: str) -> bool:
    """Whether a text says where its work is to be found: a year, a page, an address, a call number."""
    return any(found.search(veiled) for found in _COMPLETE)


def prose_words(veiled: str) -> int:
    """The number of words that belong to sentences (verbs, pronouns, conjunctions), quoted words aside."""
    known = wordlists.words("prose")
    return sum(1 for m in _WORD.finditer(veiled) if m.group() in known)


def lowercase_share(veiled: str) -> float:
    """The share of words that begin with a small letter, quoted words aside; 0 where there is no word."""
    words = [m.group() for m in _WORD.finditer(veiled)]
    return sum(word[0].islower() for word in words) / len(words) if words else 0.0


def starts_with_author(veiled: str) -> bool:
    """Whether a text begins with a personal name in one of its usual orders (a sentence's opening word aside)."""
    return bool(AUTHOR_START.match(veiled)) and not opens_prose(veiled)


@functools.cache
def _openers() -> frozenset[str]:
    return wordlists.words("prose") | wordlists.words("openers") | wordlists.words("signals")


def opens_prose(veiled: str) -> bool:
    """Whether the first word is one that sentences begin with and names do not."""
    first = _WORD.search(veiled)
    if not first or (len(first.group()) == 1 and veiled[first.end() : first.end() + 1] == "."):
        return False
    return first.group().casefold() in _openers()


def nothing_but_locators(veiled: str) -> bool:
    """Whether words and numbers for places in a work are all that a text has, if it has anything."""
    rest = wordlists.pattern("locators").sub(" ", veiled)
    return bool(LOCATOR_ONLY.fullmatch(wordlists.pattern("connectives").sub(" ", rest)))


def only_locators(veiled: str) -> bool:
    """Whether a text names places in a work and nothing else: "219", "p. 4, and n. 3"."""
    return bool(re.search(r"\d|\b[IVXLC]+\b", veiled)) and nothing_but_locators(veiled)
