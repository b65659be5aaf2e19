"""The kind of a thesis, or of data, that a title or a series ran on into; the subject of a thesis taken for a host."""

from __future__ import annotations

import itertools
import re

from cite_belarus.late import Late
from cite_belarus.references.bodies import is_corporate
from cite_belarus.references.draft import BODIES, Draft, pieces
from cite_belarus.references.printed import starts
from cite_belarus.references.remarks import kind
from cite_belarus.references.statements import is_role
from cite_belarus.references.vocabulary import phrases

BEHIND = Late(r"[,.;–—-]\s+(?=[^\W\d_])")
LAST = Late(
    r"[^\W\d_]{2}(?P<mark>[.:,;]\s|\s[–—-]\s|\s(?=[\[(]))[\[(]?(?P<kind>[^\W\d_][^.:,;()\[\]]{5,40}\.?)[\])]?[\s.,;:]*$"
)
RUN_ON = ("title", "collection-title", "container-title", "journal", "publisher")
LEADING = ("editor", "editor~", "other")  # what a thesis has nobody for
LED_BY = Late(
    r"(?:[Rr]el(?:at)?\.|[Tt]utor|[Ss]upervisor[ei]?|[Tt]uteur|[Cc]oordinatore)\s(?:(?:[Cc]h\.mo )?[Pp]rof\.)?\s?[A-Z]"
)
UNDER = ("location", *BODIES, "title", "other")  # labels that who led a thesis may have
LEAST = 3  # letters of a title
ALSO = Late(r"(?<=[\s(])(?P<note>[Zz]ugl(?:eich|\.):?\s(?=[^()]*(?:Diss|Habil|Univ))[^()]{4,80}?)[\s.)]*$")
COLON = Late(r"[^\W\d_)»”]\s?:\s(?=[^\W\d_])")
REST = Late(r"\s?(?:\([^()]{3,20}\))?[\s.,–—/-]*")
KINDS = ("thesis", "report")
KINDS_AT_END = ("thesis", "dataset")
DEGREE = Late(r"[^\W\d_]+\.?\s?(?:…|\.\.\.|на соиск|на здоб|канд|д-ра|док)")
DEFENDED = Late(
    r"(?P<other>[\[(]?\s?(?:Место защиты|Місце захисту)\s?:\s?)(?P<institution>[^\[\]]{3,150}?[\])][\s.,–—-]*)"
)
FIELD = Late(r"(?:humanitariniai|socialiniai|fiziniai|gamtos|technologijos|medicinos|biomedicinos)\smokslai\b")
IN = Late(r"in|im", re.IGNORECASE)


def thesis_kind(draft: Draft) -> Draft:
    """ "[title] Frontiers, thesis in history, [publisher] University of …": a kind is no title."""
    for part, body in itertools.pairwise(draft.parts):
        if part.label not in RUN_ON or body.label not in BODIES:
            continue
        at = next((at for at in starts(part.printed, BEHIND) if _is_thesis(part.printed[at:])), None)
        if at is None or not is_corporate(body.text):
            continue
        before = sum(map(str.isalpha, part.printed[:at]))
        if not before and part.label != "title":
            return draft.replacing(part, pieces(part, [("genre", 0)]))
        if before >= LEAST:
            return draft.replacing(part, pieces(part, [(part.label, 0), ("genre", at)]))
    return draft


def in_bracket(draft: Draft) -> Draft:
    """ "[genre] [PhD thesis, [institution] Marsh University]. Marsh Archive": who keeps it stands behind."""
    for at, genre, school in draft.pairs("genre", "institution"):
        end = school.printed.find("]. ") if genre.printed.lstrip()[:1] == "[" else -1
        if end > 0 and kind(genre.text) == "thesis":
            return draft.recut(at + 1, at + 2, [("institution", 0), ("container-title", end + 3)])
    return draft


def kind_behind_title(draft: Draft) -> Draft:
    """ "[title] Плотины : дипломная работа.", "Levels. Dataset.": the kind of a work, behind its title."""
    for part in draft.under("title"):
        at = _behind_colon(part.printed) or _at_end(part.printed)
        if at:
            return draft.replacing(part, pieces(part, [("title", 0), ("genre", at)]))
    return draft


def _behind_colon(text: str) -> int:
    """Where the kind of a thesis or of a report begins behind a colon, whole or with its degree; 0 for nowhere."""
    for colon in COLON.finditer(text) if ":" in text else ():
        said = text[colon.end() :]
        hit = phrases("genres").begins(said)
        whole = hit is not None and REST.fullmatch(said, hit.end) is not None
        if hit and ((whole and hit.value in KINDS) or (hit.value == "thesis" and DEGREE.match(said))):
            return colon.end()
    return 0


def _at_end(text: str) -> int:
    """Where the last words of a text begin that say one of the KINDS_AT_END and nothing else; 0 for nowhere."""
    hit = None if all(phrases("genres").lacks(text, kind) for kind in KINDS_AT_END) else LAST.search(text)
    said = phrases("genres").whole(hit["kind"]) if hit else None
    return hit.end("mark") if hit and said and said.value in KINDS_AT_END else 0


def defended(draft: Draft) -> Draft:
    """ "[title] [Место защиты: [institution] Белорус. гос. ун-т]": the words before the body are nobody's."""
    hit = (
        DEFENDED.search(draft.citation.raw) if "защит" in draft.citation.raw or "захист" in draft.citation.raw else None
    )
    return draft.carved_by(hit) if hit else draft


def _is_thesis(text: str) -> bool:
    hit = phrases("genres").begins(text)
    return hit is not None and hit.value == "thesis"


def supervised(draft: Draft) -> Draft:
    """ "[genre] thèse de doctorat [editor] sous la direction de P. Weir": who led the work is told in a note."""
    if not any(kind(part.text) == "thesis" for part in draft.under("genre")):
        return draft
    for part in draft.labelled("author", "editor", "other"):
        hit = phrases("roles").begins(part.text) if part.label != "other" else None
        if part is not draft.parts[0] and ((hit and hit.value in LEADING) or LED_BY.match(part.text)):
            draft = draft.relabelled(part, "note")
    return _led_by(draft)


def _led_by(draft: Draft) -> Draft:
    """ "[institution] Univerzita Karlova. [location] Vedoucí práce Jan Rak.": the same under another label."""
    for at, part in enumerate(draft.parts):
        if not at or part.label not in UNDER:
            continue
        start = next((one for one in starts(part.printed, BEHIND) if _leads(part.printed[one:])), None)
        if start is not None:
            alone = part.text.endswith(":") or is_role(part.printed[start:])
            return draft.recut(at, min(at + 1 + alone, len(draft.parts)), [(part.label, 0), ("note", start)])
    return draft


def _leads(text: str) -> bool:
    """Whether a text begins with the word for who led a work."""
    hit = phrases("roles").begins(text)
    return hit is not None and hit.value == "other"


def also_thesis(draft: Draft) -> Draft:
    """ "Düsseldorf 1998. Zugl.: Tübingen, Univ., Diss., 1997": that a book was a thesis, too, is a note."""
    hit = ALSO.search(draft.citation.raw) if "ugl" in draft.citation.raw else None
    return draft.carved_by(hit) if hit else draft


def field_of_science(draft: Draft) -> Draft:
    """ "[genre] daktaro disertacija, [institution] humanitariniai mokslai, istorija": a field, and no body."""
    for genre, field in itertools.pairwise(draft.parts):
        named = field.label in BODIES and FIELD.match(field.text)
        if named and genre.label == "genre" and kind(genre.text) == "thesis":
            return draft.relabelled(field, "note")
    return draft


def thesis_subject(draft: Draft) -> Draft:
    """ "PhD thesis in modern history": behind the kind of a thesis, "in" leads to its subject and to no host."""
    for at, genre, lead, _ in draft.trios("genre", "other", "container-title"):
        if IN.fullmatch(lead.text) and kind(genre.text) == "thesis":
            return draft.joined(at, at + 3, "genre")
    return draft
