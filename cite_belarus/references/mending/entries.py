"""The entry of a dictionary that a citation names."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft

VOCE = r"(?:s\.\s?vv?\.|[Ss]ub voce|[Aa]d vocem|[Vv]oce)"
BEHIND_AUTHOR = Late(rf",\s(?P<word>{VOCE}(?:\s+|$))")
SUB_VOCE = Late(rf"\W*{VOCE}\W*")
SIGNS = ("v.", "voce")


def sub_voce(draft: Draft) -> Draft:
    """ "[title] Historical Dictionary, … [pages] s.v. [title] “Radziwiłł”": the entry is a note, no second title.

    Behind an author the word leads to the title: "[author] Teich, A., s.v. Mühle, [title] Anna", "[other] voce …".
    """
    if not any(map(draft.citation.raw.__contains__, SIGNS)):
        return draft
    for at, (word, entry) in enumerate(itertools.pairwise(draft.parts)):
        led = BEHIND_AUTHOR.search(word.printed) if (word.label, entry.label) == ("author", "title") else None
        if led:
            return draft.recut(at, at + 2, [("author", 0), ("other", led.start("word")), ("title", led.end())])
        if not SUB_VOCE.fullmatch(word.printed):
            continue
        before = [part.label for part in draft.parts[:at]]
        if entry.label == "title" and ("title" in before or "container-title" in before):
            return draft.joined(at, at + 2, "note")
        behind = [part.label for part in draft.parts[at + 1 : at + 3]]
        if behind == ["author", "title"]:  # "[other] voce [author] Contarini, [title] Gasparo"
            return draft.joined(at + 1, at + 3, "title")
    return draft
