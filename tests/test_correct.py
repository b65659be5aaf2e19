"""`correct` as a person uses it, through a pipe: what is asked, shown, written, and read the next time."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cite_belarus.cli import correct, extract
from cite_belarus.corrections import loads
from cite_belarus.labels import recipe
from cite_belarus.model import CiteError

KOWALSKI = "Kowalski J., Historia Białorusi, Warszawa: PWN, 2001, s. 12"
NOWAK = "Nowak A., Dzieje Litwy, Kraków: Znak, 2005, s. 3."
SMITH = "Smith J. The History of Belarus. London: Routledge, 1999. P. 45."
ARTICLE = f"The text cites.1 And more.2\n\n1 {KOWALSKI}; {NOWAK}\n2 {SMITH}\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def run(article: Path, place: str, *commands: str) -> Result:
    arguments = [str(article), place] if place else [str(article)]
    return CliRunner().invoke(correct.command, arguments, input="".join(f"{c}\n" for c in commands))


def citations(article: Path) -> list[dict[str, object]]:
    out = CliRunner().invoke(extract.command, [str(article), "--to", "jsonl"]).stdout
    return [json.loads(line) for line in out.splitlines()]


# commands → the raws of the next reading
CUTS = {
    ("1/2", "drop"): [KOWALSKI, SMITH],
    ("1", "join"): None,
    ("#1", "join"): [f"{KOWALSKI}; {NOWAK}", SMITH],
    ("2", "split The History"): [
        KOWALSKI,
        NOWAK,
        "Smith J.",
        "The History of Belarus. London: Routledge, 1999. P. 45.",
    ],
}


@pytest.mark.parametrize(("said", "raws"), CUTS.items())
def test_cuts_are_written_and_count_from_then_on(article: Path, said: tuple[str, str], raws: list[str] | None) -> None:
    done = run(article, said[0], said[1], "write")
    if raws is None:
        assert isinstance(done.exception, CiteError)
        assert "1/2" in str(done.exception)
        return
    assert "Written" in done.output
    assert [one["raw"] for one in citations(article)] == raws


def test_fields_types_and_labels(article: Path) -> None:
    done = run(article, "note 2", "type report", "set author Smith, John; Doe, Jane", "remove publisher", "write")
    assert done.exit_code == 0
    one = citations(article)[2]
    assert one["type"] == "report"
    fields = one["fields"]
    assert isinstance(fields, dict)
    assert fields["author"] == [{"family": "Smith", "given": "John"}, {"family": "Doe", "given": "Jane"}]
    assert "publisher" not in fields
    run(article, "2", "label 4 institution", "write")
    labelled = citations(article)[2]["segments"]
    assert isinstance(labelled, list)
    assert (labelled[3]["label"], labelled[3]["confidence"]) == ("institution", 1.0)


def test_segments_are_cut_and_glued(article: Path) -> None:
    done = run(article, "2", "cut 2 of Belarus", "label 3 note", "glue 1", "write")
    assert done.exit_code == 0, done.output
    (said,) = loads((article.parent / "a.corrections.toml").read_text(encoding="utf-8")).corrections
    assert said.segments[:2] == (("author", "Smith J. The History "), ("note", "of Belarus. "))
    assert "".join(text for _, text in said.segments) == SMITH


# what is wrong → what the answer names
WRONG = {
    "nonsense": "label, cut",
    "label 2 novel": "container-title",
    "label 77 title": "from 1 to",
    "cut 2 nowhere": "inside segment 2",
    "glue 6": "nothing follows",
    "type novel": "incollection",
    "kind half": "ibid",
    "set title": "set title Historia",
    "remove isbn": "publisher",
    "split nowhere": "inside the citation",
    "join": "no citation follows",
    "same 9": "no citation at",
    "same 2": "this citation itself",
}


@pytest.mark.parametrize("command", WRONG)
def test_what_cannot_be_done_is_said_and_nothing_is_written(article: Path, command: str) -> None:
    done = run(article, "2", command, "write")
    assert WRONG[command] in done.output
    assert "Nothing was written" in done.output
    assert not (article.parent / "a.corrections.toml").exists()


def test_quitting_and_the_end_of_the_pipe_write_nothing(article: Path) -> None:
    assert "Nothing was written" in run(article, "2", "type report", "quit").output
    assert run(article, "2", "type report").exit_code == 1
    assert not (article.parent / "a.corrections.toml").exists()


def test_without_a_place_all_are_listed(article: Path) -> None:
    done = run(article, "", "#3", "help", "quit")
    assert f"#2\tnote 1/2\t{NOWAK}" in done.output
    assert "keep this, and end" in done.output


def test_comments_in_the_file_stay(article: Path) -> None:
    path = article.parent / "a.corrections.toml"
    path.write_bytes(b"# mine\r\n\r\n# and more")
    run(article, "2", "type report", "write")
    assert path.read_bytes().startswith(b"# mine\r\n\r\n# and more\r\n\r\n[[correction]]\r\n")
    assert citations(article)[2]["type"] == "report"


def test_corrected_labels_feed_the_training(article: Path) -> None:
    out = article.parent / "labels.jsonl"
    with pytest.raises(CiteError, match="no labels were corrected"):
        CliRunner().invoke(correct.command, [str(article), "--export", str(out)], catch_exceptions=False)
    run(article, "2", "right", "write")
    run(article, "1/1", "label 4 institution", "write")
    CliRunner().invoke(correct.command, [str(article), "--export", str(out)], catch_exceptions=False)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["raw"] for row in rows] == [SMITH, KOWALSKI]
    assert all("".join(text for _, text in row["segments"]) == row["raw"] for row in rows)
    assert rows[1]["segments"][3][0] == "institution"
    assert len(recipe.corrections(out, models=[]).strings) == 2
