"""The styles against published examples: `cases/styles/<style>.txt`, an entry and its exact string each."""

from __future__ import annotations

import pytest
from casefile import cases
from pybtex.database import parse_string

from cite_belarus.styles import STYLES, from_entry, style
from cite_belarus.styles.record import KINDS

FILES = tuple(STYLES)
CASES = [(name, given, wanted) for name in FILES for given, wanted in cases(f"styles/{name}")]


@pytest.mark.parametrize(("name", "given", "wanted"), CASES)
def test_prints_as_published(name: str, given: str, wanted: str) -> None:
    data = parse_string(given, "bibtex")
    entry = next(iter(data.entries.values()))
    assert style(name).compose(from_entry(entry)).render_as("text") == wanted


FULL = [name for name in STYLES if not name.endswith("-notes")]


@pytest.mark.parametrize("name", FULL)
def test_every_kind_of_entry_and_every_language_has_a_case(name: str) -> None:
    entries = (next(iter(parse_string(given, "bibtex").entries.values())) for given, _ in cases(f"styles/{name}"))
    records = [from_entry(entry) for entry in entries]
    assert {record.kind for record in records} == set(KINDS)
    assert {record.language for record in records} >= {"english", "polish", "russian", "ukrainian", "belarusian"}
