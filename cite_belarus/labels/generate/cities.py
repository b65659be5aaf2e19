"""Abbreviations of cities on title pages and in lists (data/styles/values/cities.txt)."""

from __future__ import annotations

import functools

from .style import SHIPPED


@functools.cache
def table() -> dict[str, str]:
    """City → abbreviation."""
    lines = (SHIPPED / "values" / "cities.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {city: short for city, _, short in rows}


def short_city(city: str) -> str:
    """The abbreviation of a city, or the city where it has none."""
    return table().get(city, city)
