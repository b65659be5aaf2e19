"""`cite-belarus evaluate`: how well references are labelled, against a gold file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_belarus.cli.options import MODEL

if TYPE_CHECKING:
    from cite_belarus.labels.evaluation import Score

_SHOWN = 300


@click.command(short_help="How well references are labelled, against a gold file.")
@click.argument("gold", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--by", help="Score groups by this key of the gold file's objects, too (lang, kind, doc).")
@click.option("--worst", type=click.IntRange(0), default=0, help="Show so many references with the most wrong fields.")
@MODEL
def command(gold: Path, by: str | None, worst: int, model: Path | None) -> None:
    """Label the strings of GOLD (JSON Lines with "raw" and "segments") and print exact and word F1, field by field."""
    from cite_belarus import labels
    from cite_belarus.labels import evaluation, rows

    found = list(rows.labelled(gold, evaluation.LABELS.__contains__))
    raws, wanted = [row.raw for row in found], [row.segments for row in found]
    predicted = [[(s.label, s.text) for s in segments] for segments in labels.load(model).label(raws)]
    present = evaluation.present_labels(wanted)

    def scored(part: Sequence[int]) -> Score:
        chosen = ([raws[i] for i in part], [wanted[i] for i in part], [predicted[i] for i in part])
        return evaluation.score(*chosen, present)

    whole = scored(range(len(found)))
    _print_whole(whole)
    for value, part in sorted(_groups([row.values for row in found], by).items()) if by else ():
        click.echo(f"{by}={rows.printable(value)}: n {len(part)}  {_figures(scored(part))}")
    _print_worst(whole, worst)


def _groups(objects: Sequence[Mapping[str, Any]], by: str) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for i, one in enumerate(objects):
        groups.setdefault(str(one.get(by)), []).append(i)
    return groups


def _figures(score: Score) -> str:
    exact, word = score.total(score.exact).f1, score.total(score.word).f1
    return f"exact F1 {exact:.3f}  token F1 {word:.3f}  whole reference right {score.right / max(1, score.n):.3f}"


def _print_whole(score: Score) -> None:
    click.echo(f"{score.n} references: {_figures(score)}")
    for label, counts in score.exact.items():
        if counts.gold:
            click.echo(
                f"  {label:17} F1 {counts.f1:.3f}  P {counts.precision:.3f}  R {counts.recall:.3f}"
                f"  token F1 {score.word[label].f1:.3f}  n {counts.gold}"
            )


def _print_worst(score: Score, worst: int) -> None:
    from cite_belarus.labels.rows import printable

    for raw, wrong in sorted(score.wrong, key=lambda item: -len(item[1]))[:worst]:
        click.echo(f"- {printable(raw[:_SHOWN])}")
        for label, (want, have) in wrong.items():
            click.echo(printable(f"    {label}: gold {' '.join(want or ('-',))} | read {' '.join(have or ('-',))}"))
