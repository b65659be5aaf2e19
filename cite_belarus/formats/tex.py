"""Text into what a `.bib` can hold, and back: TeX's special characters, accents and symbol commands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from cite_belarus.formats.texsymbols import ACCENTS, CONTROL_SYMBOLS, QUOTING, SYMBOLS, TYPESETTING
from cite_belarus.late import Late

# BibTeX counts braces and knows no backslash before them, so that `\{` alone would unbalance a value.
_SPECIALS = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "\u00a0": "~",
})  # fmt: skip
_CHANGED = Late(r"[\\{}~^&%$#_\u00a0'`-]")  # what `escape` can change holds one of them
_LIGATURE = Late(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)")
_BLANKS = Late(r"[^\S\u00a0\u202f\u2007]+")
_TOKEN = Late(r"\\([A-Za-z]+)\*?[ \t]*|\\(.)|([{}])|(---?|``|'')|([^\\{}$~\-`']+)|(.)", re.DOTALL)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”"}
_PLAIN = Late(r"[^\\{}$~`'-]*\Z")


def clean(text: str) -> str:
    """One line of NFC text that UTF-8 can hold: white space single, control characters and lone surrogates gone."""
    if not text.isprintable() or "  " in text:
        text = "".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs"))
        text = _BLANKS.sub(" ", text)
    return unicodedata.normalize("NFC", text.strip(" "))


def escape(text: str) -> str:
    """Clean text as TeX sets it: specials escaped, and nothing that TeX would join into a ligature of dashes or quotes.

    Blanks at its ends stay.
    """
    return _LIGATURE.sub("{}", text.translate(_SPECIALS)) if _CHANGED.search(text) else text


def encode_range(text: str) -> str:
    """`escape` for page ranges and the like, whose `--` is meant."""
    return clean(text).translate(_SPECIALS)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A value's text, and the commands that it could not keep."""

    text: str
    lost: tuple[str, ...] = ()


@dataclass(slots=True)
class _Writing:
    """The text so far, the accents that wait for their letter, and what each open group ends with."""

    out: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    closers: list[str] = field(default_factory=list)
    closer: str = ""
    lost: list[str] = field(default_factory=list)

    def put(self, text: str) -> None:
        if not self.waiting or not text:
            self.out.append(text)
            return
        text = text.lstrip(" ") or text
        base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
        self.out.append(base + "".join(reversed(self.waiting)) + text[1:])
        self.waiting.clear()

    def word(self, name: str) -> None:
        if name in SYMBOLS:
            self.put(SYMBOLS[name])
        elif name in ACCENTS:
            self.waiting.append(ACCENTS[name])
        elif name in QUOTING:
            self.out.append('"')
            self.closer = '"'
        elif name not in TYPESETTING:
            self.lost.append("\\" + name)

    def symbol(self, char: str) -> None:
        if char in ACCENTS:
            self.waiting.append(ACCENTS[char])
        else:
            self.put(CONTROL_SYMBOLS.get(char, char))

    def brace(self, char: str) -> None:
        if char == "{":
            self.closers.append(self.closer)
            self.closer = ""
        elif self.closers:
            self.out.append(self.closers.pop())

    def single(self, char: str) -> None:
        if char == "$":
            self.lost.append("$")
        else:
            self.put("\u00a0" if char == "~" else char)


def decode(tex: str, ligatures: bool = True) -> Decoded:
    """The text that TeX would set, in NFC; commands without a text of their own are listed, their arguments kept.

    With `ligatures` False dashes and quotes stay as they are typed.
    """
    if _PLAIN.match(tex):
        return Decoded(clean(tex))
    writing = _Writing()
    for word, symbol, brace, ligature, text, single in _TOKEN.findall(tex):
        if text:
            writing.put(text)
        elif word:
            writing.word(word)
        elif symbol:
            writing.symbol(symbol)
        elif brace:
            writing.brace(brace)
        elif ligature:
            writing.put(_LIGATURES[ligature] if ligatures else ligature)
        else:
            writing.single(single)
    return Decoded(clean("".join(writing.out)), tuple(writing.lost))


_IN_ADDRESS = Late(r"\{?\\([_%&#$~^{}])\}?|\\text(asciitilde|underscore|asciicircum)(?:\{\}|\s)?|\$\\sim\$")


def encode_address(text: str) -> str:
    """A URL or DOI to the character; what none may hold and BibTeX would take for its own is percent-encoded.

    That is a backslash, and a brace that does not pair (RFC 3986 §2.1).
    """
    text = ("".join(clean(text).split()) if "://" in text else clean(text)).replace("\\", "%5C")
    return encode_path(text)


def encode_path(text: str) -> str:
    """A path to the character, backslashes too; braces that do not pair become %7B and %7D."""
    text = clean(text)
    return text if balanced(text) else text.replace("{", "%7B").replace("}", "%7D")


def decode_address(tex: str) -> str:
    r"""An address as typed: `\_`, `{\_}`, `\%` and `\url{…}` of other programs become the plain characters."""
    tex = clean(tex)
    if "\\" not in tex:
        return tex
    wrapped = re.fullmatch(r"\\(?:url|path|nolinkurl)\{(.*)\}", tex)
    return _IN_ADDRESS.sub(_plain_character, wrapped.group(1) if wrapped else tex)


def _plain_character(found: re.Match[str]) -> str:
    words = {"asciitilde": "~", "underscore": "_", "asciicircum": "^"}
    whole, char = found.group(0), found.group(1)
    if char is None:
        return words.get(found.group(2) or "", "~")
    opened, closed = whole.startswith("{"), whole.endswith("}") and len(whole) > 2 and char != "}"
    return ("" if closed else "{") + char if opened else char + ("}" if closed else "")


def balanced(text: str) -> bool:
    """Whether BibTeX can hold the text in braces."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
