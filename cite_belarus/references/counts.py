"""Numbers with the words that say what they count: "Т. 4, № 2", "in 3 vols.", "13, no. 2", "12(4)", "Bd. 30"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.alphabets import latin_romans
from cite_belarus.late import Late
from cite_belarus.references import scans
from cite_belarus.references.romans import is_roman, roman
from cite_belarus.references.vocabulary import Token, phrases, tokens

VALUE = Late(
    r"[0-9]+(?:[-–/][0-9]+)?(?:-?[^\W\d_]{1,3})?|[IVXLCDM]+(?:[-–/][IVXLCDM]+)?|[0-9]+(?:-[0-9A-ZА-ЯІЎ]+)+|[A-Z][0-9]{1,4}"
)
# words go on behind a hyphen alone
DASH = Late(r"(?<=[\dIVXLC])(?:[–—]|(?:\s[–—-]\s?|[–—-]\s)(?!\d{4}))(?=[\dIVXLC])")
GLUED = Late(r"(?i)(?<![^\W_])(nr|no|vol|bd|jg|tom|zesz|вып|том)(?=\d)")  # "nr4"
DOUBLE = Late(r"/(?!(?:1[5-9]|20)\d\d(?!\d))\d{1,6}(?!\d)")  # "3/4", no "3/1998"
ALONE = Late(  # a number and nothing else: no unit, no bracket, no ordinal
    r"[\s(.,;:]*([0-9]+|[ivxlc]{2,7})[\s.,;:–—-]*"
)
STRUCK = Late(
    r"[XVLC][IVXLC][IVXLC1]{1,8}|[XV]1{1,3}|1[VXУХ][IVXУХ1]{0,6}"
)  # "X1", "1V": strokes of a Roman number as ones
LETTERED = Late(r"[IVXLC]+[a-dа-г]")  # half a volume: "т. XIIа"
CODED = Late(r"[A-ZА-ЯІЎ]\d{1,2}-\d{1,3}")  # of a section of a series: "вып. Е1-36"
ENDED = Late(r"[.,;:)]|\s*$")
ROMAN = Late(r"[IVX]{1,5}")
ORDINAL = Late(r"(?<=\d)-?(?:й|я|е|ы|а|и|ая|ой|ый|ий|му|го|st|nd|rd|th|er|e|ème|x|х|ти|ох)$")
PLURAL = Late(r"\d-?(?:х|ти|ох|x|и|ми)?$")
BRACKETED = Late(r"\s?\(\s*((?:№\s*)?[\w–/-]+)\s*\)")
ROMAN_DIGITS = "IVXLC"
IN = frozenset(("in", "у", "в", "w", "en", "u", "v", "во", "ў", "we"))
RANGE = Late(r"(?<=\d)[-–—](?=\d+$)|(?<=[IVXLC])[-–—](?=[IVXLC]+$)")  # "12-13", no "2145-VIII"
YEARS = Late(r"(?:1[5-9]|20)\d\d[-–](?:(?:1[5-9]|20)?\d\d)")
LETTERS = ("C", "D", "L", "M")  # before a number they tell the section of a journal: "Phys. Rev. D 86"
RANKS = ("volume", "book", "part")
# units of cited places: a chapter, a section; a figure, a map, an item of a catalogue
PLACES = PLACE, PLATE = ("place", "plate")
# words that may stand before the number of an issue, a law, a case
LEAD = Late(
    r"^(?:№№?|n\s?[°º]\.?|nn\.|nos?(?![^\W\d_])\.?|nrs?(?![^\W\d_])\.?|n\.|num\b\.?|номер|sygn\.|az\b\.?)\s*",
    re.IGNORECASE,
)


class Count(NamedTuple):
    """A number: `unit` (volume, book, part, issue, number, item, "" where no word says) and its value as printed.

    `total`: the number says how many there are. `bracket`: a number in brackets behind it, as in "12(4)".
    """

    unit: str
    value: str
    total: bool = False
    bracket: str = ""


@functools.lru_cache(maxsize=1024)  # several rules count the same part, and numbers of volumes are small
def counts(text: str) -> tuple[Count, ...]:
    """The numbers of a text in order, each with its unit."""
    alone = ALONE.fullmatch(text)
    return (Count("", alone[1]),) if alone else tuple(_counts(latin_romans(text)))


def _counts(text: str) -> list[Count]:
    text = GLUED.sub(r"\1 ", DASH.sub("-", text))
    words = tokens(text)
    found: list[Count] = []
    index, unit = 0, ""
    while index < len(words):
        stroked = text[words[index].start : words[index].end] in scans.STROKED  # "Т. П.", no "п. 5"
        hit = None if unit and (stroked or _value(text, words[index])) else _unit(text, words, index)
        if hit:
            unit, index = hit[0], index + hit[1]
            continue
        value = _value(text, words[index], unit)
        if value and not (value in LETTERS and not unit and _followed_by_number(text, words, index)):
            count, used = _counted(text, words, index, (unit, value))
            if not unit and count.unit in RANKS and found and found[-1].total:
                count = count._replace(total=True)  # "в 11 т., 12 кн."
            found.append(count)
            index += used
        unit = ""
        index += 1
    return found


def _followed_by_number(text: str, words: tuple[Token, ...], index: int) -> bool:
    return index + 1 < len(words) and text[words[index + 1].start].isdigit()


def _unit(text: str, words: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    hit = phrases("units").at(text, words, index)
    if (
        hit
        and words[index].end - words[index].start == 1
        and text[hit.end - 1] != "."
        and words[index].word not in ("№", "т")
    ):
        return None
    return (hit.value, hit.words) if hit else None


def _value(text: str, word: Token, unit: str = "") -> str:
    printed = text[word.start : word.end]
    struck = "1" in printed and STRUCK.fullmatch(printed) and (unit or printed[1] in ROMAN_DIGITS)
    if struck and (number := scans.roman(printed)):
        return number
    small = unit and printed.islower() and is_roman(printed.upper())
    if VALUE.fullmatch(printed) or printed[0].isdigit() or small or (unit and _is_lettered(printed)):
        return printed
    return scans.roman(printed, counted=True) if unit and ENDED.match(text, word.end) else ""  # but "vol. Il teatro"


def _is_lettered(printed: str) -> bool:
    return bool(LETTERED.fullmatch(printed) or CODED.fullmatch(printed))


def _counted(text: str, words: tuple[Token, ...], index: int, said: tuple[str, str]) -> tuple[Count, int]:
    """The count at this word, and how many further words belong to it."""
    unit, value = said
    before = words[index - 1].word if index else ""
    behind = _unit(text, words, index + 1) if index + 1 < len(words) else None
    if not unit and behind and not _followed(text, words, index + 1 + behind[1]):
        ordinal = text[words[index].end : words[index].end + 1] == "."  # "47. Jg."
        total = behind[0] in RANKS and not ordinal and (before in IN or bool(PLURAL.search(value)))
        return Count(behind[0], _plain(value), total), behind[1]
    bracket = BRACKETED.match(text, words[index].end)
    if bracket:
        held = "" if YEARS.fullmatch(bracket[1]) else bracket[1]  # "vol. III (1982–1992)"
        used = sum(1 for word in words[index + 1 :] if word.end <= bracket.end())
        return Count(unit, _plain(value), False, held), used
    double = DOUBLE.match(text, words[index].end) if unit in ("number", "issue") else None
    if double:
        return Count(unit, value + double[0]), 1
    return Count(unit, _plain(value)), 0


def _followed(text: str, words: tuple[Token, ...], index: int) -> bool:
    """Whether a unit is followed by a number of its own."""
    return (
        index < len(words)
        and bool(_value(text, words[index]))
        and not re.search(r"[,;/]|\s[–—-]", text[words[index - 1].end : words[index].start])
    )


def _plain(value: str) -> str:
    """A number without the ending of an ordinal; a range with two hyphens."""
    value = ORDINAL.sub("", value) if value[0].isdigit() else value
    return value if CODED.fullmatch(value) else RANGE.sub("--", value)


def edition(text: str) -> tuple[str, str]:
    """The number of an edition ("" if none can be read), and what is said of its making: behind a comma any word."""
    vocabulary = resources.words("editions")
    number = ""
    first = last = 0
    text = latin_romans(text)
    for word in tokens(text):
        value = vocabulary.get(word.word) or vocabulary.get(word.word + ".", "")
        short = word.word not in vocabulary and text[word.end : word.end + 1] == "."
        digits = re.match(r"\d{1,3}(?!\d)", word.word)
        printed = text[word.start : word.end]
        if value.isdigit() or digits:
            number = number or (value if value.isdigit() else digits[0] if digits else "")
        elif ROMAN.fullmatch(printed):
            number = number or str(roman(printed))
        elif value == "made" or (value != "edition" and (last or (number and text[: word.start].endswith(", ")))):
            first, last = first if last else word.start, word.end + short
    return number, text[first:last]
