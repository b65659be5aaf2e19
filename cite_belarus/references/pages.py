"""pages, pagetotal, pinpoint."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.alphabets import latin_romans
from cite_belarus.late import Late
from cite_belarus.references import scans
from cite_belarus.references.counts import PLACE, PLACES, PLATE
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.numbers import REGISTERED, REGISTERED_EARLY, printed_number

ROMAN = r"(?!ill?\b|[dlmDLM]\b)(?:[ivxlcdm]+|[IVXLCDM]+)\b"  # "il." are plates, and no page is d alone ("s. d.")
ON_PAGE = r"nn?[0-9]+(?:[-–][0-9]+)?"  # "24n2": a note on the page, as Chicago prints it
NUMBER = rf"(?:[A-ZА-Я]{{0,2}}[0-9]+(?![0-9])(?:{ON_PAGE}|[a-zа-яі](?![^\W\d_]))?|{ROMAN})"
VERSO = r"(?:\s?(?:об|зв|адв)(?![^\W\d_])\.?)?"  # "45 об.–47", "45адв.": the back of a leaf
RANGE = rf"{NUMBER}{VERSO}(?:\s?[-–—―‒]+\s?{NUMBER}{VERSO})?"
RUN = Late(r"\d\s?[-–—]\s?\d")  # "45–67": a part has a first and a last page
NOTED = r"nn?\."  # "24, n. 2": elsewhere the word for a number
AND = r"(?:u\.|и|і|й|та|i|oraz|ir|and|und|et|e|y|&)"  # no "a": "24 a 36" runs to 36 in Italian
CZECH = Late(r"\s*s(?:tr)?\.\s?\d")  # "s. 24 a 36": two pages
CZECH_AND = Late(r" a (?=\d)")
SIDES = r"(?:\s[vr]\b)?"
PLAIN = Late(  # one page or range, with a word at most before it: what nearly all pages are
    r"\s*(?P<head>[^\W\d_]{1,8}(?:\.| |\. ))?"
    r"(?P<value>[0-9]+(?:\s?[-–—―‒]+\s?[0-9]+)?|[0-9]+:[0-9]+\s?[-–—―‒]+\s?[0-9]+:[0-9]+)[\s.,;:)]*"
)
PLACE_AND_TOTAL = Late(r"\s*([СCSPсcsp]\.\s?\d+)\s[–—-]\s(\d+\s?[сcsp]\.?)[\s.,;]*")
LETTERED = Late(  # of a supplement: "166S-171S", "S8–S12"
    r"\s*(?:pp?\.\s?)?((?:\d{1,5}(?P<end>[A-Z])|(?P<head>[A-Z])\d{1,5}))\s?[-–—]\s?((?:(?P=head)\d{1,5}|\d{1,5}(?P=end)))[\s.,;:)]*"
)
SECTION = Late(r"(?:[A-Z]|[Ss]ec(?:\.|tion)\s[A-Z],\s)\d{1,3}")
PASSIM = Late(r"(?i)\W*(passim)\W*")  # here and there: a place cited
FOLLOWING = Late(r"(?<=\d)\s*(ff?|nn?)\.")
DASHES = Late(r"\s*[-–—―‒]+\s*")
BETWEEN = Late(rf"(?<=\d){DASHES.pattern}(?=\d)")
JOINED = Late(rf"\s+{AND}\s+(?=[\dIVXLCivxlc])")
TOTALS = frozenset({"ss", "ss."})  # Polish: all the pages of a book, where one number follows
FRONT = Late(r"[IVXLC]+--\d{2,5}")  # Italian: "pp. XXIV-312" counts all pages of a book, front matter first
SUB_VOCE = r"(?<!\w)s\.\s?v\.(?!\w)"
DOCUMENT = (
    r"(?:(?<=\d\s)|(?<=\d[,.]\s))(?:№|nr\.?\s|n[°º])\s?\d{1,4}[a-z]?(?!\w)"  # "s. 34, nr 12": in a collection of them
)
ITEM = "item"  # an item of a gazette, an article of a law: no page
NOTE = "note"  # one on a page
COUNTED_BY = ("page", "column", "leaf")
WITH_PAGE = (PLATE, NOTE)  # of these the page is told, too
BESIDE = (*PLACES, NOTE)  # kept with their words
# more than the 48 pages that a pamphlet has at most (UNESCO's recommendation on book statistics, 1985)
OF_A_BOOK = Late(r"(?!(?:[1-3]?\d|4[0-8])$)[1-9]\d*")
ABOVE_ALL = Late(r"(?<!\w)v\.\s?a\.\s")  # German: "45–67, v. a. S. 50"
LIKE_SIX = Late(r"\dб(?![^\W_])")  # "5б": a page's letter, or a digit
COUNTED = Late(r"^(\W*)([Pp]p?\.\s?)([ivxlc]+)\s?\+\s?(\d{2,4})(?=[\s.,;]*$)")  # "Pp. xii + 345": all of them
AREA = Late(r"\s[–—-]\s*$|[.,]\s?[–—-]\s*$")


class Extent(NamedTuple):
    """Pages printed: their value; `total`: how many the work has; `unit`: the word, "" where there is none."""

    value: str
    total: bool
    unit: str


Printed = tuple[Extent, Part]


@functools.cache
def onward() -> str:
    """The words behind a page for those that follow it, as alternatives of a pattern, without their last stop."""
    words = sorted({word.rstrip(".") for word in resources.words("following")}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\.", r"\.?") for word in words)


@functools.cache
def _pattern() -> re.Pattern[str]:
    place = rf"{RANGE}(?:\s?(?:{onward()})\b(?!\.?\s?\d)\.?)?"  # "24 n. 2" is a note on the page
    listed = rf"{place}(?:(?:(?<=[fn])\.)?\s*(?:,|{AND}(?![^\W\d_]))\s*{place})*{SIDES}"
    table = resources.words("units")
    by_length = sorted(table, key=len, reverse=True)
    words = [word for word in by_length if table[word] in COUNTED_BY]
    units = "|".join(re.escape(word).replace(r"\.", r"\.?") for word in words)
    items, named, plates, noted = (
        "|".join(re.escape(w) for w in by_length if table[w] == kind) for kind in (ITEM, PLACE, PLATE, NOTE)
    )
    # "xv, 298 p.", "[2], VI, 884, CVI с.", "312 et 298 p."
    front = rf"(?:(?:(?:[ivxlc]+|\[\d{{1,4}}\])\s*[,+]\s*)+|\d{{1,5}}\s{AND}\s)?"
    total = rf"(?<!\w){front}\[?\d{{1,6}}\]?(?:\s*[,+]\s*(?:\[\d+\]|(?-i:[IVXLC]+)(?=\s*(?:[,\[]|{units})))(?!\s*арк))*"
    return re.compile(
        rf"(?P<item>(?<![^\W\d_])(?:{items})\s*{NUMBER}|{REGISTERED}|^{REGISTERED_EARLY}|{SUB_VOCE})"
        rf"|(?P<place>{DOCUMENT}|(?<![^\W\d_])(?:(?:{named})\s*(?:№\s?)?(?:[0-9]+(?:\.[0-9]+)+|{listed})"
        rf"|(?P<plate>(?:{plates})\s*(?:№\s?)?(?:[0-9]+(?:\.[0-9]+)+|{listed}(?:\s?:\s?{listed})*))))"
        rf"|(?P<note>(?<![^\W\d_])(?:{noted}|{NOTED}(?=\s?\d))\s*{listed})"
        rf"|(?P<total>{total})\s*(?P<behind>(?!ff)(?:{units})(?![^\W\d_]))(?!\s*\d)"
        rf"|(?:(?P<unit>(?<![^\W\d_])(?:{units}))\s*)?(?P<value>(?(unit)(?:(?<![^\W_])|(?=\d))|(?<![^\W_])){listed})",
        re.IGNORECASE,
    )


def extents(text: str) -> list[Extent]:
    """The pages printed in a text, in order: a number before its unit is a total, one behind it or alone a page."""
    text = ABOVE_ALL.sub("", latin_romans(text)) if "v." in text else latin_romans(text)
    if " a " in text and CZECH.match(text):
        text = CZECH_AND.sub(" i ", text)
    text = COUNTED.sub(r"\1\3, \4 \2", text) if "+" in text else text
    plain = PLAIN.fullmatch(text)
    if plain and (unit := _unit(plain["head"] or "")) is not None:
        value = plain["value"]
        return [Extent(value if value.isdigit() else DASHES.sub("--", value), _is_total(unit, value), unit)]
    if both := PLACE_AND_TOTAL.fullmatch(text):  # "С. 145 — 189 с.": a page cited, and how many there are
        return [found for half in both.groups() for found in extents(half)]
    if here_and_there := PASSIM.fullmatch(text):
        return [Extent(here_and_there[1].casefold(), False, PLACE)]
    lettered = LETTERED.fullmatch(text)
    return [Extent(f"{lettered[1]}--{lettered[4]}", False, "")] if lettered else _extents(text)


@functools.lru_cache(maxsize=256)
def _unit(head: str) -> str | None:
    """The unit in what stands before a number, as the whole pattern has it of a 1; None for what is no unit alone."""
    word = head.rstrip()
    if not word or resources.words("units").get(word.casefold()) in COUNTED_BY:  # without that pattern, a large one
        return word
    hits = list(_pattern().finditer(head + "1"))
    alone = len(hits) == 1 and hits[0]["value"] == "1" and (hits[0]["unit"] or "") == word
    return word if alone else None


def _extents(text: str) -> list[Extent]:
    found: list[Extent] = []
    for hit in _pattern().finditer(text):
        if found and found[-1].total and not hit["unit"]:
            continue  # plates and maps of the same work: "379, [1] с., [8] арк. іл."
        if hit["item"]:
            found.append(Extent(hit["item"], False, ITEM))
        elif said := hit["place"] or hit["note"]:
            kind = NOTE if hit["note"] else PLATE if hit["plate"] else PLACE
            found.append(Extent(BETWEEN.sub("--", said.strip(" .,;:")), False, kind))
        elif hit["total"] and found and hit["behind"] == "f.":  # "45–67, hier 50 f."
            found.append(Extent(f"{_listed(hit['total'])}f", False, ""))
        elif hit["total"]:
            found.append(Extent(_listed(hit["total"]), True, hit["behind"]))
        elif hit["value"] and (
            hit["unit"] or any(ch.isdigit() for ch in hit["value"]) or hit["value"] == text.strip(" .,;:")
        ):
            value, unit = _plain(hit["value"]), hit["unit"] or ""
            found.append(Extent(value, _is_total(unit, value), unit))
    return found


def _is_total(unit: str, value: str) -> bool:
    return unit.casefold() in TOTALS and value.isdigit()


def _plain(value: str) -> str:
    value = DASHES.sub("--", value.strip(" .,;:"))
    return _listed(FOLLOWING.sub(r"\1", value))


def _listed(value: str) -> str:
    """ "77 i 112" with a comma for the word."""
    return JOINED.sub(", ", value)


def pages(draft: Draft) -> Draft:
    """pages (`a--b`, never expanded) and pagetotal; of two places printed the second is the cited one (pinpoint).

    A chapter, a section or a note is such a place, too, and no page.
    """
    printed: list[Printed] = []
    for part in draft.under("pages"):
        text = scans.ranged(scans.paged(scans.worded(part.printed, draft.text("langid"))))
        section = _in_section(draft, part)
        read = [Extent(part.text.rstrip("."), False, "")] if section else extents(text)
        draft = _doubted(draft, part, text, read)
        for extent in read:
            if extent.unit == ITEM:
                draft = draft.having("note", extent.value, [part])
            elif extent.unit not in BESIDE and _is_extent(draft, part, extent, alone=len(read) == 1):
                draft = draft.having("pagetotal", extent.value, [part])
            else:
                printed.append((extent, part))
    printed = _row(draft, printed)
    places = [one for one in printed if one[0].unit not in BESIDE]
    own = next(iter(places), None)
    counted = _cited_numbers(draft)
    cited = printed if counted or _all_cited(draft, printed, places) else [one for one in printed if one is not own]
    if cited:
        values = list(dict.fromkeys([(part.text.rstrip("."), part) for part in counted]))
        values += [(extent.value, part) for extent, part in cited]
        values.sort(key=lambda one: one[1].start)
        draft = draft.having("pinpoint", ", ".join([value for value, _ in values]), [part for _, part in values])
    return _backwards(draft.having("pages", own[0].value, [own[1]]), *own) if own else draft


def _row(draft: Draft, printed: list[Printed]) -> list[Printed]:
    """The pages cited in a book as one, where each has its word: "S. 45 u. S. 112"; a range may be a chapter's."""
    row = [extent for extent, _ in printed]
    if len(row) < 2 or draft.has("journal", "container-title") or not all(map(_is_page, row)):
        return printed
    apart = printed[0][1] is not printed[-1][1] or len({extent.unit[:1] for extent in row}) > 1  # "c. 5v, p. 47"
    if apart or "(" in printed[0][1].printed:
        return printed
    return [(row[0]._replace(value=", ".join([extent.value for extent in row])), printed[0][1])]


def _is_page(extent: Extent) -> bool:
    return extent.unit not in BESIDE and bool(extent.unit) and not extent.total and "--" not in extent.value


def _in_section(draft: Draft, part: Part) -> bool:
    """Whether a page is that of an English newspaper's section: "C4", where elsewhere the letter is a word's."""
    return draft.text("langid") == "english" and draft.has("journal") and bool(SECTION.fullmatch(part.text.rstrip(".")))


def _cited_numbers(draft: Draft) -> list[Part]:
    """The numbers that tell a cited place of a book, as `numbers` found them: "t. 2", "rozdz. 5"."""
    origins = () if draft.has("journal", "container-title") else draft.origins.get("pinpoint", ())
    if not origins:
        return []
    said = set(origins).difference(
        [part.segment for part in draft.under("pages")]
    )  # carved of the same: "2214). Pl. 3"
    return [part for part in draft.labelled("volume", "issue") if part.segment in said]


def _doubted(draft: Draft, part: Part, text: str, read: list[Extent]) -> Draft:
    """The draft with what is doubtful in a part that is read as `text`."""
    if text != part.printed:
        draft = draft.doubting("scanned", f"read as {text.strip()}: {part.text}", (part.start, part.end))
    if "б" in text and LIKE_SIX.search(text):
        draft = draft.doubting("scanned", f"perhaps a 6: {part.text}", (part.start, part.end))
    if not read and part.text:
        draft = draft.doubting("unread-pages", f"no page can be read: {part.text}", (part.start, part.end))
    return draft


def _all_cited(draft: Draft, printed: list[Printed], places: list[Printed]) -> bool:
    """Whether the first page, too, is cited: beside a chapter of a book, as the one page of a note or figure."""
    if len(printed) == len(places):
        return False
    said = any(extent.unit in WITH_PAGE for extent, _ in printed)
    on_page = said and len(places) == 1 and "--" not in places[0][0].value
    return on_page or not draft.has("journal", "container-title")


def instalments(draft: Draft) -> Draft:
    """number and pages of an article in two issues: "№ 4. С. 12–34; № 5–6. С. 45–67"."""
    labels = [part.label for part in draft.parts if part.label in ("issue", "pages")]
    if labels != ["issue", "pages"] * 2 or "journaltitle" not in draft.fields:
        return draft
    issues, paged = draft.under("issue"), draft.under("pages")
    value = ", ".join([text for part in paged for text, *_ in extents(part.printed)[:1]])
    draft = draft.having("number", ", ".join(map(printed_number, issues)), issues)
    return draft.having("pages", value, paged).moved({"pinpoint": ""})


def _is_extent(draft: Draft, part: Part, extent: Extent, alone: bool) -> bool:
    """Whether the pages printed, `alone` in their part, are all those of the work."""
    if FRONT.fullmatch(extent.value) and not draft.has("journal", "container-title"):
        return True
    return (extent.total and draft.citation.kind != "short") or (alone and _closes_description(draft, part, extent))


def _closes_description(draft: Draft, part: Part, extent: Extent) -> bool:
    """Whether one number behind "С." is the extent that ends a GOST description (". – М.: Наука, 1980. – С. 336")."""
    if draft.citation.where == "note" or draft.has("journal", "container-title", "archive", "volume"):
        return False
    whole = draft.has("publisher", "institution") and draft.has("location") and draft.has("date")
    if extent.unit == "pp." and whole and draft.text("langid") == "italian":  # "Torino, Chiusa, 1998, pp. 312."
        return bool(OF_A_BOOK.fullmatch(extent.value)) and draft.citation.raw.rstrip(" .").endswith(extent.value)
    single = OF_A_BOOK.fullmatch(extent.value) and extent.unit[:1] in ("С", "C") and len(draft.under("pages")) == 1
    before = draft.citation.raw[max(0, part.start - 4) : part.start]
    return whole and bool(single) and bool(AREA.search(before))


def _backwards(draft: Draft, extent: Extent, part: Part) -> Draft:
    value = extent.value
    first, dash, last = value.partition("--")
    if dash and first.isdigit() and last.isdigit() and len(first) == len(last) and int(first) > int(last):
        return draft.doubting("pages-backwards", f"the pages run backwards: {value}", (part.start, part.end))
    return draft


def cited_places(draft: Draft) -> Draft:
    """pinpoint: pages that do not say how far a work goes are the place that is cited.

    They are such in a book, and in a note wherever a single page is printed. `pages` keeps them as printed; whoever
    makes a work of the reference drops `pages` where it equals `pinpoint`.
    """
    value = draft.text("pages")
    if not value or "pinpoint" in draft.fields:
        return draft
    whole = draft.type in ("book", "mvbook", "collection", "mvcollection", "thesis", "unpublished")
    single = value.isdigit() and draft.citation.where != "list"
    if not whole and not single and draft.citation.kind == "full":
        return draft
    return draft.beside("pages", "pinpoint", value)
