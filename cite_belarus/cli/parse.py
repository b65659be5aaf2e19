"""`cite-belarus parse`: one reference or note a line."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cite_belarus.cli.options import ENCODING, JOBS, MODEL

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

    from cite_belarus.model import Citation, Cited, Value
    from cite_belarus.pipeline import Line

    Packed = tuple[tuple[Any, ...], str, Mapping[str, Value], float]

T = TypeVar("T")
CHUNK = 500  # lines read together: many strings of like length go through the network at once
COLLECTED = (100_000, 50, 100)  # what is read holds no cycles: looking for them often took a fifth of the time
TARGETS = ["jsonl", "biblatex", "bibtex", "csl-json"]


@click.command()
@click.argument("file", default="-", type=click.Path(allow_dash=True))
@click.option("--to", "target", type=click.Choice(TARGETS), default="jsonl", show_default=True)
@click.option("--explain", is_flag=True, help="Show each line's segments in colour, with their confidence.")
@MODEL
@ENCODING
@JOBS
def command(file: str, target: str, explain: bool, model: Path | None, encoding: str | None, jobs: int) -> None:  # noqa: PLR0913
    """Read one reference or note a line, from FILE or from standard input."""
    said = click.get_current_context().get_parameter_source("target")
    if explain and said == click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(
            "--explain is for reading at the screen and writes no file: leave out --to, or --explain."
        )
    lines = input_lines(file, encoding)
    if explain:
        show(read_in_chunks(lines, _whole, model, jobs))
    elif target == "jsonl":
        for text in read_in_chunks(lines, as_json, model, jobs):
            click.echo(text)
    else:
        cited = (unpacked(one) for some in read_in_chunks(lines, packed, model, jobs) for one in some)
        click.echo(as_bibliography(cited, target), nl=False)


def input_lines(file: str, encoding: str | None) -> list[str]:
    """The lines of a file or of standard input; a last line without its end counts, nothing after the last end does."""
    from cite_belarus.sources import files

    text = files.decode(files.read(Path(file)), "standard input" if file == "-" else file, encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def read_in_chunks(lines: Sequence[str], made: Callable[[Line], T], model: Path | None, jobs: int) -> Iterator[T]:
    """What `made` makes of each line as read, in order, with `jobs` processes where there is work for them.

    These are at work from the call on: what is still to be loaded in this process can be meanwhile.
    """
    import gc  # imported here, as all that `--help` does without

    gc.set_threshold(*COLLECTED)
    chunks = [lines[at : at + CHUNK] for at in range(0, len(lines), CHUNK)]
    reading = functools.partial(read_chunk, made=made, model=model)
    if jobs == 1 or len(chunks) < 2:
        return (one for chunk in chunks for one in reading(chunk))
    import multiprocessing

    reading(lines[:1])  # what every process needs is loaded before they part, and shared where they are forked
    gc.freeze()
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    pool = context.Pool(min(jobs, len(chunks)))
    return _results(pool, pool.imap(reading, chunks))


def _results(pool: Pool, chunks: Iterable[list[T]]) -> Iterator[T]:
    """What the processes of the pool have read; they end with it."""
    with pool:
        for done in chunks:
            yield from done


def read_chunk(lines: Sequence[str], made: Callable[[Line], T], model: Path | None) -> list[T]:
    """What one process reads at a time."""
    from cite_belarus import pipeline

    return [made(line) for line in pipeline.read_lines(lines, labeller(model))]


@functools.cache
def labeller(model: Path | None):  # type: ignore[no-untyped-def]
    """The model, loaded once a process."""
    from cite_belarus import labels

    return labels.load(model)


def as_json(line: Line) -> str:
    """The JSON object of one line."""
    from cite_belarus.formats import jsonl

    return jsonl.line(jsonl.line_object(line.raw, line.segments, line.cited))


def _whole(line: Line) -> Line:
    return line


def packed(line: Line) -> list[Packed]:
    """What a bibliography needs of a line's citations, in plain values: these travel at a third of the cost."""
    return [
        (_values(one.citation), one.reference.type, one.reference.fields, one.reference.confidence)
        for one in line.cited
    ]


def unpacked(values: Packed) -> Cited:
    """The citation again, without its segments and where each field came from."""
    from cite_belarus.model import Citation, Cited, Reference

    citation, kind, fields, confidence = values
    return Cited(Citation(*citation), (), Reference(kind, fields, confidence=confidence))


def _values(citation: Citation) -> tuple[Any, ...]:
    """All that a citation holds, in the order of its making."""
    return tuple(getattr(citation, name) for name in citation.__slots__)


def as_bibliography(cited: Iterable[Cited], target: str) -> str:
    """The works of all citations as one file."""
    from cite_belarus import works

    if target == "csl-json":
        from cite_belarus.formats import csl

        return csl.dumps(works.listed(cited))
    from cite_belarus.formats import bib

    writer = bib.Writer("bibtex" if target == "bibtex" else "biblatex")
    return writer.dumps(works.listed(cited, writer.see))


def show(lines: Iterator[Line]) -> None:
    """Each line in colour."""
    from rich.console import Console

    from cite_belarus.report import screen

    console = Console()
    for line in lines:
        screen.explain(line.segments, console)
