"""Training as a whole: gather strings, keep some apart, learn, calibrate; and refine a model with corrections."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cite_belarus.labels import calibration, lexicons, store, words
from cite_belarus.labels.batches import Corpus, Settings
from cite_belarus.labels.convert import convert
from cite_belarus.labels.corpus import Example, generated, labelled, read_lines
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.labeller import Labeller
from cite_belarus.labels.lattice import STATES
from cite_belarus.labels.lexicons import Lexicon
from cite_belarus.labels.mean import mean
from cite_belarus.labels.trainer import Parameters, Trainer, go_on, train
from cite_belarus.labels.words import OFFSETS
from cite_belarus.model import CiteError

Say = Callable[[str], None]
_APART = 20  # one group in so many is kept apart for calibration
LEAST = 0.02  # smaller weights are left out of a model


@dataclass(frozen=True)
class Sources:
    """What to learn from: a folder of labelled files, a file of records, a folder of styles, strings to make."""

    data: Path | None = None
    records: Path | None = None
    styles: Path | None = None
    made: int = 60_000


@dataclass(frozen=True)
class Learnt:
    """A model, and how its confidences fared on the strings kept apart."""

    model: store.Model
    reliability: list[calibration.Row]
    strings: int


def gather(sources: Sources, seed: int) -> list[Example]:
    """All training strings: the labelled files', then those made of the records."""
    examples = list(labelled(sources.data)) if sources.data else []
    if sources.records:
        from cite_belarus.labels import generate  # here: its tables are read for training only

        styles = generate.load_styles(sources.styles) if sources.styles else generate.load_styles()
        made = generate.generate(read_lines(sources.records), styles, seed=seed, count=sources.made)
        examples += generated(({"segments": e.segments, "lang": e.lang, "list": e.list} for e in made), seed)
    if not examples:
        raise CiteError("nothing to learn from", remedy="name labelled strings with --data, or records with --records")
    return examples


def _apart(example: Example) -> bool:
    return zlib.crc32(example.group.encode()) % _APART == 0


def learn(
    sources: Sources, settings: Settings, say: Say, copies: int = 1, others: Sequence[store.Model] = ()
) -> Learnt:
    """Train a model from nothing; deterministic.

    It is the mean of `copies`, each with a seed of its own, and of `others`, which were trained before.
    """
    models: list[store.Model] = []
    for seed in range(settings.seed, settings.seed + copies):
        examples = gather(sources, seed)
        kept, strings = [e for e in examples if _apart(e)], len(examples)
        models.append(_one([e for e in examples if not _apart(e)], dataclasses.replace(settings, seed=seed), say))
    blend = dataclasses.replace(mean([*models, *others], LEAST), calibration=calibration.IDENTITY)
    return _calibrated(blend, kept, strings)


def _one(examples: Sequence[Example], settings: Settings, say: Say) -> store.Model:
    lexicon = lexicons.read_tables()
    return to_model(train(examples, Eyes(lexicon, words.cues()), settings, say), lexicon)


def _calibrated(model: store.Model, kept: Sequence[Example], strings: int) -> Learnt:
    """The model with its calibration, learnt on one half of the strings kept apart and tabled on the other."""
    chances, rights = calibration.observe(Labeller(model), kept[0::2])
    model = dataclasses.replace(model, calibration=calibration.fit(chances, rights))
    return Learnt(model, calibration.reliability(*calibration.observe(Labeller(model), kept[1::2])), strings)


def to_model(parameters: Parameters, lexicon: Lexicon, least: float = LEAST) -> store.Model:
    """Parameters as a model to be saved: weights smaller than `least` are left out."""
    codes = sorted(lexicon.codes)
    return store.Model(
        store.pack(parameters.word_codes, parameters.words, least),
        store.pack(parameters.context_codes, parameters.contexts, least),
        parameters.moves,
        np.array(codes, np.uint32),
        np.array([lexicon.codes[c] for c in codes], np.uint16),
        dict(words.cues()),
        calibration.IDENTITY,
    )


def corrections(path: Path) -> list[Example]:
    """The examples of a file of corrected references: objects with `segments`, as `parse` writes them."""
    rows = [row for row in read_lines(path) if row.get("segments")]
    if not rows:
        raise CiteError("no corrected reference", place=str(path), remedy='each line holds an object with "segments"')
    return [Example(convert(row["segments"]), 1.0, f"added:{i}", "added") for i, row in enumerate(rows)]


def refine(model: store.Model, examples: Sequence[Example], say: Say, settings: Settings | None = None) -> store.Model:
    """A model that has learnt from a few corrected references besides; what they do not touch stays as it was."""
    settings = settings or Settings(rounds=12, step=0.03, penalty=0.0, batch=600, rarest=1, dropout=0.2)
    lexicon = Lexicon(dict(zip(model.lexicon_codes.tolist(), model.lexicon_bits.tolist(), strict=True)))
    corpus = Corpus(examples, Eyes(lexicon, model.cues), settings)
    parameters = _widened(model, corpus)
    go_on(Trainer(parameters, settings), corpus, say)
    return dataclasses.replace(
        model,
        words=store.replaced(model.words, corpus.word_codes, parameters.words),
        contexts=store.replaced(model.contexts, corpus.context_codes, parameters.contexts),
        moves=parameters.moves,
    )


def _widened(model: store.Model, corpus: Corpus) -> Parameters:
    """The model's weights of the features of a corpus, as parameters to go on from."""
    word_codes, context_codes = corpus.word_codes, corpus.context_codes
    words = model.words.dense(word_codes, np.ones_like(word_codes, np.int64), STATES * len(OFFSETS))
    contexts = model.contexts.dense(context_codes, np.ones_like(context_codes, np.int64), STATES)
    return Parameters(corpus.word_codes, words, corpus.context_codes, contexts, model.moves.copy())
