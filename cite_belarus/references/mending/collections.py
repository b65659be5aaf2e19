"""Series that no word calls so: of single papers, in guillemets behind a publisher; sections of document editions."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.remarks import PAPERS, SERIES_OF_PAPERS

BEHIND_COMMA = Late(r"^\s*[A-ZÀ-ÖØ-Þ][^«»\u0400-\u04ff]*,\s(?P<series>«[^«»]{3,}»[\s,.]*)$")
QUOTED = Late(r"\s*«[^«»]{3,}»[\s,.]*")
IMPRINT = ("publisher", "date")
HOSTS = ("title", "journal", "container-title")
SECTION = Late(
    r"(?:[Ss]er(?:ies?|ia|\.)|[Ss]érie|[Сс]ер(?:ия|ыя|ія|\.)|Reihe|Abt(?:eilung|\.))\s(?:[A-Z]|[IVX]{1,5}|\d{1,2})"
    r"|(?:[IVX]{1,5}|\d{1,2}(?:st|nd|rd|th|e|ème|re|a|ª|\.)|First|Second|Third|Fourth|Erste|Zweite|Dritte|[Pp]rima"
    r"|[Ss]econda|[Tt]erza|[Pp]remière|[Dd]euxième|[Tt]roisième)\s(?:[Ss]er(?:ies?|ia|\.)|[Ss]érie|Reihe|Abteilung)"
)

NUMBERED = Late(
    rf"(?:(?<=^)|[.,][»”“\"]?\s+|\s\()(?P<series>{PAPERS},?\s)"
    r"(?P<number>(?:(?:[Nn]r|[Nn]o|n)[.°]\s?)?(?:\d{4}/)?(?:[A-Z]\s?)?\d{1,4}(?:/\d{2,4})?)\)?[\s.,:]*$"
)


def numbered_paper(draft: Draft) -> Draft:
    """ "[title] Flüsse, WEHR-Studie 12,", "[journal] Document de travail [volume] n° 5": a series of single papers."""
    for journal, count in itertools.pairwise(draft.parts):
        if (
            journal.label == "journal"
            and count.label in ("volume", "issue")
            and SERIES_OF_PAPERS.fullmatch(journal.text)
        ):
            return draft.relabelled(journal, "collection-title")
    for part in draft.under("title"):
        hit = NUMBERED.search(part.printed) if part.printed.rstrip(" ,.:)")[-1:].isdigit() else None
        if hit and hit.start():
            cuts = [("title", 0), ("collection-title", hit.start("series")), ("volume", hit.start("number"))]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def quoted_series(draft: Draft) -> Draft:
    """ "[publisher] PUR, « Histoire », [date] 2005", "[publisher] Moulin, [title] « Rives »,": a series, of a book."""
    for part in draft.under("publisher"):
        hit = BEHIND_COMMA.search(part.printed) if "«" in part.printed else None
        if hit:
            return draft.replacing(part, pieces(part, [("publisher", 0), ("collection-title", hit.start("series"))]))
    if "«" not in draft.citation.raw:
        return draft
    for before, part in itertools.pairwise(draft.parts):
        if before.label in IMPRINT and part.label in HOSTS and QUOTED.fullmatch(part.printed):
            wholes = [one for one in draft.labelled("title", "container-title") if one.end <= before.start]
            dates = draft.under("date")
            again = bool(dates) and dates[0].end <= part.start and part.end <= dates[-1].start  # a journal's own year
            if wholes and wholes[-1].text[:1] not in CLOSERS and not again:
                return draft.relabelled(part, "collection-title")
    return draft


def part_of_edition(draft: Draft) -> Draft:
    """ "[title] Akten der Wehre, [collection-title] Serie D, [volume] Bd. VIII": the section has its own volumes."""
    trios = zip(draft.parts, draft.parts[1:], draft.parts[2:], strict=False)
    for at, (title, series, volume) in enumerate(trios):
        labels = (title.label, series.label, volume.label)
        if labels == ("title", "collection-title", "volume") and SECTION.fullmatch(series.text):
            return draft.joined(at, at + 2, "title")
    return draft
