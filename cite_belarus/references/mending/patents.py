"""Patents as GOST R 7.0.5 and the lists of theses print them: number, country, class, applicant, days."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.shapes import UPPER

KIND = Late(
    r"(?:^|(?<=:\s))(?P<genre>[Пп]ат(?:ент|энт)?\.?|[Аа]\.\s?с\.)\s(?P<issue>(?:№\s?)?\d[\d\s]{1,12}\d)\s"
    rf"(?P<location>[{UPPER}]{{2,4}}(?=\.\s)|[{UPPER}][^,:;/]{{2,24}}?(?=,\s|\s?[:/]))"
)
SIGNS = ("Пат. ", "пат. ", "атент ", "атэнт ", "А. с. ", "а. с. ", "А.с. ")
TITLE = Late(rf"(?<=[\w)])\.\s(?=[{UPPER}][^\W\d_]{{2}})")  # behind the country and the class
# what begins each of the other parts, in any order
MARKS = tuple(
    (label, Late(pattern))
    for label, pattern in (
        ("note", r"\bМ(?:ПК|КИ|КП)|\bIPC"),
        ("author", rf"(?<=\s/\s)[{UPPER}]"),
        ("institution", r"\b(?:заявител|заявн[иі]к|заяўнік|патентооблад)"),
        ("other", r"(?<=[:;.–—-]\s)№\s?\S?\s?\d"),
        ("other", r"\b[Зз]аявл\.\s\d"),
        ("date", r"\b[Оо]публ\.\s\d|\b[Аа]публ\.\s\d"),
        ("note", r"\bБюл\.\s|(?<=\s)//\s"),
        ("pages", r"\b\d{1,3}\s?с\.(?!\s?\d)"),
    )
)


def patent(draft: Draft) -> Draft:
    """A patent, known by its number, its country and one mark more, as MARKS cut it, whatever the labels say."""
    raw = draft.citation.raw
    kind = KIND.search(raw) if any(map(raw.__contains__, SIGNS)) else None
    if not kind:
        return draft
    found = [(label, hit.start()) for label, mark in MARKS if (hit := mark.search(raw, kind.end()))]
    if not found:
        return draft
    if all(label != "date" for label, _ in found):
        found = [("date" if raw[at] in "Зз" else label, at) for label, at in found]  # when it was applied for
    cuts = [(label, kind.start(label)) for label in ("genre", "issue", "location")] + found
    title = TITLE.search(raw, kind.end())
    if kind.start():
        cuts.append(("title", 0))
    elif title:
        cuts.append(("title", title.end()))
    host = raw.find(" // ")
    kept = {at: label for label, at in cuts if host < 0 or at <= host + 1}
    return draft.recut(0, len(draft.parts), [(label, at) for at, label in sorted(kept.items())])
