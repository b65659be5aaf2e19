"""Words that the end of a line has broken, in titles and the names of bodies: "Geschich- te"."""

from __future__ import annotations

import bisect
import functools
import re

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import Draft

FIELDS = ("title", "maintitle", "booktitle", "journaltitle", "series", "publisher", "institution")
BROKEN = Late(  # no "Wasser- und Mühlenrecht"
    r"(?<![^\W_])(?P<head>[^\W\d_]{2,})- "
    r"(?!(?:und|oder|bzw|sowie|bis|and|or|to|et|ou|oraz|lub|czy|или|або|чи|та)\b)(?P<rest>[^\W\d_]{2,})"
)
DOUBLED = Late(r"(?<=[^\W\d_])- -(?=[^\W\d_])")  # Polish print says a word's own hyphen again in the next line
TABLES = ("words", "places", "regions", "proper", "journals", "publishers", "series", "genres", "stopwords")
BEYOND = 2  # letters behind the break that tell the word
TOLD = 5  # letters that a word and a known one have in common
ENDING = 5  # letters that another ending may have
LETTERS = Late(r"[^\W\d_]{4,}")


def line_ends(draft: Draft) -> Draft:
    """Words of the fields that hold names and titles whole again where a known word begins so: "Gospo- darka".

    What may be a compound stays as printed: "polsko- rosyjski", "meta- analysis".
    """
    if "- " not in draft.citation.raw:
        return draft
    for name in FIELDS:
        if name not in draft.fields:
            continue
        value = draft.text(name)
        whole = BROKEN.sub(_whole, DOUBLED.sub("-", value)) if "- " in value else value
        if whole != value:
            draft = draft._replace(fields={**draft.fields, name: whole})
            draft = draft.doubting("scanned", f"read as {whole}: {value}")
        for found in BROKEN.finditer(whole) if "- " in whole else ():
            draft = draft.doubting("scanned", f"perhaps one word: {found[0]}")
    return draft


def _whole(found: re.Match[str]) -> str:
    head, rest = found["head"], found["rest"]
    return head + rest if rest.islower() and _is_known(head.lower(), rest) else found[0]


def _is_known(head: str, rest: str) -> bool:
    """Whether a known word goes on behind the break as this one does, its last letters aside."""
    word, known = head + rest, _known()
    at = bisect.bisect_left(known, word)
    same = max(_common(word, other) for other in known[max(0, at - 1) : at + 1])
    return same >= max(TOLD, len(head) + BEYOND, len(word) - ENDING)


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@functools.cache
def _known() -> tuple[str, ...]:
    """The words of the tables, in alphabetical order."""
    text = "\n".join(phrase for table in TABLES for phrase in resources.words(table))
    return tuple(sorted({found[0] for found in LETTERS.finditer(text.lower())}))
