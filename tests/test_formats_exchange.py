"""The formats of other programs: what a format holds comes back, what it does not hold is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus.formats import wikipedia
from cite_belarus.formats.bib import dumps, loads
from cite_belarus.formats.registry import FORMATS, Format, by_name, convert, guess
from cite_belarus.model import CiteError, Name, Work

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "formats"
BOTH_WAYS = [f for f in FORMATS if f.reads and f.writes and f.name not in ("biblatex", "bibtex")]

WORD = st.text(alphabet="abcXYZбвГДłŚ<&'", min_size=1, max_size=10).map(str.strip).filter(bool)
NAMES = st.lists(st.builds(Name, family=WORD, given=st.sampled_from(("", "A. B.", "Ян"))), min_size=1, max_size=3)
OPTIONAL = {
    "author": NAMES.map(tuple), "editor": NAMES.map(tuple), "date": st.sampled_from(("2020", "2020-03", "2020-03-07")),
    "location": st.lists(WORD, min_size=1, max_size=2).map(tuple), "pages": st.sampled_from(("5", "12--15")),
    "langid": st.sampled_from(("english", "belarusian", "polish")), "urldate": st.just("2022-01-02"),
    "url": st.sampled_from(("https://a.b/c_d?e=f&g=h#i", "https://a.b/%20")), "doi": st.just("10.1000/a_b<c>"),
    "volume": st.just("3"), "number": st.just("4"), "series": WORD, "note": WORD, "edition": WORD,
    "isbn": st.just("978-3"),
}  # fmt: skip
CONTAINER = {"article": ("journaltitle", ""), "book": ("", "publisher"), "incollection": ("booktitle", "publisher"),
             "report": ("", "institution"), "thesis": ("", "institution"), "online": ("", "organization")}  # fmt: skip


@st.composite
def a_work(draw: st.DrawFn) -> Work:
    kind = draw(st.sampled_from(sorted(CONTAINER)))
    fields = {"title": draw(WORD), **draw(st.fixed_dictionaries({}, optional=OPTIONAL))}
    fields |= {name: draw(WORD) for name in CONTAINER[kind] if name}
    if kind == "article":
        fields.pop("isbn", None)
    return Work(draw(st.text(alphabet="abc-1", min_size=1, max_size=6)), kind, fields)


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda f: f.name)
@settings(max_examples=60, deadline=None)
@given(works=st.lists(a_work(), max_size=3, unique_by=lambda w: w.key))
def test_what_is_held_comes_back(form: Format, works: list[Work]) -> None:
    back, issues = form.loads(form.dumps(works)) if works else ((), ())
    assert issues == ()
    assert [w.key for w in back] == [w.key for w in works]
    for work, again in zip(works, back, strict=True):
        assert again.type == work.type
        assert {**again.fields} == work.fields
    assert form.lost(works) == ()


@pytest.mark.parametrize("form", BOTH_WAYS, ids=lambda f: f.name)
def test_what_is_not_held_is_told(form: Format) -> None:
    values = {"title": "Titular", "usera": "Userly", "publisher": "Publishery", "institution": "Institutely"}
    work = Work("k", "mvreference", {**values, "pinpoint": "7"})
    text, told = form.dumps([work]), " ".join(issue.message for issue in form.lost([work]))
    for name, value in values.items():
        assert (f"has no place for {name}" in told) != (value in text)
    assert "pinpoint" not in told
    assert form.loads(text)[0][0].type == "mvreference" or "has no type for mvreference" in told


@pytest.mark.parametrize("form", [f for f in FORMATS if f.reads], ids=lambda f: f.name)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet='<>&/a=" {}[]:,', max_size=40))
def test_anything_can_be_read(form: Format, text: str) -> None:
    form.loads(text, "x")


@pytest.mark.parametrize("form", [f for f in FORMATS if f.writes], ids=lambda f: f.name)
@settings(max_examples=40, deadline=None)
@given(title=st.text(max_size=30))
def test_anything_can_be_written(form: Format, title: str) -> None:
    form.dumps([Work("k", "book", {"title": title, "author": (Name(title),)})]).encode("utf-8")


@pytest.mark.parametrize("name", sorted(p.name for p in FIXTURES.iterdir() if p.suffix != ".expected"))
def test_exports_of_other_programs(name: str) -> None:
    text = (FIXTURES / name).read_text(encoding="utf-8")
    works, issues = guess(name, text).loads(text, name)
    got = dumps(works) + "".join(f"% {issue.message}\n" for issue in issues)
    assert got == (FIXTURES / f"{name}.expected").read_text(encoding="utf-8")


@pytest.mark.parametrize(("given_", "expected"), cases("formats_wikipedia"))
def test_wikipedia(given_: str, expected: str) -> None:
    wiki, _, bib = given_.partition("\n")
    works, _ = loads(bib)
    assert wikipedia.dumps(works, wiki).strip() == expected


def test_custom_keeps_what_csl_has_no_name_for() -> None:
    item = json.loads(by_name("csl-json").dumps([Work("k", "mvbook", {"title": "T", "titleaddon": "A"})]))[0]
    assert (item["type"], item["custom"]) == ("book", {"biblatex": {"type": "mvbook", "titleaddon": "A"}})


def test_an_entity_is_not_expanded() -> None:
    head = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    bomb = f"{head}<mods><titleInfo><title>&b;&a;</title></titleInfo></mods>"
    works, _ = by_name("mods").loads(bomb)
    assert all("root" not in str(work.fields) for work in works)


def test_an_unknown_format_is_a_clear_error() -> None:
    with pytest.raises(CiteError, match="no format 'x'"):
        by_name("x")
    with pytest.raises(CiteError, match="cannot be told"):
        guess("file.txt", "nothing")
    with pytest.raises(CiteError, match="cannot be read"):
        by_name("wikipedia").loads("")


def test_converting_tells_what_was_wrong_and_what_is_not_held() -> None:
    text, issues = convert("x.bib", "@book{k, title={T}, usera={x}}\n@book{k2, title={open\n", "ris")
    assert "TI  - T\n" in text
    assert [issue.code for issue in issues] == ["bib-syntax", "bib-value", "field-not-held"]
