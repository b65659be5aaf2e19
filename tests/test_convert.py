"""`convert`: every format in, every format out, nothing dropped without a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cite_belarus.cli import convert
from cite_belarus.formats import registry
from cite_belarus.model import Work

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "formats"
INPUTS = sorted(p.name for p in FIXTURES.iterdir() if p.suffix != ".expected")
FOREIGN = (
    '% by hand\n@comment{jabref-meta: grouping;}\n@article{a1, author = {Івaноў, Я.}, title = "Назва", lab = {7}}\n'
)
BROKEN = "@book{b1, title = {Fine}}\n@book{b2, title = {Broken\n@book{b3, title = {Last}}\n"


def run(*args: str, given: str | None = None) -> Result:
    return CliRunner().invoke(convert.command, list(args), input=given)


@pytest.mark.parametrize("target", convert.TARGETS)
@pytest.mark.parametrize("name", INPUTS)
def test_every_format_becomes_every_other(name: str, target: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(str(FIXTURES / name), "--to", target, "-o", str(out))
    assert done.exit_code in (0, 3), done.output
    assert (done.exit_code == 3) == bool(done.stderr)
    if target != "wikipedia":
        text = (FIXTURES / name).read_text(encoding="utf-8")
        before, _ = registry.guess(name, text).loads(text)
        after, _ = registry.by_name(target).loads(out.read_text(encoding="utf-8"))
        for one, other in zip(after, _ordered(before, target), strict=True):
            assert str(one.fields["title"]).startswith(str(other.fields["title"]))  # a subtitle may be joined to it


def _ordered(works: Sequence[Work], target: str) -> list[Work]:
    """A `.bib` is written in the order of its keys."""
    return sorted(works, key=lambda work: work.key) if target.startswith("bib") else list(works)


def test_what_the_target_cannot_hold_is_listed() -> None:
    done = run("-", "--to", "ris", given=FOREIGN)
    assert done.exit_code == 3
    assert "a1: ris has no place for lab" in done.stderr
    assert "standard input:1: not taken along: % by hand" in done.stderr
    assert "standard input:2: not taken along: @comment{jabref-meta" in done.stderr
    assert "lab" not in done.stdout


def test_broken_entries_are_named_and_the_rest_comes_through() -> None:
    done = run("--to", "csl-json", given=BROKEN)
    assert done.exit_code == 3
    assert "standard input:2:" in done.stderr
    assert '"Fine"' in done.stdout
    assert '"Last"' in done.stdout


def test_a_whole_conversion_says_nothing() -> None:
    done = run("-", "--to", "csl-json", given="@book{b1,\n  title = {Fine},\n  date = {2010},\n}\n")
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize("wiki", ["en", "ru", "uk", "be", "pl"])
def test_each_wiki_has_its_own_template(wiki: str) -> None:
    done = run("-", "--to", "wikipedia", "--wiki", wiki, given="@book{b1, title = {Fine}, date = {2010}}")
    assert done.stdout.startswith("{{")
    assert done.stdout == registry.by_name(f"wikipedia-{wiki}").dumps(
        registry.by_name("biblatex").loads("@book{b1, title = {Fine}, date = {2010}}")[0]
    )


def test_the_source_can_be_named() -> None:
    assert run("-", "--to", "biblatex", "--from", "ris", given="\nTY  - BOOK\nTI  - Fine\nER  - \n").stdout.startswith(
        "@book"
    )


@pytest.mark.parametrize(("given", "said"), [("", "cannot be told"), ("nothing at all", "cannot be told")])
def test_what_is_no_bibliography_is_an_error(given: str, said: str) -> None:
    done = run("-", "--to", "ris", given=given)
    assert done.exit_code == 1
    assert said in str(done.exception)
