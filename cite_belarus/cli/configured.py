"""Options that may also stand in a file, cite-belarus.cfg or setup.cfg.

`[cite-belarus]` is for all commands, each of which takes what it knows; `[cite-belarus:check]` (in cite-belarus.cfg
also `[check]`) is for one, and a setting there that the command does not know is an error.
"""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cite_belarus.model import CiteError

FILES = ("cite-belarus.cfg", "setup.cfg")  # the first that has settings for the command counts
COMMON = "cite-belarus"


def configure(ctx: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Give the command the defaults of the first file that has some."""
    if path and not path.is_file():
        raise CiteError("no such file", place=str(path), remedy="see --config")
    for file in [path] if path else [Path(name) for name in FILES]:
        found = defaults(ctx.command, ctx.info_name or "", file)
        if found:
            ctx.default_map = {**(ctx.default_map or {}), **found}
            return


def defaults(command: click.Command, name: str, file: Path) -> dict[str, Any]:
    """The settings of the command called `name` in a file, by parameter; {} where it has none. Raises CiteError."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise CiteError(f"cannot be read: {error}", place=str(file)) from error
    options = {_name(option): option for option in command.params if isinstance(option, click.Option)}
    common = {key: value for key, value in _section(parser, COMMON).items() if key in options}
    own = _section(parser, *_sections(name, file))
    unknown = [key for key in own if key not in options]
    if unknown:
        raise CiteError(f"unknown setting {unknown[0]!r}", place=str(file), remedy="settings are named as the options")
    return {str(options[key].name): _value(options[key], value) for key, value in {**common, **own}.items() if value}


def _sections(name: str, file: Path) -> tuple[str, ...]:
    """In setup.cfg, which other programs use as well, only sections with our name are ours."""
    return (f"{COMMON}:{name}",) if file.name == "setup.cfg" else (f"{COMMON}:{name}", name)


def _section(parser: configparser.ConfigParser, *names: str) -> Mapping[str, str]:
    found = next((name for name in names if parser.has_section(name)), "")
    pairs = parser[found].items() if found else ()
    return {name.replace("_", "-"): value.strip() for name, value in pairs}


def _value(option: click.Option, text: str) -> str | list[str]:
    """A repeatable option takes a line each."""
    return [line.strip() for line in text.splitlines() if line.strip()] if option.multiple else text


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
