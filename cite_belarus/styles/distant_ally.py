"""`distant-ally`: the house style of an English-language journal of Eastern European studies, after its notes and list.

The list: names inverted without a comma, titles of articles in quotation marks, those of books and journals in italics,
place and year in brackets, addresses in angle brackets, no dates of access; Latin before Cyrillic. The notes: names in
their natural order, dates of access. The words are English throughout.
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.names import NameForm
from cite_belarus.styles.sorting import AsGiven, LatinFirst
from cite_belarus.styles.style import Style

WHO = "[{authors}, ]"
LINKS = "[, <{doiurl}>][, <{url}>]"
VOLUME = "[, {@volume}[: *{volumetitle}*]|, *{volumetitle}*]"
SERIES = "[, {series}[, {@seriesnumber}]]"
BODY = "[, {institution}|, {organization}|, {publisher}]"
IMPRINT = "[ ([{location}][, {year}])]"


class DistantAlly(Style):
    """The reference list."""

    language = "english"
    works_words = False
    authors_in_statement = "never"
    family = "ally"
    absorbs = ".…"
    list_joint = "–"
    title_joint = ": "
    heading = NameForm(spaced=False, limit=99)
    in_statement = NameForm(order="given", spaced=False, limit=99)
    default_sorting_style = LatinFirst

    schemes: ClassVar[dict[str, str]] = {
        "article": WHO + "‘{title}’[, *{journaltitle}*][, {volume}][, {@number}][ ({when})][, {@pages}]" + LINKS + ".",
        "book": WHO + "*{title}*[, {by}][, {@edition}]" + VOLUME + SERIES + IMPRINT + LINKS + ".",
        "incollection": (
            WHO + "‘{title}’[, in *{booktitle}*][, {hostby}]" + VOLUME + SERIES + IMPRINT + "[, {@pages}]" + LINKS + "."
        ),
        "report": WHO + "‘{title}’" + BODY + SERIES + "[ ([{location}, ]{when})][, {@pages}]" + LINKS + ".",
        "thesis": WHO + "‘{title}’[, {thesis}]" + BODY + "[ ([{location}, ]{year})]" + LINKS + ".",
        "legislation": (
            "‘{titleonly}’[, {act}][, *{journaltitle}*[, {@number}]][ ({actwhen})][, {@pages}][, {note}]" + LINKS + "."
        ),
        "archive": WHO + "‘{title}’[ ({when})][, {holding}]" + LINKS + ".",
        "misc": WHO + "‘{titleonly}’[, {website}][ ({when})]" + LINKS + ".",
    }  # fmt: skip


class DistantAllyNotes(DistantAlly):
    """The notes: names as they are spoken, and when a page was read."""

    heading = NameForm(order="given", spaced=False, limit=99)
    default_sorting_style = AsGiven
    schemes: ClassVar[dict[str, str]] = {
        kind: scheme.replace(LINKS, LINKS + "[ ({@accessedwords})]") for kind, scheme in DistantAlly.schemes.items()
    }
