"""Pages and other places cited that stand under other labels, and where the registers of a book stand."""

from __future__ import annotations

import functools
import re

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.counts import PLACES, PLATE, counts
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import COUNTING, HOSTS, Draft, Part, pieces
from cite_belarus.references.pages import AND, extents, onward
from cite_belarus.references.vocabulary import AROUND, Hit, phrases

NOT_PRINTED = {"noplace": "location", "nobody": "publisher"}
SECTION = Late(r"[A-Z]-?\d{1,3}")
DIGIT = Late(r"\d")
SIDES = Late(r"(?:r|v|rv|r-v|об|адв|зв)[\s.:,;]*")
NUMBERED = Late(r"\d|\b[IVXLC]+\b")
NOTED = Late(rf"(?:{AND}\s)?nn?\.\s?\d{{1,4}}(?:(?:\s?[,-]|\s{AND})\s?(?:nn?\.\s?)?\d{{1,4}})*\W*(?:{AND}\W*)?")
ARTICLE = Late(r"\W*(?:Art(?:icle|\.)|[Aa]rt(?:icle|\.|ykuł)\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]umber|ID))\s?(e?\d{1,9})\W*")
DOCUMENT = Late(r"(?<!\w)[Дд][ао]к\.\s№\s?\d{1,4}\)?[\s.,;]*")
DOCUMENT_BEHIND = Late(r"(?:№|[Nn]r\.?\s|[Nn][°º])\s?(?:\d{1,4}[a-z]?|[IVXLCDM]+)\W*")
NUMBER_ALONE = Late(r"\s?(?:\d{1,4}|[IVXLC]+)\W*")
HERE_WORDS = (
    r"(?:at|here|hier|tu|ici|qui|здесь|тут|bes\.|besonders|insbes\.|sp[eé]c\."
    r"|in part(?:\.|icolare)|en particulier|v\.\s?a\.)"
)
HERE = Late(rf"{HERE_WORDS}(?:\s{HERE_WORDS})?:?")
PAGE = r"(?:pp?\.\s|[sSсС]\.\s)?\d{1,4}(?:\s?[-–]\s?\d{1,4}|\s?ff?\.)?"
AT = Late(rf"{HERE.pattern}\s{PAGE}(?:(?:,|\s{AND})\s{PAGE})*\W*")
# behind the word for a bibliography: "Библиогр.:", "Библиогр. в примеч."; its pages: "Библиогр.: с. 9", "Index S. 9"
LED = Late(r"(?:\.|.?:)\s*(?::|[^\W\d_]|\d)")
PAGED = Late(r"[\s.:]*(?:\d|(?:[Сс]|[Pp]{1,2}|[Ss]|[Ss]tr)\.\s?\d)")
NEXT_AREA = Late(r"\.(?=\s[–—-]\s)")
UNDER = ("pages", "other", "note", "volume", "issue", "date")  # what words for figures may have been taken for
BEHIND_PAGES = ("isbn", "doi", "url", "accessed", "archive")


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
    numbers = draft.labelled(*COUNTING)
    if len(numbers) != 1 or not SECTION.fullmatch(numbers[0].text.rstrip(".")):
        return draft
    if not any(full_date(part.printed) for part in draft.under("date")):
        return draft
    at = draft.parts.index(numbers[0])
    further = [part.label for part in draft.parts[at + 1 : at + 2]] == ["pages"]  # "A1, A8"
    return draft.joined(at, at + 1 + further, "pages")


def leaves(draft: Draft) -> Draft:
    """ "[archive] ASV, vol. 45, f. 123 [other] r-v:": the sides of a leaf belong to its number."""
    for at, mark, side in draft.pairs("archive", "other"):
        if mark.printed[-1:].isdigit() and SIDES.fullmatch(side.printed):
            return draft.joined(at, at + 2, "archive")
    return draft


def unpaged(draft: Draft) -> Draft:
    """ "Venezia [pages] s. d.", "s.l., s.d.": what stands for a date or a place that is not printed is no page."""
    for part in draft.under("pages"):
        hits = [] if DIGIT.search(part.printed) else list(phrases("undated").all(part.printed))
        if hits and not _between(part.printed, hits).strip(AROUND):
            starts = [0, *[hit.start for hit in hits[1:]]]
            labels = [NOT_PRINTED.get(hit.value, "date") for hit in hits]
            return draft.replacing(part, pieces(part, list(zip(labels, starts, strict=True))))
    return draft


def _between(text: str, hits: list[Hit]) -> str:
    """What a text has besides these phrases."""
    ends = [0, *[hit.end for hit in hits]]
    starts = [*[hit.start for hit in hits], len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def cited_place(draft: Draft) -> Draft:
    """ "[pages] s. 15, [other] rys. 4", "[other] art. 4 ust. 2": chapters, articles and figures are cited places."""
    leads = [
        other for label in ("author", "editor", *HOSTS) for _, other, _ in draft.pairs("other", label)
    ]  # "Chapter 3 in"
    for part in draft.under("other"):
        hit = phrases("units").begins(part.text)
        if hit and hit.value in PLACES and part.start and part not in leads and NUMBERED.search(part.text, hit.end):
            return draft.relabelled(part, "pages" if NUMBER_ALONE.fullmatch(part.text, hit.end) else "note")
    return draft


def plates(draft: Draft) -> Draft:
    """ "[pages] С. 34, [note] рис. 3, [pages] 5–7", "[volume] 2214). Pl. XII": figures cited, at the end."""
    hit = _plates().search(draft.citation.raw, draft.parts[0].end)
    over = [part for part in draft.parts if hit and part.end > hit.start()]
    if not hit or not over or any(part.label not in UNDER for part in over):
        return draft
    return draft.carved("pages", hit.start(), len(draft.citation.raw))


@functools.cache
def _plates() -> re.Pattern[str]:
    """Words for figures and items of a catalogue with their numbers, up to the end of a text."""
    found = sorted((word for word, kind in resources.words("units").items() if kind == PLATE), key=len, reverse=True)
    words = "|".join(re.escape(word) for word in found)
    number = r"(?:\d{1,3}(?!\d)[a-zа-я]?|[IVXLC]+)(?![^\W_])"
    more = rf"(?:(?:[.,;:]|\s?[-–—/]|\s{AND}(?!\w))\s?(?:\(?(?i:{words})\s?)?{number})*"
    return re.compile(rf"(?<![^\W_])(?i:{words})\s?{number}{more}[\s.,;)]*$")


def cited_behind(draft: Draft) -> Draft:
    """ "[pages] 1-14, [other] at 4.", "[note] (hier S. 7)": the page cited, and words before it."""
    for _, _, said in (*draft.pairs("pages", "other"), *draft.pairs("pages", "note")):
        if AT.fullmatch(said.text):
            return draft.relabelled(said, "pages")
        if said.label == "note" and HERE.fullmatch(said.text):
            return draft.relabelled(said, "other")
    return draft


def page_before(draft: Draft) -> Draft:
    """ "[volume] S. 45, [pages] S. 112", "[volume] S. 45, [issue] Nr. 12": pages cited in a book are no volumes.

    So is the page of a newspaper: "[issue] p. 2, [pages] col. 3".
    """
    books = () if draft.has(*HOSTS) else (*draft.pairs("volume", "pages"), *draft.pairs("volume", "issue"))
    for at, first, _ in (*books, *draft.pairs("issue", "pages")):
        said = counts(first.printed)
        if len(said) == 1 and said[0].unit == "page":
            return draft.joined(at, at + 2, "pages")
    return draft


def first_page(draft: Draft) -> Draft:
    """ "[volume] 45 [journal] Marsh L. Rev. [volume] 123, [pages] 130": the first page, as law reviews print it."""
    for _, count, _, first in draft.trios("volume", "journal", "volume"):
        behind = [part.label for part in draft.parts[draft.parts.index(first) + 1 :]]
        year = behind[1:] if behind[:1] == ["pages"] else behind
        last = year[:1] == ["date"] and "pages" not in year
        if last and count.printed.strip().isdecimal() and first.text.isdecimal():
            return draft.relabelled(first, "pages")
    return draft


def article_number(draft: Draft) -> Draft:
    """ "[volume] 12, [pages] Article e1234.", "[other] art. no. 103456": what journals on the web have for pages."""
    for part in draft.labelled("pages", "other", "note"):
        hit = ARTICLE.fullmatch(part.printed)
        paged = hit and any(
            not one.total for own in draft.under("pages") if own is not part for one in extents(own.printed)
        )
        if hit and not paged:
            return draft.replacing(part, pieces(part, [("other", 0), ("pages", hit.start(1))]))
    return draft


def document_number(draft: Draft) -> Draft:
    """ "[pages] С. 40 [note] (док. [issue] № 18)": the number of a document in a book is a cited place."""
    raw = draft.citation.raw
    hit = DOCUMENT.search(raw) if "ок. №" in raw or "ак. №" in raw else None
    return draft.carved("pages", *hit.span()) if hit else draft


def cited_note(draft: Draft) -> Draft:
    """ "[pages] S. 24, [other] Anm. 2": the cited place is a note on the page; "Roth, Anm. 2" names an earlier note.

    So is a document, in a book: "s. 24, [other] nr 12".
    """
    for at, _, other in draft.pairs("pages", "other"):
        hit = phrases("units").begins(other.text)
        said = hit and hit.value == "note" and NUMBER_ALONE.fullmatch(other.text, hit.end)
        if said or NOTED.fullmatch(other.text):
            draft = draft.relabelled(other, "pages")
        elif DOCUMENT_BEHIND.fullmatch(other.text) and not draft.has(*HOSTS):
            return draft.joined(at, at + 2, "pages")
    return draft
