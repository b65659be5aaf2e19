"""What may not be cut: quotations, brackets, addresses and italics in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cite_belarus.alphabets import DAMAGED_YEAR, DIGITS
from cite_belarus.citations import wordlists
from cite_belarus.citations.words import said
from cite_belarus.late import Late
from cite_belarus.model import Span

QUOTED, BRACKETED, ADDRESS, HIDDEN = 1, 2, 4, 8
SHOWN = 4
VEIL = "\u25a1"
LONGEST_QUOTATION = 400
LONGEST_BRACKET = 700
LONGEST_ASIDE = 120

# Opening mark: the marks that may close it. Straight and single marks are told apart by their neighbours.
QUOTATION_MARKS = {
    "“": "”",
    "„": '”“"',
    "«": "»",
    "»": "«»",  # as German and Scandinavian prints turn them
    "‘": "’'",
    "‚": "‘’",
    "‹": "›",
    '"': '"”',
    "'": "'’",
    "*": "*",
}
_AMBIGUOUS = frozenset("\"'‘*")
_QUOTES_OF = {opening: Late(f"[{opening}{closing}]") for opening, closing in QUOTATION_MARKS.items()}
_EARLIER = ("opcit", "ibid")
_BRACKETS = {")": "(", "]": "["}
# For each bit the table that adds it to a byte.
_ADDING = {bit: bytes(byte | bit for byte in range(256)) for bit in (QUOTED, BRACKETED, ADDRESS, HIDDEN)}
_QUOTES = Late(r"[“„«»‘‚‹\"'*]")
_BRACKET = Late(r"[()\[\]]")
_VEILED = re.compile(rb"[%s]+" % re.escape(bytes(bits for bits in range(16) if bits & (QUOTED | HIDDEN))))
_ADDRESS = Late(r"(?:https?://|www\.|doi:\s?10\.|10\.\d{4,9}/)[^\s<>\"«»“”]*[\w/=]", re.IGNORECASE)
_YEAR = Late(  # by a scan: "Warszawa l985", "М., 198б"
    rf"(?!\d{{4}}){DAMAGED_YEAR}(?<![^\s(,.].{{4}})(?=[\s.,;:)]|$)"
)


class Shape(NamedTuple):
    """A text, for each character the bits of what it stands in, and the text with quoted words and addresses veiled
    and damaged years as digits.

    `spoken`: the tables of which a phrase may stand in the text, veiled or not (see `wordlists.spoken`).
    """

    text: str
    mask: bytes
    veiled: str
    asides: tuple[Span, ...] = ()
    spoken: frozenset[str] = frozenset()

    def speaks(self, *tables: str) -> bool:
        """Whether a phrase of one of the tables may stand in the text."""
        return not self.spoken.isdisjoint(tables)

    def free(self, at: int) -> bool:
        """Whether the character stands outside quotations, brackets and addresses."""
        return not self.mask[at]


def shape(text: str, italics: Sequence[Span] = ()) -> Shape:
    """Find what is quoted, bracketed, italic or an address. As many mask bytes as characters."""
    mask = bytearray(len(text))
    addresses = list(_addresses(text))
    for m in addresses:
        _mark(mask, m.span(), ADDRESS)
        _mark(mask, (min(m.start() + SHOWN, m.end()), m.end()), HIDDEN)  # "http" stays to be seen
    quoted = [*italics, *_quotations(text, mask)]
    for span in quoted:
        _mark(mask, span, QUOTED)
    veiled = _YEAR.sub(_as_digits, _veil(text, mask) if addresses or quoted else text)
    spoken = wordlists.spoken(text)
    if italics:  # which may begin and end inside a word, as quotations and addresses do not
        spoken |= wordlists.spoken(veiled)
    hiding, asides = _brackets(text, mask, spoken)
    for span in hiding:
        _mark(mask, span, BRACKETED)
    return Shape(text, bytes(mask), veiled, asides, spoken)


def _as_digits(year: re.Match[str]) -> str:
    """A year, as long as before, with digits for letters; as it is where the scan has left one digit only."""
    return year[0].translate(DIGITS) if sum(map(str.isdecimal, year[0])) > 1 else year[0]


def _addresses(text: str) -> Iterable[re.Match[str]]:
    low = said(text).text
    return _ADDRESS.finditer(text) if "://" in low or "www." in low or "10." in low else ()


def _mark(mask: bytearray, span: Span, bit: int) -> None:
    here = slice(*span)
    mask[here] = mask[here].translate(_ADDING[bit])


def _veil(text: str, mask: bytearray) -> str:
    """The text with a sign for each character that is quoted or hidden."""
    out, at = [], 0
    for m in _VEILED.finditer(mask):
        out += [text[at : m.start()], VEIL * (m.end() - m.start())]
        at = m.end()
    return "".join(out) + text[at:]


def _quotations(text: str, mask: bytearray) -> list[Span]:
    found: list[Span] = []
    at = 0
    for m in _QUOTES.finditer(text):
        start = m.start()
        if start < at or mask[start] or not _may_open(text, start):
            continue
        end = _closing(text, start)
        if end:
            found.append((start, end))
            at = end
    return found


def _may_open(text: str, at: int) -> bool:
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if text[at] == "«" and after.isspace() and not before.strip(" \u00a0([—–"):  # as French prints set it
        return not text[at + 2 : at + 3].isspace()
    if text[at] == "»":
        return after.isalnum() and not before.strip().strip("([—–-/:")
    return bool(after.strip()) and not (text[at] in _AMBIGUOUS and before.isalnum())


def _closing(text: str, start: int) -> int:
    """The index after the mark that closes the quotation; 0 where none does."""
    closers = QUOTATION_MARKS[text[start]]
    depth = 1
    for m in _QUOTES_OF[text[start]].finditer(text, start + 1, start + LONGEST_QUOTATION):
        char, at = m.group(), m.start()
        if char in closers and _may_close(text, at):
            depth -= 1
            if depth == 0:
                return at + 1
        elif char == text[start] and char not in _AMBIGUOUS:
            depth += 1
    return 0


def _may_close(text: str, at: int) -> bool:
    """A straight mark or an apostrophe closes before a character that is no letter, and not after a blank."""
    if text[at] not in "\"'’*":
        return True
    after = text[at + 1 : at + 2]
    return not text[at - 1].isspace() and not after.isalpha()


def _brackets(text: str, mask: bytearray, spoken: frozenset[str]) -> tuple[list[Span], tuple[Span, ...]]:
    """Closed pairs of brackets of a bearable length, and those that hold a short form in the middle of a sentence.

    A bracket that begins with a signal ("(see …") hides nothing, unless it names a note ("(see n. 3)").
    """
    found: list[Span] = []
    asides: list[Span] = []
    open_at: list[int] = []
    for m in _BRACKET.finditer(text):
        char, at = m.group(), m.start()
        if mask[at] & ADDRESS:
            continue
        if char in "([":
            open_at.append(at)
        elif open_at and text[open_at[-1]] == _BRACKETS[char]:
            start = open_at.pop()
            if char == ")" and not spoken.isdisjoint(_EARLIER) and _is_aside(text, start, at):
                asides.append((start, at + 1))
            elif at - start < LONGEST_BRACKET and not ("signals" in spoken and _begins_with_signal(text, start + 1)):
                found.append((start, at + 1))
    return _outermost(found), tuple(_outermost(asides))


def _begins_with_signal(text: str, at: int) -> bool:
    signal, crossref = wordlists.pattern("signals"), wordlists.pattern("crossrefs")
    return bool(signal.match(text, at)) and not crossref.match(text, at)


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a bracket names an earlier work by its author ("(Leavis, op. cit., n. 20)") at the end of a sentence."""
    inside = text[start + 1 : end] if end - start < LONGEST_ASIDE else ""
    if not inside[:1].isupper() or text[end + 1 : end + 2].strip(".;)"):
        return False
    return bool(wordlists.pattern("opcit").search(inside) or wordlists.pattern("ibid").search(inside))


def _outermost(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
