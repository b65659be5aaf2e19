"""How fast references are read, from a line to a `.bib`: by stage, from the start, and with how much memory.

    python benchmarks/reading.py [FILE] [--count N] [--notes N] [--jobs N]

FILE holds one reference a line; without it, the small labelled files of the tests are varied into distinct strings.
Seconds are those of the processor, except where "wall" is said; memory counts shared pages once (Linux).
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from labels import varied  # the script beside this one

COMMAND = [sys.executable, "-m", "cite_belarus", "parse"]


def timed(name: str, count: int, work: Callable[[], Any]) -> Any:
    """The result of some work; prints how many a second it did."""
    begun = time.process_time()
    result = work()
    took = time.process_time() - begun
    print(f"{name:34} {took:7.2f} s  {count / max(took, 1e-6):9.0f} a second")
    return result


def stages(lines: list[str]) -> None:
    """Each stage by itself, in one process."""
    from cite_belarus import citations, labels, references, sources, works
    from cite_belarus.formats import bib
    from cite_belarus.model import Cited

    labeller = labels.load()
    labeller.label(lines[:1])
    texts = timed("read", len(lines), lambda: [sources.from_text(line).text for line in lines])
    read = [texts[at : at + 500] for at in range(0, len(texts), 500)]
    cut = timed("cut", len(lines), lambda: [c for part in read for own in citations.cut_lines(part) for c in own])
    parts = [cut[at : at + 500] for at in range(0, len(cut), 500)]
    labelled = timed("label", len(cut), lambda: [s for part in parts for s in labeller.label([c.raw for c in part])])
    pairs = list(zip(cut, labelled, strict=True))
    parts = [pairs[at : at + 500] for at in range(0, len(pairs), 500)]
    records = timed("normalise", len(cut), lambda: [one for part in parts for one in references.normalise_all(part)])
    cited = [Cited(*pair, one) for pair, one in zip(pairs, records, strict=True)]
    found = timed("gather", len(cut), lambda: works.listed(cited))
    timed("write a .bib", len(found), lambda: bib.dumps(found))


def article(lines: list[str], notes: int) -> None:
    """An article of so many notes, read and resolved, the model loaded; and the same notes, only located and cut."""
    from cite_belarus import citations, labels, pipeline, sources

    body = " ".join(f"Word{number} is said here.[^{number}]" for number in range(1, notes + 1))
    listed = "\n".join(f"[^{number}]: {raw}" for number, raw in enumerate(itertools.islice(lines, notes), 1))
    document = sources.from_text(f"{body}\n\n{listed}\n")
    labeller = labels.load()
    pipeline.read_document(sources.from_text("1 A. Teal, Fens, London 1999, pp. 3-5.\n"), labeller)
    timed(f"locate and cut {notes} notes", notes, lambda: list(citations.cut(citations.locate(document))))
    timed(
        f"read and resolve {notes} notes", notes, lambda: pipeline.gather([pipeline.read_document(document, labeller)])
    )


def memory(process: int) -> int:
    """The proportional share of memory of a process and its children, in kB; 0 where it is gone or not told."""
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        own = Path(f"/proc/{process}/smaps_rollup").read_text()
        return sum(int(row.split()[1]) for row in own.splitlines() if row.startswith("Pss:")) + sum(
            memory(int(child)) for child in children.read_text().split()
        )
    except OSError:
        return 0


def whole(name: str, *options: str) -> None:
    """The command as a user starts it."""
    begun, most = time.perf_counter(), 0
    before = os.times()
    with subprocess.Popen([*COMMAND, *options], stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, memory(running.pid))
            time.sleep(0.02)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{name:34} {used:7.2f} s  {time.perf_counter() - begun:6.2f} s wall  {most / 1024:5.0f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=400)
    parser.add_argument("--jobs", default="2")
    options = parser.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines() if options.file else list(varied(options.count))
    lines = [line for line in lines[: options.count] if line.strip()]
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder, "one.txt"), Path(folder, "many.txt")
        one.write_text(lines[0] + "\n", encoding="utf-8")
        many.write_text("\n".join(lines) + "\n", encoding="utf-8")
        whole("parse, first", str(one))
        whole("parse, one reference", str(one))
        whole(f"parse, {len(lines)} references to a .bib", str(many), "--to", "biblatex", "--jobs", options.jobs)
    gc.set_threshold(100_000, 50, 100)  # as the command does
    stages(lines)
    article(lines, options.notes)


if __name__ == "__main__":
    main()
