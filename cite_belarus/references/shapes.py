"""What the letters of a piece of a name say: initials, a suffix, capitals."""

from __future__ import annotations

import functools
import re
import unicodedata

from cite_belarus.late import Late

# Latin and Cyrillic letters as character classes: Python's `re` has none for the Unicode category.
MIXED = [chr(code) for code in (*range(0x100, 0x180), *range(0x490, 0x500))]
UPPER = "A-ZÀ-ÖØ-ÞЀ-Я" + "".join(ch for ch in MIXED if ch.isupper())
LOWER = "a-zß-öø-ÿа-џ" + "".join(ch for ch in MIXED if ch.islower())
NAME_WORD = rf"[{UPPER}][{UPPER}{LOWER}.’'-]*"  # or an initial
WHOLE_NAME = rf"{NAME_WORD}(?:\s{NAME_WORD}){{1,3}}"
BETWEEN = Late(rf"{WHOLE_NAME}\s(?:to|an|à)\s{WHOLE_NAME}")  # "Anna Weir to Bo Teal"
CONSONANTS = "bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщ"
INITIAL = rf"[{UPPER}](?:[^\W\d_]|(?!nn)[{CONSONANTS}]{{2}})?['’ʼ]?\."  # "Ch.", "Дж.", "Chr.", but no "Jan.", "Ann."
INITIALS = Late(rf"(?:{INITIAL}[\s-]*)+(?:[{UPPER}])?\.?")
BARE_INITIALS = Late(rf"[{UPPER}](?:[{UPPER}]|(?:[\s-][{UPPER}](?![^\W\d_])){{1,2}}|-[{UPPER}]\.)?")  # "J-M."
BARE_STOPPED = Late(rf"[{UPPER}]{{2,3}}\.")
GLUED = Late(
    rf"((?:^|(?<=[\s.,;(-]))[{UPPER}][^\W\d_]{{0,2}}\.)(?=[{UPPER}][^\W\d_]{{3,}}|[{UPPER}][^\W\d_]+(?![\w.]))"
)
TIGHT_STOP = Late(rf"\.[{UPPER}]")  # GLUED holds it
TIGHT_COMMA = Late(r",(?=\S)")
SUFFIXES = frozenset(
    ("Jr", "Sr", "Jnr", "Snr", "jun", "sen", "jr", "sr", "мл", "ст", "ml", "st", "II", "III", "IV", "2nd", "3rd", "4th")
)
# the letters of religious orders, behind a whole name
ORDERS = frozenset((
    "SJ", "TJ", "OP", "OFM", "OFMCap", "OFMConv", "OSB", "OSBM", "OSPPE", "CM", "CSSR", "CSsR", "SDB", "MIC", "OMI",
    "OCD", "SVD", "SAC", "MSF", "ЧСВВ",
))  # fmt: skip
REGNAL = Late(r"[IVX]{2,}")
LONGEST_BARE = 5  # code points of BARE_INITIALS


def separated(text: str) -> str:
    """The text with a blank between an initial and the family name glued to it, and behind each comma."""
    text = TIGHT_COMMA.sub(", ", text) if "," in text else text
    return GLUED.sub(r"\1 ", text) if TIGHT_STOP.search(text) else text


def initials_only(text: str) -> bool:
    """Whether a piece is initials and nothing else: "P.V.", "О. Yu.", "J.-P.", "HK"."""
    return ("." in text or len(text) <= LONGEST_BARE) and _initials_only(text)


@functools.lru_cache(maxsize=4096)  # the same few initials come again and again
def _initials_only(text: str) -> bool:
    return bool(INITIALS.fullmatch(text) or BARE_INITIALS.fullmatch(text))


def bare(given: str) -> str:
    """Capitals that have no stops between them have none behind them: "AB." becomes "AB"."""
    return given[:-1] if BARE_STOPPED.fullmatch(given) else given


def is_suffix(text: str) -> bool:
    """Whether a piece is a suffix of the name before it: "Jr."."""
    return text.removesuffix(".") in SUFFIXES


def without_suffix(text: str) -> str:
    """A family name without the word for a suffix behind it: "King Jr."; "III" may be initials."""
    family, blank, last = text.rpartition(" ")
    return family if blank and is_suffix(last) and not last.isupper() else text


def uncapitalised(text: str) -> str:
    """A family name set in capitals as it is written elsewhere: "NOVOTNÝ" becomes "Novotný"; short ones stay."""
    second = text[1:2]
    if second.isalpha() and not second.isupper():
        return text
    letters = [ch for ch in text if ch.isalpha()]
    if len(letters) < 3 or not all(ch.isupper() for ch in letters):
        return text
    return re.sub(r"[^\W\d_]+", lambda found: found[0][0] + found[0][1:].lower(), unicodedata.normalize("NFC", text))
