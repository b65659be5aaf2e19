"""Series of single papers - working papers, policy briefs - whose name or number stands under another label.

The word for a paper tells them, or the letters of the body before it: "Marsh Policy Memo 12", "SWP-Studie 12".
"""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import COUNTING, Draft, Part, pieces
from cite_belarus.references.remarks import PAPERS, SERIES_OF_PAPERS, kind
from cite_belarus.references.vocabulary import phrases

HOLDING = ("title", "container-title", "journal", "genre", "collection-title")
MARK = Late(r"(?:[.,][”\"’'»]?|:)\s+(?=[^\W\d_])")
LETTERS = r"(?:(?:[A-Z]{2,5}|[IVX]{1,4})[\s/]|[A-Z]{2,4}(?=\d)){0,2}"  # "WP/", "RSCAS", "SP III", "WP7/"
YEARED_NUMBER = r"(?:(?:1[89]|20)\d\d[/-]\d{1,3}(?![\d/-]))"  # "2010-05", no years "2010-2012"
NUMBER = Late(
    rf",?\s(?P<number>(?:(?:[Nn]os?|[Nn]r)\.?\s?|№\s?|[Nn][°º]\s?|#\s?)?{LETTERS}"
    rf"(?:{YEARED_NUMBER}|(?!(?:1[89]|20)\d\d(?![\d/]))\d{{1,5}}(?:[/–-]\d{{1,4}})*[A-Z]?))(?![\w/])"
)
LEAD = Late(rf"(?<=\s)(?P<lead>#|(?:[A-Z]{{2,5}}/|WP|PP|{LETTERS}(?:19|20)\d\d[/-]))\s*$")  # cut off its number
# "Komunikat z badań CBOS nr 12", "Working Paper Series No 12"
OWNER = Late(r"\s(?:[A-Z]{3,6}(?=,?\s(?:[Nn]r\b|[Nn]o\b|№))|Series\b(?=,?\s(?:[Nn]|№|\d)|[\s.,;)]*$))")
END = Late(r"[\s.,;)/]*$|[.,;)]\s")
REST = Late(r"\d{1,4}[A-Z]?[\s.,;:)]*")
SERIAL = ("Brief", "Briefs", "Comment", "Comments")  # as journals are called, too, which have pages
LONGEST = 6  # words before the word for a paper: "Department of Water Policy Research"
SMALL = ("of", "for", "and", "the", "in", "on")
NUMBERED = Late(
    rf"(?:(?<=^)|[.,][»”“\"]?\s+|\s\()(?P<series>{PAPERS},?\s)"
    r"(?P<number>(?:(?:[Nn]r|[Nn]o|n)[.°]\s?)?(?:\d{4}/)?(?:[A-Z]\s?)?\d{1,4}(?:/\d{2,4})?)\)?[\s.,:]*$"
)


YEAR_LETTER = Late(r"(?:19|20)\d\d/[A-Z]{1,2}\s?\d")  # YEARED has it
YEARED = Late(  # "SWP-Aktuell 2021/A 47", "SWP Research Paper 2021/RP 5"
    rf"(?P<series>(?:{PAPERS}|\b[A-Z]{{2,6}}\s(?:Research|Working|Policy)\s(?:Paper|Brief)s?)(?:,|\sNr\.)?\s)"
    r"(?P<volume>(?:19|20)\d\d/[A-Z]{1,2}\s?\d{1,3}\b)(?!/)"
)


def yeared_paper(draft: Draft) -> Draft:
    """ "[journal] SWP-Aktuell [date] 2021/A 47, Juni 2021": the year and letter belong to the number of the paper."""
    raw = draft.citation.raw
    hit = YEARED.search(raw) if "/" in raw and YEAR_LETTER.search(raw) else None
    if hit is None or not draft.has("title"):
        return draft
    return draft.carved("collection-title", *hit.span("series")).carved("volume", *hit.span("volume"))


def numbered_paper(draft: Draft) -> Draft:
    """ "[title] Flüsse, WEHR-Studie 12,", "[journal] Document de travail [volume] n° 5": a series of single papers."""
    for label, count in itertools.product(("journal", "genre"), COUNTING):
        for _, name, _ in draft.pairs(label, count):
            serial = label == "journal" and draft.has("pages") and name.text.endswith(SERIAL)
            said = phrases("genres").whole(name.text) if label == "journal" else None  # "Препринт"
            if (said and said.value == "report") or (not serial and SERIES_OF_PAPERS.fullmatch(name.text.strip("()"))):
                return draft.relabelled(name, "collection-title")
    for part in draft.under("title"):
        hit = NUMBERED.search(part.printed) if part.printed.rstrip(" ,.:)")[-1:].isdigit() else None
        if hit and hit.start():
            cuts = [("title", 0), ("collection-title", hit.start("series")), ("volume", hit.start("number"))]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def slashed_number(draft: Draft) -> Draft:
    """ "[collection-title] IMF Working Paper [volume] 15/ [pages] 122,", "[volume] 7/ [date] 2012,": one number."""
    if "/" not in draft.citation.raw:
        return draft
    trios = zip(draft.parts, draft.parts[1:], draft.parts[2:], strict=False)
    for at, (name, volume, rest) in enumerate(trios, 1):
        if volume.label not in COUNTING or not volume.printed.endswith("/") or kind(name.text) != "report":
            continue
        dated = rest.label == "date" and len(draft.under("date")) > 1
        if REST.fullmatch(rest.printed) and (dated or rest.label in ("pages", "issue")):
            return draft.joined(at, at + 2, "volume")
    return draft


def series_paper(draft: Draft) -> Draft:
    """ "[title] Low Water, Marsh Policy Memo 12", "[journal] Marsh Working Paper [volume] 7": a series, its number."""
    if draft.has("volume") and draft.has("issue"):
        return draft
    for at, name, _ in (*draft.pairs("collection-title", "volume"), *draft.pairs("genre", "volume")):
        lead = LEAD.search(name.printed)  # "Occasional Paper #[volume] 281", "Working Paper WP/[volume] 12/45"
        if lead and kind(name.printed) == "report":
            return draft.recut(at, at + 2, [(name.label, 0), ("volume", lead.start())])
    for part in draft.labelled(*HOLDING):
        cuts = [] if phrases("genres").lacks(part.printed, "report") else _cuts(part, draft.has(*COUNTING))
        if cuts:
            return draft.replacing(part, [one for one in pieces(part, cuts) if one.printed])
    return draft


def _cuts(part: Part, numbered: bool) -> list[tuple[str, int]]:
    """Where the parts of a part begin that holds the name of a series of papers, behind a title or alone."""
    titled = part.label == "title"
    for start in [hit.end() for hit in MARK.finditer(part.printed)] if titled else (0,):
        end = _named(part.printed, start)
        if not end:
            continue
        number = NUMBER.match(part.printed, end)
        last = number.end() if number else end
        whole = END.fullmatch(part.printed, last) is not None
        if not whole and not (titled and END.match(part.printed, last)):
            continue
        cuts = [("title", 0)] if titled else []
        cuts += [(_series_or_kind(part, start, end, numbered or number is not None), start)]
        cuts += [("volume", number.start("number"))] if number else []
        cuts += [] if whole else [("publisher", last)]
        return [] if cuts == [(part.label, 0)] else cuts
    return []


def _series_or_kind(part: Part, start: int, end: int, numbered: bool) -> str:
    """The label of the name of a series; "genre" for what only says what the work is, alone or as "Raport 5"."""
    said = None if part.label == "collection-title" else phrases("genres").whole(part.printed[start:end])
    bare = said is not None and (said.words == 1 or not numbered)
    return "genre" if part.label == "genre" or bare else "collection-title"


def _named(text: str, start: int) -> int:
    """Where the name of a series of papers ends that begins at a place in a text; 0 for none."""
    for hit in phrases("genres").all(text[start:]):
        before = text[start : start + hit.start].split()
        named = len(before) <= LONGEST and all(word[0].isupper() or word in SMALL for word in before)
        clean = not any(word.endswith((",", ":", ";")) for word in before)
        if hit.value != "report" or not named or not clean:
            continue
        owner = OWNER.match(text, start + hit.end)
        end = owner.end() if owner else start + hit.end
        number = None if before else NUMBER.match(text, end)  # "препринт WP7/2012/03", but a yearly "Raport 2015/16"
        if (number and not number["number"].startswith(("19", "20"))) or (hit.words > 1 and text[start].isupper()):
            return end
    return 0
