"""The engine under the styles: templates, names, dates, words, entries of both dialects, anything at all."""

from __future__ import annotations

import dataclasses
import re
import time

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, Person, parse_string

from cite_belarus import resources
from cite_belarus.model import Name, Work
from cite_belarus.styles import STYLES, dates, from_entry, from_work, markup, missing, names, style, words
from cite_belarus.styles.record import FALLBACK, KIND_OF_TYPE, KINDS
from cite_belarus.styles.template import compiled, render

EVERY_STYLE = [style(name) for name in STYLES]
FIELDS = st.dictionaries(
    st.sampled_from(
        [
            "title", "journaltitle", "journal", "date", "year", "month", "url", "doi", "urldate", "volume", "number",
            "pages", "location", "publisher", "booktitle", "type", "note", "edition", "pagetotal", "series", "langid",
            "titleaddon", "institution", "library", "translator", "editortype", "entrysubtype", "volumes", "crossref",
        ]
    ),
    st.text(max_size=20) | st.sampled_from(["{a", "}", "\\", "$x", "--", "2020-13-45", "М.", "ukrainian", "и and и"]),
)  # fmt: skip


def shown(template: str, **elements: str) -> str:
    return str(render(template, lambda name: elements.get(name, ""), lambda name, text: f"{name} {text}"))


def test_templates() -> None:
    for given_case, wanted in cases("styles/template"):
        template, *values = given_case.split("\n")
        elements = dict(value.split("=", 1) for value in values)
        assert shown(template, **elements) == wanted.strip("|")


@pytest.mark.parametrize("template", ["[a", "{a", "a]", "*a", "[a|b"])
def test_a_template_with_an_open_bracket_is_an_error(template: str) -> None:
    with pytest.raises(ValueError):
        compiled(template)


@pytest.mark.parametrize("name", STYLES)
def test_every_scheme_of_every_style_compiles_and_names_only_what_there_is(name: str) -> None:
    for kind in KINDS:
        assert compiled(style(name).scheme(kind))


def test_kinds_fall_back_on_kinds() -> None:
    assert set(KIND_OF_TYPE.values()) <= set(KINDS) and set(FALLBACK.values()) <= set(KINDS)


@given(st.sampled_from(sorted(KIND_OF_TYPE)), FIELDS, st.sampled_from(EVERY_STYLE))
def test_any_entry_prints_something(kind: str, fields: dict[str, str], made: object) -> None:
    entry = Entry(kind, fields)
    entry.key = "key"
    record = from_entry(entry)
    text = str(made.compose(record))  # type: ignore[attr-defined]
    assert text.strip()
    missing(record)


@given(st.sampled_from(sorted(KIND_OF_TYPE)), FIELDS, st.sampled_from(EVERY_STYLE))
def test_a_work_prints_as_its_entry_does(kind: str, fields: dict[str, str], made: object) -> None:
    record = from_work(Work("key", kind, fields))
    assert str(made.compose(record)).strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", STYLES)
def test_no_sign_is_doubled_where_elements_are_missing(name: str) -> None:
    made = style(name)
    for kind in KINDS:
        for absent in ("title", "journaltitle", "location", "publisher", "date", "booktitle", "volume", "pages", ""):
            fields = {
                "title": "T", "journaltitle": "J", "location": "L", "publisher": "P", "date": "2001", "booktitle": "B",
                "volume": "1", "pages": "1--2", "langid": "russian",
            }  # fmt: skip
            fields.pop(absent, "")
            text = str(made.compose(dataclasses.replace(from_work(Work("k", "book", fields)), kind=kind)))
            assert not re.search(r"\.\.|,,|;;|\(\)|\[\]|[.,:;] [.,:;]|– –|// //|\( |  ", text), text


def test_dates() -> None:
    for value, wanted in cases("styles/dates"):
        read = dates.read(value)
        assert f"{read.years}|{read.month}|{read.day}" == wanted


def test_classic_dates() -> None:
    for value, wanted in cases("styles/dates-classic"):
        read = dates.read_classic(*value.split("|"))
        assert f"{read.years}|{read.month}|{read.day}" == wanted


def test_names() -> None:
    forms = {
        "family": names.NameForm(), "tight": names.NameForm(joint=", ", spaced=False),
        "given": names.NameForm(order="given"), "full": names.NameForm(joint=", ", initials=False, capitals=True),
    }  # fmt: skip
    for given_case, wanted in cases("styles/names"):
        form, *rows = given_case.split("\n")
        people = [Name(*row.split("|")) for row in rows]
        assert names.several(people, forms[form], lambda: "et al.") == wanted


@given(st.text(max_size=30))
def test_initials_are_idempotent(text: str) -> None:
    once = names.initials(text, spaced=True)
    assert names.initials(once, spaced=True) == once


def test_markup() -> None:
    for value, wanted in cases("styles/markup"):
        made = markup.rich(value)
        assert (made if isinstance(made, str) else made.render_as("html")) == wanted.strip("|")


@pytest.mark.parametrize("language", [name for name in resources.languages() if resources.lines(name, "style_words")])
def test_every_language_says_all_that_english_says(language: str) -> None:
    table, english = resources.words("style_words", language), resources.words("style_words", "english")
    general = {key for key in english if ":" not in key and not re.match(r"edition\.|language\.|scopus-", key)}
    assert general <= table.keys() | {"candthesis", "autoreferat", "mathesis", "site"}
    assert all(value.count("%") <= 1 for value in table.values())


@pytest.mark.parametrize("piece", ["a", "\\emph{", "{", "\\enquote{x}", " and ", ". ", "--", "«", "А.", "http://a "])
def test_a_value_of_a_hundred_thousand_signs_is_printed_at_once(piece: str) -> None:
    value = piece * (100_000 // len(piece))
    fields = {"title": value, "date": value, "url": value}
    entry = Entry("book", fields, {"author": [Person(last=value)]})
    start = time.process_time()
    assert str(style("gost-2018").compose(from_entry(entry)))
    assert time.process_time() - start < 20


def test_the_language_of_a_text() -> None:
    for text, wanted in cases("styles/languages"):
        assert words.language_of(text) == wanted


BOTH = [
    (
        "@article{k, journaltitle={J}, title={T}, date={2001-05}}",
        "@article{k, journal={J}, title={T}, year=2001, month=may}",
    ),
    ("@book{k, title={T}, location={М.}, date={2001}}", "@book{k, title={T}, address={М.}, year={2001}}"),
    (
        "@thesis{k, type={mathesis}, title={T}, author={А, Б.}, institution={БГУ}, date={2001}, langid={russian}}",
        "@mastersthesis{k, title={T}, author={Б. А}, school={БГУ}, year=2001, language={Russian}}",
    ),
    ("@report{k, title={T}, institution={I}, date={2001}}", "@techreport{k, title={T}, institution={I}, year=2001}"),
    ("@inproceedings{k, title={T}, booktitle={B}, date={2001}}", "@conference{k, title={T}, booktitle={B}, year=2001}"),
    ("@online{k, title={T}, url={http://a.b/c_d}}", "@misc{k, title={T}, url={http://a.b/c\\_d}}"),
]  # fmt: skip


@pytest.mark.parametrize(("biblatex", "bibtex"), BOTH)
@pytest.mark.parametrize("name", STYLES)
def test_both_dialects_print_alike(biblatex: str, bibtex: str, name: str) -> None:
    made = [style(name).compose(from_entry(parse_string(text, "bibtex").entries["k"])) for text in (biblatex, bibtex)]
    assert str(made[0]) == str(made[1])
