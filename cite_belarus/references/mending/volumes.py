"""A volume's own title, or the journal, under the label of the volume's number."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.counts import counts
from cite_belarus.references.draft import COUNTING, HOSTS, MAIN, SERIES, WHOLES, Draft, pieces
from cite_belarus.references.mending.relabelled import says_series
from cite_belarus.references.remarks import kind
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.vocabulary import phrases

OWN_TITLE = Late(r"^.*(?:[TtТт]|[Кк]н|[Чч]|[Vv]ol|[Bb]d|[Cc]z)\.\s?(?:\d+|[IVXLC]+)\s?[:.]\s+(?P<title>[^\W\d_].{7,})$")
BARE_TITLE = Late(
    r"^\W*(?:[Tt]omo|[Vv]ol\.|[Tt]\.|[Bb]d\.)?\s*(?:\d{1,3}|[IVXLC]{1,6})(?:\s?[/,]\s?(?:\d{1,2}|[IVX]{1,4}))?\s?[,:.]\s+"
    rf"(?P<title>[{UPPER}](?:[{LOWER}’']|\s[{LOWER}]{{3}}).{{4,}})$"
)
WORDS = Late(rf"[{UPPER}][{LOWER}]+(?:\s[^\W\d_]+){{2,}}\W*")
TIME = Late(r"[IVX]{1,5}(?:--[IVX]{1,5})?|1\d{3}(?:--[12]\d{3})?")  # centuries, years
LOWER_WORD = Late(rf"[{LOWER}]{{3}}")
SHORTENED = Late(r"[^\W\d_]\.+\s?[IVX\d]")  # a word before a number: "Disp. II"
JOURNAL = Late(r"^\s*(?P<journal>[^\W\d][^\d,;:]{0,80}),\s+(?=\d)")

SECTION = Late(r"[A-E]\s?,?\s(?=\d)")
# "volume 60 of", in full, is BibTeX's for a series
OF = Late(r"\W*[Vv]ol\.\s(?:\d{1,2}|[IVXL]{1,6})(?P<of>\sof\s)(?=[^\W\d_])")
VOLUME_OF = Late(
    rf"[^\W\d_][,.:]\s(?P<volume>[Vv]ol\.\s(?:\d{{1,2}}|[IVXL]{{1,6}}))(?P<of>\sof\s)(?P<set>[{UPPER}].{{5,}})$"
)
COUNTED_INSIDE = Late(  # a volume between the title of a set and its own
    r"(?<=[^\W\d_]{3})\.\s(?P<volume>(?:\d{1,2}|[IVX]{1,5})\.\s(?:díl|diel|svazek|zväzok|část|časť)"
    r"|(?:Díl|Diel|Svazek|Zväzok|Sv\.|Zv\.|Část|Časť)\s(?:\d{1,2}|[IVX]{1,5}))[.,:]\s(?=[^\W\d_]{2})"
)
INSIDE_SIGNS = ("díl", "diel", "Díl", "Diel", "svazek", "Svazek", "väzok", "část", "Část", "časť", "Časť", "Sv.", "Zv.")
SETS = ("title", "collection-title")
# of a journal that began its count again: "n.s.", "3rd ser.", "série II"
AGAIN = (
    r"(?:N\.\s?[FS]\.|n\.\s?s\.|[Nn]eue Folge|[Nn]ew [Ss]er(?:ies|\.)|[Nn]uova serie|[Nn]ouvelle série|[Nn]owa [Ss]eria"
    r"|\d{1,2}(?:st|nd|rd|th|e|ème|a|ª|\.)\s(?:s[eé]r(?:ies?|\.)|Folge|Serie)|s(?:er(?:ies?|\.)|érie|eria|\.)\s[IVX]{1,4}(?![\w.])"
    r"|(?:\d{1,2}[eaª]|[IVX]{1,4})\ss\.(?=[\s,])|[IVX]{1,4}\ss[eé]r(?:ie|\.)"
    r"|(?:[Dd]eux|[Tt]rois|[Qq]uatr|[Cc]inqu)ième\ssérie|(?:[Ss]econda|[Tt]erza|[Qq]uarta|[Qq]uinta)\sserie)"
)
NEW = Late(AGAIN + r",?\s(?=\d|[IVXLC]+\b|(?:vol|t|Bd|Vol|T|a)\.)")
ONLY_AGAIN = Late(AGAIN + r"[\s.,;]*")
YEARLY = Late(r"(?:a\.|anno|annata)\s(?:\d{1,3}|[IVXLC]+)[\s,]+(?=(?:vol|t)\.)")
COLLECTED = Late(
    r"(?P<title>(?:[А-Я]{3,8}(?:\s[А-Я]{2})?|Полное собрание\s[^.,\d]{3,60})[.,]\s[Сс]обр(?:\.|ание)\s"
    r"(?:\d(?:-[ео]?[ею])?|[IVX]{1,3}|первое|второе|третье)[.,]\s)(?=[Тт]\.\s?[\dIVXL])"
)
SPAN = r"(?:1[0-9]|20)\d\d\s?[-–—]\s?(?:1[0-9]|20)\d\d(?:\s(?:гг|рр)\.)?[\s.,–—-]*"
YEARS = Late(rf"{SPAN}(?=$|\d{{1,4}}\s?\D)")
YEARS_INSIDE = Late(rf"\.\s?(?:\d{{1,3}}|[IVXLC]+)\s?:\s(?P<title>{SPAN})(?=$|[^\W\d_]{{1,4}}\.\s?[\dIVX])")
HALF = Late(r"(\d{1,4})\s?[-–]\s*$")
OTHER_HALF = Late(r"(\d{1,4})(?![\d/])")
RENEWED = Late(r"[,.]?\s(?P<series>" + AGAIN + r"[\s.,;]*)$")
LED = {("volume", label) for label in ("publisher", "institution", "title")}
OPENED = Late(r"\s*[^()\d]{3,80}\s(?=\([^()]{3,}$)")


def years_inside(draft: Draft) -> Draft:
    """ "[volume] Т. 1: 1470–1700.", "[volume] t. II: 1506–1648, cz. 1": the years behind the colon are its title."""
    for part in draft.under("volume"):
        hit = YEARS_INSIDE.search(part.printed) if ":" in part.text else None
        if hit:
            behind = [("volume", hit.end())] if hit.end() < len(part.printed) else []
            return draft.replacing(part, pieces(part, [("volume", 0), ("title", hit.start("title")), *behind]))
    return draft


def cut_volumes(draft: Draft) -> Draft:
    """ "Т. 2: Агат – Бор": the volume, then its title. "Spadčyna, 18": the journal, then the volume."""
    for part in draft.under("volume"):
        own = OWN_TITLE.search(part.printed) or (None if draft.has("journal") else BARE_TITLE.search(part.printed))
        if own and draft.has("title") and not _counts_on(own["title"]):
            at, labels = own.start("title"), ("volume", "container-title" if draft.has("container-title") else "title")
        else:
            hit = JOURNAL.match(part.printed)
            if not hit or draft.has(*HOSTS) or counts(hit[0] + "1")[0].unit:
                continue
            at, labels = hit.end(), ("journal", "volume")
        return draft.replacing(part, pieces(part, [(labels[0], 0), (labels[1], at)]))
    return draft


def counted_inside(draft: Draft) -> Draft:
    """ "[title] Dějiny mlýnů. 2. díl. Od roku 1848", "… Díl II, Od roku 1848": a set, a volume and its title."""
    for part in draft.under("title"):
        hit = COUNTED_INSIDE.search(part.printed) if any(map(part.printed.__contains__, INSIDE_SIGNS)) else None
        if hit:
            cuts = [("title", 0), ("volume", hit.start("volume")), ("title", hit.end())]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def volume_of(draft: Draft) -> Draft:
    """ "[title] The Age of Locks. [volume] Vol. 2 [collection-title] of A History of Fens.": the set is the main title.

    What calls itself a series or studies stays one.
    """
    if " of " not in draft.citation.raw or draft.has("container-title", "journal"):
        return draft
    for title in draft.under("title"):
        hit = VOLUME_OF.search(title.printed)
        if hit and not _is_series(hit["set"]):
            cuts = [("title", 0), ("volume", hit.start("volume")), ("other", hit.start("of")), (MAIN, hit.start("set"))]
            return draft.replacing(title, pieces(title, cuts))
    for at, (volume, name) in enumerate(itertools.pairwise(draft.parts)):
        hit = OF.match(volume.printed + name.printed) if volume.label == "volume" and name.label in SETS else None
        if hit and at and draft.parts[at - 1].label == "title" and not _is_series(name.text):
            return draft.recut(at, at + 2, [("volume", 0), ("other", hit.start("of")), (MAIN, hit.end())])
    return draft


def _is_series(name: str) -> bool:
    return says_series(name) or kind(name) in ("studies", "serial")


def _counts_on(text: str) -> bool:
    """Whether a text counts something itself: "Кн. 3", "№ 5"; a title may name its time ("Wiek XIX")."""
    said = counts(text)
    worded = bool(LOWER_WORD.search(text)) and not SHORTENED.search(text)
    timed = worded and all(TIME.fullmatch(one.value) and not one.unit for one in said)
    return phrases("units").begins(text) is not None or (bool(said) and not timed)


def own_title(draft: Draft) -> Draft:
    """ "[volume] Кн. 5: [collection-title] История рек.": what the colon of a volume's number leads to is its title."""
    for _, volume, title in draft.pairs("volume", "collection-title"):
        if volume.printed.rstrip().endswith(":") and counts(volume.printed):
            return draft.relabelled(title, "title")
    return draft


def title_of_volume(draft: Draft) -> Draft:
    """ "[container-title] Flüsse, [volume] Bd. 1: [publisher] Wehre, [location] Köln": a title, of what is counted."""
    for volume, named in itertools.pairwise(draft.parts):
        if (volume.label, named.label) not in LED or not volume.printed.rstrip().endswith(":"):
            continue
        if named.label != "title" and phrases("corporate").first(named.text):
            continue
        titled = [part for part in draft.labelled(*WHOLES, "collection-title", "journal") if part.end <= volume.start]
        if titled and titled[-1].label in WHOLES and counts(volume.printed):
            alone = all(part.label != "title" for part in titled)  # a set that was taken for a host
            return draft.relabelled(named, "title" if alone else titled[-1].label)
    return draft


def collected(draft: Draft) -> Draft:
    """ "[author] ПСЗ. [title] Собр. [edition] 2-е. [volume] Т. XXV": which collection it is belongs to the title."""
    raw = draft.citation.raw
    hit = COLLECTED.match(raw, draft.parts[draft.head()].start) if "Собр" in raw else None
    return draft.carved_by(hit) if hit else draft


def years_title(draft: Draft) -> Draft:
    """ "[volume] Т. 3 : [pages] 1944–1991. 410 с.": the years behind the colon of a volume's number are its title."""
    for at, volume, pages in draft.pairs("volume", "pages"):
        hit = YEARS.match(pages.printed) if volume.printed.rstrip().endswith(":") else None
        if hit:
            cuts = [("volume", 0), ("title", pages.start - volume.start)]
            behind = [("pages", pages.start - volume.start + hit.end())] if hit.end() < len(pages.printed) else []
            return draft.recut(at, at + 2, [*cuts, *behind])
    return draft


def led_title(draft: Draft) -> Draft:
    """ "[volume] Т. 18 : [author] Дадатак. –": one word behind the colon of a volume's number is the volume's title."""
    for _, volume, name in draft.pairs("volume", "author"):
        if volume.printed.rstrip().endswith(":") and name.text.rstrip(".").isalpha():
            return draft.relabelled(name, "title")
    return draft


def opened_place(draft: Draft) -> Draft:
    """ "[volume] vol. 2: [location] Europe (Abingdon:": the title of a volume."""
    for _, volume, place in draft.pairs("volume", "location"):
        hit = OPENED.match(place.printed)
        if hit and volume.printed.rstrip().endswith((":", ",", ".")):
            label = "container-title" if draft.has("container-title") else "title"
            return draft.replacing(place, pieces(place, [(label, 0), ("location", hit.end())]))
    return draft


def worded(draft: Draft) -> Draft:
    """ "[container-title] История вод. [volume] От ледников до мельниц": words and no number are the host's."""
    for _, _, part in draft.pairs("container-title", "volume"):
        if WORDS.fullmatch(part.printed) and not counts(part.printed):
            return draft.relabelled(part, "container-title")
    return draft


def section(draft: Draft) -> Draft:
    """ "[journal] Phys. Rev. [volume] D 86": the letter of a section is the journal's."""
    for at, journal, volume in draft.pairs("journal", "volume"):
        hit = SECTION.match(volume.printed)
        if hit:
            return draft.recut(at, at + 2, [("journal", 0), ("volume", volume.start + hit.end() - journal.start)])
    return draft


def doubled(draft: Draft) -> Draft:
    """ "[volume] 12- [issue] 13": one number for two volumes, or for two issues where the volume is told elsewhere."""
    for at, volume, issue in draft.pairs("volume", "issue"):
        first, second = HALF.search(volume.printed), OTHER_HALF.match(issue.printed)
        if first and second and int(second[1]) == int(first[1]) + 1:
            return draft.joined(at, at + 2, "issue" if len(draft.under("volume")) > 1 else "volume")
    return draft


def new_series(draft: Draft) -> Draft:
    """ "[journal] Jahrbücher [volume] N.F. 50", "[journal] Annales, 3e série, [volume] t. 5": a series of a journal."""
    counted = len(draft.labelled(*COUNTING)) > 1  # beside the series
    for journal, volume in itertools.pairwise(draft.parts):
        if journal.label != "journal":
            continue
        hit = NEW.match(volume.printed) if volume.label in COUNTING else None
        if hit:
            return draft.replacing(volume, pieces(volume, [(SERIES, 0), ("volume", hit.end())]))
        if volume.label == "volume" and counted and ONLY_AGAIN.fullmatch(volume.printed):
            return draft.relabelled(volume, SERIES)
        hit = RENEWED.search(journal.printed)
        if hit and hit.start():
            return draft.replacing(journal, pieces(journal, [("journal", 0), (SERIES, hit.start("series"))]))
    return draft


def yearly(draft: Draft) -> Draft:
    """ "[volume] a. I, vol. III": the year of a journal before its volume counts nothing else."""
    for part in draft.under("volume"):
        hit = YEARLY.match(part.printed)
        if hit:
            return draft.replacing(part, pieces(part, [("other", 0), ("volume", hit.end())]))
    return draft
