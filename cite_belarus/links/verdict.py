"""What a check can find, and how much it weighs."""

from __future__ import annotations

from enum import Enum


class Weight(str, Enum):
    """How urgently a person is needed, from most to least; `SUSPECT` is an error not yet confirmed."""

    ERROR = "error"
    SUSPECT = "suspect"
    WARNING = "warning"
    UNKNOWN = "unknown"
    INFO = "info"
    NONE = "none"

    def __str__(self) -> str:
        return self.value

    @property
    def rank(self) -> int:
        """0 is the most urgent."""
        return list(Weight).index(self)


class Verdict(str, Enum):
    """The outcome for one DOI or one page."""

    SKIPPED = "skipped"
    MALFORMED = "malformed"
    DOI_UNREGISTERED = "doi-unregistered"
    DOI_NO_TARGET = "doi-no-target"
    DOI_MISMATCH = "doi-mismatch"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    RATE_LIMITED = "rate-limited"
    BLOCKED = "blocked"
    GONE = "gone"
    NOT_FOUND = "not-found"
    SOFT_404 = "soft-404"
    DRIFTED = "drifted"
    TLS_ERROR = "tls-error"
    TIMEOUT = "timeout"
    DNS_ERROR = "dns-error"
    REFUSED = "refused"
    SERVER_ERROR = "server-error"
    MOVED = "moved"
    OK = "ok"

    def __str__(self) -> str:
        return self.value


WEIGHTS: dict[Verdict, Weight] = {
    Verdict.SKIPPED: Weight.NONE,
    Verdict.MALFORMED: Weight.ERROR,
    Verdict.DOI_UNREGISTERED: Weight.ERROR,
    Verdict.DOI_NO_TARGET: Weight.ERROR,
    Verdict.DOI_MISMATCH: Weight.ERROR,
    Verdict.RETRACTED: Weight.ERROR,
    Verdict.CORRECTED: Weight.INFO,
    Verdict.RATE_LIMITED: Weight.UNKNOWN,
    Verdict.BLOCKED: Weight.WARNING,
    Verdict.GONE: Weight.ERROR,
    Verdict.NOT_FOUND: Weight.ERROR,
    Verdict.SOFT_404: Weight.WARNING,
    Verdict.DRIFTED: Weight.WARNING,
    Verdict.TLS_ERROR: Weight.WARNING,
    Verdict.TIMEOUT: Weight.UNKNOWN,
    Verdict.DNS_ERROR: Weight.WARNING,
    Verdict.REFUSED: Weight.WARNING,
    Verdict.SERVER_ERROR: Weight.UNKNOWN,
    Verdict.MOVED: Weight.INFO,
    Verdict.OK: Weight.NONE,
}

# one bad day does not make a page dead: an error only when `confirmed`
SUSPECT_UNTIL_CONFIRMED = frozenset({Verdict.GONE, Verdict.NOT_FOUND})


def weight(verdict: str, confirmed: bool) -> Weight:
    """What a verdict weighs; `gone` and `not-found` are `SUSPECT` until confirmed."""
    found = Verdict(verdict)
    if found in SUSPECT_UNTIL_CONFIRMED and not confirmed:
        return Weight.SUSPECT
    return WEIGHTS[found]
