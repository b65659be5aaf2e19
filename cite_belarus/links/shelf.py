"""The histories of several `.bib` files in one run: an address that more of them cite is asked for once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cite_belarus.links.entries import targets
from cite_belarus.links.history import History, Key
from cite_belarus.links.values import Seen
from cite_belarus.model import Work


class Shelf(History):
    """Several histories as one; what is seen goes into each whose works cite it."""

    def __init__(self, histories: Sequence[tuple[History, Sequence[Work]]]) -> None:
        super().__init__()
        self._histories = [(history, {(t.field, t.address) for t in targets(works)}) for history, works in histories]
        for history, _ in self._histories:
            self.resumed |= history.resumed
            for key, seen in history.seen.items():
                if key not in self.seen or self.seen[key].checked < seen.checked:
                    self.seen[key] = seen

    def fresh(self, key: Key, now: datetime, max_age: float) -> Seen | None:
        """As `History.fresh`; a file that did not know it learns it."""
        seen = super().fresh(key, now, max_age)
        if seen is not None:
            self._tell([h for h, keys in self._histories if key in keys and h.get(key) != seen], seen)
        return seen

    def record(self, new: Seen) -> Seen:
        """As `History.record`, in every file that cites the address."""
        line = super().record(new)
        self._tell([h for h, keys in self._histories if (new.field, new.target) in keys], line)
        return line

    def save(self) -> None:
        """Save every history. Raises CiteError."""
        for history, _ in self._histories:
            history.save()

    def close(self) -> None:
        """Leave every history as it is."""
        for history, _ in self._histories:
            history.close()

    def _tell(self, histories: Sequence[History], seen: Seen) -> None:
        for history in histories:
            history.record(seen)
