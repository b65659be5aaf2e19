"""DataCite's REST API: single DOIs (JSON:API; metadata schema 4)."""

from __future__ import annotations

from typing import Any

from cite_belarus.model import Name
from cite_belarus.registries.doi import encoded
from cite_belarus.registries.fields import datacite_fields
from cite_belarus.registries.values import BadAnswerError, Call, Record, objects, parsed, texts


def ask(base: str, doi: str) -> Call:
    """Ask for one DOI."""
    return Call("datacite", f"{base.rstrip('/')}/dois/{encoded(doi)}")


def read(code: int, body: bytes) -> Record | None:
    """The work, None where DataCite does not know the DOI (404). Raises BadAnswerError."""
    if code == 404:
        return None
    data = parsed(body).get("data") if code == 200 else None
    attributes = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(attributes, dict):
        raise BadAnswerError(f"DataCite answers {code}")
    return _record(attributes)


def _record(attributes: dict[str, Any]) -> Record:
    year = attributes.get("publicationYear")
    dates = [str(item.get("date", ""))[:4] for item in objects(attributes.get("dates"))]
    years = [str(year)] if year else []
    types = attributes.get("types")
    return Record(
        doi=str(attributes.get("doi", "")),
        agency="DataCite",
        type=str(types.get("resourceTypeGeneral", "")) if isinstance(types, dict) else "",
        titles=_titles(attributes),
        authors=tuple(name for item in objects(attributes.get("creators")) if (name := _name(item)).family),
        years=tuple(dict.fromkeys(years + [date for date in dates if date.isdigit()])),
        fields=datacite_fields(attributes),
    )


def _titles(attributes: dict[str, Any]) -> tuple[str, ...]:
    """All titles; a subtitle also joined to the first title that is none (`titleType` "Subtitle")."""
    items = [(t, item.get("titleType")) for item in objects(attributes.get("titles")) for t in texts(item.get("title"))]
    main = next((title for title, kind in items if kind != "Subtitle"), "")
    joined = [f"{main}: {title}" for title, kind in items if kind == "Subtitle" and main]
    return tuple(dict.fromkeys([title for title, _ in items] + joined))


def _name(creator: dict[str, Any]) -> Name:
    family, given, name = (creator.get(part) for part in ("familyName", "givenName", "name"))
    if isinstance(family, str) and family:
        return Name(family, given if isinstance(given, str) else "")
    if not isinstance(name, str):
        return Name("")
    before, comma, after = name.partition(",")
    return Name(before.strip(), after.strip()) if comma and creator.get("nameType") != "Organizational" else Name(name)
