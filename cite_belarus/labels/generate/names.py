"""Forms of names: `form "Family, I. I." rest "I. I. Family" between ", " last " and " most 3 others " et al."`."""

from __future__ import annotations

import random
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.model import CiteError

Person = Mapping[str, str]
_PART = Late(r"FAMILY|Family|Given|G\.|I\. I\.|I\.I\.|I\.|II")
_KEYS = ("form", "rest", "between", "last", "most", "keep", "others")


@dataclass(frozen=True, slots=True)
class NameForm:
    """How a row of names is printed. Of more than `most` names the first `keep` are given, then `others`."""

    form: str
    rest: str
    between: str = ", "
    last: str = ", "
    most: int = 9
    keep: int = 1
    others: str = " et al."


def name_form(text: str, place: str = "") -> NameForm:
    """The form that a `names` line writes; raises `CiteError` where it is not well formed."""
    try:
        words = shlex.split(text)
        given = dict(zip(words[::2], words[1::2], strict=True))
        most, keep = int(given.get("most", 9)), int(given.get("keep", 1))
    except ValueError:  # a quote that is not closed, an odd word, no number
        words, given, most, keep = [], {}, 0, 0
    forms = given.get("form", ""), given.get("rest", given.get("form", ""))
    family = all(re.search("Family|FAMILY", form) for form in forms)
    if not family or set(given) - set(_KEYS) or not 0 < keep <= most:
        remedy = f"pairs of {', '.join(_KEYS)} and a value; each form holds Family or FAMILY, keep is at most most"
        raise CiteError(f"not a form of names: {text!r}", place=place, remedy=remedy)
    between = given.get("between", ", ")
    last, others = given.get("last", between), given.get("others", " et al.")
    return NameForm(*forms, between, last, most, keep, others)


def initials(given: str, between: str = " ", dot: str = ".") -> str:
    """ "Jean-Paul Maria" → "J.-P. M."; a given name that is initials already keeps its letters."""
    words = [w for w in re.split(r"[\s.]+", given) if w]
    return between.join(
        "-".join(f"{part[0].upper()}{dot}" for part in word.split("-") if part[:1].isalpha()) for word in words
    )


def person(one: Person, form: str) -> str:
    """One name in a form."""
    family, given = one.get("family", ""), one.get("given", "")
    if one.get("prefix"):
        family = f"{one['prefix']} {family}"
    if not given:
        return family.upper() if "FAMILY" in form else family
    parts = {
        "FAMILY": lambda: family.upper(),
        "Family": lambda: family,
        "Given": lambda: given,
        "G.": lambda: initials(given.split()[0]),
        "I. I.": lambda: initials(given),
        "I.I.": lambda: initials(given, ""),
        "I.": lambda: initials(given, ""),
        "II": lambda: initials(given, "", ""),
    }
    return _PART.sub(lambda found: parts[found[0]](), form)


def row(people: Sequence[Person], form: NameForm, rng: random.Random) -> str:
    """A row of names; "" for none."""
    cut = len(people) > form.most
    if cut:
        people = people[: form.keep] if rng.random() < 0.9 else people[: form.most]
    printed = [person(one, form.form if n == 0 else form.rest) for n, one in enumerate(people)]
    if cut:
        return form.between.join(printed) + form.others
    if len(printed) < 2:
        return "".join(printed)
    return form.between.join(printed[:-1]) + form.last + printed[-1]
