"""`cite-belarus train`: learn to label reference strings, anew or from a few corrections."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.labels.batches import Settings
    from cite_belarus.labels.recipe import Sources
    from cite_belarus.labels.store import Model

_FILE = click.Path(path_type=Path, allow_dash=True)
_FOLDER = click.Path(path_type=Path)
# an option, and those that it cannot stand beside
_APART = (
    ("--show", ("--add", "--model", "--data", "--folds", "-o")),
    ("--folds", ("--add", "--model", "-o")),
    ("--add", ("--data", "--records", "--styles")),
)


@click.command(short_help="Learn to label references: anew, or from a few corrections.")
@click.option(
    "--data", type=_FOLDER, help='A folder of labelled strings: .jsonl or .jsonl.gz, "raw" and "segments" a line.'
)
@click.option(
    "--records", type=_FILE, help="Bibliographic records to make strings of: CSL-JSON, one a line or an array."
)
@click.option("--styles", type=_FOLDER, help="A folder of style tables to use beside the program's own.")
@click.option("--styles-alone", "alone", is_flag=True, help="Use the tables of --styles without the program's own.")
@click.option("--made", type=click.IntRange(0), default=100_000, show_default=True, help="How many strings to make.")
@click.option(
    "--show", type=click.IntRange(1), help="Print so many made strings (of --styles, if named); learn nothing."
)
@click.option(
    "--rounds", type=click.IntRange(1), default=12, show_default=True, help="How often to go over the strings."
)
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed gives the same model."
)
@click.option("--add", type=_FILE, help="Corrected references: refine a model with them.")
@click.option("--model", type=_FOLDER, help="The model to refine; the program's own if not named.")
@click.option(
    "--folds", type=click.IntRange(2), help="Write no model: read each document by a model that never saw it."
)
@click.option("-o", "--model-out", "out", type=click.Path(path_type=Path), help="The model file to write.")
def command(add: Path | None, model: Path | None, out: Path | None, folds: int | None, **options: Any) -> None:
    """Learn to label reference strings.

    From nothing, with --data, --records or both; or from a few dozen corrected references, with --add: objects with
    "raw" and "segments", one a line, as `parse` writes them. There the labels stand twice, in the "segments" of the
    line and in those of its "citations": correct either, the one that no longer says what the model said is learnt, a
    citation at a time. The file written is for --model of `parse`, `extract` and `build`.
    """
    _fitting({"--folds": folds, "--add": add, "--model": model, "-o": out} | {f"--{k}": v for k, v in options.items()})
    if options["show"]:
        _shown(options)
    elif folds:
        _validated(options, folds)
    elif out is None:
        raise click.UsageError("Missing option '-o': name the model file to write.")
    else:
        _written(out, lambda: _refined(add, model) if add else _learnt(options))


def _fitting(given: dict[str, Any]) -> None:
    """Refuse options of which one would be passed over."""
    for one, others in _APART:
        for other in others:
            if given[one] and given[other]:
                raise click.UsageError(f"{one} and {other} do not go together: leave one of them out.")
    if given["--model"] and not given["--add"]:
        raise click.UsageError("--model names the model that --add refines: name corrections, or leave it out.")
    if given["--alone"] and not given["--styles"]:
        raise click.UsageError("--styles-alone is about the tables of --styles: name a folder, or leave it out.")
    if given["--styles"] and not (given["--records"] or given["--show"]):
        raise click.UsageError("--styles are to set the records of --records in: name some, or leave it out.")


def _written(out: Path, found: Callable[[], Model]) -> None:
    """Write the model that is found, if there is a place for it: training takes long."""
    from cite_belarus.labels import store

    with _said_of(out):
        store.check_place(out)
    model = found()
    with _said_of(out):
        store.save(model, out)


@contextlib.contextmanager
def _said_of(out: Path) -> Iterator[None]:
    """What cannot be written, as an error that names it."""
    try:
        yield
    except OSError as error:
        folder = out.parent
        remedy = "Name another file." if folder.is_dir() else f"Make the folder {folder} first, or name another one."
        raise CiteError(f"cannot be written: {error.strerror}", place=str(out), remedy=remedy) from error


def _say(line: str) -> None:
    click.echo(line, err=True)


def _refined(add: Path, name: Path | None) -> Model:
    from cite_belarus.labels import recipe, store

    model = store.load(name or store.DEFAULT)
    found = recipe.corrections(add, [model, store.load(store.DEFAULT)] if name else [model])
    refined = recipe.refine(model, found.strings, _say)
    _say(f"references learnt: {len(found.strings)}" + (f"; lines that hold none: {found.empty}" if found.empty else ""))
    return refined


def _learnt(options: dict[str, Any]) -> Model:
    from cite_belarus.labels import recipe

    learnt = recipe.learn(*_asked(options), _say)
    _say(f"{learnt.strings} strings. Confidence, how many segments had it, how many of them were right:")
    for row in learnt.reliability:
        _say(
            f"  {row.low:.2f} to {row.high:.2f}  mean {row.mean:.3f}  {row.segments:6} segments  right {row.right:.3f}"
        )
    return learnt.model


def _validated(options: dict[str, Any], folds: int) -> None:
    from cite_belarus.labels.folds import cross_validated

    for source, score in cross_validated(*_asked(options), folds, _say):
        exact, token = score.total(score.exact).f1, score.total(score.word).f1
        click.echo(
            f"{source:18} n {score.n:6}  exact {exact:.3f}  token {token:.3f}  whole {score.right / score.n:.3f}"
        )


def _shown(options: dict[str, Any]) -> None:
    """Made strings with their labels: what the tables print."""
    from cite_belarus.labels import recipe

    styles = recipe.Styles(options["styles"], alone=True)
    for example in recipe.made(_records(options) or (), styles, options["show"], options["seed"]):
        click.echo(example.to_json())


def _records(options: dict[str, Any]) -> Sequence[Mapping[str, Any]] | None:
    from cite_belarus.labels import rows

    return rows.records(options["records"]) if options["records"] else None


def _asked(options: dict[str, Any]) -> tuple[Sources, Settings]:
    from cite_belarus.labels.batches import Settings
    from cite_belarus.labels.recipe import Sources, Styles

    styles = Styles(options["styles"], options["alone"])
    sources = Sources(options["data"], _records(options), styles, options["made"])
    return sources, Settings(rounds=options["rounds"], seed=options["seed"])
