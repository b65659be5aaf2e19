"""Acts whose title stands behind their number or their day: "Постановление … № 45 О реках"."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.dates import date, full_date
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
GAZETTE = Late(
    r"(?P<other>\bin\s)?(?P<journal>\b(?:G\.\s?U\.|GURI\b|Gazz\.\s?[Uu]ff\.|Gazzetta [Uu]fficiale)[\s,]+)"
    r"(?P<issue>n\.\s\d{1,4}[\s,]+)(?P<date>(?:del(?:l['’]|\s))?\d{1,2}°?\s[^\W\d_]{4,9}\s\d{4})"
)
NUMBERED = Late(r"[^\W\d_]{4,12}\s(?:Nr\.|No\.|№)\s\d{1,4}(?:/\d{1,4})?\s(?:des|der|vom|über)\s")
# the whole text of an act as it stands after changes: "t.j. Dz.U. z 2021 r., poz. 1062", "tekst jedn.: Dz. U."
WHOLE_TEXT = r"(?:t\.\s?j\.|tj\.|j\.\s?t\.|(?:tekst|t\.)\s?jedn(?:olity|\.)|jednolity tekst|jedn\.\s?tekst)(?:\s?:)?"
CONSOLIDATED = Late(
    rf"(?<![^\W_])(?P<note>{WHOLE_TEXT}\s?(?=(?:Dz\.\s?U|M\.\s?P)\.)|(?<=\d\s){WHOLE_TEXT}|(?<=\d,\s){WHOLE_TEXT})"
)
COUNCIL = Late(  # local acts: "Uchwała nr XII/89/2015 Rady Gminy", "Zarządzenie nr 12/2015 Wójta"
    r"(?P<genre>(?:Uchwała|Zarządzenie)\s)(?P<issue>[Nn]r\s(?:[IVXLC]{1,8}/)?\d{1,4}(?:/\d{2,4}){1,2}\s)(?=[^\W\d_])"
)
# of the collections of laws: "Zákon č. 254/2001 Sb., o vodách", "Zákon č. 364/2004 Z. z. o vodách"
COLLECTION = Late(
    r"(?P<genre>[^\W\d_][^\d]{4,60}?\s)(?P<issue>č\.\s?\d{1,4}/)"
    r"(?P<date>(?:19|20)\d\d\s?(?:Sb|Zb|Z\.\s?z)\.(?:\s?m\.\s?s\.)?,?\s)(?!ze dne|zo dňa)(?=[^\W\d_])"
)
COLLECTIONS = ("Sb.", "Zb.", "Z. z.", "Z.z.")
TOLD = ("title", "genre", "issue", "date", "volume", "editor", "publisher")  # as the rest of a title may be cut
# "Žin., 2004, Nr. 20-612; 2006, Nr. 1-2", "TAR, 2015-05-08, Nr. 7012"
LITHUANIAN = Late(
    r"(?P<journal>(?:Valstybės žinios|(?<!\w)Žin\.|(?<!\w)TAR|Teisės aktų registras)),?\s(?P<date>\d{4}(?:-\d\d-\d\d)?)"
    r",\s(?P<issue>[Nn]r\.\s?\d[\d-]*)(?:;\s(?P<note>\d{4},\s[Nn]r\.[\d\s,;nNr.-]*\d))?"
)
LITHUANIAN_SIGNS = ("žinios", "Žin.", "TAR", "Teisės")
GAZETTES = ("Dz.", "M.P.", "M. P.")


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


def gazette(draft: Draft) -> Draft:
    """ "[archive] in G.U. n. 185 del 10 agosto 1998": the Italian gazette keeps nothing."""
    raw = draft.citation.raw
    hit = GAZETTE.search(raw) if "G" in raw and " n. " in raw else None
    held = hit and any(part.start <= hit.start("journal") < part.end for part in draft.under("archive"))
    return draft.carved_by(hit) if hit and held else draft


def named_act(draft: Draft) -> Draft:
    """ "[author] Zakon Ukrainy [title] «Pro richky»": the word for an act before a quoted title is no author's name."""
    for _, author, title in draft.pairs("author", "title"):
        if title.text[:1] in CLOSERS and "." not in author.text and act(author.text):
            return draft.relabelled(author, "genre")
    return draft


def consolidated(draft: Draft) -> Draft:
    """ "[title] o rzekach (t.j. [journal] Dz.U. [date] 2021": that the whole text is cited is told in a note."""
    raw = draft.citation.raw
    hit = CONSOLIDATED.search(raw) if any(map(raw.__contains__, GAZETTES)) else None
    return draft.carved_by(hit) if hit else draft


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
        said = full_date(note.printed)
        if said and TITLE.fullmatch(note.printed, said.end):
            return draft.replacing(note, pieces(note, [("date", 0), ("title", said.end)]))
    return draft


def collection_act(draft: Draft) -> Draft:
    """ "[genre] Zákon [issue] č. 9/2010 Sb., [title] kterým se mění zákon [issue] č. 2/2001 Sb.": all behind the first
    number of an act is its title, up to its host.
    """
    raw = draft.citation.raw
    if not any(map(raw.__contains__, COLLECTIONS)):
        return draft
    hit = COLLECTION.match(raw, next((part.start for part in draft.parts if part.label != "citation-number"), 0))
    if hit is None or act(hit["genre"]) != "legislation":
        return draft
    told = draft
    draft = draft.carved_by(hit)
    behind = [part for part in draft.parts if part.start >= hit.end()]
    if behind[0].label not in TOLD:
        return told
    end = next((part.start for part in behind if part.label not in TOLD and not _is_act(part.text)), len(raw))
    return draft.carved("title", hit.end(), end)


def _is_act(text: str) -> bool:
    """Whether a text that has no label tells of an act of the collections: "Zb. o priestupkoch"."""
    return text.startswith(COLLECTIONS)


def lithuanian_act(draft: Draft) -> Draft:
    """ "[title] Vandens įstatymas. [location] Žin., [date] 1997": the gazette, and all before it as the act's title."""
    raw = draft.citation.raw
    hit = LITHUANIAN.search(raw) if any(map(raw.__contains__, LITHUANIAN_SIGNS)) else None
    if hit is None:
        return draft
    start = next(part.start for part in draft.parts if part.label not in ("citation-number", "other"))
    printed = raw[start : hit.start()].rstrip(" ,;.([")
    if act(printed) != "legislation":
        return draft
    return draft.carved_by(hit).carved("title", start, start + len(printed))


def council_act(draft: Draft) -> Draft:
    """ "[genre] Uchwała [issue] nr XII/89/ [date] 2015 [title] Rady Gminy [date] z dnia … [title] w sprawie jazów".

    The year belongs to the number, and the body that passed the act to what it is.
    """
    hit = COUNCIL.match(draft.citation.raw)
    if hit is None or not any(date(part.printed) for part in draft.under("date") if part.start >= hit.end()):
        return draft
    draft = draft.carved_by(hit)
    for at, body, _, title in draft.trios("title", "date", "title"):
        if title.text[:1].islower() and draft.parts[at - 1].label == "issue":
            return draft.relabelled(body, "genre")
    return draft
