"""A web archive's copies: Memento TimeGate (RFC 7089), the CDX server's index, "Save Page Now" (Internet Archive)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import format_datetime
from urllib.parse import quote, urljoin

from cite_belarus.late import Late
from cite_belarus.registries.values import Call

_STAMP = Late(r"/web/(\d{4,14})[a-z_]{0,8}/")


def moment(urldate: str) -> datetime | None:
    """An ISO 8601 date, as exact as it is (noon, the month's and the year's middle), in UTC; None for no date."""
    parts = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", urldate)
    if not parts:
        return None
    year, month, day = int(parts[1]), int(parts[2] or 7), int(parts[3] or (15 if parts[2] else 1))
    try:
        return datetime(year, month, day, 12, tzinfo=timezone.utc)
    except ValueError:
        return None


def ask_timegate(base: str, url: str, at: datetime) -> Call:
    """Ask the TimeGate for the copy nearest to `at`; it answers with a redirect to the copy."""
    headers = {"Accept-Datetime": format_datetime(at, usegmt=True)}
    return Call("web_archive", f"{base.rstrip('/')}/web/{_target(url)}", headers)


def read_timegate(base: str, code: int, headers: Mapping[str, str]) -> str:
    """The copy's address, "" where there is none. A copy is known by its time stamp in the address."""
    place = headers.get("location", "") or headers.get("content-location", "")
    if code not in (200, 301, 302, 303, 307, 308) or not place:
        return ""
    copy = urljoin(base.rstrip("/") + "/", place)
    return copy if _STAMP.search(copy) else ""


def ask_cdx(base: str, url: str, at: datetime) -> Call:
    """Ask the index for the nearest copy of a page that was answered with 200."""
    query = (
        f"url={quote(url, safe='')}&output=json&limit=1&filter=statuscode:200&sort=closest&closest={at:%Y%m%d%H%M%S}"
    )
    return Call("web_archive", f"{base.rstrip('/')}/cdx/search/cdx?{query}", listing=True)


def read_cdx(base: str, code: int, body: bytes) -> str:
    """The copy's address from the index's table (a row of names, a row a copy), "" where there is none."""
    try:
        rows = json.loads(body) if code == 200 else []
    except (ValueError, RecursionError):
        return ""
    if not isinstance(rows, list) or len(rows) < 2 or not all(isinstance(row, list) for row in rows[:2]):
        return ""
    row = dict(zip(map(str, rows[0]), map(str, rows[1]), strict=False))
    stamp, original = row.get("timestamp", ""), row.get("original", "")
    return f"{base.rstrip('/')}/web/{stamp}/{original}" if stamp.isdigit() and original else ""


def ask_save(base: str, url: str) -> Call:
    """Ask for a new copy of a live page."""
    return Call("web_archive", f"{base.rstrip('/')}/save/{_target(url)}", listing=True)


def read_save(base: str, code: int, headers: Mapping[str, str]) -> str:
    """The new copy's address, "" where the archive did not say one."""
    return read_timegate(base, code, headers)


def date_of(copy: str) -> str:
    """The day (ISO 8601) of a copy, from its address; "" where it has none."""
    stamp = _STAMP.search(copy)
    digits = stamp[1] if stamp else ""
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) >= 8 else ""


def _target(url: str) -> str:
    """The page's address as a path: its own `#` would end the path, the rest stands as it is."""
    return quote(url, safe="/:?&=%+,;@!$'()*~[]|")
