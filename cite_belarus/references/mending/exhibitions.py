"""Titles that were taken for names, before what says that a book is a catalogue, or the papers of a congress."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.particles import is_given

CATALOGUE = Late(
    r"cat(?:alogo|alogue|álogo|\.)\s(?:della?|dell['’]|d['’]|de|expo|mostra)|exhibition\scat|exh(?:ib)?\.\scat"
    r"|catalogue\sd['’]exposition|katalog\s(?:wystawy|výstavy)|каталог\sвыст"
)
PROCEEDINGS = Late(r"(?:atti|actes|actas|atas)\s(?:del|dei|delle|du|des|de la|de|do)\s")
INITIAL = Late(r"(?<![^\W\d_])[^\W\d_]\.")


def titled(draft: Draft) -> Draft:
    """ "[author] Laghi e mulini, [title] catalogo della mostra": no catalogue has this title alone."""
    for at, author, title in draft.pairs("author", "title"):
        if not title.text[:1].islower() or not author.printed.rstrip().endswith(",") or INITIAL.search(author.printed):
            continue
        papers = PROCEEDINGS.match(title.text) and not any(map(is_given, author.text.split()))
        if papers or CATALOGUE.match(title.text):
            return draft.joined(at, at + 2, "title")
    return draft
