"""How much a book is and how big it is: volumes before its pages, and its format, which is neither."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.counts import counts
from cite_belarus.references.draft import WHOLES, Draft, pieces

FORMAT = Late(
    r"(?<![\w-])(?:(?:gr|pet|grand|petit)\.?\s)?"
    r"(?:[Ii]n-(?:\d{1,2}(?:\.?\s?[°º]|o\b|mo\b|vo\b)?|f\b|fol(?:io)?\b|quarto\b|octavo\b|plano\b)"
    r"|in\s\d{1,2}\s?[°º]|in\sfol(?:io\b|\.)|(?<!\.\s)(?:2|4|6|8|12|16|24|32)\s?[°º])(?![\w-])\.?"
)
LABELS = ("pages", "other", "volume", "issue")
SIGNS = ("n-", "°", "º", "fol")  # FORMAT has one of these
SCALE = Late(
    r"(?<!\w)(?P<word>(?:[Ss]kala|[Ww] skali|[Мм]а[сш]?штаб|[МM]\.?|[Mm]aßstab|[Ss]cale|[Éé]chelle"
    r"|[Mm]astelis|[Mm]ěřítko)\s(?:(?:ok|ca)\.?\s)?)?1\s?:\s?\d{1,3}(?:[ .,\u00a0]\d{3})+(?!\d)[.,;]?"
)
VOLUMES = Late(r"\s*\d{1,3}\s(?:[^\W\d_]{1,6}\.|volumes?|tomes?|volumi|tomi|Bände),\s(?=.*\d)")

DATED = Late(r"(?=.*\d{4}).*\d,\s(?P<volume>\d{1,2}\s(?:tt?|voll?|vols|Bde)\.,?\s*)$")


def scales(draft: Draft) -> Draft:
    """ "[volume] 1: [pages] 200 000", "[title] skala 1:300 000": a map's scale is a note; in a title it has a word."""
    raw = draft.citation.raw
    hit = SCALE.search(raw) if "00" in raw and ":" in raw else None
    if not hit:
        return draft
    titled = any(part.label in WHOLES and part.start < hit.end() and hit.start() < part.end for part in draft.parts)
    return draft if titled and not hit["word"] else draft.carved("note", *hit.span())


def formats(draft: Draft) -> Draft:
    """ "[pages] in-8°, 345 p.", "[other] 2 vol. in-12", "[volume] 4°": the format is a note, beside pages."""
    for part in draft.labelled(*LABELS):
        hit = FORMAT.search(part.printed) if any(map(part.text.casefold().__contains__, SIGNS)) else None
        if hit:
            draft = draft.carved("note", part.start + hit.start(), part.start + hit.end())
            beside = [one for one in draft.under("other") if part.start <= one.start and one.end <= part.end]
            counted = [one for one in beside if one.text and _is_volumes(one.text)]
            return draft.with_parts([one._replace(label="volume") if one in counted else one for one in draft.parts])
    return draft


def volumes_of_pages(draft: Draft) -> Draft:
    """ "[pages] 2 vol., 456 p.", "[date] 1998, 2 t.": how many volumes there are."""
    for part in draft.under("pages"):
        hit = VOLUMES.match(part.printed)
        if hit and _is_volumes(hit[0]):
            return draft.replacing(part, pieces(part, [("volume", 0), ("pages", hit.end())]))
    for part in draft.under("date"):
        hit = DATED.match(part.printed) if "." in part.printed and "," in part.text else None
        if hit:
            return draft.replacing(part, pieces(part, [("date", 0), ("volume", hit.start("volume"))]))
    return draft


def _is_volumes(text: str) -> bool:
    said = counts(text)
    return bool(said) and all(one.unit == "volume" for one in said)
