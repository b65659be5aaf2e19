"""Reading: bytes to text, clean text, italics, and an error that helps for all that is no text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus import sources
from cite_belarus.model import CiteError
from cite_belarus.sources.italics import take_out

POLISH = "Książka żółta: Źródła i łącza, Gdańsk 1999, przekład świetny, więc pożądany. "
RUSSIAN = "Внешняя политика Республики Беларусь: итоги двадцати лет. Москва, 2008. С. 12. "
GERMAN = "Über die Größe der Mächte, München, Straße, schön, äußere Prüfung. "


def shown(marked_text: str, italics: tuple[tuple[int, int], ...]) -> str:
    out = marked_text
    for start, end in reversed(italics):
        out = out[:start] + "{" + out[start:end] + "}" + out[end:]
    return out


@pytest.mark.parametrize(("text", "expected"), cases("sources_plain"))
def test_plain_italics(text: str, expected: str) -> None:
    document = sources.from_text(text)
    assert shown(document.text, document.italics) == expected


@pytest.mark.parametrize(("text", "expected"), cases("sources_markdown"))
def test_markdown_italics(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    document = sources.read(path)
    assert shown(document.text, document.italics) == expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfAbc\r\ndef\rghi\n", "Abc\ndef\nghi\n"),
        ("Le\u0301on".encode(), "L\u00e9on"),
        (b"one\ftwo", "one\ftwo"),
        ("so\u00adft hyph\u00ad\nen \ufeffx\u200b\u200ey".encode(), "soft hyph-\nen xy"),
        ("so¬ft hyph¬\nen Stutt¬ gart a ¬ b ¬c 1¬2".encode(), "soft hyph-\nen Stuttgart a ¬ b ¬c 1¬2"),
        ("a\u2028b\u0085c\x0bd".encode(), "a\nb\nc\nd"),
    ],
)
def test_utf8_in_all_its_forms(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    document = sources.read(path)
    assert (document.text, document.stem, document.source) == (text, "article", str(path))
    assert document.issues == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso-8859-5"),
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (GERMAN, "windows-1252"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN + POLISH, "utf-16-le"),
        (POLISH, "utf-16-be"),
        (POLISH, "utf-32"),
    ],
)
def test_another_encoding_is_named_and_the_remedy_works(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((text * 5).encode(encoding))
    with pytest.raises(CiteError) as error:
        sources.read(path)
    named = error.value.remedy.removeprefix("try: --encoding ")
    assert sources.read(path, named).text == text * 5


def test_the_error_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"fine\nfine\n" + RUSSIAN.encode("cp1251"))
    with pytest.raises(CiteError, match="not UTF-8") as error:
        sources.read(path)
    assert error.value.place == f"{path}:3"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\f", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"{\\rtf1 ...", "RTF"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_no_text(tmp_path: Path, data: bytes, cause: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(CiteError, match=cause) as error:
        sources.read(path)
    assert error.value.place == str(path)
    assert error.value.remedy


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CiteError, match="folder"):
        sources.read(tmp_path)
    with pytest.raises(CiteError, match="no such file"):
        sources.read(tmp_path / "none.txt")
    with pytest.raises(CiteError, match=r"cannot be read|no such file"):
        sources.read(Path("a\0b.txt"))
    with pytest.raises(CiteError, match="cannot be read"):
        sources.read(tmp_path / ("x" * 5000))


def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text", encoding="utf-8")
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(CiteError, match="permission"):
            sources.read(path)
    else:
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    ("encoding", "cause"), [("klingon", "no encoding"), ("ascii", "not in ascii"), ("hex", "hex"), ("rot13", "rot13")]
)
def test_a_wrong_encoding(tmp_path: Path, encoding: str, cause: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RUSSIAN, encoding="utf-8")
    with pytest.raises(CiteError, match=cause):
        sources.read(path, encoding)


def test_damage_is_said_and_seen() -> None:
    document = sources.from_text("*a*\x02b\udc80c\x9d")
    assert document.text == "a\ufffdb\ufffdc\ufffd"
    assert [(i.code, i.span) for i in document.issues] == [("control-characters", (1, 2)), ("lone-surrogates", (3, 4))]
    document.text.encode("utf-8")


@given(st.text(alphabet=st.characters(codec=None) | st.sampled_from("*_ \n\\a.")))
def test_any_text_can_be_read(text: str) -> None:
    document = sources.from_text(text)
    document.text.encode("utf-8")
    assert all(0 <= a < b <= len(document.text) for a, b in document.italics)
    assert unicodedata.is_normalized("NFC", document.text)
    assert sources.from_text(document.text).issues == ()


@given(st.text(alphabet="*_ab .\n"), st.sampled_from(["*", "*_"]))
def test_only_marks_are_taken_out(text: str, glyphs: str) -> None:
    marked = take_out(text, glyphs)
    assert marked.text.replace("*", "").replace("_", "") == text.replace("*", "").replace("_", "")
    assert all(a[1] <= b[0] for a, b in zip(marked.italics, marked.italics[1:], strict=False))
