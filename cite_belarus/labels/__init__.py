"""Labelling reference strings: a trained sequence model over atoms with exact offsets.

    labeller = load()
    labeller.label(["Олендзка Я. Назва. Мінск, 2001."])  # a tuple of Segments for each string

`labels.labeller` labels, `labels.trainer` learns, `labels.evaluation` measures.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cite_belarus.labels.labeller import Labeller

# the matrices are small: more threads would only wait for each other, and sums would depend on their number (heeded
# where numpy is not loaded yet)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load(path: Path | None = None) -> Labeller:
    """The labeller of a model file, or of the model that ships with the program."""
    from cite_belarus.labels import labeller, store  # here, because numpy takes 0.1 s to load

    return labeller.Labeller(store.load(path or store.DEFAULT))
