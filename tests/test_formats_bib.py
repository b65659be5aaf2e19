"""BibTeX and biblatex: values, dialects, broken files, and that writing what was read changes nothing."""

from __future__ import annotations

import pybtex.errors
import pytest
from casefile import cases
from growth import in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from cite_belarus.formats.bib import dumps, loads
from cite_belarus.formats.bibcase import protect
from cite_belarus.formats.bibdates import biblatex_date, classic_date
from cite_belarus.formats.bibnames import decode_names, encode_names
from cite_belarus.formats.tex import balanced, clean, decode, decode_address, encode_address, escape
from cite_belarus.model import Name, Work

TEXT = st.text(max_size=40) | st.text(alphabet="aБ \\{}&%$#_~^\"'`-\u00a0,.:and", max_size=30)
WORDS = st.text(alphabet="abcABCбвГДłŚ0-–'", min_size=1, max_size=12)
NAMES = st.lists(
    st.builds(
        Name, family=WORDS, given=st.text(alphabet="ABвГ. -", max_size=8), prefix=st.sampled_from(("", "von", "de la"))
    ),
    min_size=1,
    max_size=3,
).map(tuple)
DATES = st.sampled_from(("2020", "2020-03", "2020-03-07", "2019/2021", "2019?", "1999-11/2000-02", "forthcoming"))
TYPES = ("article", "book", "online", "thesis", "report", "incollection", "collection", "dataset")
WORKS = st.lists(
    st.builds(
        Work,
        key=st.text(alphabet="abcdef-0123", min_size=1, max_size=8),
        type=st.sampled_from(TYPES),
        fields=st.fixed_dictionaries(
            {"title": TEXT},
            optional={
                "author": NAMES, "editor": NAMES, "date": DATES, "journaltitle": TEXT, "booktitle": TEXT,
                "publisher": TEXT | st.just("Lawrence and Wishart"), "file": TEXT, "number": TEXT, "keywords": TEXT,
                "location": st.lists(WORDS, min_size=1, max_size=2).map(tuple), "url": TEXT, "doi": WORDS,
                "langid": st.sampled_from(("english", "polish", "russian")), "pages": st.just("12--15"), "note": TEXT,
                "institution": WORDS, "urldate": st.just("2022-01-02"), "subtitle": TEXT,
            },
        ),
    ),
    max_size=4,
    unique_by=lambda work: work.key,
)  # fmt: skip


@pytest.mark.parametrize(("tex", "text"), cases("formats_tex"))
def test_tex_becomes_text(tex: str, text: str) -> None:
    got = [decode(line).text for line in tex.splitlines()]
    assert "\n".join(got) == text


@pytest.mark.parametrize(("tex", "expected"), cases("formats_names"))
def test_names(tex: str, expected: str) -> None:
    names = decode_names(tex)
    assert "\n".join(f"{n.family} | {n.given} | {n.prefix} | {n.suffix}".rstrip() for n in names) == "\n".join(
        line.rstrip() for line in expected.splitlines()
    )


@pytest.mark.parametrize(("given_", "expected"), cases("formats_case"))
def test_what_keeps_its_case(given_: str, expected: str) -> None:
    head, _, title = given_.partition(": ")
    language, dialect = head.split()
    assert protect(title, language, dialect) == expected


@pytest.mark.parametrize(("given_", "expected"), cases("formats_dates"))
def test_dates(given_: str, expected: str) -> None:
    year, month, day = (part.strip() for part in given_.split("|"))
    assert (biblatex_date(year, month, day) or "-") == expected


def test_a_classic_date_has_a_macro_for_its_month() -> None:
    assert classic_date("2023-12-07") == {"year": "2023", "month": "December", "day": "7"}
    assert "  month = dec,\n" in dumps([Work("k", "book", {"title": "T", "date": "2023-12"})], "bibtex")


@given(TEXT)
def test_text_survives_tex(text: str) -> None:
    tex = escape(clean(text))
    assert balanced(tex)
    assert decode(tex).text == clean(text)
    assert decode(tex).lost == ()


@given(TEXT)
def test_an_address_is_written_once_and_for_all(text: str) -> None:
    once = encode_address(text)
    assert balanced(once)
    assert encode_address(once) == once


@pytest.mark.parametrize(
    "address",
    ["https://a.b/c_d%20e~f#g&h=$i^j", "https://a.b/(c)", "10.1000/a<b>c;d_e", "https://a.b/{x}"],
)
def test_addresses_are_verbatim(address: str) -> None:
    text = dumps([Work("k", "online", {"title": "T", "url": address})])
    assert f"  url = {{{address}}},\n" in text
    assert loads(text)[0][0].fields["url"] == address


@pytest.mark.parametrize(
    ("tex", "address"),
    [
        (r"http://a.b/c\_d\%20", "http://a.b/c_d%20"),
        (r"http://a.b/c{\_}d{\%}20", "http://a.b/c_d%20"),
        (r"\url{http://a.b/~c}", "http://a.b/~c"),
        (r"http://a.b/\textasciitilde{}c", "http://a.b/~c"),
    ],
)
def test_addresses_of_other_programs(tex: str, address: str) -> None:
    assert decode_address(tex) == address


@given(NAMES)
def test_names_survive(names: tuple[Name, ...]) -> None:
    once = encode_names(names)
    assert encode_names(decode_names(once)) == once


@settings(max_examples=100, deadline=None)
@given(WORKS, st.sampled_from(("biblatex", "bibtex")))
def test_reading_back_and_writing_again_changes_no_byte(works: list[Work], dialect: str) -> None:
    text = dumps(works, dialect)
    again, issues = loads(text)
    assert not issues
    assert dumps(again, dialect) == text
    assert [w.key for w in again] == sorted(w.key for w in works)


@settings(max_examples=100, deadline=None)
@given(WORKS)
def test_biblatex_keeps_every_value(works: list[Work]) -> None:
    read = {work.key: work for work in loads(dumps(works))[0]}
    for work in works:
        back = read[work.key]
        assert back.type == work.type
        for name in ("title", "note", "journaltitle", "publisher", "number", "keywords"):
            text = clean(str(work.fields.get(name, "")))
            assert back.fields.get(name, "") == (text if text.strip() else "")


@settings(max_examples=40, deadline=None)
@given(WORKS, st.sampled_from(("plain", "alpha", "unsrt", "unsrtalpha")))
def test_stock_pybtex_styles_print_the_classic_dialect(works: list[Work], style: str) -> None:
    works = [w for w in works if "\\" not in str(w.fields)]
    with pybtex.errors.capture() as errors:
        data = parse_string(dumps(works, "bibtex"), "bibtex")
        entries = list(find_plugin("pybtex.style.formatting", style)().format_bibliography(data))
    assert errors == []
    assert len(entries) == len(works)


BROKEN = """@article{one, title = {One}, year = 2001}
@article{two, title = {Two {with} no end, year = 2002
@book{three, title = {Three}, publisher = {P} year = 2003}
@misc{four, title = undefined # { Four}}
@book{, title = {No key}}
@book{three, title = {Again}}
free text with an e-mail a@b.c
@misc{last, title = {Last}}
"""


def test_a_broken_file_gives_what_it_has_and_says_where() -> None:
    works, issues = loads(BROKEN, "x.bib")
    assert {"one", "three", "four", "unnamed-5", "three-2", "last"} <= {work.key for work in works}
    said = "\n".join(issue.message for issue in issues)
    for place in ("x.bib:2: the @article does not end", "x.bib:3: a comma is missing", "x.bib:4: the @string",
                  "x.bib:5: the entry has no key", "x.bib:6: the key three"):  # fmt: skip
        assert place in said


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='@abk{}(),="# \n1\\', max_size=60))
def test_anything_can_be_read(text: str) -> None:
    works, _ = loads(text)
    dumps(works)


@pytest.mark.parametrize(
    ("head", "piece", "tail"),
    [
        ("@article{k, title = {", "{a ", ""), ("", "@", ""), ("", "@a{", ""), ("@a{", " ", '"x'), ("", "@a(", ""),
        ("", "@a(k,\n", ""), ("", "@comment(\n@a{k,\n", ""), ("@a{k, author = {", " ", "x}}"),
        ("@a{k, author = {", "and ", "}}"), ("@a{k, x = ", "# ", "}"), ("@a{k", ",\n", "}"),
        ("@a{k, title = {", "\\'", "}}"), ("@a{k, title = {", "$~", "}}"), ("@a{k, ", "x", "}"),
        ("@a{k, pages = {", "1-", "}}"), ("@a{k, ", "a=1,", "}"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_long_line_takes_a_time_in_proportion(head: str, piece: str, tail: str) -> None:
    def read(text: str) -> None:
        dumps(loads(text)[0])

    assert in_proportion(read, lambda length: head + piece * (length // len(piece)) + tail, 12_500)


MADE_ELSEWHERE = r"""% Encoding: UTF-8
@comment{jabref-meta: databaseType:biblatex;}
@string{jour = "Journal of Things"}
@Article{Smith2010,
  author    = "Smith, John and {\v{C}}apek, Karel",
  title     = {{The Whole Title}},
  journal   = jour # { and More},
  month     = mar, year = 2010, number = 3,
  url       = {http://a.b/c{\_}d\%20},
  language  = {be},
  groups    = {Mine},
}
@phdthesis{T, author={A B}, title={T}, school={Univ}, year={1999}}
@inproceedings{C, author={A B}, title={Talk}, crossref={P}}
@proceedings{P, title={Proceedings of It}, year=2001, publisher={Pub}, address={Minsk}}
"""


def test_files_of_other_programs() -> None:
    works, issues = loads(MADE_ELSEWHERE)
    found = {work.key: work for work in works}
    smith = found["Smith2010"].fields
    assert issues == ()
    assert smith["author"] == (Name("Smith", "John"), Name("Čapek", "Karel"))
    assert (smith["title"], smith["journaltitle"]) == ("The Whole Title", "Journal of Things and More")
    assert (smith["date"], smith["url"], smith["langid"]) == ("2010-03", "http://a.b/c_d%20", "belarusian")
    assert smith["groups"] == "Mine"
    assert (found["T"].type, found["T"].fields["type"], found["T"].fields["institution"]) == (
        "thesis",
        "phdthesis",
        "Univ",
    )
    talk = found["C"].fields
    assert (talk["booktitle"], talk["date"], talk["location"]) == ("Proceedings of It", "2001", ("Minsk",))


def test_a_cited_place_and_empty_values_are_not_written() -> None:
    text = dumps([Work("k", "book", {"title": "T", "pinpoint": "12", "note": ""})])
    assert text == "@book{k,\n  title = {T},\n}\n"


@pytest.mark.parametrize(
    ("dialect", "tex"),
    [("biblatex", r"A \enquote{b \& c} 5\textquotedbl{} d"), ("bibtex", r"A ``b \& c'' 5'' d")],
)
def test_no_straight_quote_reaches_babel(dialect: str, tex: str) -> None:
    text = dumps([Work("k", "book", {"title": 'A "b & c" 5" d', "langid": "english"})], dialect)
    assert f"  title = {{{tex}}},\n" in text
    assert text.startswith("@preamble") == (dialect == "biblatex")
    assert dumps(loads(text)[0], dialect) == text


@pytest.mark.parametrize(
    ("note", "tex"), [("''\"", "'{}'{}''"), ("“`a`”", "``{}`a`{}''"), ("a'” b", "a'{}'' b"), ("\"'a'\"", "``{}'a'{}''")]
)
def test_quotes_beside_apostrophes_stay_apart(note: str, tex: str) -> None:
    text = dumps([Work("k", "misc", {"note": note})], "bibtex")
    assert f"  note = {{{tex}}},\n" in text
    assert dumps(loads(text)[0], "bibtex") == text


@pytest.mark.parametrize(
    ("genre", "printed"), [("techreport", ""), ("resreport", "Research report"), ("White paper", "White paper")]
)
def test_no_localisation_key_is_printed_by_classic_styles(genre: str, printed: str) -> None:
    work = Work(
        "k", "report", {"title": "T", "author": (Name("A", "B"),), "institution": "I", "date": "2001", "type": genre}
    )
    text = dumps([work], "bibtex")
    assert "@techreport" in text
    assert ("  type = " in text) == bool(printed)
    assert printed in text
    assert dumps(loads(text)[0], "bibtex") == text


@pytest.mark.parametrize(
    ("tex", "pages"),
    [
        ("12-15", "12--15"),
        ("12–15", "12--15"),
        ("xii - xv", "xii--xv"),
        ("e12-A", "e12-A"),
        ("1--2, 5", "1--2, 5"),
        (r"3\&4", "3&4"),
    ],
)
def test_page_ranges_have_two_hyphens(tex: str, pages: str) -> None:
    (work,), _ = loads(f"@book{{k, pages = {{{tex}}}}}")
    assert work.fields["pages"] == pages
    assert loads(dumps([work]))[0][0].fields["pages"] == pages
