"""What a person said of one citation, and of all of an article's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cite_belarus.model import Citation, Issue, Kind, Value


@dataclass(frozen=True, slots=True)
class Hint:
    """Where the citation stood when it was corrected: it tells apart citations that print the same."""

    where: str = ""
    label: str | None = None
    index: int = 0


NOWHERE = Hint()


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction. `citation` is the printed text that it is about; what is empty was not said.

    `split` are the printed texts of the citations that this one is, `join` the printed text that it is together with
    what follows it. `segments` are (label, text), from end to end. `same` and `other` are the printed texts of
    citations that are, or are not, of the same work. `line` counts from 1, in the file that holds it.
    """

    citation: str
    hint: Hint = NOWHERE
    drop: bool = False
    split: tuple[str, ...] = ()
    join: str = ""
    kind: Kind | None = None
    segments: tuple[tuple[str, str], ...] = ()
    type: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    line: int = 0

    @property
    def cuts(self) -> bool:
        """Whether it says what the citations are, and not what stands in one."""
        return bool(self.drop or self.split or self.join)


@dataclass(frozen=True, slots=True)
class Said:
    """All corrections of one article, in the order of their file: where two contradict each other, the later counts."""

    article: str = ""
    source: str = ""
    corrections: tuple[Correction, ...] = ()
    issues: tuple[Issue, ...] = ()

    def place(self, correction: Correction) -> str:
        """`file:line` of a correction."""
        return f"{self.source}:{correction.line}"


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Done:
    """A correction that was applied: to which citation, and what it changed."""

    citation: Citation
    changed: str
    place: str

    @property
    def where(self) -> str:
        """Where the citation stands, for a person: `note 31/2`, `list 4/1`."""
        label = f" {self.citation.label}" if self.citation.label else ""
        return f"{self.citation.where}{label}/{self.citation.index}"
