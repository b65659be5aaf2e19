"""Options that may also stand in a file: `[check]` in cite-belarus.cfg, `[cite-belarus:check]` in setup.cfg."""

from __future__ import annotations

import configparser
from pathlib import Path
from typing import Any

import click

from cite_belarus.model import CiteError

FILES = ("cite-belarus.cfg", "setup.cfg")  # the first that has the section counts


def configure(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Give the command the defaults of the first file that has some; its name says which section."""
    name = ctx.info_name or ""
    if path and not path.is_file():
        raise CiteError("no such file", place=str(path), remedy="see --config")
    for file in [path] if path else [Path(name) for name in FILES]:
        found = read(file, name)
        if found:
            ctx.default_map = {**(ctx.default_map or {}), **_known(ctx, found, file)}
            return


def read(file: Path, name: str) -> dict[str, str]:
    """The settings of a command in a file, {} where it has none. Raises CiteError."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CiteError(f"cannot be read: {error}", place=str(file)) from error
    section = next((s for s in (f"cite-belarus:{name}", name) if parser.has_section(s) and _ours(file, s)), "")
    return dict(parser[section]) if section else {}


def _ours(file: Path, section: str) -> bool:
    return section.startswith("cite-belarus:") or file.name != "setup.cfg"


def _known(ctx: click.Context, found: dict[str, str], file: Path) -> dict[str, Any]:
    """Settings by parameter: options are named as on the command line; a repeatable one takes a line each."""
    options = {_name(option): option for option in ctx.command.params if isinstance(option, click.Option)}
    unknown = [name for name in found if name.replace("_", "-") not in options]
    if unknown:
        raise CiteError(f"unknown setting {unknown[0]!r}", place=str(file), remedy="settings are named as the options")
    pairs = ((options[name.replace("_", "-")], value) for name, value in found.items())
    return {str(o.name): _lines(value) if o.multiple else value for o, value in pairs if value.strip()}


def _lines(value: str) -> list[str]:
    return [line.strip() for line in value.splitlines() if line.strip()]


def _name(option: click.Option) -> str:
    return max(option.opts, key=len).lstrip("-")


CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=configure,
    help="Settings, instead of cite-belarus.cfg or setup.cfg here.",
)
