"""Where two readings of a value differ: the runs of whole words, typographic variants left aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cite_belarus.late import Late

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›″", '"') | dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("–—−‒‐‑", "-"))
_TEXT = Late(r"[^\W_]+(?:[’'ʼ][^\W_]+)*|[^\w\s]|_")
_ADDRESS = Late(r"[^\W_]+|\s+|[^\w\s]|_")

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """`a` (from `a1` to `a2`) of the one reading stands against `b` of the other."""

    a: str
    a1: int
    a2: int
    b: str


def plain(value: str) -> str:
    """What is left of a value when quotes, dashes, case, blanks and final punctuation do not matter."""
    folded = unicodedata.normalize("NFKC", value).translate(_QUOTES).replace("''", '"')
    return re.sub(r"\s+", " ", re.sub(r"-+", "-", folded)).strip(" .,;:").casefold()


def runs(a: str, b: str, address: bool = False) -> list[Run]:
    """The differing runs in order; words that differ in case or typography alone are equal."""
    pattern = _ADDRESS if address else _TEXT
    left, right = list(pattern.finditer(a)), list(pattern.finditer(b))
    matcher = SequenceMatcher(
        None, [_same(m, address) for m in left], [_same(m, address) for m in right], autojunk=False
    )
    found = []
    for i, j, k, n in _joined(matcher.get_opcodes(), len(left), len(right)):
        (a1, a2), (b1, b2) = _extent(left, i, j, a), _extent(right, k, n, b)
        found.append(Run(a[a1:a2], a1, a2, b[b1:b2]))
    return found


def _joined(opcodes: Sequence[Opcode], a_count: int, b_count: int) -> list[tuple[int, int, int, int]]:
    """The differing stretches. Where a side is empty, the next word comes along, else the last; touching ones join."""
    out: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, n in opcodes:
        if tag == "equal":
            continue
        if i == j or k == n:
            i, j, k, n = (i, j + 1, k, n + 1) if j < a_count and n < b_count else (max(i - 1, 0), j, max(k - 1, 0), n)
        if out and i <= out[-1][1]:
            i, k = out[-1][0], out[-1][2]
            out.pop()
        out.append((i, j, k, n))
    return out


def _same(match: re.Match[str], address: bool) -> str:
    return match.group() if address else plain(match.group()) or match.group().translate(_QUOTES)


def _extent(tokens: list[re.Match[str]], i: int, j: int, text: str) -> tuple[int, int]:
    """The characters of tokens i to j; for none of them the place where they would stand."""
    if i < j:
        return tokens[i].start(), tokens[j - 1].end()
    at = tokens[i].start() if i < len(tokens) else len(text)
    return at, at


def apply(a: str, chosen: list[Run]) -> str:
    """Reading a with the chosen runs taken from b."""
    out, at = [], 0
    for run in chosen:
        out += [a[at : run.a1], run.b]
        at = run.a2
    return "".join((*out, a[at:]))
