"""When a work came out first, in words or in a bracket, and words that it is still to come."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.dates import PRINT_YEAR, STATES, date, first_year
from cite_belarus.references.draft import FIRST, Draft, Part, piece, pieces
from cite_belarus.references.mending.reprints import with_imprint
from cite_belarus.references.particles import is_given
from cite_belarus.references.places import is_town
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

LABELS = ("note", "edition", "other")
ANY_YEAR = Late(rf"(?<![\d-]){PRINT_YEAR}(?![\d-])")
BRACKET = Late(rf"[(\[](?P<said>[^\W\d_][^()\[\]]*?{PRINT_YEAR}[^()\[\]\w]*)[)\]]")
LONGEST_TONGUE = 12  # code points before the word for a first edition: "poln. Original"
FIRST_YEAR = Late(rf"\[(?P<year>{PRINT_YEAR})\][\s,.:]*$")
FIRST_IMPRINT = Late(
    rf"(?P<year>{PRINT_YEAR})\s?(?P<first>[(\[](?P<town>[^\W\d_][^()\[\]\d,:]{{2,24}})(?:[,:]\s[^()\[\]\d,]{{2,40}})?,?\s"
    rf"(?P<old>{PRINT_YEAR})[)\]])"
)
MET = ("olloq", "onvegn", "ongr", "atti ", "Atti ", "ctes ", "agung")  # where a bracket tells of a congress
TRANSLATION = Late(
    r"\W*[Tt]r(?:ad)?\.\s(?:it|ital|fr|franç|sp|esp|ted|ingl|port)\.(?P<title>\s[«“\"]?\s?(?P<first>[^\W\d_]+)\s?[^\s.].*)?"
)
IMPRINTS = ("location", "publisher", "date")
NAMED = Late(rf"(?<![^\W\d_])[{UPPER}]\.")


def first_published(draft: Draft) -> Draft:
    """ "(Original work published 1900)", "(1-е изд. Минск 1929)", if the work has a later date."""
    parts = draft.parts
    for at, part in enumerate(parts):
        if part.label not in LABELS or phrases("originals").absent(part.printed):
            continue
        for end in range(at + 1, min(at + 4, len(parts) + 1)):
            behind = parts[at + 1 : end]
            year = first_year("".join([one.printed for one in parts[at:end]]))
            if year and all(one.label in ("location", "date") for one in behind) and _later(draft, year):
                return draft.joined(at, end, FIRST)
    return draft


def coming(draft: Draft) -> Draft:
    """ "[author] Weir, Ann. Forthcoming. [title] “Locks.”", "[title] Forthcoming. Locks": it stands for the date."""
    for at, author, year in draft.pairs("author", "date"):
        last = author.printed.rstrip(". ").rfind(". ") + 2
        if last > 1 and _stands_for_date(piece(author, "date", last, len(author.printed))) and date(year.printed):
            return draft.recut(at, at + 2, [("author", 0), ("date", last)])
    if draft.has("date"):
        return draft
    author, title = draft.under("author")[-1], draft.under("title")[0]
    last = author.printed.rstrip(". ").rfind(". ") + 2
    if title.start == author.end and last > 1 and _stands_for_date(piece(author, "date", last, len(author.printed))):
        return draft.replacing(author, pieces(author, [("author", 0), ("date", last)]))
    hit = phrases("undated").begins(title.printed[title.opening :]) if title.start == author.end else None
    at = title.opening + hit.end if hit and hit.value in STATES else 0
    if at and title.printed[at - 1] == "." and title.printed[at:].strip():
        return draft.replacing(title, pieces(title, [("date", 0), ("title", at)]))
    return draft


def to_come(draft: Draft) -> Draft:
    """ "(in press)", "[title] Laghi, in corso di stampa": what stands for the date of a work is no note, no title."""
    found = [part for part in draft.labelled("note", "other") if _stands_for_date(part)]
    if not found:
        return _behind_title(draft)
    return draft.with_parts([part._replace(label="date") if part in found else part for part in draft.parts])


def _behind_title(draft: Draft) -> Draft:
    for part in draft.under("title"):
        at = max(part.printed.rfind(", "), part.printed.rfind(" (")) + 2
        if at > len(", ") and _stands_for_date(piece(part, "date", at, len(part.printed))):
            return draft.replacing(part, pieces(part, [("title", 0), ("date", at)]))
    return draft


def _stands_for_date(part: Part) -> bool:
    hit = phrases("undated").whole(part.text)
    return hit is not None and hit.value in STATES


def _later(draft: Draft, year: str) -> bool:
    """Whether the work has a date after this year."""
    return any(said.value[:4] > year for part in draft.under("date") if (said := date(part.printed)))


def original(draft: Draft) -> Draft:
    """ "La rive (éd. or. Das Ufer, Köln, 1990), Paris, 1995": the first edition, in a bracket, is a note."""
    raw = draft.citation.raw
    for hit in BRACKET.finditer(raw) if "(" in raw or "[" in raw else ():
        said = phrases("originals").first(hit["said"])
        if said and said.start <= LONGEST_TONGUE and _dated_elsewhere(raw, *hit.span()):
            draft = with_imprint(draft, hit.start())
            return draft.carved(FIRST if first_year(hit["said"]) else "note", *hit.span())
    return draft


def imprint(draft: Draft) -> Draft:
    """ "Torino, 1972 (Firenze, Mulino, 1884)", "Aalen 1972 [Leipzig 1884]": where and when a book came out first."""
    raw = draft.citation.raw
    hit = FIRST_IMPRINT.search(raw) if "(" in raw or "[" in raw else None
    if not hit or hit["old"] >= hit["year"] or not is_town(hit["town"]) or any(map(raw.__contains__, MET)):
        return draft
    placed = any(part.end <= hit.start() for part in draft.under("location"))
    return draft.carved(FIRST, *hit.span("first")) if placed else draft


def translated(draft: Draft) -> Draft:
    """ "Paris 1984, [translator] trad. it. I laghi, [location] Roma [date] 1998": another work's title and imprint."""
    for at, part in enumerate(draft.parts):
        hit = TRANSLATION.fullmatch(part.text) if part.label in ("translator", "author") and at else None
        if not hit:
            continue
        apart = not hit["title"] and [one.label for one in draft.parts[at + 1 : at + 2]] == ["title"]
        titled = hit["title"] and hit["first"][0].isupper() and not (is_given(hit["first"]) or is_town(hit["first"]))
        if not apart and (not titled or NAMED.search(hit["title"])):
            continue
        end = at + 1 + apart
        placed = any(one.label in IMPRINTS for one in draft.parts[:at])
        while placed and end < len(draft.parts) and draft.parts[end].label in IMPRINTS:
            end += 1
        return draft.joined(at, end, "note") if placed or not apart else draft
    return draft


def _dated_elsewhere(raw: str, start: int, end: int) -> bool:
    return ANY_YEAR.search(raw, 0, start) is not None or ANY_YEAR.search(raw, end) is not None


def year_behind(draft: Draft) -> Draft:
    """ "[title] La rive [1934], [location] Paris, [date] 1987": the year in which the work came out first."""
    if "[" not in draft.citation.raw:
        return draft
    for part in draft.labelled("title", "date"):
        hit = FIRST_YEAR.search(part.printed) if "[" in part.printed else None
        if hit and part.end < draft.parts[-1].end and _later(draft, hit["year"]):
            start = part.start + hit.start()
            titled = part.label == "title" and hit.start()
            if titled or any(other.label == "title" and other.end == part.start for other in draft.parts):
                return draft.carved(FIRST, start, start + len(f"[{hit['year']}]"))
    return draft
