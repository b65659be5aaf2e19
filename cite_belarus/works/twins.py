"""Whether two references are to one work: certain, or not at all.

First what speaks against it (`CONFLICTS`), then how the titles stand to each other, then what else agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from cite_belarus.works.people import overlap
from cite_belarus.works.traits import PARTS, Label, Trait

Rule = Callable[[Trait, Trait], bool]


def other_year(a: Trait, b: Trait) -> bool:
    """Both print a year, and not the same; or both a day, and not the same."""
    if a.years and b.years and not a.years & b.years:
        return True
    return bool(a.day and b.day and not a.day.startswith(b.day) and not b.day.startswith(a.day))


def other_volume(a: Trait, b: Trait) -> bool:
    """Two volumes, issues or editions; for books also a volume against the whole set."""
    if a.is_book and b.is_book and bool(a.volume) != bool(b.volume):
        return True
    return any(x and y and x != y for x, y in ((a.volume, b.volume), (a.number, b.number), (a.edition, b.edition)))


def other_pages(a: Trait, b: Trait) -> bool:
    """Parts that stand on other pages. A page inside the other's range is a cited place."""
    if a.is_book or b.is_book or not a.pages or not b.pages or a.pages == b.pages:
        return False
    (a1, a2), (b1, b2) = a.pages, b.pages
    return not (a1 <= b1 and b2 <= a2) and not (b1 <= a1 and a2 <= b2)


def other_people(a: Trait, b: Trait) -> bool:
    """Both name persons, and no person is common."""
    return bool(a.people and b.people) and not overlap(a.people, b.people)


def other_numbers(a: Trait, b: Trait) -> bool:
    """The titles hold other numbers, and neither is the beginning of the other."""
    return a.numbers != b.numbers and not _begins(a.title, b.title) and not _begins(b.title, a.title)


def other_container(a: Trait, b: Trait) -> bool:
    """Two journals or books; or a part of something, with its pages, against a thing that stands alone."""
    if a.container.key and b.container.key:
        return not same_label(a.container, b.container)
    return (_is_part(a) and b.is_book) or (_is_part(b) and a.is_book)


def _is_part(a: Trait) -> bool:
    return a.type in PARTS and bool(a.container.key) and a.pages is not None and a.pages[0] < a.pages[1]


def other_doi(a: Trait, b: Trait) -> bool:
    """Two DOIs. One misread in two characters at most is no other where the titles are equal."""
    if not a.doi or not b.doi or a.doi == b.doi:
        return False
    return a.title != b.title or a.years != b.years or Levenshtein.distance(a.doi, b.doi, score_cutoff=2) > 2


def other_kind(a: Trait, b: Trait) -> bool:
    """A thesis and the book made of it."""
    return (a.type == "thesis") != (b.type == "thesis") and {a.type, b.type} != {"thesis", "misc"}


def other_press(a: Trait, b: Trait) -> bool:
    """Books of other publishers in other places."""
    if not (a.is_book and b.is_book and a.publisher.key and b.publisher.key and a.places and b.places):
        return False
    return not a.places & b.places and not same_label(a.publisher, b.publisher)


def other_page(a: Trait, b: Trait) -> bool:
    """Two pages of one site."""
    if a.type != "online" or b.type != "online" or not a.url or not b.url or a.url == b.url:
        return False
    return a.url.split("/")[0] == b.url.split("/")[0] and fuzz.ratio(a.url, b.url) < 90


def other_shelf(a: Trait, b: Trait) -> bool:
    """Two files of an archive."""
    return bool(a.shelf and b.shelf) and a.shelf != b.shelf


CONFLICTS: tuple[Rule, ...] = (
    other_year,
    other_volume,
    other_pages,
    other_numbers,
    other_people,
    other_container,
    other_doi,
    other_kind,
    other_press,
    other_page,
    other_shelf,
)


def conflict(a: Trait, b: Trait) -> bool:
    """Whether anything that both print says that the two are different works."""
    return any(rule(a, b) for rule in CONFLICTS)


def same_work(a: Trait, b: Trait) -> bool:
    """Whether the two are certainly one work."""
    if a.doi and a.doi == b.doi:
        return fuzz.ratio(a.title, b.title) > 50 or overlap(a.people, b.people) or not (a.titled and b.titled)
    return _alike(a, b) and not conflict(a, b)  # in this order, for most pairs are told by their titles


def _alike(a: Trait, b: Trait) -> bool:
    """Whether the titles are one, and enough else agrees for that."""
    if not (a.titled and b.titled):
        return a.title == b.title
    if a.title == b.title:
        return _supported(a, b)
    if a.url and a.url == b.url:
        return damaged(a.title, b.title) or _begins(a.title, b.title) or _begins(b.title, a.title)
    if _begins(a.title, b.title) or _begins(b.title, a.title):
        short = len(min(a.title, b.title, key=len)) < 12
        return agreement(a, b) > (3 if short else 2) or bool(not short and a.people and b.people and a.years & b.years)
    return damaged(a.title, b.title) and _firmly(a, b)


def damaged(a: str, b: str) -> bool:
    """Whether two folded titles are one that a scan damaged: the words that differ do so by a letter or a blank."""
    if fuzz.ratio(a, b, score_cutoff=85) == 0:
        return False
    left, right = sorted((a.split(), b.split()))
    changes = [op for op in SequenceMatcher(None, left, right, autojunk=False).get_opcodes() if op[0] != "equal"]
    return all(_misread("".join(left[i:j]), "".join(right[k:m])) for _, i, j, k, m in changes)


def _misread(a: str, b: str) -> bool:
    longer = max(len(a), len(b))
    if any(letter.isdigit() for letter in a + b) and a != b:
        return False
    return Levenshtein.distance(a, b) <= (1 if longer < 7 else 2)


def _supported(a: Trait, b: Trait) -> bool:
    """Whether enough agrees beside an equal title."""
    found = agreement(a, b)
    if a.people and b.people:
        return bool(a.years & b.years) or len(a.title) > 20 or found > 0
    if a.people or b.people:
        return found > 1
    return found > 0


def _firmly(a: Trait, b: Trait) -> bool:
    """Whether so much agrees that a difference of letters in the titles must be damage."""
    known = bool(a.people) == bool(b.people) and (not a.people or overlap(a.people, b.people))
    if agreement(a, b) > 1 or not known:
        return known
    by_a_letter = len(a.title) > 24 and Levenshtein.distance(a.title, b.title, score_cutoff=1) <= 1
    return by_a_letter and bool(a.people) and bool(a.years & b.years)


def agreement(a: Trait, b: Trait) -> int:
    """How many of year, container, issue, pages, publisher, place, address agree (0 to 7)."""
    return sum((
        bool(a.years & b.years),
        bool(a.container.key) and a.container.key == b.container.key,
        bool(a.volume or a.number) and (a.volume, a.number) == (b.volume, b.number),
        a.pages is not None and a.pages == b.pages,
        same_label(a.publisher, b.publisher),
        bool(a.places & b.places),
        bool(a.url and b.url) and fuzz.ratio(a.url, b.url) > 90,
    ))  # fmt: skip


def _begins(whole: str, start: str) -> bool:
    """Whether a title begins with the other and goes on with a subtitle (not with the number of a part)."""
    rest = whole[len(start) :]
    if len(start) < 4 or not rest.startswith(" ") or not whole.startswith(start):
        return False
    return not any(letter.isdigit() for letter in rest) and len(rest) > 6


def same_label(a: Label, b: Label) -> bool:
    """Whether two names of journals, books or publishers can be one, abbreviated, damaged or shortened."""
    if not a.key or not b.key:
        return False
    if fuzz.ratio(a.key, b.key) > 80 or a.key.startswith(b.key) or b.key.startswith(a.key):
        return True
    return _abbreviates(a.words, b.words) or _abbreviates(b.words, a.words)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words begin, in order, words of the longer name ("j eurasian stud")."""
    rest = iter(long)
    return len(short) <= len(long) and all(any(word.startswith(start) for word in rest) for start in short)
