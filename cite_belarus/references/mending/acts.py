"""Acts whose title stands behind their number or their day: "Постановление … № 45 О реках"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.dates import date, is_day
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.laws import act
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.remarks import kind
from cite_belarus.references.vocabulary import phrases

NUMBER = Late(r"\W*(?:№|[Nn][or]\.?|č\.)\s?\d{1,5}(?:[-/]\s?(?:\d{1,4}|[A-ZА-ЯІЎ]{1,4})(?![^\W_]))*")
TITLE = Late(r"\W*[^\W\d_]+\s+[^\W\d_]{2,}.*")
# of Italy: law, decree of the king, of the president, with the force of law
ITALIAN = Late(
    r"\W*(?P<title>(?:L|D\.?\s?[Ll]gs|D\.?\s?[Ll]|R\.\s?[Dd](?:\.\s?[Ll])?|D\.\s?[PpMm](?:\.\s?[RrCc](?:\.\s?[Mm])?)?)\.\s)"
    r"(?P<date>\d{1,2}°?\s[^\W\d_]{4,9}\s\d{4}),\s(?P<issue>n\.\s\d{1,5}(?:/\d{2,4})?)"
)
NUMBERED = Late(r"[^\W\d_]{4,12}\s(?:Nr\.|No\.|№)\s\d{1,4}(?:/\d{1,4})?\s(?:des|der|vom|über)\s")


def short_acts(draft: Draft) -> Draft:
    """ "L. 7 marzo 1996, n. 108", "Erlass Nr. 5 des Präsidenten": acts at the head, however they were cut."""
    raw = draft.citation.raw
    hit = ITALIAN.match(raw) if raw[:1] in "DLR" and ", n. " in raw else None
    if hit:
        return draft.carved_by(hit)
    head = draft.parts[0] if draft.parts else None
    if head is None or head.label != "author" or " N" not in raw[:20] or not NUMBERED.match(raw):
        return draft
    end = next((at for at, part in enumerate(draft.parts) if part.label == "date"), 0)
    said = phrases("genres").begins(raw) if end else None
    return draft.joined(0, end, "genre") if said and said.value == "legislation" else draft


def named_act(draft: Draft) -> Draft:
    """ "[author] Zakon Ukrainy [title] «Pro richky»": the word for an act before a quoted title is no author's name."""
    for _, author, title in draft.pairs("author", "title"):
        if title.text[:1] in CLOSERS and "." not in author.text and act(author.text):
            return draft.relabelled(author, "genre")
    return draft


def act_titles(draft: Draft) -> Draft:
    """What is printed behind the number, or behind the day, of an act is its title."""
    if not any(kind(part.text) == "legislation" for part in draft.under("genre")):
        return draft
    dated = [issue for _, issue, _ in draft.pairs("issue", "date")]  # "č. 254/2001": the year is the date, too
    for issue in draft.under("issue"):
        hit = NUMBER.match(draft.citation.raw, issue.start)
        if hit and hit.end() > issue.end and issue not in dated:  # "[issue] No. 149- [title] Z On Waters"
            return draft.carved("issue", issue.start, hit.end())
        if hit and not draft.has("title") and TITLE.fullmatch(issue.printed, hit.end() - issue.start):
            return draft.replacing(issue, pieces(issue, [("issue", 0), ("title", hit.end() - issue.start)]))
    for note in draft.under("note") if not draft.has("title", "date") else ():
        said = date(note.printed)
        if said and is_day(said.value) and TITLE.fullmatch(note.printed, said.end):
            return draft.replacing(note, pieces(note, [("date", 0), ("title", said.end)]))
    return draft
