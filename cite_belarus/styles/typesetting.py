"""From works to a finished list: one call for the command line and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cite_belarus.model import Issue, Work
from cite_belarus.styles import csl, listing
from cite_belarus.styles.catalogue import STYLES, style
from cite_belarus.styles.csl import Engine
from cite_belarus.styles.listing import Arrangement, Line
from cite_belarus.styles.page import page
from cite_belarus.styles.record import missing
from cite_belarus.styles.word_document import document


@dataclass(frozen=True, slots=True)
class Options:
    """What a list is made with. `style` is one of `STYLES`, a `.csl` file or the name of an installed CSL style."""

    style: str
    to: str = "text"
    language: str = ""
    engine: Engine = "citeproc"
    romanisation: str = ""  # of the style scopus: one of romanise.STANDARDS
    template: Path | None = None
    arrangement: Arrangement = field(default_factory=Arrangement)


@dataclass(frozen=True, slots=True)
class Typeset:
    """The finished list (text in UTF-8, or a DOCX file), and what should be looked at."""

    content: bytes
    issues: tuple[Issue, ...] = ()


def typeset(works: Sequence[Work], options: Options) -> Typeset:
    """The list of the works. CiteError where style, engine or template cannot be used."""
    lines, language, issues = _composed(works, options)
    how = options.arrangement
    arrangement = Arrangement(how.group, how.numbering, how.order, language, how.notes)
    groups = listing.arrange(lines, arrangement)
    lacks = tuple(issue for line in lines for issue in missing(line.record))
    if options.to == "docx":
        return Typeset(document(groups, arrangement, options.template), issues + lacks)
    return Typeset(page(groups, options.to, arrangement, options.template).encode("utf-8"), issues + lacks)


def _composed(works: Sequence[Work], options: Options) -> tuple[Sequence[Line], str, tuple[Issue, ...]]:
    """The lines, the list's language, and what the engine has to say."""
    if options.style in STYLES:
        made = style(options.style, language=options.language, romanisation=options.romanisation)
        return listing.compose(works, made, options.arrangement.order), made.language, ()
    composed = csl.compose(works, csl.style_path(options.style), options.engine)
    return composed.lines, options.language or "english", composed.issues
