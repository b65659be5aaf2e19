"""What stands behind a description, or in another's place: registers of a book, its form, a body, a town."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from cite_belarus.late import Late
from cite_belarus.references.bodies import is_corporate
from cite_belarus.references.counts import counts
from cite_belarus.references.dates import date, is_day
from cite_belarus.references.draft import Draft, Part, pieces
from cite_belarus.references.mending.quoted import OPENERS
from cite_belarus.references.pages import AND, extents, onward
from cite_belarus.references.places import is_town
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

FORMED = ("title", "collection-title", "container-title", "edition", "publisher", "journal")
PRESS = Late(r"[A-Z]\w+(?:\s\w+){0,3}\sUP|U(?:niv\.)?\sof\s[A-Z][\w\s]{2,30}\sP")  # MLA's "Oxford UP", "U of Minsk P"
SERIES_BEHIND = Late(
    rf"\d\s(?:stran|strán|s)\.\s(?P<series>[{UPPER}][^;,\d]{{3,80}}[;,]\s)"
    r"(?P<volume>(?:svazek|zväzok|sv\.|zv\.)\s\d{1,4})\W*$"
)
HOUR = Late(r"(?<![\d:])[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?\s?m\b\.?|[AP]M\b|Uhr\b)")
HOSTS = ("author", "editor", "container-title", "journal")
SENTENCES = Late(rf".{{8,}}[^\W\d_]{{2}}[.?!]\s(?P<host>[{UPPER}][^.?!]{{6,}}:\s*)")
MATERIALS = Late(r"(?i)(?:матеріали|материалы|матэрыялы|тези|тезисы|тэзісы|зб|сб|збірник|сборник|зборнік)\b")
RANGE = Late(r"\d\s?[-–—]\s?\d")
SECTION = Late(r"[A-Z]-?\d{1,3}")
SIDES = Late(r"(?:r|v|rv|r-v|об|адв|зв)[\s.:,;]*")
NUMBERED = Late(r"\d|\b[IVXLC]+\b")
NOTED = Late(rf"(?:{AND}\s)?nn?\.\s?\d{{1,4}}(?:(?:\s?[,-]|\s{AND})\s?(?:nn?\.\s?)?\d{{1,4}})*\W*(?:{AND}\W*)?")
DOCUMENT = Late(r"(?<!\w)[Дд][ао]к\.\s№\s?\d{1,4}\)?[\s.,;]*")
NUMBER_ALONE = Late(r"\s?(?:\d{1,4}|[IVXLC]+)\W*")
HERE_WORDS = (
    r"(?:at|here|hier|tu|ici|qui|здесь|тут|bes\.|besonders|insbes\.|sp[eé]c\."
    r"|in part(?:\.|icolare)|en particulier|v\.\s?a\.)"
)
HERE = Late(rf"{HERE_WORDS}(?:\s{HERE_WORDS})?:?")
PAGE = r"(?:pp?\.\s|[sSсС]\.\s)?\d{1,4}(?:\s?[-–]\s?\d{1,4}|\s?ff?\.)?"
AT = Late(rf"{HERE.pattern}\s{PAGE}(?:(?:,|\s{AND})\s{PAGE})*\W*")
COUNTED = Late(r"[\s.:\d]*")
# behind the word for a bibliography: "Библиогр.:", "Библиогр. в примеч."; its pages: "Библиогр.: с. 9", "Index S. 9"
LED = Late(r"(?:\.|.?:)\s*(?::|[^\W\d_]|\d)")
PAGED = Late(r"[\s.:]*(?:\d|(?:[Сс]|[Pp]{1,2}|[Ss]|[Ss]tr)\.\s?\d)")
NEXT_AREA = Late(r"\.(?=\s[–—-]\s)")
BEHIND_PAGES = ("isbn", "doi", "url", "accessed", "archive")
ACRONYM = Late(rf"[{UPPER}]{{3,8}}")


def apparatus(draft: Draft) -> Draft:
    """ "[pages] С. 8–9. – [journal] Библиогр.: [pages] с. 9 (11 назв.)": where a bibliography stands."""
    raw, counted = draft.citation.raw, False
    for part in draft.parts:
        hit = _apparatus(part, raw) if counted and part.label not in BEHIND_PAGES else None
        if hit is not None:
            area = NEXT_AREA.search(raw, hit)
            ends = [one.start for one in draft.labelled(*BEHIND_PAGES) if one.start > hit]
            end = min([area.end() if area else len(raw), *ends])
            return draft.carved("note", part.start if part.label == "note" else hit, end)
        counted = counted or part.label == "pages"
    return draft


def _apparatus(part: Part, raw: str) -> int | None:
    """Where the word for a bibliography or an index stands that begins a part, or that its pages follow."""
    for hit in phrases("apparatus").all(part.printed):
        end = part.start + hit.end
        begins = not any(map(str.isalnum, part.printed[: hit.start])) and LED.match(raw, end - 1)
        if begins or (part.label in ("note", "other") and PAGED.match(raw, end)):
            return part.start + hit.start
    return None


def following(draft: Draft) -> Draft:
    """ "[pages] s. 330 [other] i n.": the pages that follow."""
    for at, _, behind in draft.pairs("pages", "other"):
        if _led_on().fullmatch(behind.printed):
            return draft.joined(at, at + 2, "pages")
    return draft


@functools.cache
def _led_on() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{onward()})\.?[\s.,;)]*", re.IGNORECASE)


def section_page(draft: Draft) -> Draft:
    """ "[journal] Marsh Times, [date] May 4, 1998, [issue] A1.": the page of a section, as newspapers count theirs."""
    numbers = draft.labelled("volume", "issue")
    if len(numbers) != 1 or not SECTION.fullmatch(numbers[0].text.rstrip(".")):
        return draft
    days = [said for part in draft.under("date") if (said := date(part.printed)) and is_day(said.value)]
    at = draft.parts.index(numbers[0])
    further = [part.label for part in draft.parts[at + 1 : at + 2]] == ["pages"]  # "A1, A8"
    return draft.joined(at, at + 1 + further, "pages") if days else draft


def leaves(draft: Draft) -> Draft:
    """ "[archive] ASV, vol. 45, f. 123 [other] r-v:": the sides of a leaf belong to its number."""
    for at, mark, side in draft.pairs("archive", "other"):
        if mark.printed[-1:].isdigit() and SIDES.fullmatch(side.printed):
            return draft.joined(at, at + 2, "archive")
    return draft


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
        hit = phrases("forms").begins(part.text) if behind else None
        if hit and hit.end >= len(part.text.rstrip(".")):
            return draft.relabelled(part, "note")
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


def clock(draft: Draft) -> Draft:
    """ "12 April 2021, [volume] 10: [pages] 15 a.m.": the hour is neither a volume nor a page."""
    hit = HOUR.search(draft.citation.raw)
    return draft.carved("other", *hit.span()) if hit else draft


def edited(draft: Draft) -> Draft:
    """ "[edition] Изд. 2-е, [location] дополн. М.:": what is said of the making of an edition is no place."""
    for at, edition, place in draft.pairs("edition", "location"):
        hit = phrases("editions").begins(place.printed) if place.printed[:1].islower() else None
        if hit and hit.value == "made" and any(map(str.isalpha, place.printed[hit.end :])):
            return draft.recut(at, at + 2, [("edition", 0), ("location", len(edition.printed) + hit.end)])
    return draft


def unpaged(draft: Draft) -> Draft:
    """ "[location] Venezia [pages] s. d.": what stands for a date or a place that is not printed is no page."""
    for part in draft.under("pages"):
        hit = phrases("undated").begins(part.text)
        if hit and hit.end >= len(part.text):
            return draft.relabelled(part, "location" if hit.value == "noplace" else "date")
    return draft


def cited_place(draft: Draft) -> Draft:
    """ "[pages] s. 15, [other] rys. 4", "[other] art. 4 ust. 2": chapters, articles and figures are cited places."""
    leads = [other for label in HOSTS for _, other, _ in draft.pairs("other", label)]  # "Chapter 3 in"
    for part in draft.under("other"):
        hit = phrases("units").begins(part.text)
        if hit and hit.value == "place" and part.start and part not in leads and NUMBERED.search(part.text, hit.end):
            return draft.relabelled(part, "pages" if NUMBER_ALONE.fullmatch(part.text, hit.end) else "note")
    return draft


def cited_behind(draft: Draft) -> Draft:
    """ "[pages] 1-14, [other] at 4.", "[note] (hier S. 7)": the page cited, and words before it."""
    for _, _, said in (*draft.pairs("pages", "other"), *draft.pairs("pages", "note")):
        if AT.fullmatch(said.text):
            return draft.relabelled(said, "pages")
        if said.label == "note" and HERE.fullmatch(said.text):
            return draft.relabelled(said, "other")
    return draft


def page_before(draft: Draft) -> Draft:
    """ "[volume] S. 45, [pages] S. 112": the first of the pages cited in a book counts no volumes."""
    for at, first, _ in draft.pairs("volume", "pages"):
        said = counts(first.printed)
        if len(said) == 1 and said[0].unit == "page":
            return draft.joined(at, at + 2, "pages")
    return draft


def document_number(draft: Draft) -> Draft:
    """ "[pages] С. 40 [note] (док. [issue] № 18)": the number of a document in a book is a cited place."""
    hit = (
        DOCUMENT.search(draft.citation.raw) if "ок. №" in draft.citation.raw or "ак. №" in draft.citation.raw else None
    )
    return draft.carved("pages", *hit.span()) if hit else draft


def cited_note(draft: Draft) -> Draft:
    """ "[pages] S. 24, [other] Anm. 2": the cited place is a note on the page; "Roth, Anm. 2" names an earlier note."""
    for _, _, other in draft.pairs("pages", "other"):
        hit = phrases("units").begins(other.text)
        said = hit and hit.value == "note" and NUMBER_ALONE.fullmatch(other.text, hit.end)
        if said or NOTED.fullmatch(other.text):
            draft = draft.relabelled(other, "pages")
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
        if hit and any(RANGE.search(part.text) for part in draft.under("pages")):
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
