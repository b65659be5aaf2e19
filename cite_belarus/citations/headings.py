"""Which lines are headings, and of what: references, notes, abstract, keywords, or another section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cite_belarus import resources

LONGEST = 80
_DRESS = re.compile(
    r"^\s*(?:#{1,6}\s+)?(?:\*{1,2}|_{1,2})?(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5})[.)]?\s+)?(?P<said>.*?)"
    r"(?:\*{1,2}|_{1,2})?\s*[:.]?\s*(?:\*{1,2}|_{1,2})?\s*#{0,6}\s*$"
)
_NUMBERED = re.compile(r"^\s*#{1,6}\s+\S")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading announces, and the language whose word for it was printed."""

    kind: str
    language: str


def heading(line: str) -> Heading | None:
    """The heading that a whole line is; None for any other line.

    Numbers ("5. References"), Markdown marks, capitals, spaced letters, a colon at the end do not matter.
    """
    if len(line) > LONGEST:
        return None
    m = _DRESS.match(line)
    said = _plain(m.group("said")) if m else ""
    found = _known(said) or _known(_plain(line)) or _known(_unspaced(said))
    if found:
        return found
    return Heading("section", "") if _NUMBERED.match(line) else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" *_.:")


def _unspaced(text: str) -> str:
    """ "l i t e r a t u r a" as one word; "" where the letters are not spaced."""
    return text.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", text) else ""


def _known(said: str) -> Heading | None:
    if not said:
        return None
    for language in resources.languages():
        kind = resources.words("headings", language).get(said)
        if kind:
            return Heading(kind, language)
    return None
