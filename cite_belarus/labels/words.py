"""What an atom shows by itself: its word, shape, punctuation, script, and the lexicons it stands in.

These features depend on the atom alone, so their summed weights are computed once for each distinct atom.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping

from cite_belarus import resources

_ROMAN = re.compile(r"[IVXLCDMІХМ]+|[ivxlc]+")
_VOWELS = re.compile(r"[aeiouyаеёиоуыэюяіїєąęóäöüàéèáíúůõå]", re.I)
# letters that tell a language: (letters, the mark)
_TELLING = (
    ("іїєґ", "uk"), ("ў", "be"), ("ыэъё", "ru"), ("ąćęłńśźż", "pl"), ("äöüß", "de"),
    ("éèêàçùîôœ", "fr"), ("čěřšůžďťň", "cs"), ("ėįųū", "lt"), ("òìà", "it"),
)  # fmt: skip


@functools.cache
def cues() -> Mapping[str, str]:
    """Words that tell what stands beside them (tables `cues`), to the kind of thing they tell."""
    return resources.words("cues")


@functools.cache
def telling() -> Mapping[str, str]:
    """Letter to the language it tells."""
    return {letter: language for letters, language in _TELLING for letter in letters}


def shape(core: str) -> str:
    """The outline of a core: `Xx`, `X`, `XX`, `x`, `xX`, `d4`, `year`, `//`, with `-` for an inner hyphen."""
    first = core[:1]
    if first.isdecimal():
        return "year" if is_year(core) else f"d{min(len(core), 6)}"
    if not first.isalpha():
        return core[:2]
    if len(core) == 1:
        outline = "X" if core.isupper() else "x"
    elif core.isupper():
        outline = "XX"
    elif core.islower():
        outline = "xx"
    elif core[1:].islower():
        outline = "Xx"
    else:
        outline = "Xx-Xx" if "-" in core or "’" in core or "'" in core else "xX"
    return outline


def is_year(core: str) -> bool:
    """Whether four digits are a year of print, 1450 to 2039."""
    return len(core) == 4 and core.isdecimal() and "1450" <= core <= "2039"


def is_roman(core: str) -> bool:
    """Whether a core reads as a Roman numeral."""
    return len(core) < 9 and bool(_ROMAN.fullmatch(core))


def script(core: str) -> str:
    """`l` Latin, `c` Cyrillic, `m` both (a scan's damage), `o` other letters, `-` none."""
    latin = cyrillic = other = False
    for char in core:
        if char.isalpha():
            code = ord(char)
            if code < 0x250 or 0x1E00 <= code < 0x1F00:
                latin = True
            elif 0x400 <= code < 0x530:
                cyrillic = True
            else:
                other = True
    if latin:
        return "m" if cyrillic else "l"
    return "c" if cyrillic else ("o" if other else "-")


def word_features(opener: str, core: str, closer: str, lock: str, lexicon: Callable[[str], int]) -> list[str]:
    """The names of the features of one atom. `lexicon` gives a word's bits, one a list it stands in."""
    low = core.casefold()
    outline = shape(core) if not lock else lock
    cue = cues().get(low, "") if not lock else lock
    out = [
        f"o={opener}", f"z={closer}", f"s={outline}", f"sz={outline}|{closer}", f"osz={opener}|{outline}|{closer}",
        f"c={cue}", f"cz={cue}|{closer}", f"cs={cue}|{outline}", f"os={opener}|{outline}", "b",
    ]  # fmt: skip
    if lock:
        return out
    if low[:1].isdecimal():
        return out + _number_features(low, closer)
    out += [f"w={low}", f"k={script(core)}", f"l={min(len(core), 10)}"]
    if len(low) <= 7:
        out.append(f"wz={low}|{closer}")
    if is_roman(core):
        out += ["rom", f"rom|{closer}"]
    if len(low) > 3:
        out += [f"p3={low[:3]}", f"e2={low[-2:]}", f"e3={low[-3:]}|{outline}"]
        if len(low) > 5:
            out += [f"p4={low[:4]}", f"e4={low[-4:]}", f"p5={low[:5]}"]
    elif not _VOWELS.search(low):
        out.append("novowel")
    out += [f"t={telling()[char]}" for char in set(low) if char in telling()]
    return out + _lexicon_features(lexicon(low), outline, closer)


def _number_features(low: str, closer: str) -> list[str]:
    if is_year(low):
        return ["year", f"year|{closer}", f"y3={low[:3]}"]
    value = int(low[:9])
    size = next((str(top) for top in (5, 12, 31, 60, 150, 500, 1449, 2039, 9999) if value <= top), "big")
    return [f"n={size}", f"n={size}|{closer}", f"lead0={low[0] == '0'}", f"num={low}" if value <= 31 else "num>31"]


def _lexicon_features(bits: int, outline: str, closer: str) -> list[str]:
    if not bits:
        return ["x=0"]
    out = [f"x={bits}", f"xs={bits}|{outline}"]
    for number in range(bits.bit_length()):
        if bits >> number & 1:
            out += [f"x{number}", f"x{number}|{closer}"]
    return out
