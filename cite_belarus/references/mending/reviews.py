"""Reviews: the word for one behind its author's name, and the imprint of the book that is reviewed."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft

WORDS = (
    r"(?:[Cc]\.\s?[Rr]\.|C\.?R\.?|[Cc]ompte[ -]rendu|[Rr]ecensione?|[Rr]ec\.|[Rr]eseña|[Rr]ecensão|[Rr]eview)"
    r"\s(?:de|du|des|de la|di|del|della|dell['’]|a|al|alla|all['’]|of)[\s:]"
)
BEGUN = Late(WORDS)
BEHIND_NAMES = Late(rf",\s(?P<title>{WORDS})")
HINTS = ("r.", "R ", "R.", "endu", "ecens", "ec.", "eseña", "eview")
OF_BOOK = ("author", "editor", "title", "location", "publisher", "date", "pages", "other")
IMPRINT = ("location", "publisher", "date")


def behind_names(draft: Draft) -> Draft:
    """ "[author] J. Lac, c.r. de C. Rive, [title] Les digues": from the word for a review on it is a title."""
    for at, author, _ in draft.pairs("author", "title"):
        told = any(map(author.printed.__contains__, HINTS))
        hit = BEHIND_NAMES.search(author.printed) if told else None
        if hit and hit.start():
            return draft.recut(at, at + 2, [("author", 0), ("title", hit.start("title"))])
    return draft


def of_book(draft: Draft) -> Draft:
    """ "[title] recensione a M. Fiume, Laghi, [location] Milano [date] 1998, [journal] «Acque» [date] 1999"."""
    journal = draft.under("journal")[0]
    at = next((i for i, part in enumerate(draft.parts) if part.label == "title" and BEGUN.match(part.text)), -1)
    end = draft.parts.index(journal)
    if at < 0 or end - at < 2 or not any(part.start > journal.start for part in draft.under("date")):
        return draft
    end -= draft.parts[end - 1].label == "other"
    between = [part.label for part in draft.parts[at + 1 : end]]
    if not set(between) <= set(OF_BOOK) or not set(between) & set(IMPRINT):
        return draft
    return draft.joined(at, end, "title")
