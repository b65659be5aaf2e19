"""Short forms so regular that their punctuation says more than a labeller can: "Wolny, Bread, 13."."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.dates import PRINT_YEAR
from cite_belarus.references.draft import Draft, merged, piece, pieces
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

_NAME = rf"[{UPPER}][\w’'-]{{1,30}}"
_NAMES = rf"(?P<author>{_NAME}(?:\s(?:and|&|und|et|i|oraz|и|і|й|та)\s{_NAME})?)"
_INITIALED = rf"(?P<author>(?:[{UPPER}]\.\s?){{1,3}}{_NAME}[.,]|{_NAME}\s(?:[{UPPER}]\.\s?){{1,3}}(?<=\s))"
_UNIT = r"(?:pp?|[SsСс]|str|стр|арк|k|л|Sp|Bl|fol)\.\s?"
_PLACE = rf"(?P<pages>(?:{_UNIT})?\d{{1,4}}(?:[\s,–-]{{1,3}}\d{{1,4}}){{0,3}}(?:\s?(?:ff?|nn?)\.)?)\.?"
_CITED = r"(?:[\s.]*\s(?P<other>(?:op\.\s?)?cit\.))?"
_VOLUME = r"(?P<volume>(?:[Vv]ol|[TtТт]|[Bb]d|[Кк]н|[Чч]|[Cc]z)\.\s?(?:\d{1,3}|[IVX]{1,5}))"
_YEAR = rf"(?P<date>{PRINT_YEAR}[a-zа-я]?)"
_NO_YEAR = rf"(?!{PRINT_YEAR}\b)"
FORMS = (
    Late(rf"{_NAMES},\s(?P<volume>[IVXLC]{{1,6}}),\s{_PLACE}"),
    Late(rf"{_NAMES},\s(?P<title>(?![{UPPER}]\.\s)[{UPPER}][^,;:()\d“”„«»\"]{{1,80}}?){_CITED},\s{_PLACE}"),
    Late(rf"{_INITIALED}\s?(?P<title>[{UPPER}][^,;:()\d“”„«»\"]{{1,80}}?){_CITED},\s{_VOLUME},\s{_PLACE}"),
    Late(rf"(?P<title>[{UPPER}][^,;:()\d“”„«»\"]{{1,80}}),\s{_VOLUME},\s{_PLACE}"),
    Late(rf"{_NAMES}\s(?P<note>\([^()\d]{{1,30}}\d{{1,4}}[a-z]?\)),?\s{_PLACE}"),
    Late(rf"\(?{_NAMES},?\s\(?{_YEAR}\)?[,:]\s?(?P<pages>(?:{_UNIT})?\d{{1,4}}(?:[–-]\d{{1,4}})?)\)?\.?"),
)
BARE = Late(rf"{_NAMES},?\s{_NO_YEAR}{_PLACE}")  # the name may be a title's first word: the labels may know

_PERSONS = rf"(?P<author>{_NAME}(?:\s[–-]\s{_NAME}){{0,2}}(?:,\s(?:[{UPPER}]\.\s?){{1,2}}:?)?)"
REFERRED = Late(rf"(?:{_PERSONS},?\s)?(?P<note>[^\W\d_]+\.?\s\d{{1,3}})(?:[,.]\s{_PLACE}|\.?)")
IN_BRACKET = Late(r"\s(?P<note>\([^()\d]{3,30}\d{1,3}\))[\s.,]*$")


def cross_referred(draft: Draft) -> Draft:
    """ "[archive] WEIR, ref. 5, s. 34.", "[title] Rivers, [volume] ref. 5": the note that names the work in full."""
    raw = draft.citation.raw
    if draft.citation.kind != "short" or phrases("crossrefs").absent(raw):
        return draft
    hit = REFERRED.fullmatch(raw) if draft.has("archive") else None
    if hit and _refers(hit["note"]):
        return draft.carved_by(hit)
    for part in draft.labelled("volume", "issue"):
        if _refers(part.text):
            return draft.relabelled(part, "note")
    for part in draft.under("title"):
        hit = IN_BRACKET.search(part.printed)
        if hit and _refers(hit["note"].strip("()")):
            return draft.replacing(part, pieces(part, [("title", 0), ("note", hit.start("note"))]))
    return draft


def cited_before(draft: Draft) -> Draft:
    """ "[author] Weir A. [title] Min. veik. [pages] P. 5": the words for a work cited before name none."""
    for part in draft.under("title") if draft.citation.kind == "short" else ():
        if phrases("opcit").whole(part.text):
            return draft.relabelled(part, "note")
    return draft


def _refers(text: str) -> bool:
    """Whether a text is the number of a note and the word before it; "n. 5" may be a document's."""
    hit = phrases("crossrefs").begins(text)
    return hit is not None and hit.end > len("n.") and text[hit.end :].strip(" .").isdecimal()


def short_form(draft: Draft) -> Draft:
    """A short form of one of FORMS as that form has it, whatever the labels say; BARE where they say too little."""
    raw = draft.citation.raw
    if draft.citation.kind != "short" or not draft.parts:
        return draft
    read = draft.has("pages") and draft.has("author", "title")
    hit = next(filter(None, (form.fullmatch(raw) for form in (*FORMS, *(() if read else (BARE,))))), None)
    if hit is None:
        return draft
    whole = merged(draft.parts[0], draft.parts[-1], "other", raw)
    starts = sorted((hit.start(label), label) for label in hit.groupdict() if hit[label])
    ends = [*(start for start, _ in starts[1:]), len(raw)]
    return draft.with_parts(
        piece(whole, label, start, end)._replace(segment=_segment(draft, start))
        for (start, label), end in zip(starts, ends, strict=True)
    )


def _segment(draft: Draft, at: int) -> int:
    """The index of the segment that a character stands in."""
    return next(part.segment for part in draft.parts if at < part.end)
