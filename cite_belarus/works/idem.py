"""Idem and its kin (eadem, ders., он же, a long dash): the author is that of the citation before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR, Cited, Name, Value
from cite_belarus.romanise import fold
from cite_belarus.works.people import names, person
from cite_belarus.works.shorts import begins_with_idem, without_idem

_DASH = Late(SAME_AUTHOR)
Authors = tuple[Name, ...]


def with_authors(cited: Iterable[Cited]) -> Iterator[tuple[Cited, Mapping[str, Value]]]:
    """Each citation with its fields, an idem in `author` replaced by the authors of the citation before in the article.

    Where it is not certain who that was, the word is left out: it is no name.
    """
    last: dict[str, Authors] = {}
    seen: dict[str, dict[str, Authors]] = defaultdict(dict)
    for one in cited:
        article, fields = one.citation.article, one.reference.fields
        if one.citation.kind == "full":
            fields = _replaced(one, fields, last.get(article, ()))
            last[article] = found = names(fields.get("author")) or names(fields.get("editor"))
            if found:
                seen[article][person(found[0]).family] = found
        elif one.citation.kind == "short":
            last[article] = _meant(one.citation.raw, seen[article])
        yield one, fields


def _replaced(one: Cited, fields: Mapping[str, Value], last: Authors) -> Mapping[str, Value]:
    """The fields with the authors before in place of an idem, wherever the labels have put the word."""
    raw, title = one.citation.raw, str(fields.get("title", ""))
    role = "author" if names(fields.get("author")) else "editor"
    found = names(fields.get(role))
    if found and (is_idem(found[0]) or (begins_with_idem(raw[:40]) and is_idem(Name(found[0].family)))):
        title = _title_with(found[0].given, title, raw)
        fields = {name: value for name, value in fields.items() if name != role}
        authors = (*last[: _dashes(found)], *found[1:])
    elif not found and begins_with_idem(raw[:40]):
        role, authors, title = "author", last, without_idem(title)
    else:
        return fields
    return {**fields, **({role: authors} if authors else {}), **({"title": title} if title else {})}


def _dashes(found: Authors) -> int | None:
    """How many of the authors before an idem stands for: all; before others, one a dash ("--, --, and K. Reed")."""
    return max(1, len(_DASH.findall(f"{found[0].family}."))) if len(found) > 1 else None


def _title_with(start: str, title: str, raw: str) -> str:
    """The title with its first word, where that was taken for the given name of "idem" ("idem, Osteuropa. Eine …")."""
    match = re.search(rf"{re.escape(start)}\W{{1,3}}{re.escape(title)}", raw) if start and title else None
    return match.group() if match else title


def is_idem(name: Name) -> bool:
    """Whether a printed name is a word or a dash that stands for the author before."""
    printed = f"{name.given} {name.family}".strip()
    return begins_with_idem(f"{printed}.", whole=True)  # a name has lost its stop


def _meant(raw: str, seen: Mapping[str, Authors]) -> Authors:
    """The authors cited before whose first family name a short form prints; () where none is."""
    words = fold(raw[:100]).split()
    return next((seen[word] for word in words if word in seen), ())
