"""What was seen of an address, whoever cites it: the facts for the verdicts, and the history's line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

Field = Literal["doi", "url"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One DOI or page as found.

    `outcome` of a page: "answered", or what went wrong on the way ("forbidden", "dns-error", "tls-error", "timeout",
    "refused", "broken", "loop", "rate-limited"); of a DOI besides: "registered", "unregistered", "no-target".
    `chain` are the addresses from the first to the last, `permanent` whether each redirect on the way was.
    `titles` are pairs of where a title stood and its text. `notices` are (type, DOI) of corrections and retractions.
    `soft` says why an answer is taken for "not found"; `https`: the same page is there under https.
    `temporary`: the name's look-up failed for now. `failures` are the days (ISO 8601) on which it failed since it
    last did not.
    """

    field: Field
    target: str
    outcome: str
    checked: str = ""
    code: int | None = None
    chain: tuple[str, ...] = ()
    permanent: bool = False
    final: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    author: str = ""
    year: str = ""
    agency: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    wall: str = ""
    soft: str = ""
    note: str = ""
    https: bool = False
    temporary: bool = False
    archived: str = ""
    failures: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The history's object: the address first, empty parts left out."""
        names = ("target", *(f.name for f in fields(self) if f.name != "target"))
        pairs = ((name, getattr(self, name)) for name in names)
        return {name: value for name, value in pairs if value not in ("", (), None, False)}


def from_json(data: Mapping[str, Any]) -> Seen:
    """The inverse of `Seen.as_json`; unknown members (of a later version) are left out. Raises TypeError, KeyError."""
    known = {f.name for f in fields(Seen)}
    return Seen(**{name: _tuples(value) for name, value in data.items() if name in known})


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says of the work: titles in every form it gives, family names of those responsible, years."""

    key: str
    titles: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    urldate: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to check: an entry's DOI or address. `text` is the field's value; `address` what is asked for.

    A `guess` is a DOI read out of a publisher's address or a note: it is only heard of where it is right.
    """

    entry: Entry
    field: Field
    text: str
    address: str
    fault: str = ""
    skip: bool = False
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its evidence."""

    verdict: str
    details: str = ""
    cited_title: str = ""
    found_title: str = ""
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """A change to an entry that is certain: `value` None removes the field. `reason` is said to the user."""

    key: str
    field: str
    value: str | None
    reason: str
