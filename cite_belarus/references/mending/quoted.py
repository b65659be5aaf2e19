"""A title in quotation marks ends where they close."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.counts import counts
from cite_belarus.references.dates import date
from cite_belarus.references.draft import BODIES, HOSTS, Draft, Part, merged, piece, pieces
from cite_belarus.references.laws import act
from cite_belarus.references.quotes import CLOSERS, STOPS, closing
from cite_belarus.references.statements import begins_with_role
from cite_belarus.references.vocabulary import phrases

COMMA = Late(r",\s+")
LEAD = 9  # code points of a word before a date
AHEAD = ("author", "editor", "date")  # of a title whose mark they may have taken
OPENING_MARKS = '»«„“"≪`'
OPENED = Late(r"(?P<mark>[»«„“\"≪]|(?<!`)`)\s*$")
BEFORE = ("other", "author", "editor", "note", "citation-number")
OPENING = Late(r"(?:(?<=^)|(?<=[\s(\[]))[‘“„«\"'](?=\S)")
OPENERS = frozenset("‘“„«\"'")
SHUT = frozenset("".join(CLOSERS[mark] for mark in OPENERS))


def joined_quotes(draft: Draft) -> Draft:
    """A title that closes a quotation mark which the part before it opened takes that part in from there on."""
    if not any(_closes(part) for part in draft.under("title")):
        return draft
    for index, part in enumerate(draft.parts[1:], 1):
        before = draft.parts[index - 1]
        if part.label != "title" or before.label not in BEFORE or not _closes(part):
            continue
        last = part.text.rstrip(STOPS)[-1]
        at = next((hit.start() for hit in OPENING.finditer(before.printed) if last in CLOSERS[hit[0]]), -1)
        if at < 0 or closing(before.printed, at) > 0:
            continue
        head, rest = piece(before, before.label, 0, at), piece(before, "title", at, len(before.printed))
        kept = (head,) if head.text else ()
        whole = merged(rest, part, "title", draft.citation.raw)
        return draft.with_parts((*draft.parts[: index - 1], *kept, whole, *draft.parts[index + 1 :]))
    return draft


def opened_titles(draft: Draft) -> Draft:
    """The mark that opens a title, under the label of the names before it: "Reed, Ann, » [title] Flüsse «"."""
    for at, (before, title) in enumerate(itertools.pairwise(draft.parts)):
        able = title.label == "title" and before.label in AHEAD and before.printed.rstrip()[-1:] in OPENING_MARKS
        hit = OPENED.search(before.printed) if able else None
        if hit and any(mark in title.printed for mark in CLOSERS[hit["mark"]]):
            return draft.recut(at, at + 2, [(before.label, 0), ("title", hit.start())])
    return draft


def _closes(part: Part) -> bool:
    """Whether a part closes a quotation mark that it did not begin with."""
    return part.text[:1] not in OPENERS and part.text.rstrip(STOPS)[-1:] in SHUT


def cut_behind_quotes(draft: Draft) -> Draft:
    """What stands behind the closing mark of a quoted title is a host, a date, a place: never the title."""
    for part in draft.under("title"):
        if part.text[:1] not in OPENERS:
            continue
        index = draft.parts.index(part)
        start = part.opening
        end = closing(part.printed, start)
        rest = part.printed[end:]
        if end < 0 or not any(ch.isalpha() for ch in rest):
            return draft
        if _is_date(rest):
            return draft.replacing(part, pieces(part, [("title", 0), ("date", end)]))
        if _reviews(rest):
            return draft.replacing(part, pieces(part, [("title", 0), ("genre", end)]))
        if _stopped(part.printed[:end], rest) and not draft.has("container-title"):
            return draft.replacing(part, pieces(part, [("title", 0), ("container-title", end)]))
        if not (rest[:1] == "," or _dated(rest) or _leads(draft, index, rest)):
            return draft
        return draft.replacing(part, [piece(part, "title", 0, end), *_rest(draft, part, end)])
    return draft


def _stopped(title: str, rest: str) -> bool:
    """Whether a stop stands inside the closing mark, as American print has it, and a name behind: "“Pina.” Rivers"."""
    return title[-2:-1] in (".", ",") and rest.lstrip()[:1].isupper() and not begins_with_role(rest.lstrip())


def _reviews(text: str) -> bool:
    """Whether a text says what the quoted title before it reviews: " Review of Rivers, by Ann Reed."."""
    hit = phrases("descriptions").begins(text.lstrip(" ,(["))
    return hit is not None and hit.value == "open"


def _dated(text: str) -> bool:
    """Whether a text begins with a date, a word before it aside ("from 2022.05.20", "от 2 мая 1923 г.")."""
    found = date(text.partition(",")[0])
    return found is not None and found.start <= LEAD


def _is_date(text: str) -> bool:
    """Whether a text is a date with its month and nothing else: " May 3, 1931, "."""
    found = date(text)
    if found is None or "-" not in found.value:
        return False
    return not any(map(str.isalnum, text[: found.start] + text[found.end :]))


def _leads(draft: Draft, index: int, rest: str) -> bool:
    """Whether what stands behind the title is a word that leads to the date behind it ("from")."""
    after = draft.parts[index + 1].label if index + 1 < len(draft.parts) else ""
    return after == "date" and len(rest.strip()) < LEAD and rest.strip().islower()


def _rest(draft: Draft, part: Part, start: int) -> list[Part]:
    """The pieces between commas behind the title: a date is a date, the first name of anything else the host."""
    found: list[Part] = []
    at = start
    ends = [hit.start() for hit in COMMA.finditer(part.printed, start + 1)] + [len(part.printed)]
    for end in ends:
        new = piece(part, "other", at, end)
        found.append(piece(part, _label(draft, found, new), at, end))
        at = end
    return [one for one in found if one.text]


def _label(draft: Draft, found: list[Part], new: Part) -> str:
    have = {part.label for part in (*draft.parts, *found)}
    if len(new.text) < LEAD and new.text.islower():
        return "other"
    if _dated(new.text) and ("date" not in have or any(act(part.text) for part in draft.under("genre"))):
        return "date"
    role = phrases("roles").begins(new.text)
    if role and role.value == "other":  # "„Rzeka”, rozm. z A. Tealem"
        return "note"
    if have.intersection((*HOSTS, *BODIES)):
        return "other" if "collection-title" in have else "collection-title"
    counted = have & {"volume", "issue", "pages"}
    return "journal" if counted and not _is_body(new.text) else "publisher"


def _is_body(text: str) -> bool:
    return phrases("corporate").first(text) is not None and not counts(text)
