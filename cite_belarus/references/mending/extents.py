"""How much a book is and how big it is: volumes before its pages, and its format, which is neither."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.counts import counts
from cite_belarus.references.draft import Draft, pieces

FORMAT = Late(
    r"(?<![\w-])(?:(?:gr|pet|grand|petit)\.?\s)?"
    r"(?:[Ii]n-(?:\d{1,2}(?:\.?\s?[°º]|o\b|mo\b|vo\b)?|f\b|fol(?:io)?\b|quarto\b|octavo\b|plano\b)"
    r"|in\s\d{1,2}\s?[°º])(?![\w-])\.?"
)
LABELS = ("pages", "other", "volume")
VOLUMES = Late(r"\s*\d{1,3}\s(?:[^\W\d_]{1,6}\.|volumes?|tomes?|volumi|tomi|Bände),\s(?=.*\d)")

DATED = Late(r"(?=.*\d{4}).*\d,\s(?P<volume>\d{1,2}\s(?:tt?|voll?|vols|Bde)\.,?\s*)$")


def formats(draft: Draft) -> Draft:
    """ "[pages] in-8°, 345 p.", "[other] 2 vol. in-12": the format is a note, beside pages or volumes."""
    for part in draft.labelled(*LABELS):
        hit = FORMAT.search(part.printed) if "n-" in part.printed or "°" in part.printed else None
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
