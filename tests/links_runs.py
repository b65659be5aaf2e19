"""Checks against the loopback servers, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cite_belarus.links import History, Limits, Network, Politeness, Services, Settings, check
from cite_belarus.model import Link, Name, Work

TITLE = "Гісторыя Беларусі ў дакументах"
QUICK = Settings(
    allow_private=True,
    politeness=Politeness(per_second=0, connections=8),
    limits=Limits(timeout=5, connect=2, backoff=0.02, retry_after=3),
)


def works(urls: Mapping[str, str], title: str = TITLE) -> list[Work]:
    """A work for each key and address."""
    return [Work(key, "online", {"title": title, "url": url} if title else {"url": url}) for key, url in urls.items()]


def one(url: str, title: str = TITLE, settings: Settings = QUICK, **more: Any) -> Link:
    """The link of one address."""
    return check(works({"work": url}, title), settings, **more)[0]


def doi(value: str, base: str, settings: Settings = QUICK, **fields: Any) -> Link:
    """The link of one DOI, all services at `base`."""
    known = {"title": TITLE, "author": (Name("Марозава", "С. В."),), "date": "2009", "doi": value} | fields
    return check([Work("work", "article", known)], at(base, settings))[0]


def at(base: str, settings: Settings = QUICK) -> Settings:
    """All services at one server."""
    return replace(settings, services=Services(base, base, base, base))


__all__ = ["QUICK", "TITLE", "History", "Network", "at", "check", "doi", "one", "works"]
