"""Judgments by the numbers of their cases: court, day and docket, as courts of the region and law reports cite them."""

from __future__ import annotations

from cite_belarus.late import Late
from cite_belarus.references.draft import Draft
from cite_belarus.references.laws import COURT, DECISION

DAY = r"\d{1,2}\.?\s?(?:\d{1,2}\.\s?|[^\W\d_]{3,12}\s)\d{4}"
DOCKET = r"(?P<issue>(?:\d\s|[IVX]{1,4}\s)?[A-Z][A-Za-z]{0,4}\s\d{1,5}/\d{2,4})\b"
POLISH = (
    rf"(?P<genre>\b(?:Wyrok|Postanowienie|Uchwała|Orzeczenie)\s[^,;\d]{{2,80}}?\s)(?P<date>(?:z dnia|z)\s{DAY}"
    rf"(?:\sr\.?)?,?\s)(?P<other>sygn\.(?:\sakt\.?)?:?\s)?{DOCKET}"
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
CZECH = (
    rf"(?P<genre>\b(?:Nález|Rozsudek|Usnesení)\s[^,;\d]{{2,60}}?\s)(?P<date>(?:ze dne|ze|z)\s{DAY},?\s)"
    r"(?P<other>(?:sp\. zn\.|č\. j\.)\s)(?P<issue>[^\s,;][^,;]{2,24}/\d{2,4})\b"
)
REPORTS = (
    r"(?P<title>\b[A-Z][^,;()]{1,60}\sv\.?\s[A-Z][^,;()]{1,60}),\s(?P<volume>\d{1,3})\s"
    r"(?P<journal>U\.\s?S\.|S\.\s?Ct\.|F\.(?:\s?[234]d)?|F\.\s?Supp\.(?:\s?[23]d)?)\s(?P<pages>\d{1,5})(?:,\s\d{1,5})?\s"
    r"(?P<date>\((?:[^()\d]{1,20}\s)?\d{4}\))"
)
# "Решение Ленинского районного суда г. Минска от 12 мая 2015 г. по делу № 12-3/2015"
EASTERN = (
    rf"(?P<genre>\b(?:[А-ЯІЄ][^\W\d_]+\s)?{DECISION}\s[^;«»\d№]{{0,100}}?{COURT}[^;«»\d№]{{0,80}}?\s)"
    rf"(?P<date>(?:от|від|ад)\s{DAY}(?:\s?(?:г|р|года|року)\b\.?)?,?\s)"
    r"(?P<other>(?:по|у|в|па)\s(?:[^\W\d_]+\s)?(?:делу|деле|справі|справе)\s)?(?P<issue>№\s?[^\s,;()«»]*\d[^\s,;()«»]*)"
)
JUDGMENTS = tuple(
    (Late(pattern), signs)
    for pattern, signs in (
        (POLISH, ("yrok ", "Uchwała ", "ostanowienie ", "rzeczenie ")),
        (GERMAN, ("Urteil", "Urt.", "Beschl")),
        (CZECH, ("Nález ", "Rozsudek ", "Usnesení ")),
        (REPORTS, (" v. ", " v ")),
        (STRASBOURG, (" v. ", " c. ")),
        (EASTERN, (" суд", " Суд", " ЕСПЧ", " ЄСПЛ")),
    )
)


def judgments(draft: Draft) -> Draft:
    """ "Wyrok SN z dnia 5 maja 2015 r., sygn. akt II CSK 123/14": kind, day and number, however they were cut.

    Where a gazette or a law review printed it, `number` is that one's, and the docket belongs to the title.
    """
    raw = draft.citation.raw
    able = (pattern for pattern, signs in JUDGMENTS if any(map(raw.__contains__, signs)))
    hit = next((hit for one in able if (hit := one.search(raw))), None)
    if not hit:
        return draft
    draft = draft.carved_by(hit)
    for part in draft.under("archive"):  # what else was taken for a shelf mark is a collection of judgments
        draft = draft.relabelled(part, "note")
    if "issue" not in hit.groupdict() or hit.re.pattern == EASTERN or not draft.has("journal", "container-title"):
        return draft
    docket = [at for at, part in enumerate(draft.parts) if hit.end("date") < part.end <= hit.end("issue")]
    return draft.joined(docket[0], docket[-1] + 1, "title")
