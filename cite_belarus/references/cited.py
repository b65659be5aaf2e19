"""Numbers that tell which place of a work is cited: a chapter, a document of an edition, one of several volumes."""

from __future__ import annotations

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.counts import PLACE, PLACES, Count
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.romans import roman
from cite_belarus.references.vocabulary import phrases, words_of

NUMBER = Late(r"\s?(?:№\s?)?(?:\d|[IVXLC]+(?!\w))")
SEVERAL = Late(r"(?:1--(?P<last>\d{1,2})|I--(?P<roman>[IVX]{1,5}))")
SERIALS = ("serial", "studies", "news")
ELSEWHERE = ("journal", "container-title", "genre", "institution")  # what counts otherwise
Counted = tuple[Count, Part]


def cited(draft: Draft, said: list[Counted]) -> tuple[Draft, list[Counted]]:
    """The draft with pinpoint, and volumes, from what is cited, and the numbers that tell none.

    "rozdz. 5"; "Akta, wyd. A. Woda, Pińsk 1932, nr 23"; "Dzieje, t. 1–3, Pińsk 1899–1904, t. 2".
    """
    dated = max((part.start for part in draft.under("date")), default=len(draft.citation.raw))
    before = [pair for pair in said if pair[1].start <= dated]
    behind = [pair for pair in said if pair[1].start > dated]
    whole = next((pair for pair in before if _is_several(pair[0])), None)
    counted = {part.start: part for _, part in said}  # each once, however much it counts
    places = {start for start, part in counted.items() if says_place(part)}
    places |= {part.start for count, part in behind if whole and count.unit == "volume"}
    places |= {part.start for count, part in behind if count.unit in PLACES}  # "ks. II, rozdz. 5"
    of_set = bool(whole) and any(count.unit == "volume" for count, _ in behind)
    places |= {part.start for count, part in behind if part.start not in places and _is_document(draft, count, part)}
    if not places:
        return draft, said
    found = [part for start, part in counted.items() if start in places]
    draft = draft.having("pinpoint", "; ".join(dict.fromkeys(part.text.rstrip(".") for part in found)), found)
    if whole and of_set:
        places.add(whole[1].start)
        draft = draft.having("volumes", _last(whole[0]), [whole[1]])
    return draft, [pair for pair in said if pair[1].start not in places]


def _is_several(count: Count) -> bool:
    """Whether a number counts all the volumes of a set, from the first on."""
    return count.unit == "volume" and SEVERAL.fullmatch(count.value) is not None


def _last(count: Count) -> str:
    hit = SEVERAL.fullmatch(count.value)
    return (hit["last"] or str(roman(hit["roman"]))) if hit else ""


def _is_document(draft: Draft, count: Count, part: Part) -> bool:
    """Whether a number behind the date of an edition is a document's: it has editors, or volumes, and is no serial."""
    if part.label != "issue" or count.unit != "number" or not draft.has("editor", "volume"):
        return False
    if draft.has(*ELSEWHERE) or any(not one.printed.startswith("(") for one in draft.under("collection-title")):
        return False
    genres = resources.words("genres", draft.text("langid") or None)  # "Listy" are letters in Polish
    titles = draft.under("title")
    if any(one.text.startswith("(") or one.printed.lstrip().startswith("(") for one in draft.under("date")):
        return False  # of a journal: "IX (1940), n. 1"
    said = {genres.get(word, "") for one in titles for word in words_of(one.text)}
    return said.isdisjoint(SERIALS) and not any(one.text[:1] in CLOSERS for one in titles)


def says_place(part: Part) -> bool:
    """Whether a part begins with a word for a chapter, a section, a figure: "rozdz. 5"."""
    unit = phrases("units").begins(part.text)
    if unit is None or unit.value not in PLACES:
        return False
    return unit.value == PLACE or NUMBER.match(part.text, unit.end) is not None  # but "Pl. ÚS 12/04", a case
