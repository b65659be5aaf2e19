"""The host of a part, and its author, where the two are under one label or under others' labels."""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.draft import HOSTS, Draft, Part, pieces
from cite_belarus.references.mending.heads import HEADED, INITIALED, opens_title
from cite_belarus.references.particles import is_given
from cite_belarus.references.shapes import LOWER, UPPER

IN = Late(r"\W*(?:[Ii]n|[Ww]|[VvВвУу])\W*")  # before a host
LEADS = Late(r"\W*(?:[Ii]n|[Dd]ans|[Ww]|[VvВв]|[Uu]|[Уу])(?:\s(?:кн|kn|zb|зб|сб)\.)?\W*|.*//\s*")
WITH_INITIALS = rf"(?:[{UPPER}]\.[\s-]?){{1,3}}(?<=[\s.])[{UPPER}][^\W\d_]+(?:[-’'][{UPPER}][^\W\d_]+)?"
TITLED = rf"(?=[«„“\"]?[{UPPER}][^\W\d_]{{2,}}|[«„“\"]?[{UPPER}]['’])"  # how a title begins
SHORT = Late(  # "Weir J. ПСС", "Вада І. Зб. твораў", "Вода И. Соч.: "
    rf"[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?,?\s(?:[{UPPER}]\.\s?){{1,3}}(?<=\s)"
    rf"(?=[{UPPER}]{{2,3}}(?![^\W\d_])|[{UPPER}][{LOWER}]{{1,3}}\.(?:\s*$|\s?:|,|\s(?:[{LOWER}]|[ВвУу]\s\d)))"
)
BEGUN = Late(rf"{WITH_INITIALS}(?P<mark>[,.:])\s+{TITLED}")  # "J. Weir, Poems"
IN_FULL = Late(  # "Jan Weir, Poems"
    rf"(?P<given>[{UPPER}][^\W\d_]{{2,}})(?:\s[{UPPER}]\.)?\s[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?(?P<mark>[,:])\s+{TITLED}"
)
TURNED = Late(rf"[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?,\s(?P<given>[{UPPER}][^\W\d_]{{2,}})\.\s+{TITLED}")
SECOND = Late(rf"\W*(?:{WITH_INITIALS}|(?P<given>[{UPPER}][^\W\d_]{{2,}})\s[{UPPER}][^\W\d_]+\s*(?:$|[,.:;(/]))")
AGAIN = Late(rf"[,.:]\s+{TITLED}")


def host_author(draft: Draft) -> Draft:
    """The author of a host and its title, under one label: "// [editor] Камыш, Н. А. Вершы", "[w:] J. Weir, Poems".

    They are cut by the form of the name, or where the author of the part stands again: "Weir. Ponds // Weir. Works".
    """
    for at, lead, host in (pair for label in ("editor", *HOSTS) for pair in draft.pairs("other", label)):
        if not LEADS.fullmatch(lead.printed) or not _may_be_book(draft, host, at + 2):
            continue
        end = _name_end(draft, host, "//" in lead.printed)
        if end:
            return draft.replacing(host, pieces(host, [("editor", 0), ("container-title", end)]))
    return draft


def _may_be_book(draft: Draft, host: Part, behind: int) -> bool:
    """Whether a part can be names and a book: what counts issues or has no place is a journal."""
    if host.label == "journal":
        return draft.has("location") and not draft.has("issue")
    return host.label != "editor" or not any(part.label in HOSTS for part in draft.parts[behind : behind + 1])


def _name_end(draft: Draft, host: Part, slashed: bool) -> int:
    """Where the title behind the name of a host's author begins; 0 if no name stands there."""
    printed = host.printed
    hit = HEADED.match(printed)
    if hit:
        return 0 if opens_title(hit) else hit.end()
    hit = _initialed(host, slashed) or SHORT.match(printed) or _in_full(host) or _said_again(draft, printed)
    second = SECOND.match(printed, hit.end()) if hit else None
    named = second is not None and (second["given"] is None or is_given(second["given"]))
    return hit.end() if hit and not named else 0


def _initialed(host: Part, slashed: bool) -> re.Match[str] | None:
    """Initials and a family name, before a comma; a colon, or a stop, may stand in a title: "А. Вада: жыццё"."""
    hit = BEGUN.match(host.printed)
    marks = ",.:" if host.label == "editor" else "," if slashed else ",:"
    return hit if hit and hit["mark"] in marks else None


def _in_full(host: Part) -> re.Match[str] | None:
    """A whole name, told by its given name; before a colon it may be a title's: "Anton Teich: Leben und Werk"."""
    hit = IN_FULL.match(host.printed) or TURNED.match(host.printed)
    told = hit is not None and (host.label == "editor" or hit.groupdict().get("mark") != ":")
    return hit if hit and told and is_given(hit["given"]) else None


def _said_again(draft: Draft, printed: str) -> re.Match[str] | None:
    """Where a host begins with the name of the part's author, and a title behind it."""
    names = [part.text.rstrip(".") for part in draft.under("author")[:1]]
    for name in (*names, *(one.rpartition(", ")[0] for one in names if one[-1:].islower())):  # "Anna Weir, св."
        hit = AGAIN.match(printed, len(name)) if len(name) > 3 and printed.startswith(name) else None
        if hit:
            return hit
    return None


def host_of_author(draft: Draft) -> Draft:
    """ "[other] in: [editor] A. Roth, [publisher] Flüsse, [location] Köln 1980": the host, behind its author."""
    for lead, names, host, place in zip(draft.parts, draft.parts[1:], draft.parts[2:], draft.parts[3:], strict=False):
        if (lead.label, host.label, place.label) != ("other", "publisher", "location") or not IN.fullmatch(lead.text):
            continue
        named = names.label == "container-title" and INITIALED.fullmatch(names.text)
        if (named or names.label == "editor") and host.printed.rstrip().endswith(","):
            draft = draft.relabelled(host, "container-title")
            return draft.relabelled(names, "editor") if named else draft
    return draft


def host_of_part(draft: Draft) -> Draft:
    """ "[author] Voda, J. [other] In: [author] Jez, A. a kol. [title] Vodní zákon": a part of others' commentary."""
    for at, names, title in draft.pairs("author", "title"):
        lead = draft.parts[at - 1] if at > 1 else None
        if lead and draft.parts[at - 2].label == "author" and lead.label == "other" and IN.fullmatch(lead.text):
            return draft.relabelled(title, "container-title") if draft.under("author")[0] is not names else draft
    return draft
