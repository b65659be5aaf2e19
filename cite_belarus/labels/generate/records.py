"""Cleans bibliographic records (CSL-JSON-like): what is no fact about a work, or no name, is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cite_belarus.late import Late

from .names import Person

ITEMS = {  # CSL type → type of item in the style tables
    "book": "book", "pamphlet": "book", "map": "book", "document": "book", "article-journal": "article",
    "article": "article", "article-magazine": "news", "article-newspaper": "news", "chapter": "chapter",
    "paper-conference": "chapter", "entry-encyclopedia": "entry", "entry-dictionary": "entry", "thesis": "thesis",
    "webpage": "web", "post-weblog": "web", "report": "report",
}  # fmt: skip

_JUNK = Late(r"[{}\\<>|@_^~\ufffd\ud800-\udfff]|\[\?\]|[\u2e80-\u9fff\uac00-\ud7af]")
_WORD = Late(r"[^\W\d_]{2}|^\w$")
_NO_NAME = Late(
    r"[\d\[\]()\"«»]|&|/|:|;|^(?:others|authority|unknown|anonymous|stated|authors|ін|др)$|\b(?:et al|и др)\b",
    re.IGNORECASE,
)
_VOLUME = Late(r"(?:\b(?:t|tom|vol|bd|т|том|кн|ч|вып|вип|cz|z|n[or]|№)\b\.?|№) ?(?:\d|[IVX]+\b)", re.IGNORECASE)
_MORE = Late(  # a host that says its pages, number or editors too
    r"\d{2,4} ?[-–] ?\d{2,4}|\b(?:In|Nr)\b[:.]|\b(?:под ред|за ред|отв\. ред|red\.|hrsg|hg\.|edited by|eds?\.)",
    re.IGNORECASE,
)
_YEAR = Late(r"(?<!\d)(1[5-9]\d\d|20[0-3]\d)(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_CYRILLIC = Late(r"[а-яёіїєґў]", re.IGNORECASE)
_TEXTS = ("title", "container-title", "collection-title", "publisher", "publisher-place")


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a work: `texts` by CSL field, people by role, the date's parts ("" where unknown)."""

    item: str
    lang: str
    texts: Mapping[str, str]
    people: Mapping[str, tuple[Person, ...]]
    date: tuple[str, str, str] = ("", "", "")

    def text(self, name: str) -> str:
        return self.texts.get(name, "")

    @property
    def script(self) -> str:
        return "cyrl" if _CYRILLIC.search(self.text("title")) else "latn"


def _text(value: object) -> str:
    text = re.sub(r"<[^>]*>", "", str(value or ""))
    text = re.sub(r"\s+", " ", text.replace(" : ", ": ").replace(" ; ", "; ")).strip(" ,;:/")
    text = re.sub(r"\s*\[(?:u\. ?a|et al|etc)\.?\]$", "", text)
    text = re.sub(r"(?<=\w{4})\.$", "", text.lstrip("."))
    return "" if _JUNK.search(text) or len(text) > 220 or not _WORD.search(text) else text


def is_cyrillic(text: str) -> bool:
    return bool(_CYRILLIC.search(text))


def _people(names: object) -> tuple[Person, ...]:
    found = []
    for name in names if isinstance(names, list) else ():
        family, given = _text(name.get("family") or name.get("literal")), _text(name.get("given"))
        words = len(family.split())
        if not family or _NO_NAME.search(family) or _NO_NAME.search(given) or (given and words > 3) or len(given) > 40:
            continue
        found.append({"family": family, "given": re.sub(r"\s*\(.*?\)", "", given)})
    return tuple(found[:12])


def _plain(name: str, value: str) -> bool:
    """Whether the text of a field holds that field alone."""
    if name == "publisher-place":
        return len(value) < 40 and not re.search(r"[:\d]|\bs\. ?l\b", value)
    if name == "publisher":
        return 2 <= len(value) < 70 and not re.search(r"\d{3}|^s\. ?n|thesis|dissert", value, re.IGNORECASE)
    return not (_VOLUME.search(value) or (name == "container-title" and _MORE.search(value)))


def _issued(value: object) -> str:
    """The day of an `issued` as it is written, or of the first of its `date-parts` (CSL-JSON)."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return str(value or "")
    return "-".join(str(part).zfill(2) for part in first)


def clean(record: Mapping[str, Any]) -> Record | None:
    """The facts of a record; None where it has no usable title or is of a type that no style sets."""
    item = ITEMS.get(str(record.get("type")))
    texts = {name: value for name in _TEXTS if (value := _text(record.get(name))) and _plain(name, value)}
    title = texts.get("title", "")
    if (
        not item
        or len(title) < 4
        or title.isdigit()
        or (item in ("article", "chapter", "news") and "container-title" not in texts)
    ):
        return None
    for name in ("volume", "issue", "page", "edition", "number-of-pages", "DOI", "ISBN", "URL"):
        value = re.sub(r"\s+", " ", str(record.get(name) or "")).strip()
        if (
            value
            and len(value) < (150 if name == "URL" else 24 if name != "DOI" else 60)
            and not re.search(r"[{}\\]", value)
        ):
            texts[name] = value
    year = _YEAR.search(_issued(record.get("issued")))
    date = (year[1], year[2] or "", year[3] or "") if year else ("", "", "")
    people = {role: _people(record.get(role)) for role in ("author", "editor", "translator")}
    language = str(record.get("language") or "").replace("_", "-").partition("-")[0].lower()  # "en-US" is English
    return Record(item, language, texts, people, date)
