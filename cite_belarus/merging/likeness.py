"""Whether two entries are of one work, what says so, and what says no."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from cite_belarus.merging.source import Entry
from cite_belarus.works.people import overlap
from cite_belarus.works.traits import Trait
from cite_belarus.works.twins import CONFLICTS, agreement, conflict, same_work

IDENTICAL, BEFORE = "the same fields and values", "merged before: its key is in ids"
SHORT = 12  # letters of a title that says nothing by itself, such as "Introduction"
# rule of works.twins → what it says against two entries' being one work
AGAINST = {
    "other_year": "another year", "other_volume": "another volume, issue or edition", "other_pages": "other pages",
    "other_numbers": "other numbers in the titles", "other_people": "other persons",
    "other_container": "in another journal or book", "other_doi": "another DOI", "other_kind": "thesis and book",
    "other_press": "another publisher in another place", "other_page": "another page of the site",
    "other_shelf": "another file of the archive",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two entries are. `certain` ones are merged; of the others a person is asked."""

    certain: bool
    evidence: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def final(self) -> bool:
        """Whether the two are one to the letter, or were made one before: no third entry makes it doubtful."""
        return bool({IDENTICAL, BEFORE} & set(self.evidence))


def compare(old: Entry, new: Entry) -> Likeness | None:
    """How `new` is like `old`; None where nothing speaks for it."""
    a, b = old.trait, new.trait
    if old.content == new.content and (a or of_key(old.key, new.key)):
        return Likeness(True, (IDENTICAL,))
    if a is None or b is None:
        return None
    if new.key in old.aliases and (fuzz.ratio(a.title, b.title) > 50 or not (a.titled and b.titled)):
        return Likeness(True, (BEFORE, *_evidence(a, b)))
    evidence = _evidence(a, b, old.key == new.key)
    if not evidence:
        return None
    return Likeness(_certain(a, b), evidence, against(a, b))


def of_key(key: str, wanted: str) -> bool:
    """Whether a key is another, or was made of it: what is no clear entry has no place for the key that it loses."""
    stem, _, number = key.rpartition("-")
    return key == wanted or (stem == wanted and number.isdecimal())


def _certain(a: Trait, b: Trait) -> bool:
    """Where a title is missing only the DOI is enough; titles that differ by a letter need a DOI or an address."""
    if not (a.titled and b.titled):
        return bool(a.doi) and a.doi == b.doi and not conflict(a, b)
    named = (a.doi and a.doi == b.doi) or (a.url and a.url == b.url)
    begun = a.title.startswith(b.title) or b.title.startswith(a.title)
    alike = fuzz.ratio(a.title, b.title) > 50 or begun
    return same_work(a, b) and bool((named and (alike or not conflict(a, b))) or begun)


def against(a: Trait, b: Trait) -> tuple[str, ...]:
    """What both say and say differently."""
    return tuple(AGAINST.get(rule.__name__, rule.__name__) for rule in CONFLICTS if rule(a, b))


def parted(a: Entry, b: Entry) -> bool:
    """Whether two entries that are both like a third one are certainly not one work themselves."""
    if a.trait is None or b.trait is None or a.content == b.content:
        return False
    return conflict(a.trait, b.trait) and not (a.trait.doi and a.trait.doi == b.trait.doi)


def _evidence(a: Trait, b: Trait, same_key: bool = True) -> tuple[str, ...]:
    """What speaks for one work; () where it is too little to ask a person."""
    found = ["same DOI"] if a.doi and a.doi == b.doi else []
    found += ["same address"] if a.url and a.url == b.url else []
    people = bool(a.people and b.people and overlap(a.people, b.people))
    years = bool(a.years & b.years)
    if a.titled and b.titled:
        title = _title(a, b)
        telling = len(a.title) > SHORT and not (a.people and b.people) and agreement(a, b) > 0
        enough = people or found or same_key or telling
        if title and enough and (title == "same title" or people):
            said = [title, *(["same author"] if people else []), *(["same year"] if years else [])]
            found += [", ".join(said)]
    return tuple(found)


def _title(a: Trait, b: Trait) -> str:
    if a.title == b.title:
        return "same title"
    if len(min(a.title, b.title, key=len)) > 8 and (a.title.startswith(b.title) or b.title.startswith(a.title)):
        return "one title begins the other"
    return "like title" if fuzz.ratio(a.title, b.title, score_cutoff=90) else ""
