"""location, publisher, institution."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.language import CYRILLIC_NAMES
from cite_belarus.references.printed import PARTED_STOP, SEPARATORS, VOWELS, is_abbreviated, trimmed, unstopped, without
from cite_belarus.references.quotes import unquoted
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.vocabulary import phrases

# "Frankfurt/Oder", "Halle/Saale" are one town each
RIVERS = (
    r"(?:Main|Oder|Saale|Breisgau|Brsg|Donau|Elbe|Havel|Inn|Isar|Lahn|Mosel|Neckar|Nei(?:ß|ss)e|Rhein|Ruhr|Spree|Weser)"
)
CUT = Late(
    rf"\s*;\s*|\s*/\s+|\s+/\s*|(?<=[^\W_]{{3}})/(?!{RIVERS}\b)(?=[^\W_]{{3}})"
    r"|\s*[–—]\s*|\s+-\s+|\s+(?:and|und|et|i|и|і|&)\s+"
)
BROKEN = Late(rf"(?<![^\W_])([{UPPER}][{LOWER}]+)\s?-\s([{LOWER}]+)")  # at a line's end: "Mi - lano"
JOINED = Late(r"\s-\s(sur|en|sous|lès|les|am|an|upon|on|nad|na|над|на)\s-\s")  # "Aix - en - Provence"
LEAD = Late(rf"^(?:in|à|a|w|we|v|ve|u|в|у|ў)\s+(?=[{UPPER}])")  # "in Venetia"
HYPHEN = Late(r"(?<=[^\W\d_])-(?=[^\W\d_])")
REGION = Late(r"(?<![\w-])(?:[A-Z]{2,3}|[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?|[A-Z][a-z]{1,4}\.)$")
STATE = Late(r"[A-Z]{2,3}\.")
EDITION_WORD = Late(r"^(?:Изд\.|Wyd\.|Вид\.|Выд\.|Verl\.)\s+(?=[A-ZА-ЯІЎŁŚŻ\"«„“])")
SUPPLIED = Late(rf"\[(?:(?:ma|mais|recte|d\.\s?i\.|i\.\s?e\.)\s)?(?P<place>[{UPPER}][^\[\]\d]+)")  # "s.l. [ma Roma]"
COPYRIGHT = Late(r"(?:,\s*(?:c|cop\.?)|[,\s]*©)\s*$")  # before the year: "Host, ©2008"
OTHERS = Late(r",?\s(?:u\.\s?a|et al|и др|і інш|та ін|i in)\.?$")  # "Frankfurt am Main u. a."
LENINGRAD = frozenset(("JI.", "Jl.", "JL.", "JI", "Jl"))  # what a scan makes of "Л."
LONGEST_SHORT = 4  # letters of an abbreviated place
RAISED = Late(r"(?P<town>[^\W\d_]{3,})(?P<number>[2-9²³⁴⁵])")
TOWN_WORD = Late(r"^(?:г|м)\.\s?(?=[А-ЯІЎ][а-яіў])")


def places(draft: Draft) -> Draft:
    """location: each place by itself; a region or state stays with its town ("Cambridge, MA")."""
    parts = [part for part in draft.under("location") if part.segment not in draft.origins.get("venue", ())]
    texts = [part.text for part in parts]
    raised = RAISED.fullmatch(texts[-1]) if texts else None
    if raised and is_town(raised["town"]):  # "München² 1897"
        texts[-1], number = raised["town"], unicodedata.normalize("NFKC", raised["number"])
        draft = draft if "edition" in draft.fields else draft.having("edition", number, parts[-1:])
    found = [place for text in texts for place in split(text)]
    if LENINGRAD.intersection(found) and draft.text("langid") in CYRILLIC_NAMES:
        draft = draft.doubting("scanned", f"read as Л.: {parts[-1].text}", (parts[0].start, parts[-1].end))
        found = ["Л." if place in LENINGRAD else place for place in found]
    return draft.having("location", tuple(dict.fromkeys(found)), parts)


@functools.lru_cache(maxsize=2048)  # books come from few places
def split(text: str) -> tuple[str, ...]:
    """The places printed in a text. A hyphen parts two places only where both are known ones."""
    hit = phrases("undated").begins(text)
    if hit and hit.value == "noplace":
        known = SUPPLIED.search(text) if "[" in text else None
        return split(known["place"]) if known else ()
    text = PARTED_STOP.sub(".", text) if " ." in text else text
    text = text.replace("- -", "-")  # Polish print says a hyphen again in the next line
    found = [
        place
        for piece in CUT.split(BROKEN.sub(_whole_again, JOINED.sub(r"-\1-", OTHERS.sub("", text))))
        for town in _commas(piece)
        for place in _hyphens(without(LEAD, town))
        if _is_place(place)
    ]
    return tuple(found)


def _is_place(text: str) -> bool:
    """Whether a text may be a place: "М", but no lone "c" of "c1997", no mark, and no "s.n." for a publisher."""
    nowhere = text[:1].islower() and (len(text) == 1 or is_nobody(text))
    return any(map(str.isalpha, text)) and not nowhere


def _whole_again(broken: re.Match[str]) -> str:
    """The name of a town that a line's end has broken; what is no town's stays."""
    whole = broken[1] + broken[2]
    return whole if is_town(whole) else broken[0]


def _commas(text: str) -> list[str]:
    found: list[str] = []
    for piece in map(trimmed, text.split(",")):
        region = _region(piece) if found else ""
        if region:
            found[-1] = f"{found[-1]}, {region}"
        elif piece:
            found.append(without(TOWN_WORD, piece))
    return [_unstopped(place) for place in found]


def _region(text: str) -> str:
    """A country or a state behind a town, without the stop that ends a sentence ("Hungary."); "" for anything else."""
    if REGION.fullmatch(_whole(text)) or text.casefold() in resources.words("regions"):
        return _whole(text)
    bare = text.rstrip(".")
    return bare if bare.casefold() in resources.words("regions") else ""


def _whole(region: str) -> str:
    """A state's two or three letters ("MA.") without the full stop behind them."""
    return region[:-1] if STATE.fullmatch(region) else region


def _unstopped(place: str) -> str:
    """A place without the full stop behind it; an abbreviated one ("Мн.", "СПб.", "N.Y.") keeps it.

    No abbreviation of a place ends in a vowel.
    """
    bare = place[:-1]
    word = bare.rpartition(" ")[2]
    if not place.endswith(".") or "." in word or is_town(place):
        return place
    if is_town(bare) or (len(word) >= LONGEST_SHORT and word[-1] in VOWELS):
        return bare
    return bare if len(word) > LONGEST_SHORT and not REGION.search(place) else place


def _hyphens(text: str) -> list[str]:
    pieces = HYPHEN.split(text)
    if len(pieces) < 2 or is_town(text) or not all(map(is_town, pieces)):
        return [text]
    return pieces


def is_town(text: str) -> bool:
    """Whether a text is a place that books are known to come from."""
    return text.casefold() in resources.words("places")


def is_region(text: str) -> bool:
    """Whether a text is a country or a state that stands behind a town, and no publisher's name."""
    return resources.words("regions").get(text.casefold().rstrip(".")) == ""


def publishing(draft: Draft) -> Draft:
    """publisher and institution, as printed; several in printed order."""
    for label in ("publisher", "institution"):
        if parts := draft.under(label):
            draft = draft.having(label, "; ".join(_bodies(parts)), parts)
    return draft


def _bodies(parts: Sequence[Part]) -> list[str]:
    texts = [_body(part.text) for part in parts if not is_nobody(part.text)]
    return list(dict.fromkeys([text for text in texts if text]))


def is_nobody(text: str) -> bool:
    """Whether words in small letters only say that no publisher, or no author, is printed: "[б. и.]", "o. V."."""
    hit = phrases("undated").whole(text)
    return hit is not None and hit.value == "nobody"


def _body(text: str) -> str:
    """The name of a body: quotes around all of it off, a bare "Изд." before it off."""
    bare = unquoted(COPYRIGHT.sub("", without(EDITION_WORD, text))).strip(SEPARATORS)
    return bare if is_abbreviated(bare, LONGEST_SHORT) else unstopped(bare)  # "Маст. літ.", but "Univ. Minsk."
