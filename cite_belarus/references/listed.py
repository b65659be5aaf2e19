"""Names printed so plainly that one pattern reads them: "Nowak A. B., Teal C.", "Nowak, A., Teal, C.", "C. Teal".

`names` says the same of them; it only takes longer, for it asks of every piece what else it could be.
"""

from __future__ import annotations

import re

from cite_belarus import resources
from cite_belarus.model import Name
from cite_belarus.references.people import person, unstopped_name
from cite_belarus.references.shapes import LOWER, UPPER
from cite_belarus.references.vocabulary import phrases

WORD = rf"[{UPPER}][{LOWER}]{{2,}}(?:-[{UPPER}][{LOWER}]{{2,}})?"
INITIALS = rf"[{UPPER}][{LOWER}]?\.(?:[ -]?[{UPPER}][{LOWER}]?\.)*"
ONE = re.compile(rf"({WORD}),? ({INITIALS})|({INITIALS}) ({WORD})")
WITH_INITIALS = re.compile(rf"(?:{ONE.pattern})(?:[,;] (?:{ONE.pattern}))*")
IN_FULL = re.compile(rf"({WORD})(?:(,?) ({WORD}(?: {WORD})?))?")
LEAST = 3  # letters and stops of a title; fewer are an initial


def listed(text: str) -> tuple[Name, ...]:
    """The names of a text that is nothing but plain names, () if it is anything else; "et al." is off already."""
    text = unstopped_name(text)
    if WITH_INITIALS.fullmatch(text):
        found = ONE.findall(text)
        return () if _titled(text) else tuple([Name(one or other, to or of) for one, to, of, other in found])
    full = IN_FULL.fullmatch(text)
    if not full or not phrases("corporate").absent(text):
        return ()
    return (person(full[1], given=full[3]) if full[2] else person(text),)


def _titled(text: str) -> bool:
    """Whether a word could be a title before a name ("Prof.")."""
    words = [word for word in text.casefold().replace(",", "").replace(";", "").split() if len(word) >= LEAST]
    return not resources.words("honorifics").keys().isdisjoint(words)
