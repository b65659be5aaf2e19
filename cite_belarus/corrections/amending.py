"""What stands in a citation: its kind, its labels, its type, its fields; a person's word counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cite_belarus.corrections.finding import Index, key
from cite_belarus.corrections.said import Correction, Done, Said
from cite_belarus.model import Citation, Cited, Issue, Reference, Segment

Normalise = Callable[[Citation, Sequence[Segment]], Reference]
CODE = "correction-unmatched"


def amend(cited: Sequence[Cited], said: Said, normalise: Normalise) -> tuple[tuple[Cited, ...], tuple[Done, ...]]:
    """The citations with all corrections of their content; and what was done. What fits nothing is in `unmatched`."""
    if not said.corrections:
        return tuple(cited), ()
    out, done = list(cited), []
    index = Index([one.citation for one in cited])
    for correction in (one for one in said.corrections if not one.cuts):
        for at in index.find(correction.citation, correction.hint):
            out[at], changed = amend_one(out[at], correction, normalise)
            done += [Done(out[at].citation, what, said.place(correction)) for what in changed]
    return tuple(out), tuple(done)


def unmatched(cited: Sequence[Cited], said: Said, cuts: Sequence[Correction] = ()) -> tuple[Issue, ...]:
    """An issue for each correction that fits no citation any more; `cuts` are those that `recut` found to."""
    if not said.corrections:
        return ()
    index = Index([one.citation for one in cited])
    missing = [(one, one.citation) for one in cuts]
    for one in said.corrections:
        if not one.cuts:
            found = index.find(one.citation, one.hint)
            missing += [(one, one.citation)] if not found else []
            missing += [(one, text) for text in (*one.same, *one.other) if not index.find(text)]
            missing += [(one, one.citation) for at in found[:1] if _outdated(cited[at].citation.raw, one)]
    return tuple(Issue(CODE, f"{said.place(one)}: fits nothing now: {_short(text)}") for one, text in missing)


def _short(text: str) -> str:
    return " ".join(text.split())[:90]


def _outdated(raw: str, correction: Correction) -> bool:
    return bool(correction.segments) and not labelled(raw, correction.segments)


def amend_one(one: Cited, correction: Correction, normalise: Normalise) -> tuple[Cited, list[str]]:
    """One citation with one correction, and what that changed."""
    changed: list[str] = []
    if correction.kind and correction.kind != one.citation.kind:
        one = replace(one, citation=replace(one.citation, kind=correction.kind))
        changed.append(f"kind: {correction.kind}")
    segments = labelled(one.citation.raw, correction.segments)
    if segments or changed:
        changed += ["labels"] if segments else []
        segments = segments or one.segments
        one = Cited(one.citation, segments, normalise(one.citation, segments))
    reference, said = _reference(one.reference, correction)
    ties = [f"same work as: {_short(text)}" for text in correction.same]
    ties += [f"another work than: {_short(text)}" for text in correction.other]
    return replace(one, reference=reference), [*changed, *said, *ties]


def _reference(reference: Reference, correction: Correction) -> tuple[Reference, list[str]]:
    """The record with the type and the fields that the person gave; a field given by hand comes from no segment."""
    said = [f"type: {correction.type}"] if correction.type not in ("", reference.type) else []
    said += [f"{name}: given" for name, value in correction.fields.items() if reference.fields.get(name) != value]
    said += [f"{name}: removed" for name in correction.remove if name in reference.fields]
    gone = {*correction.remove, *correction.fields}
    kept = {name: value for name, value in reference.fields.items() if name not in correction.remove}
    given = replace(
        reference,
        type=correction.type or reference.type,
        fields={**kept, **correction.fields},
        origins={name: value for name, value in reference.origins.items() if name not in gone},
    )
    return (given if said else reference), said


def labelled(raw: str, pairs: Sequence[tuple[str, str]]) -> tuple[Segment, ...]:
    """The person's segments of a text, sure; where blanks and marks are read anew the letters tell where each ends.

    () where there are none, or where the letters are others now.
    """
    if not pairs or key("".join(text for _, text in pairs)) != key(raw):
        return ()
    ends = list(_ends(raw, pairs))
    starts = [0, *ends[:-1]]
    spans = zip(pairs, starts, ends, strict=True)
    return tuple(Segment(label, raw[start:end], start, end) for (label, _), start, end in spans if start < end)


def _ends(raw: str, pairs: Sequence[tuple[str, str]]) -> Iterator[int]:
    texts = [text for _, text in pairs]
    if "".join(texts) == raw:
        at = 0
        for text in texts:
            at += len(text)
            yield at
        return
    spots = [i for i, char in enumerate(raw) for _ in key(char)]
    letters = 0
    for text in texts[:-1]:
        letters += len(key(text))
        yield spots[letters] if letters < len(spots) else len(raw)
    yield len(raw)
