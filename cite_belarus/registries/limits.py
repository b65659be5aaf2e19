"""How often a service may be asked: what each documents, as requests a second and at once.

Crossref: its announcement of limits for single records and for lists, in the public and the polite pool; besides, the
headers `X-Rate-Limit-Limit`, `X-Rate-Limit-Interval` and `X-Concurrency-Limit` are obeyed. DataCite: 500 requests in
five minutes for the unknown, 1,000 for those who give an address. The handle system and the web archive publish none:
chosen with care.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """`per_second` requests begun, `connections` at once."""

    per_second: float
    connections: int


# (service, asks for a list, says who is asking) → limit
LIMITS = {
    ("crossref", False, False): Limit(5, 1),
    ("crossref", False, True): Limit(10, 3),
    ("crossref", True, False): Limit(1, 1),
    ("crossref", True, True): Limit(3, 1),
    ("datacite", False, False): Limit(500 / 300, 2),
    ("datacite", False, True): Limit(1000 / 300, 2),
    ("doi_resolver", False, False): Limit(5, 2),
    ("doi_resolver", False, True): Limit(10, 4),
    ("web_archive", False, False): Limit(1, 1),
    ("web_archive", False, True): Limit(1, 2),
    ("web_archive", True, False): Limit(0.25, 1),
    ("web_archive", True, True): Limit(0.5, 1),
}


# where the limits hold; a server of the user's own is asked as OWN says
PUBLIC = {
    "crossref": "https://api.crossref.org",
    "datacite": "https://api.datacite.org",
    "doi_resolver": "https://doi.org",
    "web_archive": "https://web.archive.org",
}
OWN = Limit(50, 8)


def limit(service: str, listing: bool, identified: bool) -> Limit:
    """The limit for a kind of call."""
    return LIMITS.get((service, listing, identified)) or LIMITS[(service, False, identified)]


def interval(headers: Mapping[str, str]) -> float:
    """Seconds between requests that `X-Rate-Limit-Limit` and `-Interval` ask for (0: they ask for nothing)."""
    number = re.match(r"\s*(\d{1,9})", headers.get("x-rate-limit-limit", ""))
    period = re.match(r"\s*(\d{1,9})\s*(s|m|h)?", headers.get("x-rate-limit-interval", ""))
    if not number or not period or not int(number[1]):
        return 0.0
    return int(period[1]) * {"m": 60, "h": 3600}.get(period[2] or "s", 1) / int(number[1])


def at_once(headers: Mapping[str, str]) -> int:
    """How many requests at once `X-Concurrency-Limit` allows (0: it says nothing)."""
    number = headers.get("x-concurrency-limit", "").strip()
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0


def exhausted(headers: Mapping[str, str], now: float) -> float:
    """Seconds to wait because nothing is left of the allowance (`…-Remaining` 0 and `…-Reset`); 0 where some is.

    `Reset` is seconds to go (RateLimit header fields) or a Unix time (most services); `now` is Unix time.
    """
    for stem in ("x-rate-limit", "x-ratelimit", "ratelimit"):
        left, reset = headers.get(f"{stem}-remaining", ""), headers.get(f"{stem}-reset", "")
        if left.strip() == "0" and re.fullmatch(r"\s*[0-9]{1,12}\s*", reset):
            seconds = float(reset)
            return max(0.0, seconds - now if seconds > 1e8 else seconds)
    return 0.0
