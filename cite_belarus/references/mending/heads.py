"""Where the names at the head of a citation end and the title begins."""

from __future__ import annotations

import functools
import re

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references import bodies
from cite_belarus.references.draft import HOSTS, WHOLES, Draft, pieces
from cite_belarus.references.particles import forename, is_given
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.shapes import BETWEEN, LOWER, UPPER
from cite_belarus.references.vocabulary import ands, phrases

NAMED = Late(rf"([{UPPER}][^\W\d_]+)\s[{UPPER}][^\W\d_]+(?:-[{UPPER}][^\W\d_]+)?:\s+")
# a family name with initials, and a word that is neither a name's nor an initial
HEADED = Late(
    rf"(?P<family>[{UPPER}][^\W\d_]+(?:['’ʼ][^\W\d_]+|-[{UPPER}][^\W\d_]+)?),?\s(?:[{UPPER}]\.\s?){{1,3}}(?<=\s)(?=[{UPPER}][^\W\d_]{{3,}}(?![\w,]|\s[{UPPER}]\.))"
)
CLERGY = Late(
    rf"(?P<family>[{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+|\s\([{UPPER}][^\W\d_]+\))?),\s(?P<clergy>[{LOWER}]{{2,7}}\.)\s+(?=[{UPPER}])"
)
LED = Late(rf"([{LOWER}]{{1,7}}\.),?\s+(?=[«„“\"]?[{UPPER}])")
# a sentence behind "Family, Given.", and a last name "Given Family," behind names with initials
BEHIND_STOP = Late(
    rf"[^.,;:()]{{2,40}},\s[{UPPER}][^\W\d_]{{2,}}(?:\s[^\W\d_]{{3,}})?\.\s+(?=[{UPPER}\d«„“\"])(?![^.,]{{2,30}},\s[^\W\d_]+\.)"
)
LONE = Late(rf"\s*[{UPPER}][{LOWER}]{{4,}}\.\s*")  # "Часослов. "
LAST_NAME = Late(rf"(?P<before>.*[,;]\s+)[{UPPER}][^\W\d_]{{2,}}\s[{UPPER}][^\W\d_]{{2,}}[.,]?\s*$")
ONE = rf"[{UPPER}][^\W\d_]+(?:[’'-][^\W\d_]+)*\s(?:[{UPPER}]\.[\s-]?)+"
ROW = Late(rf"(?:{ONE},\s?)+{ONE}(?=[{UPPER}][^\W\d_]{{2,}})(?!.*,)")  # "Weir A., Teal B. Rivers."
AGAINST = (" v.", " v", " vs.", " vs")  # no name ends so, save one in initials
CASE = Late(rf"[^\W\d_]{{3,}}\sv(?:s?\.|s)?\s(?:the\s)?[{UPPER}]")
APPLICATION = Late(r"(?:[Aa]pplication|[Aa]ppl?|[Cc]ase)\b[\W\d]*(?:[Nn]os?)?\W*$")
REVIEW = Late(
    r"\[[Cc]\. ?[Rr]\.|[\[(]?\s*(?:(?:[Rr]ec|[Рр]ец|[Рр]эц|[Rr]ez)\."
    r"|(?:[Rr]eview of|[Рр]ецензия на|[Рр]ецензія на|[Рр]эцэнзія на|[Rr]ecenzja|[Rr]ezension|[Cc]ompte[ -]rendu)\b)"
)
REVIEW_SIGNS = (  # REVIEW has one of these
    "[c", "[C", "ec.", "ец.", "эц.", "ez.", "eview", "ецензі", "ецензи", "эцэнз", "ecenzja", "ezensi", "ompte",
)  # fmt: skip
REVIEWED = Late(
    r"(?:\.\s[–—-]|\d\.)\s(?P<note>(?:Р[эе]ц\.|Рецензия|Рецензія|Рэцэнзія) на"
    r"(?:\s(?:(?:кн|раб|выд|вид|изд)\.|кнігу|книгу))?\s?:)"
)
OF_BOOK = ("author", "editor", "translator", "title", "location", "publisher", "date", "pages", "note", "genre")
LAST_PIECE = Late(r"(?P<before>.*[,;]\s+)(?P<last>[^\s,;:()][^,;:()]{5,80})$")
ADDRESSED = Late(  # behind the word for a letter: to whom it is, or names with initials in two cases
    rf"\s[^,;]{{3,60}}\s(?:(?:к|ко|до|да|do|to|an|à|ad?)\s[{UPPER}]|(?:to the author|an de[nr] (?:Verfasser|Autor)"
    r"|an die (?:Verfasser|Autor)in|à l['’]aut(?:eure?|rice)|all['’]aut(?:ore|rice))\b)"
    rf"|\s(?:[{UPPER}]\.\s?)+[^\W\d_]+\s(?:[{UPPER}]\.\s?)+[{UPPER}]"
)
DASHED = Late(r"\s[–—-]\s*$")
BETWEEN_NAMES = Late(r"[,;]")
INITIALED = Late(rf"(?:[{UPPER}]\.\s?){{1,3}}(?<=\s)[{UPPER}][^\W\d_]+(?:-[^\W\d_]+)?")
INITIAL = Late(rf"(?<![^\W\d_])[{UPPER}]\.")

# whom a title is about, at the end of the names: one word, or two
SUBJECT = rf"(?=(?P<one>[{UPPER}][^\s,;:.]{{2,}}:\s*$)|(?P<two>[{UPPER}][^\s,;:.]+\s[{UPPER}][^\s,;:.]{{2,}}:\s*$))"
ABOUT = Late(rf"[{UPPER}][^\s,;:]*(?:\s[^\s,;:]+){{1,3}},\s+{SUBJECT}")
ABOUT_LISTED = Late(
    rf"(?:[{LOWER}’']{{1,4}}\s){{0,2}}[^\s,;:.]{{2,30}},\s(?:[{UPPER}][^\W\d_]{{2,}}\.|(?:[{UPPER}]\.\s?)+(?<=\.))\s*(?<=\s){SUBJECT}"
)
COUNTED = Late(  # "XX s''ezd", "Desiatyi s''ezd", but no "VI Lenin"
    rf"[IVXL]{{1,6}}\s+(?=[{LOWER}])|[IVXL]{{3,6}}\s+(?=[{UPPER}])|[^,;.]{{2,40}}\ss[\"'’ʺ″“”]{{1,2}}ezd\b"
)


def headed(draft: Draft) -> Draft:
    """A name with initials and a title behind it, under one label, in a full reference: "Комиш І. Ріки".

    Of 30,105 titles of the records two begin so by themselves ("Трактат К. Й. Фельденстайна …").
    """
    named, titled = draft.labelled("author"), draft.labelled("title")
    if draft.citation.kind != "full" or (named and titled and named[-1].end != titled[0].start):
        return draft
    one = named[-1] if named and DASHED.search(named[-1].printed) else (titled or named)[0]
    hit = HEADED.match(one.printed) or (None if named else _of_clergy(one.printed))
    if not hit or opens_title(hit):
        return draft
    at = draft.parts.index(one)
    end = at + 1 if one.label == "title" or not titled else at + 2
    return draft.recut(at, end, [("author", 0), ("title", hit.end())])


def _of_clergy(text: str) -> re.Match[str] | None:
    """A whole name with a title of the clergy behind it, and words behind that: "Кірыла Тураўскі, свц. Словы"."""
    hit = CLERGY.match(text) if ", " in text[:60] else None
    return hit if hit and resources.words("honorifics").get(hit["clergy"]) == "clergy" else None


def opens_title(hit: re.Match[str]) -> bool:
    """Whether what looks like a name in HEADED is words of a title: "Письмо А. …", "Протокол Л. …", a given name."""
    family, inverted = hit["family"], "," in hit[0]
    return phrases("documents").begins(family) is not None or (not inverted and forename(family) is not None)


def given_of_title(draft: Draft) -> Draft:
    """ "[author] Крип'якевич І. Богдан [title] Хмельницький.": behind initials a given name begins the title.

    A title of the clergy there is the author's: "[author] Річка Л., [title] о. Проповіді".
    """
    for at, author, title in draft.pairs("author", "title"):
        led = LED.match(title.printed) if author.printed.rstrip().endswith(",") else None
        if led and resources.words("honorifics").get(led[1]) == "clergy":
            return draft.recut(at, at + 2, [("author", 0), ("title", len(author.printed) + led.end())])
        hit = HEADED.match(author.printed)
        if hit and is_given(author.printed[hit.end() :].strip()):
            return draft.recut(at, at + 2, [("author", 0), ("title", hit.end())])
    return draft


def letter(draft: Draft) -> Draft:
    """A letter to someone is called so in its title: "[author] Письмо М. А. Рекина [title] к Н. Камышу, 18 июня"."""
    first = draft.parts[0] if draft.parts else None
    if first is None or first.label not in ("author", "journal"):
        return draft
    called = _is_addressed(draft.citation.raw)
    end = next((i for i, part in enumerate(draft.parts[:3], 1) if part.label == "title"), 0) if called else 0
    if end and first.label == "author":
        return draft.joined(0, end, "title")
    if draft.has(*WHOLES) or not (called or BETWEEN.fullmatch(first.text)):
        return draft
    return draft.relabelled(first, "title") if len(draft.labels & {"author", "journal"}) == 1 else draft


def _is_addressed(text: str) -> bool:
    """Whether a text begins with the word for a letter, and says to whom it is."""
    hit = phrases("documents").begins(text) if text[:1].isupper() else None
    return hit is not None and hit.value in ("letter", "letters") and ADDRESSED.match(text, hit.end) is not None


def parties(draft: Draft) -> Draft:
    """The parties of a case are its title: "[author] Reed v. [title] Belarus"; "Application" names no host."""
    for at, author, _ in draft.pairs("author", "title"):
        if _is_party(author.printed.rstrip()):
            draft = draft.joined(at, at + 2, "title")
            break
    leads = [part for part in draft.labelled(*HOSTS) if APPLICATION.match(part.text)]
    if not leads or not any(CASE.search(part.printed) for part in draft.under("title")):
        return draft
    return draft.with_parts([part._replace(label="other") if part in leads else part for part in draft.parts])


def _is_party(printed: str) -> bool:
    words = printed.split()
    return printed.endswith(AGAINST) and len(words) > 1 and len(words[-2]) > 2


def reviewed(draft: Draft) -> Draft:
    """The work reviewed, with its author, behind the word for a review, is a title: "[rec.] J. Kowal, Rzeki".

    Before "//" its place and year belong to it, too; a name between " / " and "//" is the reviewer's.
    """
    if not any(map(draft.citation.raw.__contains__, REVIEW_SIGNS)):
        return draft
    at = next((i for i, part in enumerate(draft.parts) if REVIEW.match(part.printed)), -1)
    host = next((i for i, part in enumerate(draft.parts) if part.label == "other" and "//" in part.printed), 0)
    host -= draft.parts[host - 1].label == "author"
    if 0 <= at < host - 1 and all(part.label in OF_BOOK for part in draft.parts[at:host]):
        return draft.joined(at, host, "title")
    end = at + 1
    while 0 <= at < end < len(draft.parts) and draft.parts[end].label in ("author", "editor", "title"):
        end += 1
    if end - at < 2 or draft.parts[end - 1].label != "title":
        return draft
    return draft.joined(at, end, "title")


def review_note(draft: Draft) -> Draft:
    """ "… – С. 5–9. – Рэц. на кн.: Вада, П. Рэкі. – Мінск, 2002.": what is reviewed, at the end, is a note."""
    raw, paged = draft.citation.raw, draft.under("pages")[0]
    hit = REVIEWED.search(raw, paged.start) if " на" in raw else None
    at = next((i for i, part in enumerate(draft.parts) if hit and part.start >= hit.start("note")), 0)
    return draft.joined(at, len(draft.parts), "note") if at else draft


def last_author(draft: Draft) -> Draft:
    """The last of several names, before a colon, is an author's: "Jan Kowal, [title] Anna Nowak: Rzeki".

    Behind an "and" none follows: "Jan Kowal et Paul Lac, [title] Frida Kahlo: un regard"; nor a name in full behind
    initials: "J. Kowal, [title] Anna Nowak: życie".
    """
    for _, author, title in draft.pairs("author", "title"):
        other_form = _and().search(author.text) or INITIAL.search(author.text)
        hit = None if other_form else NAMED.match(title.printed)
        if hit and author.printed.rstrip().endswith(",") and is_given(hit[1]) and not _in_bracket(draft):
            return draft.replacing(title, pieces(title, [("author", 0), ("title", hit.end())]))
    return draft


@functools.cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{ands()})\s")


def biography(draft: Draft) -> Draft:
    """ "[author] Ann Reed, Heron: [title] The Man": before a colon whom a title is about, one word behind a whole name.

    Two words are so in Chicago's notes, which put no colon behind authors: "Ann Reed, Paul Heron: A Life (Oxford:".
    """
    for at, author, title in draft.pairs("author", "title"):
        if not author.printed.rstrip().endswith(":") or draft.under("author")[0] is not author:
            continue
        if title.text[:1] in CLOSERS:  # "Reed, E. Kembo: „Flüsse“"
            continue
        hit = ABOUT.match(author.printed) or ABOUT_LISTED.match(author.printed)
        if hit and (_in_bracket(draft) or (hit["one"] and _is_named(author.printed))):
            return draft.recut(at, at + 2, [("author", 0), ("title", hit.end())])
    return draft


def _in_bracket(draft: Draft) -> bool:
    """Whether the imprint stands in a bracket, as in Chicago's notes."""
    return any(part.printed.lstrip().startswith("(") for part in draft.under("location"))


def _is_named(text: str) -> bool:
    """Whether a text begins with a given name, an initial, or a family name before a comma."""
    first = text.split()[0]
    return first.endswith((",", ".")) or is_given(first)


def congress(draft: Draft) -> Draft:
    """ "[author] XIV s"ezd VKP(b): [title] Stenograficheskii otchet": what a number counts is nobody."""
    for at, author, _ in draft.pairs("author", "title"):
        if not at and COUNTED.match(author.printed):
            return draft.joined(0, 2, "title")
    return draft


def small_words(draft: Draft) -> Draft:
    """The last of several names, with a word in small letters that no name has, begins the title behind it."""
    for at, author, _ in draft.pairs("author", "title"):
        hit = LAST_PIECE.match(author.printed)
        if hit and INITIAL.search(hit["before"]) and _is_prose(hit["last"]):
            return draft.recut(at, at + 2, [("author", 0), ("title", hit.start("last"))])
    return draft


def _is_prose(text: str) -> bool:
    """Whether words in small letters stand in a text that no name and no "et al." holds."""
    if INITIAL.search(text) or phrases("andothers").first(text):
        return False
    return text.lstrip()[:1].isupper() and bool(bodies.small_words(text))


def untitled(draft: Draft) -> Draft:
    """The title under the label of the names before it, where there is no other: a person's name as a rule.

    "Vencovský, František. Karel Engliš." "Kowalski J., Józef Piłsudski," One word with a stop is itself a title.
    """
    one = draft.under("author")[0]
    if draft.citation.kind != "full" or len(draft.under("author")) > 1:
        return draft
    if draft.has("location") and LONE.fullmatch(one.printed):
        return draft.relabelled(one, "title")
    hit = BEHIND_STOP.match(one.printed)
    if hit:
        return draft.replacing(one, pieces(one, [("author", 0), ("title", hit.end())]))
    row = ROW.match(one.printed)
    if row:
        return draft.replacing(one, pieces(one, [("author", 0), ("title", row.end())]))
    last = LAST_NAME.match(one.printed)
    if last and all(INITIAL.search(name) for name in BETWEEN_NAMES.split(last["before"]) if name.strip()):
        return draft.replacing(one, pieces(one, [("author", 0), ("title", last.end("before"))]))
    return draft
