"""Articles that a journal put on the web before it printed them."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import HOSTS, Draft, pieces
from cite_belarus.references.shapes import UPPER

AHEAD = (
    r"(?:[Aa]dvance (?:online|access) publication|[Oo]nline [Ff]irst|OnlineFirst|[Ee]arly [Vv]iew"
    r"|(?:[Ee]pub |[Pp]ublished )?(?:online )?[Aa]head of print)"
)
SIGNS = ("dvance ", "nline", "arly ", "head of print")
SAID = Late(rf"[.,]\s(?P<note>\(?{AHEAD}\)?)[\s.,;]*$")
ALONE = Late(rf"\W*{AHEAD}\W*")
JOURNAL = Late(rf"[^\W\d_]{{2}}[”»]?[.?!][”»]?\s(?P<journal>[{UPPER}][^.?!]{{3,}}[.,]\s*)$")


def ahead_of_print(draft: Draft) -> Draft:
    """ "[journal] Marsh Studies. Advance online publication.", "[other] online first": a note, behind a journal.

    "[title] Fens. Marsh Studies. [journal] Advance online publication."
    """
    if not any(map(draft.citation.raw.__contains__, SIGNS)):
        return draft
    for part in draft.labelled(*HOSTS):
        hit = SAID.search(part.printed)
        if hit:
            return draft.replacing(part, pieces(part, [("journal", 0), ("note", hit.start("note"))]))
    for at, part in enumerate(draft.parts):
        if part.label not in ("other", "url", *HOSTS) or not ALONE.fullmatch(part.printed):
            continue
        title = draft.parts[at - 1]
        hosted = draft.relabelled(part, "note").has(*HOSTS)
        hit = JOURNAL.search(title.printed) if title.label == "title" and not hosted else None
        if part.label in HOSTS and (not hit or draft.has("volume", "pages")):
            return draft
        draft = draft.relabelled(part, "note")
        return (
            draft.replacing(title, pieces(title, [("title", 0), ("journal", hit.start("journal"))])) if hit else draft
        )
    return draft
