"""Archival shelf marks that were taken for titles, numbers and pages."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.archives import cut
from cite_belarus.references.counts import counts
from cite_belarus.references.draft import HOSTS, Draft
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.vocabulary import phrases

# fonds, then inventory or file: the order of every archive from Warsaw to Vladivostok
MARK = Late(
    r"(?<![^\W_])[ФFф]f?\.\s?[^\s,.;]{1,12}[\s,.;]+(?:[Оо]п|[Вв]оп|[Оо]п|[Oo]p|[Сс]пр|[Ss]pr|[Дд]|[Dd])\.\s?\S"
    r"|(?<![^\W_])[Фф]\.\s?\d{1,5}[а-я]?[.,]\s№\s?\d"
    r"|(?<![^\W_])[Ss]ygn\.\s?\S{1,24},?\s+(?:k|s|t|mkf)\.\s?\d"
)

# "TsDAGO 1/20/5255": the letters of an archive, fonds, inventory, file
SLASHED = Late(
    r"(?=[^\W\d_]*[A-ZА-ЯІЎЄЇ]{2})[^\W\d_]{3,8}\s(?:[RР]-?)?\d{1,5}[a-zа-яі]?/\d{1,4}[a-zа-яі]?/\d{1,6}(?![\d/])"
)
# "Archives nationales, … vol. 45, fol. 123", "Archivio di Stato, … ff. 45r"
ARCHIVES = Late(r"Archiv(?:es?|io|um)\s\D.{3,200}\b(?:fol|ff|f|c|cc|carton|dossier|busta|b|vol|k|rkps|ms)\.?\s\d+[rv]?")
LEAF = Late(r"\b(?:fol|ff|carton|dossier|busta|rkps)\.?\s\d")  # "Archives européennes, vol. 12, 1971" is a journal
# "Архив Гродненского областного суда за 2004 г. – Уголовное дело № 4/8117"
EASTERN = Late(
    r"(?:[^\W\d_]{4,20}\s){0,4}[Аа]рх(?:ив|іў|ів)\b[^:/]{0,120}?\b(?:[Фф]онды?|дело|справа|[Фф]\.|[Оо]п\.)\s(?:№\s?)?\d"
)
# "Российская национальная библиотека. Отдел рукописей (ОР РНБ). Собр. Дубровского. № 166. Л. 23"
MANUSCRIPTS = Late(
    r"[^:/]{0,90}(?:[Оо]тд(?:ел|\.) рук(?:описей|\.)|[Аа]ддзел рукапісаў|[Вв]ідділ рукописів|[Ии]нститут рукописи"
    r"|[Іі]нститут рукопису)(?!\w)[^:/]{0,120}?\b(?:[ЛлFf]|[Аа]рк)\.\s?\d"
)
# "A. S. V., Inquisitori di Stato, b. 164"
INITIALED = Late(
    r"(?:[A-Z]\.\s?){2,5}(?:[A-Z][a-z]{1,2}\.)?[,:]\s[^:]{0,200}?\b(?:bb?|reg|filza|busta|perg|mss?|cod)\.?\s?\d"
)
# "Archives nationales (Paris), F/7/13425"
FONDS = Late(r"Archiv(?:es|io)\s[^,]{3,60},\s[A-Z]{1,3}[/\s]?\d+[/\s\d.]*[,:.]")
# "CADLC, Europe 1918–1940, Pologne, vol. 77, f. 12"
VOLUMED = Late(
    r"(?P<archive>[A-Z]{3,6})[.,]\s[^:;«»“”\"]{3,120}?,\s(?:(?:vol\.|t\.|carton|dossier|c\.)\s\d{1,4}|\d{1,4}(?=,\s(?:ff?|fol)\.))"
    r"(?:,\s(?:ff?|fol)\.|[\s.,;]*$)"
)
# "Columbia University, Bakhmeteff Archive, Teal Papers, box 3, folder 12"
BOXED = Late(r"[^:;]{0,80}\b(?:Archives?|Library|Papers|Collections?)\b[^:;]{0,80}\b[Bb]ox\s\d+")
# "River Museum, Oxford, acc. no. 1932.45.6", "Речной музей. КП 12345/67": what a museum has, by its inventory
INVENTORIED = Late(
    r"(?:[^\W\d_][\w'’-]*\s){0,5}(?:Museum|Gallery|Mus[ée]e|Museo|Muzeum|[Мм]узе[йюя])(?:\s[^\s,.:;]+){0,5}[,.]\s(?:[^\W\d_]+,\s)?"
    r"(?:(?:acc|inv)\.\s(?:no|nr)\.|[Ии]нв\.\s№|[Іі]нв\.\s№|(?:КП|ОФ|НВФ?|НДФ)(?=\s[№\d]))\s?№?\s?\w[\w./,-]*\d[\s.]*$"
)
INVENTORY_SIGNS = ("useum", "usée", "useo", "uzeum", "allery", "узе")  # INVENTORIED has one of these
HOLDER = Late(
    r"(?:[^\W\d_]+\s){0,4}(?:[Аа]рх(?:ив|ів|іў)|[Бб](?:иблиотек|ібліотек|ібліятэк)|[Рр]ук(?:опис|апіс)|[Мм]узе[йю])"
    r"|(?:Н|ЦН)А\s[А-ЯІ]{2}"
)
MEMORIAL = Late(r"(?:[иі]м\.|імя|имени|імені)\s")
NAMING = ("title", "institution", "publisher", "journal", "container-title", "location", "author")
KEEPERS = ("institution", "publisher", "journal", "container-title")
KEPT = r"(?:[Лл]ичный|[Дд]омашний|[Сс]емейный|[Аа]сабісты|[Сс]ямейны|[Хх]атні|[Оо]собистий|[Сс]імейний|[Дд]омашній)\s"
OWN = Late(  # "Личный архив автора", "Домашний архив А. П. Водина"
    rf"(?:(?:{KEPT})?"
    rf"[Аа]рх(?:ив|ів|іў)\s(?:автора|авторки|аўтара|аўтаркі|составителя|упорядника|складальніка)(?!\w)"
    rf"|{KEPT}арх(?:ив|ів|іў)\s(?:(?:[{UPPER}]\.\s?){{1,2}}[{UPPER}][^\W\d_]+|[{UPPER}][^\W\d_]+\s(?:[{UPPER}]\.\s?){{1,2}}))[\s.,]*"
)
KEEPER = r"(?:Н?А\s[А-ЯІ]{2}|ЦНА\s[А-ЯІ]|[^/.:]{0,24}?[Аа]рх(?:ив|ів|іў)\s[А-ЯІ])"
OF_BODY = (  # where no slashes lead to it
    r"(?:[Нн][^\W\d_]{3,9}\s)?[Аа]рх(?:ив|ів|іў)\s(?:[А-ЯІ]{2}|[ІИ](?:нст|н-та|н-ту)|(?:[^\W\d_]{3,20}\s)?[Мм]уз)"
)
REPORTS = Late(
    rf"(?P<archive>(?:(?<=//\s){KEEPER}|(?<=[.,]\s){OF_BODY})[^/:]{{0,100}}?[.,]\s"
    r"(?:(?:Ф\.\s?\d{1,4}[.,]\s)?Р[-.]\s?\d[^/]{0,12}?)?№\s?\d+(?:/\d+)?[^/]*)$"
)
BY_YEAR = Late(  # by the year of a report and its number in it
    rf"//\s(?P<archive>{KEEPER}[^/:\d]{{0,90}}?[.,]\s(?:№\s?)?(?:19|20)\d\d/\d{{1,4}}[а-яі]?(?:[.,]\s[^/]{{1,40}}|[\s.]*))$"
)
FILES = Late(  # the same by inventory and file, of no fonds
    rf"//\s(?P<archive>(?:[А-ЯІЎЄ]{{1,6}}\s[А-ЯІ]{{2}}|{KEEPER})[^/:]{{0,60}}?[.,]\s"
    r"(?:[Вв]?[Оо]п\.\s?\d+[а-я]?[.,]\s)?(?:[Сс]пр|[Дд])\.\s?(?:№\s?)?\d+[а-я]?(?:[.,]\s(?:[Лл]|[Аа]рк)\.[^/]{1,30})?[\s.]*)$"
)
FULL_YEAR = Late(r"(?:19|20)\d\d")
NUMBERED = Late(r"(?:[A-Z]{1,4}[.\s]?)?\s?\d+[\d.]*(?:/\d+)?\b")
LEAST = 2  # letters of an archive: "AN" may be initials
NEAR = 6  # characters behind MARK within which a number must stand
FIRST = ("Ф.", "ф.", "F.", "f.", "ff.", "ygn.")  # what MARK begins with


def shelf_marks(draft: Draft) -> Draft:
    """Everything from the part that holds a shelf mark on as one part `archive`; a mark in slashes, up to a host."""
    raw = draft.citation.raw
    if "/" in raw and SLASHED.match(raw):
        end = next((i for i, part in enumerate(draft.parts) if i and part.label == "other"), len(draft.parts))
        return draft.joined(0, end, "archive")
    end = _whole(draft)
    if end:
        return draft.joined(0, end, "archive")
    own = _of_own(draft) or _of_reports(draft)
    if own:
        return own
    hit = MARK.search(raw) if any(map(raw.__contains__, FIRST)) else None
    if not hit or not any(map(str.isdecimal, raw[hit.start() : hit.end() + NEAR])):  # "Ф. Краснов, Д.Р."
        return draft
    first = next((i for i, part in enumerate(draft.parts) if part.end > hit.start()), None)
    if first is None:
        return draft
    if first and not any(
        ch.isalpha() for ch in draft.parts[first].printed[: max(0, hit.start() - draft.parts[first].start)]
    ):
        first -= 1  # the mark begins a part of its own: the archive's name stands in the one before
    return draft.joined(first, len(draft.parts), "archive")


def volume_of_mark(draft: Draft) -> Draft:
    """ "[archive] ASV, Polonia, [volume] vol. 45, [pages] ff. 123r-124v": both belong to the mark."""
    for at, archive, volume in draft.pairs("archive", "volume"):
        if archive.printed.rstrip()[-1:] == "," and counts(volume.printed):
            paged = [part.label for part in draft.parts[at + 2 : at + 3]] == ["pages"]
            return draft.joined(at, at + 2 + paged, "archive")
    return draft


def holder(draft: Draft) -> Draft:
    """ "[title] Аддзел рукапісаў [institution] бібліятэкі [archive] Ф. 10": whose a mark is."""
    at = next(i for i, part in enumerate(draft.parts) if part.label == "archive")
    named = draft.parts[at]
    led = (i for i, part in enumerate(draft.parts[:at], 1) if part.label == "citation-number" or "//" in part.printed)
    first = max(led, default=0)
    if first == 0 and draft.has("author"):  # "[author] Река П. [title] Отчет. [journal] Архив музея [archive] Ф. 1"
        hosts = (i for i, part in enumerate(draft.parts[:at]) if part.label in KEEPERS and HOLDER.match(part.printed))
        first = next(hosts, 0)
    before = draft.parts[first:at]
    if not before or any(part.label not in NAMING for part in before) or not HOLDER.match(before[0].printed):
        return draft
    return draft.joined(first, at + 1, "archive") if MEMORIAL.match(named.text) or _is_bare(named.text) else draft


def _is_bare(mark: str) -> bool:
    """Whether no name of an archive stands before a shelf mark: "Ф. 1. Воп. 2", "Ф. е. 1976/45"."""
    first = phrases("archives").begins(mark)
    return not cut(mark)[0] or (first is not None and first.value == "mark")


def _whole(draft: Draft) -> int:
    """How many parts, from the first on, are an archive by how it begins; 0 if it is none."""
    raw, every = draft.citation.raw, len(draft.parts)
    if "рх" in raw and EASTERN.match(raw) and not draft.has("publisher", *HOSTS):
        return every
    if "рук" in raw and MANUSCRIPTS.match(raw) and not draft.has("publisher"):
        return every
    if any(map(raw.__contains__, INVENTORY_SIGNS)) and INVENTORIED.match(raw):
        return every
    before_date = every - ("date>" in draft.labels)
    if FONDS.match(raw) and not draft.has("publisher") and all(part is draft.parts[0] for part in draft.under("title")):
        return before_date
    volumed = None if draft.has("publisher", "location", "container-title") else VOLUMED.match(raw)
    if volumed and phrases("archives").begins(volumed["archive"]):
        return before_date
    if "ox" in raw and BOXED.match(raw) and not draft.has("journal", "container-title", "location"):
        return before_date
    if not draft.has(">author"):
        return 0  # a journal: "Archivio Veneto, vol. 3"
    if INITIALED.match(raw) and not draft.has("publisher", "journal"):
        return before_date
    if draft.has("publisher") or not (ARCHIVES.match(raw) or _by_letters(draft)):
        return 0
    dates = draft.under("date")  # of the paper: the last thing, behind the leaf
    leafed = LEAF.search(raw) or _by_letters(draft)
    return every - len(dates) if not dates or (dates == [draft.parts[-1]] and leafed) else 0


def _of_own(draft: Draft) -> Draft | None:
    """ "Архив автора. Письмо П. Водина от 5 мая 2010 г.": whose archive, and what is kept there with its day."""
    raw = draft.citation.raw
    hit = OWN.search(raw) if "рх" in raw and not draft.has("publisher") else None
    before = raw[: hit.start()] if hit else ""
    if not hit or (before.strip() and not before.rstrip().endswith("//")):
        return None
    last = draft.parts[-1]
    end = last.start if last.label == "date" else len(raw)
    kept = not before.strip() and any(map(str.isalpha, raw[hit.end() : end]))
    draft = draft.carved("title", hit.end(), end) if kept else draft
    return draft.carved("archive", *hit.span())


def _of_reports(draft: Draft) -> Draft | None:
    """ "Отчет о раскопках // Архив ИА РАН. Р-1. № 9221": reports in an archive, by number and of no year."""
    raw, led = draft.citation.raw, "//" in draft.citation.raw
    hit = (FILES.search(raw) or BY_YEAR.search(raw)) if led else None
    if hit:
        return draft.carved("archive", *hit.span("archive"))
    hit = REPORTS.search(raw) if led or "рх" in raw else None
    if not hit or draft.has("url"):
        return None
    behind = [part for part in draft.parts if part.end > hit.start("archive")]
    dated = any(part.label == "date" and FULL_YEAR.search(part.text) for part in behind)
    placed = any(part.label in ("location", "publisher") for part in behind)
    return None if dated or placed else draft.carved("archive", *hit.span("archive"))


def _by_letters(draft: Draft) -> bool:
    """Whether the first part is an archive by its letters, and a number follows: "PA AA, R 104.150"."""
    first, raw = draft.parts[0], draft.citation.raw
    hit = phrases("archives").whole(first.text) if first.text.isupper() and len(first.text) > LEAST else None
    known = hit is not None and hit.value == "archive"
    hosted = any(phrases("documents").begins(host.text) is None for host in draft.labelled(*HOSTS))
    return known and bool(NUMBERED.match(raw, first.end)) and not hosted
