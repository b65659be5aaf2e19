"""Who made a work, as the styles say it: the heading, the statement of responsibility, editors and translators."""

from __future__ import annotations

import dataclasses

from cite_belarus.model import Name
from cite_belarus.styles import words
from cite_belarus.styles.names import several
from cite_belarus.styles.record import Record
from cite_belarus.styles.tables import Tables
from cite_belarus.styles.template import Rich, joined


def head(record: Record, style: Tables) -> str:
    """The names an entry begins with: none where there are more authors than the style's heading takes."""
    authors = record.people.get("author", ())
    if not authors or len([name for name in authors if name.family != "others"]) > style.heading.limit:
        return ""
    if any(name.family == "others" for name in authors):
        return ""
    return several(authors[: style.heading.shown], style.heading, lambda: style.say("et-al", record))


def listed(record: Record, style: Tables) -> str:
    """All authors as the style lists them, cut where it cuts."""
    authors = record.people.get("author", ())
    return several(authors, style.heading, lambda: style.say("et-al", record)) if authors else ""


def statement(record: Record, style: Tables) -> Rich:
    """The statement of responsibility of a book or a part: authors (where the style gives them again), then the others.

    GOST 7.1-2003 and GOST R 7.0.100-2018, 5.2; GOST R 7.0.5-2008, 7.
    """
    parts: list[Rich] = []
    again = style.authors_in_statement
    if again == "always" or (again == "uncovered" and not head(record, style)):
        parts.append(listed_in_statement(record, style))
    parts += _bodies(record, style)
    own = record.kind not in ("incollection", "inproceedings", "inreference")
    parts += _roles(record, style, style.roles if own else ("translator",))
    return joined([part for part in parts if part], " ; ")


def _bodies(record: Record, style: Tables) -> list[Rich]:
    """The bodies that answer for the work: a report's and a thesis's institution."""
    return _named(record, style, style.bodies.get(record.kind, ()))


def _named(record: Record, style: Tables, wanted: tuple[str, ...]) -> list[Rich]:
    return [joined(list(record.lists[name]), style.list_joint) for name in wanted if record.lists.get(name)]


def listed_in_statement(record: Record, style: Tables) -> str:
    """The authors after the slash."""
    authors = record.people.get("author", ())
    return several(authors, style.in_statement, lambda: style.say("et-al", record)) if authors else ""


def host_statement(record: Record, style: Tables) -> Rich:
    """The statement of responsibility of the book a part stands in: its authors, its body, then its editors."""
    authors = record.people.get("bookauthor", ())
    parts: list[Rich] = [several(authors, style.in_statement, lambda: style.say("et-al", record))]
    parts += _named(record, style, style.bodies.get("host", ()))
    parts += _roles(record, style, ("editor",))
    return joined([part for part in parts if part], " ; ")


def _roles(record: Record, style: Tables, roles: tuple[str, ...]) -> list[Rich]:
    return [role(record, style, name) for name in roles if record.people.get(name)]


def role(record: Record, style: Tables, name: str) -> Rich:
    """Names with the word of what they did: "под ред. …", "red. …", "ed. by …".

    Some of these words want the genitive in the East Slavonic languages (they are those that also have a form for the
    nominative). A family name that can only be a masculine nominative is declined; of the others, one that does not
    look like a genitive gets the word that goes with the nominative ("ред. А. Е. Марон").
    """
    word = record.text("editortype") or name if name == "editor" else name
    nominative = style.say(f"{word}.nominative", record)
    if nominative == "%":
        found = in_nominative(record, name)
    else:
        found = tuple(declined(one, style.word_language(record)) for one in record.people[name])
    text = several(found, style.in_statement, lambda: style.say("et-al", record))
    if name == "translator" and record.text("origlanguage"):
        text = style.say(f"from.{words.language_named(record.text('origlanguage'))}", record).replace("%", text)
    if nominative != "%" and not found[0].family.endswith(tuple(style.say("genitive", record).split())):
        return nominative.replace("%", text)
    return style.say(word, record).replace("%", text)


def in_nominative(record: Record, role: str) -> tuple[Name, ...]:
    """The names of a role; editors printed in the genitive from `usera`, where their nominative stands."""
    said = record.text("usera") if role == "editor" else ""
    if not said:
        return record.people.get(role, ())
    pairs = (one.partition(", ") for one in said.split("; "))
    return tuple(Name(family, given) for family, _, given in pairs)


def declined(name: Name, language: str) -> Name:
    """The name with its family name in the genitive, where its ending leaves no doubt; only for initials."""
    for ending, genitive in words.genitive_endings(language):
        if name.given and name.family.endswith(ending):
            return dataclasses.replace(name, family=name.family.removesuffix(ending) + genitive)
    return name
