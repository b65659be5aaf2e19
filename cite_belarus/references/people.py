"""One person's name: which words are the family name, which the given names, initials, patronymic, prefix."""

from __future__ import annotations

import functools
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.model import Name
from cite_belarus.references.capitals import MAX_CAPITALS, family_capitals, lowered
from cite_belarus.references.chinese import HAN, is_family_first, is_syllabic
from cite_belarus.references.particles import (
    forename,
    inverted,
    is_given,
    is_one_family,
    is_particle,
    particles,
    particles_first,
    unprefixed,
    with_capital_particles,
    without_by,
    without_particles,
)
from cite_belarus.references.printed import unstopped
from cite_belarus.references.shapes import ORDERS, REGNAL, bare, initials_only, is_suffix, uncapitalised

MAX_FAMILY_WORDS = 2
MAX_GIVEN_WORDS = 3
PATRONYMIC = 2  # words of a given name with a patronymic
LONGEST_INITIAL = 2  # a letter and its stop


@functools.lru_cache(maxsize=4096)  # an article cites the same people again and again
def person(text: str, given: str = "") -> Name:
    """The name of one person, printed in either order; with `given`, `text` is the family name alone.

    Without initials, patronymic or an ending that only family names have, the last word is the family name.
    """
    words = _honorable(without_by(unstopped_name(text).split()))
    if not words:
        return Name("")
    words, given = lowered(words, given)
    words = particles_first(words)
    words, suffix = _without_suffix(with_capital_particles(words), given)
    if suffix:
        return replace(person(" ".join(words), given), suffix=suffix)
    if _is_regnal(words):
        return Name(" ".join(words))
    if len(words) == 3 and HAN.fullmatch(words[2]) and not HAN.search(text, 0, text.index(words[2])):
        return _named(words[:1], words[1])  # "Chen Wei 陈伟"
    if given:
        return _named(words, given)
    at = family_capitals(words)
    if at:
        return _named(words[:at], " ".join(words[at:])) if at > 0 else _named(words[at:], " ".join(words[:at]))
    first = _initials_at_start(words)
    if first and first < len(words):
        return _after_initials(words, first)
    last = _initials_at_end(words)
    if last and last < len(words):
        return _before_initials(words, len(words) - last)
    if len(words) == 1:
        return _named(words, "")
    return _in_full(words)


def _without_suffix(words: list[str], given: str) -> tuple[list[str], str]:
    """ "John Reed III", "Reed Jr J.", "J. Nowak OP": the name without its suffix or religious order, and that."""
    whole = 1 if given else 2  # words of a name
    last = len(words) - 1
    if not last:
        return words, ""
    while last > 1 and initials_only(words[last]) and not is_suffix(words[last]):
        last -= 1
    rest = [*words[:last], *words[last + 1 :]]
    if last >= (whole if last == len(words) - 1 else 1) and is_suffix(words[last]) and not _is_regnal(words):
        return (words, "") if all(map(initials_only, rest)) else (rest, words[last])
    if len(words) > 2 and words[-1] in ORDERS and (initials_only(words[0]) or is_given(words[0])):
        return words[:-1], words[-1]
    return words, ""


def _is_regnal(words: list[str]) -> bool:
    """ "Henry VIII", "Jan Paweł II": given names, and a number behind them."""
    if len(words) < 2 or words[-1][0] not in "IVX" or not REGNAL.fullmatch(words[-1]):
        return False
    clear = len(words) == 2 and bool(words[-1].strip("I"))  # "Paul VI"; "Paul II" may have initials
    known = clear and forename(words[0]) is not None
    return known or all(map(is_given, words[:-1]))


def unstopped_name(text: str) -> str:
    """The text without the full stop behind it, unless an initial ends it."""
    if not text.endswith("."):
        return text
    *before, last = text.split()
    if len(before) == 1 and len(last) > LONGEST_INITIAL and is_family_first(before[0], last[:-1]):
        return text[:-1]  # "Ван Ли."
    return text if initials_only(last) else unstopped(text)


def single_word(piece: str) -> bool:
    """Whether a piece is one word and no initial."""
    return " " not in piece.strip() and not initials_only(piece)


def starts_inverted(family: str, given: str, at_start: bool, count: int) -> bool:
    """Whether two pieces, a comma between them, are one name: family, then given.

    Initials decide; where there are none, only the first name of a list is printed so.
    """
    given = without_particles(given)
    if initials_only(family) or _has_initials(family):
        return at_start and _is_short_family(family) and given.istitle() and not _has_initials(given)
    if initials_only(given):
        return True
    if _ends_in_initial(family) and _ends_in_initial(given):  # "TEAL A, REED B": two names of one form
        return False
    few = family.isupper() or len(unprefixed(family.split())) <= MAX_FAMILY_WORDS
    first, *rest = given.split()
    short = few and (len(rest) < MAX_GIVEN_WORDS or (not initials_only(first) and all(map(initials_only, rest))))
    if not at_start or not short or (_is_whole(family.split()) and not is_given(given)):
        return False
    if _has_initials(given):
        *words, last = unstopped_name(given).split()
        shouted = any(word.isupper() and len(word) > MAX_CAPITALS for word in words)  # "KAWA Sada, MIYATA K."
        return (initials_only(last) or is_given(last)) and not shouted and not _is_inverted(given)
    full = len(given.split()) == PATRONYMIC and is_patronymic(given.split()[1])  # "Ivanova, Svitlana Mykolaïvna, …"
    if is_one_family(family.split()):
        return full or count == 2 or len(given.split()) == 1 or all(map(is_given, given.split()))
    alone = not any(map(is_given, family.split())) and (full or all(map(is_given, given.split())))
    return count == 2 and (len(given.split()) == 1 or alone)


def _is_whole(words: list[str]) -> bool:
    """Whether words are a family name and a given one, and so no family name alone: "Woda Józef"."""
    return len(words) > 1 and is_given(words[-1]) and not any(map(is_given, words[:-1])) and not is_particle(words[0])


def _is_short_family(piece: str) -> bool:
    """ "MA, Yuanyi": two or three capitals before a given name are no initials."""
    return piece.isalpha() and piece.isupper() and len(piece) > 1


def _ends_in_initial(piece: str) -> bool:
    _, blank, last = piece.rpartition(" ")
    return bool(blank) and initials_only(last)


def _is_inverted(given: str) -> bool:
    """ "Family I." is a whole name when its family name has an ending that given names never have."""
    return len(given.split()) == 2 and _is_surname(given.split()[0])


def _capital_initials(words: list[str]) -> bool:
    """Whether a name ends in two or three capitals without stops: "Miller NMA"."""
    last = words[-1]
    return len(words) > 1 and len(last) <= MAX_CAPITALS and last.isalpha() and last.isupper() and not words[0].isupper()


def _has_initials(text: str) -> bool:
    """Whether a piece has an initial among its words; "LE GOFF" has none."""
    words = text.split()
    named = [word for word in words[:-1] if word.casefold() not in particles()] + words[-1:]
    return _capital_initials(words) or any(initials_only(word) and len(word) > 1 for word in named)


def _honorable(words: list[str]) -> list[str]:
    titles = resources.words("honorifics")
    while len(words) > 1 and words[0].casefold() in titles and not (len(words[0]) == 2 and words[0][0].isupper()):
        if all(map(initials_only, words[1:])):
            break  # "Graf A." is a family name
        words = words[1:]
    return words


def _initials_at_start(words: list[str]) -> int:
    count = 0
    while count < len(words) and initials_only(words[count]) and (words[count].endswith(".") or len(words[count]) == 1):
        count += 1
    return count


def _initials_at_end(words: list[str]) -> int:
    count = 0
    while count < len(words) and (initials_only(words[-1 - count]) or (not count and _capital_initials(words))):
        count += 1
    return count


def _after_initials(words: list[str], count: int) -> Name:
    """Initials first: what follows is the family name, save given names between ("C. Wright Mills")."""
    rest = words[count:]
    at = next((i for i, word in enumerate(rest) if word.casefold() in particles() and word[0].islower()), None)
    if at is None:
        at = len(rest) - 1
        if at and initials_only(rest[-1]):
            return _named(rest[:1], " ".join([*words[:count], *rest[1:]]))
    return _named(rest[at:], " ".join([*words[:count], *rest[:at]]))


def _before_initials(words: list[str], at: int) -> Name:
    """Initials last: the family name first; a second word before them is a given name ("Соколовский Павел П.")."""
    family = 1 + next((i for i, word in enumerate(words[:at]) if not is_particle(word)), 0)
    if at > family and (words[0].isupper() or "-" in words[0] or at - family > 1 or forename(words[family]) is None):
        family = at
    return _named(words[:family], " ".join(words[family:]))


def _in_full(words: list[str]) -> Name:
    """No initials: a patronymic or an ending tells the order; without one the family name comes last.

    Behind a given name alone there is no patronymic but a family name like one: "Святлана Алексіевіч".
    """
    if told := inverted(words):
        return _named(*told)
    if is_syllabic(words):
        return _named(words[:1], " ".join(words[1:]))
    if len(words) > 2 and _ends_in_patronymic(words):
        return _named(words[:-2], " ".join(words[-2:]))
    plain = [word for word in words if not is_particle(word)]
    if len(plain) == len(words) == 2 and (is_family_first(*words) or _family_first(*words)):
        return _named(words[:1], words[1])
    if len(plain) == len(words) > 2 and _is_unknown(words[0]) and all(map(is_given, words[1:])):
        return _named(words[:1], " ".join(words[1:]))  # "Kraszewski Józef Ignacy"
    ahead = len(words) - len(unprefixed(words))
    if ahead and any(map(is_given, words[ahead + 1 :])):
        return _named(words[: ahead + 1], " ".join(words[ahead + 1 :]))  # "da Vinci Leonardo"
    at = next((i for i, word in enumerate(words) if i and is_particle(word)), len(words) - 1)
    return _named(words[at:], " ".join(words[:at]))


def _ends_in_patronymic(words: list[str]) -> bool:
    """Whether words are a family name, a given name and a patronymic: not "Ян Мацей Пашкевіч"."""
    first, second, last = words[0], *words[-2:]
    given = forename(first) is not None and forename(second) is not None
    return is_patronymic(last) and not is_patronymic(second) and not given


def _is_unknown(word: str) -> bool:
    """Whether a word is a whole name, and none of those given."""
    return word[:1].isupper() and word.isalpha() and forename(word) is None


def _family_first(first: str, second: str) -> bool:
    """By the given names known, if one of the words is one; else by capitals and endings of family names."""
    said = [forename(word) for word in (first, second)]  # "family" for what is often a family name as well
    if None in said and "" in said and not (first.isupper() or second.isupper()):
        return said[0] is None
    if " " in first:
        return True  # "Le Goff Jacques"
    if is_patronymic(first):  # before a given name it is a family name like one: "Сагановіч Генадзь"
        return not (is_patronymic(second) or _tells(second))
    return _tells(first) and not _tells(second)


def _named(family: list[str], given: str) -> Name:
    prefix = family[: len(family) - len(unprefixed(family))]
    given_words = given.split()
    while given_words and is_particle(given_words[-1]):
        prefix.insert(0, given_words.pop())
    name = unstopped(" ".join(family[len([w for w in family if w in prefix]) :]))
    given = " ".join(given_words)
    return (
        Name(uncapitalised(name), bare(given) if initials_only(given_words[-1]) else unstopped(given), " ".join(prefix))
        if given_words
        else Name(name, "", " ".join(prefix))  # capitals alone are a body's short name
    )


def _tells(word: str) -> bool:
    """Whether a word can only be a family name: capitals throughout, or an ending that only they have."""
    return (len(word) > 2 and word.isupper()) or _is_surname(word)


@functools.cache
def _endings(value: str) -> tuple[str, ...]:
    return tuple(ending for ending, kind in resources.words("surnames").items() if kind == value)


def is_patronymic(word: str) -> bool:
    return len(word) > 4 and word.casefold().endswith(_endings("given"))


def _is_surname(word: str) -> bool:
    return len(word) > 4 and word.casefold().endswith(_endings(""))
