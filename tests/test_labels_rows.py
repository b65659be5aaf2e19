"""JSON Lines as people write them: what is no object, no text, no label is said with its line; nothing is guessed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cite_belarus.labels import rows
from cite_belarus.model import CiteError

GOOD = {"raw": "A. Teal, Fens", "segments": [["author", "A. Teal, "], ["title", "Fens"]]}
RECORD = {"type": "book", "language": "en", "title": "Fens", "author": [{"family": "Teal", "given": "Ann"}]}


def written(path: Path, *lines: Any) -> Path:
    """A file with a line for each: bytes and text as they are, anything else as JSON."""
    texts = [one if isinstance(one, (bytes, str)) else json.dumps(one) for one in lines]
    path.write_bytes(b"\n".join(one if isinstance(one, bytes) else one.encode() for one in texts))
    return path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1, 2], "no object"),
        (5, "no object"),
        ("null", "no object"),
        ("nothing", "not JSON"),
        ({"segments": GOOD["segments"]}, '"raw" is missing'),
        ({**GOOD, "raw": 5}, '"raw" is no text'),
        ({"raw": "x"}, '"segments" is missing'),
        ({"raw": "x", "segments": "author"}, '"segments" is no list'),
        ({"raw": "x", "segments": ["author"]}, "segment 1: this is no label with its text"),
        ({"raw": "x", "segments": [["author", "x"], ["title", 5]]}, "segment 2: this is no label with its text"),
        ({"raw": "x", "segments": [{"label": "author"}]}, "segment 1: this is no label with its text"),
        ({"raw": "x", "segments": [["autor", "x"]]}, "'autor' is no label"),
        ({"raw": "x", "segments": [["\ud800", "x"]]}, "is no label"),
        ("é".encode("latin-1"), "no UTF-8"),
        (bytes(range(11, 256)), "no UTF-8"),
        ("[" * 100_000, "nested too deeply"),
        ('{"raw": ' + "1" * 5000 + "}", "not to be read as JSON"),
    ],
)
def test_a_line_that_is_no_labelled_string(line: Any, said: str, tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", GOOD, "", line)
    with pytest.raises(CiteError) as caught:
        list(rows.labelled(path))
    assert str(caught.value).startswith(f"{path}:3: ")
    assert said in str(caught.value)
    assert str(caught.value).encode("utf-8")


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_good_files_in_all_their_forms(head: bytes, pack: Any, end: str, tmp_path: Path) -> None:
    objects = {**GOOD, "segments": [{"label": label, "text": text} for label, text in GOOD["segments"]]}
    path = tmp_path / "gold.jsonl"
    path.write_bytes(pack(head + end.join(map(json.dumps, (GOOD, objects, ""))).removesuffix('""').encode()))
    found = list(rows.labelled(path))
    assert [one.place for one in found] == [f"{path}:1", f"{path}:2"]
    assert {(one.raw, tuple(one.segments)) for one in found} == {
        ("A. Teal, Fens", (("author", "A. Teal, "), ("title", "Fens")))
    }


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("A. Teal", "Fens"), "at character 8 it has ', Fens', they 'Fens'"),
        (("A. Teal, ",), "at character 10 it has 'Fens', they nothing"),
        (("A. Teal, ", "Fens."), "at character 14 it has nothing, they '.'"),
    ],
)
def test_segments_that_do_not_join(texts: tuple[str, ...], said: str) -> None:
    with pytest.raises(CiteError) as caught:
        rows.joined("A. Teal, Fens", [("title", text) for text in texts], "gold.jsonl:1")
    assert said in str(caught.value)


def test_a_file_that_cannot_be_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(RECORD).encode() * 500)[:-30])
    with pytest.raises(CiteError, match="cannot be unpacked"):
        rows.records(path)


@pytest.mark.parametrize(("name", "said"), [("none.jsonl", "no such file"), (".", "folder")])
def test_a_file_that_is_not_there(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CiteError, match=said):
        list(rows.read(tmp_path / name))


def test_records_a_line_or_an_array(tmp_path: Path) -> None:
    lines = rows.records(written(tmp_path / "lines.jsonl", RECORD, RECORD))
    array = rows.records(
        written(tmp_path / "array.json", b"\xef\xbb\xbf" + json.dumps([RECORD] * 2, indent=1).encode())
    )
    assert lines == array == [RECORD, RECORD]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ([1, 2], "record 1: this is JSON, but no object"),
        ([RECORD, "x"], "record 2: this is JSON, but no object"),
        ("[1,\n2,\n", ":3: not JSON"),
        ({**RECORD, "author": ["Roe, Ann"]}, ':1: "author" is no list of names'),
        ({**RECORD, "editor": "Roe, Ann"}, ':1: "editor" is no list of names'),
        ({**RECORD, "author": [{"family": 5}]}, ':1: "author" is no list of names'),
        ({**RECORD, "title": ["Fens"]}, ':1: "title" is no text'),
    ],
)
def test_what_is_no_record(line: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(CiteError) as caught:
        rows.records(written(tmp_path / "records.jsonl", line))
    assert said in str(caught.value)
