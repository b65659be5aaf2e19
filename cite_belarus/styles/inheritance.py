"""What an entry takes over from the entry it stands in (`crossref`; biblatex manual, appendix B)."""

from __future__ import annotations

from pybtex.database import BibliographyData, Entry, Person

# fields of a host that its parts take over under another name
FROM_HOST: dict[str, str] = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
FROM_SET: dict[str, str] = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
NOT_INHERITED = frozenset({"crossref", "pagetotal", "pages", "key", "shorttitle", "label", "abstract"})


def whole(entry: Entry, data: BibliographyData | None, depth: int = 3) -> Entry:
    """The entry with what it lacks from its host, which `data` must hold; the entry itself where there is no host."""
    key = entry.fields.get("crossref")
    if not key or data is None or key not in data.entries or depth == 0:
        return entry
    host = whole(data.entries[key], data, depth - 1)
    made = Entry(entry.type, _fields(entry, host), {**_persons(entry, host), **entry.persons})
    made.key = entry.key
    return made


def _fields(entry: Entry, host: Entry) -> dict[str, str]:
    own = {name.lower(): value for name, value in entry.fields.items()}
    renamed = FROM_SET if host.type.startswith("mv") and not entry.type.startswith("in") else FROM_HOST
    for name, value in host.fields.items():
        if name.lower() not in NOT_INHERITED:
            own.setdefault(renamed.get(name.lower(), name.lower()), value)
    return own


def _persons(entry: Entry, host: Entry) -> dict[str, list[Person]]:
    """The host's editors, and its authors as `bookauthor`."""
    renamed = {"author": "bookauthor"} if entry.type.startswith(("in", "supp", "bookin")) else {}
    return {renamed.get(role.lower(), role.lower()): found for role, found in host.persons.items()}
