"""Cross-validation: each document's strings are read by a model that never saw the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cite_belarus.labels import evaluation, recipe
from cite_belarus.labels.batches import Settings
from cite_belarus.labels.convert import pairs_of
from cite_belarus.labels.corpus import Example
from cite_belarus.labels.labeller import Labeller
from cite_belarus.labels.trainer import Say


def cross_validated(
    sources: recipe.Sources, settings: Settings, count: int, say: Say
) -> list[tuple[str, evaluation.Score]]:
    """The score of each labelled file, read by `count` models in turn.

    Made strings, and those whose labels tell a part, are only learnt from.
    """
    examples = recipe.gather(sources, settings.seed)
    documents = dict.fromkeys(e.group for e in examples if e.source != "made")
    fold = {document: number % count for number, document in enumerate(documents)}
    read: defaultdict[str, list[tuple[Example, list[tuple[str, str]]]]] = defaultdict(list)
    for number in range(count):
        say(f"fold {number + 1} of {count}")
        held = [e for e in examples if fold.get(e.group) == number and not e.allowed]
        model = recipe.model_of([e for e in examples if fold.get(e.group) != number], settings, say)
        found = Labeller(model).label([e.tagged.raw for e in held])
        for example, segments in zip(held, found, strict=True):
            read[example.source].append((example, [(s.label, s.text) for s in segments]))
    return [(source, _score(pairs)) for source, pairs in sorted(read.items())]


def _score(pairs: Sequence[tuple[Example, list[tuple[str, str]]]]) -> evaluation.Score:
    gold = [pairs_of(example.tagged) for example, _ in pairs]
    raws, predicted = [example.tagged.raw for example, _ in pairs], [read for _, read in pairs]
    return evaluation.score(raws, gold, predicted, evaluation.present_labels(gold))
