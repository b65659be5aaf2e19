"""A `.bib` by hand, changed only where it is told to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.formats.bibtext import (
    AddEntry,
    Edit,
    RemoveEntry,
    RemoveField,
    RenameEntry,
    RenameField,
    ReplaceEntry,
    SetField,
    edit,
    entries,
)
from cite_belarus.model import CiteError

TEXT = """% my library
@string{ju = "Journal"}

@ARTICLE(Key:1,
   author = "Jan Nowak",   % no comment in BibTeX
   Title={A {B} C} ,
   year = 2001,
   journal = ju # { B}
)
@comment{jabref-meta: x;}
@book{two, title = {T}, crossref = {Key:1}}
free text
"""


def test_everything_has_its_place() -> None:
    found = entries(TEXT)
    assert [(e.type, e.key, e.line) for e in found] == [
        ("string", "", 2),
        ("article", "Key:1", 4),
        ("comment", "", 10),
        ("book", "two", 11),
    ]
    fields = {f.name: (f.raw, f.line) for f in found[1].fields}
    assert fields["author"] == ('"Jan Nowak"', 5)
    assert found[3].field("TITLE") is not None


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (SetField("Key:1", "year", "2002"), "year = 2001", "year = {2002}"),
        (SetField("Key:1", "author", "Ann Nowak"), '"Jan Nowak"', '"Ann Nowak"'),
        (SetField("two", "doi", "10.1/x"), "crossref = {Key:1}}", "crossref = {Key:1}, doi = {10.1/x}}"),
        (RenameField("Key:1", "title", "booktitle"), "Title={A", "booktitle={A"),
        (RemoveField("two", "title"), "title = {T}, ", ""),
        (RemoveEntry("two"), "@book{two, title = {T}, crossref = {Key:1}}\n", ""),
        (RenameEntry("two", "three"), "@book{two,", "@book{three,"),
        (ReplaceEntry("two", "@misc{two}\n"), "@book{two, title = {T}, crossref = {Key:1}}", "@misc{two}"),
    ],
)
def test_an_edit_touches_nothing_else(change: Edit, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert edit(TEXT, [change]) == TEXT.replace(old, new)


def test_a_key_is_renamed_where_others_point_to_it() -> None:
    got = edit(TEXT, [RenameEntry("Key:1", "nowak-2001")])
    assert "@ARTICLE(nowak-2001," in got
    assert "crossref = {nowak-2001}" in got


def test_a_new_field_takes_the_manner_of_the_others() -> None:
    text = "@book{k,\n\ttitle = {T},\n\tyear = 2001\n}\n"
    assert edit(text, [SetField("k", "doi", "x")]) == "@book{k,\n\ttitle = {T},\n\tyear = 2001,\n\tdoi = {x}\n}\n"
    text = "@book{k,\r\n  title = {T},\r\n}\r\n"
    assert edit(text, [SetField("k", "doi", "x")]) == "@book{k,\r\n  title = {T},\r\n  doi = {x},\r\n}\r\n"
    assert edit("@book{k}\n", [SetField("k", "doi", "x")]) == "@book{k,\n  doi = {x}\n}\n"


def test_an_entry_is_added_at_the_end() -> None:
    assert edit("@a{b}", [AddEntry("@c{d}\n")]) == "@a{b}\n\n@c{d}\n"
    assert edit("@a{b}\n", [AddEntry("@c{d}\n")]) == "@a{b}\n\n@c{d}\n"
    assert edit("", [AddEntry("@c{d}\n")]) == "@c{d}\n"


@pytest.mark.parametrize(
    "change", [RemoveEntry("none"), RemoveField("two", "none"), SetField("two", "title", "{"), RemoveEntry("two", 3)]
)
def test_what_cannot_be_done_is_said(change: Edit) -> None:
    with pytest.raises(CiteError):
        edit(TEXT, [change])


@given(st.text(alphabet='@abk{}(),="# \n%', max_size=80))
def test_spans_are_in_order_and_in_bounds(text: str) -> None:
    at = 0
    for entry in entries(text):
        assert at <= entry.span[0] < entry.span[1] <= len(text)
        at = entry.span[1]
        for field in entry.fields:
            assert entry.span[0] <= field.span[0] < field.value_span[0] <= field.value_span[1] <= entry.span[1]
            assert text[slice(*field.value_span)] == field.raw


@given(st.lists(st.sampled_from(["title", "doi", "note"]), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_set_then_remove_gives_the_fields_back(names: list[str], newline: str) -> None:
    text = newline.join(["@book{k,", "  year = 2001,", "}", ""])
    for name in names:
        text = edit(text, [SetField("k", name, "v")])
    assert {f.name for f in entries(text)[0].fields} == {"year", *names}
    for name in set(names):
        text = edit(text, [RemoveField("k", name)])
    assert text == newline.join(["@book{k,", "  year = 2001,", "}", ""])
