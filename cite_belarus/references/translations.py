"""origlanguage: the language that a work was translated from."""

from __future__ import annotations

from cite_belarus.references.draft import Draft
from cite_belarus.references.vocabulary import phrases

LABELS = ("translator", "genre", "note", "edition")


def untongued(text: str) -> str:
    """A text without the words that tell of a language, which no name has."""
    said = phrases("tongues").first(text)
    return f"{text[: said.start]} {text[said.end :]}" if said else text


def origlanguage(draft: Draft) -> Draft:
    """origlanguage: words such as "from the Russian", "с англ.", behind or in those for a translator."""
    for part in draft.labelled(*LABELS):
        said = phrases("tongues").first(part.printed)
        if said and any(
            hit.start <= said.start for hit in phrases("roles").all(part.printed) if _translates(hit.value)
        ):
            return draft.having("origlanguage", said.value, [part])
    return draft


def _translates(role: str) -> bool:
    return role.startswith("translator")
