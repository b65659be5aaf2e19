"""How fast files are merged, and with how much memory: `python benchmarks/merge.py [ENTRIES…]`.

Entries are made from the word lists, in four files of equal size. Three in ten of each later file repeat one of an
earlier file: under another key, with initials, a romanised title, the DOI in capitals, a note; two in a hundred are
called "Introduction". Printed for each size: seconds from the command to the written library, seconds of processor
time, the peak of memory, how many of the repeated entries were merged, and whether a second merge of the library with
its last file changes no byte.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from cite_belarus import resources
from cite_belarus.formats import bib
from cite_belarus.model import Name, Value, Work
from cite_belarus.romanise import romanise

LANGUAGES = ("english", "russian", "polish", "ukrainian", "belarusian")
SIZES = (10_000, 100_000)
FILES = 4
AGAIN = 0.3
LIMITS = (120.0, 2048.0)  # seconds of processor time (the command has one process), MB: for 100,000 entries


def made(count: int) -> tuple[list[str], int]:
    """The files' texts, and how many entries repeat one of an earlier file; the same ones each time."""
    draw = random.Random(1)
    lists = {language: resources.lines(language, "words") for language in LANGUAGES}
    earlier: list[Work] = []
    texts, repeated = [], 0
    for file in range(FILES):
        again = draw.sample(earlier, int(AGAIN * count / FILES)) if earlier else []
        new = [_work(draw, lists, f"f{file}n{n}") for n in range(count // FILES - len(again))]
        works = [*new, *(_variant(work, draw, f"f{file}again{n}") for n, work in enumerate(again))]
        earlier += new
        repeated += len(again)
        texts.append(f"% file {file}\n@string{{press = {{Press {file}}}}}\n\n{bib.dumps(works)}")
    return texts, repeated


def _work(draw: random.Random, lists: dict[str, tuple[str, ...]], key: str) -> Work:
    language = draw.choice(LANGUAGES)
    word = lists[language]
    first = draw.randint(1, 900)
    title = " ".join(draw.choice(word) for _ in range(draw.randint(3, 9)))
    fields: dict[str, Value] = {
        "author": (Name(draw.choice(word).capitalize(), draw.choice(word).capitalize()),),
        "title": "Introduction" if draw.random() < 0.02 else title.capitalize(),
        "journaltitle": " ".join(draw.choice(word) for _ in range(2)).capitalize(),
        "volume": str(draw.randint(1, 60)),
        "date": str(draw.randint(1950, 2025)),
        "pages": f"{first}--{first + 12}",
        "langid": language,
    }
    if draw.random() < 0.4:
        fields["doi"] = f"10.{draw.randint(1000, 9999)}/{key}"
    return Work(key, "article", fields)


def _variant(work: Work, draw: random.Random, key: str) -> Work:
    fields = dict(work.fields)
    name = next(v for v in fields["author"] if isinstance(v, Name))
    fields["author"] = (Name(name.family, f"{name.given[:1]}."),)
    language = str(fields["langid"])
    if language in ("russian", "ukrainian", "belarusian") and draw.random() < 0.3:
        fields["title"] = romanise(str(fields["title"]), "ala-lc", language)
    if "doi" in fields and draw.random() < 0.5:
        fields["doi"] = str(fields["doi"]).upper()
    fields["note"] = "seen"
    return replace(work, key=key, fields=fields)


def measure(count: int) -> str:
    """One line of figures."""
    texts, repeated = made(count)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.bib" for n in range(FILES)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        library = Path(folder) / "library.bib"
        wall, processor, said = _run([*map(str, paths), "--batch", "-o", str(library)])
        again = Path(folder) / "again.bib"
        _run([str(library), str(paths[-1]), "--batch", "-o", str(again)])
        same = again.read_bytes() == library.read_bytes()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures = f"{count:7} entries  {wall:6.1f} s  {processor:6.1f} s of processor  {peak:6.0f} MB  {repeated} repeated"
    within = "" if count != 100_000 else f"  within the limits: {processor < LIMITS[0] and peak < LIMITS[1]}"
    return f"{figures}: {said}  merged again the same: {same}{within}"


def _run(arguments: list[str]) -> tuple[float, float, str]:
    """Seconds, seconds of processor time, and the last line of the command."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "cite_belarus", "merge", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, processor, done.stdout.splitlines()[-1]


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or map(str, SIZES)):
        print(measure(size), flush=True)
