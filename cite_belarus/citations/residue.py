"""Bare addresses on lines of their own: targets of link annotations, evidence for repair and no citations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import Span

_ADDRESS = Late(r"\s*(?P<url>(?:https?://|www\.)[^\s<>]+)\s*$")
_OF_PERSONS = Late(r"orcid\.org", re.IGNORECASE)


def find(lines: Sequence[Line], taken: frozenset[int]) -> tuple[Span, ...]:
    """The spans of the addresses that are whole lines outside notes and lists (authors' ORCID aside)."""
    out = []
    for line in lines:
        m = None if line.number in taken else _ADDRESS.match(line.text)
        if m and not _OF_PERSONS.search(m.group("url")):
            out.append((line.start + m.start("url"), line.start + m.end("url")))
    return tuple(out)
