"""Where the names at the head of a citation end and the title begins."""

from __future__ import annotations

import itertools
import re

from cite_belarus import resources
from cite_belarus.references.draft import Draft, pieces
from cite_belarus.references.shapes import UPPER

NAMED = re.compile(rf"([{UPPER}][^\W\d_]+)\s[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?:\s+")
# a family name with initials, and a word that is neither a name's nor an initial
HEADED = re.compile(
    rf"(?P<family>[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?),?\s(?:[{UPPER}]\.\s?){{1,3}}(?<=\s)(?=[{UPPER}][^\W\d_]{{3,}}(?![\w,]|\s[{UPPER}]\.))"
)
# a sentence behind "Family, Given.", and a last name "Given Family," behind names with initials
BEHIND_STOP = re.compile(
    rf"[^.,;:()]{{2,40}},\s[{UPPER}][^\W\d_]{{2,}}(?:\s[^\W\d_]{{3,}})?\.\s+(?=[{UPPER}\d«„“\"])(?![^.,]{{2,30}},\s[^\W\d_]+\.)"
)
LAST_NAME = re.compile(rf"(?P<before>.*[,;]\s+)[{UPPER}][^\W\d_]{{2,}}\s[{UPPER}][^\W\d_]{{2,}}[.,]?\s*$")
NAMES = re.compile(r"[,;]")
INITIAL = re.compile(rf"(?<![^\W\d_])[{UPPER}]\.")


def headed(draft: Draft) -> Draft:
    """A name with initials and a title behind it, under one label, in a full reference: "Комиш І. Ріки".

    Of 30,105 titles of the records two begin so by themselves ("Трактат К. Й. Фельденстайна …").
    """
    named, titled = draft.labelled("author"), draft.labelled("title")
    if draft.citation.kind != "full" or (named and titled and named[-1].end != titled[0].start):
        return draft
    one = (titled or named)[0]
    hit = HEADED.match(one.printed)
    if not hit or hit["family"].casefold() in resources.words("given"):
        return draft
    return draft.replacing(one, pieces(one, [("author", 0), ("title", hit.end())]))


def last_author(draft: Draft) -> Draft:
    """The last of several names, before a colon, is an author's: "Jan Kowal, [title] Anna Nowak: Rzeki"."""
    for author, title in itertools.pairwise(draft.parts):
        hit = NAMED.match(title.printed) if (author.label, title.label) == ("author", "title") else None
        if hit and author.printed.rstrip().endswith(",") and resources.words("given").get(hit[1].casefold()) == "":
            return draft.replacing(title, pieces(title, [("author", 0), ("title", hit.end())]))
    return draft


def untitled(draft: Draft) -> Draft:
    """The title under the label of the names before it, where there is no other: a person's name as a rule.

    "Vencovský, František. Karel Engliš." "Kowalski J., Józef Piłsudski,"
    """
    one = draft.under("author")[0]
    if draft.citation.kind != "full" or len(draft.under("author")) > 1:
        return draft
    hit = BEHIND_STOP.match(one.printed)
    if hit:
        return draft.replacing(one, pieces(one, [("author", 0), ("title", hit.end())]))
    last = LAST_NAME.match(one.printed)
    if last and all(INITIAL.search(name) for name in NAMES.split(last["before"]) if name.strip()):
        return draft.replacing(one, pieces(one, [("author", 0), ("title", last.end("before"))]))
    return draft
