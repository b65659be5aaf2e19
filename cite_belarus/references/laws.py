"""Laws: what an act is, of what date and number, told from the gazette that printed it.

In a record with a gazette `date` and `number` are the gazette's, as in a record of an article; the act's own date is
`eventdate`, and `titleaddon` (or the title) says it all as printed: "Закон … от 7 декабря 1998 г. № 213-З".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.counts import counts
from cite_belarus.references.dates import date, full_date
from cite_belarus.references.draft import Draft, Part
from cite_belarus.references.numbers import REGISTERED, REGISTERED_EARLY, printed_number
from cite_belarus.references.places import is_region
from cite_belarus.references.titles import clean
from cite_belarus.references.vocabulary import phrases

ACTS = ("legislation", "jurisdiction")
CODES = ("кодекс", "кодэкс", "kodeks")  # "Водный кодекс": the word for the law stands second
HEAD_LAST = "lithuanian"  # "Lietuvos Respublikos vandens įstatymas"
COMPOUND = Late(r"(?:[^\W\d_]{4}(?:gesetz|gesetzbuch)|\s[^\W\d_]+ Act)$")  # "Archivgesetz", "Data Protection Act"
COMPOUND_ENDS = ("gesetz", "gesetzbuch", "Act")
ITALIAN = Late(r"(?:L|D\.?\s?[Ll](?:gs)?|R\.\s?[Dd](?:\.\s?[Ll])?|D\.\s?[PpMm](?:\.\s?[RrCc](?:\.\s?[Mm])?)?)\.?")
IBERIAN = Late(  # "Ley 29/1985, de 2 de agosto", "Lei n.º 12/98"
    r"(?:Ley|Lei|Real Decreto|Decreto|Orden)(?:[ -][LOFl][^\W\d_]+)?\s(?:n\.º\s)?(?:[A-Z]{1,5}/)?"
    r"\d{1,4}(?:-[A-Z])?/\d{2,4}\b"
)
SHORT_COURT = Late(r"[A-Z]\w*[A-Z]\w*(?: [A-ZÄÖÜ][\w-]+)?")  # "BVerfG, Urteil": a court's short name
DECISION = (
    r"(?:[Рр]ешение|[Пп]остановление|[Оо]пределение|[Пп]риговор|[Рр]ішення|[Пп]останова|[Уу]хвала|[Вв]ирок|[Рр]ашэнне"
    r"|[Пп]астанова|[Вв]ызначэнне|[Пп]рысуд)"
)
COURT = r"\b(?:[Сс]уд[ау]?|ЕСПЧ|ЄСПЛ|ЕСПЛ)\b"
DECIDED = Late(rf"(?:[А-ЯІЄ][^\W\d_]+\s)?{DECISION}\s(?:[^;«»\d№]*\s)?{COURT}")  # "Решение районного суда"
COUNTED = r"(?:[^\W\d_]{1,2}[.\u00b0\u00ba]*\s|№\s?)?"
UNION = r"(?:EU|UE|EC|CE|EEC|CEE|EG|EWG|WE|ES|EHS|EB|ЕС|ЕЭС|ЄС|ЕЗ|CFSP|PESC|GASP|WPZiB|SZBP|JHA|Euratom)"
NUMBERED = Late(  # "Règlement (UE) 2019/736", "Beschluss 2012/642/GASP": the Union's acts (Style Guide §2.6)
    rf"[^\W\d_][^\d()]*(?:\({UNION}(?:, {UNION})*\)\s{COUNTED}(\d{{1,4}})/(\d{{2,4}})\b"
    rf"|\s(\d{{2,4}})/\d{{1,4}}/{UNION}\b)"
)
# where and when a treaty was made
MADE = r"(?:заключ[её]н|подписан|принят|соверш[её]н|укладзен|падпісан|прынят|укладен|підписан|прийнят|вчинен)[аоыиіе]?"
MADE_AT = Late(rf"{MADE}\s[вуў]о?\s")
FULL_YEAR = Late(r"(?:19[5-9]|20\d)\d")
OPENING = 60  # characters at the head of a title, where it says what it is
SAYING = frozenset(("genre", "date", "issue", "volume"))
ENTRY = Late(f"{REGISTERED}|{REGISTERED_EARLY}")
CASE = Late(
    r"(?:sygn\.|дел[оа]\s№|справ[аи]\s№|Az\.|sp\. zn\.|(?:[\dIVX]{1,4}\s)?[A-Z][A-Za-z]{0,4}\s\d{1,5}/\d\d)"
)  # a title that is the number of a case


def act(title: str) -> str:
    """What an act is that has this title, "legislation" or "jurisdiction"; "" for every other title."""
    if ITALIAN.fullmatch(title) or ("/" in title and (NUMBERED.match(title) or IBERIAN.match(title))):
        return "legislation"
    if decided(title):
        return "jurisdiction"
    said = title[:OPENING]
    behind = said.partition(" ")[2]
    court, _, decision = said.partition(", ")
    said = decision if decision and SHORT_COURT.fullmatch(court) else said
    hit = phrases("genres").begins(behind if behind.casefold().startswith(CODES) else said)
    if not hit and title.rstrip().endswith(COMPOUND_ENDS) and COMPOUND.search(title):
        return "legislation"
    value = hit.value if hit else resources.words("genres", HEAD_LAST).get(_head_last(title), "")
    return value if value in ACTS else ""


def _head_last(title: str) -> str:
    """The last word of a title, or that before its number and what it quotes: "… nutarimas Nr. 2 „Dėl upių“"."""
    return title.partition(" Nr. ")[0].partition(" „")[0].rpartition(" ")[2].casefold()


def decided(text: str) -> bool:
    """Whether a text begins with the name of what a court decided: "Апелляционное определение Минского суда"."""
    return ("уд" in text or "ЕСП" in text or "ЄСП" in text) and DECIDED.match(text) is not None


def written(draft: Draft) -> bool:
    """Whether a person wrote the work: a state before its act did not ("ČESKO. Zákon č. 254/2001 Sb.")."""
    return not all(is_region(part.text) for part in draft.under("author"))


def enacted(draft: Draft) -> Draft:
    """date of an act that names its day in its title; eventdate, where the day of its print is date.

    "Council Decision 2010/639/CFSP of 25 October 2010 concerning …".
    """
    title = next(iter(draft.under("title")), None)
    if title is None or written(draft) or not act(title.text):
        return draft
    if reprinted := _of_book(draft):
        return reprinted
    number = NUMBERED.match(title.printed)
    made = next((part for part in draft.under("note") if MADE_AT.match(part.text)), None)  # "подписан в г. Минске …"
    for part, start in ((title, number.end() if number else 0), (made, 0)):
        said = full_date(part.printed[start:]) if part else None
        if part and said and said.value != draft.fields.get("date"):
            return draft.having("eventdate" if "date" in draft.fields else "date", said.value, [part])
    return draft if "date" in draft.fields else draft.having("date", _year_of_number(title.text), [title])


def _of_book(draft: Draft) -> Draft | None:
    """ "[title] Водный кодекс : [date] 3 мая 2014 г., [issue] № 2-З … [location] Минск, [date] 2021": day, and year."""
    printed = (*draft.pairs("publisher", "date"), *draft.pairs("location", "date"))
    if not printed or draft.has("journal", "container-title"):
        return None
    year, first = printed[0][2], draft.under("date")[0]
    day = full_date(first.printed) if first is not year else None
    if day is None or not year.text.rstrip(".").isdecimal():
        return None
    return draft.having("eventdate", day.value, [first]).having("date", year.text.rstrip("."), [year])


def _year_of_number(title: str) -> str:
    """The year in the number of an act of the Union, "" where it is not certain: "No 12/2001", "2011/23/CFSP"."""
    hit = NUMBERED.match(title)
    years = [group for group in hit.groups() if group and FULL_YEAR.fullmatch(group)] if hit else []
    return years[0] if len(years) == 1 else ""


def laws(draft: Draft) -> Draft:
    """title or titleaddon with the whole name of an act; date, eventdate and number, where its print has its own."""
    if draft.type not in ACTS:
        return draft
    act, later = _parted(draft)
    draft = _whole_title(draft)
    if not later or not any(part.label in ("genre", "date") for part in act):
        return draft
    labels = {part.label for part in act}
    code = "issue" in labels and "genre" not in labels and "titleaddon" not in draft.fields  # its title says its kind
    if code or ("genre" in labels and "titleaddon" in draft.fields):
        draft = draft.having("titleaddon", _said(draft, act), act)
    return _of_print(draft, act, later)


def _parted(draft: Draft) -> tuple[list[Part], list[Part]]:
    """What is said of an act, and of date and number of the gazette or the book that printed it."""
    printer = next(iter(draft.labelled("journal", "container-title", "location", "publisher")), None)
    end = printer.start if printer else len(draft.citation.raw)
    act = [part for part in draft.parts if part.label in SAYING and part.end <= end]
    return act, [part for part in draft.labelled(*SAYING - {"genre"}) if part.start > end]


def _whole_title(draft: Draft) -> Draft:
    """ "Ustawa z dnia 27 sierpnia 2009 r. o finansach": what begins with a small letter is no whole title."""
    title = next(iter(draft.under("title")), None)
    if title is None or not (title.text[:1].islower() or CASE.match(title.text)):
        return draft
    ahead = draft.parts[: draft.parts.index(title)]
    before = list(itertools.takewhile(lambda part: part.label in SAYING, reversed(ahead)))[::-1]
    if not any(part.label == "genre" for part in before):
        return draft
    whole = clean(draft.citation.raw[before[0].start : title.end])
    return draft.having("title", whole, [*before, title]).moved({"titleaddon": ""})


def _said(draft: Draft, act: Sequence[Part]) -> str:
    """The words of an act as printed, those that stand together with what is between them."""
    runs: list[list[Part]] = []
    for part in act:
        if runs and runs[-1][-1].end == part.start:
            runs[-1].append(part)
        else:
            runs.append([part])
    return " ".join([clean(draft.citation.raw[run[0].start : run[-1].end]) for run in runs])


def _of_print(draft: Draft, act: Sequence[Part], later: Sequence[Part]) -> Draft:
    """The draft with date and number of the print, and the act's date beside them."""
    own = [(said, part) for part in act if part.label == "date" and (said := date(part.printed))]
    printed = [(said, part) for part in later if part.label == "date" and (said := date(part.printed))]
    draft = draft.moved({"booktitle": "journaltitle"}) if printed else draft
    if own and printed:
        draft = draft.having("eventdate", own[0][0].value, [own[0][1]])
        draft = draft.having("date", printed[0][0].value, [printed[0][1]])
    numbers = [part for part in later if part.label == "issue"]
    if numbers or any(part.label == "issue" for part in act):
        draft = draft.moved({"number": "", "volume": ""} if numbers else {"number": ""})
    if not numbers:
        return draft
    listed = ENTRY.search(numbers[0].text)
    gazette = counts(numbers[0].text[: listed.start()]) if listed else ()  # "№ 119, 1/11590"
    if listed and gazette:
        note = draft.text("note")
        if listed[0] not in note:
            draft = draft.having("note", f"{listed[0]}; {note}" if note else listed[0], numbers[:1])
        return draft.having("number", gazette[0].value, numbers[:1])
    return draft.having("number", listed[0] if listed else printed_number(numbers[0]), numbers[:1])
