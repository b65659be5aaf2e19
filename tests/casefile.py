"""Cases as data: a file of blocks, each an input and, after `=> `, what is expected of it.

    # a comment
    Olędzka J.
    => Olędzka | J.

Blocks are separated by blank lines; both sides may run over several lines (each expected line begins with `=> `).
"""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def cases(name: str) -> list[tuple[str, str]]:
    """The (input, expected) pairs of `tests/cases/<name>.txt`."""
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    pairs = []
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        given = [line for line in lines if not line.startswith("=>")]
        wanted = [line[2:].removeprefix(" ") for line in lines if line.startswith("=>")]
        if given and wanted:
            pairs.append(("\n".join(given), "\n".join(wanted)))
        elif lines:
            raise ValueError(f"{name}.txt: a block without an input or an expected value: {lines[0]!r}")
    return pairs
