"""The great editions of the Church Fathers, which are cited by volume and column alone: "PG 31, 1205"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, pieces

EDITIONS = ("PG", "PL", "PO", "SC", "GCS", "CSEL", "CCSL", "CCSG", "CSCO")
SIGNS = tuple(f"{name}{behind}" for name in EDITIONS for behind in (" ", ". "))
ALL = "|".join(EDITIONS)
VOLUME = r"(?:[TtТт]\.\s?|vol\.\s?)?\d{1,3}"
# "Augustinus, De civitate Dei, XIX, 12, PL 41, 637–638", "PG 57. Слп. 23"
WHOLE = Late(
    rf"(?:(?P<author>[^\W\d_][^,\d]{{3,40}},\s)(?P<title>[^\W\d_].{{4,80}}?[,.]\s))?"
    rf"(?P<host>(?:{ALL})\.?\s)(?P<volume>{VOLUME}[,.:]\s)(?P<pages>(?:[^\W\d_]{{1,4}}\.\s?)?\d+[A-E]?(?:[–-]\d+[A-E]?)?[\s.]*)$"
)
COUNTED = Late(rf"\W*(?P<host>(?:{ALL})\.?\s)(?P<volume>{VOLUME})\W*")
NAMES = {"host": "journal"}


def fathers(draft: Draft) -> Draft:
    """ "[issue] SC 358", "[archive] Augustinus, De Deo, PL 41, 63": the edition is a host, with volume and columns."""
    if not any(map(draft.citation.raw.__contains__, SIGNS)):
        return draft
    for part in draft.labelled("issue", "archive"):
        hit = (COUNTED if part.label == "issue" else WHOLE).fullmatch(part.printed)
        if hit and (part.label == "archive" or draft.has("title")):
            found = [(NAMES.get(name, name), hit.start(name)) for name, text in hit.groupdict().items() if text]
            cuts = [("other", 0), *found] if found[0][1] else found
            return _with_place(draft.replacing(part, [one for one in pieces(part, cuts) if one.printed]))
    return draft


def _with_place(draft: Draft) -> Draft:
    """The draft with the number of a chapter before the edition in the title: "[title] Oratio 38, [volume] 12, SC"."""
    for at, _, _ in draft.pairs("title", "volume"):
        if any(part.label in ("other", "journal") for part in draft.parts[at + 2 : at + 3]):
            return draft.joined(at, at + 2, "title")
    return draft
