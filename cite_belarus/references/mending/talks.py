"""What was spoken at an event: the words that say so, and the event, whatever their labels are."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import EVENT, Draft, Part
from cite_belarus.references.pages import RUN
from cite_belarus.references.printed import starts
from cite_belarus.references.vocabulary import tokens, words_of

BEHIND = Late(r"[,.;:–—-]\s+(?=[^\W\d_])|(?:^|\s)[(\[](?=[^\W\d_])")
FIRST, GIVEN, LEADS = ("talk", "told"), ("talk", "given", "told", "at", "to"), ("at", "to", "the")
ALONE = ("at",)  # behind `told` alone
CLOSED = Late(r"[,.;:]\s*$")
TO_QUOTES = Late(r"(?:\s+[^\W\d_]+){0,2}\s+(?=[«“„\"‘])")  # "auf der Tagung „Schleusen“"
EVENTS = frozenset({"title", "container-title", "journal", "collection-title", "publisher", "institution", "genre"})
PRINTED = frozenset({"publisher", "journal", "container-title"})
LEAST = 3  # letters of a title before


def spoken(draft: Draft) -> Draft:
    """ "[title] Eels. Paper given at the Meeting of [publisher] the Society": the kind and the event of a talk.

    A talk that was printed, too, is left alone.
    """
    if any(RUN.search(part.printed) for part in draft.under("pages")):
        return draft
    for at, part in enumerate(draft.parts):
        if part.label not in EVENTS or _talks().isdisjoint(words_of(part.printed)):
            continue
        letters = sum(ch.isalpha() for before in draft.parts[:at] if before.label in EVENTS for ch in before.text)
        start = _talk(part, letters)
        if start is not None:
            return _parted(draft, at, start)
    return draft


def presented(draft: Draft) -> Draft:
    """ "[title] Eels [genre] [Conference presentation]. [publisher] Congress of Fens,": the event (APA 7 §10.5)."""
    for genre, event in itertools.pairwise(draft.parts):
        told = genre.label == "genre" and genre.printed[:1] == "[" and not _talks().isdisjoint(words_of(genre.printed))
        if told and event.label in PRINTED:
            return draft.relabelled(event, EVENT)
    return draft


def _parted(draft: Draft, at: int, start: int) -> Draft:
    """The draft with the words for a talk, from a character of a part on, as a kind, and the event behind them."""
    parts, end = draft.parts, at + 1
    while end < len(parts) and parts[end].label in EVENTS and not CLOSED.search(parts[end - 1].printed):
        end += 1
    if any(part.label in PRINTED for part in (*parts[:at], *parts[end:])):
        return draft
    printed = "".join([part.printed for part in parts[at:end]])
    return draft.recut(at, end, [(parts[at].label, 0), ("genre", start), (EVENT, start + _led(printed[start:]))])


def _talk(part: Part, letters: int) -> int | None:
    """Where in a part the words for a talk begin, behind so many letters of a title."""
    for start in starts(part.printed, BEHIND):
        if letters + sum(map(str.isalpha, part.printed[:start])) >= LEAST and _led(part.printed[start:]):
            return start
    return None


def _led(text: str) -> int:
    """Where the words end that a text begins with and that lead to an event ("Paper given at the"), 0 without any."""
    end = max(_led_in(text, resources.words("talks", language)) for language in resources.languages())
    hit = TO_QUOTES.match(text, end) if end else None
    return hit.end() if hit else end


@functools.cache
def _talks() -> frozenset[str]:
    """The words for what was given."""
    return frozenset(word for word, value in resources.words("talks").items() if value in FIRST)


def _led_in(text: str, table: Mapping[str, str]) -> int:
    end = before = 0
    able: tuple[str, ...] = FIRST
    for token in tokens(text):
        said = table.get(token.word, "")
        if said not in able or text[before : token.start].strip():
            break
        able = LEADS if said in LEADS else ALONE if said == "told" and not before else GIVEN
        before = token.end
        end = token.end if said in LEADS else end
    return end
