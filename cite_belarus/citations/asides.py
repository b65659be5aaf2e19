"""Brackets that hold the source of what a sentence says: "Zdaniem autora … (A. Rzeka, Jazy, Kraków 1998, s. 34)."."""

from __future__ import annotations

from collections.abc import Iterator

from cite_belarus.citations import evidence, wordlists
from cite_belarus.citations.letters import UPPER
from cite_belarus.citations.persons import whole_name
from cite_belarus.citations.shape import VEIL, Shape
from cite_belarus.late import Late
from cite_belarus.model import Span

_BRACKET = Late(rf"\((?P<inside>[{UPPER}][^()]{{30,400}})\)(?=[.;]?\s*$|[.;]\s)")
_SENTENCE = Late(rf"[.!?;](?<![\s.][{UPPER}]\.)\s+(?=[^\s\d])")
_YEAR_AT_END = Late(rf"[,\s]+{evidence.YEAR}\W*$")
LEAST = 2.5  # of evidence in the bracket
NEAR = 40  # characters from the name to the word of a role, which makes the bracket a part of a description
SHORT = 2  # letters of a word for a role that may be an initial
WORDS = 3  # of the sentence


def sources_of_prose(form: Shape) -> Iterator[Span]:
    """The brackets, at the end of a sentence of prose, that begin with a name and say where the work is to be found."""
    if "(" not in form.text:
        return
    for m in _BRACKET.finditer(form.veiled):
        inside = m["inside"]
        named = evidence.INITIALED_START.match(inside) or whole_name(inside)
        if named and _is_source(inside) and _speaks(form.veiled[: m.start()]):
            yield m.span()


def _is_source(inside: str) -> bool:
    """Whether a text says when and where in a work, and has no word of a role behind its first name."""
    if any(m.start() < NEAR and len(m.group()) > SHORT for m in wordlists.pattern("roles").finditer(inside)):
        return False
    placed = evidence.shows(_YEAR_AT_END.sub("", inside), ("pages", "pinpoint", "host"))
    return evidence.dated(inside) and placed and evidence.weight(inside, LEAST) >= LEAST


def _speaks(before: str) -> bool:
    """Whether the last sentence before a bracket is prose and no description of a work."""
    starts = [0, *(m.end() for m in _SENTENCE.finditer(before))]
    sentence = before[next((at for at in reversed(starts) if len(before[at:].split()) >= WORDS), 0) :]
    if evidence.dated(sentence) or evidence.starts_with_author(sentence):
        return False
    told = evidence.prose_words(sentence) > 0 or evidence.opens_prose(sentence)
    small = evidence.lowercase_share(sentence)
    return small >= 0.25 if told else small > 0.4 and sentence.rstrip().endswith(VEIL)
