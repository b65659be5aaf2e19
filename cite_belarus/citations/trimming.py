"""A citation without the prose that leads to it and the punctuation that stands around it."""

from __future__ import annotations

import functools
import re

from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.evidence import NAME, PARTICLE
from cite_belarus.citations.heads import HOST, SMALL_CAPITALS, few_speak, is_named
from cite_belarus.citations.inner import LEADING_ON, NAMES, begins_with_article, inner_start, lead, past_subject
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.persons import whole_name
from cite_belarus.citations.shape import VEIL, Shape
from cite_belarus.citations.words import MOST
from cite_belarus.late import Late
from cite_belarus.model import Span

# After words in small letters, a name or a quoted title: "zur Statistik Karl Falk/Jan Wolny, …".
_NAMED = Late(
    rf"(?<=\s)(?:{VEIL}|{evidence.INITIALED_START.pattern}|{evidence.SHORT_START.pattern}|(?:{NAME}\s){{1,2}}{NAME}[,/]\s?[{UPPER}{VEIL}])"
)
# The end of a sentence that goes on after a cited page: "S. 33, denn die Opfer …".
_CLAUSE = Late(rf",(?<=\d,)\s([{LOWER}][\w’'-]{{0,30}})((?:\s[^\W\d_][\w’'-]{{0,30}}){{2,20}})\.?$")
# A few words and a colon: "Another view: ".
_HEADING = Late(rf"[{UPPER}][{LOWER}’'-]{{0,20}}(?:\s[{LOWER}][{LOWER}’'-]{{0,20}}){{1,5}}\s?:\s+")
# Words that are left between a citation and the signal of the next: ", though".
_DANGLING = Late(r"(?<=[\d).”»])[,;]?((?:\s[^\W\d_]{1,12}){1,3})$")
_UNITS = frozenset(("с", "об", "s", "p", "f", "ff", "зв", "адв"))
_RELATIVE = Late(
    r",\s(?:where|which|who|whose|in which|for whom|gdzie|który|która|które|w którym|где|который|которая|которое"
    r"|в котором|де|який|яка|яке|дзе|які|якая|якое|wo|der|die|das|où|qui)\s",
)
_PUNCTUATION = Late(rf"[,;:()\d{VEIL}]")
_QUOTED_SOON = Late(rf"(?:{NAME}\s)?{VEIL}")
_TITLED = Late(rf"{NAMES},\s[{UPPER}{VEIL}]")
_REMARKED = Late(r"[\d)]\s?[^\W\d_]{0,4}\.\s$")  # what is cited, and a stop
LONGEST_REMARK = 60
MOST_WORDS_BEFORE_LEAD = 5
LONGEST_CLAUSE = 300
_HOST = HOST.rstrip()
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
    if end - start > len(_HOST) and text[end - len(_HOST) : end] == _HOST:  # "С. 5 // цит. по: "
        end -= len(_HOST)
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
    said, small = evidence.prose_words(head), evidence.lowercase_share(head) > 0.5
    titled_so = begins_with_article(head) and not small and not evidence.prose_words(veiled)
    opens = evidence.opens_prose(head) and not titled_so
    least = 1 if opens or small else 2
    few = not said or (not opens and VEIL not in veiled and few_speak(head))
    return said + opens >= least and not (titled and few)


def past_small_letters(text: str, veiled: str, bare: bool) -> int:
    """Past a few words in small letters before a name or a quoted title; 0 where they belong to the citation."""
    if not veiled.lstrip()[:1].islower() or is_named(text, veiled):
        return 0
    m = _NAMED.search(veiled[:LONGEST_CLAUSE])
    words = veiled[: m.start()].split() if m else []
    if (
        not m
        or not words
        or (bare and (LEADING_ON.search(veiled[: m.start()]) or SMALL_CAPITALS.match(veiled)))
        or not all(word[0].islower() for word in words[:1] + words[-1:])
        or wordlists.pattern("ibid").match(text)
    ):
        return 0
    small = sum(word[0].islower() for word in words)
    plain = not any(char.isdigit() for char in veiled[: m.start()])
    if wordlists.pattern("roles").match(veiled) or re.match(PARTICLE, veiled) or not plain or small * 2 <= len(words):
        return 0
    at = past_subject(veiled, m.start())
    return at if evidence.complete(veiled[at:]) else 0


def _told(veiled: str) -> int:
    """Past a sentence in small letters that ends in a leading phrase and a quoted title; 0 without one."""
    at = veiled.find(VEIL)
    if at <= 0 or not lead().may_stand_in(veiled):
        return 0
    before = veiled[:at]
    leads = any(m.end() == at for m in lead().finditer(before + VEIL))
    if not leads or evidence.lowercase_share(before) <= 0.5 or not evidence.prose_words(before):
        return 0
    return at if evidence.complete(veiled[at:]) else 0


def after_phrase(veiled: str) -> int:
    """Past a few words that end in a leading phrase, where a name or a quoted title follows ("Quotations from X").

    0 where there are none.
    """
    headed = after_heading(veiled)
    if headed or not lead().may_stand_in(veiled):
        return headed
    for m in lead().finditer(veiled[: _first_structure(veiled)]):
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
    remark = _remark(form, start, end) if form.speaks("remarks") else None
    if remark:
        return remark
    m = _CLAUSE.search(form.veiled, max(start, end - LONGEST_CLAUSE), end)
    if m and _is_clause(*m.groups()):
        return m.start()
    m = _DANGLING.search(form.text, max(start, end - 60), end) if form.text[end - 1 : end].isalnum() else None
    idle = m and all(word in _idle() or word in wordlists.words("connectives") for word in m.group(1).split())
    if m and idle and not _counts(form.text, m):
        return m.start()
    return span[1]


def _remark(form: Shape, start: int, end: int) -> int | None:
    """Where at the end what the author says about a quotation begins: "112 стор. Курсив наш."."""
    near = max(start, end - LONGEST_REMARK)
    for m in wordlists.pattern("remarks").finditer(form.text[near:end]):
        at = near + m.start()
        if at > start and form.free(at) and form.text[at].isupper() and _REMARKED.search(form.text, start, at):
            return at
    return None


def _counts(text: str, m: re.Match[str]) -> bool:
    """Whether what stands behind a number says what is counted: "617 с", "л. 55 об"."""
    word = m.group(1).strip()
    return text[m.start() - 1].isdigit() and not m.group().startswith((",", ";")) and word in _UNITS


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
