"""What the last run of TeX cited, from the `.aux` (BibTeX's and both of biblatex's forms) or the `.bcf`."""

from __future__ import annotations

from pathlib import Path

from cite_belarus.late import Late
from cite_belarus.latex.citations import KeyCited
from cite_belarus.latex.finding import Finding
from cite_belarus.latex.project import Project, decoded
from cite_belarus.model import CiteError

_ABX = Late(r"\\abx@aux@cite\{([^{}]*)\}(?:\{([^{}]*)\})?")
_CITATION = Late(r"\\citation\{([^{}]*)\}")
_DATA = Late(r"\\bibdata\{([^{}]*)\}")
_CITEKEY = Late(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")
_SOURCE = Late(r"<bcf:datasource\b[^>]*>([^<]*)</bcf:datasource>")


def read(path: Path | str) -> tuple[Project, tuple[KeyCited, ...]]:
    """The bibliographies and the keys of a run, as a project without sources."""
    file = Path(path).resolve()
    if not file.is_file():
        raise CiteError("there is no such file", place=str(path), remedy="Run TeX first, or name the .tex file.")
    text, _ = decoded(file)
    found = _bcf(text) if file.suffix == ".bcf" else _aux(text)
    names, keys = found
    bibs = tuple((file.parent / name).resolve() for name in dict.fromkeys(names))
    missing = [Finding("no-bib-file", file.name, 1, f"{bib.name} is not there") for bib in bibs if not bib.is_file()]
    cited = tuple(KeyCited(key, file, line, (0, 0), "cite") for key, line in keys if key)
    return Project(file, (), bibs, tuple(missing)), cited


def _bcf(text: str) -> tuple[list[str], list[tuple[str, int]]]:
    return _SOURCE.findall(text), [(m.group(1), text.count("\n", 0, m.start()) + 1) for m in _CITEKEY.finditer(text)]


def _aux(text: str) -> tuple[list[str], list[tuple[str, int]]]:
    names = [f"{name.strip().removesuffix('.bib')}.bib" for data in _DATA.findall(text) for name in data.split(",")]
    keys: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for first, second in _ABX.findall(line):
            keys.setdefault(second or first, number)
        for group in _CITATION.findall(line):
            for key in group.split(","):
                keys.setdefault(key.strip(), number)
    return [name for name in names if not name.endswith("-blx.bib")], list(keys.items())
