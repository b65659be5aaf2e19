"""How the areas of a description begin that follow its title: imprint, number, pages, responsibility, address."""

from __future__ import annotations

import re

from cite_belarus.citations.evidence import YEAR
from cite_belarus.citations.letters import LOWER, UPPER
from cite_belarus.citations.shape import VEIL
from cite_belarus.late import Late

AREA = Late(
    rf"[—–-]\s|//|[({{]|\[|(?:[{UPPER}]\.|СПб\.?|Мн\.?|[{UPPER}][\w.-]+(?:\s?[–—-]?\s?[{UPPER}][\w.-]+)?)(?:\s?[:;]\s?[^.:;,]{{0,60}})?,?\s{YEAR}(?!\s?[–-]\s?\d{{2,4}}\s[{LOWER}]{{2}})"
    rf"|(?:№|[Nn]r|[Nn]o|[Vv]ol|Bd|Jg|H|T|t|Т|т|Ч|ч|Кн|кн|Вып|вып|Вип|вип|[Pp]p?|S|s|С|с|Стр|Арк|арк|Л|л|Ф|ф|Оп|оп|Воп|Спр|спр|Д|д|К|k|sygn|z|Z)\.?\s?(?:[№\d-]|Р-|[IVXLC]{{1,7}}(?![{LOWER}]))"
    # a year; the volume behind one: "17(4)", "100 Suppl 1", "101: 24"
    rf"|{YEAR}(?=[.,;:\s)]|$)|\d{{1,4}}\s?(?:\([^()]{{1,20}}\)|:\s?\w{{0,2}}\d)|\d{{0,4}}\s?[Ss]uppl"
    # how much it is: "128 с.: ил.", "105, [1] с.", "1 электрон. опт. диск"
    rf"|[—–-]?\d{{1,4}}(?:,\s\[\d+\])?\s?(?:[сcsp]|стор|стр|арк)\s?(?:[.:,;]|$)|[—–-]?\d{{1,2}}\s(?:[еэ]лектрон|эл\.|CD|DVD)"
    rf"|\d{{1,5}}\s?[–—-]\s?\d{{1,5}}(?!\d)|\d{{1,4}},\s\d{{1,5}}\s?[–—-]|[IVXLC]{{1,7}}\(\d"
    rf"|\d+(?:-е|\.|st|nd|rd|th)?\s?(?:изд|вид|выд|wyd|ed|Aufl|éd|с\.|s\.|p\.|т\.|т\s)"
    rf"|(?:Под|Пад|За|Pod|Hg|Hrsg|Ed|Eds|Red|Ред|Отв|Пер|Сост|Изд|Вид|Выд|Wyd|Oprac|Trans|Übers|Trad|Dir)\.?\s"
    rf"|In\s+(?=[{UPPER}{VEIL}])|(?:URL|DOI|doi|ISBN|ISSN|https?:|www\.|Режим|Рэжым|Дата|Accessed|Retrieved|Available|Dostęp|In:|W:|В:|У:)",
)
HOSTS_EDITORS = Late(r"\b(?:[Ii]n:|(?<=\.\s)In)\s[^\d]*$")  # "in: Becker, I.; Hauser, R. (Hrsg.)"
ROLE = Late(
    r"\[?(?:(?:отв|науч|гл|гал|за|пад|под|pod|общ)\.?\s)*(?:ред|рэд|редкол|рэдкал|сост|склад|уклад|упоряд|пер|перакл|перекл"
    r"|eds?|hg|hrsg|red|oprac|przeł|tłum|trans|übers|trad|dir|предисл|вступ|авт|худож|ил|межвуз|сб|зб|Ин-т|Акад|Нац|М-во"
    r"|réimpr|rééd|rist|reimpr|repr|nachdr|neudr)[.:-]"
    r"|(?:reprint(?:ed)?|réimpression|réédition|ristampa|reimpresión|nachdruck|neudruck)[,:]?\s"
    r"|(?:foreword|preface|transl(?:ated|\.)|přeložil[ai]?|abrufbar)\s|(?:\S+\s){0,3}(?:ун-т|ін-т|ин-т|in-t|un-t|ун[иіе]верс[иі]тэ?е?т\w{0,2}|[иі]нстытут|[иі]нститут|акад[еэ]м[иі]\w)\b",
    re.IGNORECASE,
)
