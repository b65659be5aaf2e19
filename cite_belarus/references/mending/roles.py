"""Words of roles that a title ran on into, or that were cut off their names."""

from __future__ import annotations

import itertools

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.draft import ROLES, WHOLES, Draft, Part, pieces
from cite_belarus.references.printed import in_bracket
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import (
    begins_with_role,
    goes_along,
    is_role,
    is_statement,
    may_tell,
    says_editor,
    statements,
)
from cite_belarus.references.translations import TRANSLATED
from cite_belarus.references.vocabulary import phrases

NO_TITLES = ("editor", "note")  # where words for a translation stand alone
MARK = Late(r"(?<![\s.-]\w)[.,;][\"”’»]?\s+")  # no initial's; quotes may close behind it
LED = Late(
    rf"[^.]{{3,12}}\.?(?:\sby)?\s(?:[{UPPER}]\.\s?)*[{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+)?\.\s+(?=[{UPPER}])"
)
QUOTES = frozenset('"”’»“')
ROLE_OPEN = Late(r"[(\[](?P<role>[^()\[\]\d]{2,24})$")
LEFT = {"edition": "editor", "other": "note"}  # where the word of a role is left, off its names; what both are
ROLED = (("title", "author"), ("title", "editor"))
BRACKET = Late(r"\((?P<people>[^()\d]{6,300}\.)\)[.,]?")
HOLDING = frozenset((*ROLES, "title", "container-title", "publisher", "other", "note"))


def whole_role(draft: Draft) -> Draft:
    """One statement: "[author] уклад., [note] прадм. Г. Рэчкі", "[edition] wyd. i [note] wstępem opatrzył A. Rzeka"."""
    for at, (role, note) in enumerate(itertools.pairwise(draft.parts)):
        if (role.label, note.label) == ("note", "editor") and note.text.startswith("(") and begins_with_role(role.text):
            return draft.joined(at, at + 2, "editor")  # "[note] Подгот. А. Река [editor] (отв. ред.), Б. Мост"
        bare = role.label in (*ROLES, *LEFT) and note.label == "note" and is_role(role.text)
        bare = bare and not phrases("partners").begins(note.text)
        if bare and statements(role.printed + note.printed, ""):
            return draft.joined(at, at + 2, LEFT.get(role.label, role.label))
    return draft


def before_journal(draft: Draft) -> Draft:
    """ "[title] “The Dam.” [journal] Trans. Anna Teal. River Review": who translated the part, behind its quotes."""
    for _, title, journal in draft.pairs("title", "journal"):
        hit = LED.match(journal.printed) if title.text[-1:] in QUOTES and begins_with_role(journal.text) else None
        if hit and is_statement(hit[0]):
            return draft.replacing(journal, pieces(journal, [("editor", 0), ("journal", hit.end())]))
    return draft


def bare_translation(draft: Draft) -> Draft:
    """ "[translator] trad. it.": that a work is translated, and nobody's name."""
    for part in draft.under("translator"):
        nameless = not any(word[:1].isupper() for word in part.text.split())
        if nameless and not phrases("tongues").first(part.printed):
            return draft.relabelled(part, "note")
    return draft


def cut_statement(draft: Draft) -> Draft:
    """Who answers for the work, behind its title: "Letters, ed. by B. Teal", "Briefe. Hg., [translator] …"."""
    for title in draft.labelled(*WHOLES):
        if not may_tell(title.printed):
            continue
        at = draft.parts.index(title)
        behind = draft.parts[at + 1].label if at + 1 < len(draft.parts) else ""
        last = max((hit.start for hit in phrases("roles").all(title.printed) if hit.value != "-"), default=0)
        for mark in MARK.finditer(title.printed) if last else ():
            tail = title.printed[mark.end() :]
            if in_bracket(title.printed, mark.start()):
                continue
            if behind in ROLES and is_role(tail):
                return draft.recut(at, at + 2, [(title.label, 0), (behind, mark.end())])
            if behind == "note" and is_role(tail) and is_statement(tail + draft.parts[at + 1].printed):
                return draft.recut(at, at + 2, [(title.label, 0), ("note", mark.end())])
            if is_statement(tail):
                role = "editor" if phrases("tongues").absent(tail) else "translator"
                return draft.replacing(title, pieces(title, [(title.label, 0), (role, mark.end())]))
    return draft


def joined_role(draft: Draft) -> Draft:
    """ "[title] Briefe. Kommentiert und [editor] hrsg. von A. Wehr", "[title] Flüsse. Aus dem Russ. [translator] …"."""
    for at, (before, role) in enumerate(itertools.pairwise(draft.parts)):
        if role.label == "title" and before.label in ROLES and at and is_role(before.text) and is_statement(role.text):
            return draft.joined(at, at + 2, before.label)  # "[editor] hg., [title] übersetzt von A. Wehr"
        if role.label not in ROLES or before.label not in (*WHOLES, *ROLES):
            continue
        led = _is_and(role.text.split()[:1])  # "und hrsg. von A. Wehr"
        start = _going_along(before, joined=led or _is_and(before.text.split()[-1:]))
        if start is not None and begins_with_role(role.text.partition(" ")[2] if led else role.text):
            label = role.label if phrases("tongues").absent(before.printed) else "translator"
            return draft.recut(at, at + 2, [(before.label, 0), (label, start)])
    return draft


def _is_and(words: list[str]) -> bool:
    return any(word.rstrip(".") in resources.words("conjunctions") for word in words)


def _going_along(part: Part, joined: bool) -> int | None:
    """Where in a part words begin that only go along with the word of a role behind them, None if none do."""
    text = part.printed.rstrip(" .,")
    if part.label in ROLES:
        return 0 if joined and is_role(part.printed) else None
    ends = [mark.end() for mark in MARK.finditer(text)]
    start = next((end for end in ends if phrases("tongues").begins(text[end:])), max(ends, default=0))
    tail = text[start:]
    said = phrases("tongues").begins(part.printed[start:])
    rest = tail[said.end :] if said else ""
    whole = said is not None and (
        is_role(rest) if rest else part.printed.endswith(" ") and start + said.end == len(part.printed.rstrip())
    )
    return start if start and (whole or (joined and goes_along(f"{tail}."))) else None


def from_language(draft: Draft) -> Draft:
    """ "[title] Flüsse. Aus dem Polnischen von B. Teal", "[editor] a. d. Russ. v. B. Teal": who translated it."""
    for part in draft.labelled(*WHOLES, *NO_TITLES):
        if phrases("tongues").absent(part.printed):
            continue
        if part.label in NO_TITLES:
            if _translated(part.text):
                return draft.relabelled(part, "translator")
            continue
        for mark in MARK.finditer(part.printed):
            if _translated(part.printed[mark.end() :]) and not in_bracket(part.printed, mark.start()):
                return draft.replacing(part, pieces(part, [(part.label, 0), ("translator", mark.end())]))
    return draft


def _translated(text: str) -> bool:
    """Whether a text is words that tell from which language, a "by", and a person."""
    hit = phrases("tongues").begins(text)
    return (
        hit is not None and text[hit.end :].lstrip()[:1].islower() and is_statement(f"{TRANSLATED} {text[hit.end :]}")
    )


def cut_role(draft: Draft) -> Draft:
    """The word of a role at the end of a title, with the names behind it: "Rivers (Hg.: [author] A. Reed)"."""
    for at, (title, people) in enumerate(itertools.pairwise(draft.parts)):
        hit = ROLE_OPEN.search(title.printed) if (title.label, people.label) in ROLED else None
        if hit and says_editor(hit["role"]):
            return draft.recut(at, at + 2, [("title", 0), ("editor", hit.start())])
    return draft


def bracketed(draft: Draft) -> Draft:
    """Names with their roles behind, in a bracket that its labels cut: "[title] Water (A. Reed, [editor] Ed.; …)."."""
    raw = draft.citation.raw
    for hit in BRACKET.finditer(raw) if ".)" in raw else ():
        start, end = hit.span()
        held = [part for part in draft.parts if part.start < end and start < part.end]
        if not HOLDING.issuperset([part.label for part in held]) or not _roles_behind(hit["people"]):
            continue
        if len(held) > 1 or held[0].label not in ROLES:
            return _unroled(draft.carved("editor", start, end), end)
    return draft


def _roles_behind(text: str) -> bool:
    """Whether a text is names and ends in a role, behind a comma: "A. Reed, Ed.; B. Teal, Trans."."""
    people, comma, role = text.rpartition(",")
    return (
        bool(comma) and is_role(role) and not begins_with_role(people) and all(one.role for one in statements(text, ""))
    )


def _unroled(draft: Draft, end: int) -> Draft:
    """The draft with what the bracket's label took in behind it as a publisher, where there is none."""
    rest = next((part for part in draft.parts if part.start == end and part.label in ROLES and part.text), None)
    return draft.relabelled(rest, "publisher") if rest and not draft.has("publisher") else draft
