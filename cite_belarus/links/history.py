"""What is known from earlier runs: a file beside the `.bib`, one line an address, sorted, made for a git repository.

While a run lasts, what it sees goes line by line into a second file (`….links.part.jsonl`), so that a run that is
interrupted, however rudely, loses nothing: the next one takes over what it left, and asks for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TextIO

from cite_belarus.links.values import Seen, from_json
from cite_belarus.model import CiteError

Key = tuple[str, str]
CONFIRMED = 3  # failures, each on a day of its own
RESUME = timedelta(days=1)  # what an interrupted run saw is taken over for so long
FAILED = frozenset({"dns-error", "refused", "unregistered", "no-target"})
FAILED_CODES = frozenset({404, 410})
SETTLED_CODES = frozenset({401, 402, 403, 412, 451, 999})


def failed(seen: Seen) -> bool:
    """Whether it failed for certain; what could not be found out (a timeout, a 5xx) is no failure."""
    if seen.wall or seen.temporary:
        return False
    return seen.outcome in FAILED or (seen.outcome == "answered" and seen.code in FAILED_CODES)


def settled(seen: Seen) -> bool:
    """Whether it may be left alone until it is old: it answered well, or turned programs away."""
    if seen.outcome == "registered":
        return True
    answered = seen.outcome == "answered" and seen.code is not None
    return bool(seen.wall) or (answered and (200 <= (seen.code or 0) < 300 or seen.code in SETTLED_CODES))


def follow_up(old: Seen | None, new: Seen) -> Seen:
    """The new line: the days of failure go on, begin anew after a success, and stay where nothing was found out."""
    days = old.failures if old else ()
    if failed(new):
        day = new.checked[:10]
        days = days if day in days else (*days, day)
    elif settled(new):
        days = ()
    archived = new.archived or (old.archived if old else "")
    return replace(new, failures=tuple(sorted(days)), archived=archived)


def confirmed(seen: Seen) -> bool:
    """Three failures on three days at least."""
    return len(seen.failures) >= CONFIRMED


class History:
    """The history of one `.bib`. `path` None keeps it in memory alone."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.part = path.with_name(path.name.removesuffix(".jsonl") + ".part.jsonl") if path else None
        self.seen: dict[Key, Seen] = {}
        self.resumed: set[Key] = set()
        self._journal: TextIO | None = None
        self._load()

    def get(self, key: Key) -> Seen | None:
        """What is known of a (field, address)."""
        return self.seen.get(key)

    def fresh(self, key: Key, now: datetime, max_age: float) -> Seen | None:
        """What need not be looked up again: seen by the interrupted run, or well and younger than `max_age`."""
        seen = self.seen.get(key)
        if seen is None:
            return None
        age = now - _time(seen.checked)
        if key in self.resumed and age < RESUME and (settled(seen) or failed(seen)):
            return seen
        return seen if settled(seen) and age < timedelta(seconds=max_age) else None

    def record(self, new: Seen) -> Seen:
        """Take in what was seen, at once and on disk; returns the line with its days of failure."""
        key = (new.field, new.target)
        line = self.seen[key] = follow_up(self.seen.get(key), new)
        if self.part is not None:
            self._write(line)
        return line

    def save(self) -> None:
        """Write the whole history in its order, in one step, and end the interrupted run. Raises CiteError."""
        if self.path is None or self.part is None or not (self.seen or self.path.exists()):
            return
        lines = [_line(self.seen[key]) for key in sorted(self.seen, key=lambda key: (key[1], key[0]))]
        temporary = self.path.with_name(self.path.name + ".tmp")
        try:
            temporary.write_text("".join(lines), encoding="utf-8")
            temporary.replace(self.path)
            self.close()
            self.part.unlink(missing_ok=True)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise _unwritable(self.path, error) from error

    def close(self) -> None:
        """Leave the run as it is, to be taken up again."""
        if self._journal:
            self._journal.close()
            self._journal = None

    def _write(self, line: Seen) -> None:
        try:
            if self._journal is None and self.part is not None:
                self._journal = self.part.open("a", encoding="utf-8")
                self._journal.write("\n" if self.part.stat().st_size else "")  # after a line cut short
            if self._journal:
                self._journal.write(_line(line))
                self._journal.flush()
        except OSError as error:
            raise _unwritable(self.part or Path(), error) from error

    def _load(self) -> None:
        for path in (self.path, self.part):
            for seen in _read(path) if path else ():
                key = (seen.field, seen.target)
                self.seen[key] = seen
                if path == self.part:
                    self.resumed.add(key)


def beside(bib: Path) -> Path:
    """The history's place: `<stem>.links.jsonl` beside the `.bib`."""
    return bib.with_name(f"{bib.stem}.links.jsonl")


def _read(path: Path) -> Iterable[Seen]:
    """The lines that can be understood; a line that was cut short or mangled by a merge is as if never seen."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return
    except OSError as error:
        raise CiteError(
            f"the history cannot be read: {error.strerror}", place=str(path), remedy="see to its permissions"
        ) from error
    for line in text.splitlines():
        try:
            seen = from_json(json.loads(line))
            _time(seen.checked)
        except (ValueError, TypeError, AttributeError):
            continue
        yield seen


def _line(seen: Seen) -> str:
    return json.dumps(seen.as_json(), ensure_ascii=False) + "\n"


def _time(checked: str) -> datetime:
    time = datetime.fromisoformat(checked.replace("Z", "+00:00"))
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def _unwritable(path: Path, error: OSError) -> CiteError:
    return CiteError(
        f"the history cannot be written: {error.strerror}",
        place=str(path),
        remedy="make room, or see to the folder's permissions",
    )
