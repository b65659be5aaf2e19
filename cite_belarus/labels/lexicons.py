"""Lexicons: the lists that a word stands in.

A list is a table of `data/languages/<language>/`, one word a line, most frequent first; `tables.py` makes them. The
trained model keeps its own copy, so that it never meets other lists than it learnt with.
`python -m cite_belarus.labels.lexicons RECORDS` makes the tables anew and names their sources.
"""

from __future__ import annotations

from collections.abc import Mapping

from cite_belarus import resources
from cite_belarus.labels.codes import code

# the tables in the order of their bits
LISTS = ("given", "cities", "publishers", "journals", "surname_endings", "series")


class Lexicon:
    """Word (casefolded) to bits, one a list of LISTS; a word has its ending's bits too.

    `codes` goes from the code of a word, or of `-` and an ending, to its bits.
    """

    def __init__(self, codes: Mapping[int, int]) -> None:
        self.codes = codes

    def __call__(self, word: str) -> int:
        found = self.codes.get(code(word), 0)
        if len(word) > 4:
            found |= self.codes.get(code(f"-{word[-4:]}"), 0) | self.codes.get(code(f"-{word[-3:]}"), 0)
        return found


def read_tables() -> Lexicon:
    """The lexicon of all languages' tables."""
    codes: dict[int, int] = {}
    for number, name in enumerate(LISTS):
        for word in resources.words(name):
            codes[code(word)] = codes.get(code(word), 0) | 1 << number
    return Lexicon(codes)


if __name__ == "__main__":
    import sys
    from pathlib import Path

    from cite_belarus.labels import tables  # here: what it needs is there for developers only

    print(tables.write_tables(Path(sys.argv[1])), tables.write_sources(Path(sys.argv[1])))
