"""origlanguage: the language that a work was translated from."""

from __future__ import annotations

from cite_belarus.references.draft import Draft
from cite_belarus.references.vocabulary import phrases

TRANSLATED = "trad."
LABELS = ("translator", "genre", "note", "edition")


def untongued(text: str) -> str:
    """A translator's text without the words that tell of a language, which no name has; a word of the role for them."""
    said = phrases("tongues").first(text)
    if not said:
        return text
    lead = text[: said.start].strip(" ([") or TRANSLATED
    return f"{lead} {text[said.end :]}"


def origlanguage(draft: Draft) -> Draft:
    """origlanguage: words such as "from the Russian", "с англ.", behind or in those for a translator."""
    for part in draft.labelled(*LABELS):
        said = phrases("tongues").first(part.printed)
        if said and (part.label == "translator" or _told_before(part.printed, said.start)):
            return draft.having("origlanguage", said.value, [part])
    return draft


def _told_before(text: str, end: int) -> bool:
    """Whether a word for a translator stands in a text before a place in it, or there."""
    return any(hit.start <= end for hit in phrases("roles").all(text) if hit.value.startswith("translator"))
