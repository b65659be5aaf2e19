"""Technical standards: their number begins the title, and when they came into force is a note."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft, pieces

BODIES = (
    "ГОСТ", "СТБ", "ДСТУ", "ТКП", "СНиП", "СанПиН", "ТУ", "PN", "ČSN", "STN", "DIN", "ÖNORM", "ISO", "IEC", "EN", "BS",
    "NF", "UNI", "ANSI", "NISO", "LST",
)  # fmt: skip
BODY = "|".join(BODIES)
NUMBER = Late(
    rf"\W*(?:{BODY})(?:[\s/-]+(?:{BODY}|[A-ZА-Я]{{1,2}}))*[\s-]+\d[\d./]*(?:[-–—:]\s?\d[\d.]*)*(?![\w-])[\s.:,–—]*"
)
FORCE = Late(
    r"[\s.–—-]+\[?(?P<force>(?:Введ|Взамен|Увядз|Уводз|Уведз|На зам[еі]ну|Замість|Чинн|Взам|Замест|Nahrazuje)"
    r"[^\W\d_]*\.?[\s:].*)$"
)


def standards(draft: Draft) -> Draft:
    """ "[author] PN-ISO 690: [date] 2012. [title] Informacja", "[title] СТБ 1765-2007. Сістэмы. – Увядз. 1.7.2008."."""
    head = next((at for at, part in enumerate(draft.parts) if part.label != "citation-number"), 0)
    start = draft.parts[head].start
    hit = NUMBER.match(draft.citation.raw, start)
    if not hit:
        return draft
    at = next((at for at, part in enumerate(draft.parts) if at >= head and part.end > hit.end()), head)
    if draft.parts[at].label == "title":
        draft = draft.joined(head, at + 1, "title")
    title = draft.parts[head]
    force = FORCE.search(title.printed) if title.label == "title" else None
    return draft.replacing(title, pieces(title, [("title", 0), ("note", force.start("force"))])) if force else draft
