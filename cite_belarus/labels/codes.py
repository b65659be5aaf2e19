"""Numbers for names: features and lexicon words are known by the CRC-32 of their name."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


def code(name: str) -> int:
    """The CRC-32 of a name. Two names that share one share their weights; among 300,000 some ten pairs do."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))
