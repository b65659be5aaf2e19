"""Whether a line given alone is a note and not one reference of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cite_belarus.citations import asking, evidence, kinds
from cite_belarus.citations.boundaries import Chunk
from cite_belarus.citations.place import Place
from cite_belarus.citations.shape import VEIL, Shape

# The end of a part that names a place in a work: ", 39", "S. 130 f.", "Арк. 4 зв."
_CITED_PLACE = re.compile(
    rf"(?:[,:{VEIL}]\s|(?<!\w)(?:pp?|ss?|str|с|стор|стр|k|л|арк|bl|fol)\.\s?)\d[\d\s,–-]{{0,30}}(?:(?:об|зв|адв|ff?)\.?)?[.;\s]*$",
    re.IGNORECASE,
)
SENTENCE = 8  # words


def _ends_with_place(veiled: str, start: int, end: int) -> bool:
    """Whether a place in a work is the last thing that is said in a part of a text."""
    last = veiled[start:end].rstrip(".; ")[-1:]
    if last in ")]»”…" or (last.isalpha() and last.casefold() not in "бвf"):  # letters of "об", "зв", "ff"
        return False
    return bool(_CITED_PLACE.search(veiled, start, end))


def is_note(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """Whether a signal or a link, a short form, or a sentence after a cited place makes a line a note."""
    if any(chunk.cut in ("signal", "link") for chunk in pieces):
        return True
    if _tells(form):
        return True
    return len(pieces) > 1 and (_begins_short(form, pieces) or _comments(form, pieces))


def _tells(form: Shape) -> bool:
    """A sentence of some length in small letters that says neither when nor where: prose, and no reference."""
    veiled = form.veiled.strip()
    telling = evidence.opens_prose(veiled) or (form.speaks("prose") and evidence.prose_words(veiled))
    if not telling or not veiled.endswith((".", "!", "?")) or len(veiled.split()) < SENTENCE:
        return False
    small = evidence.lowercase_share(veiled) > 0.5 and not evidence.starts_with_author(veiled)
    return small and not evidence.complete(veiled)


def _begins_short(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """A short form with its place, and something after a semicolon or another sentence: lists hold none."""
    end = next((chunk.before for chunk in pieces[1:] if chunk.cut == "semicolon"), pieces[0].end)
    veiled = form.veiled[pieces[0].start : end]
    named = end != pieces[0].end or evidence.SHORT_START.match(veiled)
    if not named and not (form.speaks("opcit", "crossrefs") and kinds.names_earlier_work(veiled)):
        return False
    tail = veiled[-80:]
    return _ends_with_place(tail, 0, len(tail)) and kinds.kind_of(form, (pieces[0].start, end)) != "full"


def _comments(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """A sentence of the author's, or one that leads to another work, behind a cited place."""
    for number, chunk in enumerate(pieces[1:], 1):
        if chunk.cut != "stop" or not _ends_with_place(form.veiled, max(0, chunk.start - 80), chunk.start):
            continue
        place = Place(form, chunk, (pieces[0].start, pieces[number - 1].end), pieces[number + 1 : number + 7])
        if asking.is_continued(place):
            continue
        if asking.comments(place) or (asking.opens_note(place) and asking.inner_start(place)):
            return True
        if place.telling > 1 and asking.is_prose(place):
            return True
    return False
