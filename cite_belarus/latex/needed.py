"""Which fields an entry cannot do without, by type and by style.

Source: biblatex manual §2.1.1; the manuals of the styles.
"""

from __future__ import annotations

from cite_belarus.model import Work

# `|`: either will do
REQUIRED = {
    "article": ("author", "title", "journaltitle", "date|year"),
    "book": ("author|editor", "title", "date|year"), "mvbook": ("author|editor", "title", "date|year"),
    "inbook": ("author", "title", "booktitle", "date|year"), "booklet": ("author|editor", "title", "date|year"),
    "collection": ("editor", "title", "date|year"), "incollection": ("author", "title", "booktitle", "date|year"),
    "dataset": ("author|editor", "title", "date|year"), "manual": ("title", "date|year"),
    "misc": ("title",), "online": ("title", "url|doi|eprint"), "patent": ("author", "title", "number", "date|year"),
    "periodical": ("title", "date|year"), "proceedings": ("title", "date|year"),
    "inproceedings": ("author", "title", "booktitle", "date|year"),
    "report": ("title", "type|institution", "date|year"),
    "thesis": ("author", "title", "type", "institution", "date|year"), "unpublished": ("author", "title", "date|year"),
}  # fmt: skip
# beginning of a style's name → what it needs besides, by type ("": every type)
STYLES: dict[str, dict[str, tuple[str, ...]]] = {
    "authoryear": {"": ("date|year",)},
    "apa": {"": ("date|year",)},
    "chicago-authordate": {"": ("date|year",)},
    "gost": {"book": ("location", "publisher"), "online": ("urldate",), "article": ("pages|eid|doi",)},
    "verbose": {},
}  # fmt: skip


def missing(work: Work, style: str) -> tuple[str, ...]:
    """The fields that the entry lacks, `a|b` where either would do."""
    needed = list(REQUIRED.get(work.type, ("title",)))
    for start, table in STYLES.items():
        if style.startswith(start):
            needed += [*table.get("", ()), *table.get(work.type, ())]
    return tuple(one for one in dict.fromkeys(needed) if not any(work.fields.get(name) for name in one.split("|")))
