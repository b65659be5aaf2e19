"""doi, url, eprint, isbn, issn."""

from __future__ import annotations

import re

from cite_belarus.alphabets import DIGITS
from cite_belarus.late import Late
from cite_belarus.references.addresses import Address, addresses, cleaned, doi, eprint, is_resolver
from cite_belarus.references.draft import Draft, Part

# without one of these there is no DOI, address or eprint
SIGNS = ("10.", "10 .", "http", "www.", "ftp:", "rxiv", "corr", "pmid", "ecli:")
ISBN = Late(r"(?<![\d-])(97[89][\s–-]?)?\d{1,5}[\s–-]?\d{1,7}[\s–-]?\d{1,7}[\s–-]?[\dXxХх](?![\d-])")
ISSN = Late(r"\b(\d{4})[-–](\d{3}[\dXxХх])\b")
SPREAD = Late(r"(?<=\w)\s?([./])\s?(?=\w)")  # "10 .1073 /fens"
SAID = Late(r"\bIS[BS]N\b")
APART = Late(r"(?<=\d)\s([–-])\s(?=\d)")  # "0 - 180 - 71500 - 4"
BARE = Late(r"(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>\"“”«»]*[\w/]", re.IGNORECASE)
ARCHIVES = Late(r"^https?://(?:web\.archive\.org/web/|archive\.(?:ph|today|is|md|li|vn|fo)/)", re.IGNORECASE)


def links(draft: Draft) -> Draft:
    """doi, url (the first that no DOI resolver owns), eprint; a further address is left to a person."""
    if not any(map(draft.citation.raw.casefold().__contains__, SIGNS)):
        return _bare(draft)
    digital = draft.labelled("doi", "url", "accessed", "note", "other", "archive")
    for part in digital:
        draft = _doi(draft, part, part.label == "doi")
    found = [(address, part) for part in digital for address in addresses(part.printed)]
    return _eprint(_urls(draft, found) if found else _bare(draft))


def _bare(draft: Draft) -> Draft:
    """An address without its scheme, as MLA prints them: "example.com/fens"."""
    for part in draft.under("url"):
        address = cleaned(part.text)
        if BARE.fullmatch(address):
            return draft.having("url", address, [part])
    return draft


def _doi(draft: Draft, part: Part, alone: bool) -> Draft:
    printed = SPREAD.sub(r"\1", part.printed) if alone and "10 ." in part.printed else part.printed
    hit = doi(printed, alone) if "10." in printed else None
    if hit is None or (part.label == "other" and "doi" not in part.printed.casefold()):
        return draft
    if (part.label == "url" and not is_resolver(_first(part))) or "doi" in draft.fields:
        return draft
    return draft.having("doi", hit.value, [part])


def _first(part: Part) -> str:
    found = addresses(part.printed)
    return found[0].value if found else part.text


def _urls(draft: Draft, found: list[tuple[Address, Part]]) -> Draft:
    own = [(address, part) for address, part in found if not is_resolver(address.value)]
    archived = [(address, part) for address, part in own if ARCHIVES.match(address.value)]
    plain = [pair for pair in own if pair not in archived] or archived
    if archived and plain is not archived:
        draft = draft.having("archiveurl", archived[0][0].value, [archived[0][1]])
    if not plain:
        return draft
    draft = draft.having("url", plain[0][0].value, [plain[0][1]])
    for address, part in plain[1:]:
        if address.value != plain[0][0].value:
            span = (part.start, part.end)
            draft = draft.doubting("further-address", f"a second address is printed: {address.value}", span)
    return draft


def _eprint(draft: Draft) -> Draft:
    for part in draft.labelled("url", "note", "journal", "other", "doi"):
        found = eprint(part.printed)
        if found:
            return draft.having("eprint", found[1], [part]).having("eprinttype", found[0], [part])
    return draft


def standard_numbers(draft: Draft) -> Draft:
    """isbn and issn, with the dashes as printed."""
    said = [part for part in draft.labelled("other", "note") if SAID.search(part.printed)]
    for part in (*draft.under("isbn"), *said):
        serial = ISSN.search(part.printed)
        if serial and ("ISSN" in part.printed or len(re.findall(r"[\dXxХх]", part.printed)) == 8):
            draft = draft.having("issn", f"{serial[1]}-{_latin(serial[2])}", [part])
        if "isbn" not in draft.fields:
            draft = _isbn(draft, part)
    return draft


def _isbn(draft: Draft, part: Part) -> Draft:
    """The draft with an ISBN, its dashes drawn together, and letters read as digits where the check digit agrees."""
    printed = APART.sub(r"\1", part.printed)
    number = _book(printed)
    if number:
        return draft.having("isbn", number, [part])
    guessed = _book(printed.translate(DIGITS))
    if not guessed or not _is_valid(guessed):
        return draft
    draft = draft.having("isbn", guessed, [part])
    return draft.doubting("scanned", f"read as {guessed}: {part.text}", (part.start, part.end))


def _is_valid(number: str) -> bool:
    from stdnum import isbn  # rarely asked, and long to import

    return isbn.is_valid(number)


def _book(printed: str) -> str:
    hit = ISBN.search(printed)
    return _latin(hit[0]).strip() if hit and len(re.findall(r"[\dXxХх]", hit[0])) in (10, 13) else ""


def _latin(number: str) -> str:
    return number.replace("–", "-").replace("Х", "X").replace("х", "X").replace("x", "X")
