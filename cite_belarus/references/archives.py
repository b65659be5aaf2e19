"""Archival material: `archive` (the name as printed) and `library` (the shelf mark).

biblatex has `library` (manual §2.2.2: "the library name and call number") and no field for the archive alone;
`archive` is our own, beside it.
"""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.places import is_town
from cite_belarus.references.printed import trimmed, unstopped
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

SHORT = r"\b[^\W\d_a-zа-яёіїєў][a-zа-яёіїєў]"  # a capital and small letters: "Bibl. Jag.", but "НАРБ."
SHORTENED = Late(rf"(?:{SHORT}{{2,3}}|\b[^\W\d_]\.\s?[^\W\d_])\.$")
INITIALS = Late(r"(?<![^\W\d_])[^\W\d_]\.$")  # "A.D. Nord", whose "D." leads to no number
LONGEST_INITIAL = 3  # code points that INITIALS can take, with a line end behind them
HOLDER = Late(rf"[^\W\d_]{{4}}|[{UPPER}][^\s{UPPER}]*[{UPPER}]")  # "Archivio", "BnF"; "Se." is cut short
NAMED = r"\b[iіи][mм]"  # after whom: "im. A. Wody", "ім. В. Води"
CODE = Late(rf"\s\d+(?:[/.-]\d+)+|,|(?<!{SHORT}{{2}})(?<!{SHORT}{{3}})(?<!\b[{UPPER}])(?<!{NAMED})\.\s")
FONDS = Late(r"(?<!\w)(?:[Фф]\.|[Фф]онд)\s*(?:\w{1,3}-?)?\d")
# before a stop, and behind a comma, in a name: "ім. В. Рєчного", "в г. Пинске", "рек, озёр и вод. Ф. 1", ", м. Київ"
WITHIN = Late(r"(?<!\w)(?:[иі]м|імя|(?<!\d\s)г|м|[А-ЯІЎЄЇҐ])$")
FULL = Late(r"[а-яёіїєўґ]{4}")  # no name in capitals: "НАРБ, коллекция"
WORDS_ON = Late(r"[а-яёіїєўґ]{3,}(?![.\w])|[а-яёіїєўґ]{8,}|(?:г|м)\.\s?[А-ЯІЎЄЇҐ]")


def archives(draft: Draft) -> Draft:
    """archive and library: the name up to the first word of a shelf mark, or up to the first number."""
    parts = tuple(part for part in draft.under("archive") if part.text)
    if not parts:
        return draft
    name, mark = cut(trimmed(". ".join(unstopped(part.text) for part in parts)))
    return draft.having("archive", name, parts).having("library", mark, parts)


def cut(text: str) -> tuple[str, str]:
    """The name of an archive and the shelf mark behind it; either may be empty."""
    first = phrases("archives").begins(text)
    if first and first.value == "mark" and text[first.end : first.end + 3].strip()[:1].isdigit():
        return "", unstopped(text)  # of an archive named before
    marks = [hit for hit in phrases("archives").all(text) if hit.value == "mark" and hit.start]
    marks = [hit for hit in marks if not INITIALS.search(text[: hit.start], max(0, hit.start - LONGEST_INITIAL))]
    sure = [hit for hit in marks if re.search(r"\d", text[hit.end : hit.end + 12])]
    number = re.search(r"\d", text)
    start = sure[0].start if sure else number.start() if number else len(text)
    comma = next((hit for hit in CODE.finditer(text) if not _within(text, hit)), None)
    if comma and comma.start() < start:
        start = comma.start()
    name = trimmed(text[:start])
    cut_short = name.endswith(".") and SHORTENED.search(name)
    short = cut_short and not is_town(name.rpartition(" ")[2].rstrip("."))
    return name if short else name.rstrip(". "), unstopped(trimmed(text[start:].lstrip(" .,")))


def _within(text: str, hit: re.Match[str]) -> bool:
    """Whether a comma or a stop stands in the name: "Архив рек, озёр и вод. Ф. 1", "…, Москва", "Paris, BnF, ms. 1"."""
    if _bracketed(text, hit.start()) or hit[0][0] not in ",.":
        return _bracketed(text, hit.start())
    behind = text[hit.end() :].lstrip()
    if hit[0][0] == ".":
        return behind[:1].isupper() and WITHIN.search(text[: hit.start()]) is not None
    if is_town(text[: hit.start()]) and _names_holder(behind):
        return True
    fonds = FONDS.search(behind)
    if not fonds or phrases("archives").begins(behind) or not FULL.search(text[: hit.start()]):
        return False
    return bool(WORDS_ON.match(behind)) or is_town(re.split(r"[.,;]", behind, maxsplit=1)[0])


def _names_holder(behind: str) -> bool:
    """Whether what stands behind a town is a name, with a comma or a stop behind it: "BnF, ms. fr. 12"."""
    first = re.split(r"[,.;]", behind, maxsplit=1)[0]
    mark = phrases("archives").begins(behind)
    named = first[:1].isupper() and not any(map(str.isdigit, first)) and HOLDER.search(first) is not None
    return named and len(first) < len(behind) and not (mark and mark.value == "mark")


def _bracketed(text: str, at: int) -> bool:
    """Whether a place in the text is in a bracket: "ЦДАВО (Центр. держ. архів …)"."""
    return text.count("(", 0, at) > text.count(")", 0, at)
