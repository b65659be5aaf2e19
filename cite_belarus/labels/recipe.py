"""Training as a whole: gather strings, keep some apart, learn, calibrate; and refine a model with corrections."""

from __future__ import annotations

import dataclasses
import functools
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cite_belarus.labels import calibration, corrected, lexicons, store, words
from cite_belarus.labels.batches import Corpus, Settings
from cite_belarus.labels.convert import convert
from cite_belarus.labels.corpus import Example, generated, labelled
from cite_belarus.labels.exchange import exchanged
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.labeller import Labeller
from cite_belarus.labels.rows import Pairs
from cite_belarus.labels.trainer import Parameters, Say, Trainer, go_on, train
from cite_belarus.model import CiteError

if TYPE_CHECKING:
    from cite_belarus.labels import generate

_BY_MACHINE = ("anystyle_ugly",)
_APART = 20  # one group in so many is kept apart for calibration
_FIRST_ALONE = ("special",)  # types of item that only the first network learns: the rest is read better so
_HELD = 150  # strings in known styles, learnt beside corrections


@dataclass(frozen=True)
class Styles:
    """Tables of styles: those of a folder, and beside them, unless they are `alone`, the program's of other names.

    Items of the types in `without` are not made.
    """

    folder: Path | None = None
    alone: bool = False
    without: Collection[str] = ()


@dataclass(frozen=True)
class Sources:
    """What to learn from: a folder of labelled files; records, the styles to set them in, how many strings to make."""

    data: Path | None = None
    records: Sequence[Mapping[str, Any]] | None = None
    styles: Styles = Styles()
    made: int = 100_000


@dataclass(frozen=True)
class Learnt:
    """A model, and how its confidences fared on the strings kept apart."""

    model: store.Model
    reliability: list[calibration.Row]
    strings: int


def gather(sources: Sources, seed: int) -> list[Example]:
    """All training strings: the labelled files', then those made of the records."""
    examples = labelled(sources.data) if sources.data else []
    if sources.records is not None:
        examples += _made(sources.records, sources.styles, sources.made, seed)
    if not examples:
        raise CiteError("nothing to learn from", remedy="name labelled strings with --data, or records with --records")
    return examples


def made(records: Iterable[Mapping[str, Any]], styles: Styles, count: int, seed: int) -> Iterator[generate.Example]:
    """Strings made of records in the styles of tables."""
    from cite_belarus.labels import generate  # here: its tables are read for training only

    own = generate.load_styles(styles.folder) if styles.folder else ()
    shipped = () if styles.folder and styles.alone else generate.load_styles()
    names = {style.name for style in own}
    together = (*(style for style in shipped if style.name not in names), *own)
    return generate.generate(records, together, seed=seed, count=count, plan=generate.Plan(without=styles.without))


def _made(records: Iterable[Mapping[str, Any]], styles: Styles, count: int, seed: int) -> Iterator[Example]:
    """The same, to learn from."""
    found = made(records, styles, count, seed)
    return generated(({"segments": e.segments, "lang": e.lang, "list": e.list} for e in found), seed)


def _apart(example: Example) -> bool:
    return zlib.crc32(example.group.encode("utf-8", "surrogatepass")) % _APART == 0


def learn(sources: Sources, settings: Settings, say: Say) -> Learnt:
    """Train a model from nothing; deterministic."""
    examples = gather(sources, settings.seed)
    kept = [e for e in examples if _apart(e) and not e.allowed]
    model = model_of([e for e in examples if not _apart(e)], settings, say)
    others = dataclasses.replace(sources, styles=dataclasses.replace(sources.styles, without=_FIRST_ALONE))
    for number in range(1, settings.members):
        say(f"member {number + 1} of {settings.members}")
        own = dataclasses.replace(settings, seed=settings.seed + number)
        other = model_of([e for e in gather(others, own.seed) if not _apart(e)], own, say)
        model = dataclasses.replace(model, members=model.members + other.members)
    return _calibrated(model, kept, len(examples))


def model_of(examples: Sequence[Example], settings: Settings, say: Say) -> store.Model:
    """A model of one member, of some examples, its confidences not yet calibrated."""
    lexicon, cues = lexicons.read_tables(), words.cues()
    again = exchanged([e for e in examples if e.source != "made" and not e.allowed], settings.seed)
    parameters = train([*examples, *again], Eyes(lexicon, cues), settings, say)
    member = store.Member(store.pack(parameters.codes, parameters.vectors), parameters.weights)
    return store.Model((member,), lexicon, cues, calibration.IDENTITY)


def _calibrated(model: store.Model, kept: Sequence[Example], strings: int) -> Learnt:
    """The model with its calibration, learnt on all strings kept apart; each half is tabled as the other half says.

    Made strings, which are many and plain, count together as much as the others; labels of a machine tell nothing.
    """
    true = [example for example in kept if example.source not in _BY_MACHINE]
    seen = calibration.observe(Labeller(model), true)
    made = np.array([example.source == "made" for example in true], bool)[seen.examples]
    weights = np.where(made, (~made).sum() / made.sum(), 1.0) if made.any() and not made.all() else np.ones(len(made))
    sure = seen.chances.copy()
    for half in (seen.examples % 2 == 0, seen.examples % 2 == 1):
        sure[~half] = np.interp(
            seen.chances[~half], *calibration.fit(seen.chances[half], seen.rights[half], weights[half])
        )
    whole = calibration.fit(seen.chances, seen.rights, weights)
    return Learnt(dataclasses.replace(model, calibration=whole), calibration.reliability(sure, seen.rights), strings)


def corrections(path: Path, models: Sequence[store.Model]) -> corrected.Corrected:
    """The corrected references of a file; `models` are those that it may have been written by."""
    labellers = [Labeller(model) for model in models]
    return corrected.read(path, [functools.partial(_read, labeller) for labeller in labellers])


def _read(labeller: Labeller, raw: str) -> list[tuple[str, str]]:
    return [(segment.label, segment.text) for segment in labeller.label([raw])[0]]


def refine(model: store.Model, strings: Sequence[Pairs], say: Say, settings: Settings | None = None) -> store.Model:
    """A model that has learnt from a few corrected references besides, given as their (label, text) pairs.

    Only the vectors of their features and the moves between states change: a network that learnt from so few would
    forget the rest. So that it keeps the styles that it knows, strings made of the tables alone are learnt beside them.
    """
    settings = settings or Settings(
        rounds=20, step=1e-3, batch=100, rarest=1, blind=0.2, dropout=0.2, network_learns=False
    )
    examples = [Example(convert(pairs), 1.0, f"added:{i}", "added") for i, pairs in enumerate(strings)]
    held = _made((), Styles(), _HELD, settings.seed)
    corpus = Corpus([*examples, *held], Eyes(model.lexicon, model.cues), settings)
    members = tuple(_refined(member, corpus, settings, say) for member in model.members)
    return dataclasses.replace(model, members=members)


def _refined(member: store.Member, corpus: Corpus, settings: Settings, say: Say) -> store.Member:
    vectors = member.table.summed(corpus.codes, np.ones(len(corpus.codes), np.int64))
    weights = {name: values.copy() for name, values in member.weights.items()}
    go_on(Trainer(Parameters(corpus.codes, vectors, weights), settings), corpus, say)
    return store.Member(store.replaced(member.table, corpus.codes, vectors), weights)
