"""Papers and gazettes of international bodies, whose numbers say what they are: "COM(2008) 823 final", "OJ L 134".

Sources: Inter-institutional Style Guide of the European Union §2.6 and §5.9; United Nations document symbols
(ST/LIB/SER.B/5); Council Conclusions 2011/C 127/01 (ECLI).
"""

from __future__ import annotations

import re

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.laws import act

PAPER = (
    r"(?P<issue>\b(?:COM|SEC|SWD|JOIN|KOM|SEK)\s?[(\[](?:19|20)\d\d[)\]]\s?\d{1,4}(?:/\d{1,2})?"
    r"(?:\s(?:final|endg\.|endgültig|wersja ostateczna|definitivo))?)"
)
ADOPTED = r"(?P<issue>\bP\d{1,2}_TA(?:-PROV)?\s?\((?:19|20)\d\d\)\s?\d{1,4}\b)"
SESSION = r"(?P<issue>\bPE\s?\d{3}\.\d{3}(?:v\d\d-\d\d)?\b)"
TREATIES = (
    r"(?P<volume>\b\d{1,4})\s(?P<journal>UNTS|U\.N\.T\.S\.|LNTS|L\.N\.T\.S\.|ILM|I\.L\.M\.)\s(?P<pages>\d{1,5}\b)"
)
PATENT = (
    r"(?P<genre>\b(?:(?:U\. ?S\.|US|European|German) )?Patent)\s"
    r"(?P<issue>(?:No\.?\s?)?(?:[A-Z]{2}\s?)?\d{1,3}(?:(?:[,.]?\d{3}){1,3}\w?|(?:\s\d{3}){2})\b)"
)
ORGAN = r"(?P<issue>\b(?:A|S|E|CCPR|CEDAW|CERD|CRC|DP|HRI|ST|TD)"
SYMBOL = ORGAN + r"(?:/[A-Z]{1,5}(?:\.(?:\d{1,3}|[A-Z]))?){1,2}(?:/\d{1,4}){1,3}\b)"
YEARLY = ORGAN + r"(?:/\d{1,4}){2,3}\b)"
DATE = r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d|\d{1,2}\.?\s[^\W\d_]{3,10}\s(?:19|20)\d\d|(?:19|20)\d\d)"
GAZETTE = (
    r"(?P<journal>\b(?:OJ|O\.J\.|Official Journal(?: of the European (?:Union|Communities))?"
    r"|Dz\.\s?(?:Urz|U)\.\s?(?:UE|WE)|A[Bb]l\.(?:\s?(?:der )?(?:EU|EG))?|Amtsblatt der (?:EU|EG)"
    r"|J(?:ournal officiel (?:de l['’]UE|des CE)|\.?O\.?(?:\s?(?:UE|CE)\b)?)))[\s,]+"
    r"(?P<issue>(?:[Nn]o\.?\s|[Nn]r\s)?[LC]\s?\d{1,4}(?:/\d{1,3}|\s?[AEI]\b)?)"
    rf"(?:[\s,]+(?:of |z dnia |z |vom |du )?(?P<date>\(?{DATE}\)?))?"
    r"(?:[\s,]+(?P<pages>(?:pp?|s|S)\.\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?))?"
)
CASE = r"(?<!ase )(?<!ases )(?<!Rs\. )(?P<issue>\b[CTF]\s?[-‑–]\s?\d{1,4}/\d\d\b(?: P\b)?)"
ECLI = r"(?P<note>\b(?:ECLI:[A-Z]{2}:[A-Z0-9]{1,8}|EU:[CTF]):(?:19|20)\d\d:[A-Z0-9.]{0,25}[A-Z0-9])"
NAMING = ("author", "editor", "journal", "container-title", "institution", "genre", "title", "other")
RESOLVED = (" resolution", " recommendation", " decision", " regulation", " directive")
ADDRESS = Late(r"://|www\.|\b10\.\d{4}|\.(?:org|eu|int|com|net)/")
LEAD = Late(
    r"\W*(?:(?:UN|U\.N\.|ONU|ООН|ONZ)[\s-]*)?(?:[Dd]oc(?:ument|\.)?|[Dd]ok(?:ument|\.)?|[Дд]ок(?:умент|\.)?)\W*"
)
YEARED = Late(r"\s[(\[](?:19|20)\d\d[)\]][\s,;]*$")
SAID = tuple(
    (Late(pattern), signs)
    for pattern, signs in (
        (PAPER, ("COM", "SEC", "SWD", "JOIN", "KOM", "SEK")),
        (PATENT, ("Patent ",)),
        (ADOPTED, ("_TA",)),
        (SESSION, ("PE ", "PE4", "PE5", "PE6", "PE7")),
        (TREATIES, ("UNTS", "U.N.T.S.", "LNTS", "L.N.T.S.", "ILM", "I.L.M.")),
        (SYMBOL, ("/RES/", "/PRST/", "/HRC/", "/CN.", "/C.", "/AC.", "/SER.")),
        (YEARLY, ("UN ", "U.N.", "United Nations", "General Assembly", "Security Council", "ООН", "ONZ")),
        (GAZETTE, ("OJ", "O.J.", "Official J", "Dz.", "Abl.", "ABl.", "Amtsblatt", "JO", "J.O", "Journal off")),
        (CASE, ("ECLI:", "Judgment", "Court of Justice", "CJEU", "EuGH", "TSUE")),
        (ECLI, ("ECLI:", "EU:C:", "EU:T:")),
    )
)
SIGNS = Late("|".join(re.escape(sign) for _, signs in SAID for sign in signs))


def official(draft: Draft) -> Draft:
    """What SAID finds in the whole print, under labels of its own, however the segments were cut."""
    raw = draft.citation.raw
    if not SIGNS.search(raw):
        return draft
    for pattern, signs in SAID:
        hits = pattern.finditer(raw) if any(map(raw.__contains__, signs)) else ()
        hit = next((one for one in hits if not _in_address(draft, one)), None)
        if hit:
            draft = draft.carved_by(hit)
            draft = _numbered(_without_lead(draft)) if pattern.pattern == SYMBOL else draft
            draft = whole_act(draft, hit.start()) if pattern.pattern == GAZETTE else draft
    return draft


def resolved(draft: Draft) -> Draft:
    """ "[author] European Parliament resolution [date] of 3 May 2001 [title] on dams": all of it is its title."""
    at = draft.head()
    if len(draft.parts) < at + 3 or draft.parts[at].label not in NAMING:
        return draft
    body, day, title = draft.parts[at : at + 3]
    plain = (day.label, title.label) == ("date", "title") and day.text[:1].islower() and title.text[:1].islower()
    return draft.joined(at, at + 3, "title") if plain and body.text.endswith(RESOLVED) else draft


def _without_lead(draft: Draft) -> Draft:
    """ "UN Doc A/HRC/44/55": what only says that a symbol follows is no journal."""
    parts = [one._replace(label="other") if LEAD.fullmatch(one.printed) else one for one in draft.parts]
    return draft.with_parts(parts)


def _numbered(draft: Draft) -> Draft:
    """ "[title] Resolution [volume] 1325, [issue] S/RES/1325": a number before the symbol is the title's."""
    at = next((at for at, _, _ in draft.pairs("title", "volume")), None)
    alone = at is not None and draft.parts[at + 2 : at + 3] and draft.parts[at + 2].label in ("issue", "date", "other")
    return draft.joined(at, at + 2, "title") if at is not None and alone and not draft.has("journal") else draft


def _in_address(draft: Draft, hit: re.Match[str]) -> bool:
    """Whether a number stands in a web address: "https://undocs.org/A/RES/61/175"."""
    there = (part.printed for part in draft.labelled("url", "doi") if part.start < hit.end() and hit.start() < part.end)
    return any("/" in printed and ADDRESS.search(printed) for printed in there)


def whole_act(draft: Draft, end: int) -> Draft:
    """All up to here as the title, where it begins with the word for a law: dates and numbers belong to it."""
    start = draft.parts[draft.head()].start
    printed = YEARED.sub("", draft.citation.raw[start:end]).rstrip(" ,;.([")
    if act(printed) != "legislation":
        return draft
    draft = draft.carved("title", start, start + len(printed))
    year = YEARED.match(draft.citation.raw, start + len(printed), end)  # "[2004] OJ L158/77"
    return draft.carved("date", *year.span()) if year and not draft.has("date") else draft
