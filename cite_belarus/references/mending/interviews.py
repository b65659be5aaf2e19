"""Interviews, and those who asked, drew or took pictures: no field is theirs, and a note tells of them."""

from __future__ import annotations

import functools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, Part, pieces
from cite_belarus.references.places import is_region
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.vocabulary import phrases, words_of

NAMED = ("author", "editor", "translator")
SET_OFF = ".,:;/([«»„“”\"'’"
NAMES = Late(
    rf"\s*:?\s*[{UPPER}][{UPPER}{LOWER}.’'-]*(?:,?\s?(?:(?:i|и|і|й|and|und|et|oraz|ta|та)\s)?[{UPPER}][{UPPER}{LOWER}.’'-]*){{0,5}}[)\]]?"
)
DIRECTORS = ("egie", "éal", "egia")
WORD = rf"(?:[{UPPER}]\.|[{UPPER}][{UPPER}{LOWER}’'-]+)"
ONE_NAME = rf"{WORD}(?:\s{WORD}){{0,3}}"
DIRECTED = Late(
    r"(?:[.,;:?!»”]\s|\()(?P<note>(?:[Rr]egie(?:\s?:|\svon|\sv\.)|[Rr]éal(?:\.|isation|isé\spar|isateur)(?:\s?:|\sde)?|[Rr]egia(?:\s?:|\sdi))"
    rf"\s{ONE_NAME}(?:(?:\s(?:und|u\.|et|e|&)|/)\s?{ONE_NAME})?)"
)
MINUTES = Late(r"\b\d{1,3}\s?(?:[Mm]in(?:\.|uti|utes)|Minuten)")
REST = Late(r"[\W_]*$")


def interview(draft: Draft) -> Draft:
    """ "[author] Интервью с А. [title] Речным": what begins with the word for it is the title."""
    at = next(i for i, part in enumerate(draft.parts) if part.label == "author")
    hit = phrases("genres").begins(draft.parts[at].text)
    if hit is None or hit.value != "audio":
        return draft
    titled = [part for part in draft.parts[at + 1 : at + 2] if part.label == "title"]
    return draft.joined(at, at + 1 + len(titled), "title")


def other_roles(draft: Draft) -> Draft:
    """ "[author] А. Вир ; беседовал Б. Тил", "[title] “Rivers,” interview by B. Teal,"."""
    for part in draft.labelled(*NAMED, "title", "journal"):
        span = _statement(part)
        if span is None:
            continue
        start, end = span
        before = [(part.label, 0)] if start else []
        behind = [] if REST.match(part.printed, end) else [(part.label, end)]
        cuts = [*before, ("note", start), *behind]
        return draft.replacing(part, pieces(part, cuts))
    return draft


def film(draft: Draft) -> Draft:
    """ "Die Wehre, [location] Regie: [publisher] A. Teal,": who directed a film is told in a note, as its length is."""
    raw = draft.citation.raw
    hit = DIRECTED.search(raw) if any(sign in raw for sign in DIRECTORS) else None
    if not hit:
        return draft
    length = MINUTES.search(raw, hit.end())
    draft = draft.carved("note", *hit.span("note"))
    for part in draft.labelled("journal", "publisher"):
        draft = draft.relabelled(part, "location") if is_region(part.text) else draft
    return draft.carved("note", *length.span()) if length else draft


def _statement(part: Part) -> tuple[int, int] | None:
    """Where in a part a word of such a role stands, set off from what is before it, with the names behind it."""
    if _telling().isdisjoint(words_of(part.printed)):
        return None
    for hit in phrases("roles").all(part.printed):
        before = part.printed[: hit.start].rstrip()
        names = NAMES.match(part.printed, hit.end) if hit.value == "other" else None
        if names is None or (before and before[-1] not in SET_OFF):
            continue
        comma = part.printed.find(",", hit.end) if part.label == "journal" else -1  # "by B. Teal, Fens"
        end = names.end() if comma < 0 else min(names.end(), comma)
        whole = bool(REST.match(part.printed, end))
        if whole or (part.label != "title" and part.printed[end] in ",;/"):
            return hit.start, end
    return None


@functools.cache
def _telling() -> frozenset[str]:
    """Words without which a text says no such role."""
    return frozenset(word for word, roles in phrases("roles").telling.items() if "other" in roles)
