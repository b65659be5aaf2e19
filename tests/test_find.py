"""Words in any script find a work in any other; the index renews itself and never stands in the way."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from casefile import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus import find
from cite_belarus.find import Record, Sources, search
from cite_belarus.find.index import place
from cite_belarus.find.query import parse
from cite_belarus.model import CiteError, Name, Work

ROOT = Path(__file__).resolve().parent.parent
BIB = """@book{ru, author = {Лукашенко, А. Г.}, title = {О Беларуси и беларуси}, date = {2012}, langid = {russian}}
@article{be, author = {Лукашэнка, А.}, title = {Знешняя палітыка}, journaltitle = {Беларусь}, date = {2015-03},
  url = {https://example.org/be}, langid = {belarusian}}
@book{pl, author = {Łukaszenka, Aleksander}, title = {Przemówienia}, date = {1999/2003}, langid = {polish}}

@incollection{en, author = {Smith, John}, title = {Foreign policy of Belarusi and of others}, date = {2019/2022},
  doi = {10.1234/ABC}, langid = {english}}
@article{other, author = {Smith, Ann}, title = {Foreign words}, journaltitle = {Language}, year = 2001}
@online{corp, author = {{Міністэрства замежных спраў}}, title = {Заява ўрада},
  url = {https://example.org/gone}, date = {2023}}
"""
HISTORY = [
    {"target": "https://example.org/be", "field": "url", "outcome": "answered", "code": 404,
     "checked": "2026-11-20T10:00:00Z", "failures": ["2026-11-20"]},
    {"target": "https://example.org/gone", "field": "url", "outcome": "dns-error", "checked": "2026-11-20T10:00:00Z",
     "failures": ["2026-11-18", "2026-11-19", "2026-11-20"]},
]  # fmt: skip


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "cite-belarus" / "find"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    bib = tmp_path / "library.bib"
    bib.write_text(BIB, "utf-8")
    (tmp_path / "library.links.jsonl").write_text("".join(json.dumps(line) + "\n" for line in HISTORY), "utf-8")
    return bib


def sources() -> Sources:
    from cite_belarus.cli.find import dead, read

    return Sources(read, dead)


def keys(query: str, *bibs: Path) -> list[str]:
    return [hit.key for hit in search(query, bibs, sources())]


@pytest.mark.parametrize(("query", "expected"), cases("find"))
def test_what_is_found(query: str, expected: str, library: Path) -> None:
    assert sorted(keys(query, library)) == sorted(key for key in expected.split("\n") if key != "-")


def test_the_best_comes_first(library: Path) -> None:
    library.write_text(
        "@book{a, title = {Other words}, note = {minsk}, date = {2001}}\n"
        "@book{b, title = {Words}, author = {Мінск, Я.}, date = {2001}}\n"
        "@book{c, title = {Мінск}, date = {2001}}\n@book{d, title = {Minsk}, author = {Minsk, A.}, date = {2001}}\n",
        "utf-8",
    )
    assert keys("минск", library) == ["d", "c", "b", "a"]
    hits = search("minsk", [library], sources(), 2)
    assert [hit.key for hit in hits] == ["d", "c"]
    assert hits[0].score > hits[1].score > 0
    assert (hits[0].file, hits[0].line, hits[0].year) == (str(library), 4, "2001")


@pytest.mark.parametrize(("query", "said"), cases("find_bad"))
def test_a_bad_query_is_said_to_be_one(query: str, said: str) -> None:
    with pytest.raises(CiteError) as error:
        parse(query)
    assert said in str(error.value)
    assert "year:" in str(error.value)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text("\"*:-^()+{}.\\' aбыear", max_size=30))
def test_no_query_is_an_error_of_the_database(anything: str, syntax: str) -> None:
    records = [Record(Work("a", "book", {"title": "Беларусь", "author": (Name("Smith"),)}))]
    for query in (anything, syntax):
        try:
            find.search_records(query, records)
        except CiteError:
            continue


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30), st.integers(1, 30))
def test_a_word_finds_itself_and_so_does_its_beginning(title: str, cut: int) -> None:
    from cite_belarus.romanise import fold

    records = [Record(Work("a", "book", {"title": title}))]
    for word in title.split():
        if fold(word) and '"' not in word and ":" not in word and word[0] != "-" and "*" not in word:
            assert [hit.key for hit in find.search_records(word, records)] == ["a"]
            if fold(word[:cut]) and word.isalpha() and " " not in fold(word):
                assert [hit.key for hit in find.search_records(f"{word[:cut]}*", records)] == ["a"], word


class Counting:
    """A reader that counts."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, path: Path) -> Iterable[Record]:
        self.times += 1
        return sources().read(path)


def test_the_index_is_made_once_and_anew_when_the_file_is_another(library: Path) -> None:
    read = Counting()
    ask = Sources(read, sources().dead)
    assert len(search("lukashenko", [library], ask)) == 3
    assert len(search("lukashenko", [library], ask)) == 3
    assert read.times == 1
    library.write_text(BIB + "@book{new, author = {Lukashenko, B.}, title = {New}}\n", "utf-8")
    assert len(search("lukashenko", [library], ask)) == 4
    assert read.times == 2


@pytest.mark.parametrize("spoilt", ["", "no database at all", "cut", "middle", "version", "tables"])
def test_a_spoilt_index_is_made_anew(library: Path, spoilt: str) -> None:
    assert len(keys("lukashenko", library)) == 3
    path = place(library)
    data = path.read_bytes()
    if spoilt in ("version", "tables"):
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE about SET stamp = '[0]'" if spoilt == "version" else "DROP TABLE words")
        connection.close()
    elif spoilt == "middle":
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    else:
        path.write_bytes(data[: len(data) // 2] if spoilt == "cut" else spoilt.encode())
    read = Counting()
    for _ in range(2):
        assert len(search("lukashenko", [library], Sources(read, sources().dead))) == 3
    assert read.times == 1


def test_an_index_spoilt_anywhere_is_no_error(library: Path) -> None:
    keys("lukashenko", library)
    path = place(library)
    data = path.read_bytes()
    for start in range(0, len(data), 1024):
        path.write_bytes(data[:start] + b"\xa5" * 1024 + data[start + 1024 :])
        keys("author:lukashenko -policy year:1999..", library)


def test_runs_at_the_same_time_do_not_disturb_each_other(library: Path, cache: Path) -> None:
    code = f"""
from pathlib import Path
from cite_belarus.cli.find import dead, read
from cite_belarus.find import Sources, search
for _ in range(3):
    print(*(hit.key for hit in search("lukashenko", [Path({str(library)!r})], Sources(read, dead))))
    Path({str(library)!r}).touch()
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with ThreadPoolExecutor(4) as pool:
        runs = [
            pool.submit(subprocess.run, [sys.executable, "-c", code], capture_output=True, env=env) for _ in range(4)
        ]
    for run in runs:
        done = run.result()
        assert not done.stderr, done.stderr.decode()
        assert [sorted(line.split()) for line in done.stdout.decode().splitlines()] == [["be", "pl", "ru"]] * 3
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that may not be written")
def test_a_cache_that_may_not_be_written_is_done_without(library: Path, tmp_path: Path) -> None:
    closed = tmp_path / "cache"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert len(keys("lukashenko", library)) == 3


def test_a_cache_that_cannot_be_made_is_done_without(library: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert len(keys("lukashenko", library)) == 3


def test_old_indexes_are_taken_away(library: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    for name in ("old.sqlite", "old.part"):
        (cache / name).write_text("", "utf-8")
        os.utime(cache / name, (1, 1))
    assert keys("lukashenko", library)
    assert list(cache.iterdir()) == [place(library)]


def test_several_files_are_one_list(library: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.bib"
    second.write_text("@book{two, author = {Lukashenko}, title = {Second}}\n", "utf-8")
    hits = search("lukashenko", [library, second], sources())
    assert {(Path(hit.file).name, hit.key) for hit in hits} >= {("second.bib", "two"), ("library.bib", "ru")}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(search("lukashenko", [library, second], sources(), 2)) == 2


@pytest.mark.parametrize(
    ("system", "env", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/cite-belarus/find"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/cite-belarus/find"),
        ("linux", {"HOME": "/h"}, "/h/.cache/cite-belarus/find"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/cite-belarus/find"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/cite-belarus/find"),
    ],
)
def test_where_the_cache_is(system: str, env: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", system)
    assert find.folder() == Path(expected)


def run(*args: str, given_: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cite_belarus", "find", *args]
    return subprocess.run(command, input=given_, capture_output=True, cwd=cwd, env=env, timeout=60)


def test_the_command(library: Path) -> None:
    done = run("lukashenko lang:ru", cwd=library.parent)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == "library.bib:1: ru\n    Лукашенко, А. Г. О Беларуси и беларуси (2012)\n"
    assert run("foreign", "library.bib", "--to", "keys", "-n", "1", cwd=library.parent).stdout == b"other\n"
    (row,) = json.loads(run("key:other", str(library), "--to", "json").stdout)
    assert (row["file"], row["line"], row["key"], row["title"]) == (str(library), 8, "other", "Foreign words")


def test_the_command_reads_standard_input(cache: Path) -> None:
    done = run("lukashenko", "-", "--to", "keys", given_=BIB.encode())
    assert sorted(done.stdout.decode().split()) == ["be", "pl", "ru"]
    assert not cache.exists()


def test_nothing_found_is_said(library: Path) -> None:
    done = run("nothingatall", str(library), "--to", "json")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (0, [], b"nothing found\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [(["colour:red", "library.bib"], "no field 'colour'"), (["x", "gone.bib"], "no such file"), (["x"], "no .bib file"),
     (["x", "-", "library.bib"], "standard input stands alone")],
)  # fmt: skip
def test_what_cannot_be_done_is_said(args: list[str], said: str, library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    done = run(*args, cwd=folder if "library.bib" not in args else library.parent)
    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "bib", ["", "no entry here", "@", "@book{", "@book{a, title = {x}", "\ufeff@book{a, title={x}}"]
)
def test_any_file_can_be_searched(bib: str) -> None:
    done = run("x", "-", given_=bib.encode())
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 1)
