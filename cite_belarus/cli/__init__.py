"""The command line: one file a command, imported only when the command is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys

import click

from cite_belarus import __version__
from cite_belarus.model import CiteError

# command → what `--help` says of it; the command is `command` in cite_belarus/cli/<name>.py ("-" becomes "_")
COMMANDS: dict[str, str] = {
    "build": "From articles to their bibliographies, with a report.",
    "extract": "The citations of articles, in document order.",
    "parse": "One reference or note a line, to JSON, BibTeX or CSL-JSON.",
    "map": "Which note cites what; the article with its markers as citations.",
    "correct": "Put right how a citation was read, once for all builds.",
    "format": "A bibliography by a national standard, a house style or any CSL style.",
    "romanise": "Write Cyrillic in Latin letters by a standard.",
    "check": "Is every DOI and address alive, and still the cited work?",
    "enrich": "Find missing DOIs, and fill missing fields from the registries.",
    "convert": "A bibliography in another format; what it cannot hold is listed.",
    "lint": "What a careful editor would mark; --fix mends the safe part.",
    "find": "Words in any script find a work in any other.",
    "merge": "One library from many .bib files, with the evidence for each merge.",
    "latex": "Make a LaTeX project and its bibliography fit: check, sync, init, keys.",
    "train": "Learn to label references: anew, or from a few corrections.",
    "evaluate": "How well references are labelled, against a gold file.",
    "doctor": "Which parts, extras and outside programs are there.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that `--help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"cite_belarus.cli.{name.replace('-', '_')}")
        found: click.Command = module.command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cite-belarus")
@click.pass_context
def group(ctx: click.Context) -> None:
    """From the footnotes of an article to a bibliography that can be trusted."""
    if ctx.invoked_subcommand is None:
        from cite_belarus.cli.overview import overview  # here: only a call without arguments needs it

        click.echo(overview(COMMANDS))


def main() -> None:
    """The entry point: what cannot be done becomes one message on stderr and exit status 1."""
    atexit.register(gc.freeze)  # else all that was loaded is searched for cycles at the end, which takes long
    try:
        group(prog_name="cite-belarus")
    except BrokenPipeError:
        _drop_output()
    except CiteError as error:
        click.echo(f"cite-belarus: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"cite-belarus: {error.filename or 'output'}: {error.strerror or error}", err=True)
        _drop_output()
        sys.exit(1)


def _drop_output() -> None:
    """Let what is still buffered go nowhere: writing it at exit would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
