"""Italics: which fields a list sets in them, as spans in its strings.

What stands on a title page is in italics: the journal and the host, or else the title; some styles slant the volume
of a journal too. Labelled strings have lost their italics; made lists get them back, so that a model knows what a
slant tells where a file has any.
"""

from __future__ import annotations

import zlib

from cite_belarus.labels.convert import Tagged
from cite_belarus.model import Span

_HOSTS = frozenset({"journal", "container-title"})
_OF_TEN = {0: (), 1: (), 2: ("volume",)}  # of ten lists, three have italics; one of these slants volumes too


def slanted(tagged: Tagged, name: str) -> tuple[Span, ...]:
    """The italic spans (in code points) of a string of the list `name`: none in most lists, the same fields in one."""
    more = _OF_TEN.get(zlib.crc32(name.encode()) % 10)
    titles = sum(label == "title" and begins for label, begins in zip(tagged.labels, tagged.begins, strict=True))
    if more is None or titles > 1:  # of several works in one note, it is not plain which has a host
        return ()
    hosts = _HOSTS & set(tagged.labels)
    fields = {*(hosts or {"title"}), *(more if "journal" in hosts else ())}
    spans: list[Span] = []
    for atom, label, begins in zip(tagged.atoms, tagged.labels, tagged.begins, strict=True):
        if label in fields:
            start, end = atom.start + len(atom.opener), atom.end - len(atom.closer)
            spans[-1:] = [(spans[-1][0], end)] if spans and not begins else [*spans[-1:], (start, end)]
    return tuple(spans)
