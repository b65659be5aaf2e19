"""What an archival reference says of the paper behind its shelf mark: a title, and no part of the mark."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.shapes import LOWER, NAME_WORD, UPPER
from cite_belarus.references.vocabulary import phrases

JOINT = Late(r"(?<=[\w).])[,;:.]\s+|\s[–—-]\s")
NAME = rf"{NAME_WORD}(?:\s{NAME_WORD}){{0,3}}"
FROM_TO = Late(rf"{NAME}\s(?:to|an|à)\s{NAME}")  # "Teal to Heron"
WHOSE = Late(  # "Протокол допроса Л. Ф. Рекина": initials, then a family name
    rf"[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+){{0,3}}\s(?P<initials>(?:[{UPPER}]\.\s?){{1,3}})"
    rf"[{UPPER}][{LOWER}’'ʼ]+(?:-[{UPPER}][{LOWER}]+)?(?!\w)"
)
HEAD = ("author", "title", "other", "genre", "editor")
HELD = ("journal", "container-title", "publisher", "other", "genre")
PARLIAMENT = Late(
    r"(?:B[TR]-|Bundes[^\W\d]+)?(?:[Dd]rucks(?:ache|\.)|Drs\.)\s|Plenarprotokoll\s|Druk (?:sejmowy |senacki )?nr\s"
)
DIGITS = Late(r"\W*\d")
MARKS = ("mark", "leaf", "page")
AROUND_DAY = Late(r"[\W_]+|\b(?:del|dated|vom|du|le|z dnia|z|от|ад|від|r|г|р)\b\.?")


def document(draft: Draft) -> Draft:
    """ "[archive] AN, AJ/9/12, lettre de Teal à Heron, 12 mai 1923": the letter is the title, and has its day."""
    at = _under_other_labels(draft)
    if at:
        return draft.joined(1, at, "title")
    for part in draft.under("archive"):
        cuts = _cuts(part.printed, dated=draft.has("date"))
        if cuts:
            return draft.replacing(part, pieces(part, [("archive", 0), *cuts]))
    return draft


def paper_of(draft: Draft) -> Draft:
    """ "[author] Показания Л. Ф. [title] Рекина // [archive] ЦА ФСБ": what a paper is and whose is its title."""
    raw = draft.citation.raw
    first = next(i for i, part in enumerate(draft.parts) if part.label != "citation-number")
    start = draft.parts[first].start
    hit = WHOSE.match(raw, start) if phrases("documents").begins(raw[start:]) else None
    end = next((i for i, part in enumerate(draft.parts) if hit and part.end >= hit.end()), -1)
    if not hit or end < 0 or any(part.label not in HEAD for part in draft.parts[first : end + 1]):
        return draft
    printed = draft.has("archive") or (
        hit["initials"].count(".") > 1 and raw[hit.end() :].lstrip(" .").startswith("//")
    )
    whole = not any(map(str.isalnum, raw[hit.end() : draft.parts[end].end]))
    return draft.joined(first, end + 1, "title") if printed and whole else draft


def of_parliament(draft: Draft) -> Draft:
    """ "[author] Deutscher Bundestag, [issue] Drucksache 17/1234": what has but a number is called by it."""
    part = draft.under("issue")[0]
    return draft.relabelled(part, "title") if PARLIAMENT.match(part.printed) else draft


def _under_other_labels(draft: Draft) -> int:
    """Where the description ends that follows an archive under the labels of a host or of nothing; 0 for none."""
    first, *rest = draft.parts
    held = list(itertools.takewhile(lambda part: part.label in HELD, rest))
    described = first.label == "archive" and held and _names_paper(draft.citation.raw, held[0].start)
    return 1 + len(held) if described else 0


def _cuts(text: str, dated: bool) -> list[tuple[str, int]]:
    """Where a paper is described, behind a number, where its day follows if none is told yet, where the next mark."""
    starts = [joint.end() for joint in JOINT.finditer(text)]
    title = next((at for at in starts if _names_paper(text, at) and any(map(str.isdecimal, text[:at]))), None)
    if title is None:
        return []
    behind = [at for at in starts if at > title]
    mark = next((at for at in behind if _is_mark(text, at)), len(text))
    day = next((at for at in behind if at < mark and _is_day(text[at:mark])), mark)
    return [("title", title), *([("date", day)] if day < mark and not dated else []), *_rest(text, mark)]


def _rest(text: str, at: int) -> list[tuple[str, int]]:
    return [("archive", at)] if any(map(str.isalnum, text[at:])) else []


def _names_paper(text: str, at: int) -> bool:
    hit = phrases("documents").begins(text[at:])
    return bool(hit and not DIGITS.match(text, at + hit.end)) or bool(FROM_TO.match(text, at))


def _is_mark(text: str, at: int) -> bool:
    hit = phrases("archives").begins(text[at:]) or phrases("units").begins(text[at:])
    return hit is not None and hit.value in MARKS and bool(DIGITS.match(text, at + hit.end))


def _is_day(text: str) -> bool:
    """Whether a text is a day and nothing else."""
    found = full_date(text)
    return found is not None and not AROUND_DAY.sub("", text[: found.start] + text[found.end :])
