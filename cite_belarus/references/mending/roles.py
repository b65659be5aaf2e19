"""Words of roles that a title ran on into, or that were cut off their names."""

from __future__ import annotations

import itertools
import re

from cite_belarus.late import Late
from cite_belarus.references.draft import ROLES, Draft, pieces
from cite_belarus.references.printed import in_bracket
from cite_belarus.references.statements import is_role, is_statement, may_tell, says_editor, statements
from cite_belarus.references.vocabulary import phrases

MARK = re.compile(r"(?<![\s.-]\w)[.,;]\s+")  # no initial's
ROLE_OPEN = Late(r"[(\[](?P<role>[^()\[\]\d]{2,24})$")
LEFT = {"edition": "editor", "other": "note"}  # where the word of a role is left, off its names; what both are
ROLED = (("title", "author"), ("title", "editor"))


def whole_role(draft: Draft) -> Draft:
    """One statement: "[author] уклад., [note] прадм. Г. Рэчкі", "[edition] wyd. i [note] wstępem opatrzył A. Rzeka"."""
    for at, (role, note) in enumerate(itertools.pairwise(draft.parts)):
        if (role.label, note.label) == ("note", "editor") and note.text.startswith("(") and _leads(role.text):
            return draft.joined(at, at + 2, "editor")  # "[note] Подгот. А. Река [editor] (отв. ред.), Б. Мост"
        bare = role.label in (*ROLES, *LEFT) and note.label == "note" and is_role(role.text)
        if bare and statements(role.printed + note.printed, ""):
            return draft.joined(at, at + 2, LEFT.get(role.label, role.label))
    return draft


def _leads(text: str) -> bool:
    """Whether a text begins with the word of a role."""
    hit = phrases("roles").begins(text)
    return hit is not None and hit.value != "-"


def bare_translation(draft: Draft) -> Draft:
    """ "[translator] trad. it.": that a work is translated, and nobody's name."""
    for part in draft.under("translator"):
        nameless = not any(word[:1].isupper() for word in part.text.split())
        if nameless and not phrases("tongues").first(part.printed):
            return draft.relabelled(part, "note")
    return draft


def cut_statement(draft: Draft) -> Draft:
    """Who answers for the work, behind its title: "Letters, ed. by B. Teal", "Briefe. Hg., [translator] …"."""
    for at, title in enumerate(draft.parts):
        if title.label not in ("title", "container-title") or not may_tell(title.printed):
            continue
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
                return draft.replacing(title, pieces(title, [(title.label, 0), ("editor", mark.end())]))
    return draft


def cut_role(draft: Draft) -> Draft:
    """The word of a role at the end of a title, with the names behind it: "Rivers (Hg.: [author] A. Reed)"."""
    for at, (title, people) in enumerate(itertools.pairwise(draft.parts)):
        hit = ROLE_OPEN.search(title.printed) if (title.label, people.label) in ROLED else None
        if hit and says_editor(hit["role"]):
            return draft.recut(at, at + 2, [("title", 0), ("editor", hit.start())])
    return draft
