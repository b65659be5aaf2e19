"""Characters: two scripts in a word, Unicode forms, TeX accents, blanks. Each can be put right where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from cite_belarus.alphabets import CYRILLIC, LATIN, TO_LATIN, in_one, is_mixed, mixed_words
from cite_belarus.formats.bibmap import CODES, VERBATIM
from cite_belarus.formats.bibtext import SetField
from cite_belarus.formats.tex import decode
from cite_belarus.formats.texsymbols import SYMBOLS
from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject

_WORD = Late(r"[A-Za-zÀ-ÖØ-öø-ɏ\u0400-\u052f]+")
_CENTURY = Late(r"[IVX]+\Z")
_SPACES = Late(r"(?<=[^\s\\])[ \t]{2,}(?=[^\s%])")
_ACCENT = Late(
    r"""\{\\(?:[`'^"~=.]|[uvHckrd](?![A-Za-z]))\s*(?:\{\\?[A-Za-z]\}|\\?[A-Za-z])\}"""
    r"""|\\(?:[`'^"~=.]\s*(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])\s?|[A-Za-z])|[uvHckrd]\{\\?[A-Za-z]\})"""
    r"""|\{\\(?:ss|oe|OE|ae|AE|aa|AA|o|O|l|L|i|dh|DH|th|TH|dj|DJ|ng|NG)\}"""
    r"""|\\(?:ss|oe|OE|ae|AE|aa|AA|o|O|l|L|dh|DH|th|TH|dj|DJ|ng|NG)(?:\{\}|(?![A-Za-z {]))"""
)
_UNPRINTED = VERBATIM | CODES


def scripts(subject: Subject, _: File) -> Iterator[Finding]:
    """Latin and Cyrillic letters in one word."""
    for field, text in _printed(subject):
        for word in mixed_words(text):
            message = f"two scripts in {_shown(word)}"
            yield _edited(subject, "mixed-script", message, field, unmixed)


def unmixed(text: str) -> str:
    """Words of two scripts in the one that all their unmistakable letters have; others stay as they are."""
    return _WORD.sub(lambda found: _unmixed(found.group()), text)


def _unmixed(word: str) -> str:
    if not is_mixed(word):
        return word
    latin = word.translate(TO_LATIN)
    return latin if _CENTURY.match(latin) else in_one(word)


def _shown(word: str) -> str:
    """The word, and its letters of the script that it has fewer of."""
    latin = LATIN.findall(word)
    cyrillic = CYRILLIC.findall(word)
    fewer, script = (latin, "Latin") if len(latin) <= len(cyrillic) else (cyrillic, "Cyrillic")
    return f"{word!r} ({script}: {' '.join(fewer[:8])})"


def normal_form(subject: Subject, _: File) -> Iterator[Finding]:
    """Text that is not NFC."""
    for field, text in subject.inner.items():
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            yield _edited(subject, "not-nfc", f"{field} is not in NFC", field, nfc)


def nfc(text: str) -> str:
    """The canonical composition (UAX #15)."""
    return unicodedata.normalize("NFC", text)


def accents(subject: Subject, _: File) -> Iterator[Finding]:
    """TeX's accents and letters that UTF-8 has."""
    for field, text in _printed(subject):
        if "\\" in text and (found := _ACCENT.search(text)) and plain(found.group()) != found.group():
            yield _edited(subject, "tex-accent", f"{found.group()} is {plain(found.group())}", field, plain)


def plain(text: str) -> str:
    """Accents and letters as characters, where one character says it; all other TeX stays."""
    return _ACCENT.sub(lambda found: _letter(found.group()), text)


def _letter(tex: str) -> str:
    letter = decode(tex).text
    return letter if len(letter) == 1 or letter in SYMBOLS.values() else tex


def blanks(subject: Subject, _: File) -> Iterator[Finding]:
    """Blanks in a row within a line."""
    for field, text in _printed(subject):
        if ("  " in text or "\t" in text) and _SPACES.search(text):
            yield _edited(subject, "double-space", "several blanks in a row", field, single)


def single(text: str) -> str:
    """Blanks in a row as one; line breaks and indentation stay."""
    return _SPACES.sub(" ", text)


def _printed(subject: Subject) -> Iterator[tuple[str, str]]:
    return ((field, text) for field, text in subject.inner.items() if field not in _UNPRINTED or field == "year")


def _edited(subject: Subject, code: str, message: str, field: str, change: Callable[[str], str]) -> Finding:
    old = subject.inner[field]
    new = change(old)
    edit = SetField(subject.entry.key, subject.own[field].name, new, subject.at) if new != old else None
    return subject.finding(code, message, field, edit)
