"""What a short form prints of the work it means: author, title, year, volume, the number of another note."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cite_belarus import resources
from cite_belarus.model import Cited, Value
from cite_belarus.works.people import Person, people
from cite_belarus.works.traits import number, text, title_key

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)([a-zа-яіў])?\b")


@dataclass(frozen=True, slots=True)
class Short:
    """A short form, folded. `note` is the label of the note it points to, "" where it points to none."""

    people: tuple[Person, ...]
    title: tuple[str, ...]
    year: str
    letter: str
    volume: str
    note: str

    @property
    def says_nothing(self) -> bool:
        """Whether it gives nothing to find a work by."""
        return not (self.people or self.title or self.note)


def short(cited: Cited, fields: Mapping[str, Value]) -> Short:
    """What a citation of kind `short` says; `fields` are its reference's, an idem in them already replaced."""
    title = _without_opcit(text(fields, "title", "shorttitle", "maintitle"))
    year = _YEAR.search(text(fields, "date") or "")
    return Short(
        people=people(fields.get("author")) or people(fields.get("editor")),
        title=tuple(title_key(title).split()),
        year=year.group(1) if year else "",
        letter=_letter(cited.citation.raw, year.group(1)) if year else "",
        volume=number(text(fields, "volume")),
        note=note_number(cited.citation.raw, bool(title)),
    )


def note_number(raw: str, has_title: bool = False) -> str:
    """The label of the note that a short form points to ("as n. 12", "zob. przyp. 5"), "" where it points to none.

    A bare "n. 3" behind a title is a note of the page cited, unless it stands in brackets.
    """
    for match in _crossref().finditer(raw):
        words = match.group("words").strip()
        bracketed = raw[: match.start("words")].rstrip().endswith(("(", "["))
        if not has_title or bracketed or " " in words:
            return match.group("label")
    return ""


@functools.cache
def _crossref() -> re.Pattern[str]:
    words = sorted(resources.words("crossrefs"), key=lambda word: (-len(word), word))
    choice = "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words) or "(?!)"
    return re.compile(rf"(?<!\w)(?P<words>{choice})\s{{0,3}}(?P<label>\d{{1,4}})(?!\w)", re.IGNORECASE)


def _without_opcit(title: str) -> str:
    bare = title.casefold().strip(" .,;")
    return "" if bare in _opcit() else title


@functools.cache
def _opcit() -> frozenset[str]:
    return frozenset(word.strip(" .") for table in ("opcit", "ibid") for word in resources.words(table))


def _letter(raw: str, year: str) -> str:
    match = re.search(rf"{year}([a-zа-яіў])\b", raw)
    return match.group(1) if match else ""
