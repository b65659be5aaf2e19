"""A reprint: in a bracket, "СПб., 1855 (репринт: Минск, 1995)", or behind a year, "Rivers. 1911. Reprint, Minsk: …".

The year before it is that of the work.
"""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.dates import PRINT_YEAR
from cite_belarus.references.draft import FIRST, Draft
from cite_belarus.references.places import is_town

SAYING = (  # the words for a reprint in a bracket
    r"(?:[Рр]епринт|[Рр]епр\.|[Рр]эпрынт|[Пп]еревид|[Пп]еравыд|[Rr]eprint|[Rr]epr\.|[Rr]eed\.|[Rr]eedycja|[Rr]eprynt"
    r"|fotogr\. leid|Nachdr|Neudr|Ndr\.|ND\b|[Rr]ist\.|[Rr]éimpr|[Rr]eimpr|[Ff]aks)"
)
OPENED = Late(rf"\({SAYING}")
REPRINT = Late(
    r"(?:[,.]\s(?P<location>[^\W\d_][^,.;:()\d]{2,30}),?\s|[\s,])(?P<date>1[5-9]\d\d)\s?"
    rf"\((?P<note>{SAYING}[^()]*(?:1[89]|20)\d\d[^()]*)\)"
)
IMPRINT_END = Late(rf"(?:[,.]\s(?P<location>[^\W\d_][^,.;:()\d]{{2,30}}),?\s|[\s,])(?P<date>{PRINT_YEAR})[\s,;.]*$")
AGAIN_WORDS = r"(?:[Rr]eimpr|[Rr]éimpr|[Rr]ééd|[Nn]achdr|[Nn]eudr|[Rr]ist)[^\W\d_]*\.?|Ndr\.|ND\b"
BEHIND = Late(
    rf"(?<=\d)\s?[,;.]\s(?P<note>(?:[a-zäöü]{{2,14}}\.?\s)?(?:{AGAIN_WORDS})[^()\d]{{0,60}}\s(?:1[89]|20)\d\d)(?![^\W_])"
)
BEHIND_SIGNS = ("eimpr", "éimpr", "ééd", "achdr", "eudr", "rist", "Rist", "Ndr", "ND")  # BEHIND has one of these
AGAIN = Late(
    rf"(?:[\s(]|\d[-–])(?P<year>{PRINT_YEAR})\s?[.;,]\s(?P<note>(?P<word>(?:[Rr]epr(?:int(?:ed)?(?:\sed(?:ition|\.))?)?|[Rr]eprynt)\.?,?)"
    rf"\s(?=[^\W\d_])[^()]{{3,80}}?{PRINT_YEAR})(?!\d)"
)
ELSEWHERE_WORDS = (
    r"(?:[Pp]rzedr(?:uk\b|\.)|[Rr]epr(?:int(?:ed)?\b|ynt\b|\.)|[Пп]ерадрук|[Пп]ередрук|[Пп]ерепеч|[Пп]ереизд"
    r"|[Пп]еравыд|[Пп]еревид|[Рр]епринт|[Рр]эпрынт|[Фф]акс\.|[Ww]iederabdr|[Nn]achdr)"
)
ELSEWHERE = Late(
    rf"(?<=[\d\]).])\s(?P<note>\({ELSEWHERE_WORDS}[^()]{{4,200}}\)|\[{ELSEWHERE_WORDS}[^\[\]]{{4,200}}\])[\s.,;]*"
)
IMPRINT = ("location", "publisher")


def reprint(draft: Draft) -> Draft:
    """The reprint as a note; the year before it is that of the work, and a town before that its place."""
    raw = draft.citation.raw
    if "epr" in raw and (again := AGAIN.search(raw)):
        return _reprinted(draft, again)
    hit = REPRINT.search(raw) if OPENED.search(raw) else None
    return _parted(draft, hit) if hit else draft


def _reprinted(draft: Draft, hit: re.Match[str]) -> Draft:
    """Behind an imprint a reprint is a note with its own; behind a title its imprint is the work's."""
    if any(part.label in IMPRINT and part.end <= hit.start("year") for part in draft.parts):
        start, end = hit.span("note")
        whole = any(part.start <= start and end <= part.end for part in draft.under("note"))
        return draft if whole else draft.carved("note", start, end)
    if draft.citation.raw[hit.start("year") - 1] in "-–":
        return draft
    return draft.carved(FIRST, *hit.span("year")).carved("note", *hit.span("word"))


def reprint_elsewhere(draft: Draft) -> Draft:
    """ "s. 12–34 [note] (przedruk [other] w: [author] tenże, [title] Pisma, …)": where else a work stands is a note."""
    raw = draft.citation.raw
    for hit in ELSEWHERE.finditer(raw) if "(" in raw or "[" in raw else ():
        held = {part.label for part in draft.parts if part.start < hit.end("note") and hit.start("note") < part.end}
        if len(held) > 1:
            return draft.carved("note", *hit.span("note"))
    return draft


def reprint_behind(draft: Draft) -> Draft:
    """ "Riga 1881, ND Hannover 1969": the reprint is a note, the year before it that of the work."""
    raw = draft.citation.raw
    hit = BEHIND.search(raw) if any(map(raw.__contains__, BEHIND_SIGNS)) else None
    if not hit or not IMPRINT_END.search(raw, 0, hit.start("note")):
        return draft
    return with_imprint(draft, hit.start("note")).carved("note", *hit.span("note"))


def with_imprint(draft: Draft, end: int) -> Draft:
    """The draft with the year that stands before a place in `raw`, and a town before that, as parts of their own."""
    hit = IMPRINT_END.search(draft.citation.raw, 0, end)
    return _parted(draft, hit) if hit else draft


def _parted(draft: Draft, hit: re.Match[str]) -> Draft:
    """The draft with the groups of a match carved out, the place only if it is a town."""
    for label, printed in hit.groupdict().items():
        if printed and (label != "location" or is_town(printed)):
            draft = draft.carved(label, *hit.span(label))
    return draft
