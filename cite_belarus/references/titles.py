"""title, maintitle, booktitle, journaltitle, series: outer quotation marks, separators and italics off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from cite_belarus.late import Late
from cite_belarus.references.draft import EVENT, MAIN, SERIES, Draft, Part
from cite_belarus.references.printed import SEPARATORS, is_abbreviated, trimmed, unstopped, without
from cite_belarus.references.quotes import unquoted
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

HOST = Late(
    r"^(?://|in\b(?!\s(?:honorem|memoriam?|onore)\b)\s*:?|w\s*:|\[w:?\]\s*:?|у\s*:|в\s*:|dans\b\s*:?)\s*", re.IGNORECASE
)
SERIES_WORD = Late(
    r"^(?:(?:aus|in)\sder\sreihe|сер(?:ия|ыя|ія|\.)|seria|series|ser\.|reihe|coll(?:ection|\.)|collana|zbirka|edice|knižnice"
    r"|řada)[\s:.]+(?!d(?:i|e|el|es|er|u)\s)(?=[\"«„“'‘(]|\w)",
    re.IGNORECASE,
)
SERIES_LEAD = Late(rf"^(?:der|des|of(?: the)?)\s(?=[{UPPER}])")  # "Bd. 41 der Studien": in small letters
CLOSING = ("”", "»", "’", "“", '"')
OPENING = tuple('«„“"‘')
PERIODICAL = ("news", "serial")
JOURNALS = ("журн", "газ", "часоп", "zhurn", "gaz", "chasop", "czasop")  # words that begin no name
PLACED = Late(r"[„«“\"]([^„«“\"”»]+)[”»“\"]\s(\([^()]+\))")  # "„Kultura” (Paryż)"
DATE_LEADS = ("du", "vom", "von", "of", "from", "dated", "от", "від", "ад", "dnia", "z", "del", "dal", "ze", "dne")
LEMMA = Late(r"(?:Art\.|Stichwort:?(?=\s[„“«\"])|[Ss]\.\s?v\.)\s+(?=[“„«‘\"]?[^\W\d_])")  # "Art. Mühle", no "Art. 5"
QUOTED = (*OPENING, '"', "'")
TRANSLATED = Late(r"(\S.+\S),?\s(\[[^\[\]]{3,}\])")  # "„Rzeka” [The River]"
LABELLED = Late(r"^([^\"“„«‘']{2,24})[\s,:]+([“„«‘].+[”»’“])$")


def clean(text: str) -> str:
    """A title as printed, without what only sets it off: separators, one pair of quotes, the full stop."""
    return _bare(trimmed(text))


def _bare(text: str) -> str:
    """A title whose ends are trimmed already, as the text of a part is."""
    text = text.removeprefix(". ")
    lemma = LEMMA.match(text) if "." in text[:5] or text.startswith("Stichwort") else None
    text = text[lemma.end() :] if lemma else text
    bracketed = text[:1] in QUOTED and text.rstrip(".")[-1:] == "]"
    translated = TRANSLATED.fullmatch(text.rstrip(".")) if bracketed else None
    if translated and (inner := unquoted(translated[1])) != translated[1]:
        return f"{inner} {translated[2]}"
    bare = unquoted(text)
    bare = bare.strip(SEPARATORS) if bare != text else _enclosing(text)
    return bare if is_abbreviated(bare) else unstopped(bare)


def _enclosing(text: str) -> str:
    """ "The Article, “…”": a word that only says what the quoted title is goes."""
    hit = LABELLED.match(text) if text.endswith(CLOSING) else None
    if not hit:
        return text
    kind = phrases("genres").first(hit[1])
    whole = kind is not None and kind.value == "label" and kind.end >= len(hit[1].rstrip(" ,:"))
    return unquoted(hit[2]) if whole else text


def titles(draft: Draft) -> Draft:
    """title; maintitle, where a volume's own title follows the volume's number, or the set "vol. 2 of"."""
    draft = _whole_and_part(draft, draft.under("title"), ("maintitle", "title"))
    sets = draft.under(MAIN)
    return draft.having("maintitle", _joined(draft, sets), sets) if sets else draft


def containers(draft: Draft) -> Draft:
    """booktitle (maintitle of a set) and journaltitle with its section (journalsubtitle)."""
    draft = _whole_and_part(draft, draft.under("container-title"), ("maintitle", "booktitle"))
    journals = draft.under("journal")
    if not journals:
        return draft
    text = _joined(draft, journals)
    placed = PLACED.fullmatch(text)
    text = f"{placed[1]} {placed[2]}" if placed else _called(text)
    return draft.having("journaltitle", _unled(text) if _dated_behind(draft, journals[-1]) else text, journals)


def _called(text: str) -> str:
    """The name of a journal in quotes behind the word for journals: "журнал «Вода»", "Газ. «Вода»"."""
    able = text[-1:] in CLOSING and (text[:1].islower() or text.casefold().startswith(JOURNALS))
    hit = phrases("genres").begins(text) if able else None
    name = text[hit.end :].lstrip() if hit and hit.value in PERIODICAL else ""
    return unquoted(name) if name[:1] in OPENING else text


def _dated_behind(draft: Draft, journal: Part) -> bool:
    return any(part.label == "date" and part.start == journal.end for part in draft.parts)


def _unled(text: str) -> str:
    """A name without the small words that lead to the date behind it: "JORF du", "Dz.U. z dnia"."""
    words = text.split()
    while len(words) > 1 and words[-1] in DATE_LEADS:
        words.pop()
    return " ".join(words)


def event(draft: Draft) -> Draft:
    """eventtitle."""
    parts = draft.under(EVENT)
    return draft.having("eventtitle", " ".join([_bare(part.text) for part in parts]), parts)


def series(draft: Draft) -> Draft:
    """series."""
    parts = draft.under("collection-title")
    texts = [clean(_unworded(without(SERIES_LEAD, part.text))) for part in parts]
    return draft.having("series", ". ".join(dict.fromkeys(text for text in texts if text)), parts)


def _unworded(text: str) -> str:
    """A series without the word for one, save where small letters go on behind its capital: "Knižnice dějin"."""
    name = without(SERIES_WORD, text)
    on = name[:1].islower() and text[:1].isupper()
    return text if on and not text[: -len(name)].rstrip(" ").endswith((":", ".")) else name


def new_series(draft: Draft) -> Draft:
    """series of a journal, as printed: "N.F."."""
    parts = draft.under(SERIES)
    return draft.having("series", " ".join([part.text for part in parts]), parts)


def _whole_and_part(draft: Draft, parts: Sequence[Part], names: tuple[str, str]) -> Draft:
    whole, own = names
    parts = [part for part in parts if part.text]
    if len(parts) > 1 and _volume_between(draft, parts[0], parts[-1]):
        cut = next(i for i, part in enumerate(parts) if i and _volume_between(draft, parts[0], part))
        draft = draft.having(whole, _joined(draft, parts[:cut]), parts[:cut])
        parts = parts[cut:]
    return draft.having(own, _joined(draft, parts), parts) if parts else draft


def _volume_between(draft: Draft, first: Part, last: Part) -> bool:
    return any(part.label == "volume" and first.end <= part.start < last.start for part in draft.parts)


def _joined(draft: Draft, parts: Sequence[Part]) -> str:
    """The text of the parts: as printed where they touch, else with a full stop between."""
    if len(parts) == 1:
        return clean(without(HOST, parts[0].printed)) if parts[0].label == "container-title" else _bare(parts[0].text)
    if all(one.end == other.start for one, other in itertools.pairwise(parts)):
        return clean(draft.citation.raw[parts[0].start : parts[-1].end])
    return ". ".join([_bare(part.text) for part in parts])
