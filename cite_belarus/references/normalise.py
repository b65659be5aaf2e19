"""A citation and its labelled segments as a biblatex record: the rules, in order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from cite_belarus.model import Citation, Reference, Segment
from cite_belarus.references.archives import archives
from cite_belarus.references.contributors import contributors
from cite_belarus.references.dating import access, dating, first_published
from cite_belarus.references.doubts import confidence, doubts
from cite_belarus.references.draft import EVENT, FIRST, SERIES, SHORTHAND, drafted
from cite_belarus.references.fields import renamed
from cite_belarus.references.hyphens import line_ends
from cite_belarus.references.language import langid
from cite_belarus.references.laws import enacted, laws
from cite_belarus.references.links import links, standard_numbers
from cite_belarus.references.mending import mend
from cite_belarus.references.numbers import editions, numbers
from cite_belarus.references.order import ALWAYS, Order, Rule, follow_all, when
from cite_belarus.references.pages import cited_places, instalments, pages
from cite_belarus.references.patents import holder
from cite_belarus.references.places import places, publishing
from cite_belarus.references.remarks import genres, notes, shorthand
from cite_belarus.references.titles import containers, event, new_series, series, titles
from cite_belarus.references.translations import LABELS, origlanguage
from cite_belarus.references.types import entry_type

TOGETHER = 200  # citations that a rule is asked of before the next one is: more do not stay at hand themselves
# Behind the mends. Each rule sets the fields that its docstring names, and may read those set above it. Beside it stand
# the labels of the parts that it reads: where no part has one of them, it has nothing to do and is not asked.
RULES: Order[Rule] = Order(
    {
        links: when(some="doi url accessed note other archive journal"),
        standard_numbers: when(some="isbn other note"),
        dating: when("date"),
        first_published: when(FIRST),
        access: when(some="accessed url note other date doi"),
        titles: when("title"),
        enacted: when("title"),
        containers: when(some="container-title journal"),
        series: when("collection-title"),
        event: when(EVENT),
        langid: ALWAYS,
        contributors: when(some="author editor translator note"),
        origlanguage: when(some=" ".join(LABELS)),
        numbers: when(some="volume issue"),
        editions: when("edition"),
        pages: when("pages"),
        instalments: when("journal issue pages"),
        places: when("location"),
        publishing: when(some="publisher institution"),
        line_ends: ALWAYS,
        genres: when("genre"),
        notes: when("note"),
        shorthand: when(SHORTHAND),
        archives: when("archive"),
        entry_type: ALWAYS,
        laws: when(some="genre journal container-title"),
        holder: when("institution genre"),
        renamed: ALWAYS,
        new_series: when(SERIES),
        cited_places: when("pages"),
        doubts: ALWAYS,
    }
)


def normalise(citation: Citation, segments: Sequence[Segment]) -> Reference:
    """One citation as a biblatex record, its values as printed.

    *n* segments in, one reference out; `origins` are indices into `segments`. Pure, and never raises for what the text
    holds: what no rule understands stays in its segment and is told of in an issue (spans are in `citation.raw`).
    """
    return normalise_all([(citation, segments)])[0]


def normalise_all(labelled: Sequence[tuple[Citation, Sequence[Segment]]]) -> list[Reference]:
    """What `normalise` makes of each citation with its segments: of many at a time it costs less."""
    parts = [labelled[at : at + TOGETHER] for at in range(0, len(labelled), TOGETHER)]
    drafts = [draft for part in parts for draft in follow_all(mend(list(itertools.starmap(drafted, part))), RULES)]
    return [
        Reference(draft.type, draft.fields, draft.issues, confidence(draft, segments), draft.origins)
        for draft, (_, segments) in zip(drafts, labelled, strict=True)
    ]
