"""volume, part, volumes, number, edition."""

from __future__ import annotations

import re

from cite_belarus.alphabets import latin_romans
from cite_belarus.late import Late
from cite_belarus.references import scans
from cite_belarus.references.cited import cited, says_place
from cite_belarus.references.counts import LEAD, PLATE, RANKS, Count, counts, edition
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.printed import trimmed, unstopped, without
from cite_belarus.references.romans import is_roman
from cite_belarus.references.series_numbers import series_number, series_parts
from cite_belarus.references.vocabulary import phrases

WHOLE = Late(  # of a gazette, a case: "L 134", "B 37", "SU/3421", "C-72/15"; "N 5", typed for "№ 5"; "7/45–8/46"
    r"[A-Z]{1,4}/\d{1,5}|[LC]\d{1,3}/\d{1,4}|[A-MO-Z]\s\d{1,4}(?:/\d{1,3}|\s?[A-Z])?|[A-Z]\s?[-–]\s?\d{1,4}(?:/\d{1,3})?|N\s?(?P<plain>\d{1,4})"
    r"|(?:[Nn]o\.?\s?)?(?P<long>\d{1,3}(?:,\d{3})+)|(?:№|[Nn]r\.?|[Nn]o\.?|n°)?\s?(?P<doubled>\d{1,3}/\d{1,3}\s?[-–]\s?\d{1,3}/\d{1,3})"
)
LETTERED = Late(  # "vol. C-26", "C-26(3)", "LATTICE2010"
    r"(?:[Vv]ol\.?\s)?(?P<value>[A-Z]{1,3}-\d{1,4}|[A-Z]{3,8}\d{2,4})(?:\s?\((?P<issue>\d{1,3})\))?"
)
VERSION = Late(r"(?:[Vv]ersione?|[Vv]er\.|[Вв]ерс[иі]я|[Ww]ersja)\s?(\d{1,3}(?:\.\d{1,4})*[a-z]?)\W*")
DOCKET = Late(r"\d-[А-Я]{1,3}\d\d-\d")  # of a case: "5-О16-3"
PAIRED = Late(r"(?<![\d./])\d{1,4}[./]\d{1,3}(?=[\s.,;:]*$)")
CHYSLO = Late(r"\W*[Чч](?:\.|ис(?:ло|\.))\s?(?=\d)")
WORDED = Late(r"(?![IVXLCDM]+(?!\w)|[^\W\d_](?:\d|\.\s))[^\W\d_]")  # no "A3", no "b. 7" of an archive
YEAR = Late(r"(?:1[5-9]|20)\d\d")
# acts in the Belarusian register: "2/1412", and of its first years "2/31"
REGISTERED, REGISTERED_EARLY = r"(?<![\d/])\d{1,2}/\d{3,6}(?![\d/])", r"(?<![\d/])[1-9]/\d\d(?![\d/])"
DOUBLE = Late(r"(\d{1,4})\s?[/\u2044]\s?(?!(?:1[5-9]|20)\d\d$)(\d{1,4})")
CODE = Late(r"/(?:19|20)\d\d-\d|[^\W_]-[^\W_]{1,4}-[^\W_]")  # of a case: "2 As 34/2010-56", "3K-3-123/2010"
YEARFUL = 366  # issues that no serial prints as one
RANK = {"volume": 0, "book": 1, "": 2, "part": 3, "issue": 3}  # "Вып. 2, ч. 1" and "Ч. 1, вып. 2" as printed


def numbers(draft: Draft) -> Draft:
    """volumes; volume and part of a set; volume and number of a journal; number of a series or of a law.

    A serial that counts only by "вып." counts its volumes so. In a set the first unit in order of RANK is `volume`,
    the next `part`.
    """
    in_series = series_parts(draft)
    here = [part for part in draft.labelled("volume", "issue") if part not in in_series]
    draft, here = _undamaged(draft, _numbered(draft, here))
    draft = series_number(draft, in_series) if in_series else draft
    draft, here = _specials(draft, here)
    if whole := _whole(draft, here):
        return draft.having("number", whole, here)
    said = [(count, part) for part in here for count in _counted(part)]
    for count, part in said:
        if count.value.isalpha() and count.value not in latin_romans(part.printed):
            draft = draft.doubting("scanned", f"read as {count.value}: {part.text}", (part.start, part.end))
    serial = draft.has("journal") or any(count.bracket for count, _ in said)  # "8(1)" counts no books
    if not serial:
        draft, rest = cited(draft, said)
        if said and not rest:
            return draft
        if len(rest) < len(said):
            said, left = rest, {part.start for _, part in rest}
            here = [part for part in here if part.start in left]
    totals = [(count, part) for count, part in said if count.total]
    said = [(count, part) for count, part in said if not count.total and count.unit not in ("page", "leaf", "column")]
    if not serial and here and {part.label for part in here} == {"issue"} and not _ranked(said):
        return _alone(draft, here[0])
    if totals:
        value = totals[0][0].value
        draft = draft.having("volumes", value, [part for count, part in totals if count.value == value])
    return _serial(draft, said) if serial or not _ranked(said) else _set(draft, said)


def _specials(draft: Draft, here: list[Part]) -> tuple[Draft, list[Part]]:
    """The draft with the numbers of a journal's special issues, and the parts that count anything else."""
    issues = [part for part in here if part.label == "issue"] if draft.has("journal") else []
    special = [part for part in issues if phrases("specials").first(part.text)]
    if not special:
        return draft, here
    draft = draft.having("number", ", ".join(map(_as_special, special)), special)
    return draft, [part for part in here if part not in special]


def _alone(draft: Draft, issue: Part) -> Draft:
    """The draft with the number of what is counted by no serial and no set: of a law, a case, a report."""
    if "number" in draft.fields:
        return draft  # the series has one: "(Beihefte, 11), Köln 1983 (Nachdr. Teal, Nr. 3)"
    value = printed_number(issue)
    docket = draft.has("genre") or not _rises(value)  # "12-3/2015", "2395-1"
    return draft.having("number", value.replace("--", "-") if docket and "-" in issue.text else value, [issue])


def _rises(value: str) -> bool:
    """Whether a number is a range: "3--4"."""
    first, dash, last = value.partition("--")
    return bool(dash) and first.isdigit() and last.isdigit() and int(first) < int(last)


def _whole(draft: Draft, here: list[Part]) -> str:
    """The number of an issue that is one as printed, "" for others: "L 134", and "3–4" of "2009/3–4"."""
    if len(here) != 1 or here[0].label != "issue":
        return ""
    hit = WHOLE.fullmatch(here[0].text)
    if hit:
        return hit["plain"] or hit["long"] or _number(hit["doubled"] or hit[0])
    dated = any(part.end == here[0].start and part.printed.rstrip().endswith("/") for part in draft.under("date"))
    return printed_number(here[0]) if dated else ""


def _undamaged(draft: Draft, parts: list[Part]) -> tuple[Draft, list[Part]]:
    """The parts with digits for letters that a scan put in their place, and word of it: "№ 3О"."""
    out = []
    for part in parts:
        text = scans.numbered(part.text)
        if text != part.text and not DOCKET.search(part.text):
            draft = draft.doubting("scanned", f"read as {text}: {part.text}", (part.start, part.end))
            part = part._replace(printed=scans.numbered(part.printed), text=text)
        out.append(part)
    return draft, out


def _numbered(draft: Draft, parts: list[Part]) -> list[Part]:
    """ "Ч. 6" alone, behind a Ukrainian journal, is its number (число), and no volume (частина)."""
    alone = len(parts) == 1 and draft.has("journal") and draft.text("langid") == "ukrainian"
    hit = CHYSLO.match(parts[0].printed) if alone else None
    if not hit:
        return parts
    printed = f"№ {parts[0].printed[hit.end() :]}"
    return [parts[0]._replace(label="issue", printed=printed, text=trimmed(printed))]


def _as_special(part: Part) -> str:
    """What a special issue is called, with its number: "hors-série n° 3", "3, спецвыпуск"."""
    text = re.sub(r"[()\[\]]", "", part.text).strip(" .")
    number = without(LEAD, text)
    return number if number[:1].isdigit() else text


def _counted(part: Part) -> tuple[Count, ...]:
    """The counts of a part; two numbers of a journal with a stroke between them are one: "61(3/4)"."""
    double = DOUBLE.fullmatch(part.text) if part.label == "issue" else None
    if double:
        return (Count("", f"{double[1]}/{double[2]}"),)
    lettered = LETTERED.fullmatch(part.text.rstrip(".")) if part.label == "volume" else None
    if lettered:
        return (Count("", lettered["value"], bracket=lettered["issue"] or ""),)
    return counts(part.printed) or (_bare(part.text.rstrip(".")) if part.label == "volume" else ())


def _bare(text: str) -> tuple[Count, ...]:
    """A Roman number alone, in small letters or damaged: "xxxv", "Vili", "a. Xl"."""
    text = text[2:].lstrip() if text.startswith(("a.", "A.")) else text
    value = text if text.islower() and is_roman(text.upper()) else scans.roman(text, counted=True)
    return (Count("", value),) if value else ()


def _ranked(said: list[tuple[Count, Part]]) -> bool:
    return any(count.unit in (*RANKS, "issue") or part.label == "volume" for count, part in said)


def _set(draft: Draft, said: list[tuple[Count, Part]]) -> Draft:
    ranked = [(count, part) for count, part in said if count.unit not in ("number", "item")] or said
    ranked.sort(key=lambda pair: _rank(pair[0]))
    own: list[tuple[Count, Part]] = []
    for count, part in ranked:
        if not any(_is_again(count, other) for other, _ in own):
            own.append((count, part))
    for name, (count, part) in zip(("volume", "part"), own, strict=False):
        draft = draft.having(name, count.value, [part])
    loose = [(count, part) for count, part in said if count.unit == "number" and part.label == "issue"]
    return draft.having("number", loose[0][0].value, [loose[0][1]]) if loose and "number" not in draft.fields else draft


def _is_again(one: Count, other: Count) -> bool:
    """Whether a number says again what another says; "Т. 1. Кн. 1" are two."""
    return one.value == other.value and (one.unit == other.unit or not one.unit or not other.unit)


def _rank(count: Count) -> int:
    return RANK.get(count.unit, len(RANK))


def _serial(draft: Draft, said: list[tuple[Count, Part]]) -> Draft:
    volume = next((pair for pair in said if _is_volume(pair, said)), None)
    rest = [pair for pair in said if pair is not volume]
    others = [pair for pair in rest if volume and pair[1] is not volume[1]]
    paired = PAIRED.search(volume[1].text) if volume and 0 < len(others) < len(rest) else None
    if volume and paired:  # "vol. 73.2, no. 75", "Bd. 6/3, Nr. 8"
        volume, rest = (volume[0]._replace(value=paired[0]), volume[1]), others
    if volume and volume[0].bracket and not rest and volume[0].unit != "issue":
        draft = draft.having("volume", volume[0].value, [volume[1]])
        return draft.having("number", _number(volume[0].bracket), [volume[1]])
    if volume:
        draft = draft.having("volume", _with_bracket(volume[0]), [volume[1]])
    if not rest:
        return _unnumbered(draft, said)
    count, part = rest[0]
    alone = part.label == "issue" and len(rest) == 1 and not volume
    return draft.having("number", printed_number(part) if alone else _with_bracket(count), [part])


def _with_bracket(count: Count) -> str:
    """A number with the one that counts on from the first of all: "№ 4 (193)"."""
    counts_on = count.bracket.isdigit() and not YEAR.fullmatch(count.bracket)
    return f"{count.value} ({count.bracket})" if counts_on else count.value


def _is_volume(pair: tuple[Count, Part], said: list[tuple[Count, Part]]) -> bool:
    count, part = pair
    units = {count.unit for count, _ in said}
    if count.unit in RANKS or (count.unit == "issue" and not units & set(RANKS)):
        return True
    if count.unit == "number":
        return part.label == "volume" and any(other.label == "issue" for _, other in said)
    if part.printed.lstrip()[:1] == "(" and not count.unit and len(said) == 1:
        return False  # "Історичні студії, (2)": a number stands in brackets
    if part.label == "issue" and not count.unit and len(said) == 1 and WORDED.match(part.text):
        return False  # "Na 3": a word or a sign for what it counts that none knows, such as a scan makes of "№"
    alone = len(said) == 1 or (said[0] is pair and not units & {*RANKS, "issue"})
    return count.unit == "" and (part.label == "volume" or alone)


def _unnumbered(draft: Draft, said: list[tuple[Count, Part]]) -> Draft:
    """A number that holds no digits is kept as printed."""
    parts = draft.under("issue")
    unread = parts and not said and "number" not in draft.fields  # the series has one
    return draft.having("number", printed_number(parts[0]), parts) if unread else draft


def printed_number(part: Part) -> str:
    """The number of an issue as printed, with what stands in brackets behind it, without the word before it."""
    found = counts(part.printed)
    if "(" not in part.text and any(count.unit not in ("number", "item", "") for count in found):
        return found[0].value
    text = part.text
    unit = phrases("units").begins(text)
    plain = WHOLE.fullmatch(text.rstrip("."))
    if plain and plain["plain"]:
        return plain["plain"]
    led = unit and unit.value != PLATE and text[unit.end : unit.end + 1] != "/"  # no "Pl. ÚS 12/04", "S/RES/1325"
    text = text[unit.end :] if unit and led else text
    text = trimmed(without(LEAD, trimmed(text)))
    return _number(text.rstrip(" .") if any(map(str.isdigit, text)) else unstopped(text))  # "158-З." is no initial


def _number(text: str) -> str:
    """A number with two hyphens between the first and the last of several; the hyphens of a code stay: "104-2615"."""
    ranged = re.sub(r"(?<=\d)\s?[-–—]\s?(?=\d)", "--", without(LEAD, text))
    first, _, last = ranged.partition("--")
    code = CODE.search(text) or (first.isdecimal() and last.isdecimal() and int(last) > int(first) + YEARFUL)
    return without(LEAD, text) if code else ranged


def editions(draft: Draft) -> Draft:
    """edition: a number where one is printed, else the words; what is said of its making goes to the note.

    A chapter is none, but the place cited; "Version 1.2" is version.
    """
    for part in draft.under("edition"):
        if says_place(part):
            draft = draft.having("pinpoint", part.text.rstrip("."), [part])
            continue
        if version := VERSION.fullmatch(part.printed):
            draft = draft.having("version", version[1], [part])
            continue
        printed = scans.ORDINAL.compiled.sub("3", part.printed) if "З" in part.text else part.printed
        if printed != part.printed:
            draft = draft.doubting("scanned", f"read as {printed.strip()}: {part.text}", (part.start, part.end))
        number, made = edition(printed)
        draft = draft.having("edition", number or unstopped(part.text), [part])
        draft = draft.having("note", made if number else None, [part])
    return draft
