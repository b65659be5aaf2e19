"""The entry of a dictionary that a citation names."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.draft import WHOLES, Draft, pieces
from cite_belarus.references.shapes import UPPER

VOCE = r"(?:[Ss]\.\s?vv?\.|[Ss]ub voce|[Aa]d vocem|[Vv]oce|Stichwort:?(?=\s[„“«\"])|(?<=^)Stichwort:)"
BEHIND_AUTHOR = Late(rf",\s(?P<word>{VOCE}(?:\s+|$))")
SUB_VOCE = Late(rf"\W*{VOCE}\W*")
TOLD = Late(rf"\W*{VOCE}\s+(?!in\b)[«„“‘\"]?\s?[^\W\d_].*")  # the word, and the entry
TAIL = Late(rf",\s(?P<told>{VOCE}\s+(?:[«„“\"‘][^«„“]{{2,80}}|[«„“\"]?[{UPPER}][^,]{{1,60}}?[\s.,]*))$")
PAGED = Late(rf"\d[^\W\d_]?\s?[,;]\s(?P<told>{VOCE}(?:\s+(?!in\b)[«„“\"]?\s?[^\W\d_].*|\s*))$")  # "s. 34, s.v. jaz"
LAST = Late(rf",\s(?P<word>{VOCE}\W*)$")
BEFORE_ENTRY = Late(rf"(?:{VOCE}|notice|entrée|article|art\.)\s+(?=[«„“\"])|(?:s\.\s?vv?\.|voce)\s+(?=[{UPPER}])")
HOLDING = ("title", "pages", "author", "other", "publisher", "collection-title")
AT_END = ("author", "publisher", "location")  # under which a name that is an entry stands
SIGNS = ("v.", "voce", "Stichwort", "notice ", "entrée ")
QUOTED = ("т. «", "т. „", "т. “", 'т. "')
WORDS = ("hasło", "Hasło", "heslo", "Heslo")
ARTICLE = r"(?:[Сс]т|[Аа]рт|[Сс]л\. ст|[Сс]лоўн\. арт)\.\s*"  # Cyrillic words for an entry, before its quotes
ENTRY = Late(rf"\W*{ARTICLE}[«„“\"].+")
ENTRY_LEAD = Late(rf"(?:^|[,;.]\s+)(?P<word>{ARTICLE})$")
LAST_WORD = Late(r"[^\W_](?P<mark>[,:.]?\s+)[\[(]?(?P<word>[^\W\d_]{5})[\])]?[\s,.:]*$")


def sub_voce(draft: Draft) -> Draft:
    """ "[title] Historical Dictionary, … [pages] s.v. [title] “Radziwiłł”": the entry is a note, no second title.

    Behind an author the word leads to the title: "[author] Teich, A., s.v. Mühle, [title] Anna", "[other] voce …".
    """
    if not any(map(draft.citation.raw.__contains__, SIGNS)):
        return draft
    draft = _apart(draft)
    for at, (word, entry) in enumerate(itertools.pairwise(draft.parts)):
        led = BEHIND_AUTHOR.search(word.printed) if (word.label, entry.label) == ("author", "title") else None
        if led:
            return draft.recut(at, at + 2, [("author", 0), ("other", led.start("word")), ("title", led.end())])
        if word.label == "title" and at and _leads_on(draft, at) and (hit := BEFORE_ENTRY.match(word.printed)):
            return draft.replacing(word, pieces(word, [("other", 0), ("title", hit.end())]))
        if not SUB_VOCE.fullmatch(word.printed):
            continue
        before = [part.label for part in draft.parts[:at]]
        if entry.label == "title" and ("title" in before or "container-title" in before):
            return draft.joined(at, at + 2, "note")
        behind = [part.label for part in draft.parts[at + 1 : at + 3]]
        if len(behind) == 1 and behind[0] in AT_END and not draft.labels.isdisjoint(WHOLES):
            draft = draft.joined(at, at + 2, "note")
            return draft if draft.has("title") else draft.relabelled(draft.under("container-title")[0], "title")
        if behind == ["author", "title"]:  # "[other] voce [author] Contarini, [title] Gasparo"
            return draft.joined(at + 1, at + 3, "title")
    return draft


def _apart(draft: Draft) -> Draft:
    """ "[title] Lexikon der Flüsse, s. v. Wehr", "[pages] S. 3, s. v. Wehr", "[title] Wehr, ad vocem, [other] in:"."""
    hosted = draft.has("container-title")
    for at, part in enumerate(draft.parts):
        if part.label not in HOLDING:
            continue
        before = [one for one in draft.parts[:at] if one.label == "title"]
        if (part.label == "pages" or (before and part.label != "author")) and TOLD.fullmatch(part.printed):
            return draft.relabelled(part, "note")
        paged = PAGED.search(part.printed) if part.label == "pages" else None
        if paged:
            draft = draft.replacing(part, pieces(part, [("pages", 0), ("note", paged.start("told"))]))
            alone = SUB_VOCE.fullmatch(paged["told"]) and "title" in [one.label for one in draft.parts[at + 2 : at + 3]]
            return draft.joined(at + 1, at + 3, "note") if alone else draft
        led = hosted and not before and part.label in ("title", "author") and _leads_on(draft, at)
        last = LAST.search(part.printed) if led else None
        if last:
            return draft.replacing(part, pieces(part, [("title", 0), ("other", last.start("word"))]))
        tail = TAIL.search(part.printed) if part.label == "title" and not (hosted or before) else None
        if tail and tail.start():
            return draft.replacing(part, pieces(part, [("title", 0), ("note", tail.start("told"))]))
    return _headed(draft)


def _leads_on(draft: Draft, at: int) -> bool:
    """Whether a word that leads to a host, and no title, stands behind a part."""
    return [part.label for part in draft.parts[at + 1 : at + 2]] == ["other"]


def _headed(draft: Draft) -> Draft:
    """ "[author] Flusslexikon, [title] Stichwort „Wehr“, [volume] Bd. 7": the work, under another label."""
    for at, author, entry in draft.pairs("author", "title"):
        alone = author.text.isalpha() and not draft.has("container-title", "journal")
        if at == 0 and alone and entry.text.startswith("Stichwort") and TOLD.fullmatch(entry.printed):
            return draft.relabelled(author, "title").relabelled(entry, "note")
    return draft


def entry_word(draft: Draft) -> Draft:
    """ "[title] Polesie, [hasło [other] w:]": the word for an entry is no title's.

    With the entry, behind the date, it is a note: "[title] hasło „Polesie”".
    """
    raw = draft.citation.raw
    if any(map(raw.__contains__, QUOTED)):
        return _article(draft)
    if not any(map(raw.__contains__, WORDS)):
        return draft
    for at, part in enumerate(draft.parts):
        hit = LAST_WORD.search(part.printed) if part.label == "title" and _leads_on(draft, at) else None
        if hit and hit["word"] in WORDS:
            return draft.replacing(part, pieces(part, [("title", 0), ("other", hit.end("mark"))]))
    return _behind_date(draft)


def _article(draft: Draft) -> Draft:
    """The draft with "ст. «Вода»", behind the date of a work, as a note: "[volume] Т. 5, ст. [title] «Вода»"."""
    for at, part in enumerate(draft.parts):
        before = {one.label for one in draft.parts[:at]}
        if "date" not in before or before.isdisjoint(WHOLES):
            continue
        if ENTRY.fullmatch(part.printed):
            return draft.relabelled(part, "note")
        hit = ENTRY_LEAD.search(part.printed)
        if hit and [one.label for one in draft.parts[at + 1 :]] == ["title"]:
            return draft.recut(at, at + 2, [(part.label, 0), ("note", hit.start("word"))])
    return draft


def _behind_date(draft: Draft) -> Draft:
    """The draft with the word for an entry and the entry, behind the date of a work, as a note."""
    for at, part in enumerate(draft.parts):
        before = {one.label for one in draft.parts[:at]}
        if "date" not in before or before.isdisjoint(WHOLES) or not part.text.startswith(WORDS):
            continue
        alone = part.text.rstrip(":") in WORDS
        return draft.joined(at, min(at + 1 + alone, len(draft.parts)), "note")
    return draft
