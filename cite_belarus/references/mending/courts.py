"""Judgments by the numbers of their cases: court, day and docket, as courts of the region and law reports cite them."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import HOSTS, Draft
from cite_belarus.references.laws import COURT, DECISION

DAY = r"\d{1,2}\.?\s?(?:\d{1,2}\.\s?|[^\W\d_]{3,12}\s)\d{4}"
DOCKET = r"(?P<issue>(?:\d\s|[IVX]{1,4}\s)?[A-Z][A-Za-z]{0,4}(?:/[A-ZŁ][a-z]{1,2})?\s\d{1,5}/\d{2,4})\b"
# databases of judgments, which no law review is: "LEX nr 845634", "CBOSA"
BASE = (
    r"(?:\)?[,;]?\s\(?(?P<note>(?:SIP )?(?:LEX|Lex|Legalis|CBOSA|LexPolonica)(?:\s(?:[Nn]r\s?)?\d{3,9})?)"
    r"(?=[\s.,;)]|$))?"
)
POLISH = (
    r"(?P<genre>(?:\b(?:Wyrok|Postanowienie|Uchwała|Orzeczenie)|^(?:wyrok|postanowienie|uchwała|orzeczenie))"
    rf"\s[^,;\d]{{2,80}}?\s)(?P<date>(?:z dnia|z)\s{DAY}"
    rf"(?:\sr\.?)?,?\s\(?)(?P<other>sygn\.(?:\sakt\.?)?:?\s)?{DOCKET}{BASE}"
)
GERMAN = (
    r"(?P<genre>\b(?:BVerfG|BVerwG|BGH|BAG|BSG|BFH|EuGH|EGMR|OVG|OLG|VGH|VG|LG|AG|KG)(?:\s[A-ZÄÖÜ][\w-]+)?,?\s"
    rf"(?:Urteil|Urt\.|Beschluss|Beschl\.)\s)(?P<date>(?:vom|v\.)\s{DAY}(?:,|\s[–—-])\s)"
    r"(?P<other>(?:Az\.|Rs\.|Rechtssache|Nr\.|Beschwerde(?:-?[Nn]r\.)?):?\s)?"
    r"(?P<issue>(?:(?:\d\s|[IVX]{1,4}\s)?[A-Z][A-Za-z]{0,4}\s\d{1,5}|[CT][-‑–]\d{1,4}|(?<=Nr\.\s)\d{3,6})/\d{2,4})\b"
)
STRASBOURG = (  # "CEDH, Teal c. France, n° 12345/02, 12 mars 2004"
    r"(?P<genre>\b(?:CEDH|Cour EDH|CEDU|Corte EDU|CJUE|CJCE),\s(?:arrêt\s|sentenza\s)?)"
    r"(?P<title>[A-Z][^,;()]{1,50}\sc\.\s[A-Z][^,;()\d]{2,40}),\s"
    rf"(?:(?P<date>{DAY})(?:,\s|$))?(?:(?P<other>(?:n°|req\. n°|ric\. n\.|n\.)\s)(?P<issue>\d{{1,6}}/\d\d)\b)?"
)
STRASBOURG_DATED = (  # "CEDH, 12 mars 2004, Teal c. France, req. n° 12345/02"
    rf"(?P<genre>\b(?:CEDH|Cour EDH|CEDU|Corte EDU),\s(?:arrêt\s|sentenza\s)?)(?P<date>(?:du\s|del\s)?{DAY},\s)"
    r"(?P<title>[A-Z][^,;()]{1,50}\sc\.\s[A-Z][^,;()\d]{2,40})"
    r"(?:,\s(?P<other>(?:n°|no\.?|req\. n°|req\. no\.?|requête n°|ric\. n\.|n\.)\s)(?P<issue>\d{1,6}/\d\d)\b)?"
)
STRASBOURG_ENGLISH = (  # "ECtHR, Teal v. Poland, no. 12345/02, judgment of 7 June 2007"
    r"(?P<genre>\b(?:ECtHR|ECHR|European Court of Human Rights),\s)"
    r"(?P<title>[A-Z][^,;()]{1,60}\sv\.?\s[A-Z][^,;()\d]{2,40})"
    r"(?:,\s(?P<other>(?:[Aa]pp(?:l|lication)?\.?\s)?[Nn]os?\.\s)(?P<issue>\d{1,6}/\d\d)\b)?"
    rf"(?:,\s(?P<date>(?:[Jj]udgment(?:\sof|,)?\s)?{DAY}))?"
)
CZECH_GENRE = (
    r"(?P<genre>\b(?:Nález|Rozsudek|Usnesení|Rozhodnutí|Stanovisko|Rozsudok|Uznesenie|Rozhodnutie)\s[^,;\d]{2,60}?,?\s)"
)
CZECH_DAY = rf"(?P<date>(?:ze dne|zo dňa|ze|zo|z)\s{DAY}"
CZECH_DOCKET = (
    r"(?P<other>(?:sp\.\s?zn\.|č\.\s?j\.|čj\.)[\s:]\s?)(?P<issue>[^\s,;][^,;]{2,24}?/\d{2,4}(?:\s?[-–]\s?\d{1,4})?)\b"
)
CZECH = rf"{CZECH_GENRE}{CZECH_DAY},?\s){CZECH_DOCKET}"
CZECH_LATE = rf"{CZECH_GENRE}{CZECH_DOCKET},?\s{CZECH_DAY})"  # the docket before the day
LITHUANIAN = (
    r"(?P<title>\b[^\W\d_][^,;\d]{2,80}\s\d{4}\sm\.\s[^\W\d_]{4,10}\s\d{1,2}\sd\.\s(?:nutartis|nutarimas|sprendimas))"
    r"(?P<genre>\s[^\W\d_]+\sbyloje)?(?P<other>,?\s(?:[Bb]ylos\s)?Nr\.\s)(?P<issue>[^\s,;]{3,24}/\d{4})\b"
)
REPORTS = (
    r"(?P<title>\b[A-Z][^,;()]{1,60}\sv\.?\s[A-Z][^,;()]{1,60}),\s(?P<volume>\d{1,3})\s"
    r"(?P<journal>U\.\s?S\.|S\.\s?Ct\.|F\.(?:\s?[234]d)?|F\.\s?Supp\.(?:\s?[23]d)?)\s(?P<pages>\d{1,5})(?:,\s\d{1,5})?\s"
    r"(?P<date>\((?:\d{0,2}[^()\d]{1,20}\s)?\d{4}\))"
)
NAMES_OF_CASE = r"\b(?:R\s\([^()]{2,60}\)|[A-Z][^;()\[\]\d]{1,80}?)\sv\.?\s[A-Z][^;()\[\]\d]{1,120}?"
BRITISH = (
    r"(?:UK(?:SC|HL|PC|UT|EAT|FTT)|EW(?:CA|HC|COP)|NI(?:CA|QB|KB)|CS(?:IH|OH)|IE(?:SC|HC|CA))(?:\s(?:Civ|Crim))?\s"
)
OF_COURT = r"\d{1,5}(?:\s\([A-Z]{1,3}[a-z]{0,4}\))?"  # "345 (Admin)"
LAW_REPORT = (  # "[2015] 1 WLR 1023", "(1997) 23 EHRR 413"
    r"(?P<date>(?:\[(?:1[89]|20)\d\d\]|\((?:1[6-9]|20)\d\d\))\s)(?P<volume>\d{1,3}\s)?"
    r"(?P<journal>(?:WLR|AC|QB|KB|Ch|Fam|All\sER|IRLR|ICR|FLR|Cr\sApp\sR|EHRR|CMLR|SLT|ER|CLR)\s)(?P<pages>\d{1,4})\b"
    r"(?P<institution>\s\((?:HL|CA|PC)\))?"
)
# a neutral citation is a docket: beside a law report it belongs to the title (OSCOLA 2.1.3)
REPORTED = rf"(?P<title>{NAMES_OF_CASE}(?:,?\s\[20[0-2]\d\]\s{BRITISH}{OF_COURT})?),?\s{LAW_REPORT}"
NEUTRAL = (
    rf"(?P<title>{NAMES_OF_CASE}),?\s(?P<date>\[20[0-2]\d\]\s)(?P<institution>{BRITISH})(?P<issue>\d{{1,5}})\b"
    r"(?P<note>(?:\s\([A-Z]{1,3}[a-z]{0,4}\))?(?:\s\[\d{1,4}\])?)"
)
LUXEMBOURG = (  # "Case C-402/05 P Teal v Council [2008] ECR I-6351"
    r"(?P<title>\b(?:Joined\s)?Cases?\s[CT][-‑–]\d{1,4}/\d\d(?:\sP)?(?:\sand\s[CT][-‑–]\d{1,4}/\d\d(?:\sP)?)*,?\s"
    rf"{NAMES_OF_CASE}),?\s(?P<date>\[(?:19|20)\d\d\]\s)(?P<journal>ECR\s)(?P<pages>(?:I{{1,2}}[-‑–])?\d{{1,5}})\b"
)
# "Решение Ленинского районного суда г. Минска от 12 мая 2015 г. по делу № 12-3/2015"
EASTERN = (
    rf"(?P<genre>\b(?:[А-ЯІЄ][^\W\d_]+\s)?{DECISION}\s[^;«»\d№]{{0,100}}?{COURT}[^;«»\d№]{{0,80}}?\s)"
    rf"(?P<date>(?:от|від|ад)\s{DAY}(?:\s?(?:г|р|года|року)\b\.?)?,?\s)"
    r"(?P<other>(?:по|у|в|па)\s(?:[^\W\d_]+\s)?(?:делу|деле|справі|справе)\s)?(?P<issue>№\s?[^\s,;()«»]*\d[^\s,;()«»]*)"
)
COURT_SIGNS = ("суд", "Суд", "ЕСПЧ", "ЄСПЛ", "ЕСПЛ")
CZECH_SIGNS = ("Nález", "Rozsud", "Usnesení", "Rozhodnut", "Stanovisko", "Uznesenie")
# beside each pattern the mark of a docket, or of two parties, that it cannot do without, and words of which it has one
JUDGMENTS = tuple(
    (Late(pattern), mark, signs)
    for pattern, mark, signs in (
        (POLISH, "/", ("yrok", "chwała", "ostanowienie", "rzeczenie")),
        (GERMAN, "/", ("Urteil", "Urt.", "Beschl")),
        (CZECH, "/", CZECH_SIGNS),
        (CZECH_LATE, "/", CZECH_SIGNS),
        (LITHUANIAN, "/", ("nutar", "sprendimas")),
        (STRASBOURG_ENGLISH, " v", ("ECtHR", "ECHR", "European Court")),
        (REPORTS, " v", (" v. ", " v ")),
        (LUXEMBOURG, " v", (" v. ", " v ")),
        (REPORTED, " v", (" v. ", " v ")),
        (NEUTRAL, " v", (" v. ", " v ")),
        (STRASBOURG_DATED, " c. ", ("CEDH", "Cour", "CEDU", "Corte")),
        (STRASBOURG, " c. ", ("CEDH", "Cour", "CEDU", "Corte", "CJUE", "CJCE")),
        (EASTERN, "№", COURT_SIGNS),
    )
)


APPLICATION = Late(  # to the court of human rights: "(заява № 12345/10)", "Application no. 12345/10"
    r"(?P<other>\(?\b(?:[Зз]аяв[аи]|[Жж]алоб[аы]|[Сс]карг[аиі]|[Aa]pplication|Appl?\.?)\s)"
    r"(?P<issue>(?:№|[Nn]os?\b\.?)\s?\d{3,6}/\d\d\b[)\s.:,]*)"
)
APPLYING = ("аява №", "аяви №", "алоба №", "алобы №", "карга №", "карги №", "скаргі №", "pplication ", "App")


def applications(draft: Draft) -> Draft:
    """ "[title] Справа «Річка проти України» [genre] (заява [issue] № 12345/10)": the number of an application."""
    raw = draft.citation.raw
    hit = APPLICATION.search(raw) if any(map(raw.__contains__, APPLYING)) else None
    noted = hit and any(part.start <= hit.start("issue") < part.end for part in draft.under("note"))
    return draft.carved_by(hit) if hit and not noted else draft


def judgments(draft: Draft) -> Draft:
    """ "Wyrok SN z dnia 5 maja 2015 r., sygn. akt II CSK 123/14": kind, day and number, however they were cut.

    Where a gazette or a law review printed it, `number` is that one's, and the docket belongs to the title.
    """
    raw = draft.citation.raw
    able = [pattern for pattern, mark, signs in JUDGMENTS if mark in raw and any(map(raw.__contains__, signs))]
    hit = next((hit for one in able if (hit := one.search(raw))), None)
    if not hit or _in_title(draft, hit.start()):
        return draft
    draft = draft.carved_by(hit)
    for part in draft.under("archive"):  # what else was taken for a shelf mark is a collection of judgments
        draft = draft.relabelled(part, "note")
    found = hit.groupdict()
    if not found.get("issue") or hit.re.pattern == EASTERN or not draft.has(*HOSTS):
        return draft
    first = hit.start("other") if found.get("other") else hit.start("issue")
    docket = [at for at, part in enumerate(draft.parts) if first <= part.start < hit.end("issue")]
    return draft.joined(docket[0], docket[-1] + 1, "title")


def _in_title(draft: Draft, at: int) -> bool:
    """Whether somebody's title goes on to this place: "A. Weir, Glosa do Uchwały SN"."""
    return draft.has("author") and any(part.start < at < part.end for part in draft.under("title"))
