"""`cite-belarus train`: learn to label reference strings, anew or from a few corrections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.labels.batches import Settings
    from cite_belarus.labels.recipe import Sources
    from cite_belarus.labels.store import Model

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_FROM = ("data", "records", "styles")
# an option, and those that it cannot stand beside
_APART = (("--folds", ("--add", "--model", "-o")), ("--add", ("--data", "--records", "--styles")))


@click.command(short_help="Learn to label references: anew, or from a few corrections.")
@click.option("--data", type=_FOLDER, help="A folder of labelled strings (JSON Lines, .gz or not).")
@click.option(
    "--records",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Bibliographic records to make strings of.",
)
@click.option("--styles", type=_FOLDER, help="A folder of style tables; the program's own if not named.")
@click.option("--made", type=click.IntRange(0), default=100_000, show_default=True, help="How many strings to make.")
@click.option(
    "--rounds", type=click.IntRange(1), default=12, show_default=True, help="How often to go over the strings."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same model.")
@click.option(
    "--add",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Corrected references: refine a model with them.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The model to refine; the program's own if not named.",
)
@click.option(
    "--folds", type=click.IntRange(2), help="Write no model: read each document by a model that never saw it."
)
@click.option("-o", "--model-out", "out", type=_FILE, help="The model file to write.")
def command(add: Path | None, model: Path | None, out: Path | None, folds: int | None, **options: Any) -> None:
    """Learn to label reference strings.

    From nothing, with --data, --records or both; or from a few dozen corrected references, with --add: objects with
    "segments", one a line, as `parse` writes them. The file written is for --model of `parse`, `extract` and `build`.
    """
    _fitting({"--folds": folds, "--add": add, "--model": model, "-o": out} | {f"--{k}": options[k] for k in _FROM})
    if folds:
        _validated(options, folds)
        return
    if out is None:
        raise click.UsageError("Missing option '-o': name the model file to write.")
    from cite_belarus.labels import store

    found = _refined(add, model) if add else _learnt(options)
    try:
        store.save(found, out)
    except OSError as error:
        raise CiteError(f"cannot be written: {error.strerror}", place=str(out), remedy="Name another file.") from error


def _fitting(given: dict[str, Any]) -> None:
    """Refuse options of which one would be passed over."""
    for one, others in _APART:
        for other in others:
            if given[one] and given[other]:
                raise click.UsageError(f"{one} and {other} do not go together: leave one of them out.")
    if given["--model"] and not given["--add"]:
        raise click.UsageError("--model names the model that --add refines: name corrections, or leave it out.")


def _say(line: str) -> None:
    click.echo(line, err=True)


def _refined(add: Path, model: Path | None) -> Model:
    from cite_belarus.labels import recipe, store

    return recipe.refine(store.load(model or store.DEFAULT), recipe.corrections(add), _say)


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


def _asked(options: dict[str, Any]) -> tuple[Sources, Settings]:
    from cite_belarus.labels.batches import Settings
    from cite_belarus.labels.recipe import Sources

    sources = Sources(options["data"], options["records"], options["styles"], options["made"])
    return sources, Settings(rounds=options["rounds"], seed=options["seed"])
