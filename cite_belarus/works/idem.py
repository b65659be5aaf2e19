"""Idem and its kin (eadem, ders., он же, a long dash): the author is that of the citation before."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from cite_belarus import resources
from cite_belarus.model import Cited, Name, Value

_DASHES = re.compile(r"[-–—―_]{1,6}[.,:]?")


@functools.cache
def _same_author() -> frozenset[str]:
    return frozenset(word.strip(" .") for word, kind in resources.words("ibid").items() if kind == "same-author")


def is_idem(name: Name) -> bool:
    """Whether a printed name is a word or a dash that stands for the author before."""
    printed = " ".join(part for part in (name.given, name.family) if part).casefold().strip()
    return printed.strip(" .,:") in _same_author() or bool(_DASHES.fullmatch(printed))


def with_authors(cited: Sequence[Cited]) -> list[Mapping[str, Value]]:
    """The fields of each citation, an idem in `author` replaced by the authors of the citation before in the article.

    Where there is none before, the printed word is left out: it is no name.
    """
    last: dict[str, tuple[Name, ...]] = {}
    out: list[Mapping[str, Value]] = []
    for one in cited:
        fields = dict(one.reference.fields)
        authors = _names(fields.get("author")) or _names(fields.get("editor"))
        if authors and is_idem(authors[0]):
            role = "author" if _names(fields.get("author")) else "editor"
            found = (*last.get(one.citation.article, ()), *authors[1:])
            fields = {k: v for k, v in fields.items() if k != role} | ({role: found} if found else {})
            authors = found
        if authors:
            last[one.citation.article] = authors
        elif one.citation.kind == "full":
            last.pop(one.citation.article, None)  # a work without an author stands between
        out.append(fields)
    return out


def _names(value: Value | None) -> tuple[Name, ...]:
    return tuple(v for v in value if isinstance(v, Name)) if value and not isinstance(value, str) else ()
