"""Places of publication: abbreviated names written in full, and their English names.

Tables, one a language: `style_places.txt` (as printed → in full) and `style_places_english.txt` (in full → in English).
"""

from __future__ import annotations

import dataclasses

from cite_belarus import resources
from cite_belarus.styles.record import Record
from cite_belarus.styles.template import Rich


def full(place: Rich, language: str) -> Rich:
    """A place in full: "М." → "Москва"; one that no table abbreviates stays as it is."""
    return resources.words("style_places", language).get(str(place).casefold()) or place


def english(place: Rich, language: str) -> str:
    """The English name of a place, "" where no table has it."""
    whole = str(full(place, language)).casefold()
    return resources.words("style_places_english", language).get(whole, "")


def in_full(record: Record) -> Record:
    """The record with its places in full."""
    places = record.lists.get("location", ())
    written = tuple(full(place, record.language) for place in places)
    return dataclasses.replace(record, lists={**record.lists, "location": written}) if written != places else record
