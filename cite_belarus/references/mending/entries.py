"""The entry of a dictionary that a citation names."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, pieces

AT_END = Late(r",\s(?P<word>s\.\s?vv?\.\s*)$")
SUB_VOCE = Late(r"\W*s\.\s?vv?\.\W*")


def sub_voce(draft: Draft) -> Draft:
    """ "[title] Historical Dictionary, … [pages] s.v. [title] “Radziwiłł”": the entry is a note, no second title.

    Behind an author the word is none of the names: "[author] Teich, A., s.v. [title] “Mühle”".
    """
    if "v." not in draft.citation.raw:
        return draft
    for at, (word, entry) in enumerate(itertools.pairwise(draft.parts)):
        led = AT_END.search(word.printed) if (word.label, entry.label) == ("author", "title") else None
        if led:
            return draft.replacing(word, pieces(word, [("author", 0), ("other", led.start("word"))]))
        titled = any(part.label in ("title", "container-title") for part in draft.parts[:at])
        if titled and entry.label == "title" and SUB_VOCE.fullmatch(word.printed):
            return draft.joined(at, at + 2, "note")
    return draft
