"""Addresses as they stand in a bibliography, made fit to be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from cite_belarus.late import Late
from cite_belarus.links import tables

TRAILING = '.,;"»”'
PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}
SAFE_PATH = "/%:@!$&'()*+,;=-._~[]|"
SAFE_QUERY = SAFE_PATH + "?"
_WRAPPED = Late(r"^\\(?:url|href|nolinkurl)\s*\{([^{}]*)\}.*$|^<([^<>]*)>$", re.S)
_ESCAPED = Late(r"\\([_%&#${}~])(?:\{\})?")
_SCHEME = Late(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_NOT_WEB = frozenset(
    {"ftp", "ftps", "file", "mailto", "news", "gopher", "data", "javascript", "urn", "doi", "tel", "ws"}
)
_LABEL = Late(r"^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$", re.I)


@dataclass(frozen=True, slots=True)
class Address:
    """`url` can be requested; else `fault` says why not, and `skip` whether it is nothing to check at all."""

    url: str
    fault: str = ""
    skip: bool = False


def printed(text: str) -> str:
    r"""The address without `\url{}`, angle brackets, LaTeX escapes and the sentence's punctuation after it."""
    text = text.strip()
    wrapped = _WRAPPED.match(text)
    if wrapped:
        text = (wrapped[1] or wrapped[2] or "").strip()
    return trim(_ESCAPED.sub(r"\1", text))


def trim(text: str) -> str:
    """`text` without trailing punctuation; a closing bracket stays where its opening one is in the text."""
    while text:
        last = text[-1]
        if last in TRAILING or (last in PAIRS and text.count(last) > text.count(PAIRS[last])):
            text = text[:-1]
        else:
            break
    return text


def address(text: str) -> Address:
    """The address a `url` field means: ASCII host (IDNA), percent-encoded path and query, no user, no fragment."""
    text = printed(text)
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() in _NOT_WEB:
        return Address(text, f"{scheme[1].lower()}: is not checked", skip=True)
    if not scheme or scheme[1].lower() not in ("http", "https"):
        return Address(text, "no address" if "." not in text else "it does not begin with http:// or https://")
    if re.search(r"\s", text):
        return Address(text, "a blank stands in the address")
    found = _encoded(text)
    while not found.fault and found.url != (again := _encoded(trim(found.url))).url:
        found = again  # a fragment or an empty query had hidden the sentence's punctuation
    return found


def _encoded(text: str) -> Address:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        return Address(text, str(error))
    ascii_host = _ascii(host)
    if not ascii_host:
        return Address(text, f"{host!r} is no host name")
    netloc = ascii_host if port is None or port == {"http": 80, "https": 443}[parts.scheme] else f"{ascii_host}:{port}"
    path, query = quote(parts.path or "/", safe=SAFE_PATH), quote(parts.query, safe=SAFE_QUERY)
    return Address(urlunsplit((parts.scheme, netloc, _percent(path), _percent(query), "")))


def _ascii(host: str) -> str:
    """A host's ASCII form (RFC 3490); an IPv6 address in brackets; "" for what cannot be a host."""
    if ":" in host:
        return f"[{host}]"
    if not host or len(host) > 253:
        return ""
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return name if all(_LABEL.match(label) for label in name.rstrip(".").split(".")) else ""


def _percent(text: str) -> str:
    """A `%` that begins no escape is itself escaped."""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)


def follow(url: str, location: str) -> Address:
    """Where a redirect leads. Servers send raw UTF-8 in `Location`, which the wire reads as Latin-1."""
    try:
        location = location.encode("latin-1").decode("utf-8")
        joined = urljoin(url, location.strip())
    except ValueError:  # includes UnicodeError
        joined = location
    scheme = _SCHEME.match(joined)
    if not scheme or scheme[1].lower() not in ("http", "https"):
        return Address(joined, f"a redirect to {joined[:80]}", skip=True)
    return _encoded(joined.replace(" ", "%20"))


def host_key(url: str) -> str:
    """What counts as one host: the name, and the port where it is not the scheme's own."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2].lower()


def without_tracking(url: str) -> str:
    """`url` without the parameters that only track the reader (data/links/tracking.txt); otherwise unchanged."""
    head, question, tail = url.partition("?")
    if not question:
        return url
    query, hash_, fragment = tail.partition("#")
    kept = [part for part in query.split("&") if not _tracks(part.partition("=")[0])]
    if len(kept) == len(query.split("&")):
        return url
    return head + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


def _tracks(name: str) -> bool:
    name = name.lower()
    return any(name.startswith(p[:-1]) if p.endswith("*") else name == p for p in tables.column("tracking"))
