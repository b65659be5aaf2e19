"""How fast references are labelled: by stage, from the start, and with how much memory.

    python benchmarks/labels.py [FILE] [--count N]

FILE holds one reference a line; without it, the small labelled files of the tests are varied into distinct strings.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

LABELLED = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "labelled"
START = "import cite_belarus.labels as l; l.load().label(['A. Teal, Fens, London 1999, pp. 3-5.'])"


def varied(count: int) -> Iterator[str]:
    """Distinct strings: the labelled ones with other digits (years stay years) and other letters."""
    draw = random.Random(1)
    raws = [json.loads(line)["raw"] for p in sorted(LABELLED.glob("*.jsonl")) for line in p.open(encoding="utf-8")]
    for number in range(count):
        raw = re.sub(
            r"(?<!\d)1[5-9](?=\d\d(?!\d))|\d",
            lambda m: m[0] if m[0][1:] else str(draw.randrange(1, 10)),
            raws[number % len(raws)],
        )
        yield re.sub(
            r"(?<=\w)\w{4,}", lambda m: "".join(draw.sample(m[0], len(m[0]))) if not draw.randrange(3) else m[0], raw
        )


def timed(name: str, count: int, work: Callable[[], Any]) -> Any:
    """The result of some work; prints how many references a second it did."""
    begun = time.process_time()
    result = work()
    took = time.process_time() - begun
    print(f"{name:28} {took:7.2f} s  {count / took:9.0f} references a second")
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", START], check=True)
    print(f"start to the first reference {time.perf_counter() - begun:6.2f} s")
    from cite_belarus import labels
    from cite_belarus.labels import store
    from cite_belarus.labels.atoms import cut
    from cite_belarus.labels.eyes import Eyes

    lines = options.file.read_text(encoding="utf-8").splitlines() if options.file else list(varied(options.count))
    raws = lines[: options.count]
    count = len(raws)
    parts = [raws[at : at + 500] for at in range(0, count, 500)]
    model = store.load(store.DEFAULT)
    eyes = Eyes(model.lexicon, model.cues)
    timed("cut into cores and gaps", count, lambda: [cut(raw) for raw in raws])
    timed("seen, cutting and all", count, lambda: [eyes.see(part) for part in parts])
    timed("features of their parts", count, lambda: [eyes.words.codes(part) for part in eyes.parts])
    labeller = labels.load()
    timed("labelled, from nothing", count, lambda: labeller.label(raws))
    timed("labelled, words known", count, lambda: labeller.label(raws))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
