"""Where in a sentence of prose a citation begins that runs to its end: "coined by X in Title (London: Y, 1944)"."""

from __future__ import annotations

import functools

from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.evidence import AND, INITIALS, NAME, PARTICLE
from cite_belarus.citations.heads import in_role
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.persons import given_names, is_known
from cite_belarus.citations.shape import VEIL
from cite_belarus.late import Late

NAMES = rf"{NAME}(?:,\s{NAME}){{0,3}}(?:,?\s(?:and|&|i|и|й|та|und|et|oraz)\s{NAME}|\set\sal\.)?"
# A work named at the end of a sentence: names, then a quoted title, or a title and a page.
_INNER = Late(
    rf"(?<=[\s(])(?:(?:{INITIALS}{PARTICLE}?)?{NAMES},\s(?:{VEIL}|(?:[{UPPER}\d][^,;:()]{{1,80}},\s(?:at\s)?\d))"
    rf"|{INITIALS}{PARTICLE}?{NAME}(?:,?\s[{UPPER}{VEIL}]|[.:]\s{VEIL})|(?:{NAME}\s(?:[{UPPER}]\.\s){{0,2}}){{1,2}}{NAME},\s[{UPPER}{VEIL}])"
    # "Гребля А. Річки"
    rf"|(?<=[а-яёіїєґў]\s)[А-ЯЁІЇЄҐЎ][\w’'-]{{2,24}}\s(?:[А-ЯЁІЇЄҐЎ]\.\s?){{1,2}}(?=[А-ЯЁІЇЄҐЎ{VEIL}])"
)
# After a colon, or after "in", a name with initials or a quoted title.
_COLON = Late(rf"(?<=[^\W\d])\s?:\s+(?={VEIL}|{evidence.INITIALED_START.pattern}|{evidence.SHORT_START.pattern})")
_IN_QUOTED = Late(rf"(?<=[{LOWER}]\s)(?:in|w|we|в|у|ў|dans)\s(?:[{LOWER}]{{1,12}}\s){{0,3}}(?={VEIL})")
# A title with its imprint: "coined by X in Title of a Book (London: Y, 1944)".
_IN_TITLED = Late(rf"(?<=[\w)]\s)(?:in|w|в|у|dans)\s(?=[{UPPER}][^,.;:()]{{3,120}}\s\([^()]{{2,80}}\d{{4}}\))")
# A newspaper and its date: "in the Daily Post of 3 May 1931".
_IN_NEWSPAPER = Late(
    rf"(?<=\s)(?:in|w|we|в|у|ў|dans)\s(?:the\s|der\s|den\s|le\s|la\s|газет[еі]\s|газеце\s)?"
    rf"(?=(?:[{UPPER}][\w’'-]{{1,20}}\s){{0,3}}[{UPPER}][\w’'-]{{1,20}},?\s(?:(?:of|on|for|from|dated|vom|от|за|від|ад|z|du)\s)?"
    rf"(?:\d{{1,2}}\.?\s[^\W\d_]{{3,12}}|[{UPPER}][{LOWER}]{{2,12}}\s\d{{1,2}},)\s(?:1[89]|20)\d\d)"
)
_DAY = Late(rf"\d{{1,2}}\.?\s[^\W\d_]{{3,12}}\s\d{{4}}|[{UPPER}][{LOWER}]{{2,12}}\s\d{{1,2}},\s\d{{4}}")
# what a name behind it belongs to, and an initial, whose name it is
LEADING_ON = Late(rf"(?:\s(?:{evidence.LEADING_ON}|{evidence.LEADING_OF})|\s[{UPPER}]\.)\s*$")
# "Institute of ", "Faculty of ": a body goes on
_BODY = Late(rf"(?<![^\W\d_])[{UPPER}][\w-]+\s(?:of|for|für|der|des|de|di|del|della)\s$")
# Persons before another one: "A. Weir, B. Reed et ", "A. Weir/".
_PERSON = rf"(?:{INITIALS}{PARTICLE}?{NAME}|{PARTICLE}?{NAME}(?:-{NAME})?,?\s(?:{INITIALS}|\({NAME}\)))"
_ROW = Late(rf"(?<![\w.])(?:{_PERSON}(?:[,;]\s|\s?/\s?|,?\s(?:{AND})\s))+$")
_WHOLE_ROW = Late(rf"(?<!\S)(?P<given>{NAME})\s(?:{NAME}\s|[{UPPER}]\.\s)?{PARTICLE}?{NAME}(?:,\s|,?\s(?:{AND})\s)$")
# A surname before its initials, behind a word in small letters: "питання Гребля " before "А. Річки".
_SURNAME = Late(r"(?<=[а-яёіїєґў]\s)(?P<name>[А-ЯЁІЇЄҐЎ][\w’'-]{2,24})\s$")
_INITIALS = Late(INITIALS)
LONGEST_ROW = 200
ARTICLES = frozenset(["the", "der", "die", "das", "le", "la", "les", "il", "lo", "gli", "el", "los"])


@functools.cache
def lead() -> wordlists.Phrases:
    """A phrase that leads to a citation, before what may begin one."""
    return wordlists.Phrases("leads", rf"(?<!\w)(?:PHRASES)[,:]?\s+(?=[^\W\d_]|[\d{VEIL}„“«\"'‘*])")


def inner_start(text: str, veiled: str, titled: bool = False) -> int:
    """Where in a sentence of prose a citation begins that runs to its end; 0 where none does.

    `titled`: a title may be the sentence, and what a small word leads to ("chiesa di S. Sebastiano") is a part of it.
    """
    ends = [m.end() for m in lead().finditer(veiled) if _upper_follows(text, m.end())]
    named = [past_subject(veiled, m.start()) for m in _INNER.finditer(veiled) if not in_role(veiled, m.start())]
    ends += [_from_first(veiled, at) for at in named]
    ends += [m.end() for pattern in (_COLON, _IN_QUOTED, _IN_TITLED, _IN_NEWSPAPER) for m in pattern.finditer(veiled)]
    for at in sorted(set(ends)):
        rest = veiled[at:]
        if _begins_name(veiled[:at]) or (titled and LEADING_ON.search(veiled[:at])):
            continue
        if (
            evidence.complete(rest)
            and not _only_year(rest)
            and evidence.prose_words(rest) <= 1
            and (rest[:1] == VEIL or _no_prose(rest))
        ):
            return at
    return 0


def _begins_name(before: str) -> bool:
    """Whether what stands before a name is its own: "The Economist", "UN General Assembly", "Institute of Weirs"."""
    word = before.strip()
    shortened = word.isupper() and word.isalpha() and len(word) > 1
    return word.casefold() in ARTICLES or shortened or bool(_BODY.search(before))


def begins_with_article(veiled: str) -> bool:
    """Whether a text begins with an article, as sentences do, and titles and names of bodies, too."""
    word = veiled.lstrip().partition(" ")[0]
    return word[:1].isupper() and word.casefold() in ARTICLES


def _only_year(veiled: str) -> bool:
    """Whether a year is all that speaks for a citation, and no day: "first printed in Vilna in 1921"."""
    return evidence.features(veiled) == {"year"} and not _DAY.search(veiled)


def past_subject(veiled: str, at: int) -> int:
    """Past the subject of "on Kyiv, Kuznetsov, Letters, 44", which looks like a first author."""
    before = veiled[:at].split()[-1:]
    comma = veiled.find(", ", at)
    subject = before and before[0].casefold() in wordlists.words("openers") and not _INITIALS.match(veiled, at)
    if not subject:
        return at
    behind = veiled[comma + 2 :].split(",")[0].split(" ")[0]
    author = evidence.SHORT_START.match(veiled, comma + 2) and behind.casefold() not in given_names()
    return comma + 2 if author else at


def _from_first(veiled: str, at: int) -> int:
    """Where the row of persons begins that the one at a place is the last of."""
    surname = _SURNAME.search(veiled, max(0, at - LONGEST_ROW), at)
    if surname and surname["name"].casefold() not in wordlists.words("openers"):
        at = surname.start()
    row = _ROW.search(veiled, max(0, at - LONGEST_ROW), at)
    whole = None if row else _WHOLE_ROW.search(veiled, max(0, at - LONGEST_ROW), at)
    row = whole if is_known(whole) else row
    return row.start() if row and row.start() else at


def _upper_follows(text: str, at: int) -> bool:
    return not text[at : at + 1].islower()


def _no_prose(veiled: str) -> bool:
    return evidence.lowercase_share(wordlists.pattern("locators").sub(" ", veiled)) <= 0.7
