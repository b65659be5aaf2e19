"""The number of a series of books or papers, as it is printed behind the name of the series."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.counts import LEAD, RANKS, counts
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.printed import trimmed, without
from cite_belarus.references.remarks import SERIES_OF_PAPERS, kind
from cite_belarus.references.vocabulary import phrases

PAPER = Late(r"(?:Nr\.?\s)?(?P<number>(?:19|20)\d\d/[A-Z]{1,2}\s?\d{1,3}|[A-Z]\s\d{1,3}|\d{1,3}/(?:19|20)\d\d)")
SLASHED = Late(  # of a paper in a series: "14/2021", "07/12E", "WP/12/45", "SP III 2017-101", "2010-05", "WP52"
    r"(?:[A-Z]{2,5}\s)*\d{1,4}(?:/\d{1,4})+[A-Z]?|(?:[A-Z]{2,5}\s)*(?:[A-Z]{2,5}\d{0,2}/|[IVX]{1,4}\s)\d{1,5}(?:[/-]\d{1,4})*"
    r"|(?:[A-Z]{2,5}\s)*(?:19|20)\d\d-\d{2,3}|[A-Z]{2,4}\d{1,4}"
)
INNER = ("part", "issue", "number")  # what a volume of a series may be counted in
DOUBLED = Late(r"\d{1,4}/\s?\d{1,4}")  # "[volume] 11/ [issue] 12"
DASH = Late(r"(?<=\d)\s?[-–—]\s?(?=\d)")


def series_parts(draft: Draft) -> list[Part]:
    """The numbers printed straight behind the name of a series of books or papers, outside a journal."""
    found: list[Part] = []
    if not draft.has("collection-title", "genre") or draft.has("journal"):
        return found
    numbered = False
    for part in draft.parts:
        if part.label in ("volume", "issue") and (numbered or (found and found[-1].segment == part.segment)):
            found.append(part)
            numbered = ")" not in part.printed  # its bracket ends
        elif part.label != "other" or part.text:
            numbered = part.label == "collection-title" or (part.label == "genre" and kind(part.text) == "report")
    in_series = draft.has("collection-title")  # of a report: "Т. 7" is its own volume
    return found if in_series else [part for part in found if not any(c.unit in RANKS for c in counts(part.printed))]


def _together(draft: Draft, parts: list[Part], inner: str) -> str:
    """Two numbers of a series, without the word before the first: "7, z. 2" of "t. 7, z. 2"; "" where one is apart."""
    text = trimmed(draft.citation.raw[parts[0].start : parts[-1].end]).strip(" ().")
    if inner not in INNER and not DOUBLED.fullmatch(text):
        return ""
    if ")" in text or any(one.end != other.start for one, other in itertools.pairwise(parts)):
        return ""
    unit = phrases("units").begins(text)
    return DASH.sub("--", text[unit.end :].lstrip() if unit else text)


def series_number(draft: Draft, parts: list[Part]) -> Draft:
    """number, and volumes, from the parts that `series_parts` gave."""
    paper = PAPER.fullmatch(parts[0].text.rstrip(".")) if len(parts) == 1 else None
    known = any(SERIES_OF_PAPERS.fullmatch(part.text) for part in draft.under("collection-title"))
    if paper and (known or paper["number"][5:6].isalpha()):  # "S 14", "14/2012"; "2021/RP 5"
        return draft.having("number", paper["number"], parts)
    every = [(count, part) for part in parts for count in counts(part.printed)]
    totals = [(count.value, part) for count, part in every if count.total]
    if totals:  # "Marsh Studies, 12, 2 vols"
        draft = draft.having("volumes", totals[0][0], [totals[0][1]])
    said = [count for count, _ in every if not count.total]
    slashed = SLASHED.fullmatch(without(LEAD, parts[0].text.lstrip("# ").rstrip("."))) if len(parts) == 1 else None
    if not said:
        return draft.having("number", slashed[0], parts) if slashed else draft
    if len(said) == 2 and (both := _together(draft, parts, said[1].unit)):
        return draft.having("number", both, parts)
    value = slashed[0] if slashed else said[0].value
    return draft.having("number", value if draft.has("collection-title") else value.replace("--", "-"), parts)
