"""Works that a note ties together: "A, citing B", "A, цит. по: B", "A, reprinted in B" (biblatex manual §3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.model import Cited, Library, Work

# what the word between two citations means → biblatex's `relatedtype`; for the others the word itself is printed
TYPES = {"reprint": "reprintas", "translation": "translationas", "review": "reviewof"}


def relate(cited: Sequence[Cited], library: Library) -> Library:
    """The library with `related` in each work that an article cites by way of another, or as another's reprint."""
    found: dict[str, dict[str, str]] = {}
    for at in _tied(cited):
        first, second = library.resolutions[at - 1].work, library.resolutions[at].work
        if first and second and first != second:
            found.setdefault(first, {}).setdefault(second, cited[at].citation.relation)
    works = tuple(_with(work, found[work.key]) if work.key in found else work for work in library.works)
    return replace(library, works=works)


def _tied(cited: Sequence[Cited]) -> Iterator[int]:
    """The places of the citations that a word ties to the one before in the same note."""
    for at, one in enumerate(cited):
        if at and one.citation.relation:
            before = cited[at - 1].citation
            if (before.article, before.label) == (one.citation.article, one.citation.label):
                yield at


def _with(work: Work, related: Mapping[str, str]) -> Work:
    word = next(iter(related.values())).strip(" :")
    kind = TYPES.get(resources.words("links").get(word.casefold(), ""))
    said = {"relatedtype": kind} if kind else {"relatedstring": word}
    return replace(work, fields={**work.fields, "related": ",".join(related), **said})
