"""Everything that a user may set for a check. Times are seconds, sizes bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from cite_belarus import __version__


@dataclass(frozen=True, slots=True)
class Services:
    """The outside services; a closed network points them at a server of its own."""

    doi_resolver: str = "https://doi.org"
    crossref: str = "https://api.crossref.org"
    datacite: str = "https://api.datacite.org"
    web_archive: str = "https://web.archive.org"


@dataclass(frozen=True, slots=True)
class Politeness:
    """How hard one host may be asked: `per_second` requests (0: no limit) over `connections` at once."""

    per_second: float = 1.0
    connections: int = 2
    total: int = 256
    obey: bool = True  # X-Rate-Limit-* and RateLimit-* headers


@dataclass(frozen=True, slots=True)
class Limits:
    """When to give up: on one answer (`timeout`, `size`), on an address (`tries`, `redirects`), on waiting."""

    timeout: float = 20.0
    connect: float = 10.0
    size: int = 512 * 1024
    tries: int = 3
    redirects: int = 10
    backoff: float = 0.5  # before the second try; doubles, with jitter of a half either way
    retry_after: float = 120.0  # the longest Retry-After that is waited for


@dataclass(frozen=True, slots=True)
class Settings:
    """A whole run. `now` is only set by tests and by reports that must be reproducible."""

    services: Services = Services()
    politeness: Politeness = Politeness()
    limits: Limits = Limits()
    mailto: str = ""
    titles: bool = True
    allow_private: bool = False
    ca_file: str = ""
    archive: bool = False
    save_page_now: bool = False
    try_https: bool = False  # whether an http page is there under https too (for `propose`)
    guess_dois: bool = False  # DOIs in publishers' addresses and notes (for `propose`)
    offline: bool = False
    max_age: float = 0.0
    only: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    scope: tuple[str, ...] = field(default=("doi", "url"))

    @property
    def user_agent(self) -> str:
        """What servers see of us; the contact is the polite pool's condition as well."""
        contact = f"; mailto:{''.join(self.mailto.split())}" if self.mailto else ""
        return f"cite-belarus/{__version__} (checks the links of a bibliography{contact})"
