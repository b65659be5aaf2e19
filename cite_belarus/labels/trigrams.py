"""Trigrams of the languages that share the Cyrillic letters, learnt from lists of their words.

`python -m cite_belarus.labels.trigrams russian=LIST ukrainian=LIST belarusian=LIST` writes the tables that
`references/language.py` reads. A list has one word a line; SOURCES.md names those that were asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from cite_belarus import resources

MOST = 1500  # trigrams a language
LEAST = 1.5  # weight below which a trigram tells little
UNSEEN = 2e-6  # share of a trigram that a list does not have
HEAD = (
    "Trigrams of words (`_` is a word's edge) in this language; value: 4 times the binary logarithm of how much more\n"
    "# often they are there than in the Cyrillic languages on the mean. Learnt from lists of words."
)


def shares(words: Iterable[str]) -> dict[str, float]:
    """How often each trigram stands among the trigrams of all words."""
    counts: Counter[str] = Counter()
    for word in words:
        framed = f"_{word.strip().lower().replace(chr(39), '’')}_"
        if not framed.isascii():
            counts.update(map("".join, zip(framed, framed[1:], framed[2:], strict=False)))
    total = counts.total()
    return {gram: count / total for gram, count in counts.items()}


def weights(found: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, int]]:
    """Language to trigram to weight: those that tell most, weighed by how often they come."""
    every = set().union(*found.values())
    mean = {gram: sum(one.get(gram, 0) for one in found.values()) / len(found) for gram in every}
    tables = {}
    for name, one in found.items():
        told = [(4 * math.log2((share + UNSEEN) / (mean[gram] + UNSEEN)), gram) for gram, share in one.items()]
        told = sorted((row for row in told if row[0] >= LEAST), key=lambda row: (-row[0] * one[row[1]], row[1]))
        tables[name] = {gram: round(weight) for weight, gram in told[:MOST]}
    return tables


def write(lists: Mapping[str, Path], languages: Path = resources.DATA / "languages") -> None:
    """`trigrams.txt` of each language, from its list of words in UTF-8."""
    found = {}
    for name, path in lists.items():
        with path.open(encoding="utf-8") as lines:
            found[name] = shares(lines)
    for name, table in weights(found).items():
        rows = [f"{gram}\t{weight}" for gram, weight in sorted(table.items())]
        (languages / name / "trigrams.txt").write_text("\n".join([f"# {HEAD}", *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    import sys

    write({name: Path(path) for name, path in (argument.split("=", 1) for argument in sys.argv[1:])})
