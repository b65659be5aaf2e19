"""The arrays of an uncompressed .npz as they lie on the disk: read where they are asked for, and held by all processes.

Formats: the .npy header of NumPy's `numpy.lib.format`; the local file header of PKWARE's APPNOTE 6.3, §4.3.7.
"""

from __future__ import annotations

import mmap
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from numpy.lib import format as npy

from cite_belarus.labels.codes import Array

_HEADER = struct.Struct("<26xHH")  # of an archive's member: the lengths of its name and of what stands behind that


def load(path: Path) -> dict[str, Array]:
    """The arrays of a file under their names, none of them to be written to.

    Raises OSError where it cannot be read, ValueError or zipfile.BadZipFile where it is no such file.
    """
    with path.open("rb") as file:
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with zipfile.ZipFile(cast(BinaryIO, memory)) as archive:  # it reads, seeks and tells as files do
        return {one.filename.removesuffix(".npy"): _array(memory, one) for one in archive.infolist()}


def _array(memory: mmap.mmap, member: zipfile.ZipInfo) -> Array:
    if member.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"{member.filename} is compressed")
    try:
        lengths = _HEADER.unpack_from(memory, member.header_offset)
    except struct.error as error:
        raise ValueError(f"{member.filename} is cut off") from error
    memory.seek(member.header_offset + _HEADER.size + sum(lengths))
    if npy.read_magic(memory) != (1, 0):
        raise ValueError(f"{member.filename} has a later header")
    shape, by_column, dtype = npy.read_array_header_1_0(memory)
    array = np.frombuffer(memory, dtype, int(np.prod(shape)), memory.tell())
    array = array.reshape(shape, order="F" if by_column else "C")
    return array if array.flags.aligned else array.copy()  # sums and searches copy others, all of them, each time
