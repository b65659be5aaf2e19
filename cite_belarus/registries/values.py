"""What a registry is asked, and what it knows of a work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cite_belarus.model import Name


class BadAnswerError(Exception):
    """A registry's answer does not have the shape that it documents."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a service; `listing` where it asks for a list, for which the limits are lower."""

    service: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    listing: bool = False
    method: str = "GET"


@dataclass(frozen=True, slots=True)
class Handle:
    """What the handle system says of a DOI: "registered", "unregistered" or "no-target", and the first URL value."""

    state: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A work as its registry describes it.

    `titles` holds every form (title, title with subtitle, original, translated, short); `years` every date's year.
    `updated_by` and `updates` are (type, DOI) of the notices about it, and of the works that it is a notice about.
    `fields` are biblatex fields that an entry can be filled from.
    """

    doi: str
    agency: str
    type: str = ""
    titles: tuple[str, ...] = ()
    authors: tuple[Name, ...] = ()
    years: tuple[str, ...] = ()
    updated_by: tuple[tuple[str, str], ...] = ()
    updates: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a search found, with the registry's own score."""

    record: Record
    score: float = 0.0


def parsed(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises BadAnswerError."""
    try:
        data = json.loads(body)
    except ValueError as error:  # includes UnicodeDecodeError
        raise BadAnswerError("not JSON") from error
    except RecursionError as error:
        raise BadAnswerError("JSON nested too deeply") from error
    if not isinstance(data, dict):
        raise BadAnswerError("no JSON object")
    return data


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list that should hold only objects; [] for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """The non-empty strings of a list, or of one string."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if isinstance(item, str) and (text := " ".join(item.split()))]
