"""Short forms: ibid. and its kin, op. cit., "(as n. 12)", author with short title or year."""

from __future__ import annotations

import functools
import re

from cite_belarus.citations import evidence, locators, wordlists
from cite_belarus.citations.evidence import INITIALS, LETTER, NAME, PARTICLE, YEAR
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.shape import VEIL, Shape
from cite_belarus.citations.words import MOST
from cite_belarus.late import Late
from cite_belarus.model import Kind, Span

# What only a full reference says: where and by whom it was published, where it can be read, in what it stands.
FULL = ("address", "imprint", "date", "host", "archive", "law", "place", "volume-year")
# What a name and a year, or a title and a year, have beside them only in a full reference.
BESIDE_YEAR = ("address", "archive", "law", "quoted", "place", "date")
BESIDE_TITLED_YEAR = ("address", "imprint", "date", "archive", "law")
_WHOLE = rf"{NAME}(?!{LETTER})"  # nothing that follows a name here begins with a letter: so its end is not sought long
_PERSON = rf"(?:{INITIALS}{PARTICLE}?)?{_WHOLE}(?:,?\s{INITIALS})?"
# Names and a year, with a cited place or without: "Snyder 2010, 45", "(Иванов и др., 1995. С. 4)".
_YEAR_ONLY = Late(
    rf"\(?{_PERSON}(?:(?:,\s{_WHOLE}){{0,3}}(?:\s?[&/]\s?|,?\s(?:and|und|i|и|і|й|та|et|oraz)\s){_PERSON}|,\s{INITIALS}{_WHOLE}){{0,3}}"
    rf"(?:,?\s(?:et\sal\.?|i\sin\.|и\sдр\.|та\sін\.|і\sінш\.|u\.\s?a\.))?[,.]?\s\(?{YEAR}\)?"
    rf"(?:[,:]\s?[^.]{{0,40}}|[.,]?\s(?:pp?|s|S|с|С)\.\s?[\d–-]+)?[).,;]{{0,4}}\s*"
)
_NAME_TOKEN = Late(
    rf"[({UPPER}\[].*|&|/|=|and|und|i|и|й|та|et|e|y|a|with|von|van|de|der|da|du|di|al\.{{0,2}},?|\.{{3}}|…|(?:eds?|red|hg|hrsg|ред|рэд)\.?,?|\d{{1,3}}[.)\]]?|[_—–-]+[,.]?"
)
# The date behind names: "2010.", "(1998, September 5).", "Spencer.2005."
_DATE_AT_END = Late(
    rf"(?:(?<=[\s.])[(\[]?{YEAR}(?:[/–-]\d+)?[)\]]?|(?<=\s)\({YEAR}[^()\d]{{1,20}}(?:\d{{1,2}}(?:[–-]\d{{1,2}})?)?[^()\d]{{0,12}}\))[.,:]{{0,2}}$"
)
_CORPORATE = Late(rf"[{UPPER}][^,.“({VEIL}]{{3,100}}\.?\s\({YEAR}\)\.")
_SCANNED_YEAR = Late(  # "Torino 1978²" as 19782, "Мн., 19 85"
    rf"[{LOWER}],?\s(?:1[5-9]|20)\d\d[2-9](?![\d/–-])"
    rf"|(?:[{LOWER}.],|[{LOWER}])\s(?:1[89]\s\d\d|1\s[89]\d\d|1[89]\d\s\d|20\s[0-2]\d|2\s0[0-2]\d)(?=[.,;)]|$)"
)
# A surname, a title that ends in a span of years, a cited place: "Falk, Ukraine 1917–1921, 45".
_SPAN_OF_YEARS = r"\d{4}\s?[–-]\s?\d{2,4}"
_TITLED_YEAR = Late(
    rf"(?:{NAME}(?:(?:,\s|\s(?:and|und|i|и|й|та|et|oraz)\s){NAME}){{0,2}},\s[^,;:()]{{2,80}}{_SPAN_OF_YEARS}(?:\sr[r.]\.?)?,\s"
    rf"|[^/;:()]{{2,120}}\.\s{_SPAN_OF_YEARS}(?:\sгг?\.)?[.,]\s(?=[СсCc]))"
    r"(?:[^\W\d_]{1,4}\.\s?)?[\d–, -]{1,40}\.?\s*"
)
# Behind "n. 4" in Italian and French: the number of a journal, and its year.
_ISSUE = Late(rf"[/\d–-]*(?:\s?\(\d+\))?,?\s\(?(?:[\w–-]+\s)?{YEAR}|(?:[–-]\d+)?/(?:1[89]|20)\d\d(?!\d)")
# The number of an issue, and its year: "nr 45/2005".
_NUMBERED_YEAR = Late(r"(?i)(?<!\w)(?:n[ro]?|č|z|h|heft|№|n[°º])\.?\s?\d{1,3}(?:[–-]\d{1,3})?/(?:1[89]|20)\d\d(?!\d)")
_COMMA_YEAR = Late(  # "Teal, 2004": the name is no town
    rf",\s(?={YEAR}\)?(?:[,:]\s?(?:(?:pp?|[sSсС])\.\s?)?[\d–-]+)?[).\s]*$)"
)
_MOST_NAMES = 60
_LONGEST_DATE = 50
SHORT_NAME = 6
LONGEST_ARCHIVE = 150


@functools.cache
def _ibid() -> re.Pattern[str]:
    return re.compile(rf"(?:in:?\s+)?(?:{wordlists.alternatives('ibid', 'ibid')})(?!\w)", re.IGNORECASE)


@functools.cache
def _same_author() -> re.Pattern[str]:
    return re.compile(rf"(?:{wordlists.alternatives('ibid', 'same-author')})(?!\w)", re.IGNORECASE)


@functools.cache
def _crossref() -> re.Pattern[str]:
    words = wordlists.alternatives("crossrefs")
    return re.compile(rf"\(?(?:{words})\s?\d+(?!\d)\s*(?P<rest>[^;]{{0,60}})", re.IGNORECASE)


def starts_with_ibid(text: str) -> bool:
    """Whether a citation begins with a word for the work, or the author, cited before."""
    return bool(_ibid().match(text) or _same_author().match(text))


def starts_with_idem(text: str) -> bool:
    """Whether a citation begins with a word for the author cited before, and not for the work."""
    return bool(_same_author().match(text)) and not _ibid().match(text)


def is_crossref(text: str) -> bool:
    """Whether a text is nothing but the number of another note ("zob. przyp. 5", "supra note 85, at 3")."""
    m = _crossref().match(text.strip())
    return bool(m and locators.nothing_but_locators(m.group("rest")))


def names_earlier_work(text: str) -> bool:
    """Whether a text holds op. cit. or its kin, or the number of the note that has the full reference."""
    return bool(wordlists.pattern("opcit").search(text) or _crossref_inside(text))


@functools.cache
def _inside() -> re.Pattern[str]:
    words = wordlists.alternatives("crossrefs")
    return re.compile(rf"(?:\(|,\s)(?:{words})\s?\d{{1,3}}(?!\d)", re.IGNORECASE)


def _crossref_inside(text: str) -> bool:
    m = _inside().search(text)
    if not m or re.match(r"[(,\s]+N\.", m.group()):  # an initial: "Bobbio, N. 1987"
        return False
    bare = re.match(r"[(,\s]+n(?:ote)?s?\.?\s?\d", m.group(), re.IGNORECASE)
    if bare and _ISSUE.match(text, m.end()):
        return False
    of_page = re.match(r",\s\w+\.?\s?\d", m.group()) and "year" in evidence.features(text[: m.start()])
    return not ((bare or of_page) and evidence.complete(text[: m.start()]))


def is_author_year(veiled: str) -> bool:
    """Whether a text is an author-date form: "Snyder 2010, 45"."""
    return bool(_YEAR_ONLY.fullmatch(veiled.strip()))


@functools.lru_cache(maxsize=MOST)
def names_and_year(veiled: str) -> bool:
    """Whether nothing but names and a year has been said: "Snyder 2010", "Молотов, Маленков. 1957"."""
    said = veiled.strip()
    if _CORPORATE.fullmatch(said):
        return True
    date = _DATE_AT_END.search(said, max(0, len(said) - _LONGEST_DATE))
    names = said[: date.start()].split(None, _MOST_NAMES + 1) if date else []
    return 0 < len(names) <= _MOST_NAMES and all(_NAME_TOKEN.fullmatch(name) for name in names)


def only_names(veiled: str) -> bool:
    """Whether nothing but an author has been said: names, one of them with an initial or in capitals."""
    names = veiled.split(None, _MOST_NAMES)[:_MOST_NAMES]
    if not names or not all(_NAME_TOKEN.fullmatch(name) for name in names):
        return False
    initial = any(len(name.rstrip(".,;")) == 1 or name.rstrip(".,;").isupper() for name in names)
    return initial and not any(char.isdigit() for char in veiled[:500])


def kind_of(form: Shape, span: Span) -> Kind:
    """`ibid`, `short` or `full`, by what a citation prints."""
    text, veiled = form.text[slice(*span)], form.veiled[slice(*span)]
    if form.speaks("ibid") and _is_ibid(text):
        return "ibid"
    if form.speaks("opcit", "crossrefs") and (names_earlier_work(text) or is_crossref(text)):
        return "short"
    if is_author_year(veiled) and not evidence.shows(_COMMA_YEAR.sub(" ", veiled, 1), BESIDE_YEAR):
        return "short"
    if _TITLED_YEAR.fullmatch(veiled) and not evidence.shows(veiled, BESIDE_TITLED_YEAR):
        return "short"
    full = evidence.dated(veiled) or evidence.shows(veiled, FULL) or evidence.undated(veiled) or names_archive(veiled)
    return "full" if full or _NUMBERED_YEAR.search(veiled) or _SCANNED_YEAR.search(veiled) else "short"


def _is_ibid(text: str) -> bool:
    if _ibid().match(text):
        return True
    same = _same_author().match(text)
    return bool(same and not re.search(r"[^\W\d_]{4,}", _without_locators(text[same.end() :])))


@functools.cache
def _archive() -> re.Pattern[str]:
    """Names of archives: those of a few letters in capitals, the others with one."""
    named = wordlists.phrases("archives", "archive")
    short = "|".join(re.escape(word.rstrip("*").upper()) for word in named if len(word) < SHORT_NAME)
    long = "|".join(_with_ending(word) for word in named if len(word) >= SHORT_NAME)
    return re.compile(rf"(?<!\w)(?:(?:{short})\w*|(?=[{UPPER}])(?i:{long}))(?!\w)")


def _with_ending(word: str) -> str:
    stem = re.escape(word.rstrip("*")).replace(r"\ ", r"\s")
    return stem + (r"\w*" if word.endswith("*") else "")


def names_archive(veiled: str) -> bool:
    """Whether a citation begins with the name of an archive and has a number: "Bundesarchiv Berlin, R 43 I/139"."""
    head = re.split(r"[,;\d]", veiled[:LONGEST_ARCHIVE], maxsplit=1)[0]
    return bool(_archive().search(head)) and any(char.isdigit() for char in veiled)


def _without_locators(text: str) -> str:
    return wordlists.pattern("locators").sub(" ", text)
