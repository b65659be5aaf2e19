"""One list of persons out of what the members print: each name as fully as any member gives it, misprints repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from cite_belarus.model import Name, Repair, Value
from cite_belarus.works.people import names, person, same
from cite_belarus.works.readings import Desk
from cite_belarus.works.words import without_marks


def settle_names(field: str, printed: Mapping[int, Value], desk: Desk) -> Value:
    """The best list of persons; given names, prefixes and families from whichever member has them best."""
    found = {member: names(value) for member, value in printed.items() if names(value)}
    chosen = []
    for name in found[_best_list(found, printed, desk)]:
        forms = {m: form for m, listed in found.items() if (form := _same_person(name, listed))}
        if not forms:  # without a letter ("»") it is like no name, itself included
            chosen.append(name)
            continue
        family = _family(field, forms, desk)
        given = max((form.given for form in forms.values()), key=lambda g: (len(g.replace(" ", "")), g))
        prefix = next((form.prefix for form in forms.values() if form.prefix), "")
        suffix = next((form.suffix for form in forms.values() if form.suffix), "")
        chosen.append(Name(family, given, prefix, suffix))
    return (*chosen, Name("others")) if _all_cut(printed) else tuple(chosen)


def _best_list(found: Mapping[int, Sequence[Name]], printed: Mapping[int, Value], desk: Desk) -> int:
    """The member whose list is complete and has the commonest length; then the surest, then the longest."""
    complete = [m for m in found if not _is_cut(printed[m])] or list(found)
    lengths = Counter(len(found[m]) for m in complete)
    sure = {m: desk.scene.cited[m].reference.confidence for m in complete}
    if all(_is_cut(printed[m]) for m in complete):
        return max(complete, key=lambda m: (len(found[m]), sure[m], str(printed[m])))
    return max(complete, key=lambda m: (lengths[len(found[m])], sure[m], len(found[m]), str(printed[m])))


def _is_cut(value: Value) -> bool:
    """Whether a list ends in "et al."."""
    return any(isinstance(v, Name) and v.family == "others" for v in value)


def _same_person(name: Name, listed: Sequence[Name]) -> Name | None:
    """The form that one member prints of a person, its family and given name in the same order."""
    own = person(name)
    fitting = (other for other in listed if same(own, person(other)))
    return next((other for other in fitting if person(other).family[:1] == own.family[:1]), None)


def _all_cut(printed: Mapping[int, Value]) -> bool:
    """Whether every member prints "et al."."""
    return all(_is_cut(value) for value in printed.values())


def _family(field: str, forms: Mapping[int, Name], desk: Desk) -> str:
    """The family name; the members that misprint it get a repair, or a doubt where nothing tells."""
    counted = Counter(form.family for form in forms.values())
    best = min(counted, key=lambda f: (-counted[f], without_marks(f) == f, f.isupper(), -len(f), f))
    for member, form in sorted(forms.items()):
        if form.family.casefold() == best.casefold():
            continue
        witness = min(m for m, other in forms.items() if other.family == best)
        evidence, confidence = _evidence(best, form.family, counted)
        if confidence < 0.6:
            twin = f"twin:{desk.scene.place(member)}; {evidence}"
            desk.ledger.doubts.append(Repair(field, best, form.family, twin, confidence, witness))
        else:
            twin = f"twin:{desk.scene.place(witness)}; {evidence}"
            desk.ledger.repair(Repair(field, form.family, best, twin, confidence, member))
    return best


def _evidence(best: str, other: str, counted: Counter[str]) -> tuple[str, float]:
    if counted[best] > counted[other]:
        return f"{counted[best]} print it against {counted[other]}", 0.85
    if without_marks(best).casefold() == without_marks(other).casefold():
        return "diacritics are lost here", 0.8
    if len(best) > len(other) and Levenshtein.distance(best, other) == len(best) - len(other):
        return "letters are lost here", 0.75
    return "nothing tells which is right", 0.5
