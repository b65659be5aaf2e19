"""Segments that hold more than their label says, cut where the print leaves no doubt; labels that the rest contradicts.

Only what is lacking is looked for: where the labels are complete nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from cite_belarus.references.addresses import addresses
from cite_belarus.references.draft import Draft, Part, piece
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.vocabulary import phrases

YEAR = r"(?:1[5-9]|20)\d\d"


class Cut(NamedTuple):
    """Parts of `labels` that match `pattern` (group `tail`) lose the tail to the label `lacking`, if nothing has it."""

    labels: tuple[str, ...]
    lacking: str
    pattern: re.Pattern[str]


CUTS = (
    Cut(
        ("volume", "issue", "journal", "date", "location", "publisher"),
        "pages",
        re.compile(r"[\s,.:;(](?P<tail>(?:[Pp]{1,2}|[SsСсCc]|[Ss]tr|[Сс]тр|[Ss]eiten?)\.\s*\d+(?:\s?[-–—]\s?\d+)?[\s.,;)]*)$"),
    ),
    Cut(
        ("publisher", "location", "institution", "journal", "volume", "issue", "container-title", "edition"),
        "date",
        re.compile(rf"[\s,.(\[](?P<tail>\(?\[?{YEAR}(?:\s?[-–—]\s?{YEAR})?[a-z]?\]?\)?(?:\s?(?:г|р|r)\.)?[\s.,;:)–—-]*)$"),
    ),
    Cut(("author", "editor"), "date", re.compile(rf"(?P<tail>\(?{YEAR}[a-z]?\)[\s.,;:]*)$")),
    Cut(("journal",), "issue", re.compile(r"[\s,.](?P<tail>(?:№|[Nn]o|[Nn]r|[Nn]°|[Nn]º)\.?\s?\d[\w/–-]*[\s.,;:]*)$")),
    Cut(
        ("journal",),
        "volume",
        re.compile(r"[\s,](?P<tail>(?:(?:[Vv]ol|[Tt]|[Тт]|[Bb]d|[Вв]ып|[Вв]ип)\.\s?)?\d{1,3}[\s.,;:]*)$"),
    ),
    Cut(("journal",), "volume", re.compile(r"[\s,](?P<tail>\d{1,3}\s?\(\d{1,3}(?:[-–]\d+)?\)[\s.,;:]*)$")),
    Cut(("location",), "publisher", re.compile(r"\s?:\s*(?P<tail>[^\s:;][^:;]{2,})$")),
)  # fmt: skip
TOWN_FIRST = re.compile(r"^(?P<town>[^\W\d_][^:;,]{0,24}?)\s?:\s+(?=\S)")
COUNT_BEFORE_YEAR = re.compile(rf"^(?P<count>.*\d.*?)[\s,.]*(?=\(?{YEAR}\)?[\s.,;:)]*$)")
REACH = 24  # code points behind an address within which a word of access makes what follows its date


def mend(draft: Draft) -> Draft:
    """Parts: addresses out of other text, what CUTS lists, a place printed before its publisher, labels set right."""
    parts = draft.parts
    if "http" in draft.citation.raw or "www." in draft.citation.raw:
        parts = tuple(_without_addresses(parts))
    have = {part.label for part in parts}
    for cut in CUTS:
        if cut.lacking not in have and have.intersection(cut.labels):
            parts = _cut(parts, cut)
            have = {part.label for part in parts}
    if "location" not in have and "publisher" in have:
        parts = _town_first(parts)
    if "date" in have and "journal" in have and not have & {"volume", "issue"}:
        parts = _count_before_year(parts)
    return _relabelled(draft, parts)


def _without_addresses(parts: Iterable[Part]) -> Iterable[Part]:
    for part in parts:
        if part.label in ("url", "doi") or not ("http" in part.printed or "www." in part.printed):
            yield part
            continue
        at = 0
        for address in addresses(part.printed):
            if part.printed[at : address.start].strip():
                yield piece(part, part.label, at, address.start)
            yield piece(part, "url", address.start, address.end)
            at = address.end
        if part.printed[at:].strip():
            access = phrases("accessed").first(part.printed[at : at + REACH])
            yield piece(part, "accessed" if access else "other", at, len(part.printed))


def _cut(parts: tuple[Part, ...], cut: Cut) -> tuple[Part, ...]:
    for index, part in enumerate(parts):
        hit = cut.pattern.search(part.printed) if part.label in cut.labels else None
        if hit and part.printed[: hit.start("tail")].strip(" ,.:;(["):
            at = hit.start("tail")
            pieces = (piece(part, part.label, 0, at), piece(part, cut.lacking, at, len(part.printed)))
            return (*parts[:index], *pieces, *parts[index + 1 :])
    return parts


def _town_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "Минск: Наука" under one label: the place, then the publisher."""
    for index, part in enumerate(parts):
        hit = TOWN_FIRST.search(part.printed.lstrip("( [")) if part.label == "publisher" else None
        if hit:
            at = part.printed.index(hit["town"]) + hit.end()
            pieces = (piece(part, "location", 0, at), piece(part, "publisher", at, len(part.printed)))
            return (*parts[:index], *pieces, *parts[index + 1 :])
    return parts


def _count_before_year(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "no. 2 (2018)" under one label: the number, then the year."""
    for index, part in enumerate(parts):
        hit = COUNT_BEFORE_YEAR.match(part.printed) if part.label == "date" and len(part.printed) < 60 else None
        if hit and phrases("months").first(hit["count"]) is None and not re.search(r"\d[./]\d", hit["count"]):
            at = hit.end("count")
            pieces = (piece(part, "volume", 0, at), piece(part, "date", at, len(part.printed)))
            return (*parts[:index], *pieces, *parts[index + 1 :])
    return parts


def _relabelled(draft: Draft, parts: tuple[Part, ...]) -> Draft:
    """Labels that the rest of the citation contradicts.

    A body with volume or number and pages but no place is a journal. What stands in roman type behind an italic title,
    a place following, is a series, not the journal of an article.
    """
    have = {part.label for part in parts}
    hosted = have & {"journal", "container-title"}
    if not hosted and "title" in have and "pages" in have and have & {"volume", "issue"} and "location" not in have:
        body = [part for part in parts if part.label in ("publisher", "institution")]
        parts = _with_label(parts, body, "journal") if len(body) == 1 else parts
    if hosted and "location" in have and "editor" not in have and "title" in have:
        title = next(part for part in parts if part.label == "title")
        hosts = [part for part in parts if part.label in hosted and part.start >= title.end]
        roman = not any(_italic(draft, part) for part in hosts)
        if _italic(draft, title) and roman and title.text[:1] not in CLOSERS:
            parts = _with_label(parts, hosts, "collection-title")
    return draft if parts == draft.parts else replace(draft, parts=parts)


def _with_label(parts: tuple[Part, ...], chosen: list[Part], label: str) -> tuple[Part, ...]:
    return tuple(replace(part, label=label) if part in chosen else part for part in parts)


def _italic(draft: Draft, part: Part) -> bool:
    """Whether most of a part is printed in italics."""
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for start, end in draft.citation.italics)
    return shared * 2 > part.end - part.start
