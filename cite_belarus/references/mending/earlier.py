"""Other editions of the same work: the first, in a bracket with its title; a reprint behind the imprint."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.dates import first_year
from cite_belarus.references.draft import FIRST, Draft
from cite_belarus.references.mending.firsts import later
from cite_belarus.references.particles import is_given
from cite_belarus.references.places import is_town
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

YEAR = r"(?:1[5-9]|20)\d\d"
ANY_YEAR = Late(rf"(?<![\d-]){YEAR}(?![\d-])")
BRACKET = Late(rf"[(\[](?P<said>[^\W\d_][^()\[\]]*?{YEAR}[^()\[\]\w]*)[)\]]")
LONGEST_TONGUE = 12  # code points before the word for a first edition: "poln. Original"
IMPRINT = Late(rf"(?:[,.]\s(?P<location>[^\W\d_][^,.;:()\d]{{2,30}}),?\s|[\s,])(?P<date>{YEAR})[\s,;.]*$")
WORDS = r"(?:[Rr]eimpr|[Rr]éimpr|[Rr]ééd|[Nn]achdr|[Nn]eudr|[Rr]ist)[^\W\d_]*\.?|Ndr\.|ND\b"
REPRINTED = Late(
    rf"(?<=\d)\s?[,;.]\s(?P<note>(?:[a-zäöü]{{2,14}}\.?\s)?(?:{WORDS})[^()\d]{{0,60}}\s(?:1[89]|20)\d\d)(?![^\W_])"
)
HINTS = ("eimpr", "éimpr", "ééd", "achdr", "eudr", "ist", "Ndr", "ND")  # REPRINTED has one of these
FIRST_YEAR = Late(rf"\[(?P<year>{YEAR})\][\s,.:]*$")

FIRST_IMPRINT = Late(
    rf"(?P<year>{YEAR})\s?(?P<first>[(\[](?P<town>[^\W\d_][^()\[\]\d,:]{{2,24}})(?:[,:]\s[^()\[\]\d,]{{2,40}})?,?\s"
    rf"(?P<old>{YEAR})[)\]])"
)
MET = ("olloq", "onvegn", "ongr", "atti ", "Atti ", "ctes ", "agung")  # where a bracket tells of a congress

TRANSLATION = Late(
    r"\W*[Tt]r(?:ad)?\.\s(?:it|ital|fr|franç|sp|esp|ted|ingl|port)\.(?P<title>\s[«“\"]?\s?(?P<first>[^\W\d_]+)\s?[^\s.].*)?"
)
IMPRINTS = ("location", "publisher", "date")
NAMED = Late(rf"(?<![^\W\d_])[{UPPER}]\.")


def original(draft: Draft) -> Draft:
    """ "La rive (éd. or. Das Ufer, Köln, 1990), Paris, 1995": the first edition, in a bracket, is a note."""
    raw = draft.citation.raw
    for hit in BRACKET.finditer(raw) if "(" in raw or "[" in raw else ():
        said = phrases("originals").first(hit["said"])
        if said and said.start <= LONGEST_TONGUE and _dated_elsewhere(raw, *hit.span()):
            draft = _with_imprint(draft, hit.start())
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


def reprinted(draft: Draft) -> Draft:
    """ "Riga 1881, ND Hannover 1969": the reprint is a note, the year before it that of the work."""
    raw = draft.citation.raw
    hit = REPRINTED.search(raw) if any(map(raw.__contains__, HINTS)) else None
    if not hit or not IMPRINT.search(raw, 0, hit.start("note")):
        return draft
    return _with_imprint(draft, hit.start("note")).carved("note", *hit.span("note"))


def _with_imprint(draft: Draft, end: int) -> Draft:
    """The draft with the year that stands before a place in `raw`, and a town before that, as parts of their own."""
    hit = IMPRINT.search(draft.citation.raw, 0, end)
    if not hit:
        return draft
    if hit["location"] and is_town(hit["location"]):
        return draft.carved_by(hit)
    return draft.carved("date", *hit.span("date"))


def year_behind(draft: Draft) -> Draft:
    """ "[title] La rive [1934], [location] Paris, [date] 1987": the year in which the work came out first."""
    for part in draft.labelled("title", "date"):
        hit = FIRST_YEAR.search(part.printed) if "[" in part.printed else None
        if hit and part.end < draft.parts[-1].end and later(draft, hit["year"]):
            start = part.start + hit.start()
            titled = part.label == "title" and hit.start()
            if titled or any(other.label == "title" and other.end == part.start for other in draft.parts):
                return draft.carved(FIRST, start, start + len(f"[{hit['year']}]"))
    return draft
