"""Which parts of a note begin a citation, go on with one, or are prose: one rule a case, the first that speaks wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from cite_belarus.citations import asking, evidence, kinds, listing, locators, trimming, wordlists
from cite_belarus.citations.areas import HOSTS_EDITORS, ROLE
from cite_belarus.citations.boundaries import Chunk
from cite_belarus.citations.place import Place
from cite_belarus.citations.shape import Shape
from cite_belarus.late import Late
from cite_belarus.model import Span

_WORD = Late(r"\w")
Role = Literal["begin", "continue", "prose"]
LOOK_AHEAD = 6


def _plain(place: Place) -> Role | None:
    """Where nothing speaks, the next area of a description: what most parts are, and sooner found out.

    Without ibid., remarks, prose and leading phrases all rules below say "continue", but of what opens as sentences do,
    and of what stands where a description may end. And in a list what no signal stands before or after begins.
    """
    if not place.plain or place.telling:
        return None
    if place.opened is None:
        leads = not place.bare or place.chunk.cut in ("link", "signal", "connective") or asking.leads_to_signal(place)
        return None if leads else _locators(place) or "begin"
    if place.chunk.cut != "stop":
        return None
    if place.bare:
        return None if asking.closed(place) and asking.begins(place) else "continue"
    return None if asking.closed(place) or evidence.opens_prose(place.veiled) else "continue"


def _linked(place: Place) -> Role | None:
    """ "citing X": X is another citation."""
    if place.chunk.cut != "link" or not _WORD.search(place.text):
        return None
    said = evidence.weight(place.ahead) > 0 or not place.text[:1].islower() or kinds.starts_with_ibid(place.text)
    return "begin" if said else "prose"


def _locators(place: Place) -> Role | None:
    """ "see also 219" belongs to the work before; without one it is prose, unless it names a note."""
    if not locators.only_locators(place.veiled):
        return None
    if place.opened is not None:
        return "continue"
    headed = place.bare and place.later  # "A. S. V., 5. Se., b. 160"
    return "begin" if headed or kinds.is_crossref(asking.with_signal(place)) else "prose"


def _earlier(place: Place) -> Role | None:
    """Ibid., and a note's number said alone."""
    if kinds.starts_with_ibid(place.text) and not asking.is_continued(place):
        return "begin"
    return "begin" if place.chunk.cut != "stop" and kinds.is_crossref(asking.with_signal(place)) else None


def _signalled(place: Place) -> Role | None:
    if place.chunk.cut != "signal":
        return None
    if asking.title_has_signal(place):
        return "continue"
    begins = asking.cites(place, 1.0) or asking.short_head(place) or asking.titled(place)
    return "begin" if begins else "prose"


def _separated(place: Place) -> Role | None:
    """After a semicolon: another work if the one before is complete and this part looks like one."""
    if place.chunk.cut != "semicolon" or place.opened is None:
        return None
    if wordlists.pattern("remarks").match(place.text) or asking.turns_to_signal(place) or asking.remarks(place):
        return "prose"
    named = bool(evidence.SHORT_START.match(place.before)) or kinds.starts_with_ibid(place.before)
    if listing.lists_titles(place):
        return "begin"
    if listing.lists_towns(place):
        return "continue"
    named = named or kinds.is_author_year(place.before) or kinds.names_earlier_work(place.before)
    done = named or evidence.complete(place.before) or kinds.names_archive(place.before)
    dated = kinds.is_author_year(place.veiled)
    if (named and (dated or evidence.SHORT_START.match(place.veiled))) or (dated and done and asking.closed(place)):
        return "begin"
    if not done or ROLE.match(place.text) or asking.is_continued(place) or listing.goes_on(place):
        return "continue"
    if HOSTS_EDITORS.search(place.before[-120:]) or asking.addressed(place) or asking.goes_on(place):
        return "continue"
    if (asking.cites(place, 1.5) or asking.named_or_followed(place)) and asking.completed(place):
        return "begin"
    if asking.is_prose(place):
        return "begin" if asking.inner_start(place) else "prose"
    return "continue"


def _joined(place: Place) -> Role | None:
    """After "and": another work only if it begins with a name, and both sides are complete."""
    if place.chunk.cut != "connective":
        return None
    if place.opened is None:
        return "begin" if asking.cites(place, 2.0) else "prose"
    if kinds.is_author_year(place.before) and kinds.is_author_year(place.veiled):
        return "begin"
    begins = asking.closed(place) and asking.done(place) and asking.joins(place)
    return "begin" if begins and asking.completed(place) else "continue"


def _same_person(place: Place) -> Role | None:
    """ "…, S. 19, ders., …": another work of the same person, where the one before is complete."""
    if place.chunk.cut != "idem":
        return None
    done = place.opened is not None and evidence.complete(place.before)
    return "begin" if done and asking.completed(place) else "continue"


def _behind_number(place: Place) -> Role | None:
    """After another note's number and a full stop: "see note 5. Teal, Fens, 1990"."""
    if place.chunk.cut != "stop" or not kinds.is_crossref(place.before):
        return None
    return "begin" if asking.cites(place, 1.0) or asking.short_head(place) else "prose"


def _continued(place: Place) -> Role | None:
    """After a full stop: the next area of the same description, another work, or the author's own sentence."""
    if place.chunk.cut != "stop" or place.opened is None:
        return None
    if wordlists.pattern("remarks").match(place.text) or asking.leads_to_signal(place):
        return "prose"
    if asking.only_headed(place.before):
        return "continue"
    if place.bare and not (asking.done(place) and asking.closed(place)):  # a title, however it speaks
        return "continue"
    if asking.is_continued(place) and not asking.is_prose(place):
        return "continue"
    opens = asking.opens_note(place) and (place.telling > 0 or asking.closed(place))  # a second title may begin so
    speaks = asking.is_prose(place) or opens or asking.tells(place)
    if speaks and asking.done(place) and asking.inner_start(place):
        return "begin"
    if asking.is_prose(place) or asking.comments(place):
        return "prose"
    if asking.closed(place) and asking.new_work(place):
        return "begin" if asking.done(place) else "continue"
    if place.bare or not evidence.opens_prose(place.veiled) or evidence.weight(place.ahead, 0.5) > 0:
        return "continue"
    return "prose" if asking.done(place) else "continue"


def _first(place: Place) -> Role | None:
    """Where no citation is open: one begins if this part, or this part with what follows, looks like one."""
    if place.opened is not None:
        return None
    if asking.leads_to_signal(place) or (asking.is_prose(place) and not asking.inner_start(place)):
        return "prose"
    begins = place.bare or asking.cites(place, 2.0) or asking.followed(place) or trimming.after_phrase(place.veiled) > 0
    begins = (
        begins
        or asking.hosted(place)
        or (asking.named_and_dated(place) and asking.cites(place, 1.0))
        or (asking.opens_note(place) and asking.inner_start(place))
        or (place.chunk.cut == "start" and asking.titled(place))
        or asking.archived(place)
    )
    return "begin" if begins else "prose"


RULES: tuple[Callable[[Place], Role | None], ...] = (
    _plain,
    _linked,
    _locators,
    _earlier,
    _signalled,
    _separated,
    _joined,
    _same_person,
    _behind_number,
    _continued,
    _first,
)


def decide(form: Shape, parts: Sequence[Chunk], bare: bool = False) -> list[Role]:
    """One role for each part; `bare` for a line of a list."""
    roles: list[Role] = []
    opened: Span | None = None
    plain = not form.speaks("ibid", "remarks", "leads")
    for number, chunk in enumerate(parts):
        place = Place(form, chunk, opened, parts[number + 1 : number + 1 + LOOK_AHEAD], bare, plain)
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
