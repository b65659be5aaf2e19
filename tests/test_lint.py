"""What a careful editor would mark in a bibliography, and what of it is mended."""

from __future__ import annotations

import datetime
import json
import re
import time
from pathlib import Path

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus.formats.bibscan import entries
from cite_belarus.formats.difference import difference
from cite_belarus.lint import CODES, Finding, fixed, forms, lint
from cite_belarus.lint.check import FILE_RULES, RULES
from cite_belarus.lint.letters import nfc, plain, single, unmixed
from cite_belarus.lint.numbers import number

TODAY = datetime.date(2026, 11, 21)
SAID, MENDED = cases("lint"), cases("lint_fixes")
PIECES = st.sampled_from(
    ["@book{a,", "@article{b,", "@", "{", "}", '"', "=", ",", "#", " ", "  ", "\n", "\\'", "{\\'e}", "title", "author",
     "pages", "date", "isbn", "doi", "note", "langid", "соm", "ХIХ", "12–5", "2031", "and", "a\u0301", "x, y", "\\l{}",
     "% lint: ignore", "% lint: ignore-file[double-space]", "@string{s = {x}}", "title = {A  B},", "note = {},"]
)  # fmt: skip
WILD = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize(("text", "expected"), SAID, ids=range(len(SAID)))
def test_what_is_said(text: str, expected: str) -> None:
    said = [f"{one.code} {one.field}".strip() for one in lint(text, today=TODAY)]
    assert sorted(said) == sorted(line for line in expected.splitlines() if line != "-")


def test_every_code_has_a_case() -> None:
    said = {line.split()[0] for _, expected in SAID for line in expected.splitlines()}
    assert said - {"-"} == CODES.keys()


def test_every_rule_finds_something() -> None:
    texts = [text for text, _ in SAID]
    for rule in (*RULES, *FILE_RULES):
        assert any(_found_by(rule, text) for text in texts), rule.__qualname__


def _found_by(rule: object, text: str) -> bool:
    from cite_belarus.lint.reading import read

    file, _ = read(text, TODAY)
    if rule in FILE_RULES:
        return any(True for _ in rule(file))  # type: ignore[operator]
    return any(True for subject in file.subjects for _ in rule(subject, file))  # type: ignore[operator]


@pytest.mark.parametrize(("text", "expected"), MENDED, ids=range(len(MENDED)))
def test_what_is_mended(text: str, expected: str) -> None:
    new, done = fixed(text, today=TODAY)
    assert new == (text if expected == "-" else expected)
    assert bool(done) == (expected != "-")


def test_only_what_the_table_calls_safe_is_mended() -> None:
    for text, _ in SAID + MENDED:
        assert all(CODES[one.code].safe for one in lint(text, today=TODAY) if one.edit)


def test_lines_are_those_of_the_fields() -> None:
    text = "% first\n\n@book{a,\n  author = {Nowak, J},\n  title = {One\n    two  three},\n\n  pages = {9--3}\n}\n"
    found = {one.code: (one.line, one.key) for one in lint(text, today=TODAY)}
    assert found["name-initials"] == (4, "a")
    assert found["double-space"] == (5, "a")
    assert found["pages-backwards"] == (8, "a")
    assert found["missing-field"] == (3, "a")


def test_codes_are_ignored_by_name() -> None:
    text = "@book{a, author = {Nowak, J}, title = {DZIEJE KRAJU}, date = {2001}}"
    assert [one.code for one in lint(text, ["name-initials"], TODAY)] == ["title-capitals"]


def test_a_comment_reaches_the_next_entry_alone() -> None:
    entry = "@book{{{}, author = {{Nowak, J}}, title = {{Dzieje kraju {}}}, date = {{2001}}}}\n"
    text = f"% lint: ignore\n\n{entry.format('a', 1)}% lint: ignore\n{entry.format('b', 2)}{entry.format('c', 3)}"
    assert [one.key for one in lint(text, today=TODAY)] == ["a", "c"]


@settings(max_examples=150, deadline=None)
@given(WILD)
def test_whatever_is_in_the_file_it_is_read_and_mended_once_for_all(text: str) -> None:
    lines = text.count("\n") + 1
    assert all(1 <= one.line <= lines and one.code in CODES for one in lint(text, today=TODAY))
    new, _ = fixed(text, today=TODAY)
    assert not [one for one in lint(new, today=TODAY) if one.edit]
    assert fixed(new, today=TODAY) == (new, [])


@settings(max_examples=100, deadline=None)
@given(WILD)
def test_mending_moves_no_entry_and_no_field_but_empty_ones(text: str) -> None:
    before, after = entries(text), entries(fixed(text, today=TODAY)[0])
    assert [(entry.type, entry.key) for entry in before] == [(entry.type, entry.key) for entry in after]
    for old, new in zip(before, after, strict=True):
        kept = [one.name for one in old.fields if one.raw.strip('{}" \t\r\n')]
        assert [one.name for one in new.fields if one.raw.strip('{}" \t\r\n')] == kept


@settings(max_examples=100, deadline=None)
@given(WILD)
def test_the_difference_is_one_that_patch_would_make(text: str) -> None:
    new, _ = fixed(text, today=TODAY)
    shown = difference(text, new, "a.bib")
    assert bool(shown) == (text != new)
    assert patched(text, shown).rstrip("\n") == new.rstrip("\n")


def test_the_difference_of_far_entries() -> None:
    entry = "@book{{{0},\n  title = {{One{1}book}},\n  note = {{}},\n  date = 2001\n}}\n\n"
    text = "% head\n" + "".join(entry.format(f"k{n}", "  " if n in (1, 7) else " ") for n in range(9))
    new, _ = fixed(text, today=TODAY)
    shown = difference(text, new, "a.bib")
    assert patched(text, shown) == new != text
    assert "@@ -8," in shown
    assert shown.count("-  note = {},") == 9


def patched(text: str, diff: str) -> str:
    """What a unified diff makes of a text; every line of the result that it names ends with a line break."""
    old, out, at = re.findall(r"[^\n]*\n|[^\n]+", text), [], 0
    for line in re.findall(r"[^\n]*\n|[^\n]+", diff)[2:]:
        if place := re.match(r"@@ -(\d+)(?:,(\d+))? ", line):
            start = int(place[1]) - (place[2] != "0")
            out += old[at:start]
            at = start
        elif line[0] == "+":
            out.append(line[1:])
        else:
            assert old[at].rstrip("\n") == line[1:].rstrip("\n")
            out += [line[1:]] if line[0] == " " else []
            at += 1
    return "".join([*out, *old[at:]])


@given(st.text())
@pytest.mark.parametrize("change", [unmixed, nfc, plain, single])
def test_a_change_made_twice_is_made_once(change: object, text: str) -> None:
    once = change(text)  # type: ignore[operator]
    assert change(once) == once  # type: ignore[operator]


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("xii", 12), ("XCIV", 94), ("iv", 4), ("abc", 0), ("", 0)])
def test_numbers(text: str, value: int) -> None:
    assert number(text) == value


LONG = ["a" * 100_000, "а" * 50_000 + "a" * 50_000, " " * 100_000, "\\'" * 50_000, "{" * 50_000 + "}" * 50_000,
        "a b" * 30_000, "Aб" * 50_000, "1 " * 50_000, "I. " * 30_000, "(" * 100_000, "9" * 100_000,
        "x, " * 30_000, "-" * 100_000, "\\l{" * 30_000, "lint: ignore[" * 8_000]  # fmt: skip


@pytest.mark.parametrize("value", LONG, ids=[text[:5] for text in LONG])
def test_long_values_are_read_in_time(value: str) -> None:
    fields = ("author", "title", "pages", "date", "isbn", "doi", "url", "langid", "journaltitle")
    start = time.process_time()
    for name in fields:
        lint(f"% {value}\n@article{{a, {name} = {{{value}}}, title = {{б}}}}", today=TODAY)
    assert time.process_time() - start < 6


def finding() -> dict[str, list[Finding]]:
    text = "@book{a,\n author = {Nowak, J},\n title = {A  b}, date = {2001}, crossref = {gone}}"
    return {"my lib,1.bib": lint(text, today=TODAY)}


def test_the_text_form() -> None:
    lines = forms.text(finding()).splitlines()
    assert lines[0].startswith("my lib,1.bib:2: warning: name-initials [a.author] ")
    assert lines[-1] == "1 error, 1 warning, 1 info; --fix mends 1"
    assert forms.text({"x.bib": []}) == ""


def test_the_json_form() -> None:
    rows = json.loads(forms.as_json(finding()))
    assert [(row["line"], row["code"], row["fixable"]) for row in rows] == [
        (2, "name-initials", False), (3, "crossref-missing", False), (3, "double-space", True)]  # fmt: skip
    assert json.loads(forms.as_json({})) == []


def test_the_github_form() -> None:
    lines = forms.github(finding()).splitlines()
    assert lines[1].startswith("::error file=my lib%2C1.bib,line=3,title=crossref-missing::")
    assert lines[2].startswith("::notice ")


def test_the_sarif_form() -> None:
    log = json.loads(forms.sarif(finding()))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "my%20lib%2C1.bib"
        assert place["region"]["startLine"] >= 1


def test_the_table_says_every_code() -> None:
    assert [line.split()[0] for line in forms.table().splitlines()] == list(CODES)


def test_codes_in_the_sources_are_in_the_table() -> None:
    folder = Path(forms.__file__).parent
    used = {
        code for path in folder.glob("*.py") for code in re.findall(r'finding\(\s*"([\w-]+)"', path.read_text("utf-8"))
    }
    assert used <= CODES.keys()
    assert len(used) > 20
