"""Series, and their numbers, that stand with a title or with a publisher: in a bracket, in quotes, behind a stop."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import COUNTING, WHOLES, Draft, pieces
from cite_belarus.references.printed import closes_bracket, in_bracket
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import begins_with_role, is_statement
from cite_belarus.references.vocabulary import phrases

SERIES_OPEN = Late(r"\s\((?P<series>[A-Z][A-Za-z]?[A-Z]{1,6}\s?)(?P<number>\d{1,4})?;\s*$")
SERIES_BEHIND = Late(  # a number of four digits would be a year
    r"[^\W\d_]\s(?P<series>\((?:[«“\"„][^()«»]{3,}[»”\"“]|[^()«»\d]{5,}(?=,\s?\d)),?\s?)(?P<number>\d{1,3})?\)[\s,.]*$"
)
SERIES_NUMBERED = Late(
    rf"\s\((?:=\s?)?(?P<series>[{UPPER}][^\W\d_]*[.\s][^()\[\]\d]{{4,}}?[\s,;:])"
    r"(?P<number>(?:[^\W\d_]{1,4}\.\s?)?\d{1,3}|(?<=,\s)[IVXLC]+)\)[\s,.]*$"
)
IN_BRACKET = Late(
    rf"\s*\(?(?:=\s?)?(?P<series>[{UPPER}][^()\[\]\d]{{4,}}?[\s,;:])(?P<number>(?:[^\W\d_]{{1,4}}\.\s?)?\d{{1,3}})\)[\s,.]*"
)
NAMED_SERIES = Late(  # behind a stop or a comma, in a bracket
    rf"(?:(?:[^\W\d_]{{2}}|[)”\"’?!])[.,][”\"]?\s|\s\()(?P<series>[{UPPER}](?:[^.:;,()]{{2,60}}\sSeries|[^:;,()]{{2,40}}\sSer\.(?=\s\d))"
    rf"(?:\s(?:in|on|of|for)\s[{UPPER}][^.:;()]{{3,60}})?)(?:,?\s(?P<number>(?:[Nn]o\.\s|[Vv]ol\.\s)?(?:\d{{1,3}}|[2-9]\d{{3}}|1[0-4]\d\d)(?!\d)))?[\s.,()]*$"
)
SERIES_CLOSED = Late(  # behind the imprint, as GOST 7.1 has it: "(САИ; вып. Е1-36)"
    rf"\((?P<series>(?:[{UPPER}][^().;:\d]{{5,80}}[;,]|[{UPPER}]{{2,7}}[;,.])\s)"
    r"(?P<number>(?:[^\W\d_]{1,6}\.\s?|№\s?|[^\W\d_]{4,7}\s)[^\W_]{1,5}(?:-\d{1,3})?\)[\s.,]*)"
)
OPENED = Late(rf"\s[(\[](?:=\s?)?(?P<series>[{UPPER}][^()\[\]\d]{{3,}})$")
BEHIND_COMMA = Late(r"^\s*[A-ZÀ-ÖØ-Þ][^«»\u0400-\u04ff]*,\s(?P<series>«[^«»]{3,}»[\s,.]*)$")
QUOTED = Late(r"\s*«[^«»]{3,}»[\s,.]*")
BEHIND_IMPRINT = ("date", "note", "issue", "volume", "pages", "other")
IMPRINT = ("publisher", "date")  # before a series in quotes
EDITED = ("edition", "editor")  # under which "wyd. E. Brzeg" may stand, or begin
SERIED = ("collection-title", "title", "journal", "container-title")
BOOKS = ("location", "publisher")  # before the date of a book
NAMES = ("title", "journal", "container-title")  # under which the name of a series may stand
SECTION = Late(  # of an edition of documents: "Serie D", "2nd series"
    r"(?:[Ss]er(?:ies?|ia|\.)|[Ss]érie|[Сс]ер(?:ия|ыя|ія|\.)|Reihe|Abt(?:eilung|\.))\s(?:[A-Z]|[IVX]{1,5}|\d{1,2})"
    r"|(?:[IVX]{1,5}|\d{1,2}(?:st|nd|rd|th|e|ème|re|a|ª|\.)|First|Second|Third|Fourth|Erste|Zweite|Dritte|[Pp]rima"
    r"|[Ss]econda|[Tt]erza|[Pp]remière|[Dd]euxième|[Tt]roisième)\s(?:[Ss]er(?:ies?|ia|\.)|[Ss]érie|Reihe|Abteilung)"
)


def series_in_bracket(draft: Draft) -> Draft:
    """ "[title] Untersuchungen (WUNT 8; [location] Tübingen": a series, and its number, in the bracket."""
    return _cut_off(draft, "title", SERIES_OPEN)


def series_of_publisher(draft: Draft) -> Draft:
    """ "[publisher] Einaudi («Biblioteca di fiumi», 34), [date] 1998": a series, and its number, in the bracket."""
    return _cut_off(draft, "publisher", SERIES_BEHIND)


def _cut_off(draft: Draft, label: str, pattern: Late, holds: str = "") -> Draft:
    """The first part of a label in which the pattern finds a series, cut there and before the series' number."""
    for part in draft.under(label):
        hit = pattern.search(part.printed) if holds in part.printed else None
        if hit:
            number = [("volume", hit.start("number"))] if hit["number"] else []
            cuts = [(label, 0), ("collection-title", hit.start("series")), *number]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def named_series(draft: Draft) -> Draft:
    """ "[title] Locks. Marsh Series in Water Studies. [location] Minsk:": a series in plain type behind the title.

    So is one behind the title of a host: "[container-title] Locks and Ponds, Marsh Int. Ser. 890 [location] (Minsk".
    """
    label = "container-title" if draft.has("container-title") else "title"
    return _cut_off(draft, label, NAMED_SERIES, holds="Ser")


def closed_series(draft: Draft) -> Draft:
    """ "[date] 1978. [note] (САИ; вып. Е1-36).", "[date] 1978 (МИА, [issue] № 128)": a series, behind the imprint."""
    raw, dates = draft.citation.raw, draft.under("date")
    hit = SERIES_CLOSED.search(raw, dates[0].start) if "(" in raw and ")" in raw else None
    over = [part for part in draft.parts if hit and part.start < hit.end() and hit.start() < part.end]
    if not hit or any(part.label not in BEHIND_IMPRINT for part in over) or over == [dates[0]]:
        return draft
    unit = phrases("units").begins(hit["number"])
    if not unit or unit.value not in ("volume", "issue", "number", "part") or phrases("units").begins(hit["series"]):
        return draft
    return draft.carved("collection-title", *hit.span("series")).carved("volume", *hit.span("number"))


def opened_series(draft: Draft) -> Draft:
    """ "[title] Мова і соцыум (TERRA ALBA. [volume] Том I).": a series in the bracket that its number closes."""
    for at, (title, volume) in enumerate(itertools.pairwise(draft.parts)):
        if title.label not in WHOLES or volume.label not in COUNTING:
            continue
        hit = OPENED.search(title.printed) if closes_bracket(volume.printed) else None
        if hit and not phrases("units").begins(hit["series"]):
            cuts = [(title.label, 0), ("collection-title", hit.start("series")), ("volume", len(title.printed))]
            return draft.recut(at, at + 2, cuts)
    return draft


def whole_series(draft: Draft) -> Draft:
    """ "[title] Die Wehre (Studien zu Flüssen, [collection-title] Reihe I, [volume] Bd. 4)": one series."""
    for label in WHOLES:
        for at, title, series in draft.pairs(label, "collection-title"):
            hit = (
                OPENED.search(title.printed)
                if _closed_by_number(draft, at + 2) and title.printed.rstrip().endswith(",")
                else None
            )
            if hit and not in_bracket(series.printed, len(series.printed)):
                return draft.recut(at, at + 2, [(label, 0), ("collection-title", hit.start("series"))])
    return draft


def edited_series(draft: Draft) -> Draft:
    """ "[edition] wyd. E. [collection-title] Brzeg (Źródła, [volume] t. 5)": who edited a work, and its series."""
    for at, (first, name) in enumerate(itertools.pairwise(draft.parts)):
        if first.label not in EDITED or name.label not in SERIED or "(" not in name.printed or "(" in first.printed:
            continue
        head = (first.printed + name.printed).partition("(")[0]
        if name.label == "collection-title" and head == first.printed:
            continue  # cut there already
        if _closed_by_number(draft, at + 2) and begins_with_role(head) and is_statement(head):
            return draft.recut(at, at + 2, [("editor", 0), ("collection-title", len(head))])
    return draft


def series_behind(draft: Draft) -> Draft:
    """ "[location] Pińsk [date] 1912 [journal] (Monumenta rivorum, [volume] t. 14)": a series, behind an imprint."""
    for at, _, name in draft.pairs("date", "journal"):
        bare = name.printed.startswith("(") and name.text[:1].isalpha() and ")" not in name.printed
        if bare and _closed_by_number(draft, at + 2) and draft.parts[at - 1].label in BOOKS:
            return draft.relabelled(name, "collection-title")
    return draft


def _closed_by_number(draft: Draft, at: int) -> bool:
    """Whether the part at an index is a number that closes the bracket before it."""
    return any(part.label in COUNTING and closes_bracket(part.printed) for part in draft.parts[at : at + 1])


def numbered_series(draft: Draft) -> Draft:
    """ "[title] Die Wehre (= Studien zu Flüssen, Bd. 4), [location] Köln": a series and its number, before a place.

    Before the pages of a part, too: "[container-title] Locks (River Studies 12), [pages] 3–9".
    """
    for label, behind in (*itertools.product(WHOLES, BOOKS), ("container-title", "pages")):
        for _, title, _ in draft.pairs(label, behind):
            hit = SERIES_NUMBERED.search(title.printed) if title.printed.rstrip(" ,.")[-1:] == ")" else None
            if hit and not _counts_else(hit["series"]):
                cuts = [(label, 0), ("collection-title", hit.start("series")), ("volume", hit.start("number"))]
                return draft.replacing(title, pieces(title, cuts))
    return _behind_editors(draft)


def _behind_editors(draft: Draft) -> Draft:
    """ "[editor] hg. v. P. Heron (= [container-title] Studia Rivensia 12), [location] Wien": a series, its number."""
    for label in ("container-title", "publisher"):
        for _, editor, series in draft.pairs("editor", label):
            opened = editor.printed.rstrip(" =").endswith("(") or series.printed.lstrip().startswith("(")
            hit = IN_BRACKET.fullmatch(series.printed) if opened else None
            if hit and not _counts_else(hit["series"]):
                cuts = [("collection-title", 0), ("volume", hit.start("number"))]
                return draft.replacing(series, pieces(series, cuts))
    return draft


def _counts_else(text: str) -> bool:
    """Whether words before a number begin with a unit, "Band", or hold a month, "Mai bis Juni", or a century's word."""
    return phrases("units").begins(text) is not None or phrases("months").first(text) is not None


def quoted_series(draft: Draft) -> Draft:
    """ "[publisher] PUR, « Histoire », [date] 2005", "[publisher] Moulin, [title] « Rives »,": a series, of a book."""
    for part in draft.under("publisher"):
        hit = BEHIND_COMMA.search(part.printed) if "«" in part.printed else None
        if hit:
            return draft.replacing(part, pieces(part, [("publisher", 0), ("collection-title", hit.start("series"))]))
    if "«" not in draft.citation.raw:
        return draft
    for before, part in itertools.pairwise(draft.parts):
        if before.label in IMPRINT and part.label in NAMES and QUOTED.fullmatch(part.printed):
            wholes = [one for one in draft.labelled(*WHOLES) if one.end <= before.start]
            dates = draft.under("date")
            again = bool(dates) and dates[0].end <= part.start and part.end <= dates[-1].start  # a journal's own year
            if wholes and wholes[-1].text[:1] not in CLOSERS and not again:
                return draft.relabelled(part, "collection-title")
    return draft


def part_of_edition(draft: Draft) -> Draft:
    """ "[title] Akten der Wehre, [collection-title] Serie D, [volume] Bd. VIII": the section has its own volumes."""
    for at, _, series, _ in draft.trios("title", "collection-title", "volume"):
        if SECTION.fullmatch(series.text):
            return draft.joined(at, at + 2, "title")
    return draft
