"""Lists of names, in every order that the languages of the region print them.

biblatex manual §2.3.3 and §3.4: a name has family, given, prefix and suffix; a corporate name is one piece.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import Name
from cite_belarus.references.bodies import ARTICLES, abbreviated, is_body, is_corporate
from cite_belarus.references.listed import in_brackets, in_full, with_initials
from cite_belarus.references.particles import forename, hyphenated
from cite_belarus.references.people import person, single_word, starts_inverted
from cite_belarus.references.printed import trimmed, unstopped
from cite_belarus.references.rows import in_one_order, is_pair, paired
from cite_belarus.references.shapes import LOWER, UPPER, initials_only, is_suffix, separated, without_suffix
from cite_belarus.references.vocabulary import Hit, ands, phrases, tokens, words_of

OTHERS = Name("others")
# "SCHMIDT O.-VENNEMANN T.", but "J.-Paul"
BEFORE_DASH = (r"[^\W\d_]{2}\s", rf"[{UPPER}]\.", rf"[{UPPER}]\.\s")
INITIAL_BEFORE = "|".join(rf"(?<={before}[{UPPER}]\.)" for before in BEFORE_DASH)
CLOSE = rf"(?:{INITIAL_BEFORE})-(?=[{UPPER}][^\W\d_]+\s[{UPPER}]\.)"
STRONG = Late(r"\s*[;/]\s*|(?<=[\w.])\s+[–—-]\s+(?=\w)|" + CLOSE)
CLOSED_UP = Late(  # "A. FONTI-M. RIVET", but "Jean-P. Lac"
    rf"((?<![\w.])(?:[{UPPER}]\.\s?){{1,3}}[{UPPER}][\w’']{{2,}})-(?=(?:[{UPPER}]\.\s?){{1,3}}[{UPPER}][\w’']{{2}})"
)
REMARK = Late(r"(\.)?\s*[(\[][^()\[\]]*[)\]](?(1)\.?)")
MONASTIC = Late(
    r"(?P<before>[^\W\d_]+\.?\s+)?(?P<name>[^\W\d_]+ \([^\W\d_]+\))(?:,?\s+(?P<behind>[^\W\d_]+\.?))?[\s,;:]*"
)
DASHED = Late(r"\s[–-]|-\s")
BETWEEN = Late(r"\s*;\s*|\s/\s")
PARTING = Late(r"[;/–—-]")  # STRONG holds one
BARE_STOP = Late(r"[^\W\d_]{1,3}\.")
CAPITAL_ANDS = ("&", "and", "und", "et", "oraz")  # in capitals only where all is
PLAIN = rf"[{UPPER}][\w’'-]+"
WOVEN = Late(rf"((?:[{UPPER}]{{1,2}}\.[ -]?){{1,3}})\s([{UPPER}][^\W\d_]{{2,}}(?:[ -][{UPPER}][^\W\d_]{{2,}})?)")
INITIAL_END = Late(rf"[{UPPER}][^\W\d_]+ [{UPPER}]\.")
INITIALED = Late(rf"[{UPPER}]\.")
PERSONS = Late(rf"(?=.*(?<![^\W_])[{UPPER}]\.)(?=.*[{UPPER}][{LOWER}]{{2}})")  # an initial, and a name
PERSON_MARK = Late(rf",|\b[{UPPER}]\.")
LETTERS = Late(rf"(?:[{UPPER}]\.\s?){{2,}}")  # "A. S. V.": an archive, or who signs so
GLUED_AND = Late(rf"(?<=[\s,])(and|und|et)(?=[{UPPER}][{LOWER}])")
LED_ON = Late(r"[\s,]+(?:in|w|dans|[вуў])\s*$")  # to the host: "Augusti, Ferrara in"
# "д-ра ист. наук", "канд. філол. наук", "к.и.н.": a degree with its field, in small letters
DEGREE = Late(
    r"(?<![^\W_])(?:д(?:-р\w*|окт(?:ор\w*|\.)|\.)|канд(?:\.|[иы]дат\w*)|к\.)\s?"
    r"(?:(?!нав?ук)[а-яёіўї’'-]+\.?\s?){1,2}(?:нав?ук(?!\w)|(?<=[\s.])н\.)[\s,]*"
)
OF_SCIENCES = ("наук", "навук", "н.")  # DEGREE ends with one of these
NO_NAME = "!?¡¿¹²³⁴⁵⁶⁷⁸⁹⁰ "
PAPER = Late(
    rf"\w+(?: (?:{PLAIN}|&|and|und|of|for|für|der|des|in|on)){{1,7}}[\s.,;:]*"
)  # "The Economist", no row of names


def names(text: str) -> tuple[Name, ...]:
    """The names printed in a text without words of a role; `Name("others")` last where it says there are more."""
    printed = text.rstrip(" ,;:")
    if plain := with_initials(printed):
        return _evenly(plain)
    text = hyphenated(text) if ("-" in text or "–" in text) and DASHED.search(text) else text
    text = CLOSED_UP.compiled.sub(r"\1 - ", text) if "-" in text and "." in text else text
    text = DEGREE.compiled.sub("", text) if any(end in text for end in OF_SCIENCES) else text
    text = LED_ON.sub("", GLUED_AND.sub(r"\1 ", text) if "nd" in text or "et" in text else text)
    text, others = _without_others(trimmed(text) if "[" in text or "(" in text else text)
    if text.casefold().strip(" .,:;") in idem():
        return (Name(unstopped(trimmed(text))),)
    if body := abbreviated(text):
        return (Name(body[0]),)
    if text.startswith(ARTICLES) and PAPER.fullmatch(text):
        return (Name(unstopped(trimmed(text))),)
    bracketed = (_monastic(text) or in_brackets(trimmed(text))) if "(" in text else ()
    text = trimmed(REMARK.sub(r"\1 ", text) if "(" in text or "[" in text else text)
    if not text:
        return (OTHERS,) if others else ()
    if LETTERS.fullmatch(text):
        return (Name(text),)
    found = bracketed or (with_initials(text) if text != printed else ()) or _of_one_family(text) or in_full(text)
    found = found or _corporate(text) or _people(separated(text))
    return (*_evenly(found), OTHERS) if others and found else _evenly(found)


def _of_one_family(text: str) -> tuple[Name, ...]:
    """Two persons of one family name, printed once: "A. i R. Rzeccy", "Jan und Anna Wehr"."""
    hit = _two().fullmatch(text)
    if not hit or not (initials_only(hit["one"]) or all(forename(hit[part].strip()) == "" for part in ("one", "two"))):
        return ()
    return tuple(person(hit["family"], given=hit[part].strip()) for part in ("one", "two"))


@functools.cache
def _two() -> re.Pattern[str]:
    word, initials = rf"[{UPPER}][{LOWER}’'-]+(?:-[{UPPER}][{LOWER}]+)?", rf"(?:[{UPPER}][{LOWER}]?\.\s?-?){{1,3}}"
    return re.compile(
        rf"(?P<one>{initials}(?<!\s)|{word})\s(?:{ands()}|&)\s(?P<two>{initials}|{word}\s)(?P<family>{word})[\s.,]*"
    )


def _monastic(text: str) -> tuple[Name, ...]:
    """A name in religion with the family name in brackets, and a title: "Макарий (Булгаков), митр."."""
    hit = MONASTIC.fullmatch(text)
    titles = [hit["before"] or "", hit["behind"] or ""] if hit else []
    return (Name(hit["name"]),) if hit and any(map(_is_of_clergy, titles)) else ()


def _is_of_clergy(text: str) -> bool:
    """Whether a text is a title of the clergy; its stop may be lost: "митр." """
    title, table = text.casefold().strip(), resources.words("honorifics")
    return "clergy" in (table.get(title), table.get(f"{title}."))


def _evenly(found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Where no initials but the last have a full stop ("Reed A, Weir K."), that stop ends the list."""
    if len(found) < 2 or not BARE_STOP.fullmatch(found[-1].given):
        return found
    *before, last = found
    if any("." in name.given for name in before) or not any(initials_only(name.given) for name in before):
        return found
    return (*before, replace(last, given=last.given[:-1]))


def others(text: str) -> Hit | None:
    """Where a text says that there are more names; "A. J." are initials, and not the Czech "a j."."""
    return next((hit for hit in phrases("andothers").all(text) if not INITIALED.match(text, hit.start)), None)


def _without_others(text: str) -> tuple[str, bool]:
    hit = others(text)
    if not hit or (hit.start == 0 and len(text) > hit.end + 3):
        return text, False
    return text[: hit.start].rstrip(" ,;[(&"), True


def _corporate(text: str) -> tuple[Name, ...]:
    """The names of bodies in the text, () if they are persons'; of a body before or behind persons, theirs, too."""
    first, _, rest = text.partition(", ")
    if PERSONS.match(rest) and is_body(first) and not INITIALED.search(first) and not is_corporate(rest):
        return (Name(unstopped(first)), *_people(separated(rest)))
    people, body = _people_and_body(text)
    if body and is_body(body) and not is_corporate(people):
        return (*_people(separated(people)), Name(unstopped(body)))
    if not is_corporate(text):
        return ()
    found = [one for piece in BETWEEN.split(text) if piece.strip() for one in _person_or_body(piece)]
    if " / " not in text or all(one.given or is_body(one.family) for one in found):
        return tuple(found)
    return tuple(Name(unstopped(body)) for body in re.split(r"\s*;\s*", text) if body.strip())


def _people_and_body(text: str) -> tuple[str, str]:
    """Persons, with a comma or an initial among them, and who stands behind the last "and"; the text and "" if none.

    "Weir, A., Teal, B., & The Marsh Group"
    """
    last = max(text.rfind(","), text.rfind(";"), 0)
    hit = _last().search(text, last)
    people = text[: hit.start() + 1] if hit else ""
    return (people, hit["body"]) if hit and PERSON_MARK.search(people) else (text, "")


@functools.cache
def _last() -> re.Pattern[str]:
    """An "and" and the last of several names."""
    return re.compile(rf"[,\s]\s*(?:{ands()})\s+(?P<body>[^,;]+)$")


def _person_or_body(text: str) -> tuple[Name, ...]:
    """Who is named between the marks of a row in which bodies stand: "Weir, Anna; Institute of Rivers"."""
    pieces = _pieces(text)
    if len(pieces) == 2 and not is_body(text) and (is_pair(pieces) or initials_only(pieces[1])):
        return _people(separated(text))
    return (Name(unstopped(text)),)


def _people(text: str) -> tuple[Name, ...]:
    strong = [_leading().sub("", piece) for piece in STRONG.split(text)] if PARTING.search(text) else [text]
    chunks = [_untitled(_pieces(chunk)) for stretch in strong for chunk in _conjoined(stretch)]
    chunks = [pieces for pieces in chunks if pieces]
    pairs = all(len(pieces) == 2 for pieces in chunks)  # "Family, Given; Family, Given"
    every = [piece for pieces in chunks for piece in pieces]
    singles = not pairs and len(every) > 2 and all(single_word(p) and not is_suffix(p) for p in every)
    if ordered := in_one_order(every):
        return tuple(ordered)
    told = len(chunks) > 1 and is_pair(chunks[-1])
    rows = [paired(pieces, told) for pieces in chunks]  # "Weir, Bo, Teal, Cy und Reed, Anna"
    families = singles and not any(rows) and chunks[0][0].casefold().rstrip(".") not in idem()
    found: list[Name] = []
    for pieces, row in zip(chunks, rows, strict=True):
        if found and not found[-1].given and all(map(initials_only, pieces)):
            found[-1] = _given_on(found[-1], " ".join(pieces))  # "Birke; M.; Jäger, Th."
        else:
            found += row or ([person(piece) for piece in pieces] if families else _chunk(_unwoven(pieces)))
    return tuple([name for name in found if name.family])


@functools.cache
def _leading() -> re.Pattern[str]:
    """The "and" that a name behind a semicolon begins with: "; and Jim Belote"."""
    return re.compile(rf"^(?:{ands()})\s+(?=[^\W\d_a-zа-яіў])")


@functools.cache
def idem() -> frozenset[str]:
    """The words for the person named before, without a full stop."""
    return frozenset(word.rstrip(".") for word in resources.words("idem"))


def _pieces(chunk: str) -> list[str]:
    pieces = [piece.strip(NO_NAME) for piece in map(trimmed, chunk.split(","))]
    return [piece for piece in pieces if any(map(str.isalpha, piece))]


def _untitled(pieces: list[str]) -> list[str]:
    """The pieces without titles of the clergy behind the first: "Макарий, митр."; "О." may be an initial."""
    return [piece for at, piece in enumerate(pieces) if not at or initials_only(piece) or not _is_of_clergy(piece)]


def _unwoven(pieces: list[str]) -> list[str]:
    """The pieces of "Family, I. Family, I. Family, I.", where no comma stands between two names."""
    woven = [WOVEN.fullmatch(piece) for piece in pieces[1:-1]]
    if not woven or not all(woven) or not initials_only(pieces[-1]) or any(map(initials_only, pieces[0].split())):
        return pieces
    return [pieces[0], *(part for hit in woven if hit for part in hit.groups()), pieces[-1]]


def _conjoined(text: str) -> list[str]:
    """The text cut at words such as "and"; a weak one counts only between names of two words or more, "u" as "u."."""
    table, cuts, at = resources.words("conjunctions"), [], 0
    if table.keys().isdisjoint(words_of(text)):
        return [text]
    capitals = CAPITAL_ANDS if text.isupper() else ("&",)
    for token in tokens(text):
        kind = table.get(token.word)
        if kind is None or (not text[token.start].islower() and token.word not in capitals) or token.start == 0:
            continue
        if kind == "weak" and not (" " in text[at : token.start].strip() and text.find(" ", token.end + 1) > 0):
            continue
        if kind == "stopped" and not text.startswith(". ", token.end):
            continue
        cuts.append(text[at : token.start])
        at = token.end + (kind == "stopped")
    return [*cuts, text[at:]]


def _chunk(pieces: list[str]) -> list[Name]:
    """The names of pieces between commas: a family name and the given names behind it, or whole names."""
    found: list[Name] = []
    index, count = 0, sum(not is_suffix(piece) for piece in pieces)
    while index < len(pieces):
        here, after = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else ""
        if found and is_suffix(here):
            last = found[-1]
            found[-1] = Name(last.family, last.given, last.prefix, here)
        elif found and _goes_on(found[-1].given, pieces[index - 1], here):
            found[-1] = _given_on(found[-1], here)
        elif found and "." in here and initials_only(here) and INITIAL_END.fullmatch(pieces[index - 1]):
            found[-1] = Name(pieces[index - 1], here)  # "Martínez R., L.": the second family name is an initial
        elif after and (
            starts_inverted(without_suffix(here), after, index == 0, count)
            or (single_word(here) and _is_word_suffix(pieces[index + 2 : index + 3]))  # "King, Martin Luther, Jr."
        ):
            found.append(person(here, given=after))
            index += 1
        else:
            found.append(Name(unstopped(here)) if " " in here and is_corporate(here) else person(here))
        index += 1
    return found


def _goes_on(given: str, before: str, here: str) -> bool:
    """Whether initials go on with the name before: "Weir, A., B., Reed, Carl, D." """
    if not initials_only(here):
        return False
    return not given or ("." in here and (initials_only(before) or before == given))


def _given_on(name: Name, more: str) -> Name:
    return replace(name, given=f"{name.given} {more}".lstrip())


def _is_word_suffix(pieces: list[str]) -> bool:
    """Whether a piece is a suffix and cannot be initials."""
    return any(is_suffix(piece) and not piece.isupper() for piece in pieces)
