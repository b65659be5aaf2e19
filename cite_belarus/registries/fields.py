"""Registry records as biblatex fields: tables of which member gives which field."""

from __future__ import annotations

from typing import Any

from cite_belarus.late import Late
from cite_belarus.registries.values import objects, texts

# Crossref's `type` → biblatex's entry type (Crossref's list of content types; biblatex manual §2.1)
CROSSREF_TYPES = {
    "journal-article": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "collection",
    "reference-book": "reference",
    "book-chapter": "incollection",
    "book-section": "incollection",
    "reference-entry": "inreference",
    "proceedings": "proceedings",
    "proceedings-article": "inproceedings",
    "report": "report",
    "dissertation": "thesis",
    "posted-content": "online",
    "dataset": "dataset",
}
# biblatex field → Crossref member, for texts that are taken as they are
CROSSREF_TEXTS = (
    ("journaltitle", "container-title"),
    ("volume", "volume"),
    ("number", "issue"),
    ("publisher", "publisher"),
    ("issn", "ISSN"),
    ("isbn", "ISBN"),
    ("url", "URL"),
    ("doi", "DOI"),
    ("edition", "edition-number"),
    ("location", "publisher-location"),
    ("eid", "article-number"),
)
IN_BOOK = frozenset({"incollection", "inproceedings", "inreference"})
_RANGE = Late(r"\s*[-‐‑‒–—−]+\s*")


def crossref_fields(message: dict[str, Any]) -> dict[str, Any]:
    """The biblatex fields of a work in Crossref's API format; dates ISO 8601, pages `a--b`."""
    kind = CROSSREF_TYPES.get(str(message.get("type", "")), "misc")
    found: dict[str, Any] = {}
    for name, member in CROSSREF_TEXTS:
        values = texts(message.get(member, []))
        if values:
            found[name] = values[0]
    if kind in IN_BOOK and "journaltitle" in found:
        found["booktitle"] = found.pop("journaltitle")
    if kind == "article":
        found.pop("publisher", None)  # a journal's publisher is no field of an article
    if isinstance(message.get("page"), str):
        found["pages"] = _RANGE.sub("--", message["page"].strip())
    found["date"] = iso(message.get("issued"))
    return {name: value for name, value in found.items() if value}


def iso(date: Any) -> str:
    """`{"date-parts": [[2020, 5, 1]]}` as 2020-05-01, as far as it goes."""
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [part for part in first if isinstance(part, int)]
    return "-".join(f"{number:0{2 if place else 4}d}" for place, number in enumerate(numbers[:3]))


def datacite_fields(attributes: dict[str, Any]) -> dict[str, Any]:
    """The biblatex fields of a work in DataCite's JSON:API format."""
    container = attributes.get("container")
    container = container if isinstance(container, dict) else {}
    year = attributes.get("publicationYear")
    publisher = attributes.get("publisher")
    pairs = {
        "publisher": publisher.get("name") if isinstance(publisher, dict) else publisher,
        "journaltitle": container.get("title"),
        "volume": container.get("volume"),
        "number": container.get("issue"),
        "date": str(year) if year else "",
        "url": attributes.get("url"),
        "doi": attributes.get("doi"),
        "isbn": next((i.get("relatedIdentifier") for i in objects(attributes.get("relatedIdentifiers"))
                      if i.get("relatedIdentifierType") == "ISBN" and i.get("relationType") == "IsIdenticalTo"), ""),
    }  # fmt: skip
    return {name: value for name, value in pairs.items() if isinstance(value, str) and value}
