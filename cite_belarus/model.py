"""The values that the stages hand on, and the two ways in which something can be wrong.

Every value is frozen. Spans are half-open ranges of code points. Bad *content* is an `Issue` beside the value
it concerns; what cannot be done at all is a `CiteError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Union

Span = tuple[int, int]
Where = Literal["note", "list", "text"]
Kind = Literal["full", "short", "ibid"]

SEGMENT_LABELS = (
    "citation-number", "author", "editor", "translator", "title", "container-title", "journal",
    "collection-title", "volume", "issue", "pages", "date", "edition", "publisher", "location",
    "institution", "genre", "medium", "doi", "isbn", "url", "accessed", "archive", "note", "other",
)  # fmt: skip

# What lists print for the author of the entry before: "———. Title", "--, and K. Reed" (Chicago 17, §14.67).
SAME_AUTHOR = r"(?:[—–―⸺⸻]{2,12}|_{2,12}|-{3,12}|(?:--|[–—―⸺⸻])(?=\s?[.,:;(]))"


class CiteError(Exception):
    """The program cannot do what was asked: the place, the cause, and the remedy."""

    def __init__(self, cause: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(cause)
        self.cause, self.place, self.remedy = cause, place, remedy

    def __str__(self) -> str:
        said = f"{self.place}: {self.cause}" if self.place else self.cause
        return f"{said}\n{self.remedy}" if self.remedy else said


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in the content that a person should look at. `span` is in the text the issue's owner holds."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name as printed; a corporate one is `family` alone; `Name("others")` stands for et al."""

    family: str
    given: str = ""
    prefix: str = ""
    suffix: str = ""

    def __reduce__(self) -> tuple[type[Name], tuple[str, str, str, str]]:
        """As `pickle` takes it to another process: dataclasses have a slower way."""
        return Name, (self.family, self.given, self.prefix, self.suffix)


@dataclass(frozen=True, slots=True)
class ArticleAuthor:
    """One author of the article itself, as printed."""

    name: Name
    orcid: str = ""
    affiliation: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the article prints of itself. Mappings go from babel's language name to the text."""

    title: str = ""
    authors: tuple[ArticleAuthor, ...] = ()
    abstracts: Mapping[str, str] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The text of one foot- or endnote. `label` is its true number, `printed` what the page shows.

    `spans` are the pieces of `Document.text` that make it up, in order, without the label: one, or more where
    the note goes on overleaf.
    """

    label: str
    printed: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a reference list; `label` is its printed number, if it has one, and is outside `spans`."""

    label: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """A note's mark in the body text: the note it calls, the glyphs as printed, how sure the reading is (0 to 1)."""

    label: str
    printed: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: one NFC string with `\\n` line ends, and where things stand in it.

    `sources` fills `text`, `source`, `stem`, `italics`; `citations.locate` fills the rest.
    `residue` are bare addresses between notes and body (targets of link annotations): evidence, no citations.
    """

    text: str
    source: str = ""
    stem: str = ""
    italics: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()
    markers: tuple[Marker, ...] = ()
    residue: tuple[Span, ...] = ()
    metadata: Metadata = Metadata()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work as printed.

    `raw` is the document's text from `span` with every line break turned into one blank, so that `raw[i]` is the
    character `span[0] + i` of the document (where a note goes on overleaf, what stands between is left out and
    `pieces` says where each part comes from). `italics` are spans in `raw`.
    `relation` is the printed word that ties the citation to the one before it in the same note
    ("citing", "цит. по:"), or "".
    """

    raw: str
    span: Span
    where: Where = "text"
    label: str | None = None
    index: int = 1
    kind: Kind = "full"
    article: str = ""
    pieces: tuple[Span, ...] = ()
    italics: tuple[Span, ...] = ()
    relation: str = ""

    def part(self, start: int, end: int) -> Citation:
        """The characters from `start` to `end` of `raw`, at least one of them, as a citation of their own."""
        pieces, at = [], 0
        for first, last in self.pieces or (self.span,):
            low, high = max(start, at), min(end, at + last - first)
            if low < high:
                pieces.append((first + low - at, first + high - at))
            at += last - first
        return replace(
            self,
            raw=self.raw[start:end],
            span=(pieces[0][0], pieces[-1][1]),
            pieces=tuple(pieces),
            italics=tuple(
                (max(a, start) - start, min(b, end) - start) for a, b in self.italics if a < end and b > start
            ),
            relation="" if start else self.relation,
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled stretch of `Citation.raw`; the segments of a citation cover it without gap or overlap.

    `confidence` is the calibrated probability (0 to 1) that the label is right for the whole stretch.
    """

    label: str
    text: str
    start: int
    end: int
    confidence: float = 1.0


Value = Union[str, tuple[Name, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation as a biblatex record, its values as printed.

    `fields` goes from biblatex's field names to a string, to names (`author`, `editor`, …) or to a list of strings
    (`location`). Dates are ISO 8601 / EDTF, page ranges `a--b`. A cited place is `pinpoint`.
    `origins` gives for each field the indices of the segments that it came from.
    """

    type: str
    fields: Mapping[str, Value]
    issues: tuple[Issue, ...] = ()
    confidence: float = 1.0
    origins: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what was read from it."""

    citation: Citation
    segments: tuple[Segment, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class Repair:
    """A field of one member printed wrongly, and what it should be. `member` is an index into the cited sequence."""

    field: str
    printed: str
    repaired: str
    evidence: str
    confidence: float
    member: int


@dataclass(frozen=True, slots=True)
class Work:
    """What several references agree on. `members` are indices into the cited sequence it was gathered from.

    `repairs` were made in `fields`; `doubts` are offered and left alone.
    """

    key: str
    type: str
    fields: Mapping[str, Value]
    members: tuple[int, ...] = ()
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which work a citation leads to: `work` is its key, or None with the `candidates` and the `reason`.

    `pinpoint` is the place cited in the work, "" for the whole.
    """

    kind: Kind
    work: str | None
    candidates: tuple[str, ...] = ()
    reason: str = ""
    pinpoint: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """The works of one or more articles, and for each cited item, in order, the work it leads to."""

    works: tuple[Work, ...]
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One checked DOI or URL of an entry. `verdict` is the value of `links.Verdict`; `checked` is ISO 8601, UTC."""

    key: str
    field: Literal["doi", "url"]
    target: str
    verdict: str
    confirmed: bool = False
    details: str = ""
    code: int | None = None
    chain: tuple[str, ...] = ()
    final: str = ""
    cited_title: str = ""
    found_title: str = ""
    similarity: float | None = None
    archived: str = ""
    checked: str = ""


def value_as_json(value: Value) -> Any:
    """A field's value as JSON data: names become objects without their empty parts."""
    if isinstance(value, str):
        return value
    return [_name_as_json(v) if isinstance(v, Name) else v for v in value]


def _name_as_json(name: Name) -> dict[str, str]:
    parts = (("family", name.family), ("given", name.given), ("prefix", name.prefix), ("suffix", name.suffix))
    return {part: text for part, text in parts if text}
