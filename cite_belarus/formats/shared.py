"""What every exchange format needs: keys that a `.bib` can hold, page ranges, and lists as one string."""

from __future__ import annotations

from collections.abc import Iterable

from cite_belarus.formats.tex import clean
from cite_belarus.late import Late
from cite_belarus.model import Name, Value

_NO_KEY = Late(r"[\s,{}()\"'#%\\~=&$^]+")
_DASH = Late(r"(?<=[\dIVXLCivxlc])\s*(?:-{1,2}|–|—)\s*(?=[\dIVXLCivxlc])")
_LIST = Late(r"\s*;\s*")
_MARKUP = Late(r"</?(?:i|b|em|strong|sup|sub|sc|span)\b[^<>]*>")


class Keys:
    """Keys for entries that come with an identifier of another program, or with none: legal and all different."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def make(self, wanted: str) -> str:
        """The wanted key, `_` for what BibTeX cannot hold, with a number where it was given out already."""
        base = _NO_KEY.sub("_", clean(wanted)).strip("_") or "entry"
        key, number = base, 1
        while key.lower() in self.taken:
            number += 1
            key = f"{base}-{number}"
        self.taken.add(key.lower())
        return key


def pages_out(pages: str) -> str:
    """`12--15` as other programs write it, `12-15`."""
    return pages.replace("--", "-")


def pages_in(pages: str) -> str:
    """A page range with any dash as biblatex writes it."""
    return _DASH.sub("--", clean(pages))


def joined(value: Value) -> str:
    """A string, or the items of a list with `; ` between; names as `Family, Given`."""
    if isinstance(value, str):
        return clean(value)
    return "; ".join(name_text(item) if isinstance(item, Name) else clean(item) for item in value)


def divided(text: str) -> tuple[str, ...]:
    """The items of a list that `joined` made."""
    return tuple(part for part in _LIST.split(clean(text)) if part)


def unmarked(text: str) -> str:
    """Text without the inline tags (`<i>`, `<span class="nocase">` …) that some programs put into titles."""
    return clean(_MARKUP.sub("", text) if "<" in text else text)


def name_text(name: Name) -> str:
    """`prefix Family, Given, Suffix`; a corporate name as it is."""
    family = clean(f"{name.prefix} {name.family}")
    parts = (family, clean(name.given), clean(name.suffix))
    return ", ".join(parts if name.suffix else [part for part in parts if part])


def name_from(text: str) -> Name:
    """A name written `Family, Given, Suffix`; without a comma it is kept whole."""
    family, given, suffix = (*(part.strip() for part in clean(text).split(",", 2)), "", "")[:3]
    if family.casefold() in ("others", "et al", "et al."):
        return Name("others")
    return Name(family, given, "", suffix)


def names_from(texts: Iterable[str]) -> tuple[Name, ...]:
    """The names of several such texts; empty ones left out."""
    return tuple(name_from(text) for text in texts if text.strip())


def names_of(value: Value | None) -> tuple[Name, ...]:
    """The names in a field's value."""
    return () if value is None or isinstance(value, str) else tuple(v for v in value if isinstance(v, Name))
