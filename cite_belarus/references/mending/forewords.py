"""Who wrote a foreword is no author, editor or translator; who wrote the book that one stands in is the book's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from cite_belarus.late import Late
from cite_belarus.references.draft import ROLES, Draft, Part, pieces
from cite_belarus.references.particles import is_given
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import is_role, statements
from cite_belarus.references.vocabulary import phrases

FORE = Late(
    r"(?P<title>[^\W\d_]+)(?P<other>\sto\s|\.\s(?=.+,\sby\s[A-Z]))(?P<host>[^\W\d_].+?,?)(?P<by>,?\sby\s)(?P<author>[A-Z][^\d,]+(?:,\s[^\d,]+)*?)"
    r"(?P<pages>,\s(?:[ivxlc]+|\d{1,3})(?:\s?[-–]\s?(?:[ivxlc]+|\d{1,3}))?)?[\s.,]*$"
)
TO = r"(?P<other>\s(?:to|a|al|alla|à|au)\s)"
TO_WORDS = (" to ", " a ", " al ", " alla ", " à ", " au ")
FORE_NAMED = Late(  # "introduction to Paul Teal, The Fen", "« Préface » à C. Rive, Les digues"
    rf"(?P<title>(?:[«“\"]\s?)?[^\W\d_]+(?:\s?[»”\"])?){TO}"
    rf"(?P<author>(?P<given>[{UPPER}]\S+)(?:\s[^\s,]+){{1,2}}(?:\s(?:e|et|y|and|[-–])\s[^,]{{3,40}})?,\s)(?P<host>[{UPPER}].{{3,}})$"
)
FORE_BARE = Late(rf"(?P<title>[a-zé]+){TO}(?P<host>[“\"]?[{UPPER}].{{3,}})$")  # no title begins so small
FORE_BEHIND = Late(rf",\s(?P<title>[^\W\d_]{{5,}}){TO}[{UPPER}]")
BEHIND_TITLE = Late(
    rf",\s(?P<note>[a-zé][^,.\d]{{4,40}}?\.?\s(?:di|de|par)\s(?P<given>[{UPPER}][^\W\d_]*\.?-?)[^,:;\d]{{2,40}})[,.\s]*$"
)
LONGEST = 24  # code points between the word for a foreword and its author: "e note di"
BY = Late(r"(?P<host>[^,]{3,},\s)?(?P<by>by\s)(?=[A-Z])")
MARKS = (",", ";", ".", "/")


def forewords(draft: Draft) -> Draft:
    """From the word for a foreword on, names are a note: "[editor] a cura di A. Reed, prefazione di B. Weir".

    So is "[publisher] premessa di B. Weir, [location] Roma".
    """
    for _, body, _ in draft.pairs("publisher", "location"):
        if body.text[:1].islower() and phrases("forewords").begins(body.text):
            draft = draft.relabelled(body, "note")
    if all(_start(part) is None for part in draft.labelled(*ROLES)):
        return draft
    return draft.with_parts(piece for part in draft.parts for piece in _cut(part))


def _cut(part: Part) -> Iterator[Part]:
    at = _start(part) if part.label in ROLES else None
    if at is None:
        yield part
    else:
        yield from (piece for piece in pieces(part, [(part.label, 0), ("note", at)]) if piece.printed)


def _start(part: Part) -> int | None:
    """Where the word stands, if it begins a statement of its own: no word of a role follows, or stands alone before.

    "wstęp i oprac. A. Nowak", "уклад., прадм. і камент. Г. Кісялёва".
    """
    for hit in phrases("forewords").all(part.printed):
        before = part.printed[: hit.start].rstrip()
        begins = before.endswith(MARKS) if before else part.start > 0
        goes_along = before.endswith(",") and is_role(before)
        if begins and not goes_along and not any(said.role for said in statements(part.printed[hit.start :], "")):
            return hit.start
    return None


def behind_title(draft: Draft) -> Draft:
    """ "[title] Il lago, introduzione e note di A. Reed, [location] Roma": who wrote a foreword is told in a note."""
    for part in draft.under("title"):
        hit = BEHIND_TITLE.search(part.printed) if "," in part.text else None
        fore = phrases("forewords").begins(hit["note"]) if hit else None
        near = hit and fore and hit.start("given") - hit.start("note") - fore.end < LONGEST
        if hit and near and (is_given(hit["given"]) or hit["given"].endswith(".")):
            return draft.replacing(part, pieces(part, [("title", 0), ("note", hit.start("note"))]))
    return draft


def fore_matter(draft: Draft) -> Draft:
    """ "[title] introduction to The Fen, by Paul Teal", "Foreword. The Fen, by …": the word is a title."""
    full = draft.citation.kind == "full"
    for part in draft.labelled("title", "note"):
        able = phrases("forewords").begins(part.text.lstrip('«“" \xa0'))
        hit = _fore(part.printed) if able and (full or " to " in part.printed) else None
        if hit:
            names = {"host": "container-title", "by": "other"}
            labels = ("title", "other", "author", "host", "by", "pages")
            cuts = [(names.get(name, name), hit.start(name)) for name in labels if hit.groupdict().get(name)]
            return draft.replacing(part, pieces(part, sorted(cuts, key=lambda cut: cut[1])))
    return draft


def behind_names(draft: Draft) -> Draft:
    """ "[author] A. Reed, préface à C. Rive, [title] Les digues": the word is no name's, but begins a title."""
    for at, author, _ in draft.pairs("author", "title"):
        hit = FORE_BEHIND.search(author.printed) if any(map(author.printed.__contains__, TO_WORDS)) else None
        if hit and phrases("forewords").begins(hit["title"]):
            return draft.recut(at, at + 2, [("author", 0), ("title", hit.start("title"))])
    return draft


def _fore(text: str) -> re.Match[str] | None:
    """The word for it, the book and who wrote that."""
    hit = FORE.match(text) if " by " in text else None
    named = None if hit else FORE_NAMED.match(text)
    whose = named and (is_given(named["given"]) or named["given"].endswith("."))
    return hit or (named if whose else FORE_BARE.match(text))


def book_author(draft: Draft) -> Draft:
    """ "In [container-title] The Fen, [editor] by Paul Teal", "In [editor] The Fen, by Paul Teal": its author."""
    for before, names in itertools.pairwise(draft.parts):
        hit = BY.match(names.printed) if names.label == "editor" and "by " in names.printed else None
        if not hit:
            continue
        if hit["host"]:
            able, host = before.label == "other" and not draft.has("container-title"), [("container-title", 0)]
        else:
            able, host = before.label == "container-title" and before.printed.rstrip().endswith(","), []
        if able:
            return draft.replacing(names, pieces(names, [*host, ("other", hit.start("by")), ("author", hit.end())]))
    return draft
