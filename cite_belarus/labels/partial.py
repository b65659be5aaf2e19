"""What the labels of a string allow, where they tell a part only: such strings are learnt from, too.

linkedbooks calls hosts and journals "title", and often what stands beside them, and the units of an archive "note". So
an atom of such a string may have one of several labels, and every path through these is as true as another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cite_belarus.labels.convert import Tagged, owners, tag
from cite_belarus.labels.words import cues
from cite_belarus.late import Late
from cite_belarus.model import SEGMENT_LABELS


class Allowed(NamedTuple):
    """What an atom may be: one of `labels`, and the first of a segment, if `begins`."""

    labels: frozenset[str]
    begins: bool


class Stretch(NamedTuple):
    """What the atoms of one segment of the file may be, the first of them and the others."""

    first: frozenset[str]
    rest: frozenset[str]
    begins: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PEOPLE = _set("author editor translator")
BESIDE = _set("location volume issue edition other note publisher collection-title") | PEOPLE  # what a title may hold
HOSTS = _set("container-title journal")
ARCHIVAL = _set("archive note other")
# what a file's label may stand for; a label that is not here is what it says
MAY: Mapping[str, frozenset[str]] = {
    "institution": _set("archive"),
    "publisher": _set("publisher institution"),
    "volume": _set("volume issue pages date other"),
    "collection-title": _set("collection-title journal volume issue note other"),
    "other": frozenset(SEGMENT_LABELS) - _set("citation-number doi url accessed"),
}
_BEGIN = _set("author date location")  # each of these in a file is a segment of its own
_LED = {"pp": "pages", "vol": "volume", "no": "issue"}
_IN = Late(r"[\s,;(]*(?:in|dans|nel)[\s:]*\Z", re.I)
_HOSTED = Late(r"[«»“”\"„]|\b(?:in|dans)\b|,.*,", re.I)
_ROLE = Late(r"\b(?:a c(?:\.|ura)|eds?\b|edited|hrsg|édit|trad|transl)", re.I)
_CITED = Late(r"\b(?:cit|ibid\w*|ivi|loc|id|ead|idem|o\. ?c|supra|ebd|vedi|cfr)\b", re.I)


def permitted(segments: Sequence[tuple[str, str]]) -> tuple[Tagged, tuple[Allowed, ...]]:
    """A string and what each of its atoms may be; the labels of the string itself are void."""
    stretches = [_stretch(segments, number) for number in range(len(segments))]
    tagged = tag(segments)
    out: list[Allowed] = []
    before = -1
    for atom, here in zip(tagged.atoms, owners(tagged.atoms, [text for _, text in segments]), strict=True):
        first, rest, begins = stretches[here]
        labels = _set("url doi") if atom.lock else rest if here == before else first
        led = _LED.get(cues().get(atom.core.casefold(), "")) if len(labels) > 1 else None  # "p." ends a title's segment
        out.append(Allowed(labels | {led} if led else labels, begins and here != before and not (atom.lock or led)))
        before = here
    return tagged, tuple(out)


def _stretch(segments: Sequence[tuple[str, str]], number: int) -> Stretch:
    """What the atoms of a segment may be, in sight of those before it."""
    label, text = segments[number]
    if label == "title":
        return _title(segments, number)
    if label == "author":
        may = PEOPLE if number or _ROLE.search(text) else _set("author")
    elif label == "other" and _IN.match(text):
        may = _set("other")
    elif label == "note":
        may = _note(segments, number)
    elif _archival(segments) and label in ("other", "pages", "date"):
        may = MAY["volume"] | ARCHIVAL if label == "other" else _set(f"{label} archive")
    else:
        may = MAY.get(label, frozenset({label}))
    return Stretch(may, may, label in _BEGIN and "archive" not in may)


def _title(segments: Sequence[tuple[str, str]], number: int) -> Stretch:
    """The first one begins with the work's title; behind "in" it is the host; else it may be much."""
    label, text = segments[number]
    before = segments[:number]
    much = HOSTS | BESIDE | _set("title genre date pages")
    if before and before[-1][0] == "other" and _IN.match(before[-1][1]):
        return Stretch(HOSTS | BESIDE, HOSTS | BESIDE, begins=True)
    if any(one[0] == label for one in before):
        return Stretch(much, much)
    if not any(one[0] == "author" for one in before):
        return Stretch(HOSTS | _set("title"), much, begins=True)
    rest = much if _HOSTED.search(text[3:-3]) else _set("title location volume other note")
    return Stretch(_set("title"), rest, begins=True)


def _note(segments: Sequence[tuple[str, str]], number: int) -> frozenset[str]:
    """ "op. cit.", at the head "Id."; a unit of an archive; or what a title may hold."""
    if _CITED.search(segments[number][1]):
        return _set("note other") if number else _set("note other author")
    return ARCHIVAL if _archival(segments) else HOSTS | BESIDE | _set("title genre date pages archive")


def _archival(segments: Sequence[tuple[str, str]]) -> bool:
    """Whether a string is of an archive: it names one, or has a unit and no work."""
    labels = {label for label, _ in segments}
    return "institution" in labels or ("note" in labels and labels.isdisjoint(("title", "author")))
