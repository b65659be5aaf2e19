"""Options of the commands that ask servers: how politely, how long, and whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.links import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
UNITS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}


def age(text: str) -> float:
    """A time such as 30d, 12h or 90 (seconds), in seconds."""
    parts = re.fullmatch(r"\s*(\d{1,9}(?:\.\d{1,3})?)\s*([smhdw]?)\s*", str(text))
    if not parts:
        raise click.BadParameter(f"{text!r} is no time: 30d, 12h, 90s")
    return float(parts[1]) * UNITS[parts[2]]


def service_options(command: Command) -> Command:
    """The options that say how to ask, and whom."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


SERVICES = {
    "--doi-resolver": "https://doi.org",
    "--crossref": "https://api.crossref.org",
    "--datacite": "https://api.datacite.org",
    "--web-archive": "https://web.archive.org",
}
# option → its default, its type, its help
NUMBERS: dict[str, tuple[float, click.ParamType[Any], str]] = {
    "--rate": (1.0, click.FloatRange(0), "Requests a second to one host; 0: no limit."),
    "--connections": (2, click.IntRange(1), "Requests at once to one host."),
    "--total": (256, click.IntRange(1), "Requests at once to all hosts together."),
    "--timeout": (20.0, click.FloatRange(0.1), "Seconds for one answer."),
    "--tries": (3, click.IntRange(1), "Requests for an address that fails for now."),
    "--backoff": (0.5, click.FloatRange(0), "Seconds before the second try; doubles."),
    "--retry-after": (120.0, click.FloatRange(0), "The longest Retry-After to wait for, in seconds."),
}
MAILTO = click.option("--mailto", default="", metavar="ADDRESS", help="Who is asking: goes into the User-Agent.")
PRIVATE = click.option("--allow-private", is_flag=True, help="Let addresses lead into private and loopback networks.")
CA_FILE = click.option("--ca-file", default="", metavar="PEM", help="Authorities to trust instead of the system's.")
OPTIONS = (
    MAILTO,
    *(click.option(o, default=d, type=t, show_default=True, help=h) for o, (d, t, h) in NUMBERS.items()),
    PRIVATE,
    CA_FILE,
    *(click.option(o, default=url, show_default=True, metavar="URL") for o, url in SERVICES.items()),
)


def settings(given: dict[str, Any]) -> Settings:
    """The library's settings from a command's options. Raises CiteError."""
    from cite_belarus.links import Limits, Politeness, Services, Settings

    bases = {name: _base(name, given[name]) for name in ("doi_resolver", "crossref", "datacite", "web_archive")}
    limits = ("timeout", "tries", "backoff", "retry_after")
    same = ("mailto", "allow_private", "archive", "save_page_now", "offline", "max_age", "only", "exclude")
    fix = bool(given.get("fix"))
    return Settings(
        services=Services(**bases),
        politeness=Politeness(given["rate"], given["connections"], given["total"]),
        limits=Limits(**{name: given[name] for name in limits}),
        titles=not given.get("no_titles"),
        ca_file=_existing(given["ca_file"]),
        try_https=fix,
        guess_dois=fix,
        **{name: given[name] for name in same if name in given},
    )


def _base(name: str, url: str) -> str:
    from cite_belarus.links.address import address

    found = address(url)
    if found.fault:
        option = f"--{name.replace('_', '-')}"
        raise CiteError(f"{option} {url!r}: {found.fault}", remedy="give the address of a server: https://…")
    return found.url.rstrip("/")


def _existing(path: str) -> str:
    if path and not Path(path).is_file():
        raise CiteError("no such file of certificate authorities", place=path, remedy="see --ca-file")
    return path
