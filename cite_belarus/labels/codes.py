"""Numbers for names: features and lexicon words are known by the CRC-32 of their name.

The CRC of a text put together of pieces follows from the pieces' CRCs and lengths (CRC-32 is linear: see zlib's
`crc32_combine`), so the codes of very many features are worked out on arrays, without making their names.
"""

from __future__ import annotations

import functools
import zlib
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
_POLYNOMIAL = 0xEDB88320
_LONGEST = 64  # bytes of a piece


def code(name: str) -> int:
    """The CRC-32 of a name. Two names that share one share their weights; among 300,000 some ten pairs do."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def pieces(names: list[str]) -> tuple[Array, Array]:
    """The codes and the lengths in bytes of names, (m,) each. Names must be shorter than 64 bytes."""
    sizes = [len(name.encode("utf-8", "surrogatepass")) for name in names]
    return np.array([code(name) for name in names], np.uint32), np.array(sizes, np.int64)


@functools.cache
def _shifts() -> Array:
    """(n, 4, 256): what each byte of a code becomes when n bytes follow."""
    step = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        step = np.where(step & 1, (step >> 1) ^ np.uint32(_POLYNOMIAL), step >> 1).astype(np.uint32)
    out = np.empty((_LONGEST, 4, 256), np.uint32)
    for place in range(4):
        out[0, place] = np.arange(256, dtype=np.uint32) << np.uint32(8 * place)
    for size in range(1, _LONGEST):
        out[size] = step[out[size - 1] & 255] ^ (out[size - 1] >> np.uint32(8))
    return out


def joined(first: Array, second: Array, sizes: Array) -> Array:
    """The codes of texts: `first` codes of what stands before, `second` codes of what follows, `sizes` its lengths."""
    shifts = _shifts()
    moved = shifts[sizes, 0, first & 255] ^ shifts[sizes, 1, first >> 8 & 255]
    moved ^= shifts[sizes, 2, first >> 16 & 255] ^ shifts[sizes, 3, first >> 24]
    result: Array = moved ^ second
    return result
