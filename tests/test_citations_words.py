"""What is ruled out at a glance is not there: the glances of `citations` say what the full search says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cite_belarus import resources
from cite_belarus.citations import (
    asking,
    boundaries,
    deciding,
    evidence,
    inner,
    locators,
    manner,
    signals,
    wordlists,
    words,
)
from cite_belarus.citations.shape import shape

TABLES = (
    "signals",
    "links",
    "ibid",
    "opcit",
    "crossrefs",
    "locators",
    "leads",
    "connectives",
    "remarks",
    "affiliations",
)
PHRASES = sorted({phrase for table in (*TABLES, "prose", "openers") for phrase in resources.words(table)})
MARKS = [" ", " ", ". ", ", ", "; ", ": ", "(", ")", "“", "”", "'", "-", "/", "\u00a0", "_", "□", "□□□□"]
ODD = [
    "İ",
    "ı",
    "ſ",
    "K",
    "\u0345",
    "\u0301",
    "ß",
    "ẖ",
    "²",
    "5",
    "IV",
    "chIV",
    "Dz. U. 5",
    "1999",
    "the1999",
    "no5",
    "№ 3",
]
PRINTED = [
    "A. Teal, ", "Fens and Reeds. ", "«Назва» ", "(London 1999)", "S. 35", "ф. 5. ", "СПб., 1998", "Арк. 4 об.", ", 39",
    "http://a.org/b", "10.1000/x", "In: ", "// ", "§ 5", "Bd. 3", "AAA 1/22/3", "1999-01-02", "vol. 5", "ed. ",
]  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(PHRASES) | st.sampled_from(MARKS) | st.sampled_from(ODD + PRINTED) | st.text(max_size=3),
    max_size=25,
).flatmap(lambda parts: st.sampled_from(["".join(parts), "".join(parts).upper(), " ".join(parts).title()]))


def like(letters: set[str]) -> Iterator[tuple[str, str]]:
    """Each letter with what IGNORECASE takes for it."""
    cased = (chr(code) for code in range(sys.maxunicode + 1))
    cased_text = "".join(c for c in cased if c.lower() != c or c.upper() != c or c.casefold() != c)
    for letter in sorted(letters):
        for other in re.findall(re.escape(letter), cased_text, re.IGNORECASE):
            yield letter, other


def test_what_a_pattern_takes_for_the_same_letter_is_folded_to_the_same() -> None:
    letters = {char for phrase in PHRASES for char in phrase if char.isalpha()}
    assert [pair for pair in like(letters) if words.folded(pair[0]) != words.folded(pair[1])] == []


def test_a_phrase_needs_all_its_words() -> None:
    some = words.Vocabulary(["see also", "see", "in the book", "m.in.", "§"])
    assert some.may_stand_in("And SEE there") and some.may_stand_in("M. in.") and some.may_stand_in("§5")
    assert not some.may_stand_in("also in a book") and not some.may_stand_in("in Nottingham, M.")


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_phrase_is_found_wherever_it_stands(text: str) -> None:
    for pattern in (*map(wordlists.pattern, TABLES), inner.lead()):
        assert bool(pattern.search(text)) == bool(pattern.compiled.search(text))


def test_all_that_may_be_spoken_has_words() -> None:
    phrases = [phrase for table in wordlists.SPEAKING for phrase in wordlists.phrases(table)]
    assert all(words.said(phrase).words for phrase in phrases)


@pytest.mark.parametrize(
    "text", [" " * 25 + ", s. Teal", "Teal" + " " * 20 + ", und  s. Wolny", "Teal;  ( s. Wolny)", "s. Teal"]
)
def test_a_letter_is_a_signal_after_a_mark_or_many_blanks(text: str) -> None:
    assert [boundary.words for boundary in boundaries._signals(shape(text.replace("(", ";")))] == ["s."]


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_what_is_not_spoken_is_nowhere(text: str) -> None:
    form = shape(text)
    found = {table for table in wordlists.SPEAKING if wordlists.pattern(table).compiled.search(text)} - {"prose"}
    found |= {table for table, rule in boundaries.RULES if table and rule(form)}
    found |= {"prose"} if evidence.prose_words(text) or evidence.prose_words(form.veiled) else set()
    assert found <= form.spoken


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_signals_of_a_letter_are_found_where_they_may_stand(text: str) -> None:
    form = shape(text)
    with mock.patch.object(signals, "_may_signal", return_value=True):
        expected = boundaries._signals(form)
    assert boundaries._signals(form) == expected


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_feature_is_found_wherever_it_stands(text: str) -> None:
    found = {feature.name for feature in evidence.FEATURES if feature.pattern.search(text)}
    assert evidence.features(text) == found
    assert evidence.complete(text) == (bool(found.intersection(evidence.COMPLETE)) or evidence.undated(text))
    weight = sum(feature.weight for feature in evidence.FEATURES if feature.name in found)
    assert evidence.weight(text) == weight
    assert all((evidence.weight(text, enough) >= enough) == (weight >= enough) for enough in (0.5, 2.0, 4.0))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_silent_text_tells_nothing_before_what_citations_have(text: str) -> None:
    head = text[: min(evidence.starts(text, evidence.COMPLETE), default=len(text))]
    if evidence.is_silent(text, shape(text).speaks("prose")):
        assert not evidence.prose_words(head) and not evidence.opens_prose(head)


@settings(deadline=None, max_examples=300)
@given(TEXTS)
@example("--. ")
def test_locators_are_told_by_what_remains_without_them(text: str) -> None:
    rest = wordlists.pattern("connectives").sub(" ", wordlists.pattern("locators").sub(" ", text))
    assert locators.nothing_but_locators(text) == bool(locators.LOCATOR_ONLY.fullmatch(rest))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_place_at_the_end_is_seen(text: str) -> None:
    assert asking.ends_with_place(text, 0, len(text)) == bool(asking._CITED_PLACE.search(text))


@pytest.mark.parametrize("bare", [False, True])
@settings(deadline=None, max_examples=300)
@given(text=TEXTS)
def test_the_rule_for_plain_parts_says_what_the_others_say(text: str, bare: bool) -> None:
    form = shape(text)
    parts = boundaries.chunks(form)
    bare = bare and not manner.is_note(form, parts)
    with mock.patch.object(deciding, "RULES", deciding.RULES[1:]):
        expected = deciding.decide(form, parts, bare)
    assert deciding.decide(form, parts, bare) == expected
