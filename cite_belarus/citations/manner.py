"""Whether a line given alone is a note, one reference of a list, or prose."""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus import resources
from cite_belarus.citations import asking, evidence, kinds
from cite_belarus.citations.boundaries import Chunk
from cite_belarus.citations.heads import MARKS, few_speak, is_listed
from cite_belarus.citations.persons import past_small, whole_name
from cite_belarus.citations.place import Place
from cite_belarus.citations.shape import Shape
from cite_belarus.late import Late

YEAR_AT_END = Late(r"(?:1[5-9]|20)\d\d\)?[.;\s]*$")
# Names up to a year that is no town's: "(2001):", "1988 [1977].", "(1980/1977),", "Teal A. 2001."
DATED_HEAD = Late(
    rf"(?P<names>[^\d]{{2,200}}?)(?P<open>[(\[])?{evidence.YEAR}(?:[/–-]\d{{2,4}})?"
    r"(?:\s?[(\[]\d{4}[)\]])?[)\]]?(?P<mark>[.:]?),?(?=\s)"
)
BRACKETED = Late(r"(?<=\d)\s?\[\d{4}\]")  # the year of the first edition
LEAST = 2.5  # of evidence for a reference
SENTENCE = 8  # words
TAIL = 80  # characters at the end of a part that may name a place


def is_note(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """Whether a signal or a link, a short form, or a sentence after a cited place makes a line a note."""
    if any(chunk.cut in ("signal", "link") for chunk in pieces):
        return True
    if _tells(form):
        return True
    if len(pieces) < 2:
        return False
    return _begins_short(form, pieces) or _comments(form, pieces) or any(_begins_another(form, c) for c in pieces[1:])


def is_dated(form: Shape) -> bool:
    """Whether a text begins as the references of a list with the year behind the names do: "Teal, A. (2001): "."""
    veiled = form.veiled.lstrip()
    head = DATED_HEAD.match(veiled)
    if not head or evidence.opens_prose(veiled) or not kinds.names_and_year(BRACKETED.sub(" ", head.group())):
        return False
    if head["open"]:
        return bool(head["mark"] or evidence.starts_with_author(veiled) or evidence.LISTED_START.match(veiled))
    last = head["names"].split()[-1]
    return bool(head["mark"]) and last[-1] in ".," and last.casefold().strip(".,") not in resources.words("places")


def is_reference(form: Shape) -> bool:
    """Whether a line that speaks as prose does is a reference: its marks tell, or few of its words speak."""
    veiled = form.veiled.strip()
    if MARKS.search(veiled) and evidence.dated(veiled):
        return True
    if not few_speak(veiled):
        return False
    shown = not evidence.opens_prose(veiled) and evidence.weight(veiled, LEAST) >= LEAST
    return shown or is_listed(veiled)


def _tells(form: Shape) -> bool:
    """A sentence of some length in small letters that says neither when nor where: prose, and no reference."""
    veiled = form.veiled.strip()
    telling = evidence.opens_prose(veiled) or (form.speaks("prose") and evidence.prose_words(veiled))
    if not telling or not veiled.endswith((".", "!", "?")) or len(veiled.split()) < SENTENCE:
        return False
    named = evidence.starts_with_author(veiled) or is_listed(veiled)
    small = evidence.lowercase_share(veiled) > 0.5 and not named
    return small and not evidence.complete(veiled)


def _begins_short(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """A short form with its place, and something after a semicolon or another sentence: lists hold none."""
    end = next((chunk.before for chunk in pieces[1:] if chunk.cut == "semicolon"), pieces[0].end)
    veiled = form.veiled[pieces[0].start : end]
    named = end != pieces[0].end or evidence.SHORT_START.match(veiled)
    if not named and not (form.speaks("opcit", "crossrefs") and kinds.names_earlier_work(veiled)):
        return False
    tail = veiled[-TAIL:]
    return asking.ends_with_place(tail, 0, len(tail)) and kinds.kind_of(form, (pieces[0].start, end)) != "full"


def _begins_another(form: Shape, chunk: Chunk) -> bool:
    """Behind a cited place the whole name of another author: "…, S. 5; zuletzt Ralf von Otter, Schleusen, …"."""
    if chunk.cut not in ("semicolon", "stop"):
        return False
    parted = chunk.cut == "semicolon"
    at = past_small(form.veiled, chunk.start) if parted else chunk.start
    if not whole_name(form.veiled, at) and (at == chunk.start or not evidence.INITIALED_START.match(form.veiled, at)):
        return False
    start = max(0, chunk.before - TAIL)
    dated = parted and YEAR_AT_END.search(form.veiled, start, chunk.before)
    return bool(dated) or asking.ends_with_place(form.veiled, start, chunk.before)


def _comments(form: Shape, pieces: Sequence[Chunk]) -> bool:
    """A sentence of the author's, or one that leads to another work, behind a cited place."""
    for number, chunk in enumerate(pieces[1:], 1):
        if chunk.cut != "stop" or not asking.ends_with_place(form.veiled, max(0, chunk.start - TAIL), chunk.start):
            continue
        place = Place(form, chunk, (pieces[0].start, pieces[number - 1].end), pieces[number + 1 : number + 7])
        if asking.is_continued(place):
            continue
        if asking.comments(place) or (asking.opens_note(place) and asking.inner_start(place)):
            return True
        if place.telling > 1 and asking.is_prose(place):
            return True
    return False
