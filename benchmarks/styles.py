"""Entries a second that each style prints as plain text, start-up aside; pybtex's `plain` and citeproc-py beside it.

python benchmarks/styles.py [ENTRIES]
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from pybtex.backends.plaintext import Backend
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin

from cite_belarus.formats import bib
from cite_belarus.styles import STYLES, csl, style

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "styles" / "gost-2008.txt"
WANTED = 1000  # entries a second that every own style should reach


def sample(entries: int) -> str:
    """A `.bib` of that many entries of every kind, out of the cases of the tests."""
    given = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.startswith("@")]
    return "\n".join(given[n % len(given)].replace("{a,", f"{{k{n},", 1) for n in range(entries))


def classic(entries: int) -> BibliographyData:
    """Articles that pybtex's own styles can print."""
    article = (
        "@article{{k{0}, author={{Lake, David A.}}, title={{Order {0}}}, journal={{J}}, year=2001, pages={{1--9}}}}"
    )
    return parse_string("\n".join(article.format(n) for n in range(entries)), "bibtex")


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run, after one to warm up."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def printed(name: str, data: BibliographyData) -> list[str]:
    """The whole list in a pybtex style."""
    made = find_plugin("pybtex.style.formatting", name)() if name not in STYLES else style(name)
    backend = Backend()
    return [entry.text.render(backend) for entry in made.format_bibliography(data)]


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    text = sample(entries)
    data, stock = parse_string(text, "bibtex"), classic(entries)
    slow = []
    for name in STYLES:
        rate = entries / seconds(lambda name=name: printed(name, data))  # type: ignore[misc]
        slow += [name] if rate < WANTED else []
        print(f"{name:20} {rate:8.0f} entries/s")
    print(f"{'pybtex plain':20} {entries / seconds(lambda: printed('plain', stock)):8.0f} entries/s (articles only)")
    works = bib.loads(sample(100))[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = csl.style_path("apa")
        print(f"{'apa (citeproc-py)':20} {100 / seconds(lambda: csl.compose(works, path)):8.0f} entries/s")
    sys.exit(f"slower than {WANTED}/s: {', '.join(slow)}" if slow else 0)


if __name__ == "__main__":
    main()
