"""titleaddon, type, note: genres, media and remarks."""

from __future__ import annotations

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.addresses import eprint
from cite_belarus.references.draft import EVENT, SHORTHAND, Draft, Part
from cite_belarus.references.printed import SEPARATORS, unstopped
from cite_belarus.references.quotes import unquoted
from cite_belarus.references.vocabulary import phrases

EMPTY = ("modes", "opcit", "ibid", "locators")  # tables of words that are no note by themselves
WRITTEN_IN = Late(r"\b[Ii]n ([A-Z][a-z]+)\.?")
LANGUAGES = {
    "Ukrainian": "ukrainian", "Ukr": "ukrainian", "Russian": "russian", "Russ": "russian", "Rus": "russian",
    "Belarusian": "belarusian", "Belarussian": "belarusian", "Belarus": "belarusian", "Bel": "belarusian",
    "Polish": "polish", "Pol": "polish", "German": "german", "French": "french", "Czech": "czech",
    "Lithuanian": "lithuanian", "English": "english", "Chinese": "chinese",
}  # fmt: skip

# series of single papers: "SWP-Studie", "DGAP-Analyse", "SWP Comment", "Document de travail"
PAPERS = (
    r"(?:[A-Z]{2,6}\s(?:Comments?|Briefs?)|[A-ZÄÖÜ]{2,6}-(?:Studien?|Aktuell|Analysen?|Kommentare?|Berichte?|Papiere?|Arbeitspapiere?|Reporte?"
    r"|Standpunkte?|(?:Discussion|Working|Policy|Research)[\s-]Papers?)|[Dd]ocuments? de travail)"
)
SERIES_OF_PAPERS = Late(PAPERS)

LAWS = (  # alone: there are titles that begin so; acts of Italy
    "loi", "ley", "lei", "l.", "d.lgs.", "d. lgs.", "d.l.", "d.p.r.", "d.m.", "d.p.c.m.", "r.d.", "r.d.l.",
)  # fmt: skip


def kind(text: str) -> str:
    """The kind of work that a genre tells of, "" if no word of it is known; "unpublished" says least."""
    if text.casefold() in LAWS:
        return "legislation"
    genres = phrases("genres")
    said = [] if genres.absent(text) else [hit.value for hit in genres.all(text) if hit.value != "label"]
    if said[:1] == ["serial"] and "proceedings" in said:
        return "proceedings"  # "Proceedings of the 5th International Conference", and not "of the Society"
    return next((value for value in said if value != "unpublished"), "unpublished" if said else "")


def genres(draft: Draft) -> Draft:
    """The genre as printed: `type` of a thesis, `booktitleaddon` of a host, `titleaddon` of the work itself.

    The `titleaddon` of a report becomes its `type` (`fields`).
    """
    parts = [part for part in draft.under("genre") if not _only(part, "modes")]
    text = " : ".join([_said(part) for part in parts if part.text])
    if not text:
        return draft
    if draft.has(EVENT):
        return draft.having("titleaddon", _without_leads(text), parts)
    if kind(text) == "thesis":
        return draft.having("type", text, parts)
    hosts = draft.under("container-title")
    return draft.having("booktitleaddon" if hosts and hosts[0].start < parts[0].start else "titleaddon", text, parts)


def _said(part: Part) -> str:
    return unstopped(unquoted(part.text).strip(SEPARATORS))


def _without_leads(text: str) -> str:
    """The words for a talk without those that lead to its event: "Paper presented at the"."""
    words, table = text.split(), resources.words("talks")
    while len(words) > 1 and table.get(words[-1].casefold()) in ("at", "to", "the"):
        words.pop()
    return " ".join(words)


def shorthand(draft: Draft) -> Draft:
    """shorthand: the short form under which a source is cited from here on."""
    parts = draft.under(SHORTHAND)
    return draft.having("shorthand", parts[0].text, parts) if parts else draft


def notes(draft: Draft) -> Draft:
    """note; where it says in which language a work is written, also `language`.

    Words that only lead to an address, and those of a short form ("op. cit."), are no notes.
    """
    parts = [part for part in draft.under("note") if any(map(str.isalnum, part.text)) and not _empty(part)]
    if not parts:
        return draft
    text = "; ".join(unstopped(part.text) for part in parts)
    said = draft.text("note")
    if said and said not in text:
        text = said if text in said else f"{said}; {text}"
        parts = [part for part in draft.parts if part in parts or part.segment in draft.origins["note"]]
    written = WRITTEN_IN.search(text)
    language = LANGUAGES.get(written[1] if written else text.rstrip("."), "")
    return draft.having("note", text, parts).having("language", language, parts)


def _empty(part: Part) -> bool:
    return eprint(part.text) is not None or any(_only(part, table) for table in EMPTY)


def _only(part: Part, table: str) -> bool:
    """Whether a part is nothing but phrases of a table: "hier bes."."""
    said, left = False, part.text
    for hit in phrases(table).all(part.text):
        said, left = True, left.replace(part.text[hit.start : hit.end], "", 1)
    return said and not left.strip(" .,:;()[]")
