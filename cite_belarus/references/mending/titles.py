"""Titles that were cut into pieces, or that ran on into the imprint."""

from __future__ import annotations

import itertools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.bodies import small_words
from cite_belarus.references.dates import full_date
from cite_belarus.references.draft import HOSTS, WHOLES, Draft, Part, pieces
from cite_belarus.references.mending.heads import REVIEW
from cite_belarus.references.names import others
from cite_belarus.references.places import is_region, is_town
from cite_belarus.references.printed import closes_bracket, in_bracket
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.remarks import kind
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import statements
from cite_belarus.references.titles import PERIODICAL
from cite_belarus.references.vocabulary import phrases, tokens

IMPRINT = Late(r"[.,]\s+(?P<town>[^\W\d_][^\s.,:]{1,24}(?:\s[^\s.,:]{2,20})?)\s?:\s+(?P<publisher>[^:]{3,80})$")
PAGES_INSIDE = Late(
    r"[,.]\s+(?P<pages>(?:Seiten?|S\.|pp?\.|s\.|[СсCc]\.)\s?\d+(?:\s?[-–]\s?\d+)?f{0,2}\.?,?)\s+(?=[^\W\d_]{3})"
)
BEFORE_EQUALS = ("title", "genre", "date")
OPENED_HOST = Late(rf"\s\((?P<host>[{UPPER}][^()\[\]]{{3,}})$")
CLOSED_LAST = Late(r"[^()\[\]]*[)\]][\W_]*")
LAST_ORDINAL = Late(r"[.,]\s(?P<ordinal>[^\W\d_]{4,14}),\s*$")
CUT_WORD = Late(r"[^\W\d_]{3,6}\.\s*")
LONGEST_EDITION = 36  # code points of LAST_WORDS, with the mark before
LAST_WORDS = Late(r"[.,]\s+(?P<last>[^.,:;]{3,14}(?:[.,]? [^.,:;]{2,14})?)[.,;\s]*$")
ORDINAL = Late(r"\d{1,2}(?:st|nd|rd|th|e|-?[еегэ]|-?ге|-?те|[ªº])?$")
LEAST = 4  # letters that the rest of a list of authors must have to be a title

EDITED = Late(rf"[^()\[\]]{{5,200}}[(\[](?P<role>[^()\[\]]{{2,12}})[)\]]\s?[,:]?\s+(?P<host>[{UPPER}].{{3,}})$")
ELECTRONIC = (
    "online", "on-line", "on line", "interaktyvus", "elektronický zdroj", "elektroninis išteklius",
    "электронный ресурс", "электронны рэсурс", "електронний ресурс",
)  # fmt: skip
RECORDED = ("dataset", "video", "audio", "interview", "software")
DESCRIPTION = Late(r"\[(?P<said>[^\[\]]+)\][\s.,;:]*$")
BRACKET = Late(r"[(\[](?P<people>[^()\[\]]{6,200})(?:[)\]][\s.,;:]*|;\s*)$")
NUMBERED = Late(r"[^\W_][.?!]?\s\((?P<note>Publication No\. [\w-]+\)[\s.,;]*)$")


def whole_titles(draft: Draft) -> Draft:
    """A title in two pieces, with only a place or a date between that is printed again behind: one title."""
    if len(draft.under("title")) != 2:
        return draft
    places = [index for index, part in enumerate(draft.parts) if part.label == "title"]
    if places[1] - places[0] < 2:
        return draft
    first, last = places
    between = {part.label for part in draft.parts[first + 1 : last]}
    behind = {part.label for part in draft.parts[last + 1 :]}
    if not between <= {"location", "date", "publisher", "issue", "pages"} or not between <= behind:
        return draft
    return draft.joined(first, last + 1, "title")


def of_country(draft: Draft) -> Draft:
    """ "[title] Rivers in Transit 2012: [container-title] Belarus, [url] …": what a colon leads to is the title's."""
    for label in (*HOSTS, "publisher"):
        for at, title, country in draft.pairs("title", label):
            if title.printed.rstrip().endswith(":") and title.text[:1] not in CLOSERS and is_region(country.text):
                return draft.joined(at, at + 2, "title")
    return draft


def opened_journal(draft: Draft) -> Draft:
    """ "[title] I ponti di Laguna (Rivista storica, [location] Torino, [date] 1884).": a journal in the bracket."""
    for title in draft.under("title"):
        hit = OPENED_HOST.search(title.printed)
        closed = hit and any(closes_bracket(part.printed) for part in draft.parts if part.start >= title.end)
        if hit and closed and kind(hit["host"]) in PERIODICAL:
            return draft.replacing(title, pieces(title, [("title", 0), ("journal", hit.start("host"))]))
    return draft


def unclosed(draft: Draft) -> Draft:
    """ "[title] Вода : [интервью с А. [medium] Вир] /": what closes the bracket that a title opens is the title's."""
    for label in ("medium", "author", "genre", "note"):
        for at, title, rest in draft.pairs("title", label):
            closed = CLOSED_LAST.fullmatch(rest.printed)
            if closed and in_bracket(title.printed, len(title.printed)):
                return draft.joined(at, at + 2, "title")
    return draft


def ordinal_of_edition(draft: Draft) -> Draft:
    """ "[title] Sein und Zeit. Zehnte, [edition] unveränderte Auflage": the ordinal counts editions."""
    for at, title, _ in draft.pairs("title", "edition"):
        hit = LAST_ORDINAL.search(title.printed)
        if hit and resources.words("editions").get(hit["ordinal"].casefold(), "").isdigit():
            return draft.recut(at, at + 2, [("title", 0), ("edition", hit.start("ordinal"))])
    return draft


def cut_edition(draft: Draft) -> Draft:
    """The edition that a title ends in: "Rivers. New edn.", "Rivers, 2nd ed."."""
    for title in draft.under("title"):
        hit = LAST_WORDS.search(title.printed, max(0, len(title.printed) - LONGEST_EDITION))
        if hit and _says_edition(hit["last"]):
            return draft.replacing(title, pieces(title, [("title", 0), ("edition", hit.start("last"))]))
    return draft


def _says_edition(text: str) -> bool:
    """Whether all words of a text are those of an edition, one of them "edition" or the like."""
    known = resources.words("editions")
    said = [known.get(token.word) or known.get(f"{token.word}.") or ORDINAL.match(token.word) for token in tokens(text)]
    return len(said) > 1 and all(said) and "edition" in said


def parallel(draft: Draft) -> Draft:
    """What stands before an equals sign is the title in another language: "[genre] Yearbook [date] = [title] …"."""
    if "=" not in draft.citation.raw:
        return draft
    for at, (before, title) in enumerate(itertools.pairwise(draft.parts)):
        if title.label != "title" or before.label not in BEFORE_EQUALS or not before.printed.rstrip().endswith("="):
            continue
        first = at
        while first and draft.parts[first - 1].label in BEFORE_EQUALS:
            first -= 1
        return draft.joined(first, at + 2, "title")
    return draft


def unparted(draft: Draft) -> Draft:
    """A kind of work that no mark parts from the title is its last words: "Водный кодекс Республики Беларусь"."""
    for at, title, genre in draft.pairs("title", "genre"):
        if genre.printed[:1].islower() and title.printed.rstrip()[-1:].isalpha():
            return draft.joined(at, at + 2, "title")
    for at, title, note in draft.pairs("title", "note"):
        if CUT_WORD.fullmatch(title.printed) and note.printed[:1].islower():
            return draft.joined(at, at + 2, "title")  # "Полн. собр. соч."
    return draft


def described(draft: Draft) -> Draft:
    """What an archive holds, with people in it, and no author before it: "List J. Kowalskiego do A. Wody, AAN".

    So is what begins with the word for a paper: "Przywilej Jana Wodnego, AGAD".
    """
    at = next(i for i, part in enumerate(draft.parts) if part.label == "author")
    before = [part for part in draft.parts[:at] if part.label == "other" and part.text]
    if not (before or small_words(draft.parts[at].text) or phrases("documents").begins(draft.parts[at].text)):
        return draft
    return draft.joined(0 if before else at, at + 1, "title")


def subtitled(draft: Draft) -> Draft:
    """ "Name, Title. Subtitle, Place 1987": in a plain note the sentence behind a title is no host.

    Lists print hosts without an "in" before them; notes do so only behind quotes and italics.
    """
    if draft.citation.where != "note" or draft.citation.italics:
        return draft
    labels = [part.label for part in draft.parts]
    at = labels.index("title")
    if labels[at - 1 : at + 3] != ["author", "title", "container-title", "location"]:
        return draft
    author, title, host = draft.parts[at - 1 : at + 2]
    ends = [part.printed.rstrip()[-1:] for part in (author, title, host)]
    if ends != [",", ".", ","] or title.text[:1] in CLOSERS or kind(host.text):
        return draft
    return draft.joined(at, at + 2, "title")


def cut_behind_editors(draft: Draft) -> Draft:
    """The host that the editors before it ran on into: "In: [editor] Reed, Peter (Hg.): Bauten. [location] Köln".

    Harvard lists part the two with no mark: "[editor] Reed, P. (ed.) Rivers, [edition] 2nd edn".
    """
    for lead, part in itertools.pairwise(draft.parts):
        hit = EDITED.match(part.printed) if (lead.label, part.label) == ("other", "editor") else None
        if hit and {said.role for said in statements(hit["role"] + ".", "")} <= {"editor"}:
            return draft.replacing(part, pieces(part, [("editor", 0), ("container-title", hit.start("host"))]))
    return draft


def cut_bracket(draft: Draft) -> Draft:
    """People with the word of their role in brackets behind a title: "Demons (R. Reed & L. Weir, Trans.)".

    The edition or the volume may follow in the same bracket: "(R. Reed, Trans.; [edition] 2nd ed.)".
    """
    for part in draft.labelled(*WHOLES):
        hit = BRACKET.search(part.printed) if part.printed.rstrip(" .,:")[-1:] in (")", "]", ";") else None
        roles = {said.role for said in statements(hit["people"], "")} if hit else set()
        if hit and len(roles) == 1 and (role := roles.pop()) in ("editor", "translator"):
            label = "note" if full_date(hit["people"]) else role  # "О реках (ред. от 5.5.2005)"
            return draft.replacing(part, pieces(part, [(part.label, 0), (label, hit.start())]))
    return draft


def cut_description(draft: Draft) -> Draft:
    """What the work is, in a bracket behind its title: "Minsk by night [Video]", "[Review of the book Marshes]"."""
    for part in draft.under("title"):
        hit = DESCRIPTION.search(part.printed) if "[" in part.printed else None
        label = _describing(hit["said"]) if hit and hit.start() else ""
        if hit and label:
            return draft.replacing(part, pieces(part, [("title", 0), (label, hit.start())]))
    return draft


def numbered(draft: Draft) -> Draft:
    """ "[title] Rivers (Publication No. 123) [genre] [Doctoral dissertation": the number of a thesis (APA 7 §10.6)."""
    for _, title, _ in draft.pairs("title", "genre"):
        hit = NUMBERED.search(title.printed)
        if hit:
            return draft.replacing(title, pieces(title, [("title", 0), ("note", hit.start("note"))]))
    return draft


def _describing(text: str) -> str:
    """The label of a bracket behind a title: of "online" medium, of "Video" genre, "" of other words."""
    return "medium" if text.casefold() in ELECTRONIC else "genre" if _describes(text) else ""


def _describes(text: str) -> bool:
    """Whether a text is what descriptions say, or the word for a film, a record or a set of data and nothing else."""
    said, genre = phrases("descriptions").begins(text), phrases("genres").whole(text)
    told = said is not None and (said.value == "open" or said.end == len(text))
    return told or (genre is not None and genre.value in RECORDED)


def cut_imprint(draft: Draft) -> Draft:
    """Place and publisher, or pages, that a title ran on into; a title behind "и др." that the authors ran on into.

    What a review names is that of the book reviewed.
    """
    hosted = draft.has(*HOSTS)
    for part in draft.labelled("title", "author"):
        found = _imprint(draft, part) if part.label == "title" else _behind_others(part)
        if found and not (hosted and REVIEW.match(part.printed)):
            return draft.replacing(part, found)
    return draft


def _imprint(draft: Draft, part: Part) -> list[Part]:
    hit = IMPRINT.search(part.printed) if ":" in part.printed and not draft.has("location", "publisher") else None
    if hit and is_town(hit["town"]) and not in_bracket(part.printed, hit.start()):
        cuts = [("title", 0), ("location", hit.start("town")), ("publisher", hit.start("publisher"))]
        return pieces(part, cuts)
    hit = PAGES_INSIDE.search(part.printed) if not draft.has("pages") else None
    if hit:
        return pieces(part, [("title", 0), ("pages", hit.start("pages")), ("publisher", hit.end())])
    return []


def _behind_others(part: Part) -> list[Part]:
    hit = others(part.printed)
    if not hit or sum(ch.isalpha() for ch in part.printed[hit.end :]) < LEAST:
        return []
    behind = part.printed[hit.end :].lstrip(" .,;])")
    if phrases("roles").first(behind) or not behind[:1].isupper():
        return []
    return pieces(part, [("author", 0), ("title", len(part.printed) - len(behind))])
