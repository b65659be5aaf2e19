"""How a reference begins, whatever its title says: who wrote it and a mark, the sign for the same author, a year."""

from __future__ import annotations

from cite_belarus import resources
from cite_belarus.citations import evidence, kinds, wordlists
from cite_belarus.citations.evidence import INITIALS, LISTED_START, NAME, PARTICLE, STOPLESS, YEAR
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.persons import only_full_names
from cite_belarus.citations.shape import VEIL
from cite_belarus.late import Late

HOST = " // "  # the sign for one; no sentence has it
# As descriptions of works have them, and no prose.
MARKS = Late(r"//|\s/|/\s|\.\s[–—-]\s|\]\s*[.:/]")
# A name in small capitals, as scans have it: "weir c., Fens", "reed, A. Fens".
SMALL_CAPITALS = Late(
    rf"[{LOWER}][{LOWER}{UPPER}’'-]{{3,24}}(?:,?\s(?:[{LOWER}{UPPER}]\.\s?){{1,3}},\s|,\s(?:[{UPPER}]\.\s){{1,3}}(?=[{UPPER}{VEIL}]))"
)
# A year before a name: "1878 C. WEIR, Fens", "1778 – 90 [but 1774] Reed A., Locks".
_DATED = Late(
    rf"[(\[]?{YEAR}(?:\s?[–-]\s?\d{{2,4}})?[)\]]?[\s.,:–-]+(?:\[[^\[\]]*\]\s)?"
    rf"(?:{LISTED_START.pattern}|{SMALL_CAPITALS.pattern})"
)
_STOPLESS = rf"{PARTICLE}{{0,2}}(?:{NAME}[\s-]){{0,2}}{NAME}\s{STOPLESS}"  # "Teal AB", "van der Weir D"
_NAMED = Late(
    rf"{INITIALS}{PARTICLE}?{NAME}(?:,\s{INITIALS}{PARTICLE}?{NAME}){{0,5}}[,:]\s?[{UPPER}{VEIL}]"
    rf"|{PARTICLE}?{NAME}(?:-{NAME})?,\s{INITIALS}(?=[{UPPER}{VEIL}\[])"
)
_SERIES = Late(rf"{_STOPLESS}(?:,\s{_STOPLESS})+(?:[.,:]|\set\sal)")
_ENTRY = Late(r"@\w|s\.\s?v\.?\s")  # who posted it; the word of an entry
_FOLLOWED = Late(rf"[.,:]|\s?[{UPPER}{VEIL}]")
# Names behind the word of a role: "A. Weir, Bo Reed e C. ".
_ROW = Late(
    rf"\s*(?:(?:{INITIALS})?(?:{PARTICLE}?{NAME}\s?){{0,3}}(?:{INITIALS})?(?:[,;]|(?<=\s)(?:and|&|e|i|и|й|та|und|et|oraz|a))\s*)*(?:{INITIALS})?"
)
LONGEST_ROW = 120
FEW = 4  # of so many words of a title one may speak


def is_listed(veiled: str) -> bool:
    """Whether a line of a list begins as references do."""
    return any(start.match(veiled) for start in (LISTED_START, SMALL_CAPITALS, _DATED))


def is_named(text: str, veiled: str) -> bool:
    """Whether a part of a note begins as no sentence does: with initials and a title, or a word for the same author."""
    if evidence.SAME.match(veiled) or _NAMED.match(veiled) or in_series(veiled) or _ENTRY.match(veiled):
        return True
    if _is_headed(veiled):
        return True
    same = wordlists.pattern("idem").match(text)
    return bool(same and _FOLLOWED.match(text, same.end()))


def _is_headed(veiled: str) -> bool:
    """Whether nothing but names in full stands before the first full stop: "TEAL Robin. Fens", "Teal, Robin. Fens"."""
    head, stop, _ = veiled.partition(". ")
    first, last = head.split(" ")[0], head.split(" ")[-1]
    if not stop or len(last) < 2:
        return False
    return only_full_names(head) or (len(first) > 2 and first.isupper() and kinds.only_names(head))


def in_series(veiled: str) -> bool:
    """Whether a text begins with names as medicine prints them: "Teal AB, Heron C, van der Weir D. "."""
    return bool(_SERIES.match(veiled))


def few_speak(veiled: str) -> bool:
    """Whether no more words are such as sentences have than a title may hold."""
    return FEW * evidence.prose_words(veiled) <= len(veiled.split())


def is_division(veiled: str) -> bool:
    """Whether what looks like a name with an initial is a part of a work with its number: "Parte I."."""
    first, _, rest = veiled.partition(" ")
    return rest[:1] in "IVX" and resources.words("units").get(first.casefold().rstrip("."), "") != ""


def in_role(veiled: str, at: int) -> bool:
    """Whether the name at a place stands behind the word of its role, alone or in a row, and so in a work.

    "a cura di P. Fiume", "red. W. Rzeka, A. Jaz"
    """
    before, roles = veiled[max(0, at - LONGEST_ROW) : at], resources.words("roles")
    last = [m for m in wordlists.pattern("roles").finditer(before) if _ROW.fullmatch(before, m.end())]
    return any(roles.get(m.group().casefold(), "-") != "-" for m in last)
