"""Lexicons: the lists that a word stands in, and the script that makes the lists from bibliographic records.

A list is a table of `data/languages/<language>/`, one word a line, most frequent first; `write_tables` makes them
from the value lists beside the records (`names`, `places`, `publishers`, `journals`: value, language, …, count)
and the records' titles. The trained model keeps its own copy, so that it never meets other lists than it learnt with.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.labels.codes import code

# the tables in the order of their bits
LISTS = ("given", "cities", "publishers", "journals", "surname_endings", "series")
LANGUAGES = {
    "en": "english", "de": "german", "fr": "french", "it": "italian",
    "pl": "polish", "ru": "russian", "uk": "ukrainian",
    "be": "belarusian", "cs": "czech", "lt": "lithuanian", "es": "spanish",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_][^\W\d_’'ʼ\-]*[^\W\d_]")
_HEADS = {
    "given": "given names of the authors and editors in the records",
    "cities": "words of the places of publication in the records",
    "publishers": "words that stand in publishers' names more than in titles",
    "journals": "words that stand in journals' names more than in titles",
    "series": "words that stand in the names of series more than in titles",
    "surname_endings": "endings of surnames, which few other words have",
}


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


class Rule(NamedTuple):
    """How a list is cut: the least count of a word, its least share against titles, the most words."""

    least: int
    share: float
    most: int


_RULES = {
    "given": Rule(3, 0.3, 1500),
    "cities": Rule(2, 0.25, 1000), "publishers": Rule(3, 0.55, 700), "journals": Rule(4, 0.55, 700),
    "series": Rule(4, 0.55, 200), "surname_endings": Rule(12, 0.75, 250),
}  # fmt: skip


def _values(path: Path, wanted: str = "") -> Iterator[tuple[str, str, int]]:
    """(value, language, count) of a value list; of a names list those of one part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            value, language, *kind, count = line.rstrip("\n").split("\t")
            if language in LANGUAGES and count.isdecimal() and (not wanted or kind == [wanted]):
                yield value, language, int(count)


def _count(rows: Iterator[tuple[str, str, int]], ends: bool = False) -> dict[str, Counter[str]]:
    """Language to counts of words (or of their endings of three and four letters)."""
    out: dict[str, Counter[str]] = {}
    for value, language, count in rows:
        counts = out.setdefault(language, Counter())
        for word in _WORD.findall(value):
            if not word[0].isupper() and ends:
                continue
            low = word.casefold()
            for part in [f"-{low[-4:]}", f"-{low[-3:]}"] if ends and len(low) > 4 else [] if ends else [low]:
                counts[part] += min(count, 5)
    return out


def _titles(records: Path, field: str) -> Iterator[tuple[str, str, int]]:
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get(field) and row.get("language") in LANGUAGES:
                yield row[field], row["language"], 1


def write_tables(folder: Path, languages: Path = resources.DATA / "languages") -> dict[str, int]:
    """Make the tables from a folder of records; the number of words of each list."""
    records = folder / "records.jsonl.gz"
    against = {False: _count(_titles(records, "title")), True: _count(_titles(records, "title"), ends=True)}
    found = {
        "given": _count(_values(folder / "names.tsv.gz", "given")),
        "cities": _count(_values(folder / "places.tsv.gz")),
        "publishers": _count(_values(folder / "publishers.tsv.gz")),
        "journals": _count(_values(folder / "journals.tsv.gz")),
        "series": _count(_titles(records, "collection-title")),
        "surname_endings": _count(_values(folder / "names.tsv.gz", "family"), ends=True),
    }
    totals: Counter[str] = Counter()
    for name, by_language in found.items():
        rule, titles = _RULES[name], against[name == "surname_endings"]
        for language, counts in by_language.items():
            words = _chosen(counts, titles.get(language, Counter()), rule)
            if words:
                path = languages / LANGUAGES[language] / f"{name}.txt"
                path.parent.mkdir(exist_ok=True)
                path.write_text(
                    f"# {_HEADS[name]}; made by labels/lexicons.py\n" + "\n".join(words) + "\n", encoding="utf-8"
                )
                totals[name] += len(words)
    return dict(totals)


def _chosen(counts: Counter[str], titles: Counter[str], rule: Rule) -> list[str]:
    """The words frequent enough, against titles of the same total, most frequent first."""
    scale = sum(counts.values()) / max(1, sum(titles.values()))
    kept = [
        w for w, n in counts.items() if n >= rule.least and len(w) > 1 and n / (n + titles[w] * scale) >= rule.share
    ]
    return sorted(kept, key=lambda w: (-counts[w], w))[: rule.most]


def write_sources(folder: Path, path: Path = resources.DATA / "SOURCES.md") -> int:
    """Write SOURCES.md from the records' list of sources; the number of sources."""
    with gzip.open(folder / "sources.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t")[:4] for line in lines][1:]
    table = "\n".join(f"| {repo} | {licence} | {commit} | {count} |" for repo, licence, commit, count in rows)
    path.write_text(f"{_SOURCES}{table}\n", encoding="utf-8")
    return len(rows)


_SOURCES = """# Where the word tables and the model come from

`languages/*/{given,cities,publishers,journals,series,surname_endings}.txt` are made by
`python -m cite_belarus.labels.lexicons RECORDS` from bibliographic records: which words stand in which field.
Records are facts; none of them is shipped. No list of personal data was used: given names and endings of surnames
are those of authors and editors of published works.
`cues.txt`, `accessed.txt` and `bodies.txt` were written by hand for this project.

The labelled strings that the model learnt from are named in MODEL.md.

The records, by public repository (licence as stated there; commit as read):

| repository | licence | commit | records |
|---|---|---|---|
"""


if __name__ == "__main__":
    import sys

    print(write_tables(Path(sys.argv[1])), write_sources(Path(sys.argv[1])))
