"""An entry as the styles see it: biblatex's fields, whatever dialect it was written in.

The kinds are fewer than biblatex's types (biblatex manual §2.1.1): a style has one scheme a kind, and a kind without a
scheme falls back on a plainer one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cite_belarus.model import Issue, Name
from cite_belarus.styles.template import Rich

# kind → the kind whose scheme serves where a style has none of its own
FALLBACK: dict[str, str] = {
    "newspaper": "article",
    "mvbook": "book",
    "collection": "book",
    "report": "book",
    "thesis": "book",
    "autoreferat": "thesis",
    "inproceedings": "incollection",
    "inreference": "incollection",
    "online": "misc",
    "legislation": "misc",
    "archive": "misc",
}
KINDS = ("article", "book", "incollection", "misc", *FALLBACK)

# biblatex's types (and BibTeX's, and what other programs write) → kind
KIND_OF_TYPE: dict[str, str] = {
    "article": "article", "periodical": "article", "suppperiodical": "article", "review": "article",
    "book": "book", "booklet": "book", "manual": "book", "standard": "book",
    "mvbook": "mvbook", "mvcollection": "mvbook", "mvreference": "mvbook", "mvproceedings": "mvbook",
    "collection": "collection", "proceedings": "collection", "reference": "collection",
    "inbook": "incollection", "bookinbook": "incollection", "suppbook": "incollection",
    "incollection": "incollection", "suppcollection": "incollection",
    "inproceedings": "inproceedings", "conference": "inproceedings",
    "inreference": "inreference",
    "report": "report", "techreport": "report",
    "online": "online", "electronic": "online", "www": "online", "webpage": "online",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "legislation": "legislation", "jurisdiction": "legislation", "legal": "legislation",
    "unpublished": "archive", "letter": "archive", "archive": "archive",
}  # fmt: skip

# kind → what an entry of it should have; alternatives are separated by "|"
REQUIRED: dict[str, tuple[str, ...]] = {
    "article": ("title", "journaltitle", "date"),
    "newspaper": ("title", "journaltitle", "date"),
    "book": ("title", "date"),
    "mvbook": ("title", "date"),
    "collection": ("title", "date"),
    "incollection": ("title", "booktitle", "date"),
    "inproceedings": ("title", "booktitle", "date"),
    "inreference": ("title", "booktitle"),
    "report": ("title", "institution|publisher|location", "date"),
    "thesis": ("author", "title", "date"),
    "autoreferat": ("author", "title", "date"),
    "legislation": ("title",),
    "archive": ("title|archive|library|howpublished|note",),
    "online": ("title", "url|doi"),
    "misc": ("title",),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One entry. `fields` are texts (plain, or pybtex rich text where the entry had markup), `lists` biblatex's literal
    lists, `people` biblatex's name lists. `language` is babel's name of the work's language, or "".
    """

    key: str
    kind: str
    fields: Mapping[str, Rich]
    people: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Rich, ...]] = field(default_factory=dict)
    language: str = ""

    def has(self, name: str) -> bool:
        """Whether the entry has a field, a list or names of this name."""
        return bool(self.fields.get(name) or self.lists.get(name) or self.people.get(name))

    def text(self, name: str) -> str:
        """A field as plain text, "" where there is none."""
        return str(self.fields.get(name, ""))


# kind → the prefix of the title that a set's title takes the place of
SETS: dict[str, str] = {
    **dict.fromkeys(("book", "collection", "report"), ""),
    **dict.fromkeys(("incollection", "inproceedings", "inreference"), "book"),
}


def in_set(record: Record) -> Record:
    """A volume with a title of its own under the title of its set (biblatex manual §2.2.2, `maintitle`).

    The set's title comes forward, the volume's own becomes `volumetitle`.
    """
    if record.kind not in SETS or "maintitle" not in record.fields:
        return record
    part = SETS[record.kind]
    fields = dict(record.fields)
    own = fields.pop(f"{part}title", "")
    for name in ("title", "subtitle", "titleaddon"):
        fields.pop(f"{part}{name}", None)
        if f"main{name}" in fields:
            fields[f"{part}{name}"] = fields.pop(f"main{name}")
    return replace(record, fields={**fields, "volumetitle": own} if own else fields)


def missing(record: Record) -> tuple[Issue, ...]:
    """An issue for each thing that an entry of this kind should have and has not; it prints all the same."""
    return tuple(
        Issue("missing-field", f"{record.key}: {record.kind} without {wanted.replace('|', ' or ')}")
        for wanted in REQUIRED[record.kind]
        if not any(record.has(name) for name in wanted.split("|"))
    )
