"""Corrections by hand: what they change, that nothing else changes, and that the file keeps what it holds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from casefile import cases
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from workscases import cited as read_cited

from cite_belarus import corrections, references, works
from cite_belarus.cli import build
from cite_belarus.corrections import Correction, Hint, Said
from cite_belarus.corrections.reading import KINDS
from cite_belarus.corrections.values import NAMES, TYPES, plain
from cite_belarus.model import (
    SEGMENT_LABELS,
    Citation,
    Cited,
    CiteError,
    Document,
    Item,
    Library,
    Name,
    Note,
    Segment,
    Value,
    value_as_json,
)

CUT = " || "


def article(lines: list[str]) -> tuple[Document, list[Citation]]:
    """A document whose notes and items are the lines, and their citations."""
    text, notes, items, found = "", [], [], []
    for line in lines:
        place, _, printed = line.partition(": ")
        where, label = place.split()
        start = len(text)
        for index, raw in enumerate(printed.split(CUT), 1):
            span = (len(text), len(text) + len(raw))
            found.append(Citation(raw, span, where, label, index, article="a", pieces=(span,)))  # type: ignore[arg-type]
            text += raw + " "
        if where == "note":
            notes.append(Note(label, label, ((start, len(text)),)))
        else:
            items.append(Item(label, ((start, len(text)),)))
        text += "\n"
    return Document(text, stem="a", notes=tuple(notes), items=tuple(items)), found


def toml(line: str) -> str:
    return "[[correction]]\n" + line.removeprefix("! ").replace(" | ", "\n") + "\n"


def read(one: Citation) -> Cited:
    segments = (Segment("other", one.raw, 0, len(one.raw)),)
    return Cited(one, segments, references.normalise(one, segments))


def shown(one: Cited) -> str:
    c, r = one.citation, one.reference
    fields = "".join(f" | {name}={_said(r.fields[name])}" for name in sorted(r.fields) if name != "langid")
    return f"{c.where} {c.label}/{c.index} {c.kind} @{r.type}: {c.raw}{fields}"


def _said(value: Value) -> str:
    given = plain(value)
    return given if isinstance(given, str) else "; ".join(map(str, given))


@pytest.mark.parametrize(("given", "expected"), cases("corrections"))
def test_a_correction_changes_what_it_says_and_nothing_else(given: str, expected: str) -> None:
    lines = given.splitlines()
    document, found = article([line for line in lines if not line.startswith("!")])
    said = corrections.loads("\n".join(toml(line) for line in lines if line.startswith("!")), "a", "a.toml")
    cut, _, gone = corrections.recut(document, found, said)
    cited, _ = corrections.amend([read(one) for one in cut], said, references.normalise)
    out = [shown(one) for one in cited]
    out += [
        i.message.partition(": ")[2].replace("fits nothing now", "fits nothing")
        for i in corrections.unmatched(cited, said, gone)
    ]
    wanted = expected.splitlines()
    unclear = [line.removeprefix("unclear: ") for line in wanted if line.startswith("unclear: ")]
    assert out == [line for line in wanted if not line.startswith("unclear: ")]
    assert len(said.issues) == len(unclear)
    for issue, start in zip(said.issues, unclear, strict=True):
        assert issue.message.partition(": ")[2].startswith(start)
        assert issue.message.startswith("a.toml:")


def gathered(lines: str, told: str) -> tuple[Library, list[Cited]]:
    cited = read_cited(lines)
    said = corrections.loads(told, "a")
    return corrections.settle(works.gather(cited), cited, [said], works.gather), cited


TWINS = """book note 1/1: author=Snyder, Timothy | title=Bloodlands | date=2010 | raw=Snyder, Bloodlands
ibid note 2/1: raw=Ibid., 46
book note 3/1: author=Snyder, Timothy | title=Bloodlands | date=2010 | publisher=Basic | raw=Snyder, Bloodlands, Basic
ibid note 4/1: raw=Ibid., 47"""
STRANGERS = """book note 1/1: author=Snyder, Timothy | title=Bloodlands | date=2010 | raw=Snyder, Bloodlands
book note 2/1: author=Snajder, T. | title=Skryvaulenyja ziemli | date=2013 | publisher=Halijafy | raw=Snajder, Ziemli
ibid note 3/1: raw=Ibid., 47"""


def test_two_citations_are_not_one_work() -> None:
    together, _ = gathered(TWINS, "")
    assert [r.work for r in together.resolutions] == ["snyder2010bloodlands"] * 4
    told = '[[correction]]\ncitation = "Snyder, Bloodlands, Basic"\nother = ["Snyder, Bloodlands"]\n'
    apart, cited = gathered(TWINS, told)
    assert [r.work for r in apart.resolutions] == [
        "snyder2010bloodlands",
        "snyder2010bloodlands",
        "snyder2010bloodlands-2",
        "snyder2010bloodlands-2",
    ]
    assert {w.key: w.members for w in apart.works} == {"snyder2010bloodlands": (0, 1), "snyder2010bloodlands-2": (2, 3)}
    assert [w.fields.get("publisher") for w in apart.works] == [None, "Basic"]
    assert len(cited) == 4


def test_two_citations_that_print_the_same_are_not_one_work() -> None:
    lines = TWINS.replace("Snyder, Bloodlands, Basic", "Snyder, Bloodlands")
    told = '[[correction]]\ncitation = "Snyder, Bloodlands"\nlabel = "3"\nother = ["Snyder, Bloodlands"]\n'
    apart, _ = gathered(lines, told)
    assert {w.key: w.members for w in apart.works} == {"snyder2010bloodlands": (0, 1), "snyder2010bloodlands-2": (2, 3)}


def test_two_citations_are_one_work() -> None:
    assert len(gathered(STRANGERS, "")[0].works) == 2
    told = '[[correction]]\ncitation = "Snajder, Ziemli"\nsame = ["Snyder, Bloodlands"]\n'
    library, _ = gathered(STRANGERS, told)
    (work,) = library.works
    assert work.members == (0, 1, 2)
    assert (work.fields["title"], work.fields["publisher"]) == ("Bloodlands", "Halijafy")
    assert {r.work for r in library.resolutions} == {work.key}


def test_a_short_form_is_led_elsewhere() -> None:
    told = '[[correction]]\ncitation = "Ibid., 47"\nsame = ["Snyder, Bloodlands"]\n'
    library, _ = gathered(STRANGERS, told)
    assert library.resolutions[2].work == "snyder2010bloodlands"
    assert {w.key: w.members for w in library.works}["snyder2010bloodlands"] == (0, 2)
    assert all(2 not in w.members for w in library.works if w.key != "snyder2010bloodlands")


def test_a_value_by_hand_outvotes_the_twins() -> None:
    told = '[[correction]]\ncitation = "Snyder, Bloodlands"\ntype = "collection"\nfields.publisher = "Vintage"\n'
    library, _ = gathered(TWINS, told)
    (work,) = library.works
    assert (work.type, work.fields["publisher"]) == ("collection", "Vintage")


TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
SAID = TEXT.filter(str.strip)
FIELD = st.text("abcdefghijklmnopqrstuvwxyz-._ é", min_size=1, max_size=10).filter(
    lambda name: name not in NAMES | {"location", "origlocation"}
)
NAME = st.builds(Name, SAID, TEXT, TEXT, TEXT)
CORRECTION = st.builds(
    Correction,
    citation=SAID,
    hint=st.builds(Hint, st.sampled_from(["", "note", "list"]), st.none() | SAID, st.integers(0, 99)),
    drop=st.booleans(),
    split=st.lists(TEXT, max_size=3).map(tuple),
    join=TEXT,
    kind=st.none() | st.sampled_from(KINDS),
    segments=st.lists(st.tuples(st.sampled_from(SEGMENT_LABELS), TEXT), max_size=3).map(tuple),
    type=st.sampled_from(["", *sorted(TYPES)]),
    fields=st.dictionaries(FIELD, TEXT, max_size=3)
    | st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(NAME, min_size=1, max_size=3).map(tuple), max_size=2),
    remove=st.lists(TEXT, max_size=2).map(tuple),
    same=st.lists(TEXT, max_size=2).map(tuple),
)


@given(CORRECTION, TEXT)
def test_what_is_written_is_read_again_and_what_stood_there_stays(one: Correction, comment: str) -> None:
    before = "".join(f"# {line}\n" for line in comment.splitlines() if line.isprintable())
    text = corrections.appended(before, one, "a")
    said = corrections.loads(text)
    assert [replace(c, line=0) for c in said.corrections] == [one]
    assert not said.issues
    assert text.startswith(before)
    again = corrections.loads(corrections.appended(text, one, "a"))
    assert [replace(c, line=0) for c in again.corrections] == [one, one]


@given(st.lists(st.tuples(st.sampled_from(SEGMENT_LABELS), TEXT), max_size=6), st.sampled_from([" ", ", ", "-\n"]))
def test_labels_by_hand_cover_the_text_from_end_to_end(pairs: list[tuple[str, str]], seam: str) -> None:
    for raw in ("".join(text for _, text in pairs), seam.join(text for _, text in pairs)):
        segments = corrections.labelled(raw, pairs)
        if segments:
            assert "".join(s.text for s in segments) == raw
            assert all(raw[s.start : s.end] == s.text for s in segments)
            assert [s.start for s in segments] == [0, *(s.end for s in segments[:-1])]


@given(TEXT, st.lists(st.integers(1, 9), min_size=1, max_size=4), st.data())
def test_a_part_of_a_citation_knows_where_it_stands(text: str, lengths: list[int], data: st.DataObject) -> None:
    raw = (text + "abcdefghi" * 4)[: sum(lengths)]
    pieces, at = [], 0
    for length in lengths:  # a page turns between the pieces
        pieces.append((at, at + length))
        at += length + 3
    document = "".join(raw[sum(lengths[:i]) : sum(lengths[: i + 1])] + "\f\f\f" for i in range(len(lengths)))
    one = Citation(raw, (pieces[0][0], pieces[-1][1]), pieces=tuple(pieces))
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    found = one.part(start, end)
    assert "".join(document[a:b] for a, b in found.pieces) == found.raw == raw[start:end]


@given(CORRECTION)
def test_amending_again_changes_nothing_more(one: Correction) -> None:
    said = Said("a", "", (replace(one, drop=False, split=(), join=""),))
    cited = [read(Citation(one.citation, (0, len(one.citation))))]
    once, _ = corrections.amend(cited, said, references.normalise)
    assert corrections.amend(once, said, references.normalise)[0] == once


def test_a_file_that_is_no_toml_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.corrections.toml").write_text('[[correction]]\ncitation = "x\n', encoding="utf-8")
    with pytest.raises(CiteError, match=r"a\.corrections\.toml:2"):
        corrections.load(tmp_path / "a.txt")


ARTICLE = """The text cites.1 And more.2

1 Kowalski J., Historia Białorusi, Warszawa: PWN, 2001, s. 12; Nowak A., Dzieje Litwy, Kraków: Znak, 2005, s. 3.
2 Smith J. The History of Belarus. London: Routledge, 1999. P. 45.
"""


def test_build_applies_and_reports_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    told = '[[correction]]\ncitation = "Smith J. The History of Belarus. London: Routledge, 1999. P. 45."\n'
    told += 'type = "report"\nfields.title = "A Story"\n\n[[correction]]\ncitation = "Gone"\ndrop = true\n'
    (tmp_path / "a.corrections.toml").write_text(told, encoding="utf-8")
    for _ in range(2):  # and on every build
        done = CliRunner().invoke(build.command, [str(path), "-o", str(tmp_path / "out")], catch_exceptions=False)
        assert "corrected note 2/1: type: report (a.corrections.toml:1)" in done.output
        assert "a.corrections.toml:6: fits nothing now: Gone" in done.output
        assert "title = {A Story}" in (tmp_path / "out" / "a.bib").read_text(encoding="utf-8")
    record = json.loads((tmp_path / "out" / "a.report.json").read_text(encoding="utf-8"))
    assert [c["changed"] for c in record["corrections"]] == ["type: report", "title: given"]
    assert any("fits nothing now" in issue["message"] for issue in record["issues"])


def test_build_says_what_it_kept(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "out" / "a.bib"
    path.write_text(ARTICLE, encoding="utf-8")
    arguments = [str(path), "-o", str(tmp_path / "out")]
    assert "by hand" not in CliRunner().invoke(build.command, arguments).output
    out.write_text(
        out.read_text(encoding="utf-8").replace("Dzieje Litwy", "Dzieje") + "@book{mine, title = {X}}\n",
        encoding="utf-8",
    )
    CliRunner().invoke(build.command, [*arguments, "--together", "all"])
    (tmp_path / "out" / "all.bib").write_text("@book{mine, title = {X}}\n", encoding="utf-8")
    done = CliRunner().invoke(build.command, [*arguments, "--together", "all"])
    assert "together, by hand:\n  kept as added by hand: mine" in done.output
    assert "kept as changed by hand: nowak2005dzieje" in done.output
    assert "kept as added by hand: mine" in done.output


def test_names_as_json() -> None:
    assert value_as_json(
        corrections.loads('[[correction]]\ncitation = "a"\nfields.author = "Nowak, Anna; PWN"\n')
        .corrections[0]
        .fields["author"]
    ) == [
        {"family": "Nowak", "given": "Anna"},
        {"family": "PWN"},
    ]
