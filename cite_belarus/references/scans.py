"""What a scan has damaged: letters for digits that look like them, and digits for letters."""

from __future__ import annotations

import re

from cite_belarus.alphabets import DAMAGED_YEAR, DIGITS
from cite_belarus.late import Late

YEAR = Late(rf"(?<![^\W_]){DAMAGED_YEAR}(?=(?:[ггрr]\.?)?(?![^\W_]))")
PARTED_YEAR = Late(
    r"(?P<head>[\W_]*)(?P<year>1 ?[5-9] ?\d ?\d|2 ?0 ?[0-2] ?\d)(?P<rest>\W*(?:[гр]\.?|r\.?)?\W*)"
)  # "19 85"
IN_WORD, HEAD = Late(r"(?<=[A-Za-zÀ-ſ])[10](?=[a-zß-ſ])"), Late(r"(?<![^\W_])0(?=[a-zß-ſ]{2})")
LETTERS = {"1": "l", "0": "o"}
BROKEN = Late(  # no "Arbeitsmarkt- und Berufsforschung"
    r"(?<=[^\W\d_])(?: -|-) (?!(?:und|oder|bzw|sowie|and|or|et|ou|oraz|lub|или|або|та)\b)(?=[a-zß-ÿа-џ]{2})"
)
_LIKE = "lIІOОoоЗ"  # no page has "З" for its letter
PAGE = Late(
    rf"(?<![^\W_])(?:[lIІ](?=\d|l\d)[\d{_LIKE}]{{1,3}}|[OО](?=\d{{2}})[\d{_LIKE}]{{1,3}}|[lIІ][OО]{{1,2}}|З[\dlIOОЗ]{{1,3}}"
    rf"|\d{{1,3}}[lOОЗ]|\d?[02-9]I|\d\dI|\d[\d{_LIKE}]{{0,2}}[{_LIKE}]\d{{1,2}}|\d[lOОЗ][lIOОЗ])(?![^\W_])"
)
LONE = Late(  # "№ З", "no. l", "С. З—5", "pp. l-34", but "№ 158-З", the number of a law
    r"(?i:(?<![^\W_])(?!s\.)(?:n[or°º]|heft|[^\W\d_]{1,4}\.)\s?|№\s?)[lЗ](?=[.,;:)\s]*$|[,;.]\s)"
    r"|(?<![^\W_])(?<!\d[-–—])[lЗ](?=\s?[-–—/]\s?\d)"
)
NUMERO = Late(
    r"^\s*(?:J[VNMfе]{0,3}[oeоеsº°?]\s?(?=[\dЗ])|N[eе]\s?(?=[\dЗ])|N2\s(?=\d)"
    r"|(?:N[as9§®]\s|[JЛ][VNM14lIf]{0,2}[®°§fi]{1,2}\s?|Х[ес]\s)(?=\d))"
)
NUMERO_HEADS = ("J", "N", "Л", "Х")
DAY = Late(r"(?<![^\W_])(?:[lIІ][\dOО]|[123][OОlIІЗ]|З[01OОl]|l)(?=(?:\.|-го)?\s[^\W\d_]{3})")  # "l2 May", "1З мая"
ORDINAL = Late(r"(?<![^\W_])З(?=-?[еєяй](?![^\W_]))")  # "З-е изд."
SIGN = Late(r"(?<=\d)\s?[~•^]\s?(?=\d)")  # for the dash of a range
APART = Late(r"(?<![\d.,–—-])(1 ?\d{1,2}|[2-9] \d)(\s?[-–—]\s?)(1 \d{1,2}|\d{2,3}|[2-9] \d)(?![\d ]*\d)")
FIVE = Late(r"(\W*)5(\.\s)(?=\d{1,4}(?:\s?[-–—]\s?\d+)?[\s.,;)]*$)")  # "z. 2, 5. 345-367": the word for pages
SEITEN = ("polish", "german", "czech", "slovak")  # of which "s." is the word for pages
LETTER_LAST = Late(r"(?<!\d)(\d{2,3})(\s?[-–—]\s?)(\d{1,2})б(?![^\W_])")
INNER = Late(r"(?<![^\W_])(?:\d{1,3}[бБBSgqZzЗз]|б)\d{1,2}(?![^\W_])")  # "2б7"; at an end the letter may be the page's
SIDE = Late(r"(?<![^\W_])\d{1,3}[ilI](?=[rv](?![^\W_]))")  # "3iv": the back of leaf 31
# each of PAGE, LONE, INNER, SIDE, ROMAN_PAGE and DASHED has one of these letters
PAGE_LETTERS = frozenset(f"{_LIKE}бБBSgqZzЗзiVXe")
ROMAN_PAGE = Late(r"(?<![^\W_])(?=(?:[1l]*[IVX]){2})[IVX]+[1l][IVX1l]*(?![^\W_])")  # "V1II"
DASHED = Late(r"(?<![^\W_])(\d{1,5})e(\d{1,5})(?![^\W_])")  # "319e24": the dash of some journals' files
LEAST = 1  # digits that the scan has left
ROMAN = Late(r"(?=.*[IVXПШУХІΠΧΙ])[IVXLCliï1ÏПШУХІΠΧΙ]{2,9}|[ПШУ]")
STROKED = ("П", "Ш", "У")  # each alone what II, III, V were taken for
SMALL_ROMAN = Late(r"[ivxlnmhu]{2,7}|m")  # of small letters, behind the word for what it counts
WRITTEN = Late(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")  # as Roman numbers below 400 are written
STROKES = str.maketrans({  # what strokes of a Roman number were taken for
    **dict.fromkeys("li1ïÏІΙ", "I"), **dict.fromkeys("ПΠ", "II"), "Ш": "III", "У": "V", "Х": "X", "Χ": "X",
})  # fmt: skip
SMALL_STROKES = str.maketrans({"l": "I", "n": "II", "h": "II", "u": "II", "m": "III"})


def mended(text: str) -> str:
    """A text with its damaged years as digits: "Ancona ig83", "26 kwietnia 202l", and "19 85" alone."""
    parted = PARTED_YEAR.fullmatch(text) if " " in text else None
    if parted:
        return f"{parted['head']}{parted['year'].replace(' ', '')}{parted['rest']}"
    return YEAR.sub(_digits, text)


def paged(text: str) -> str:
    """A text with its damaged pages as digits: "s. l2-l5"; a letter counts only where a digit stands beside it."""
    if PAGE_LETTERS.isdisjoint(text):
        return text
    for pattern in (PAGE, INNER, SIDE):
        text = pattern.sub(lambda found: found[0].translate(DIGITS), text)
    if "l" in text or "З" in text:
        text = LONE.compiled.sub(lambda found: found[0][:-1] + found[0][-1].translate(DIGITS), text)
    text = ROMAN_PAGE.sub(lambda found: found[0].translate(STROKES), text)
    return DASHED.sub(_range, text) if "e" in text else text


def dayed(text: str) -> str:
    """A date with a damaged day before its month as digits: "l2 May 1985", "1О мая"."""
    return DAY.compiled.sub(lambda found: found[0].translate(DIGITS), text)


def numbered(text: str) -> str:
    """A number as `paged` reads it, and with the sign for one, of which a scan has made letters: "JVo 3", "Ne 5"."""
    return paged(NUMERO.compiled.sub("№ ", text) if text.lstrip()[:1] in NUMERO_HEADS else text)


def worded(text: str, language: str) -> str:
    """Pages with the letter that begins their word in Polish or German, which looks like a digit: "5. 345-367"."""
    return FIVE.compiled.sub(r"\1s\2", text) if "5. " in text and language in SEITEN else text


def ranged(text: str) -> str:
    """A text of pages with the dash and the last digit of a range: "67~75", "1 12-1 18", "35-4б" (no page 4b)."""
    if "~" in text or "•" in text or "^" in text:
        text = SIGN.sub("-", text)
    if "б" in text:
        text = LETTER_LAST.compiled.sub(_forwards, text)
    return APART.compiled.sub(_together, text)


def _forwards(found: re.Match[str]) -> str:
    """A range with a digit for the letter behind its last page, where only so it does not run backwards."""
    first, dash, last = found.groups()
    digits = last + "6"
    forwards = len(digits) == len(first) and int(last) < int(first) < int(digits)
    return f"{first}{dash}{digits}" if forwards else found[0]


def _together(found: re.Match[str]) -> str:
    """A range without the blanks in its numbers, where both have then as many digits and the second is the higher."""
    first, dash, last = found[1].replace(" ", ""), found[2], found[3].replace(" ", "")
    runs = len(first) == len(last) and int(first) < int(last)
    return f"{first}{dash}{last}" if runs and " " in found[1] else found[0]


def _range(found: re.Match[str]) -> str:
    """Two numbers as a range, where the second goes on from the first: "319" and "24"."""
    first, last = found.groups()
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    return f"{first}–{last}" if int(whole) > int(first) else found[0]


def _digits(found: re.Match[str]) -> str:
    left = sum(map(str.isdecimal, found[0]))
    return found[0].translate(DIGITS) if LEAST <= left < len(found[0]) else found[0]


def roman(word: str, counted: bool = False) -> str:
    """The Roman number that a word is in a damaged form, "" if none: "Ill", "Vili", "ХVШ"; `counted`, "xvm", too."""
    number = word.translate(STROKES) if ROMAN.fullmatch(word) else ""
    if counted and SMALL_ROMAN.fullmatch(word):
        number = word.translate(SMALL_STROKES).upper()
    return number if WRITTEN.fullmatch(number) else ""


def lettered(text: str) -> str:
    """Names with letters for the digits inside and before their words, "Kop1ston", and whole again: "Kopi- ston"."""
    if "1" in text or "0" in text:
        text = HEAD.sub("O", IN_WORD.sub(lambda found: LETTERS[found[0]], text))
    return BROKEN.sub("", text) if "- " in text else text
