"""How fast works are found: `python benchmarks/find.py [entries]` (50,000 unless told).

Makes a bibliography of made-up works in three alphabets, indexes it in a folder of its own, and prints the seconds of
the first search (which makes the index), of the searches after it, and of whole runs of the command, start included.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cite_belarus import find
from cite_belarus.cli.find import dead, read

SYLLABLES = re.findall("..", "бабебібоваведадужызакакоулалімананіпорарокасататыхаша")
LATIN = re.findall("..", "babebibowawedadużyzakakołalimananiporarosatatychża")
COMMON = ("Беларусь", "история", "Białoruś", "historia", "Belarus", "history", "policy", "політыка")
QUERIES = (
    "lukashenko", "history", "Беларусь", "belarus history", "lukash*", "b*", '"belarus history"',
    "author:lukashenka", "year:2015..2020", "history year:2015..2020 lang:be", "type:book -history", "key:k4999*",
    "dead:yes", "nothingatall",
)  # fmt: skip
RUNS = 5
LIMIT = 20


def word(random_: random.Random, syllables: list[str]) -> str:
    """A made-up word."""
    return "".join(random_.choices(syllables, k=random_.randint(2, 4)))


def entry(number: int, random_: random.Random) -> str:
    """A made-up entry; one in a thousand is by the person that is looked for."""
    syllables = random_.choice((SYLLABLES, LATIN))
    title = " ".join((random_.choice(COMMON), *(word(random_, syllables) for _ in range(8)), random_.choice(COMMON)))
    family = "Лукашэнка" if number % 1000 == 0 else word(random_, syllables).capitalize()
    return (
        f"@{random_.choice(('article', 'book'))}{{k{number},\n  author = {{{family}, {word(random_, syllables)}}},\n"
        f"  title = {{{title}}},\n  journaltitle = {{{word(random_, syllables)} {word(random_, syllables)}}},\n"
        f"  date = {{{random_.randint(1950, 2025)}}},\n  langid = {{belarusian}},\n"
        f"  url = {{https://example.org/{number}}},\n  publisher = {{{word(random_, syllables)}}},\n}}\n"
    )


def main(entries: int) -> None:
    """Make, index, search, print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        bib = Path(folder) / "library.bib"
        random_ = random.Random(1)
        bib.write_text("\n".join(entry(number, random_) for number in range(entries)), "utf-8")
        sources = find.Sources(read, dead)
        start, used = time.perf_counter(), time.process_time()
        find.search("lukashenko", [bib], sources)
        size = sum(path.stat().st_size for path in find.folder().glob("*.sqlite")) / 1e6
        spent = f"{time.perf_counter() - start:.1f} s ({time.process_time() - used:.1f} s of processor time)"
        print(f"{entries} entries, {bib.stat().st_size / 1e6:.1f} MB: index of {size:.1f} MB made in {spent}")
        for query in QUERIES:
            print(f"{query:34} {searched(query, bib, sources):.3f} s, whole run {whole_run(query, bib):.3f} s")


def searched(query: str, bib: Path, sources: find.Sources) -> float:
    """The median of some searches, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        find.search(query, [bib], sources, LIMIT)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def whole_run(query: str, bib: Path) -> float:
    """The median of some runs of the command, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "cite_belarus", "find", query, str(bib)], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
