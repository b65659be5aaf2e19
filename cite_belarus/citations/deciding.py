"""Which parts of a note begin a citation, go on with one, or are prose: one rule a case, the first that speaks wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from cite_belarus.citations import evidence, kinds, trimming, wordlists
from cite_belarus.citations.areas import AREA, HOSTS_EDITORS, ROLE
from cite_belarus.citations.boundaries import Chunk
from cite_belarus.citations.evidence import UPPER
from cite_belarus.citations.place import Place
from cite_belarus.citations.shape import VEIL, Shape
from cite_belarus.model import Span

Role = Literal["begin", "continue", "prose"]
LOOK_AHEAD = 6
SENTENCE = 5


def _linked(place: Place) -> Role | None:
    """ "citing X": X is another citation."""
    return "begin" if place.chunk.cut == "link" and re.search(r"\w", place.text) else None


def _locators(place: Place) -> Role | None:
    """ "see also 219" belongs to the work before; without one it is prose, unless it names a note."""
    if not evidence.only_locators(place.veiled):
        return None
    if place.opened is not None:
        return "continue"
    return "begin" if kinds.is_crossref(_with_signal(place)) else "prose"


def _earlier(place: Place) -> Role | None:
    """Ibid., and a note's number said alone."""
    if kinds.starts_with_ibid(place.text) and not _is_continued(place):
        return "begin"
    return "begin" if place.chunk.cut != "stop" and kinds.is_crossref(_with_signal(place)) else None


def _signalled(place: Place) -> Role | None:
    if place.chunk.cut != "signal":
        return None
    if _title_has_signal(place):
        return "continue"
    return "begin" if _cites(place, 1.0) or _short_head(place) else "prose"


def _separated(place: Place) -> Role | None:
    """After a semicolon: another work if the one before is complete and this part looks like one."""
    if place.chunk.cut != "semicolon" or place.opened is None:
        return None
    if wordlists.pattern("remarks").match(place.text) or _turns_to_signal(place) or _remarks(place):
        return "prose"
    named = bool(evidence.SHORT_START.match(place.before)) or kinds.starts_with_ibid(place.before)
    named = named or kinds.is_author_year(place.before) or kinds.names_earlier_work(place.before)
    if named and (evidence.SHORT_START.match(place.veiled) or kinds.is_author_year(place.veiled)):
        return "begin"
    if not (named or evidence.complete(place.before)) or ROLE.match(place.text) or _is_continued(place):
        return "continue"
    if HOSTS_EDITORS.search(place.before[-120:]):
        return "continue"
    if (_cites(place, 1.5) or _named_or_followed(place)) and _completed(place):
        return "begin"
    if _is_prose(place):
        return "begin" if _inner_start(place) else "prose"
    return "continue"


def _joined(place: Place) -> Role | None:
    """After "and": another work only if it begins with a name, and both sides are complete."""
    if place.chunk.cut != "connective":
        return None
    if place.opened is None:
        return "begin" if _cites(place, 2.0) else "prose"
    begins = _closed(place) and _done(place) and evidence.starts_with_author(place.veiled)
    return "begin" if begins and _completed(place) else "continue"


def _continued(place: Place) -> Role | None:
    """After a full stop: the next area of the same description, another work, or the author's own sentence."""
    if place.chunk.cut != "stop" or place.opened is None:
        return None
    if wordlists.pattern("remarks").match(place.text) or _leads_to_signal(place):
        return "prose"
    if kinds.names_and_year(place.before) or kinds.only_names(place.before):
        return "continue"
    if _is_continued(place) and not _is_prose(place):
        return "continue"
    if _done(place) and (_is_prose(place) or _opens_note(place) or _tells(place)) and _inner_start(place):
        return "begin"
    if _is_prose(place) or _comments(place):
        return "prose"
    if not _done(place):
        return "continue"
    if _closed(place) and _new_work(place):
        return "begin"
    if place.bare or evidence.weight(place.ahead) > 0 or not evidence.opens_prose(place.veiled):
        return "continue"
    return "prose"


def _first(place: Place) -> Role | None:
    """Where no citation is open: one begins if this part, or this part with what follows, looks like one."""
    if place.opened is not None:
        return None
    if _leads_to_signal(place) or (_is_prose(place) and not _inner_start(place)):
        return "prose"
    begins = place.bare or _cites(place, 2.0) or _followed(place) or trimming.after_phrase(place.veiled) > 0
    begins = begins or (_named_and_dated(place) and _cites(place, 1.0)) or (_opens_note(place) and _inner_start(place))
    return "begin" if begins else "prose"


RULES: tuple[Callable[[Place], Role | None], ...] = (
    _linked,
    _locators,
    _earlier,
    _signalled,
    _separated,
    _joined,
    _continued,
    _first,
)


def decide(form: Shape, parts: Sequence[Chunk], bare: bool = False) -> list[Role]:
    """One role for each part; `bare` for a line of a list."""
    roles: list[Role] = []
    opened: Span | None = None
    for number, chunk in enumerate(parts):
        place = Place(form, chunk, opened, parts[number + 1 : number + 1 + LOOK_AHEAD], bare)
        role = _role(place)
        if role == "begin":
            opened = (chunk.start, chunk.end)
        elif role == "continue" and opened:
            opened = (opened[0], chunk.end)
        elif role == "prose":
            opened = None
        roles.append(role)
    return roles


def _role(place: Place) -> Role:
    for rule in RULES:
        said = rule(place)
        if said:
            return said
    return "prose"


def _with_signal(place: Place) -> str:
    words = place.chunk.words if place.chunk.cut == "signal" else ""
    return f"{words} {place.text}".strip()


def _is_continued(place: Place) -> bool:
    return place.opened is not None and place.chunk.cut != "signal" and bool(AREA.match(place.veiled))


def _title_has_signal(place: Place) -> bool:
    """A signal's word in the middle of an unfinished description is a word of its title."""
    unfinished = place.opened is not None and not evidence.complete(place.before)
    inside = place.form.text[place.chunk.before].isspace() or place.form.text[place.chunk.before].isalpha()
    return unfinished and inside and place.form.text[: place.chunk.before].rstrip()[-1:].isalpha()


def _cites(place: Place, least: float) -> bool:
    if not re.match(rf"[{UPPER}\d„“«\"'‘*(\[—–-]|\w", place.text):
        return False
    seen = evidence.weight(place.ahead) + (1.0 if evidence.starts_with_author(place.veiled) else 0.0)
    return seen - 0.5 * min(evidence.prose_words(place.veiled), 3) >= least


def _followed(place: Place) -> bool:
    """A head such as "Author. Title." whose description goes on to a year, pages or an address."""
    if not re.match(rf"[{UPPER}\d„“«\"'‘*]", place.text) or evidence.opens_prose(place.veiled):
        return False
    for later in place.later:
        veiled = place.form.veiled[later.start : later.end]
        if later.cut not in ("stop", "semicolon") or evidence.prose_words(veiled) > 1:
            return False
        if evidence.complete(veiled):
            return True
    return False


def _short_head(place: Place) -> bool:
    """After a signal a name with a title or a year is enough."""
    return (
        evidence.starts_with_author(place.veiled) or bool(evidence.SHORT_START.match(place.veiled)) or _followed(place)
    )


def _is_prose(place: Place) -> bool:
    """Sentences: words of speech, mostly small letters, and no name at the start."""
    words = evidence.prose_words(place.veiled)
    if place.bare and evidence.starts_with_author(place.veiled) and evidence.complete(place.veiled):
        return False
    if words == 0 or (words < 3 and evidence.starts_with_author(place.veiled)):
        return False
    share = evidence.lowercase_share(place.veiled)
    return share > 0.5 and words + evidence.opens_prose(place.veiled) > evidence.weight(place.veiled) / 2


def _leads_to_signal(place: Place) -> bool:
    """ "On Molotov, see X": a sentence's beginning before a signal in its middle."""
    if not place.later or place.later[0].cut != "signal" or not evidence.opens_prose(place.veiled):
        return False
    if _inner_start(place):
        return False
    return place.form.text[place.later[0].before] != ";" and place.text.rstrip()[-1:] not in ".;"


def _turns_to_signal(place: Place) -> bool:
    """ "; on the campaign see X": the next sentence's beginning before a signal."""
    follows = place.later[0] if place.later else None
    turns = follows is not None and follows.cut == "signal" and place.form.text[follows.before] not in ";,("
    return turns and place.text[:1].islower() and evidence.opens_prose(place.veiled)


def _tells(place: Place) -> bool:
    """A sentence that begins with its subject: "Jones replied in a letter: …"."""
    return evidence.prose_words(place.veiled) > 0 and evidence.lowercase_share(place.veiled) > 0.5


def _comments(place: Place) -> bool:
    """After a finished citation a long sentence, mostly in small letters, with nothing that citations have."""
    if place.bare or not (_done(place) and _closed(place)):
        return False
    shown = evidence.features(place.ahead)
    if shown and (shown != {"year"} or _starts_work(place) or "pages" not in evidence.features(place.before)):
        return False
    return len(place.text.split()) >= SENTENCE and evidence.lowercase_share(place.veiled) >= 0.6


def _remarks(place: Place) -> bool:
    """After a cited place and a semicolon a few words of the author's, mostly in small letters, and nothing else."""
    if place.bare or evidence.weight(place.ahead) > 0 or evidence.only_locators(place.veiled):
        return False
    if not _closed(place) or _is_continued(place) or ROLE.match(place.text):
        return False
    return len(place.text.split()) >= 4 and evidence.lowercase_share(place.veiled) > 0.5 and not _followed(place)


def _named_and_dated(place: Place) -> bool:
    """Names and a date, and no word of a sentence: "The New York Times, 31 March 1933"."""
    return not evidence.prose_words(place.veiled) and evidence.lowercase_share(place.veiled) < 0.4


def _opens_note(place: Place) -> bool:
    return not place.bare and evidence.opens_prose(place.veiled)


def _done(place: Place) -> bool:
    """Whether the open citation has said enough: a title, and where or when."""
    if not place.bare and evidence.SHORT_QUOTED.fullmatch(place.before.rstrip(" .")):
        return True
    return evidence.complete(place.before) and not kinds.names_and_year(place.before)


def _closed(place: Place) -> bool:
    """Whether the open citation ends as a description ends: with a year, pages, an imprint or an address."""
    before = place.before.rstrip(" .,;")
    return bool(re.search(rf"\d[\w/]*[)>\]”»]*$|{VEIL}>?\)?$|\)$|(?:об|обр|passim|f|ff)$", before))


def _completed(place: Place) -> bool:
    """Whether this part, or a later one of the same description, says when or where."""
    return evidence.complete(place.ahead) or _followed(place)


def _new_work(place: Place) -> bool:
    if trimming.after_phrase(place.veiled) and evidence.complete(place.reach):
        return True
    return _starts_work(place) and evidence.complete(place.ahead)


def _named_or_followed(place: Place) -> bool:
    """A name with initials, or, after a cited place, the head of a description that goes on."""
    if evidence.INITIALED_START.match(place.veiled):
        return True
    return not place.bare and _closed(place) and _followed(place)


def _starts_work(place: Place) -> bool:
    """A name with initials, a name with a quoted title, or a quoted title."""
    return bool(
        evidence.INITIALED_START.match(place.veiled)
        or evidence.SHORT_START.match(place.veiled)
        or place.veiled.startswith(VEIL)
    )


def _inner_start(place: Place) -> bool:
    """Whether a sentence of prose leads to a citation that stands at its end."""
    text = place.form.text[place.chunk.start :]
    return trimming.inner_start(text, place.ahead if evidence.complete(place.ahead) else place.reach) > 0
