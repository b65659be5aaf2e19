"""What stands in another's place: hosts, bodies and towns, the form of a work, the hour of a day."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cite_belarus.late import Late
from cite_belarus.references.bodies import is_corporate
from cite_belarus.references.counts import counts
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import HOSTS, Draft, Part, pieces
from cite_belarus.references.mending.quoted import OPENERS
from cite_belarus.references.pages import RUN, extents
from cite_belarus.references.places import is_town
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.vocabulary import phrases

FORMED = ("title", "collection-title", "container-title", "edition", "publisher", "journal")
PRESS = Late(r"[A-Z]\w+(?:\s\w+){0,3}\sUP|U(?:niv\.)?\sof\s[A-Z][\w\s]{2,30}\sP")  # MLA's "Oxford UP", "U of Minsk P"
SERIES_BEHIND = Late(
    rf"\d\s(?:stran|strán|s)\.\s(?P<series>[{UPPER}][^;,\d]{{3,80}}[;,]\s)"
    r"(?P<volume>(?:svazek|zväzok|sv\.|zv\.)\s\d{1,4})\W*$"
)
HALF_DAY = r"(?:[ap]\.?\s?m\b\.?|[AP]M\b|Uhr\b)"
HOUR_WORD = Late(HALF_DAY)
HOUR = Late(rf"(?<![\d:])[0-2]?\d[:.][0-5]\d\s?{HALF_DAY}")
ZONE = r"\s(?:GMT|UTC|[BCEM]E?S?T|EDT|MSK|MEZ|MESZ|мск|МСК)\b"
OF_DAY = Late(  # behind a day: "14:30", "godz. 15:20", "14.30 BST"
    r"(?:(?:godz|гадз|год)\.\s|kl\.\s|(?:at|о|в|у|um|à)\s)?(?:[01]?\d|2[0-3])"
    rf"(?::[0-5]\d(?::[0-5]\d)?(?!\s?[-–]\s?\d)|[.][0-5]\d(?={ZONE}))(?:{ZONE})?(?=[\s.,;)\]]|$)"
)
SENTENCES = Late(rf".{{8,}}[^\W\d_]{{2}}[.?!]\s(?P<host>[{UPPER}][^.?!]{{6,}}:\s*)")
MATERIALS = Late(r"(?i)(?:матеріали|материалы|матэрыялы|тези|тезисы|тэзісы|зб|сб|збірник|сборник|зборнік)\b")
RELEASE = Late(r"[.:]\s(?P<said>[^\W\d_]+-[^\W\d_]+)[\s.,;:]*$")
SYMBOL = Late(r"\s(?:[Nn]o\.?\s|№\s?)?[A-Z]{0,8}[-/(]?\d[\w()/.-]*\W*")
OLD_IMPRINT = Late(
    rf"[,.;]\s(?P<location>[Ww]e?\s[{UPPER}][{LOWER}]{{3,14}}[,:]\s)(?P<publisher>(?:[Ww]\s[Dd]rukarni|u)\s[^\d,]{{3,60}},\s)"
    r"(?=1[5-8]\d\d)"
)
TYPED = Late(
    r"[,.]\s(?P<note>(?:[Mm]ps|[Mm]aszynopis|[Мм]ашынапіс|[Мм]ашинопис)\s(?:w|we|у|ў|в)\s[^,;\d]{3,60}(?:[,;]\s?|$))"
)
TYPED_SIGNS = ("ps ", "aszynopis", "ашынапіс", "ашинопис")  # TYPED has one of these
ACRONYM = Late(rf"[{UPPER}]{{3,8}}")


def unhosted(draft: Draft) -> Draft:
    """ "[title] Białorusini. [container-title] Między Wschodem a Zachodem, [publisher] …": no word leads to a host."""
    for at, title, host in draft.pairs("title", "container-title"):
        quoted = title.text[:1] in OPENERS or host.text[:1] in OPENERS
        marked = title.printed.rstrip().endswith(".") and host.printed.rstrip().endswith(",")
        if marked and not quoted and phrases("corporate").first(host.text) is None:
            return draft.joined(at, at + 2, "title")
    return draft


def form(draft: Draft) -> Draft:
    """ "[date] 1999. [title] Kindle.", "[pages] 9–12. [publisher] JSTOR,": the form of an electronic text is a note."""
    for before, part in itertools.pairwise(draft.parts):
        behind = before.label in ("date", "pages") and part.label in FORMED
        if behind and phrases("forms").whole(part.text):
            return draft.relabelled(part, "note")
    return draft


def description(draft: Draft) -> Draft:
    """ "[title] "On Dams", [journal] press release, [date] 3 May 2001": the words for what the work is name no host."""
    for part in draft.labelled(*HOSTS, "publisher"):
        hit = phrases("descriptions").begins(part.printed[part.opening :])
        if hit is None or hit.value == "open" or not (hit.words > 1 or part.text[0].islower() or "-" in part.text):
            continue
        at = part.opening + hit.end
        if not any(map(str.isalnum, part.printed[at:])):
            return draft.relabelled(part, "genre")
        if SYMBOL.fullmatch(part.printed, at):
            return draft.replacing(part, pieces(part, [("genre", 0), ("issue", at)]))
    for _, part, _ in draft.pairs("title", "date"):
        tail = RELEASE.search(part.printed) if "-" in part.printed else None  # "Пра рэкі. Прэс-рэліз"
        if tail and phrases("descriptions").whole(tail["said"]):
            return draft.replacing(part, pieces(part, [("title", 0), ("genre", tail.start("said"))]))
    return draft


def body(draft: Draft) -> Draft:
    """ "[title] Minsk Protocol, [date] 5 September 2014, [title] OSCE, [url] …": who put it there is its site."""
    for day, part in itertools.pairwise(draft.parts):
        if (day.label, part.label) == ("date", "title") and draft.under("title")[0] is not part:
            named = ACRONYM.fullmatch(part.text) or is_corporate(part.text)
            return draft.relabelled(part, "container-title") if named else draft
    return draft


def series(draft: Draft) -> Draft:
    """ "[publisher] Veduta, [date] 2011. [pages] 345 s. [container-title] Historie.": a series (ČSN ISO 690).

    So is what was taken for a journal, and counted in volumes: "345 s. [journal] Historie, [volume] sv. 4."
    """
    for at, (pages, host) in enumerate(itertools.pairwise(draft.parts)):
        if pages.label != "pages" or host.label not in ("container-title", "journal"):
            continue
        counted = host.label == "container-title" or _counts_volumes(draft.parts[at + 2 : at + 3])
        total = host.label == "container-title" or any(one.total for one in extents(pages.printed))
        if counted and total and all(map(str.isalpha, host.text[:2])):
            return draft.relabelled(host, "collection-title")
    for part in draft.under("pages"):
        hit = SERIES_BEHIND.search(part.printed)
        if hit:
            cuts = [("pages", 0), ("collection-title", hit.start("series")), ("volume", hit.start("volume"))]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def _counts_volumes(parts: Sequence[Part]) -> bool:
    """Whether what follows is the number of a volume, with the word for one."""
    said = counts(parts[0].printed) if parts and parts[0].label == "volume" else ()
    return bool(said) and said[0].unit == "volume"


def old_imprint(draft: Draft) -> Draft:
    """ "[title] Lutnia, w Pińsku, [journal] w Drukarni Jazowej, [date] 1648": place and printer of an old print."""
    raw = draft.citation.raw
    hit = OLD_IMPRINT.search(raw) if "rukarni " in raw or ", u " in raw else None
    return draft.carved_by(hit) if hit else draft


def typescript(draft: Draft) -> Draft:
    """ "[title] Dwory rzeczne, mps w archiwum WKZ, [location] Lublin": where a typescript is kept is a note."""
    raw = draft.citation.raw
    hit = TYPED.search(raw) if any(map(raw.__contains__, TYPED_SIGNS)) else None
    named = hit and draft.under("title")[0].start < hit.start("note")
    return draft.carved("note", *hit.span("note")) if hit and named else draft


def collection(draft: Draft) -> Draft:
    """ "[journal] АРП. [volume] Т. 3. [location] СПб., [date] 1848. [issue] № 45.": capitals for acts."""
    first = draft.parts[0]
    return draft.relabelled(first, "title") if ACRONYM.fullmatch(first.text.rstrip(".")) else draft


def clock(draft: Draft) -> Draft:
    """ "12 April 2021, [volume] 10: [pages] 15 a.m.", "12.03.2021. [pages] 16:45.": no volume and no page."""
    raw = draft.citation.raw
    hit = HOUR.search(raw) if HOUR_WORD.search(raw) else None
    if hit:
        return draft.carved("other", *hit.span())
    for day, behind in itertools.pairwise(draft.parts):
        if day.label != "date" or behind.label not in ("volume", "pages") or day.printed.rstrip()[-1:] == ";":
            continue  # "2021 Mar 12;16:45" is a volume and its page
        hit = OF_DAY.match(raw, behind.start)
        if hit and full_date(day.printed):
            return draft.carved("other", *hit.span())
    return draft


def edited(draft: Draft) -> Draft:
    """ "[edition] Изд. 2-е, [location] дополн. М.:": what is said of the making of an edition is no place."""
    for at, edition, place in draft.pairs("edition", "location"):
        hit = phrases("editions").begins(place.printed) if place.printed[:1].islower() else None
        if hit and hit.value == "made" and any(map(str.isalpha, place.printed[hit.end :])):
            return draft.recut(at, at + 2, [("edition", 0), ("location", len(edition.printed) + hit.end)])
    return draft


def bodied(draft: Draft) -> Draft:
    """ "[location] VS Verlag für Flüsse [date] 1980": a publisher where a town stands."""
    for part in draft.under("location"):
        hit = phrases("corporate").first(part.text)
        named = (hit and hit.value == "publisher") or PRESS.fullmatch(part.text)
        if named and not is_town(part.text) and "," not in part.text:
            return draft.relabelled(part, "publisher")
    return draft


def published(draft: Draft) -> Draft:
    """ "[location] СПб.: [journal] Тип. Академии наук, 1846": behind a place and a colon stands a publisher."""
    for _, place, host in (*draft.pairs("location", "journal"), *draft.pairs("location", "container-title")):
        if place.printed.rstrip().endswith(":") and is_town(place.text):
            return draft.relabelled(host, "publisher")
    return draft


def host_of_materials(draft: Draft) -> Draft:
    """ "[title] Вода. Реки і озера : [genre] матеріали конф. … [pages] С. 45–48": the host is the last sentence before.

    DSTU 8302:2015 has no "//" before a host.
    """
    for at, title, genre in draft.pairs("title", "genre"):
        hit = SENTENCES.fullmatch(title.printed) if MATERIALS.match(genre.text) else None
        if hit and any(RUN.search(part.text) for part in draft.under("pages")):
            return draft.recut(at, at + 1, [("title", 0), ("container-title", hit.start("host"))])
    return draft


def town(draft: Draft) -> Draft:
    """ "[publisher] České Budějovice [date] 2010": a town before the date, where nothing else is the place."""
    for _, place, _ in draft.pairs("publisher", "date"):
        if is_town(place.text):
            return draft.relabelled(place, "location")
    return draft


def swapped(draft: Draft) -> Draft:
    """ "[publisher] České Budějovice: [location] Veduta, 2011": a town and a colon stand before a publisher."""
    for at, first, second in draft.pairs("publisher", "location"):
        if first.printed.rstrip().endswith(":") and is_town(first.text) and not is_town(second.text):
            return draft.recut(at, at + 2, [("location", 0), ("publisher", len(first.printed))])
    return draft
