"""A citation without the prose that leads to it and the punctuation that stands around it."""

from __future__ import annotations

import functools
import re

from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.evidence import INITIALS, NAME, PARTICLE
from cite_belarus.citations.heads import HOST, SMALL_CAPITALS, few_speak, in_role, is_named
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.persons import whole_name
from cite_belarus.citations.shape import VEIL, Shape
from cite_belarus.citations.words import MOST
from cite_belarus.late import Late
from cite_belarus.model import Span

_NAMES = rf"{NAME}(?:,\s{NAME}){{0,3}}(?:,?\s(?:and|&|i|и|й|та|und|et|oraz)\s{NAME}|\set\sal\.)?"
# A work named at the end of a sentence: names, then a quoted title, or a title and a page.
_INNER = Late(
    rf"(?<=[\s(])(?:(?:{INITIALS}{PARTICLE}?)?{_NAMES},\s(?:{VEIL}|(?:[{UPPER}\d][^,;:()]{{1,80}},\s(?:at\s)?\d))"
    rf"|{INITIALS}{PARTICLE}?{NAME},?\s(?:[{UPPER}{VEIL}])|(?:{NAME}\s(?:[{UPPER}]\.\s){{0,2}}){{1,2}}{NAME},\s[{UPPER}{VEIL}])"
)
# After a colon, or after "in", a name with initials or a quoted title.
_COLON = Late(rf"(?<=[^\W\d])\s?:\s+(?={VEIL}|{evidence.INITIALED_START.pattern}|{evidence.SHORT_START.pattern})")
_IN_QUOTED = Late(rf"(?<=[{LOWER}]\s)(?:in|w|we|в|у|ў|dans)\s(?:[{LOWER}]{{1,12}}\s){{0,3}}(?={VEIL})")
# After words in small letters, a name or a quoted title: "zur Statistik Karl Falk/Jan Wolny, …".
_NAMED = Late(
    rf"(?<=\s)(?:{VEIL}|{evidence.INITIALED_START.pattern}|{evidence.SHORT_START.pattern}|(?:{NAME}\s){{1,2}}{NAME}[,/]\s?[{UPPER}{VEIL}])"
)
# A title with its imprint: "coined by X in Title of a Book (London: Y, 1944)".
_IN_TITLED = Late(rf"(?<=[\w)]\s)(?:in|w|в|у|dans)\s(?=[{UPPER}][^,.;:()]{{3,120}}\s\([^()]{{2,80}}\d{{4}}\))")
# A newspaper and its date: "in the Daily Post of 3 May 1931".
_IN_NEWSPAPER = Late(
    rf"(?<=\s)(?:in|w|we|в|у|ў|dans)\s(?:the\s|der\s|den\s|le\s|la\s|газет[еі]\s|газеце\s)?"
    rf"(?=(?:[{UPPER}][\w’'-]{{1,20}}\s){{0,3}}[{UPPER}][\w’'-]{{1,20}},?\s(?:(?:of|on|for|from|dated|vom|от|за|від|ад|z|du)\s)?"
    rf"(?:\d{{1,2}}\.?\s[^\W\d_]{{3,12}}|[{UPPER}][{LOWER}]{{2,12}}\s\d{{1,2}},)\s(?:1[89]|20)\d\d)"
)
_DAY = Late(rf"\d{{1,2}}\.?\s[^\W\d_]{{3,12}}\s\d{{4}}|[{UPPER}][{LOWER}]{{2,12}}\s\d{{1,2}},\s\d{{4}}")
# The end of a sentence that goes on after a cited page: "S. 33, denn die Opfer …".
_CLAUSE = re.compile(rf",(?<=\d,)\s([{LOWER}][\w’'-]{{0,30}})((?:\s[^\W\d_][\w’'-]{{0,30}}){{2,20}})\.?$")
# A few words and a colon: "Another view: ".
_HEADING = re.compile(rf"[{UPPER}][{LOWER}’'-]{{0,20}}(?:\s[{LOWER}][{LOWER}’'-]{{0,20}}){{1,5}}\s?:\s+")
# Words that are left between a citation and the signal of the next: ", though".
_DANGLING = re.compile(r"(?<=[\d).”»])[,;]?((?:\s[^\W\d_]{1,12}){1,3})$")
_RELATIVE = re.compile(
    r",\s(?:where|which|who|whose|in which|for whom|gdzie|który|która|które|w którym|где|который|которая|которое"
    r"|в котором|де|який|яка|яке|дзе|які|якая|якое|wo|der|die|das|où|qui)\s",
)
# what a name behind it belongs to, and an initial, whose name it is
_LEADING_ON = re.compile(rf"(?:\s(?:{evidence.LEADING_ON}|{evidence.LEADING_OF})|\s[{UPPER}]\.)\s*$")
_PUNCTUATION = re.compile(rf"[,;:()\d{VEIL}]")
_QUOTED_SOON = Late(rf"(?:{NAME}\s)?{VEIL}")
_TITLED = Late(rf"{_NAMES},\s[{UPPER}{VEIL}]")
ARTICLES = frozenset(("the", "der", "die", "das", "le", "la", "les", "il", "lo", "gli", "el", "los"))
MOST_WORDS_BEFORE_LEAD = 5
LONGEST_CLAUSE = 300
_LEADING = " \t\n\f\u00a0,;:—–-"
_TRAILING = " \t\n\f\u00a0,;:"


@functools.cache
def _other_note() -> re.Pattern[str]:
    """The number of another note that follows a citation: ", and note 20 above"."""
    joined, notes = wordlists.alternatives("connectives"), wordlists.alternatives("crossrefs")
    return re.compile(
        rf"[,;]\s(?:(?:{joined})\s)?(?:{notes})\s?\d{{1,4}}\s(?:above|below|powyżej|wyżej|niżej|oben|unten|выше|ниже|вище|нижче"
        r"|вышэй|ніжэй|ci-dessus|ci-dessous)[.)]{0,2}$",
        re.IGNORECASE,
    )


@functools.cache
def _lead() -> wordlists.Phrases:
    return wordlists.Phrases("leads", rf"(?<!\w)(?:PHRASES)[,:]?\s+(?=[^\W\d_]|[\d{VEIL}„“«\"'‘*])")


def inner_start(text: str, veiled: str, titled: bool = False) -> int:
    """Where in a sentence of prose a citation begins that runs to its end; 0 where none does.

    `titled`: a title may be the sentence, and what a small word leads to ("chiesa di S. Sebastiano") is a part of it.
    """
    ends = [m.end() for m in _lead().finditer(veiled) if _upper_follows(text, m.end())]
    ends += [_past_subject(veiled, m.start()) for m in _INNER.finditer(veiled) if not in_role(veiled, m.start())]
    ends += [m.end() for pattern in (_COLON, _IN_QUOTED, _IN_TITLED, _IN_NEWSPAPER) for m in pattern.finditer(veiled)]
    for at in sorted(set(ends)):
        rest = veiled[at:]
        if _begins_name(veiled[:at]) or (titled and _LEADING_ON.search(veiled[:at])):
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
    """Whether what stands before a name is its own: "The Economist", "UN General Assembly"."""
    word = before.strip()
    return word.casefold() in ARTICLES or (word.isupper() and word.isalpha() and len(word) > 1)


def _only_year(veiled: str) -> bool:
    """Whether a year is all that speaks for a citation, and no day: "first printed in Vilna in 1921"."""
    return evidence.features(veiled) == {"year"} and not _DAY.search(veiled)


def _past_subject(veiled: str, at: int) -> int:
    """Past the subject of "on Kyiv, Kuznetsov, Letters, 44", which looks like a first author."""
    before = veiled[:at].split()[-1:]
    comma = veiled.find(", ", at)
    if before and before[0].casefold() in wordlists.words("openers") and evidence.SHORT_START.match(veiled, comma + 2):
        return comma + 2
    return at


def _upper_follows(text: str, at: int) -> bool:
    return not text[at : at + 1].islower()


def _no_prose(veiled: str) -> bool:
    return evidence.lowercase_share(wordlists.pattern("locators").sub(" ", veiled)) <= 0.7


def trim(form: Shape, span: Span, bare: bool = False) -> Span:
    """The span without lead-in prose, separators at its ends, a trailing relative clause, and an unpaired bracket.

    The titles of a reference in a list (`bare`) may speak as prose does.
    """
    start, end = strip(form.text, span)
    start = _after_lead(form, (start, end), bare)
    end = _before_dangling(form, (start, end if bare else _before_relative(form, (start, end))))
    start, end = strip(form.text, (start, end))
    return _unpaired(form.text, (start, end))


def strip(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _LEADING and not evidence.SAME.match(text, start):
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _after_lead(form: Shape, span: Span, bare: bool) -> int:
    """Past the prose that leads to a citation in the same sentence; none of it has the sign for a host."""
    text, veiled = form.text[slice(*span)], form.veiled[slice(*span)]
    if not bare and is_named(text, veiled):
        return span[0]
    at = past_small_letters(text, veiled, bare) or _past_prose(form, text, veiled, bare)
    return span[0] + (0 if HOST in veiled[:at] else at)


def _past_prose(form: Shape, text: str, veiled: str, bare: bool) -> int:
    """The same where a sentence, a heading or a leading phrase stands before the citation; 0 where none does."""
    if _begins_sentence(veiled, form.speaks("prose"), titled=bare and not form.speaks("leads")):
        named = bare and (evidence.LISTED_START.match(veiled) or evidence.starts_with_author(veiled))
        return 0 if named else inner_start(text, veiled, bare)
    return (after_phrase(veiled) or _told(veiled)) if form.speaks("leads") else after_heading(veiled)


def _begins_sentence(veiled: str, prose: bool, titled: bool) -> bool:
    """Whether prose stands before the first thing that only a citation has; `prose`: a word of it may be there.

    `titled`: a title may stand there: its first word alone tells nothing, nor do a few among many if nothing is quoted.
    """
    if evidence.is_silent(veiled, prose):
        return False
    head = veiled[: _first_structure(veiled)]
    said, opens = evidence.prose_words(head), evidence.opens_prose(head)
    least = 1 if opens or evidence.lowercase_share(head) > 0.5 else 2
    few = not said or (not opens and VEIL not in veiled and few_speak(head))
    return said + opens >= least and not (titled and few)


def past_small_letters(text: str, veiled: str, bare: bool) -> int:
    """Past a few words in small letters before a name or a quoted title; 0 where they belong to the citation."""
    if not veiled.lstrip()[:1].islower():
        return 0
    m = _NAMED.search(veiled[:LONGEST_CLAUSE])
    words = veiled[: m.start()].split() if m else []
    if (
        not m
        or not words
        or (bare and (_LEADING_ON.search(veiled[: m.start()]) or SMALL_CAPITALS.match(veiled)))
        or not all(word[0].islower() for word in words[:1] + words[-1:])
        or wordlists.pattern("ibid").match(text)
    ):
        return 0
    small = sum(word[0].islower() for word in words)
    plain = not any(char.isdigit() for char in veiled[: m.start()])
    if wordlists.pattern("roles").match(veiled) or re.match(PARTICLE, veiled) or not plain or small * 2 <= len(words):
        return 0
    at = _past_subject(veiled, m.start())
    return at if evidence.complete(veiled[at:]) else 0


def _told(veiled: str) -> int:
    """Past a sentence in small letters that ends in a leading phrase and a quoted title; 0 without one."""
    at = veiled.find(VEIL)
    if at <= 0 or not _lead().may_stand_in(veiled):
        return 0
    before = veiled[:at]
    lead = next((m for m in _lead().finditer(before + VEIL) if m.end() == at), None)
    if not lead or evidence.lowercase_share(before) <= 0.5 or not evidence.prose_words(before):
        return 0
    return at if evidence.complete(veiled[at:]) else 0


def after_phrase(veiled: str) -> int:
    """Past a few words that end in a leading phrase, where a name or a quoted title follows ("Quotations from X").

    0 where there are none.
    """
    headed = after_heading(veiled)
    if headed or not _lead().may_stand_in(veiled):
        return headed
    for m in _lead().finditer(veiled[: _first_structure(veiled)]):
        before, rest = veiled[: m.start()], veiled[m.end() :]
        few = len(before.split()) <= MOST_WORDS_BEFORE_LEAD and not _PUNCTUATION.search(before)
        few = few and not _reviews(before)
        named = _QUOTED_SOON.match(rest) or evidence.starts_work(rest) or whole_name(rest)
        if few and (named or (":" in m.group() and not before)):
            return m.end()
    return 0


def after_heading(veiled: str) -> int:
    """Past a few words and a colon where a name or a quoted title follows; 0 where there are none."""
    heading = _HEADING.match(veiled)
    headed = heading and evidence.starts_work(veiled, heading.end()) and not _reviews(heading.group())
    return heading.end() if heading and headed else 0


def _reviews(text: str) -> bool:
    """Whether words say what a work is, and so are its title: "Рецензия на книгу: "."""
    return wordlists.pattern("descriptions").search(text) is not None


@functools.lru_cache(maxsize=MOST)  # asked again of the same text by the next rule
def _first_structure(veiled: str) -> int:
    """Where the first thing stands that only a citation has: a bracket with a year, an address, a page."""
    return min(evidence.starts(veiled, evidence.COMPLETE), default=len(veiled))


def _before_relative(form: Shape, span: Span) -> int:
    start, end = span
    for m in _RELATIVE.finditer(form.veiled, start, end):
        rest = form.veiled[m.end() : end]
        before = form.veiled[start : m.start()]
        if (evidence.complete(before) or _TITLED.match(before)) and evidence.weight(rest) < 2:
            return m.start()
    return end


def _before_dangling(form: Shape, span: Span) -> int:
    """Before the words that lead from a citation to the next one's signal: "(Kyiv, 1990), though"."""
    start, end = strip(form.text, span)
    m = _other_note().search(form.text, max(start, end - 60), end) if form.speaks("crossrefs") else None
    if m:
        return m.start()
    m = _CLAUSE.search(form.veiled, max(start, end - LONGEST_CLAUSE), end)
    if m and _is_clause(*m.groups()):
        return m.start()
    m = _DANGLING.search(form.text, max(start, end - 60), end) if form.text[end - 1 : end].isalnum() else None
    if m and all(word in _idle() or word in wordlists.words("connectives") for word in m.group(1).split()):
        return m.start()
    return span[1]


@functools.cache
def _idle() -> frozenset[str]:
    return wordlists.words("prose") | wordlists.words("openers")


def _is_clause(first: str, rest: str) -> bool:
    """Whether words after a comma are a sentence's: the first belongs to prose, or many in small letters."""
    if wordlists.pattern("locators").search(f"{first}{rest}"):
        return False
    return first in _idle() or (rest.islower() and len(rest.split()) >= 3)


def _unpaired(text: str, span: Span) -> Span:
    """Drop a bracket at an end whose partner is outside: "(see Davies, Years, 183)"."""
    start, end = span
    part = text[start:end]
    tail = len(part) - len(part.rstrip(".,; "))
    body = part[: len(part) - tail] if tail else part
    if body.endswith(")") and body.count(")") > body.count("("):
        end -= tail + 1
    elif body.startswith("(") and body.count("(") > body.count(")"):
        start += 1
    return strip(text, (start, end))
