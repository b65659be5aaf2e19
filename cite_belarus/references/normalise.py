"""A citation and its labelled segments as a biblatex record: the rules, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cite_belarus.model import Citation, Reference, Segment
from cite_belarus.references.archives import archives
from cite_belarus.references.contributors import contributors
from cite_belarus.references.dating import access, dating
from cite_belarus.references.doubts import confidence, doubts
from cite_belarus.references.draft import Draft, drafted
from cite_belarus.references.language import langid
from cite_belarus.references.links import links, standard_numbers
from cite_belarus.references.mending import mend
from cite_belarus.references.numbers import editions, numbers
from cite_belarus.references.pages import cited_places, pages
from cite_belarus.references.places import places, publishing
from cite_belarus.references.remarks import genres, notes
from cite_belarus.references.shape import shape
from cite_belarus.references.titles import containers, series, titles
from cite_belarus.references.types import entry_type

Rule = Callable[[Draft], Draft]
ALWAYS = ()

# Each rule sets the fields that its docstring names, and may read those set above it. Beside it stand the labels of the
# parts that it reads: where no part has one of them, it has nothing to do and is not asked.
RULES: Mapping[Rule, Sequence[str]] = {
    mend: ALWAYS,
    links: ("doi", "url", "accessed", "note", "other", "archive", "journal"),
    standard_numbers: ("isbn",),
    dating: ("date",),
    access: ("accessed", "url", "note", "other", "date", "doi"),
    titles: ("title",),
    containers: ("container-title", "journal"),
    series: ("collection-title",),
    langid: ALWAYS,
    contributors: ("author", "editor", "translator"),
    numbers: ("volume", "issue"),
    editions: ("edition",),
    pages: ("pages",),
    places: ("location",),
    publishing: ("publisher", "institution"),
    genres: ("genre",),
    notes: ("note",),
    archives: ("archive",),
    entry_type: ALWAYS,
    shape: ALWAYS,
    cited_places: ("pages",),
    doubts: ALWAYS,
}


def normalise(citation: Citation, segments: Sequence[Segment]) -> Reference:
    """One citation as a biblatex record, its values as printed.

    *n* segments in, one reference out; `origins` are indices into `segments`. Pure, and never raises for what the text
    holds: what no rule understands stays in its segment and is told of in an issue (spans are in `citation.raw`).
    """
    draft = drafted(citation, segments)
    for rule, labels in RULES.items():
        if not labels or not draft.by_label.keys().isdisjoint(labels):
            draft = rule(draft)
    return Reference(draft.type, draft.fields, draft.issues, confidence(draft, segments), draft.origins)
