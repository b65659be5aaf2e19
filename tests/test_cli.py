"""The commands as a user types them: what they print, what they write, and what bad input gets."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from cite_belarus.cli import parse
from cite_belarus.model import Citation, Cited, Name, Reference, Segment
from cite_belarus.pipeline import Line

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = "Kowalski J., Historia Białorusi, Warszawa: PWN, 2001."

# what is given as FILE → what the message must name
UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
    "old.txt": ("Список литературы\nИванов И. И. История. М., 1999.\n".encode("cp1251"), "windows-1251"),
    "wide.txt": ("References\nSmith J. Title. London, 1999.\n".encode("utf-16"), "utf-16"),
}

STRANGE = {
    "prose": "This is body text. It cites nothing at all, and ends here.\n" * 5,
    "one-item": f"References\n\n{REFERENCE}\n",
    "long-line": "References\n\n" + "word, " * 20_000 + "\n",
    "many-lines": "References\n\n" + f"{REFERENCE}\n" * 2_000,
    "quotes": "References\n\nSmith J., “The unclosed ‘title, (Journal [of, 5 (2001, pp. 5–.\n",
    "right-to-left": "References\n\nכהן י., תולדות בלארוס, ירושלים 1999.\n\u202eSmith J. Title\u202c. London, 1999.\n",
    "cjk": "参考文献\n\n李明. 白俄罗斯与中国. 北京: 人民出版社, 2001.\n",
    "control": "References\n\nSmith\x01 J., Ti\x08tle\x1b[31m. London, 1999.\n",
    "form-feeds": f"References\n\n{REFERENCE}\f\n{REFERENCE}\f",
}


def run(*args: str, given: bytes | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cite_belarus", *args]
    return subprocess.run(command, input=given, capture_output=True, cwd=cwd, env=env, timeout=120)


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", [["extract"], ["build", "-o", "out"], ["map"]])
def test_what_cannot_be_read_is_said_in_one_message(name: str, command: list[str], tmp_path: Path) -> None:
    data, named = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    done = run(*command, name, cwd=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert named in said
    assert name in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("path", "named"), [("missing.txt", "no such file"), (".", "folder")])
def test_a_path_that_is_no_file(path: str, named: str, tmp_path: Path) -> None:
    done = run("build", "-o", "out", path, cwd=tmp_path)
    assert (done.returncode, named in done.stderr.decode()) == (1, True)


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_is_read_without_loss(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.txt").write_text(STRANGE[name], encoding="utf-8")
    done = run("build", "-o", "out", f"{name}.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert json.loads((tmp_path / "out" / f"{name}.report.json").read_text(encoding="utf-8"))["article"] == name
    assert (tmp_path / "out" / f"{name}.bib").exists()


@pytest.mark.parametrize("name", STRANGE)
def test_parse_gives_one_object_a_line_and_loses_no_character(name: str) -> None:
    lines = STRANGE[name].replace("\f", "").split("\n")[:200]
    done = run("parse", "-", given="\n".join(lines).encode())
    assert done.returncode == 0, done.stderr.decode()
    objects = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(objects) == len(lines) - (lines[-1] == "")
    for found in objects:
        assert "".join(s["text"] for s in found["segments"]) == found["raw"]


ENTRY = "@book{a, author = {Лукашенко, А.}, title = {Title}, date = {2001}, location = {Minsk}, doi = {10.1000/1}}\n"
ARTICLE = f"References\n\n{REFERENCE}\n"
# every command that reads a file takes "-": what it is given, and what its output holds
PIPED = {
    "extract -": (ARTICLE, "Kowalski"),
    "map -": (ARTICLE, "list"),
    "build - -o .": (ARTICLE, "standard-input"),
    "parse -": (ARTICLE, "Kowalski"),
    "format - --style gost-2018": (ENTRY, "Лукашенко"),
    "convert - --to ris": (ENTRY, "TY  - BOOK"),
    "find lukashenko -": (ENTRY, "Лукашенко"),
    "check - --offline --to json": (ENTRY, "10.1000/1"),
    "romanise --standard icao --language russian -": (ENTRY, "Lukashenko"),
    "merge - -o -": (ENTRY, "Лукашенко"),
    "lint -": (ENTRY, ""),
    "evaluate -": ('{"raw": "A. Title.", "segments": [["author", "A. "], ["title", "Title."]]}\n', "1 references"),
}


@pytest.mark.parametrize("command", PIPED)
def test_every_command_reads_standard_input(command: str, tmp_path: Path) -> None:
    given, printed = PIPED[command]
    done = run(*command.split(), given=given.encode(), cwd=tmp_path)
    assert done.returncode in (0, 3), done.stderr.decode()
    assert printed in done.stdout.decode()
    assert not list(tmp_path.glob("-*"))


def test_corrections_are_read_from_standard_input(tmp_path: Path) -> None:
    given = json.dumps({"raw": "A. Title.", "segments": [["author", "A. "], ["title", "Title."]]})
    done = run("train", "--add", "-", "-o", "mine.npz", given=given.encode(), cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert "references learnt: 1" in done.stderr.decode()
    assert (tmp_path / "mine.npz").is_file()


@pytest.mark.parametrize("text", ["", "\n" * 700, " \n\n"])
def test_a_file_is_parsed_as_standard_input_is(text: str, tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text(text, encoding="utf-8")
    done = run("parse", "blank.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, run("parse", "-", given=text.encode()).stdout)
    assert len(done.stdout.splitlines()) == text.count("\n")


@pytest.mark.parametrize("command", [["parse", "-"], ["extract", "a.txt"], ["evaluate", "a.txt"]])
@pytest.mark.parametrize(("model", "said"), [("none.npz", "there is no such file"), (".", "this is a folder")])
def test_a_model_that_is_not_there(command: list[str], model: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    done = run(*command, "--model", model, given=REFERENCE.encode(), cwd=tmp_path)
    assert (done.returncode, said in done.stderr.decode()) == (1, True)


def test_an_article_without_citations_says_so(tmp_path: Path) -> None:
    (tmp_path / "prose.txt").write_text(STRANGE["prose"], encoding="utf-8")
    done = run("build", "-o", "out", "prose.txt", cwd=tmp_path)
    report = json.loads((tmp_path / "out" / "prose.report.json").read_text(encoding="utf-8"))
    assert [issue["code"] for issue in report["issues"]] == ["no-citations"]
    assert "no citation was found" in done.stdout.decode()


def test_an_empty_line_has_no_citations() -> None:
    done = run("parse", given=f"{REFERENCE}\n\n{REFERENCE}\n".encode())
    counts = [len(json.loads(line)["citations"]) for line in done.stdout.decode().splitlines()]
    assert counts == [1, 0, 1]


def test_a_citation_that_travels_to_a_bibliography_loses_its_segments_only() -> None:
    citation = Citation("A. B", (3, 7), "note", "1", 2, "short", "a", ((3, 7),), ((0, 1),), "citing")
    reference = Reference("book", {"author": (Name("B", "A."),), "location": ("Minsk",)}, confidence=0.5)
    line = Line("So A. B", (), (Cited(citation, (Segment("author", "A. B", 0, 4),), reference),))
    travelled = pickle.loads(pickle.dumps(parse.packed(line)))
    assert [parse.unpacked(one) for one in travelled] == [Cited(citation, (), reference)]


def test_an_entry_by_hand_and_a_changed_one_survive_the_next_build(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text(f"References\n\n{REFERENCE}\n\nNowak A., Inna książka, Kraków 1999.\n", "utf-8")
    run("build", "-o", ".", "paper.txt", cwd=tmp_path)
    bib = tmp_path / "paper.bib"
    written = bib.read_text("utf-8")
    changed = written.replace("Historia Białorusi", "Historia Białej Rusi")
    assert changed != written
    bib.write_text(changed + "\n% mine\n@book{mine, title = {By hand}}\n", "utf-8")
    assert run("build", "-o", ".", "paper.txt", cwd=tmp_path).returncode == 0
    now = bib.read_text("utf-8")
    assert "Historia Białej Rusi" in now
    assert "% mine\n" in now
    assert "@book{mine, title = {By hand}}" in now
    assert "Historia Białorusi" not in now


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_no_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "cite_belarus", "parse"]
        done = subprocess.run(command, input=REFERENCE.encode(), stdout=full, stderr=subprocess.PIPE, env=env)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_two_articles_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "paper.txt").write_text(REFERENCE, "utf-8")
    done = run("build", "-o", "out", "a/paper.txt", "b/paper.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "paper" in done.stderr.decode()


@pytest.mark.parametrize(
    "args", [["nonsense"], ["build"], ["extract", "--to", "xml", "a.txt"], ["parse", "--explain", "--to", "biblatex"]]
)
def test_wrong_usage_exits_with_2(args: list[str]) -> None:
    assert run(*args).returncode == 2


def test_help_imports_no_heavy_package() -> None:
    heavy = {"numpy", "pybtex", "requests", "lxml", "rich", "jinja2"}
    code = (
        "import sys; from cite_belarus.cli import group; group(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert not heavy & set(done.stdout.split())
