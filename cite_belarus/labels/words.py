"""What an atom shows by itself: its word, outline, punctuation, script, and the lexicons it stands in.

An atom has three parts: its opener, its core, its closer. A part's features depend on the part alone, so that they
are worked out once for each distinct part, and text that repeats itself costs little. A feature is known by the code
(`codes`) of its name; the names are said where they are made.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from zlib import crc32

from cite_belarus import resources
from cite_belarus.labels.codes import code
from cite_belarus.late import Late

# a part of an atom: "o" and its opener, "c" and its core or "l" and the kind of its lock, "z" and its closer
Part = tuple[str, str]
_ROMAN = Late(r"[IVXLCDMІХМ]+|[ivxlc]+")
_VOWELS = Late(r"[aeiouyаеёиоуыэюяіїєąęóäöüàéèáíúůõå]", re.I)
_ONE_SCRIPT = Late("[A-Za-zÀ-ÖØ-öø-ɏ]+|([А-яЁёІіЎўЇїЄєҐґ]+)")
# letters that tell a language: (letters, the mark)
_TELLING = (
    ("іїєґ", "uk"), ("ў", "be"), ("ыэъё", "ru"), ("ąćęłńśźż", "pl"), ("äöüß", "de"),
    ("éèêàçùîôœ", "fr"), ("čěřšůžďťň", "cs"), ("ėįųū", "lt"), ("òìà", "it"),
)  # fmt: skip
_TELLS = {letter: language for letters, language in _TELLING for letter in letters}
_TELLING_LETTERS = Late(f"[{''.join(_TELLS)}]")
_SIZES = (5, 12, 31, 60, 150, 500, 1449, 2039, 9999)
_WORD, _HEAD3, _HEAD4, _HEAD5, _END2, _END3, _END4 = (
    code(name) for name in ("w=", "p3=", "p4=", "p5=", "e2=", "e3=", "e4=")
)


@functools.cache
def cues() -> Mapping[str, str]:
    """Words that tell what stands beside them (tables `cues`), to the kind of thing they tell."""
    return resources.words("cues")


def shape(core: str) -> str:
    """The outline of a core: `Xx`, `X`, `XX`, `x`, `xX`, `d4`, `year`, `//`; `Xx-Xx` with an inner hyphen."""
    first = core[:1]
    if first.isdecimal():
        return "year" if is_year(core) else f"d{min(len(core), 6)}"
    if not first.isalpha():
        return core[:2]
    if len(core) == 1:
        return "X" if core.isupper() else "x"
    if core.isupper():
        return "XX"
    if core.islower():
        return "xx"
    if core[1:].islower():
        return "Xx"
    return "Xx-Xx" if "-" in core or "’" in core or "'" in core else "xX"


def is_year(core: str) -> bool:
    """Whether four digits are a year of print, 1450 to 2039."""
    return len(core) == 4 and core.isdecimal() and "1450" <= core <= "2039"


def script(core: str) -> str:
    """`l` Latin, `c` Cyrillic, `m` both (a scan's damage), `o` other letters, `-` none."""
    if core.isascii():
        return "l" if core.isalpha() or not core.isdecimal() else "-"
    if match := _ONE_SCRIPT.fullmatch(core):
        return "c" if match.lastindex else "l"
    latin = cyrillic = other = False
    for char in core:
        if char.isalpha():
            point = ord(char)
            latin |= point < 0x250 or 0x1E00 <= point < 0x1F00
            cyrillic |= 0x400 <= point < 0x530
            other |= 0x250 <= point < 0x400 or 0x530 <= point < 0x1E00 or point >= 0x1F00
    if latin:
        return "m" if cyrillic else "l"
    return "c" if cyrillic else ("o" if other else "-")


def is_roman(core: str) -> bool:
    """Whether a core reads as a Roman numeral."""
    return len(core) < 9 and bool(_ROMAN.fullmatch(core))


def opener_part(opener: str) -> Part:
    """The part that an opener is, as far as openers are told apart: its last three marks."""
    return "o", opener.strip()[-3:]


def closer_part(closer: str) -> Part:
    """The part that a closer is: its first four marks, and a blank where blanks follow."""
    marks = closer.rstrip()
    return "z", marks[:4] + (" " if len(marks) < len(closer) else "")


class Words:
    """The features of parts of atoms, with one lexicon (a word's bits) and one table of cues."""

    def __init__(self, lexicon: Callable[[str], int], known: Mapping[str, str]) -> None:
        self._lexicon, self._cues = lexicon, known
        self._shown = functools.lru_cache(20_000)(_shown)

    def codes(self, part: Part) -> list[int]:
        """The codes of the features of one part."""
        kind, text = part
        if kind == "c" and text:
            return self._core(text)
        return [code(name) for name in _MADE[kind](text)]

    def _core(self, core: str) -> list[int]:
        low = core.casefold()
        first = core[0]
        if not first.isalpha():
            cue = "//" if core == "//" else self._cues.get(low, "")
            return [code(name) for name in (*_looks(shape(core), cue, 0), *_number(low))]
        outline = shape(core)
        shown = self._shown(outline, self._cues.get(low, ""), self._lexicon(low), script(core), min(len(core), 10))
        return [*shown, *_letters(core, low, outline)]


def _letters(core: str, low: str, outline: str) -> list[int]:
    """The word, its beginnings and endings; a Roman numeral, a word without a vowel, letters that tell a language."""
    data = low.encode("utf-8", "surrogatepass")
    out = [crc32(data, _WORD)]
    if len(low) > 3:
        out += [_after(low[:3], _HEAD3), _after(low[-2:], _END2), _after(f"{low[-3:]}|{outline}", _END3)]
        if len(low) > 5:
            out += [_after(low[:4], _HEAD4), _after(low[-4:], _END4), _after(low[:5], _HEAD5)]
    elif not _VOWELS.search(low):
        out.append(code("novowel"))
    if is_roman(core):
        out.append(code("rom"))
    if low.isascii():
        return out
    return out + [code(f"t={mark}") for mark in sorted({_TELLS[c] for c in _TELLING_LETTERS.findall(low)})]


def _after(text: str, head: int) -> int:
    """The code of a name: that of its head, gone on with over a text."""
    return crc32(text.encode("utf-8", "surrogatepass"), head)


def _shown(outline: str, cue: str, bits: int, letters: str, size: int) -> list[int]:
    """The codes of what many words have in common."""
    return [code(name) for name in (*_looks(outline, cue, bits), f"k={letters}", f"l={size}")]


def _looks(outline: str, cue: str, bits: int) -> list[str]:
    out = [f"s={outline}", f"cue={cue}", f"cs={cue}|{outline}", f"x={bits}"]
    return out + [f"x{number}" for number in range(bits.bit_length()) if bits >> number & 1]


def _number(low: str) -> list[str]:
    if not low[0].isdecimal():
        return [f"w={low}"]
    if is_year(low):
        return [f"y3={low[:3]}"]
    value = int(low[:9])
    size = next((str(top) for top in _SIZES if value <= top), "big")
    return [f"n={size}", f"lead0={low[0] == '0'}", f"num={low}" if len(low) < 3 else "num>"]


def _opener(text: str) -> list[str]:
    return [f"o={text}", *(f"oc={mark}" for mark in sorted(set(text)))]


def _closer(text: str) -> list[str]:
    return [f"z={text}", *(f"zc={mark}" for mark in sorted(set(text))), f"z1={text[:1]}", f"z$={text[-2:]}"]


_MADE: Mapping[str, Callable[[str], list[str]]] = {
    "c": lambda _: ["empty"], "l": lambda lock: [f"lock={lock}"], "o": _opener, "z": _closer,
}  # fmt: skip
