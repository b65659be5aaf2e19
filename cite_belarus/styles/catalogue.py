"""The styles by name. The same names are pybtex plugins, see the entry points in setup.cfg."""

from __future__ import annotations

import difflib
import importlib
from typing import Any

from cite_belarus import resources
from cite_belarus.model import CiteError
from cite_belarus.styles import words
from cite_belarus.styles.style import Style

# name → module and class; the module is imported when the style is asked for
STYLES: dict[str, tuple[str, str]] = {
    "gost-2008": ("gost2008", "Gost2008"),
    "gost-2008-notes": ("gost2008", "Gost2008Notes"),
    "gost-2018": ("gost2018", "Gost2018"),
    "vak-by": ("vak_by", "VakBy"),
    "dstu-2015": ("dstu2015", "Dstu2015"),
    "pn-iso-690": ("pn_iso_690", "PnIso690"),
    "distant-ally": ("distant_ally", "DistantAlly"),
    "distant-ally-notes": ("distant_ally", "DistantAllyNotes"),
    "scopus": ("scopus", "Scopus"),
}


def style(name: str, **options: Any) -> Style:
    """The style of a name, made with pybtex's options and its own; CiteError for an unknown name says the near ones."""
    if name not in STYLES:
        raise unknown("style", name, tuple(STYLES))
    language = words.language_named(str(options.get("language", "")))
    if language and not resources.lines(language, "style_words"):
        raise unknown("language", language, spoken())
    module, kind = STYLES[name]
    made: Style = getattr(importlib.import_module(f"cite_belarus.styles.{module}"), kind)(**options)
    return made


def spoken() -> tuple[str, ...]:
    """The languages that the styles speak."""
    return tuple(name for name in resources.languages() if resources.lines(name, "style_words"))


def unknown(what: str, name: str, known: tuple[str, ...]) -> CiteError:
    """The error for a name that is not known, with the near names as its remedy."""
    near = difflib.get_close_matches(name, known, n=5, cutoff=0.4) or sorted(known)[:20]
    return CiteError(f"no {what} is called {name!r}", remedy=f"did you mean {', '.join(near)}?")
