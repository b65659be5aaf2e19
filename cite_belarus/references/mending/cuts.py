"""Pages, dates, numbers, places and publishers at the edge of another segment: a table of cuts."""

from __future__ import annotations

import functools
from typing import NamedTuple

from cite_belarus.late import Late
from cite_belarus.references.dates import PRINT_YEAR, date
from cite_belarus.references.draft import Draft, Part, pieces
from cite_belarus.references.order import Order, Rule, follow, when
from cite_belarus.references.places import is_town

ROMANS = "IVX"
NUMBER = Late(rf"[\d{ROMANS}]")
ROMAN = Late(f"[{ROMANS}]")
COLON = Late(":")
STOP = Late("[.:]")
INSIDE = r"[ВвУу]\s(?:(?:кн|сб|зб)\.:?|(?:сборнике|зборніку|збірнику|книге|кнізе|книзі):)"
HOST_WORD = rf"(?:{INSIDE}|[Ii]n:|\[?[Ww]:\]?)"  # also behind "//": "// В кн.: Вода"
BRACKET = Late(r"\(")
SECTION = Late(r"[A-Z]-?\d")
END = r"[\s.,;:)/–—-]*$"


class Cut(NamedTuple):
    """Parts of `labels` that match `pattern` lose its `tail` (or `head`) to the label `lacking`, if nothing has it.

    `holds`: what the pattern cannot do without. `ends`: the letters, besides digits, that a tail may end in; None for
    any.
    """

    labels: tuple[str, ...]
    lacking: str
    pattern: Late
    always: bool = False  # also where something has the label
    holds: Late = NUMBER
    ends: str | None = None

    def able(self, part: Part) -> bool:
        """Whether a part has what the pattern needs."""
        last = part.text.rstrip(".)] ")[-1:]
        if self.ends is not None and last.isalnum() and not (last.isdecimal() or last in self.ends):
            return False
        return self.holds.search(part.printed) is not None


def _tail(labels: str, lacking: str, pattern: str, always: bool = False, ends: str | None = None) -> Cut:
    return Cut(tuple(labels.split()), lacking, Late(rf"[\s,.:;(\[](?P<tail>(?:{pattern}){END})"), always, ends=ends)


CUTS = (
    _tail(
        "title volume issue journal date location publisher",
        "pages",
        r"(?:[Pp]{1,2}|[SsСсCc]|[Ss]tr|[Сс]тр)\.\s?\d+(?:\s?[-–—]\s?\d+)?f{0,2}|Seiten?\s\d+(?:\s?[-–—]\s?\d+)?f{0,2}",
        ends="f",
    ),
    # the page of a newspaper's section: "June 9, A3"
    Cut(("date",), "pages", Late(rf"\d,\s(?P<tail>[A-Z]-?\d{{1,3}}{END})"), holds=SECTION),
    Cut(("note",), "pages", Late(rf"\),?\s(?P<tail>\d{{1,3}}(?:\s?[-–—]\s?\d{{1,3}})?{END})")),
    Cut(
        ("publisher", "location"),
        "pages",
        Late(r"^(?P<head>(?:Seiten?|S\.|s\.|pp?\.|[СсCc]\.)\s?\d+(?:[-–]\d+)?f{0,2}\.?[\s,]+)(?=[^\W\d_]{2})"),
    ),
    _tail(
        "publisher location institution journal volume issue container-title edition",
        "date",
        rf"\(?\[?{PRINT_YEAR}(?:\s?[-–—]\s?{PRINT_YEAR})?[a-z]?\]?\)?(?:\s?(?:г|р|r)\.)?",
    ),
    Cut(("author", "editor"), "date", Late(rf"(?P<tail>\(?{PRINT_YEAR}[a-z]?\)[\s.,;:]*)$")),
    _tail(
        "title",
        "date",
        rf"(?:от|ад|від|z dnia|vom|of)\s\d{{1,2}}[^,;:«»\"]{{2,24}}{PRINT_YEAR}(?:\s?(?:года|року|г|р|r))?",
    ),
    _tail("journal", "issue", r"(?:№|[Nn]o|[Nn]r|[Nn]°|[Nn]º)\.?\s?\d[\w/–-]{0,12}"),
    _tail(
        "journal",
        "volume",
        r"(?<![Сс]ер\.\s)(?<![Сс]ер[иыі]я\s)(?<![Ss]er\.\s)(?<![Ss]eri[ai]\s)"  # "Веснік. Сер. 3." is no volume
        r"(?:(?:[Vv]ol|[TtТт]|[Bb]d|[Вв]ып|[Вв]ип)\.\s?)?\d{1,3}(?:\s?\(\d{1,3}(?:[-–]\d+)?\))?",
        ends="",
    ),
    _tail("title genre", "volume", r"(?:Вып|Вип|[TТ]|Bd|Vol|Кн|Ч|Cz)\.\s?(?:\d{1,3}|[IVX]{1,5})", ends=ROMANS),
    _tail(
        "title container-title",
        "volume",
        r"(?:[ВвУу]|[Ii]n|[Ww])\s\d{1,2}(?:-[а-яії]{1,2})?\s?(?:т|кн|томах|книгах|vols?|v|t|Bde?)\.?",
    ),
    _tail(
        "collection-title",
        "issue",
        r"(?:(?:№|[Nn]o|[Nn]r|[Bb]d|[Vv]ol|[Hh]|[TtТт]|[Zz]|[Вв]ып|[Вв]ип|[Кк]н)\.?\s?)?\d{1,4}",
    ),
    # "Mazur, T. V.", "Cz. I. Woda" have initials: one Roman letter is a volume behind a whole word's stop or a dash
    _tail(
        "editor author",
        "volume",
        r"(?:(?:Вып|Вип|[TТ]|Bd|Vol|Кн|Ч|Cz)\.\s?(?:\d{1,3}|[IVX]{2,5})"
        r"|(?:(?<=[^\W\d_]{2}\.\s)|(?<=[–—-]\s))(?:Вып|Вип|[TТ]|Bd|Vol|Кн|Ч|Cz)\.\s?[IVX])",
        always=True,
        ends=ROMANS,
    ),
    # a volume behind an editor: "a cura di C. Reed, I, "
    Cut(("editor",), "volume", Late(r"[^\W\d_]\.\s?[^\W\d_]{2,},\s(?P<tail>[IVX]{1,5}[\s,.]*)$"), holds=ROMAN),
    Cut(("date",), "issue", Late(r"^(?P<head>\(?(?:№|[Nn]o|[Nn]r)\.?\s?\d{1,4},\s+)(?=[^\W_])")),  # "nr 12, 15 I 1900"
    Cut(("container-title", "journal"), "other", Late(rf"^(?P<head>{HOST_WORD}\s+)"), always=True, holds=STOP),
    # the title of a law and the gazette in a bracket: "Prawo wodne (Dz. U."
    Cut(("journal",), "title", Late(r"^(?P<head>[^()]{4,}\s)(?=\([^()]{2,}$)"), holds=BRACKET),
    Cut(("location",), "publisher", Late(r"\s?:\s*(?P<tail>[^\s:;][^:;]{2,})$"), holds=COLON),
)  # fmt: skip
TOWN_FIRST = Late(r"^[(\[\s]*(?P<town>[^\W\d_][^:;,]{0,24}?)\s?:\s+(?=\S)")
COUNT_BEFORE_YEAR = Late(rf"^(?P<count>[^\d]{{0,12}}\d[^()]{{0,30}}?)[\s,.]*(?=\(?{PRINT_YEAR}\)?[\s.,;:)]*$)")
NUMERIC_DATE = Late(r"\d[./]\s?\d")


def cut_edges(draft: Draft) -> Draft:
    """What CUTS lists; a place before its publisher; a number before the year."""
    draft = follow(draft, ORDER)
    have = draft.labels
    if "journal" in have and "container-title" in have and not draft.has("location", "publisher"):
        draft = _behind_town(draft, "journal")
    elif "publisher" in have and "location" not in have:
        draft = _behind_town(draft, "publisher")
    if "date" in have and "journal" in have and not draft.has("volume", "issue"):
        return _count_before_year(draft)
    return draft


def _cut(cut: Cut, draft: Draft) -> Draft:
    """The draft with the first part that can be cut so in two."""
    for part in draft.labelled(*cut.labels):
        hit = cut.pattern.search(part.printed) if cut.able(part) else None
        if not hit:
            continue
        if "head" in hit.groupdict():
            found = pieces(part, [(cut.lacking, 0), (part.label, hit.end("head"))])
        else:
            found = pieces(part, [(part.label, 0), (cut.lacking, hit.start("tail"))])
        if all(one.text for one in found):
            return draft.replacing(part, found)
    return draft


ORDER: Order[Rule] = Order(
    {
        functools.partial(_cut, cut): when(some=" ".join(cut.labels), none="" if cut.always else cut.lacking)
        for cut in CUTS
    }
)


def _behind_town(draft: Draft, label: str) -> Draft:
    """ "Минск: Наука" under one label: a place, then its publisher; of a second host the place must be a known one."""
    for part in draft.under(label):
        hit = TOWN_FIRST.search(part.printed)
        if hit and (label == "publisher" or is_town(hit["town"].strip())):
            return draft.replacing(part, pieces(part, [("location", 0), ("publisher", hit.end())]))
    return draft


def _count_before_year(draft: Draft) -> Draft:
    """ "no. 2 (2018)" under one label: the number, then the year."""
    for part in draft.under("date"):
        hit = COUNT_BEFORE_YEAR.match(part.printed)
        if hit and not _says_month(part.printed) and not NUMERIC_DATE.search(hit["count"]):
            return draft.replacing(part, pieces(part, [("volume", 0), ("date", hit.end("count"))]))
    return draft


def _says_month(printed: str) -> bool:
    """Whether a text says more of a date than its year: "12–13 VIII 2006"."""
    said = date(printed)
    return said is not None and "-" in said.value
