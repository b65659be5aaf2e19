"""The entry of a dictionary that a citation names."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, pieces

VOCE = r"(?:s\.\s?vv?\.|[Ss]ub voce|[Aa]d vocem|[Vv]oce)"
BEHIND_AUTHOR = Late(rf",\s(?P<word>{VOCE}(?:\s+|$))")
SUB_VOCE = Late(rf"\W*{VOCE}\W*")
SIGNS = ("v.", "voce")
WORDS = ("hasło", "Hasło", "heslo", "Heslo")
LAST = Late(r"[^\W_](?P<mark>[,:.]?\s+)[\[(]?(?P<word>[^\W\d_]{5})[\])]?[\s,.:]*$")
HOSTS = ("title", "container-title")


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


def entry_word(draft: Draft) -> Draft:
    """ "[title] Polesie, [hasło [other] w:]": the word for an entry is no title's; "[title] hasło „Polesie”", behind
    the date, is a note.
    """
    if not any(map(draft.citation.raw.__contains__, WORDS)):
        return draft
    for at, part in enumerate(draft.parts[:-1]):
        hit = LAST.search(part.printed) if part.label == "title" and draft.parts[at + 1].label == "other" else None
        if hit and hit["word"] in WORDS:
            return draft.replacing(part, pieces(part, [("title", 0), ("other", hit.end("mark"))]))
    for at, part in enumerate(draft.parts):
        before = {one.label for one in draft.parts[:at]}
        if "date" not in before or before.isdisjoint(HOSTS) or not part.text.startswith(WORDS):
            continue
        alone = part.text.rstrip(":") in WORDS
        return draft.joined(at, min(at + 1 + alone, len(draft.parts)), "note")
    return draft
