"""Twins, merged fields, repairs and keys of works; properties of `gather`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from workscases import cited

from cite_belarus import works
from cite_belarus.formats.bib import Dialect, Writer, dumps
from cite_belarus.model import Citation, Cited, CiteError, Library, Name, Reference, Value, Work
from cite_belarus.works.keys import letters
from cite_belarus.works.runs import apply, runs
from cite_belarus.works.shelf import split_leaf
from cite_belarus.works.shorts import begins_with_idem


@pytest.mark.parametrize(("lines", "expected"), cases("twins"))
def test_twins(lines: str, expected: str) -> None:
    found = sorted(work.members for work in works.gather(cited(lines)).works)
    assert [" ".join(str(m + 1) for m in members) for members in found] == expected.splitlines()


def gathered(lines: str) -> Library:
    residue = [line.partition(": ")[2] for line in lines.splitlines() if line.startswith("residue")]
    return works.gather(cited("\n".join(x for x in lines.splitlines() if not x.startswith("residue"))), {"a": residue})


@pytest.mark.parametrize(("lines", "expected"), cases("repairs"))
def test_repairs(lines: str, expected: str) -> None:
    work = next(work for work in gathered(lines).works if 0 in work.members)
    found = [f"{r.member + 1} {r.field}: {r.printed} → {r.repaired}" for r in work.repairs]
    found += [f"? {r.member + 1} {r.field}: {r.printed} → {r.repaired}" for r in work.doubts]
    said = [line for line in expected.splitlines() if " = " not in line]
    assert found == said
    for line in expected.splitlines():
        name, _, value = line.partition(" = ")
        if name not in said:
            assert shown(work.fields.get(name, "")) == value


def shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    return " & ".join(f"{v.family}, {v.given}" if isinstance(v, Name) else v for v in value)


@pytest.mark.parametrize(("lines", "expected"), cases("keys"))
def test_keys(lines: str, expected: str) -> None:
    pattern, _, rest = lines.partition("\n")
    library = works.gather(cited(rest), key_pattern=pattern)
    key_of = {member: work.key for work in library.works for member in work.members}
    assert [re.sub("^work[0-9a-f]{8}$", "work", key_of[m]) for m in sorted(key_of)] == expected.splitlines()


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53, 702, 703)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


@pytest.mark.parametrize("pattern", ["{nothing}", "{author", "{0}", "{author.x}", "{author!z}"])
def test_a_pattern_that_cannot_be_filled_says_what_there_is(pattern: str) -> None:
    with pytest.raises(CiteError, match=re.escape("{author}, {authors}, {year}")):
        works.gather(cited("book note 1: title=X"), key_pattern=pattern)


def test_a_new_work_leaves_the_other_keys() -> None:
    lines = "\n".join(cases("keys")[0][0].splitlines()[1:])
    before = {w.key for w in works.gather(cited(lines)).works}
    after = {
        w.key for w in works.gather(cited(lines + "\nbook note 99: author=Кебич, В. | title=Другая | date=2008")).works
    }
    assert before < after


FAMILIES = st.sampled_from(["Petrova", "Петрова", "Иванов", "Ivanov", "Zernack", "Ders.", "王"])
TITLES = st.sampled_from(
    [
        "Power in the East",
        "Power in the East: A History",
        "Город как приоритет",
        "Город ак приоритет",
        "Том I",
        "I",
        "",
        "((",
    ]
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "author": st.lists(st.builds(Name, FAMILIES, st.sampled_from(["I.", "Irina", ""])), max_size=2).map(tuple),
        "title": TITLES,
        "date": st.sampled_from(["2020", "2021", "2020-05-04", "1985/1987", "b. d."]),
        "journaltitle": st.sampled_from(["East", "Архив", "Arkhiv"]),
        "volume": st.sampled_from(["1", "II", "12/3"]),
        "pages": st.sampled_from(["1--9", "4", "xii", "99--3"]),
        "url": st.sampled_from(["https://a.by/power-in-the-east", "https://a.by/power-inthe east", "http://[x", "a b"]),
        "doi": st.sampled_from(["10.1/x", "https://doi.org/10.1/X"]),
        "location": st.sampled_from([("Минск",), ("Minsk", "London"), "Minsk"]),
        "pinpoint": st.sampled_from(["45", "s. 3"]),
    },
)


@st.composite
def one_cited(draw: st.DrawFn) -> Cited:
    fields = draw(FIELDS | st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3))
    raw = draw(st.text(max_size=12)) + str(fields)
    where = draw(st.sampled_from(["note", "list", "text"]))
    kind = draw(st.sampled_from(["full", "full", "full", "short", "ibid"]))
    label = draw(st.sampled_from([None, "1", "2", "7", "*"]))
    citation = Citation(raw, (0, len(raw)), where, label, draw(st.integers(1, 3)), kind, draw(st.sampled_from("ab")))
    return Cited(citation, (), Reference(draw(st.sampled_from(["book", "article", "misc", "incollection"])), fields))


CITED = st.lists(one_cited(), max_size=8)


@given(CITED)
@settings(max_examples=100, deadline=None)
def test_gather_never_raises_and_loses_nothing(several: list[Cited]) -> None:
    library = works.gather(several, {"a": ["https://a.by/power-in-the-east"]})
    assert len(library.resolutions) == len(several)
    full = {m for m, one in enumerate(several) if one.citation.kind == "full"}
    members = [m for work in library.works for m in work.members]
    assert full <= set(members)
    assert len(members) == len(set(members))
    keys = [work.key for work in library.works]
    assert keys == sorted(set(keys))
    assert all(key.isascii() and re.fullmatch(r"[\w:.+-]+", key) for key in keys)
    assert all("pinpoint" not in work.fields for work in library.works)
    for resolution in library.resolutions:
        assert resolution.work in keys if resolution.work else resolution.reason


@given(st.lists(one_cited().filter(lambda c: c.citation.kind == "full"), max_size=7), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_citations_makes_no_work_another(several: list[Cited], random: Random) -> None:
    several = [c for c in several if "Ders." not in str(c.reference.fields)]  # an idem does depend on the one before
    plain = [c for c in several if not begins_with_idem(c.citation.raw)]
    shuffled = random.sample(plain, len(plain))
    first, second = works.gather(plain), works.gather(shuffled)
    assert [(w.key, w.type, w.fields) for w in first.works] == [(w.key, w.type, w.fields) for w in second.works]


def test_a_name_without_letters_is_kept_as_printed() -> None:
    fields = {"author": (Name("Kuhn"), Name("»")), "title": "A history of the Belarusian state", "date": "1999"}
    one = Cited(Citation("x", (0, 1), "list"), (), Reference("book", fields))
    assert [work.fields["author"] for work in works.gather([one, one]).works] == [fields["author"]]


@given(CITED)
@settings(max_examples=40, deadline=None)
def test_citations_may_come_one_by_one(several: list[Cited]) -> None:
    waiting = works.gather(
        several, {"c": ["https://a.by/of-no-article-here"]}
    )  # then each work waits for all citations
    assert works.gather(iter(several)) == works.gather(several) == waiting


@given(CITED, st.sampled_from(["", "citing"]))
@settings(max_examples=100, deadline=None)
def test_listed_works_are_those_gathered_without_their_short_forms(several: list[Cited], word: str) -> None:
    for at, (before, one) in enumerate(itertools.pairwise(several), 1):
        if before.citation.kind == one.citation.kind == "full" and at % 2:
            several[at] = replace(one, citation=replace(one.citation, relation=word))

    def with_full_citations(found: Iterable[Work]) -> list[Work]:
        full = {at for at, one in enumerate(several) if one.citation.kind == "full"}
        return [replace(work, members=tuple(m for m in work.members if m in full)) for work in found]

    assert with_full_citations(works.listed(iter(several))) == with_full_citations(works.gather(several).works)


@given(CITED, st.sampled_from(("biblatex", "bibtex")))
@settings(max_examples=40, deadline=None)
def test_entries_written_as_they_come_are_those_written_at_the_end(several: list[Cited], dialect: Dialect) -> None:
    writer = Writer(dialect)
    assert writer.dumps(works.listed(several, writer.see)) == dumps(works.listed(several), dialect)


@given(CITED)
@settings(max_examples=40, deadline=None)
def test_gathering_again_what_was_gathered_changes_nothing(several: list[Cited]) -> None:
    several = [c for c in several if "Ders." not in str(c.reference.fields)]  # an idem does depend on the one before
    once = works.gather(several)
    again = [
        Cited(Citation(str(n), (0, 1), "list", None, 1, "full", "again"), (), Reference(w.type, w.fields))
        for n, w in enumerate(once.works)
    ]
    twice = works.gather(again)
    assert len(twice.works) <= len(once.works)
    if len(twice.works) == len(once.works):
        assert [(w.key, w.fields) for w in twice.works] == [(w.key, w.fields) for w in once.works]


@pytest.mark.parametrize("field", ["title", "url", "journaltitle"])
def test_long_values_are_kept_whole(field: str) -> None:
    long = "слово word, " * 9000  # a line of 100,000 characters is legal input
    several = [
        Cited(
            Citation(str(n), (0, 1), "note", "1"),
            (),
            Reference("article", {"title": "The title", "date": "2020", field: long + tail}),
        )
        for n, tail in enumerate(("a", "b"))
    ]
    assert all(len(str(work.fields[field])) > 80_000 for work in works.gather(several).works)


ADDRESS = st.text("abc/-_.? 1", max_size=12)


@given(ADDRESS, ADDRESS)
def test_all_runs_of_an_address_make_the_other(a: str, b: str) -> None:
    assert apply(a, runs(a, b, address=True)) == b


WORDS = st.lists(
    st.sampled_from(["Echa", "echa", "как", "ак", "(", ")", "“", '"', "2019", "-", "–", "гг."]), max_size=9
).map(" ".join)


@given(WORDS, WORDS)
def test_no_run_is_left_when_all_are_taken(a: str, b: str) -> None:
    assert runs(apply(a, runs(a, b)), b) == []


@given(st.text(), st.text("ЛлОоФфДд.,; 0123456789–k", max_size=30))
def test_a_shelf_mark_loses_nothing(name: str, mark: str) -> None:
    file, leaf = split_leaf(mark)
    assert mark.startswith(file)
    assert leaf in mark[len(file) :]
    assert split_leaf(file + name)[0] or not file
