"""Whether the DOIs and addresses of a bibliography are alive, and still the cited works.

    check(works, Settings(mailto="…"), History(beside(path)))  →  a `Link` for every DOI and address
    propose(works, links)                                      →  the changes that are certain

Facts are gathered once an address (`Seen`, kept in the `History`); a verdict is drawn from them for every entry.
"""

from __future__ import annotations

from cite_belarus.links.check import Run, check
from cite_belarus.links.fixes import propose
from cite_belarus.links.history import History, beside
from cite_belarus.links.network import Network
from cite_belarus.links.settings import Limits, Politeness, Services, Settings
from cite_belarus.links.shelf import Shelf
from cite_belarus.links.values import Fix
from cite_belarus.links.verdict import Verdict, Weight, weight

__all__ = [
    "Fix", "History", "Limits", "Network", "Politeness", "Run", "Services", "Settings", "Shelf", "Verdict", "Weight",
    "beside", "check", "propose", "weight",
]  # fmt: skip
