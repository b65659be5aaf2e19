"""Which of two readings of the same words is right: one small rule a kind of evidence.

A rule gives a `Verdict`, or None where it cannot tell. The first of `EVIDENCE` that can tell decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from cite_belarus.romanise import fold
from cite_belarus.works import urls
from cite_belarus.works.runs import Run, plain
from cite_belarus.works.scene import Scene
from cite_belarus.works.words import ascii_words, listed, listed_anywhere, split


@dataclass(frozen=True, slots=True)
class Question:
    """`run.a` stands in reading `a`, printed by `a_by`; `run.b` in reading `b`, printed by `b_by` (members)."""

    field: str
    run: Run
    a: str
    b: str
    a_by: Sequence[int]
    b_by: Sequence[int]
    title: str
    url: str
    language: str
    scene: Scene

    @property
    def is_address(self) -> bool:
        """Whether the readings are addresses."""
        return self.field == "url"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The right reading, the evidence in words, and how sure it is (0 to 1)."""

    right: str
    evidence: str
    confidence: float


Rule = Callable[[Question], "Verdict | None"]


def residue(q: Question) -> Verdict | None:
    """A bare address that the article prints beside its notes is the one or the other reading."""
    if not q.is_address:
        return None
    printed = {urls.url_key(r) for m in (*q.a_by, *q.b_by) for r in q.scene.residue.get(_article(q, m), ())}
    return _one(
        urls.url_key(q.a) in printed, urls.url_key(q.b) in printed, "residue: the address is printed bare", 0.98
    )


def blank(q: Question) -> Verdict | None:
    """No address holds a blank."""
    if not q.is_address:
        return None
    return _one(not re.search(r"\s", q.a), not re.search(r"\s", q.b), "no address holds a blank", 0.95)


def slug(q: Question) -> Verdict | None:
    """The words of the title stand in its address, and the words of the address in the title."""
    if q.is_address:
        known = set(fold(q.title).split())
        return _one(_all_in(q.run.a, known), _all_in(q.run.b, known), "title: its words stand in the address", 0.93)
    if q.field != "title":
        return None
    known = {fold(word) for word in urls.slug(q.url)}
    return _one(_all_in(q.run.a, known), _all_in(q.run.b, known), "slug: the words stand in the address", 0.93)


def majority(q: Question) -> Verdict | None:
    """More members print the one than the other."""
    a, b = len(set(q.a_by)), len(set(q.b_by))
    return _one(a > b, b > a, f"twins: {max(a, b)} print it against {min(a, b)}", 0.85)


def brackets(q: Question) -> Verdict | None:
    """The brackets of the one reading are in pairs."""
    return _one(_paired(q.a), _paired(q.b), "its brackets are in pairs", 0.8)


def broken_word(q: Question) -> Verdict | None:
    """The one breaks a word, with the hyphen of a line's end or with a blank, where the other has it whole."""
    if q.is_address or _letters(q.run.a).casefold() != _letters(q.run.b).casefold():
        return None
    a, b = (bool(re.search(r"\w[-\u00ad]\s+\w", run)) for run in (q.run.a, q.run.b))
    if a == b:
        pieces = [sum(word not in listed_anywhere() for word in split(run)) for run in (q.run.a, q.run.b)]
        a, b = len(split(q.run.a)) > len(split(q.run.b)) and pieces[0] > pieces[1], pieces[1] > pieces[0]
    return _one(b and not a, a and not b, "a word is broken in the other", 0.85)


def word_list(q: Question) -> Verdict | None:
    """The one is made of listed words, the other is not: of the language, else of any."""
    pairs = ((ascii_words(), 0.8),) if q.is_address else ((listed(q.language), 0.85), (listed_anywhere(), 0.75))
    for words, confidence in pairs:
        found = _one(_listed(q.run.a, words), _listed(q.run.b, words), "word list: the word is known", confidence)
        if found:
            return found
    return None


def host(q: Question) -> Verdict | None:
    """Other addresses of the same host print the one part of the path more often."""
    if not q.is_address:
        return None
    (a, b), name = _parts(q), urls.host(q.a)
    if name != urls.host(q.b):
        return None
    a_count, b_count = q.scene.segments[name, a] - len(q.a_by), q.scene.segments[name, b] - len(q.b_by)
    return _one(a_count > b_count, b_count > a_count, "host: its other addresses print it", 0.8)


def lost_letters(q: Question) -> Verdict | None:
    """The one is the other with letters lost: a scan loses letters oftener than it adds them."""
    a, b = plain(q.run.a).replace(" ", ""), plain(q.run.b).replace(" ", "")
    if abs(len(a) - len(b)) > 2 or _letters(a) == _letters(b):
        return None  # punctuation strays, it is not lost
    return _one(_subsequence(b, a) and b != a, _subsequence(a, b) and a != b, "twin: letters are lost here", 0.75)


EVIDENCE: tuple[Rule, ...] = (residue, blank, slug, majority, brackets, broken_word, word_list, host, lost_letters)


def judge(question: Question) -> Verdict | None:
    """What the first rule that can tell says."""
    return next((verdict for rule in EVIDENCE if (verdict := rule(question))), None)


def _one(a: bool, b: bool, evidence: str, confidence: float) -> Verdict | None:
    return Verdict("a" if a else "b", evidence, confidence) if a != b else None


def _article(q: Question, member: int) -> str:
    return q.scene.cited[member].citation.article


def _all_in(run: str, known: set[str]) -> bool:
    found = [fold(word) for word in split(run) if len(word) > 1]
    return bool(found) and all(word in known for word in found)


def _listed(run: str, words: frozenset[str]) -> bool:
    found = split(run)
    return bool(found) and not any(letter.isdigit() for letter in run) and all(word in words for word in found)


def _parts(q: Question) -> tuple[str, str]:
    """The part of the path in which the run stands, in both readings."""
    start = q.a.rfind("/", 0, q.run.a1) + 1
    shift = len(q.run.b) - len(q.run.a)
    end = q.a.find("/", q.run.a2)
    a = q.a[start : end if end >= 0 else len(q.a)]
    b = q.b[start : end + shift if end >= 0 else len(q.b)]
    return a, b


def _paired(text: str) -> bool:
    return all(text.count(left) == text.count(right) for left, right in ("()", "[]", "«»", "„”"))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _subsequence(short: str, long: str) -> bool:
    return len(short) < len(long) and Levenshtein.distance(short, long) == len(long) - len(short)
