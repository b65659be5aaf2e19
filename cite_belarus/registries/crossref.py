"""Crossref's REST API: single works, and the bibliographic search (api.crossref.org, "works" in its API format)."""

from __future__ import annotations

import html
from typing import Any
from urllib.parse import urlencode

from cite_belarus.late import Late
from cite_belarus.model import Name
from cite_belarus.registries.doi import encoded
from cite_belarus.registries.fields import crossref_fields
from cite_belarus.registries.values import BadAnswerError, Call, Candidate, Record, objects, parsed, texts

TITLES = ("title", "original-title", "short-title")
DATES = ("issued", "published", "published-print", "published-online", "posted", "accepted")
_MARKUP = Late(r"<[^<>]{1,200}>")


def ask(base: str, doi: str, mailto: str = "") -> Call:
    """Ask for one work."""
    query = f"?{urlencode({'mailto': mailto})}" if mailto else ""
    return Call("crossref", f"{base.rstrip('/')}/works/{encoded(doi)}{query}")


def ask_search(base: str, text: str, mailto: str = "", rows: int = 5) -> Call:
    """Ask for the works nearest to a citation's text (`query.bibliographic`)."""
    query = {"query.bibliographic": text[:1000], "rows": str(rows)} | ({"mailto": mailto} if mailto else {})
    return Call("crossref", f"{base.rstrip('/')}/works?{urlencode(query)}", listing=True)


def read(code: int, body: bytes) -> Record | None:
    """The work, None where Crossref does not know the DOI (404). Raises BadAnswerError."""
    if code == 404:
        return None
    message = parsed(body).get("message") if code == 200 else None
    if not isinstance(message, dict):
        raise BadAnswerError(f"Crossref answers {code}")
    return record(message)


def read_search(code: int, body: bytes) -> tuple[Candidate, ...]:
    """The candidates, best first. Raises BadAnswerError."""
    message = parsed(body).get("message") if code == 200 else None
    if not isinstance(message, dict):
        raise BadAnswerError(f"Crossref answers {code}")
    found = objects(message.get("items"))
    return tuple(Candidate(record(item), _number(item.get("score"))) for item in found)


def record(message: dict[str, Any]) -> Record:
    """A work in Crossref's API format as a record."""
    return Record(
        doi=str(message.get("DOI", "")),
        agency="Crossref",
        type=str(message.get("type", "")),
        titles=_titles(message),
        authors=_names(message),
        years=tuple(dict.fromkeys(year for name in DATES if (year := _year(message.get(name))))),
        updated_by=_updates(message.get("updated-by")),
        updates=_updates(message.get("update-to")),
        fields=crossref_fields(message),
    )


def plain(text: str) -> str:
    """A deposited text without its face markup (`<i>`, `<jats:p>`) and entities."""
    return " ".join(html.unescape(_MARKUP.sub("", text)).split())


def _titles(message: dict[str, Any]) -> tuple[str, ...]:
    titles = [plain(text) for name in TITLES for text in texts(message.get(name, []))]
    subtitles = [plain(text) for text in texts(message.get("subtitle", []))]
    joined = [f"{titles[0]}: {subtitle}" for subtitle in subtitles] if titles else []
    return tuple(dict.fromkeys([*titles, *joined, *subtitles]))


def _names(message: dict[str, Any]) -> tuple[Name, ...]:
    people = objects(message.get("author")) or objects(message.get("editor"))
    return tuple(name for person in people if (name := _name(person)).family)


def _name(person: dict[str, Any]) -> Name:
    if isinstance(person.get("name"), str):
        return Name(person["name"])
    parts = (person.get("family"), person.get("given"), "", person.get("suffix"))
    return Name(*(part if isinstance(part, str) else "" for part in parts))


def _year(date: Any) -> str:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return str(year) if isinstance(year, int) else ""


def _updates(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(item.get("type", "")).lower(), str(item.get("DOI", ""))) for item in objects(value))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
