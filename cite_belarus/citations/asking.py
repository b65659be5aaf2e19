"""What the rules ask of a part of a note: is it prose, is the citation before it done, does a work begin."""

from __future__ import annotations

import re

from cite_belarus.citations import evidence, heads, inner, kinds, listing, locators, trimming
from cite_belarus.citations.areas import AREA, ROLE
from cite_belarus.citations.inner import begins_with_article
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.persons import only_full_names, whole_name
from cite_belarus.citations.place import Place
from cite_belarus.citations.shape import VEIL
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR

_CLOSING = Late(rf"\d[\w/]*[)>\]”»]*$|{VEIL}>?\)?$|\)$|(?:об|обр|passim|f|ff)$")
_YEARLY = Late(rf"(?<=\d)\s(?:{evidence.YEAR_MARK})$")
_CITING = Late(rf"[{UPPER}\d„“«»\"'‘*(\[<@—–-]|\w")
_NUMBERED = Late(r"\d[\w/–-]{0,8}\W*$")
_ENDED = Late(r",\s[^,;]{1,40}(?<![\w.])\d[\w/–-]{0,8}[).;,\s]*$")  # as a reference ends: ", Roma 1969.", ", s. 12"
_HEAD = Late(rf"{evidence.PARTICLE}?[{UPPER}\d„“«\"'‘*]|{SAME_AUTHOR}")
_ADDRESS = Late(r"(?P<url>http|www\.)|doi\b|10\.\d", re.IGNORECASE)
_DAY = Late(rf"\d\s[{LOWER}]+$")  # "12 лютого", "1932 р"
_TITLED = Late(r"(?:\b[^\W\d_]{3,}\b.*?){3}")  # a name, a title, a place: three words at least
# A town with its state or province: "Ithaca, N.Y.: Cornell University Press".
_STATE = Late(r"[^\d,.:;]{3,30},\s(?:D\.\s?C|N\.\s?[CHJMSY]|S\.\s?[CD]|R\.\s?I|B\.\s?C|P\.\s?E\.\s?I)\.\s?:")
_WHOLE_NAME = Late(rf"(?:{evidence.NAME}\s){{1,2}}{evidence.NAME},\s[{UPPER}{VEIL}]")
# The end of a part that names a place in a work: ", 39", "S. 130 f.", "Арк. 4 зв."
_CITED_PLACE = Late(
    rf"(?:[,:{VEIL}]\s|(?<!\w)(?:pp?|ss?|str|с|стор|стр|k|л|арк|bl|fol)\.\s?)\d[\d\s,–-]{{0,30}}(?:(?:об|зв|адв|ff?)\.?)?[.;\s]*$",
    re.IGNORECASE,
)
SENTENCE = 5
LONGEST_HEAD = 12  # words
# "Falk, P. (1999 [1934]).": the title is still to come.
_DATED_AUTHOR = Late(r"\((?:1[4-9]|20)\d\d[a-z]?(?:\s\[\d{4}\])?\)[.,:\s]*$")


def with_signal(place: Place) -> str:
    words = place.chunk.words if place.chunk.cut == "signal" else ""
    return f"{words} {place.text}".strip()


def is_continued(place: Place) -> bool:
    return place.opened is not None and place.chunk.cut != "signal" and bool(AREA.match(place.veiled))


def addressed(place: Place) -> bool:
    """A DOI behind a work is the work's; and so is, in a list, an address, if it is not one of many."""
    said = _ADDRESS.match(place.veiled)
    return bool(said and (place.bare or not said["url"]) and not _ADDRESS.match(place.before))


def title_has_signal(place: Place) -> bool:
    """A signal's word in the middle of an unfinished description is a word of its title."""
    dated = kinds.names_and_year(place.before) and place.text[:1].islower()  # "Falk, P. (1999). Voir et planifier"
    unfinished = place.opened is not None and (dated or not evidence.complete(place.before))
    mark = place.form.text[place.chunk.before]
    inside = mark.isspace() or mark.isalpha() or (mark == "," and place.text[:1].islower())
    return unfinished and inside and (dated or place.form.text[: place.chunk.before].rstrip()[-1:].isalpha())


def cites(place: Place, least: float) -> bool:
    if not _CITING.match(place.text):
        return False
    least += 0.5 * min(place.telling, 3)
    least -= 1.0 if evidence.starts_with_author(place.veiled) else 0.0
    return evidence.weight(place.ahead, least) >= least


def _told(place: Place) -> bool:
    """Whether a part is a sentence before a work: mostly small letters, and behind it a name with initials."""
    behind = place.later[0] if place.later else None
    if place.bare or behind is None or behind.cut != "stop" or evidence.starts_with_author(place.veiled):
        return False
    small = evidence.lowercase_share(place.veiled) > 0.5 and len(place.text.split()) >= SENTENCE
    return small and bool(evidence.INITIALED_START.match(place.form.veiled, behind.start))


def followed(place: Place) -> bool:
    """A head such as "Author. Title." whose description goes on to a year, pages or an address."""
    if not _HEAD.match(place.text) or evidence.opens_prose(place.veiled) or _told(place):
        return False
    for later in place.later:
        veiled = place.form.veiled[later.start : later.end]
        if later.cut not in ("stop", "semicolon") or evidence.prose_words(veiled) > 1:
            return False
        if evidence.complete(veiled):
            return True
    return False


def short_head(place: Place) -> bool:
    """After a signal a name with a title or a year is enough."""
    named = evidence.starts_with_author(place.veiled) or evidence.SHORT_START.match(place.veiled)
    return bool(named) or followed(place) or archived(place)


def archived(place: Place) -> bool:
    """The name of an archive, a comma and where in it: "Archivio di Fiume, Notarile, b. 235, c. 22"."""
    if place.bare or place.telling or "," not in place.veiled or not kinds.names_archive(place.veiled):
        return False
    return evidence.lowercase_share(place.veiled) <= 0.6 and bool(_NUMBERED.search(place.veiled))


def titled(place: Place) -> bool:
    """At the head of a note or after a signal a title of few words whose description goes on behind a full stop.

    "see Der Deich. Blatt für Wasserbau, 3 May 1871", "Mokrad State Archives (MSA). C 11/65"
    """
    behind = place.later[0] if place.later else None
    if behind is None or behind.cut != "stop" or place.telling or not _HEAD.match(place.text):
        return False
    if evidence.opens_prose(place.veiled) and not begins_with_article(place.veiled):
        return False
    small = evidence.lowercase_share(place.veiled)
    few = len(place.text.split()) <= LONGEST_HEAD and small <= (0.8 if begins_with_article(place.veiled) else 0.5)
    follows = place.form.veiled[behind.start : behind.end]
    second = begins_with_article(follows) and evidence.weight(place.reach, 2) >= 2 and not evidence.prose_words(follows)
    another = (evidence.opens_prose(follows) and not second) or evidence.starts_work(follows)
    return few and evidence.complete(place.reach) and not another


def headed(place: Place) -> bool:
    """Whether a part is the head of a work, though it says neither when nor where."""
    return followed(place) or titled(place) or archived(place)


def is_prose(place: Place) -> bool:
    """Sentences: words of speech, mostly small letters, and no name at the start."""
    words = place.telling
    goes_on = place.opened is not None or (bool(place.later) and place.later[0].cut == "stop")
    if not words or (words == 1 and place.bare and (goes_on or _ENDED.search(place.veiled))):
        return False  # a title may have one, or what is one in another language
    if evidence.starts_with_author(place.veiled) and (words < 3 or (place.bare and evidence.complete(place.veiled))):
        return False
    if place.bare and (evidence.LISTED_START.match(place.veiled) or _only_dated(place)):
        return False
    if heads.in_series(place.veiled):
        return False
    asks = place.bare and place.opened and place.text.rstrip().endswith("?")  # as titles do
    if asks or hosted(place):
        return False
    least = 2 * (words + evidence.opens_prose(place.veiled))
    return evidence.lowercase_share(place.veiled) > 0.5 and evidence.weight(place.veiled, least) < least


def hosted(place: Place) -> bool:
    """Whether the sign for a host stands in it, which no sentence has."""
    return heads.HOST in place.veiled


def only_headed(before: str) -> bool:
    """Whether nothing but who wrote the work has been said, or only a title behind "Id.": "Id. Barcarolle." """
    if kinds.names_and_year(before) or kinds.only_names(before) or only_full_names(before):
        return True
    return kinds.starts_with_idem(before) and not evidence.complete(before)


def _only_dated(place: Place) -> bool:
    """Behind a head and its year: "Union of Weavers. 1810. How we …" has its title still to come."""
    return place.opened is not None and evidence.features(place.before) == {"year"}


def leads_to_signal(place: Place) -> bool:
    """ "On Molotov, see X": a sentence's beginning, or one word, before a signal in its middle."""
    if not place.later or place.later[0].cut != "signal":
        return False
    if not place.bare and place.opened is None and place.text.strip().rstrip(".").isalpha():
        return True
    if not evidence.opens_prose(place.veiled):
        return False
    if inner_start(place):
        return False
    return place.form.text[place.later[0].before] != ";" and place.text.rstrip()[-1:] not in ".;"


def turns_to_signal(place: Place) -> bool:
    """ "; on the campaign see X": the next sentence's beginning before a signal."""
    follows = place.later[0] if place.later else None
    turns = follows is not None and follows.cut == "signal" and place.form.text[follows.before] not in ";,("
    return turns and place.text[:1].islower() and evidence.opens_prose(place.veiled)


def tells(place: Place) -> bool:
    """A sentence that begins with its subject: "Jones replied in a letter: …"."""
    return place.telling > 0 and evidence.lowercase_share(place.veiled) > 0.5


def comments(place: Place) -> bool:
    """After a finished citation a long sentence, mostly in small letters, with nothing that citations have."""
    if place.bare or len(place.text.split()) < SENTENCE or evidence.lowercase_share(place.veiled) < 0.6:
        return False
    if not (closed(place) and done(place)) or _DATED_AUTHOR.search(place.before):
        return False
    shown = evidence.features(place.ahead)
    if shown == {"year"}:
        return not evidence.starts_work(place.veiled) and evidence.shows(place.before, ("pages",))
    return not shown


def remarks(place: Place) -> bool:
    """After a cited place and a semicolon a few words of the author's, mostly in small letters, and nothing else."""
    if place.bare or evidence.weight(place.ahead, 0.5) > 0 or locators.only_locators(place.veiled):
        return False
    if not closed(place) or is_continued(place) or ROLE.match(place.text) or archived(place):
        return False
    return len(place.text.split()) >= 4 and evidence.lowercase_share(place.veiled) > 0.5 and not followed(place)


def named_and_dated(place: Place) -> bool:
    """Names and a date, and no word of a sentence: "The New York Times, 31 March 1933"."""
    return not place.telling and evidence.lowercase_share(place.veiled) < 0.4


def opens_note(place: Place) -> bool:
    return not place.bare and evidence.opens_prose(place.veiled)


def done(place: Place) -> bool:
    """Whether the open citation has said enough: a title, and where or when."""
    if not place.bare and evidence.SHORT_QUOTED.fullmatch(place.before.rstrip(" .")):
        return True
    return evidence.complete(place.before) and not kinds.names_and_year(place.before)


def closed(place: Place) -> bool:
    """Whether the open citation ends as a description ends: with a year, pages, an imprint or an address."""
    before = _YEARLY.sub("", place.before.rstrip(" .,;"))
    return bool(_CLOSING.search(before, before.rfind(" ") + 1))  # its last word; what closes has no blank


def ends_with_place(veiled: str, start: int, end: int) -> bool:
    """Whether a place in a work is the last thing that is said in a part of a text."""
    last = veiled[start:end].rstrip(".; ")[-1:]
    if last in ")]»”…" or (last.isalpha() and last.casefold() not in "бвf"):  # letters of "об", "зв", "ff"
        return False
    return bool(_CITED_PLACE.search(veiled, start, end))


def completed(place: Place) -> bool:
    """Whether this part, or a later one of the same description, says when or where."""
    return evidence.complete(place.ahead) or headed(place)


def new_work(place: Place) -> bool:
    if place.bare:  # a line of a list is one reference, unless a name with initials and a title begin another
        named = evidence.INITIALED_START.match(place.veiled) and not _STATE.match(place.veiled)
        titled = named and not heads.is_division(place.veiled) and _TITLED.search(place.ahead)
        return bool(titled) and evidence.complete(place.ahead)
    if _STATE.match(place.veiled):
        return False
    if trimming.after_phrase(place.veiled) and evidence.complete(place.reach):
        return True
    starts = evidence.starts_work(place.veiled) or whole_name(place.veiled) or listing.in_row(place)
    return starts and completed(place)


def joins(place: Place) -> bool:
    """Whether a name stands behind an "and": in a list a whole one, for titles have words with capitals, too."""
    if not place.bare:
        return evidence.starts_with_author(place.veiled)
    return evidence.starts_work(place.veiled) or bool(_WHOLE_NAME.match(place.veiled))


def goes_on(place: Place) -> bool:
    """In a list, behind what no description ends with: "Vladivostok; Moskva: Nauka, 1989"."""
    ended = closed(place) or evidence.INITIALED_START.match(place.veiled) or _DAY.search(place.before.rstrip(" .,;"))
    return place.bare and not ended and place.text[:1].isalpha()


def named_or_followed(place: Place) -> bool:
    """A name with initials or a known given one, or, after a cited place, the head of a description that goes on."""
    if evidence.INITIALED_START.match(place.veiled) or (not place.bare and whole_name(place.veiled)):
        return True
    if place.bare or not closed(place):
        return False
    return headed(place) or trimming.past_small_letters(place.text, place.ahead, False) > 0


def begins(place: Place) -> bool:
    """Whether a part that no leading phrase stands in may be a new work."""
    return evidence.starts_work(place.veiled) or trimming.after_heading(place.veiled) > 0


def inner_start(place: Place) -> bool:
    """Whether a sentence of prose leads to a citation that stands at its end."""
    text = place.form.text[place.chunk.start :]
    at = inner.inner_start(text, place.ahead if evidence.complete(place.ahead) else place.reach)
    return 0 < at < len(place.text)
