"""What is read a quick way reads as the long way has it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_references_properties import PIECES

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.counts import _counts, counts
from cite_belarus.references.draft import Part
from cite_belarus.references.listed import in_full, with_initials
from cite_belarus.references.mending import acts, courts, cuts, heads, misplaced, reprints, volumes
from cite_belarus.references.names import _corporate, _people, _without_others
from cite_belarus.references.pages import _extents, extents
from cite_belarus.references.printed import trimmed
from cite_belarus.references.shapes import separated
from cite_belarus.references.vocabulary import phrases, tokens, words_of

NAMED = st.sampled_from(
    ["Nowak", "Шелов-Коведяев", "NOVAK", "Li", "Prof.", "Institut", "Press", "Sen", "de", "of", "Jr.", "Jr", "II",
     "AB", "B", "CD.", "A.", "А. Б.", "J.-P.", "Yu.", "Chr.", "О.Ю.", "McWeir", "O'Teal", "Anna", "Józef"]
)  # fmt: skip
SPACED = st.sampled_from([" ", ", ", "; ", " and ", " и ", ", & ", " e ", " u ", ".", ""])


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(NAMED, SPACED), max_size=7))
@example([("Nowak", " "), ("Jr.", " "), ("Jr.", " ")])
def test_a_plain_list_of_names_reads_as_any_list_does(pieces: list[tuple[str, str]]) -> None:
    text, _ = _without_others("".join(word + gap for word, gap in pieces))
    text = trimmed(text)
    slowly = _corporate(text) or _people(separated(text))
    assert with_initials(text) in ((), slowly)
    assert in_full(text) in ((), slowly)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["12", "№", "Т.", "vol.", "(", ")", "4", "-", "–", ".", ", ", " ", "IV", "-е", "٣"])))
def test_a_number_alone_reads_as_any_number_does(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert counts(text) == tuple(_counts(text))


UNITS = st.sampled_from(sorted(resources.words("units")))
PAGED = st.sampled_from(["12", "7", "1234567", "-", "–", " ", ". ", ".", ", ", ")", "[", "x", "IV", "ff", "٣"])


@settings(max_examples=500, deadline=None)
@given(st.lists(st.one_of(PAGED, UNITS, UNITS.map(str.upper)), max_size=5))
def test_a_plain_page_reads_as_any_page_does(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert extents(text) == _extents(text)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["roles", "corporate", "genres", "andothers", "units", "undated", "archives"]))
def test_a_text_without_the_words_of_a_table_has_no_phrase_of_it(data: st.DataObject, table: str) -> None:
    printed = st.sampled_from(sorted(resources.words(table)))
    text = "".join(data.draw(st.lists(st.one_of(printed, st.sampled_from([" ", ", ", "*", "x"]), PIECES), max_size=5)))
    found, words = phrases(table), tokens(text)
    hits = [hit for index in range(len(words)) if (hit := found.at(text, words, index))]
    assert not (found.absent(text) and hits)
    assert not any(found.lacks(text, hit.value) for hit in hits)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text("aZé’'`-&№n°1_ .\n\u0130Жі", max_size=12), st.text(max_size=12)))
def test_words_are_those_of_the_tokens(text: str) -> None:
    assert [word for word in words_of(text) if word] == [token.word for token in tokens(text)]


# a pattern, and what a text must hold for it to be asked
GUARDED = [
    (heads.REVIEW, heads.REVIEW_SIGNS),
    (misplaced.TYPED, misplaced.TYPED_SIGNS),
    (acts.AMENDED, acts.AMENDING),
    (acts.CONCLUDED, acts.CONCLUDING),
    (acts.SIGNED, acts.SIGNING),
    (reprints.BEHIND, reprints.BEHIND_SIGNS),
    (volumes.COUNTED_INSIDE, volumes.INSIDE_SIGNS),
    *((pattern, (mark,)) for pattern, mark, _ in courts.JUDGMENTS),
    *((pattern, signs) for pattern, _, signs in courts.JUDGMENTS),
]


@pytest.mark.parametrize(("pattern", "signs"), GUARDED)
def test_what_a_pattern_matches_has_one_of_its_signs(pattern: Late, signs: tuple[str, ...]) -> None:
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern.compiled))
    def holds(text: str) -> None:
        text = re.sub(r"\s", " ", text)
        assert not pattern.search(text) or any(map(text.__contains__, signs)), text

    holds()


@pytest.mark.parametrize("cut", cuts.CUTS)
def test_what_can_be_cut_is_asked(cut: cuts.Cut) -> None:
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(cut.pattern.compiled))
    def holds(text: str) -> None:
        assert not cut.pattern.search(text) or cut.able(Part("title", text, trimmed(text), 0, len(text), 0)), text

    holds()
