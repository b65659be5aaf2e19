"""One index a `.bib`, in the user's cache: made anew when the file, the program or the index itself is another.

An index is written beside its place and moved there in one step, so that runs at the same time never see half of one,
and a run that reads goes on reading the one it opened. It is only a cache: what is wrong with it is never an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cite_belarus import __version__
from cite_belarus.find.records import Record
from cite_belarus.model import CiteError

SCHEMA = 1
OLD = 180 * 86400.0  # seconds after which an index is taken for forgotten
Reader = Callable[[Path], Iterable[Record]]
_TABLES = """
CREATE TABLE about (stamp TEXT);
CREATE TABLE works (id INTEGER PRIMARY KEY, line INTEGER, key TEXT, type TEXT, languages TEXT, first INTEGER,
    last INTEGER, doi TEXT, url TEXT, shown TEXT);
CREATE TABLE targets (work INTEGER, field TEXT, target TEXT);
CREATE VIRTUAL TABLE words USING fts5(title, author, journal, rest, key, content='',
    tokenize="unicode61 remove_diacritics 0");
"""


def folder() -> Path:
    """The user's folder for caches of this program. Source: XDG Base Directory Specification; each system's habit."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path.home() / ".cache"
    wanted = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (wanted if wanted.is_absolute() else base) / "cite-belarus" / "find"


def place(bib: Path) -> Path:
    """Where the index of a file is."""
    name = hashlib.sha256(os.fsencode(bib.resolve())).hexdigest()[:32]
    return folder() / f"{name}.sqlite"


@contextlib.contextmanager
def opened(bib: Path, read: Reader, anew: bool = False) -> Iterator[sqlite3.Connection]:
    """The index of a file, made first where there is none that fits, or `anew`. `read` gives the file's records.

    Raises what `read` raises, and a CiteError where Python's SQLite has no full-text search.
    """
    stamp = _stamp(bib)
    connection = None if anew else _existing(place(bib), stamp)
    connection = connection or _made(bib, stamp, read)
    try:
        yield connection
    finally:
        connection.close()


def in_memory(records: Iterable[Record]) -> sqlite3.Connection:
    """An index that lasts as long as its connection."""
    connection = sqlite3.connect(":memory:")
    fill(connection, records, "")
    return connection


def _stamp(bib: Path) -> str:
    try:
        state = bib.stat()
    except OSError:
        return ""  # reading it will say what is wrong
    return json.dumps([SCHEMA, __version__, str(bib.resolve()), state.st_size, state.st_mtime_ns])


def _existing(path: Path, stamp: str) -> sqlite3.Connection | None:
    """The index if it is whole and of this very file; None else."""
    if not stamp or not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        told = connection.execute("SELECT stamp FROM about").fetchone()
        if told and told[0] == stamp:
            connection.execute("SELECT count(*) FROM words WHERE words MATCH 'a'").fetchone()
            return connection
    except sqlite3.DatabaseError:
        pass
    connection.close()
    return None


def _made(bib: Path, stamp: str, read: Reader) -> sqlite3.Connection:
    records = read(bib)
    target = place(bib)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=target.parent)
        os.close(handle)
    except OSError:  # no room, no permission: without a cache it is only slower
        return in_memory(records)
    temporary = Path(name)
    kept = list(records)
    try:
        connection = sqlite3.connect(temporary)
        with contextlib.closing(connection):
            fill(connection, kept, stamp)
        temporary.replace(target)
        _forget(target.parent)
    except (OSError, sqlite3.OperationalError):
        return in_memory(kept)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    return _existing(target, stamp) or in_memory(kept)


def fill(connection: sqlite3.Connection, records: Iterable[Record], stamp: str) -> None:
    """Make the tables and put the records in. Raises CiteError where SQLite was built without FTS5."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    try:
        connection.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise CiteError(
            "this Python's SQLite has no full-text search (FTS5)", remedy="Use a Python whose sqlite3 has FTS5."
        ) from error
    for number, record in enumerate(records, 1):
        connection.execute("INSERT INTO words(rowid, title, author, journal, rest, key) VALUES (?,?,?,?,?,?)",
                           (number, *record.keys()))  # fmt: skip
        connection.execute("INSERT INTO works VALUES (?,?,?,?,?,?,?,?,?,?)", _row(number, record))
        connection.executemany("INSERT INTO targets VALUES (?,?,?)", [(number, *pair) for pair in record.targets])
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.execute("INSERT INTO about VALUES (?)", (stamp,))
    connection.commit()


def _row(number: int, record: Record) -> tuple[int | str, ...]:
    first, last = record.years()
    languages = " ".join(("", *record.languages, ""))
    addresses = (record.text("doi").casefold(), record.text("url").casefold())
    shown = json.dumps(record.shown(), ensure_ascii=False)
    work = record.work
    return (number, record.line, work.key, work.type, languages, first, last, *addresses, shown)


def _forget(where: Path) -> None:
    """Take away indexes and half-made ones that nobody has renewed for long."""
    limit = time.time() - OLD
    for path in [*where.glob("*.sqlite"), *where.glob("*.part")]:
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < limit:
                path.unlink()
