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
MARK = Late(r"[.,][”\"’'»]?\s+(?=[^\W\d_])")
NUMBER = Late(
    r",?\s(?P<number>(?:(?:[Nn]os?|[Nn]r)\.?\s?|№\s?|#)?(?:[A-Z]{2,4}\s){0,2}"
    r"(?!(?:1[89]|20)\d\d(?![\d/]))\d{1,5}(?:[/–-]\d{1,4})*[A-Z]?)(?![\w/])"
)
END = Late(r"[\s.,;)]*$|[.,;)]\s")
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
            if not serial and SERIES_OF_PAPERS.fullmatch(name.text.strip("()")):
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
    for at, name, _ in draft.pairs("collection-title", "volume"):
        if name.printed.rstrip().endswith("#"):  # "Occasional Paper #[volume] 281"
            return draft.recut(at, at + 2, [("collection-title", 0), ("volume", name.printed.rindex("#"))])
    for part in draft.labelled(*HOLDING):
        cuts = [] if phrases("genres").lacks(part.printed, "report") else _cuts(part)
        if cuts:
            return draft.replacing(part, [one for one in pieces(part, cuts) if one.printed])
    return draft


def _cuts(part: Part) -> list[tuple[str, int]]:
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
        cuts += [("genre" if part.label == "genre" else "collection-title", start)]
        cuts += [("volume", number.start("number"))] if number else []
        cuts += [] if whole else [("publisher", last)]
        return [] if cuts == [(part.label, 0)] else cuts
    return []


def _named(text: str, start: int) -> int:
    """Where the name of a series of papers ends that begins at a place in a text; 0 for none."""
    for hit in phrases("genres").all(text[start:]):
        before = text[start : start + hit.start].split()
        named = len(before) <= LONGEST and all(word[0].isupper() or word in SMALL for word in before)
        clean = not any(word.endswith((",", ":", ";")) for word in before)
        if hit.value == "report" and hit.words > 1 and named and clean and text[start].isupper():
            return start + hit.end
    return 0
