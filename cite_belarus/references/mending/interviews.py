"""Interviews, and those who asked, drew or took pictures: no field is theirs, and a note tells of them."""

from __future__ import annotations

import re

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import ROLES, Draft, Part, pieces
from cite_belarus.references.shapes import NAME_WORD
from cite_belarus.references.vocabulary import phrases

SET_OFF = ".,:;/([«»„“”\"'’"
NAMES = Late(rf"\s*:?\s*{NAME_WORD}(?:,?\s?(?:(?:i|и|і|й|and|und|et|oraz|ta|та)\s)?{NAME_WORD}){{0,5}}[)\]]?")
BIRTHS = ("г.р", "г. р", "р.н", "р. н", "г.н", "г. н", "года р", "року н")
ORAL = Late(  # who was asked and born when; who recorded it; the day or the year of that
    r"(?P<title>[^/:]{8,120}?,?\s\(?(?P<born>(?:1[89]|20)\d\d\s?(?:г\.\s?[рн]\.|р\.\s?н\.|года рожд\w+|року нар\w+))"
    r"[^/]{0,120}?[\s,.;)]+)(?P<note>[Зз]ап[иі]са\w+(?:\s[^\W\d_]+\.?){0,4}[\s,:]+)?"
    r"(?P<other>(?:в|у|ў)\s)?(?P<date>(?:\d{1,2}\.\s?\d{1,2}\.\s?|\d{1,2}\s[^\W\d_]{3,10}\s)?(?:19|20)\d\d(?!\s?(?:г\.\s?[рн]\.|р\.\s?н\.))[\s.гр)]*)$"
)
# with whom: "z A. Nowym rozmawia B. Lis"
WITH = Late(
    rf"[{re.escape(SET_OFF)}]\s?(?P<note>(?:[Zz]e?|[СсCc]о?|[Зз]|[Іі]з|[Сс]а)\s{NAME_WORD}(?:\s{NAME_WORD}){{0,3}}\s"
    rf"(?P<said>[^\W\d_]{{6,14}})\s{NAME_WORD}(?:\s{NAME_WORD}){{0,2}})"
)
REST = Late(r"[\W_]*$")


def interview(draft: Draft) -> Draft:
    """ "[author] Интервью с А. [title] Речным": what begins with the word for it is the title.

    So is a name with the word for it behind, where there is no other: "[author] Ann Reed, e-mail to author".
    """
    named = draft.under("author")[0]
    behind = phrases("genres").begins(named.text.partition(", ")[2])
    if behind and behind.value in ("interview", "unpublished") and not draft.has("title"):
        return draft.relabelled(named, "title")
    hit = phrases("genres").begins(named.text)
    if hit is None or hit.value != "interview":
        return draft
    at = draft.parts.index(named)
    titled = [part for part in draft.parts[at + 1 : at + 2] if part.label == "title"]
    return draft.joined(at, at + 1 + len(titled), "title")


def asked(draft: Draft) -> Draft:
    """ "[other] Author's interview with [title] a lock keeper, [location] Minsk": all before the place is the title."""
    hit = phrases("genres").begins(draft.parts[0].text)
    end = next(at for at, part in enumerate(draft.parts) if part.label in ("location", "date"))
    return draft.joined(0, end, "title") if hit and hit.value == "interview" else draft


def recorded(draft: Draft) -> Draft:
    """ "Интервью с А. Речным, [date] 1940 г. р., Лида. [accessed] Записано 3.6.2010": who was born when."""
    raw = draft.citation.raw
    hit = ORAL.match(raw) if any(map(raw.__contains__, BIRTHS)) and "//" not in raw else None
    born = hit.span("born") if hit else (0, 0)
    if not hit or not any(part.start < born[1] and born[0] < part.end for part in draft.under("date")):
        return draft
    for label in ("title", "note", "other", "date"):
        draft = draft.carved(label, *hit.span(label)) if hit[label] else draft
    return draft


def conversed(draft: Draft) -> Draft:
    """ "[title] „Jaz”, z A. Nowym rozmawia [author] B. Lis, [journal] …": who asked whom is a note."""
    hit = WITH.search(draft.citation.raw)
    if not hit or resources.words("roles").get(hit["said"].casefold()) != "other":
        return draft
    return draft.carved("note", *hit.span("note"))


def other_roles(draft: Draft) -> Draft:
    """ "[author] А. Вир ; беседовал Б. Тил", "[title] “Rivers,” interview by B. Teal,", and one role behind another."""
    for part in draft.labelled(*ROLES, "title", "journal"):
        span = _statement(part)
        if span is None:
            continue
        start, end = span
        before = [(part.label, 0)] if start else []
        behind = [] if REST.match(part.printed, end) else [(part.label, end)]
        cuts = [*before, ("note", start), *behind]
        cut = draft.replacing(part, pieces(part, cuts))
        return other_roles(cut) if behind and part.label in ROLES else cut
    return draft


def _statement(part: Part) -> tuple[int, int] | None:
    """Where in a part a word of such a role stands, set off from what is before it, with the names behind it."""
    if phrases("roles").lacks(part.printed, "other"):
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
