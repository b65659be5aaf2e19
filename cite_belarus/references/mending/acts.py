"""Acts whose title stands behind their number or their day: "Постановление … № 45 О реках"."""

from __future__ import annotations

import itertools

from cite_belarus.late import Late
from cite_belarus.references.dates import date, full_date
from cite_belarus.references.draft import Draft, Part, pieces
from cite_belarus.references.laws import MADE, act
from cite_belarus.references.numbers import REGISTERED
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.remarks import kind
from cite_belarus.references.vocabulary import phrases

NUMBER = Late(r"\W*(?:№|[Nn][or]\.?|č\.)\s?\d{1,5}(?:[-/]\s?(?:\d{1,4}|[A-ZА-ЯІЎ]{1,4})(?![^\W_]))*")
TITLE = Late(r"\W*[^\W\d_]+\s+[^\W\d_]{2,}.*")
# of Italy: law, decree of the king, of the president, with the force of law
ITALIAN = Late(
    r"\W*(?P<title>(?:L|D\.?\s?[Ll]gs|D\.?\s?[Ll]|R\.\s?[Dd](?:\.\s?[Ll])?|D\.\s?[PpMm](?:\.\s?[RrCc](?:\.\s?[Mm])?)?)\.\s)"
    r"(?P<date>\d{1,2}°?\s[^\W\d_]{4,9}\s\d{4}),\s(?P<issue>n\.\s\d{1,5}(?:/\d{2,4})?)"
)
GAZETTE = Late(
    r"(?P<other>\bin\s)?(?P<journal>\b(?:G\.\s?U\.|GURI\b|Gazz\.\s?[Uu]ff\.|Gazzetta [Uu]fficiale)[\s,]+)"
    r"(?:(?P<issue>n\.\s\d{1,4}[\s,]+)(?P<date>(?:del(?:l['’]|\s))?\d{1,2}°?\s[^\W\d_]{4,9}\s\d{4})"
    r"|(?P<day>\d{1,2}°?\s[^\W\d_]{4,9}\s\d{4},\s)(?P<number>n\.\s\d{1,4})(?P<note>,\s(?:S\.\s?O\.|[Ss]uppl\.).*)?)"
)
NAMED = {"day": "date", "number": "issue"}  # labels of groups that stand twice in GAZETTE
NUMBERED = Late(r"[^\W\d_]{4,12}\s(?:Nr\.|No\.|№)\s\d{1,4}(?:/\d{1,4})?\s(?:des|der|vom|über)\s")
# the whole text of an act as it stands after changes: "t.j. Dz.U. z 2021 r., poz. 1062", "tekst jedn.: Dz. U."
WHOLE_TEXT = r"(?:t\.\s?j\.|tj\.|j\.\s?t\.|(?:tekst|t\.)\s?jedn(?:olity|\.)|jednolity tekst|jedn\.\s?tekst)(?:\s?:)?"
CONSOLIDATED = Late(
    rf"(?<![^\W_])(?P<note>{WHOLE_TEXT}\s?(?=(?:Dz\.\s?U|M\.\s?P)\.)|(?<=\d\s){WHOLE_TEXT}|(?<=\d,\s){WHOLE_TEXT})"
)
COUNCIL = Late(  # local acts: "Uchwała nr XII/89/2015 Rady Gminy", "Zarządzenie nr 12/2015 Wójta"
    r"(?P<genre>(?:Uchwała|Zarządzenie)\s)(?P<issue>[Nn]r\s(?:[IVXLC]{1,8}/)?\d{1,4}(?:/\d{2,4}){1,2}\s)(?=[^\W\d_])"
)
# of the collections of laws: "Zákon č. 254/2001 Sb., o vodách", "Zákon č. 364/2004 Z. z. o vodách"
COLLECTION = Late(
    r"(?P<genre>[^\W\d_][^\d]{4,60}?\s)(?P<issue>č\.\s?\d{1,4}/)"
    r"(?P<date>(?:19|20)\d\d\s?(?:Sb|Zb|Z\.\s?z)\.(?:\s?m\.\s?s\.)?,?\s)(?!ze dne|zo dňa)(?=[^\W\d_])"
)
COLLECTIONS = ("Sb.", "Zb.", "Z. z.", "Z.z.")
TOLD = ("title", "genre", "issue", "date", "volume", "editor", "publisher")  # as the rest of a title may be cut
# "Žin., 2004, Nr. 20-612; 2006, Nr. 1-2", "TAR, 2015-05-08, Nr. 7012"
LITHUANIAN = Late(
    r"(?P<journal>(?:Valstybės žinios|(?<!\w)Žin\.|(?<!\w)TAR|Teisės aktų registras)),?\s(?P<date>\d{4}(?:-\d\d-\d\d)?)"
    r",\s(?P<issue>[Nn]r\.\s?\d[\d-]*)(?:;\s(?P<note>\d{4},\s[Nn]r\.[\d\s,;nNr.-]*\d))?"
)
LITHUANIAN_SIGNS = ("žinios", "Žin.", "TAR", "Teisės")
GAZETTES = ("Dz.", "M.P.", "M. P.")
MONITOR = ("M.P.", "M.P")
DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\s[^\W\d_]{3,10}\.?\s\d{4})(?:\s?(?:года|году|року|годзе|г|р|r)\b\.?)?"
OF_DAY = rf"{DAY}(?:,?\s№\s?\d{{1,4}}(?:[-–][А-ЯІЎA-Z]{{1,4}}|/\d{{4}})?)?"
# the text that is cited, as later acts changed it
AMENDED = Late(
    r"(?<!\w)\(?(?:[ву] р[еэ]д(?:\.|акци[ия]|акції|акцыі)|[сіз]з? изм(?:\.|енениями)|[із]з змін(?:\.|ами)"
    rf"|с[аі]? зм(?:ян|ен)(?:\.|амі|ен[ья]мі))[^/«»\[\];]{{0,80}}?\s{OF_DAY}"
    rf"(?:(?:,|;|\s[иіт]а?)\s(?:от|від|ад)\s{OF_DAY})*\)?"
)
AMENDING = ("в ред", "у ред", "в рэд", "у рэд", "изм", "змін", "змян", "змен", " зм. ")
CHANGED = Late(r"\((?:с|со|з|із|зі|са)\s(?:изм|змін|змян|зм\.)[^()]*\)[\s.,:–—-]*$")
REGISTER = Late(rf"[–—-]\s(?P<pages>{REGISTERED})")
CONCLUDED = Late(rf"\[?(?<!\w){MADE}\s[^\[\]/«»;:\d]{{0,60}}?\s{DAY}\]?")
CONCLUDING = (  # CONCLUDED has one of these
    "ключен", "ключён", "дписан", "дпісан", "принят", "прынят", "прийнят", "соверш", "вчинен", "кладзен", "кладен",
)  # fmt: skip
SIGNED = Late(
    r",\s(?:(?:podpisan|sporządzon|zawart)[aey]\sw|(?:signed|done|concluded|adopted)\s(?:at|in))\s[^\d,;:()\[\]]{3,40}?"
    rf"\s(?:z\s)?(?:dnia\s|on\s)?{DAY}"
)
SIGNING = (", podpisan", ", sporządzon", ", zawart", ", signed ", ", done ", ", concluded ", ", adopted ")
ON = ("О", "Об", "Обо", "Про", "Аб", "Пра")  # "On …": how the title of an act begins


def short_acts(draft: Draft) -> Draft:
    """ "L. 7 marzo 1996, n. 108", "Erlass Nr. 5 des Präsidenten": acts at the head, however they were cut."""
    raw = draft.citation.raw
    hit = ITALIAN.match(raw) if raw[:1] in "DLR" and ", n. " in raw else None
    if hit:
        titled = any(part.start >= hit.end() for part in draft.under("title"))  # behind the number
        return draft.carved_by(hit).carved("genre", *hit.span("title")) if titled else draft.carved_by(hit)
    head = draft.parts[0] if draft.parts else None
    if head is None or head.label != "author" or " N" not in raw[:20] or not NUMBERED.match(raw):
        return draft
    end = next((at for at, part in enumerate(draft.parts) if part.label == "date"), 0)
    said = phrases("genres").begins(raw) if end else None
    return draft.joined(0, end, "genre") if said and said.value == "legislation" else draft


def gazette(draft: Draft) -> Draft:
    """ "[archive] in G.U. n. 185 del 10 agosto 1998", "G.U. 10 agosto 1998, n. 185": a gazette keeps nothing."""
    raw = draft.citation.raw
    hit = GAZETTE.search(raw) if "G" in raw and " n. " in raw else None
    held = hit and any(part.start <= hit.start("journal") < part.end for part in draft.under("archive"))
    if not hit or not held:
        return draft
    for group, printed in hit.groupdict().items():
        draft = draft.carved(NAMED.get(group, group), *hit.span(group)) if printed else draft
    return draft


def named_act(draft: Draft) -> Draft:
    """ "[author] Zakon Ukrainy [title] «Pro richky»": the word for an act before a quoted title is no author's name."""
    for _, author, title in draft.pairs("author", "title"):
        if title.text[:1] in CLOSERS and "." not in author.text and act(author.text):
            return draft.relabelled(author, "genre")
    return draft


def consolidated(draft: Draft) -> Draft:
    """ "[title] o rzekach (t.j. [journal] Dz.U. [date] 2021": that the whole text is cited is told in a note."""
    raw = draft.citation.raw
    hit = CONSOLIDATED.search(raw) if any(map(raw.__contains__, GAZETTES)) else None
    return draft.carved_by(hit) if hit else draft


def monitor(draft: Draft) -> Draft:
    """ "[location] (M.P. [date] z 2018 r. [pages] poz. 1060)": the Polish gazette is no town."""
    for place, item in itertools.product(draft.under("location"), draft.under("pages")):
        if place.text.replace(" ", "").strip("(") in MONITOR and item.text.startswith("poz."):
            return draft.relabelled(place, "journal")
    return draft


def act_titles(draft: Draft) -> Draft:
    """What is printed behind the number, or behind the day, of an act is its title."""
    if not any(kind(part.text) == "legislation" for part in draft.under("genre")):
        return draft
    # "č. 254/2001": the year is the date, too, but none is of "№ 392/2020", where the day stands elsewhere
    dated = [part for _, part, year in draft.pairs("issue", "date") if "№" not in part.text or not _days(draft, year)]
    for issue in draft.under("issue"):
        hit = NUMBER.match(draft.citation.raw, issue.start)
        if hit and hit.end() > issue.end and issue not in dated:  # "[issue] No. 149- [title] Z On Waters"
            return draft.carved("issue", issue.start, hit.end())
        if hit and not draft.has("title") and TITLE.fullmatch(issue.printed, hit.end() - issue.start):
            return draft.replacing(issue, pieces(issue, [("issue", 0), ("title", hit.end() - issue.start)]))
    for note in draft.under("note") if not draft.has("title", "date") else ():
        said = full_date(note.printed)
        if said and TITLE.fullmatch(note.printed, said.end):
            return draft.replacing(note, pieces(note, [("date", 0), ("title", said.end)]))
    return draft


def _days(draft: Draft, year: Part) -> bool:
    """Whether another date than this is a day, or a day stands behind it: "№ 214/ [date] 2019 від 3 травня 2019"."""
    behind = year.printed[4:]
    return any(full_date(part.printed if part is not year else behind) for part in draft.under("date"))


def registered(draft: Draft) -> Draft:
    """ "[issue] № 15. – 2/ [date] 1600.", "[date] 24.07.2012. – 2/1971": the number in the Belarusian register."""
    raw = draft.citation.raw
    hit = REGISTER.search(raw) if any(kind(part.text) == "legislation" for part in draft.under("genre")) else None
    held = (part for part in draft.under("date") if hit and part.start < hit.end() and hit.start("pages") < part.end)
    return draft.carved_by(hit) if hit and any(held) else draft


def amended(draft: Draft) -> Draft:
    """ "[issue] № 60-З : [note] в ред. [date] от 4 июня 2015 г. [issue] № 2-З": what changed an act later is a note."""
    raw = draft.citation.raw
    if not any(map(raw.__contains__, AMENDING)):
        return draft
    draft = _without_changes(draft)
    hit = AMENDED.search(raw)
    if hit is None or _inside(draft, hit.start(), hit.end(), "title", "note"):
        return draft
    return draft.carved("note", *hit.span())


def _without_changes(draft: Draft) -> Draft:
    """ "[title] «О реках» (с изм. и доп.)": that an act was changed is no part of its title."""
    for part in draft.under("title"):
        hit = CHANGED.search(part.printed)
        if hit and (act(part.text) or any(kind(one.text) == "legislation" for one in draft.under("genre"))):
            cuts = [("title", 0), ("note", hit.start())] if part.printed[: hit.start()].strip() else [("note", 0)]
            return draft.replacing(part, pieces(part, cuts))
    return draft


def concluded(draft: Draft) -> Draft:
    """ "[title] Договор о реках [accessed] [подписан в г. Минске 2.03.2001 г.]": where a treaty was made is a note."""
    raw = draft.citation.raw
    hit = CONCLUDED.search(raw) if any(map(raw.__contains__, CONCLUDING)) else None
    bracketed = hit is not None and hit[0][0] == "[" and hit[0][-1] == "]"
    if hit is None or _inside(draft, hit.start(), hit.end(), "note", *(() if bracketed else ("title",))):
        return draft
    return draft.carved("note", *hit.span())


def _inside(draft: Draft, start: int, end: int, *labels: str) -> bool:
    """Whether a stretch begins in a title, or stands in one part under one of these labels."""
    there = next((part for part in draft.parts if part.start <= start < part.end), None)
    return there is None or (there.label in labels and (end <= there.end or there.label == "title"))


def signed(draft: Draft) -> Draft:
    """ "[title] Umowa o rzekach, podpisana w Mińsku [date] dnia 3 maja 2001 r.": all is its title."""
    raw = draft.citation.raw
    hit = SIGNED.search(raw) if any(map(raw.__contains__, SIGNING)) else None
    title = draft.under("title")[0]
    if hit is None or not title.start < hit.start() <= title.end < hit.end() or act(title.text) != "legislation":
        return draft
    if draft.has("volume") and not any(part.start >= hit.end() for part in draft.under("date")):
        return draft  # "UNTS vol. 1711": without a date this would be read as one
    return draft.carved("title", title.start, hit.end())


def titled_before(draft: Draft) -> Draft:
    """ "[title] О мерах по [genre] Закону [date] от 3 мая 2001 г.: [genre] Указ Президента": all before the act that
    changes another one is its title.
    """
    raw = draft.citation.raw
    start = draft.parts[draft.head()].start
    if raw[start : start + 4].partition(" ")[0] not in ON:
        return draft
    for genre in draft.under("genre"):
        before = raw[start : genre.start].rstrip()
        if before.endswith(":") and kind(genre.text) == "legislation":
            ahead = [part for part in draft.parts if start <= part.start < genre.start and part.text]
            end = next((part.start for part in ahead if part.label == "medium"), start + len(before))
            whole = "//" in before or [part.label for part in ahead if part.start < end] == ["title"]
            return draft if whole else draft.carved("title", start, end)
    return draft


def collection_act(draft: Draft) -> Draft:
    """ "[genre] Zákon [issue] č. 9/2010 Sb., [title] kterým se mění zákon [issue] č. 2/2001 Sb.": all behind the first
    number of an act is its title, up to its host.
    """
    raw = draft.citation.raw
    if not any(map(raw.__contains__, COLLECTIONS)):
        return draft
    hit = COLLECTION.match(raw, next((part.start for part in draft.parts if part.label != "citation-number"), 0))
    if hit is None or act(hit["genre"]) != "legislation":
        return draft
    told = draft
    draft = draft.carved_by(hit)
    behind = [part for part in draft.parts if part.start >= hit.end()]
    if behind[0].label not in TOLD:
        return told
    end = next((part.start for part in behind if part.label not in TOLD and not _is_act(part.text)), len(raw))
    return draft.carved("title", hit.end(), end)


def _is_act(text: str) -> bool:
    """Whether a text that has no label tells of an act of the collections: "Zb. o priestupkoch"."""
    return text.startswith(COLLECTIONS)


def lithuanian_act(draft: Draft) -> Draft:
    """ "[title] Vandens įstatymas. [location] Žin., [date] 1997": the gazette, and all before it as the act's title."""
    raw = draft.citation.raw
    hit = LITHUANIAN.search(raw) if any(map(raw.__contains__, LITHUANIAN_SIGNS)) else None
    if hit is None:
        return draft
    start = next(part.start for part in draft.parts if part.label not in ("citation-number", "other"))
    printed = raw[start : hit.start()].rstrip(" ,;.([")
    if act(printed) != "legislation":
        return draft
    return draft.carved_by(hit).carved("title", start, start + len(printed))


def council_act(draft: Draft) -> Draft:
    """ "[genre] Uchwała [issue] nr XII/89/ [date] 2015 [title] Rady Gminy [date] z dnia … [title] w sprawie jazów".

    The year belongs to the number, and the body that passed the act to what it is.
    """
    hit = COUNCIL.match(draft.citation.raw)
    if hit is None or not any(date(part.printed) for part in draft.under("date") if part.start >= hit.end()):
        return draft
    draft = draft.carved_by(hit)
    for at, body, _, title in draft.trios("title", "date", "title"):
        if title.text[:1].islower() and draft.parts[at - 1].label == "issue":
            return draft.relabelled(body, "genre")
    return draft
