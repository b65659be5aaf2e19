"""HTTP answers and PDFs, read from bytes alone."""

from __future__ import annotations

import gzip
import itertools
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from links_pdf import pdf

from cite_belarus.links import pages
from cite_belarus.links.pdf import pdf_titles
from cite_belarus.links.wire import Answer, Content, GarbledError

BODY = bytes(range(256)) * 3
CHUNKED = (
    b"".join(b"%X;ext=1\r\n%s\r\n" % (len(part), part) for part in (BODY[:100], BODY[100:101], BODY[101:]))
    + b"0\r\n\r\n"
)
ANSWERS = {
    "length": (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY, True),
    "chunked": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED, True),
    "close": (b"HTTP/1.1 200 OK\r\n\r\n" + BODY, False),
    "bare": (b"HTTP/1.1 200\nContent-Length: %d\n\n" % len(BODY) + BODY, True),
    "old": (b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY, False),
    "continue": (
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY,
        True,
    ),
}


@pytest.mark.parametrize("name", list(ANSWERS))
@given(cuts=st.lists(st.integers(0, 1200), max_size=12))
@example(cuts=[len(ANSWERS["chunked"][0]) - 1])  # between the last two characters of the answer
def test_however_it_is_cut_the_answer_is_the_same(name: str, cuts: list[int]) -> None:
    data, reusable = ANSWERS[name]
    edges = [0, *sorted(cuts), len(data)]
    answer = Answer()
    body = b"".join(answer.feed(data[a:b]) for a, b in itertools.pairwise(edges))
    assert (answer.code, body) == (200, BODY)
    assert answer.complete == (name != "close") and answer.reusable == reusable
    assert answer.end()


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_garbage_is_garbled_at_worst(pieces: list[bytes]) -> None:
    for start in (
        b"",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: ",
    ):
        answer = Answer()
        try:
            for piece in (start, *pieces):
                answer.feed(piece)
            answer.end()
        except GarbledError:
            pass


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"x" * 70000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 2000,
    ],
)
def test_garbled(data: bytes) -> None:
    with pytest.raises(GarbledError):
        Answer().feed(data)


def test_cut_short() -> None:
    for data in (
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1",
    ):
        answer = Answer()
        answer.feed(data)
        assert not answer.end()


def test_without_a_body() -> None:
    head = Answer("HEAD")
    head.feed(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
    assert head.complete and head.reusable
    answer = Answer()
    answer.feed(b"HTTP/1.1 204 No Content\r\nX: 1\r\nx: 2\r\n\r\n")
    assert answer.complete and answer.headers["x"] == "1, 2"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("", bytes),
        ("identity", bytes),
    ],
)
def test_content_codings(coding: str, pack: object) -> None:
    content = Content(coding, 10**6)
    packed = pack(BODY)  # type: ignore[operator]
    for at in range(0, len(packed), 7):
        content.feed(packed[at : at + 7])
    assert content.data == BODY and content.readable


def test_no_content_grows_beyond_its_limit() -> None:
    content = Content("gzip", 1000)
    content.feed(gzip.compress(b" " * 10**7))
    assert len(content.data) == 1000 and content.full
    assert not Content("br", 1000).readable


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers_of_pages(data: bytes) -> None:
    for kind in ("text/html", "text/html; charset=utf-16", "text/html; charset=nonsense", "application/pdf", ""):
        headers = {"content-type": kind}
        pages.enough(headers, bytearray(data))
        assert all(text for _, text in pages.titles(headers, data))
        pages.words(headers, data)
    pdf_titles(b"%PDF-1.7\n" + data)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_a_pdfs_title_comes_through(title: str) -> None:
    wanted = " ".join(title.split())
    assert [text for _, text in pdf_titles(pdf(title))] == ([wanted] if wanted else [])


def test_pdf_metadata_in_streams_and_the_first_page() -> None:
    xmp = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Гісторыя</rdf:li></rdf:Alt></dc:title>'.encode()
    shown = b"BT /F1 24 Tf (A Study ) Tj [(of ) -120 (Trade)] TJ ET"
    body = b"%PDF-1.7\n" + b"".join(
        b"1 0 obj << >> stream\n" + zlib.compress(s) + b"\nendstream endobj\n" for s in (xmp, shown)
    )
    assert pdf_titles(body) == (("metadata", "Гісторыя"), ("first page", "A Study of Trade"))
    shown = (
        b"BT /F1 9 Tf 1 0 0 1 0 0 Tm [<00010002> -20 <0003> -300 <0004>] TJ 0 -12 Td <00050006000700080009000A> Tj ET"
    )
    letters = "".join(f"<{n + 1:04X}> <{ord(c):04X}>\n" for n, c in enumerate("Гіс"))
    ranges = f"<0004> <000A> <{ord('а'):04X}>"
    cmap = f"10 beginbfchar\n{letters}endbfchar 1 beginbfrange {ranges} endbfrange".encode()
    wrong = b"1 beginbfrange <0001> <000A> <0030> endbfrange"
    packed = (b"stream\r\n" + zlib.compress(s) + b"\nendstream\n" for s in (shown, wrong, cmap))
    assert pdf_titles(b"%PDF-1.7\n" + b"".join(packed)) == (("first page", "Гіс а бвгдеж"),)
    assert pdf_titles(b"%PDF-1.4 /Title (A \\(small\\) \\101 study)") == (("metadata", "A (small) A study"),)


def test_titles_by_place_the_most_telling_first() -> None:
    metas = b"<meta property='og:title' content='O'><META NAME='Citation_Title' CONTENT='C'>"
    body = b"<html><head><title>T</title>" + metas + b"</head><body><h1>H <b>h</b></h1>"
    assert pages.titles({"content-type": "text/html"}, body) == (
        ("citation_title", "C"),
        ("og:title", "O"),
        ("title", "T"),
        ("h1", "H h"),
    )


@pytest.mark.parametrize(("body", "wanted"), [
    (b"<html><head><title>x", False), (b"<html><head><title>x</title></head><body>", False),
    (b"<html><head><title>x</title></head><body><h1>y</h1>", True),
    (b"<html><head><meta name=\"citation_title\" content=\"x\"></head>", True), (b"<html><body><h1>y</h1>", True),
])  # fmt: skip
def test_when_enough_was_read(body: bytes, wanted: bool) -> None:
    assert pages.enough({"content-type": "text/html"}, bytearray(body)) == wanted
    assert pages.enough({"content-type": "image/png"}, bytearray(body))
    assert not pages.enough({"content-type": "application/pdf"}, bytearray(b"%PDF-1.4"))


def test_bytes_of_100000_characters_in_a_line_take_no_time() -> None:
    for filling in (b"(", b"/Title (", b"<meta ", b"\\", b"[("):
        data = filling * (100_000 // len(filling))
        pdf_titles(b"%PDF-1.4\nBT " + data)
        pages.titles({"content-type": "text/html"}, b"<html>" + data)
