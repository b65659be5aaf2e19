"""`merge`: what becomes one entry and why, and that nothing of any file is lost."""

import json
import re
from pathlib import Path

import pytest
from casefile import cases
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus.cli import merge as command
from cite_belarus.formats import bib
from cite_belarus.formats.bibtext import entries
from cite_belarus.merging import merge
from cite_belarus.merging.pieces import pieces
from cite_belarus.merging.source import ended
from cite_belarus.model import CiteError


def named(*texts: str) -> list[tuple[str, str]]:
    return [(f"{name}.bib", text) for name, text in zip("abcdef", texts, strict=False)]


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(("given", "expected"), cases("merge"))
def test_what_is_merged_and_what_is_said(given: str, expected: str) -> None:
    files = named(*(f"{text}\n" for text in given.split("\n---\n")))
    done = merge(files)
    said = list(command.as_text(done))[:-1]
    assert [*said, "---", *lines(done.text)] == expected.splitlines()
    assert merge([("library.bib", done.text), files[-1]]).text == done.text


# made of a few parts, so that many entries are alike, many keys clash, and much is odd
TITLES = ("Гісторыя Беларусі", "Historyja Bielarusi", "History of Belarus", "Introduction", "Dzieje Litwy i Korony")
NAMES = ("Іваноў, Янка", "Ivanou, Yanka", "Nowak, A.", "Doe, Jane and Smith, John")
VALUES = {
    "author": st.sampled_from(NAMES),
    "title": st.sampled_from(TITLES),
    "date": st.sampled_from(["2001", "2005", "2001-05"]),
    "year": st.sampled_from(["2001", "2005"]),
    "doi": st.sampled_from(["10.1000/1", "10.1000/2", "https://doi.org/10.1000/1"]),
    "url": st.sampled_from(["https://example.org/a/b", "http://www.example.org/a/b/"]),
    "note": st.text("абв{}%\\ #@,=\n", max_size=8).filter(lambda t: t.count("{") == t.count("}") == 0),
    "keywords": st.sampled_from(["one, two", "two; three"]),
    "journal": st.sampled_from(["Journal A", "Journal B"]),
    "crossref": st.sampled_from(["k1", "k2"]),
    "ids": st.sampled_from(["k3", "k4, k5"]),
}
FIELDS = st.dictionaries(st.sampled_from(sorted(VALUES)), st.none(), max_size=6).flatmap(
    lambda names: st.fixed_dictionaries({name: VALUES[name] for name in names})
)
KEY = st.sampled_from(["k1", "k2", "K1", "ключ", "a:b"])
ENTRY = st.builds(
    lambda kind, key, fields, macro: (
        f"@{kind}{{{key},\n"
        # an entry that points to itself says nothing that could be kept twice in the same way
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.lower() != key.lower())
        + ("  series = ja # { x},\n" if macro else "")
        + "}\n"
    ),
    st.sampled_from(["book", "article", "online", "xdata"]),
    KEY,
    FIELDS,
    st.booleans(),
)


def _once(parts: list[str]) -> str:
    """The parts as a text in which no key stands twice, as BibTeX wants it."""
    seen: set[str] = set()
    out = []
    for part in parts:
        key = re.match(r"@\w+\{([^,\s=]+),", part)
        if key is None or key[1].lower() not in seen:
            out.append(part)
        seen |= {key[1].lower()} if key else set()
    return "".join(out)


STRING = st.sampled_from(['@string{ja = "Journal A"}\n', '@string{ja = "Journal B"}\n', "@string(JA = {Journal B})\n"])
OTHER = st.sampled_from([
    "% a remark\n", "\n", "\n\n\n", "% two\n% lines\n", '@preamble{"\\x"}\n', "@comment{jabref-meta: groups;}\n",
    "free text\n\nand more\n", "@book{k9, title = {Bad\n", "@book{k8, title {No sign}, note = {x}}\n",
    "@book{title = {No key}}\n", "@book{k7, title = {Remarked}, % in it\n}\n",
])  # fmt: skip
BIB = st.tuples(st.lists(STRING, max_size=1), st.lists(ENTRY | OTHER, max_size=6)).map(lambda p: _once(p[0] + p[1]))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(BIB)
def test_a_file_merged_with_itself_is_the_file(text: str) -> None:
    assert merge(named(text, text, text)).text == text
    windows = text.replace("\n", "\r\n")
    assert merge(named(windows, windows)).text == windows
    assert merge(named(windows, text)).text == windows


@settings(max_examples=100, deadline=None, derandomize=True)
@given(BIB, BIB, BIB)
def test_merging_again_changes_nothing(one: str, two: str, three: str) -> None:
    files = named(one, two, three)
    library = merge(files).text
    assert merge(files[:1] + files[1:]).text == library
    assert merge([("library.bib", merge(files[:2]).text), files[2]]).text == library
    assert merge([("library.bib", library)]).text == library
    assert merge([("library.bib", library), files[2]]).text == library


@settings(max_examples=100, deadline=None, derandomize=True)
@given(BIB, BIB)
def test_nothing_is_lost(one: str, two: str) -> None:
    done = merge(named(one, two))
    for text in (one, two):
        for piece in pieces(text):
            if piece.entry is None or not ended(piece.entry):
                assert all(line.strip() in done.text for line in piece.text.splitlines())
        for entry in filter(ended, entries(text)):
            for field in entry.fields:
                value = re.sub(r"\bja\b", "", " ".join(field.raw.strip("{}").split()))
                assert _stands(value, done.text, field.name), (field, done.text)
            assert entry.key in done.text
    found = [entry.key.lower() for entry in entries(done.text) if entry.key and not entry.problem]
    before = [entry.key.lower() for entry in entries(one) if entry.key and not entry.problem]
    assert len(found) - len(set(found)) <= len(before) - len(set(before))


def _stands(value: str, text: str, name: str) -> bool:
    whole = " ".join(text.split())
    if name in ("keywords", "ids"):
        return all(word.strip() in whole for word in re.split("[,;]", value))
    if name == "doi":
        return value.removeprefix("https://doi.org/") in whole
    if name == "crossref":
        return value in whole
    return all(part.strip(' {}"#') in whole for part in value.split(" # "))


@given(BIB)
def test_pieces_are_the_text(text: str) -> None:
    found = list(pieces(text))
    assert "".join(piece.text for piece in found) == text
    assert all(text.count("\n", 0, piece.span[0]) + 1 == piece.line for piece in found)


TWICE = "@book{k, title = {One}}\n@book{k, title = {Two}}\n@book{k, title = {One}}\n@book{k-2, title = {Three}}\n"


def test_a_key_that_stands_twice_loses_nothing() -> None:
    assert merge(named(TWICE, TWICE)).text == TWICE
    done = merge(named("@book{k, title = {Zero}}\n", TWICE))
    assert [entry.key for entry in entries(done.text)] == ["k", "k-2", "k-3", "k-4", "k-2-2"]
    assert merge([("library.bib", done.text), ("b.bib", TWICE)]).text == done.text


def test_an_answer_merges_a_doubtful_pair() -> None:
    one = "@book{k, author = {Nowak, Anna}, title = {Dzieje Litwy}, date = {2001}}\n"
    two = "@book{n, author = {Nowak, Anna}, title = {Dzieje Litwy}, date = {2005}}\n"
    done = merge(named(one, two), lambda pair: pair.against == ("another year",))
    assert [pair.evidence[0] for pair in done.merges] == ["by hand"]
    (work,) = bib.loads(done.text)[0]
    assert (work.fields["date"], work.fields["ids"]) == ("2001", "n")
    assert "b.bib: n: date = {2005}" in done.text
    assert merge([("library.bib", done.text), ("b.bib", two)]).text == done.text


ONE = "@book{k, author = {Nowak, Anna}, title = {Dzieje Litwy}, date = {2001}}\n"
TWO = "@book{n, author = {Nowak, Anna}, title = {Dzieje Litwy}, date = {2005}}\n@book{z, title = {Zet}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.bib").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.bib").write_text(TWO, encoding="utf-8")
    return tmp_path


def run(folder: Path, *args: str, given: str = "") -> Result:
    return CliRunner().invoke(command.command, [str(folder / "a.bib"), str(folder / "b.bib"), *args], input=given)


def test_without_an_output_nothing_is_written_and_nobody_is_asked(folder: Path) -> None:
    done = run(folder)
    assert done.exit_code == 3
    assert "doubtful" in done.output
    assert sorted(path.name for path in folder.iterdir()) == ["a.bib", "b.bib"]
    assert (folder / "a.bib").read_text(encoding="utf-8") == ONE


@pytest.mark.parametrize(("answer", "count"), [("y\n", 2), ("n\n", 3)])
def test_a_doubtful_pair_is_asked(folder: Path, answer: str, count: int) -> None:
    out = folder / "library.bib"
    done = run(folder, "-o", str(out), given=answer)
    assert "One work?" in done.stderr
    assert len(bib.loads(out.read_text(encoding="utf-8"))[0]) == count


def test_into_the_first_file_and_to_the_screen(folder: Path) -> None:
    done = run(folder, "--batch", "-o", "-")
    assert done.stdout == f"{ONE}\n{TWO}"
    assert "doubtful" in done.stderr
    run(folder, "--batch", "-o", str(folder / "a.bib"))
    assert (folder / "a.bib").read_text(encoding="utf-8") == f"{ONE}\n{TWO}"


def test_a_file_that_takes_no_part_is_not_overwritten(folder: Path) -> None:
    (folder / "old.bib").write_text("@book{o, title = {Old}}", encoding="utf-8")
    done = run(folder, "--batch", "-o", str(folder / "old.bib"))
    assert isinstance(done.exception, CiteError)
    assert (folder / "old.bib").read_text(encoding="utf-8") == "@book{o, title = {Old}}"


def test_marks_and_line_ends_of_the_first_file_stay(folder: Path) -> None:
    (folder / "a.bib").write_bytes(b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode())
    run(folder, "--batch", "-o", str(folder / "a.bib"))
    data = (folder / "a.bib").read_bytes()
    assert data == b"\xef\xbb\xbf" + f"{ONE}\n{TWO}".replace("\n", "\r\n").encode()


def test_an_empty_file_is_an_empty_library(folder: Path) -> None:
    (folder / "a.bib").write_bytes(b"")
    run(folder, "--batch", "-o", str(folder / "a.bib"))
    assert (folder / "a.bib").read_text(encoding="utf-8") == TWO


def test_as_json_lines(folder: Path) -> None:
    rows = [json.loads(line) for line in run(folder, "--to", "jsonl").stdout.splitlines()]
    assert [(row["did"], row["key"], row["into"]) for row in rows] == [("doubtful", "n", "k")]
